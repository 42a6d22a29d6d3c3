"""Roads of a network carry the cross-section of the line they are cut from."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from gis.streets.derived import NodeFeature, NodeFeatureKind
from gis.streets.network import Network, build_network
from tests.helpers.sections import read, short
from tests.helpers.streets import ORIGIN, centre_line

BOTH_WAYS = read(
    {
        "lanes": "4",
        "turn:lanes:forward": "left|through",
        "turn:lanes:backward": "through|right",
    }
)
PLAIN = "mixed v, fast v, fast ^, mixed ^"


def main_street(**changes):
    line = centre_line((0, 0), (200, 0), name="中山路")
    return replace(line, section=BOTH_WAYS.section, **changes)


def along(network: Network, name: str = "中山路") -> list[str]:
    """Sections of a street's roads from west to east."""
    mine = [street for street in network.streets if street.road.name == name]
    return [short(s.section) for s in sorted(mine, key=lambda s: s.road.line.bounds[0])]


def test_arrows_stand_on_the_pieces_where_the_traffic_arrives():
    network = build_network(
        [
            main_street(),
            centre_line((50, -50), (50, 50), name="甲街"),
            centre_line((150, -50), (150, 50), name="乙街"),
        ]
    )
    assert along(network) == [
        "mixed v right, fast v through, fast ^, mixed ^",
        PLAIN,
        "mixed v, fast v, fast ^ left, mixed ^ through",
    ]


def test_a_driveway_just_before_the_end_does_not_take_the_arrows_away():
    near = build_network([main_street(), centre_line((190, 0), (190, 50), name="甲街")])
    assert along(near)[0].endswith("fast ^ left, mixed ^ through")
    far = build_network([main_street(), centre_line((180, 0), (180, 50), name="甲街")])
    assert along(far)[0] == "mixed v right, fast v through, fast ^, mixed ^"


def test_every_road_has_a_street_in_order_of_uid():
    network = build_network([main_street(), centre_line((50, -50), (50, 50), oneway=True)])
    assert [street.road for street in network.streets] == list(network.roads)
    bare = next(s for s in network.streets if s.road.name == "")
    assert short(bare.section) == "mixed ^"


def test_roundabouts_and_speed_limits_go_with_the_road():
    network = build_network([main_street(roundabout=True, speed_limit_kmh=40)])
    (street,) = network.streets
    assert street.roundabout
    assert street.speed_limit_kmh == 40


def test_features_are_kept_once_and_sorted():
    signal = NodeFeature(kind=NodeFeatureKind.SIGNAL, at=ORIGIN, source_id="node 1")
    crossing = NodeFeature(kind=NodeFeatureKind.CROSSING, at=ORIGIN, source_id="node 2")
    network = build_network([main_street()], features=[signal, crossing, signal])
    assert network.features == (crossing, signal)


@settings(max_examples=30)
@given(order=st.permutations(range(4)))
def test_streets_do_not_depend_on_the_order_of_lines(order):
    lines = [
        main_street(),
        replace(main_street(), section=read({"lanes": "2"}).section),
        centre_line((50, -50), (50, 50), name="甲街"),
        centre_line((150, -50), (150, 50), name="乙街"),
    ]
    assert build_network([lines[i] for i in order]).streets == build_network(lines).streets
