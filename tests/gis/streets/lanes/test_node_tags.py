from __future__ import annotations

import pytest

from gis.streets.derived import NodeFeatureKind as Kind
from gis.streets.lanes.node_tags import read_node_features


@pytest.mark.parametrize(
    ("tags", "kinds"),
    [
        ({"highway": "traffic_signals"}, [Kind.SIGNAL]),
        (
            {"highway": "traffic_signals", "crossing": "traffic_signals"},
            [Kind.SIGNAL, Kind.SIGNAL_CROSSING],
        ),
        (
            {"highway": "traffic_signals", "traffic_signals": "pedestrian_crossing"},
            [Kind.SIGNAL_CROSSING],
        ),
        ({"highway": "traffic_signals", "crossing": "no"}, [Kind.SIGNAL]),
        ({"highway": "stop"}, [Kind.STOP]),
        ({"highway": "give_way"}, [Kind.GIVE_WAY]),
        ({"highway": "crossing"}, [Kind.CROSSING]),
        ({"highway": "crossing", "crossing": "unmarked"}, [Kind.CROSSING]),
        ({"highway": "crossing", "crossing": "zebra"}, [Kind.MARKED_CROSSING]),
        ({"highway": "crossing", "crossing": "uncontrolled"}, [Kind.MARKED_CROSSING]),
        ({"highway": "crossing", "crossing:markings": "zebra"}, [Kind.MARKED_CROSSING]),
        (
            {"highway": "crossing", "crossing": "uncontrolled", "crossing:markings": "no"},
            [Kind.CROSSING],
        ),
        ({"highway": "crossing", "crossing": "traffic_signals"}, [Kind.SIGNAL_CROSSING]),
        ({"highway": "crossing", "crossing": "no"}, []),
        (
            {"highway": "crossing", "crossing": "traffic_signals", "crossing_scramble": "yes"},
            [Kind.SIGNAL_CROSSING, Kind.DIAGONAL_CROSSING],
        ),
        (
            {"highway": "crossing", "crossing": "marked", "bicycle": "designated"},
            [Kind.MARKED_CROSSING, Kind.BICYCLE_CROSSING],
        ),
        ({"highway": "crossing", "crossing": "marked", "bicycle": "yes"}, [Kind.MARKED_CROSSING]),
        ({"highway": "crossing", "crossing": "unmarked", "bicycle": "designated"}, [Kind.CROSSING]),
        ({"highway": "crossing", "cycleway": "crossing"}, [Kind.CROSSING, Kind.BICYCLE_CROSSING]),
        ({"traffic_calming": "rumble_strip"}, [Kind.RUMBLE_BARS]),
        ({"traffic_calming": "hump"}, []),
        ({"highway": "bus_stop"}, []),
    ],
)
def test_signals_signs_and_crossings_are_known_by_their_tags(tags, kinds):
    assert read_node_features(tags) == tuple(kinds)
