"""Lines along the edges of roads."""

from __future__ import annotations

from collections import Counter

import pytest
from shapely import LineString

from gis.streets.control import Control
from gis.streets.cross_section import CrossSection, Direction
from tests.helpers.marked_roads import M, marked, of_kind
from tests.helpers.street_shapes import (
    Arm,
    B,
    F,
    K,
    Made,
    junction,
    lane,
    road_shape,
    section,
    strip,
    two_way,
)


@pytest.mark.parametrize(
    ("width", "sidewalk", "road_class", "lines"),
    [
        (4.0, 0.0, "service", 2),
        (3.0, 0.0, "living_street", 2),
        (2.9, 0.0, "service", 0),
        (4.0, 1.5, "service", 0),
        (4.0, 0.0, "track", 0),
        (4.0, 0.0, "cycleway", 0),
    ],
)
def test_an_alley_has_edge_lines_where_article_183_spares_it_none_and_nothing_else(
    width: float, sidewalk: float, road_class: str, lines: int
) -> None:
    side = [strip(K.SIDEWALK, sidewalk)] if sidewalk else []
    alley = section(*side, lane(Direction.BOTH, width), *side)
    made = junction(
        *(Arm(bearing_deg=b, section=alley, road_class=road_class) for b in (0, 90, 200)),
        control=Control.NONE,
    )
    kinds = Counter(marking.kind for marking in marked(made))
    assert kinds == ({M.EDGE_LINE: 3 * lines} if lines else {})


@pytest.mark.parametrize(
    ("held", "road_class", "count"),
    [
        (two_way(1, sidewalk_m=0.0), "residential", 2),
        (two_way(1), "residential", 0),
        (two_way(1, width_m=2.4, sidewalk_m=0.0), "residential", 0),
        (two_way(1, width_m=2.4, sidewalk_m=0.0), "tertiary", 2),
        (two_way(1, sidewalk_m=0.0), "service", 2),
        (two_way(1, sidewalk_m=0.0), "track", 0),
        (section(strip(K.SIDEWALK, 2.0), lane(B), lane(F)), "tertiary", 1),
    ],
)
def test_edge_lines_run_where_no_sidewalk_does(
    held: CrossSection, road_class: str, count: int
) -> None:
    line = LineString([(0, 0), (100, 0)])
    made = Made(shapes=[road_shape("road", line, held, road_class=road_class)])
    found = of_kind(marked(made), M.EDGE_LINE)
    assert len(found) == count
    assert all((m.width_m, m.dash_m) == (0.15, None) for m in found)
