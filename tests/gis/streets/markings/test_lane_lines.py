"""Lines that part lanes and directions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from shapely import LineString

from gis.streets.control import Control
from gis.streets.cross_section import CrossSection, ElementKind
from gis.streets.markings.catalogue import MarkingKind
from tests.helpers.marked_roads import M, crossing, marked, of_kind
from tests.helpers.street_shapes import (
    F,
    K,
    Made,
    lane,
    road_shape,
    section,
    strip,
    two_way,
)


@pytest.mark.parametrize(
    ("held", "road_class", "kind"),
    [
        (two_way(2), "secondary", M.NO_CROSSING_LINE),
        (two_way(1), "secondary", M.CENTRE_LINE),
        (two_way(1, width_m=2.9), "secondary", None),
        (two_way(1), "living_street", None),
    ],
)
def test_what_parts_the_directions_follows_lanes_and_width(
    held: CrossSection, road_class: str, kind: MarkingKind | None
) -> None:
    line = LineString([(0, 0), (100, 0)])
    made = Made(shapes=[road_shape("road", line, held, road_class=road_class)])
    yellow = {marking.kind for marking in marked(made) if marking.colour == "yellow"}
    assert yellow == ({kind} if kind else set())


def test_a_double_line_is_two_lines_10_cm_apart() -> None:
    line = LineString([(0, 0), (100, 0)])
    found = of_kind(marked(Made(shapes=[road_shape("r", line, two_way(2))])), M.NO_CROSSING_LINE)
    assert [m.shape.coords[0][1] for m in found] == pytest.approx([0.1, -0.1])
    assert [m.width_m for m in found] == [0.1, 0.1]


def test_between_fast_and_slow_runs_a_solid_white_line() -> None:
    held = section(lane(F, 3.5, K.FAST), lane(F, 3.0, K.SLOW))
    line = LineString([(0, 0), (100, 0)])
    (found,) = of_kind(marked(Made(shapes=[road_shape("r", line, held)])), M.FAST_SLOW_LINE)
    assert (found.article, found.colour, found.width_m, found.dash_m) == (
        "183-1",
        "white",
        0.1,
        None,
    )


def test_a_bus_lane_is_cut_off_by_a_double_white_line_and_has_diamonds() -> None:
    held = section(lane(F, 3.5), lane(F, 3.5, K.BUS))
    line = LineString([(0, 0), (100, 0)])
    shapes = [road_shape("r", line, held, end_area="j")]
    area = crossing().areas[0]
    found = marked(Made(shapes=shapes, areas=[replace(area, control=Control.NONE)]))
    assert len(of_kind(found, M.NO_LANE_CHANGE_LINE)) == 2
    diamonds = of_kind(found, M.EXCLUSIVE_LANE_DIAMOND)
    assert len(diamonds) == 3
    for diamond in diamonds:
        x0, y0, x1, y1 = diamond.shape.bounds
        assert (x1 - x0, y1 - y0) == pytest.approx((2.5, 1.0), abs=1e-3)
        # Area of a rhombus less that of its hole, whose sides lie 15 cm inside.
        inner = 1.0 - 0.15 * np.hypot(1.25, 0.5) / (1.25 * 0.5)
        assert diamond.shape.area == pytest.approx(1.25 * (1.0 - inner**2), abs=1e-3)


def test_element_kinds_without_lanes_make_no_lane_lines() -> None:
    held = section(strip(ElementKind.SIDEWALK, 3.0), strip(ElementKind.SIDEWALK, 3.0))
    line = LineString([(0, 0), (50, 0)])
    assert marked(Made(shapes=[road_shape("r", line, held)])) == []
