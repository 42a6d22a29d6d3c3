from __future__ import annotations

import pytest
import shapely

from gis.streets.cross_section import ElementKind as K
from gis.streets.engine.build import build_street_geometry
from gis.streets.roadside_strips import without_roadside
from tests.helpers.street_graphs import street
from tests.helpers.street_shapes import B, F, lane, section, strip

PARKED = section(strip(K.PARKING, 2.2), lane(B, 3.0), lane(F, 3.0), strip(K.PARKING, 2.2))


def test_parking_on_both_sides_is_no_part_of_the_carriageway_that_traffic_uses() -> None:
    made = build_street_geometry([street("a", [(0.0, 0.0), (100.0, 0.0)], PARKED)])
    bodies, strips = without_roadside(made)
    assert [body.shape.area for body in bodies] == [pytest.approx(600.0)]
    assert bodies[0].uid == made.bodies[0].uid
    assert sorted(one.shape.area for one in strips) == [pytest.approx(220.0)] * 2
    assert {one.kinds for one in strips} == {(K.PARKING,)}


def test_body_and_strips_are_together_what_was_paved() -> None:
    made = build_street_geometry(
        [
            street("a", [(0.0, 0.0), (60.0, 10.0), (120.0, 0.0)], PARKED),
            street("b", [(0.0, 0.0), (-80.0, 30.0)], PARKED),
            street("c", [(0.0, 0.0), (0.0, -80.0)], 6.0),
        ]
    )
    bodies, strips = without_roadside(made)
    whole = shapely.union_all([body.shape for body in made.bodies])
    again = shapely.union_all([one.shape for one in (*bodies, *strips)])
    assert shapely.symmetric_difference(whole, again).area < 0.01
    parts = sum(one.shape.area for one in (*bodies, *strips))
    assert parts == pytest.approx(whole.area, abs=0.01)
    assert all(one.shape.is_valid for one in (*bodies, *strips))


def test_a_strip_between_lanes_and_cycle_lane_leaves_two_bodies_with_names_of_their_own() -> None:
    across = section(lane(B, 3.0), lane(F, 3.0), strip(K.PARKING, 2.0), lane(F, 1.5, K.BICYCLE))
    made = build_street_geometry([street("a", [(0.0, 0.0), (100.0, 0.0)], across)])
    bodies, strips = without_roadside(made)
    assert sorted(body.shape.area for body in bodies) == [
        pytest.approx(150.0),
        pytest.approx(600.0),
    ]
    assert len({body.uid for body in bodies}) == 2
    assert [one.shape.area for one in strips] == [pytest.approx(200.0)]


def test_a_strip_that_the_reference_line_runs_in_stays_in_the_body() -> None:
    deep = section(lane(F, 3.0), strip(K.PARKING, 5.0))
    made = build_street_geometry([street("a", [(0.0, 0.0), (100.0, 0.0)], deep)])
    bodies, strips = without_roadside(made)
    assert bodies == made.bodies
    assert strips == ()


def test_a_median_stays_in_the_body() -> None:
    split = section(lane(B, 3.0), strip(K.MEDIAN, 2.0), lane(F, 3.0), strip(K.SHOULDER, 1.5))
    made = build_street_geometry([street("a", [(0.0, 0.0), (100.0, 0.0)], split)])
    bodies, strips = without_roadside(made)
    assert [body.shape.area for body in bodies] == [pytest.approx(800.0)]
    assert [(one.kinds, one.shape.area) for one in strips] == [
        ((K.SHOULDER,), pytest.approx(150.0))
    ]


def test_the_way_of_a_side_street_over_the_parking_stays_in_the_body() -> None:
    made = build_street_geometry(
        [
            street("a", [(0.0, 0.0), (60.0, 0.0)], PARKED, road_class="tertiary"),
            street("b", [(60.0, 0.0), (120.0, 0.0)], PARKED, road_class="tertiary"),
            street("yard", [(60.0, 0.0), (60.0, -50.0)], 4.0, road_class="service"),
        ]
    )
    bodies, strips = without_roadside(made)
    surface = shapely.union_all([one.shape for one in (*bodies, *made.junctions)]).buffer(0.01)
    assert strips
    assert all(surface.covers(one.road.line) for one in made.roads)
