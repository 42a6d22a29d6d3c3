"""Which edges of a road face another carriageway of the same street."""

from __future__ import annotations

import pytest
from shapely import LineString

from gis.streets.cross_section import CrossSection
from gis.streets.derived import RoadShape
from gis.streets.markings.abreast import Sides, sides_of
from gis.streets.markings.frame import frames_of
from tests.helpers.street_shapes import B, F, K, lane, road_shape, section, strip, two_way

ONE_WAY = section(lane(F), lane(F))
AGAINST = section(lane(B), lane(B))


def sides(*shapes: RoadShape) -> list[Sides]:
    return sides_of(frames_of(shapes))


def along(uid: str, y: float, held: CrossSection = ONE_WAY, *, back: bool = False) -> RoadShape:
    points = [(0.0, y), (100.0, y)]
    return road_shape(uid, LineString(points[::-1] if back else points), held)


NOTHING = (False, False)
LEFT, RIGHT = (True, False), (False, True)


def test_two_carriageways_of_opposite_direction_face_each_other() -> None:
    # Each keeps right: the one northwards of the other runs west.
    assert sides(along("e", 0.0), along("w", 9.0, back=True)) == [
        Sides(abreast=LEFT, opposed=LEFT),
        Sides(abreast=LEFT, opposed=LEFT),
    ]


def test_direction_is_that_of_traffic_not_of_the_line() -> None:
    assert sides(along("e", 0.0), along("w", 9.0, AGAINST)) == [
        Sides(abreast=LEFT, opposed=LEFT),
        Sides(abreast=RIGHT, opposed=RIGHT),
    ]


def test_carriageways_of_one_direction_are_abreast_but_not_opposed() -> None:
    assert sides(along("a", 0.0), along("b", 9.0)) == [
        Sides(abreast=LEFT, opposed=NOTHING),
        Sides(abreast=RIGHT, opposed=NOTHING),
    ]


@pytest.mark.parametrize(
    "other",
    [
        along("far", 16.0),
        road_shape("across", LineString([(50, -60), (50, 60)]), ONE_WAY),
        along("sidewalk", 9.0, section(lane(F), strip(K.SIDEWALK, 1.0), shift_m=0.5)),
        road_shape("above", LineString([(0, 9), (100, 9)]), ONE_WAY, level=1),
        road_shape("short", LineString([(0, 9), (30, 9)]), ONE_WAY),
    ],
    ids=lambda shape: shape.street.road.uid,
)
def test_what_is_far_across_behind_a_sidewalk_or_elsewhere_is_not_abreast(
    other: RoadShape,
) -> None:
    assert sides(along("a", 0.0), other)[0] == Sides()


def test_a_two_way_street_beside_another_is_not_opposed() -> None:
    first, _ = sides(along("a", 0.0, two_way(1, sidewalk_m=0.0)), along("b", 9.0))
    assert first == Sides(abreast=LEFT, opposed=NOTHING)
