"""Painted lines as marks of lane borders."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from shapely import LineString

from app.streets.opendrive.lanes import Profile, lanes_of
from app.streets.opendrive.model import Lanes, MarkType
from app.streets.opendrive.road_marks import painted_objects, with_road_marks
from gis.crashes.records import RoadUid
from gis.streets.cross_section import Direction
from gis.streets.derived import Marking
from tests.helpers.street_shapes import lane, road_shape, section

PROFILE = Profile(
    road_shape(
        "r",
        LineString([(0, 0), (100, 0)]),
        section(
            lane(Direction.BACKWARD, 3.0),
            lane(Direction.BACKWARD, 3.0),
            lane(Direction.FORWARD, 3.0),
            lane(Direction.FORWARD, 3.0),
        ),
    )
)
"""Borders at 6, 3, 0, -3 and -6 m."""


def painted(
    kind: str,
    start: float,
    end: float,
    t: float,
    dash_m: tuple[float, float] | None = None,
    colour: str = "white",
) -> Marking:
    return Marking(
        uid=f"{kind}{start}{t}",
        article="",
        kind=kind,
        colour=colour,
        width_m=0.1,
        road=RoadUid("r"),
        junction=None,
        level=0,
        shape=LineString([(start, t), (end, t)]),
        dash_m=dash_m,
    )


def marked(*markings: Marking) -> Lanes:
    return with_road_marks(lanes_of(PROFILE), PROFILE, markings)


def told(lanes: Lanes, lane_id: int) -> list[tuple[float, MarkType]]:
    held = lanes.centre_marks
    if lane_id:
        held = next(one.marks for one in lanes.lanes if one.id == lane_id)
    return [(mark.s, mark.kind) for mark in held]


def test_a_double_line_is_one_mark_of_the_centre() -> None:
    lanes = marked(
        painted("no_crossing_line", 5, 95, 0.1, colour="yellow"),
        painted("no_crossing_line", 5, 95, -0.1, colour="yellow"),
    )
    assert told(lanes, 0) == [
        (0.0, MarkType.NONE),
        (5.0, MarkType.SOLID_SOLID),
        (95.0, MarkType.NONE),
    ]
    assert lanes.centre_marks[1].colour == "yellow"
    assert [line.t for line in lanes.centre_marks[1].lines] == [0.1, -0.1]


def test_dashes_end_where_the_solid_line_before_the_junction_begins() -> None:
    lanes = marked(
        painted("lane_line", 0, 70, -3.0, (4, 6)),
        painted("no_lane_change_line", 70, 100, -3.1),
        painted("no_lane_change_line", 70, 100, -2.9),
    )
    assert told(lanes, -1) == [(0.0, MarkType.BROKEN), (70.0, MarkType.SOLID_SOLID)]
    assert told(lanes, -2) == [(0.0, MarkType.NONE)]


@pytest.mark.parametrize(
    ("solid", "lane_id", "kind"),
    [
        (0.1, 0, MarkType.SOLID_BROKEN),  # the centre: from left to right
        (-0.1, 0, MarkType.BROKEN_SOLID),
        (3.1, 1, MarkType.BROKEN_SOLID),  # a left lane: from inside, that is from right
        (-2.9, -1, MarkType.SOLID_BROKEN),  # a right lane: from inside, that is from left
    ],
)
def test_lines_of_two_kinds_are_told_from_the_inside(
    solid: float, lane_id: int, kind: MarkType
) -> None:
    border = round(solid)
    dashed = 2 * border - solid
    lanes = marked(
        painted("one_side_no_overtaking_line", 0, 100, solid),
        painted("one_side_no_overtaking_line", 0, 100, dashed, (4, 6)),
    )
    assert told(lanes, lane_id) == [(0.0, kind)]


def test_an_edge_line_inside_the_kerb_belongs_to_the_outermost_border() -> None:
    lanes = marked(painted("edge_line", 0, 100, -5.8))
    assert told(lanes, -2) == [(0.0, MarkType.SOLID)]


def test_bars_of_a_crosswalk_are_one_object() -> None:
    bars = [
        replace(
            painted("crosswalk", 0, 1, 0),
            shape=shapely.box(90, y, 94, y + 0.4),
        )
        for y in (-5.0, -4.0, -3.0, 4.6)
    ]
    (found,) = painted_objects(PROFILE, bars)
    assert found.kind == "crosswalk"
    assert found.corners == ((90.0, -5.0), (94.0, -5.0), (94.0, 5.0), (90.0, 5.0))
