"""Cross-sections as lanes; expected numbers are worked by hand from the standard's drawings."""

from __future__ import annotations

import pytest
from shapely import LineString

from app.streets.opendrive.lanes import Profile, centre_edge, lanes_of, rule_of
from app.streets.opendrive.model import LaneDirection, LaneType, Rule
from gis.streets.cross_section import CrossSection, Direction, ElementKind
from tests.helpers.street_shapes import lane, road_shape, section, strip, two_way

F, B, BOTH = Direction.FORWARD, Direction.BACKWARD, Direction.BOTH
K = ElementKind
LINE = LineString([(0, 0), (100, 0)])


def made(cross_section: CrossSection) -> list[tuple[int, str, float]]:
    lanes = lanes_of(Profile(road_shape("r", LINE, cross_section)))
    return [(one.id, one.kind.value, round(one.widths[0].a, 3)) for one in lanes.lanes]


def test_lanes_count_from_between_the_directions_outwards() -> None:
    assert made(two_way(2, width_m=3.25, sidewalk_m=2.0)) == [
        (3, "walking", 2.0),
        (2, "driving", 3.25),
        (1, "driving", 3.25),
        (-1, "driving", 3.25),
        (-2, "driving", 3.25),
        (-3, "walking", 2.0),
    ]


def test_traffic_that_keeps_left_runs_along_the_line_on_the_left() -> None:
    cross_section = two_way(1, left_hand=True, sidewalk_m=0.0)
    assert rule_of(cross_section) is Rule.LEFT_HAND
    lanes = lanes_of(Profile(road_shape("r", LINE, cross_section))).lanes
    assert [one.id for one in lanes] == [1, -1]
    assert {one.direction for one in lanes} == {LaneDirection.STANDARD}


@pytest.mark.parametrize(
    ("elements", "edge"),
    [
        ((strip(K.SIDEWALK, 2), lane(F), lane(F)), 1),  # one-way: all lanes on its right
        ((lane(B), strip(K.MEDIAN, 1), lane(F)), 1),  # either side of the median: the left one
        ((lane(BOTH, 4.0),), 0),
        ((lane(B), lane(B), lane(F)), 2),
    ],
)
def test_the_centre_lane_lies_where_the_directions_part(
    elements: tuple[object, ...], edge: int
) -> None:
    assert centre_edge(section(*elements)) == edge  # type: ignore[arg-type]


def test_a_lane_against_the_others_of_its_side_is_reversed_and_one_for_both_says_so() -> None:
    cross_section = section(lane(F), lane(F), lane(B, 1.5, K.BICYCLE), lane(BOTH))
    lanes = lanes_of(Profile(road_shape("r", LINE, cross_section))).lanes
    assert [one.direction for one in lanes] == [
        LaneDirection.STANDARD,
        LaneDirection.STANDARD,
        LaneDirection.REVERSED,
        LaneDirection.BOTH,
    ]


def test_lanes_for_one_class_of_vehicle_are_driving_lanes_with_access() -> None:
    lanes = lanes_of(Profile(road_shape("r", LINE, section(lane(F), lane(F, 3.2, K.BUS))))).lanes
    assert [(one.kind, one.allowed) for one in lanes] == [
        (LaneType.DRIVING, ()),
        (LaneType.DRIVING, ("bus",)),
    ]


def test_the_centre_lane_lies_beside_the_line_where_the_cross_section_does() -> None:
    profile = Profile(road_shape("r", LINE, section(lane(B), lane(F), shift_m=1.0)))
    (offset,) = lanes_of(profile).offset
    assert (offset.s, offset.a, offset.b) == (0.0, pytest.approx(1.0), 0.0)


def test_a_road_that_runs_out_has_widths_that_do() -> None:
    """Edges 0.5 m out at the end: over 8 m for each metre, that is 5 m at least."""
    cross_section = section(lane(B, 3.0), lane(F, 3.0))
    plain = road_shape("r", LINE, cross_section)
    edges = [
        LineString([(0, 3.0), (92, 3.0), (100, 4.0)]),
        LineString([(0, 0.0), (92, 0.0), (100, 0.0)]),
        LineString([(0, -3.0), (92, -3.0), (100, -4.0)]),
    ]
    profile = Profile(
        type(plain)(
            street=plain.street,
            axis=plain.axis,
            edges=tuple(edges),
            start_area=None,
            end_area=None,
        )
    )
    left, right = lanes_of(profile).lanes
    assert [(one.s, one.a, one.b) for one in left.widths] == [
        (0.0, 3.0, 0.0),
        (92.0, 3.0, pytest.approx(1 / 8)),
    ]
    assert right.widths == left.widths
