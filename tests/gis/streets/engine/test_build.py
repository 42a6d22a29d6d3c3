"""Junctions worked out by hand."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
import shapely
from shapely import LineString, Point

from gis.streets.control import Control
from gis.streets.cross_section import ElementKind
from gis.streets.derived import NodeFeature, NodeFeatureKind, StreetGeometry
from gis.streets.engine.build import build_street_geometry as build
from gis.streets.engine.trims import corner_radius
from tests.helpers.street_graphs import (
    defects,
    moved_street,
    ray,
    star,
    street,
    surface_of,
)
from tests.helpers.street_shapes import F, lane, section, strip, two_way

R = corner_radius("residential")


def mouth_widths(made: StreetGeometry) -> dict[str, float]:
    """The width of each road's mouth at an area."""
    found = {}
    for shape in made.shapes:
        end = 0 if shape.start_area else -1
        one, other = (Point(shape.edges[k].coords[end]) for k in (0, -1))
        found[shape.street.road.uid] = one.distance(other)
    return found


def corner_area(opening_deg: float, radius_m: float) -> float:
    """What a kerb return adds to a corner: two tangents' kite less the sector, m2."""
    half = math.radians(opening_deg) / 2
    return radius_m**2 * (1 / math.tan(half) - (math.pi / 2 - half))


def test_four_roads_at_right_angles_7_and_14_m_wide():
    """Area: the square of both widths, four strips for the returns, four returns of radius R."""
    made = build(star((0, 14.0), (90, 7.0), (180, 14.0), (270, 7.0)))
    (area,) = made.junctions
    expected = 14.0 * 7.0 + 2 * R * 14.0 + 2 * R * 7.0 + 4 * (R**2 - math.pi * R**2 / 4)
    assert area.shape.area == pytest.approx(expected, abs=0.2)
    assert area.arms == 4
    assert mouth_widths(made) == pytest.approx({"r0": 14.0, "r1": 7.0, "r2": 14.0, "r3": 7.0})
    axes = {shape.street.road.uid: shape.axis.coords[0] for shape in made.shapes}
    assert axes["r0"] == pytest.approx((3.5 + R, 0.0), abs=1e-6)
    assert axes["r1"] == pytest.approx((0.0, 7.0 + R), abs=1e-6)
    assert defects(made) == []


def test_kerb_returns_are_arcs_of_the_exact_radius():
    made = build(star((0, 14.0), (90, 7.0), (180, 14.0), (270, 7.0)))
    xy = shapely.get_coordinates(made.junctions[0].shape)
    centre = np.array([3.5 + R, 7.0 + R])
    corner = xy[(xy > (3.4, 6.9)).all(axis=1) & (xy < centre + 0.01).all(axis=1)]
    assert len(corner) > 5
    assert np.hypot(*(corner - centre).T) == pytest.approx(R, abs=1e-3)


def test_sagitta_of_kerb_returns_is_about_a_centimetre():
    made = build(star((0, 14.0), (90, 14.0), (180, 14.0), (270, 14.0), road_class="primary"))
    true = Point(7.0 + 8.0, 7.0 + 8.0).buffer(8.0, quad_segs=720).exterior
    xy = shapely.get_coordinates(made.junctions[0].shape)
    on_arc = xy[(xy > 6.99).all(axis=1) & (xy < 15.01).all(axis=1)]
    for one, other in pairwise(on_arc):
        assert true.distance(Point((one + other) / 2)) <= 0.011


def test_a_t_junction_has_two_returns_and_a_straight_far_side():
    made = build(star((0, 7.0), (180, 7.0), (270, 7.0)))
    (area,) = made.junctions
    through = 7.0 * (7.0 + 2 * R)
    expected = through + 7.0 * R + 2 * corner_area(90, R)
    assert area.shape.area == pytest.approx(expected, abs=0.1)
    assert area.shape.bounds[3] == pytest.approx(3.5)
    assert defects(made) == []


@pytest.mark.parametrize("widths", [(7.0, 7.0), (14.0, 7.0), (21.0, 5.0)])
@pytest.mark.parametrize("skew", [*range(8, 172, 9), 172])
def test_any_skew_of_two_crossing_roads_gives_one_sound_area(skew, widths):
    made = build(star((0, widths[0]), (skew, widths[1]), (180, widths[0]), (180 + skew, widths[1])))
    assert defects(made) == []
    (area,) = made.junctions
    assert area.arms == 4
    rhomb = widths[0] * widths[1] / math.sin(math.radians(skew))
    whole = surface_of(made)
    both = shapely.union_all(
        [
            LineString([ray(a, 100), ray(a + 180, 100)]).buffer(w / 2, cap_style="flat")
            for a, w in zip((0, skew), widths, strict=True)
        ]
    )
    assert whole.buffer(1e-3).contains(both)
    assert whole.area < both.area + 4 * corner_area(min(skew, 180 - skew), R) + 1.0
    if 20 < skew < 160:
        assert area.shape.area >= rhomb - 0.01


@pytest.mark.parametrize("skew", [8, 30, 90, 150])
def test_opposite_skews_are_mirror_images(skew):
    one = build(star((0, 14.0), (skew, 7.0), (180, 14.0), (180 + skew, 7.0)))
    other = build(star((0, 14.0), (-skew, 7.0), (180, 14.0), (180 - skew, 7.0)))
    mirrored = shapely.transform(surface_of(other), lambda xy: xy * (1, -1))
    assert shapely.symmetric_difference(surface_of(one), mirrored).area < 0.05


def test_two_roads_that_run_side_by_side_end_at_the_gore():
    """A ramp leaves at 5 degrees: the area ends by the limit, the ramp gives way to the road."""
    made = build(star((180, 10.5), (0, 10.5), (5, 4.0), road_class="motorway", length_m=300))
    assert defects(made) == []
    (area,) = made.junctions
    assert area.arms == 3
    assert area.shape.bounds[2] < 40.0


def test_a_dog_leg_is_one_area():
    """Two T junctions 5 m apart on a road 7 m wide: the piece between is used up."""
    made = build(
        [
            street("west", [(-100, 0), (0, 0)]),
            street("between", [(0, 0), (5, 0)]),
            street("east", [(5, 0), (100, 0)]),
            street("north", [(0, 0), (0, 80)]),
            street("south", [(5, 0), (5, -80)]),
        ]
    )
    (area,) = made.junctions
    assert area.arms == 4
    assert {shape.street.road.uid for shape in made.shapes} == {"west", "east", "north", "south"}
    assert defects(made) == []


def test_junctions_farther_apart_stay_two():
    made = build(
        [
            street("west", [(-100, 0), (0, 0)]),
            street("between", [(0, 0), (40, 0)]),
            street("east", [(40, 0), (140, 0)]),
            street("north", [(0, 0), (0, 80)]),
            street("south", [(40, 0), (40, -80)]),
        ]
    )
    assert [area.arms for area in made.junctions] == [3, 3]
    assert defects(made) == []


def circle(radius_m: float, count: int = 32) -> list[tuple[float, float]]:
    points = [ray(360 * k / count, radius_m) for k in range(count)]
    return [*points, points[0]]


def roundabout(radius_m: float, width_m: float) -> list:
    """A ring of four pieces with four roads."""
    ring = circle(radius_m)
    one_way = section(lane(F, width_m))
    pieces = [
        street(f"ring{k}", ring[8 * k : 8 * k + 9], one_way, roundabout=True) for k in range(4)
    ]
    return pieces + [street(f"arm{k}", [ring[8 * k], ray(90 * k, 90.0)], 7.0) for k in range(4)]


def test_a_small_roundabout_is_one_area_with_its_island():
    made = build(roundabout(12.0, 5.0))
    (area,) = made.junctions
    assert area.arms == 4
    (hole,) = area.shape.interiors
    (island,) = made.islands
    assert island.shape.area == pytest.approx(math.pi * 9.5**2, rel=0.02)
    assert shapely.Polygon(hole).area == pytest.approx(island.shape.area, rel=0.01)
    assert defects(made) == []


def test_a_roundabout_drawn_as_one_closed_way_has_no_notch_at_its_seam():
    """An octagon, mitred all round: both rings are octagons of radius (r +- 2.5 / cos 22.5)."""
    one = street("ring", circle(12.0, 8), section(lane(F, 5.0)), roundabout=True)
    made = build([one, street("arm", [(12.0, 0.0), (90.0, 0.0)], 4.0)])
    (area,) = made.junctions
    rim = 2.5 / math.cos(math.pi / 8)
    outer, inner = (shapely.Polygon(circle(radius, 8)) for radius in (12.0 + rim, 12.0 - rim))
    assert shapely.Polygon(area.shape.exterior).covers(outer.buffer(-1e-3))
    (island,) = made.islands
    assert island.shape.symmetric_difference(inner).area < 0.01
    assert defects(made) == []


def test_a_large_roundabout_is_a_ring_of_roads():
    made = build(roundabout(60.0, 5.0))
    assert len(made.junctions) == 4
    assert {area.arms for area in made.junctions} == {3}
    assert defects(made) == []


def test_a_loop_road_has_a_body_with_the_block_it_encloses():
    square = [(0, 0), (60, 0), (60, 60), (0, 60), (0, 0)]
    made = build([street("loop", square), street("stem", [(0, 0), (-80, -80)])])
    assert defects(made) == []
    assert {body.road for body in made.bodies} == {"loop", "stem"}
    (block,) = made.blocks
    assert block.shape.area == pytest.approx(53.0**2, rel=0.02)


def test_a_drop_whose_ends_lie_on_each_other_is_cut_back_at_its_tip():
    """A closed loop of 30 degrees at its tip: what both ends cover lies in the area only."""
    drop = [(0, 0), ray(15, 60), ray(-15, 60), (0, 0)]
    made = build([street("drop", drop, two_way(1, width_m=3.5, sidewalk_m=0.0))])
    assert defects(made) == []
    (area,) = made.junctions
    assert area.shape.area > 20.0


def test_a_loop_of_two_points_is_no_error():
    made = build([street("there", [(0, 0), (50, 0)]), street("back", [(50, 0), (0, 0)])])
    assert defects(made) == []
    assert surface_of(made).area == pytest.approx(350.0, rel=0.05)


def test_a_dead_end_has_a_square_end():
    made = build([street("cul", [(0, 0), (80, 0)])])
    (body,) = made.bodies
    assert made.junctions == ()
    assert body.shape.equals(shapely.box(0, -3.5, 80, 3.5))
    assert [item.shape.area for item in made.lanes] == pytest.approx([280.0, 280.0])


def test_a_bridge_over_a_street_stays_apart():
    made = build(
        [
            street("street", [(-80, 0), (80, 0)]),
            street("bridge", [(0, -80), (0, 80)], level=1),
        ]
    )
    assert made.junctions == ()
    assert sorted(body.shape.area for body in made.bodies) == pytest.approx([1120.0, 1120.0])
    assert defects(made) == []


def test_two_nodes_at_one_place_are_two_junctions():
    """A crossing on a bridge right above a crossing of the street."""

    def crossing(tag: str, level: int) -> list:
        return [
            street(
                f"{tag}{k}",
                [(0.0, 0.0), ray(90 * k, 60)],
                level=level,
                nodes=(f"node {tag}", f"end {tag}"),
            )
            for k in range(4)
        ]

    made = build([*crossing("up", 1), *crossing("down", 0)])
    assert sorted((area.level, area.arms) for area in made.junctions) == [(0, 4), (1, 4)]
    assert defects(made) == []


def test_a_stub_shorter_than_the_crossing_road_is_wide_lies_in_the_area():
    made = build([*star((0, 14.0), (180, 14.0)), street("stub", [(0, 0), (0, 4.0)], 5.0)])
    assert defects(made) == []
    whole = surface_of(made)
    assert whole.area == pytest.approx(14.0 * 200.0, rel=0.01)


def test_three_legs_in_one_half_plane():
    made = build(star((0, 7.0), (60, 7.0), (120, 7.0)))
    (area,) = made.junctions
    assert area.arms == 3
    assert defects(made) == []
    # behind the node nothing reaches farther than half a width
    assert area.shape.bounds[1] >= -3.6


@pytest.mark.parametrize("angle", [3, 6, 11, 20])
def test_eight_legs_three_of_them_close_together(angle):
    degrees = (0, angle, 2 * angle, 90, 135, 180, 225, 290)
    made = build(star(*((d, 7.0) for d in degrees)))
    assert defects(made) == []
    assert [area.arms for area in made.junctions] == [8]


def test_a_change_of_width_without_a_junction_runs_out_to_the_mean():
    """7 and 14 m meet at 10.5 m: each side steps 1.75 m over 8 times as much (14 m) of each road,
    two triangles of 14 x 1.75 / 2 m2."""
    made = build([street("a", [(0, 0), (60, 0)], 7.0), street("b", [(60, 0), (120, 0)], 14.0)])
    assert made.junctions == ()
    areas = {body.road: body.shape.area for body in made.bodies}
    assert areas == pytest.approx({"a": 420.0 + 24.5, "b": 840.0 - 24.5})
    assert defects(made) == []


def test_two_roads_with_the_same_median_have_one_island_there():
    one = two_way(1, sidewalk_m=0.0, median_m=2.0)
    line = [(0, 0), (100, 0)]
    made = build([street("a", line, one), street("b", line, one)])
    assert defects(made) == []


def test_a_gentle_bend_between_two_roads_is_mitred_without_gap_or_overlap():
    made = build([street("a", [(0, 0), (60, 0)]), street("b", [(60, 0), (110, 20)])])
    assert made.junctions == ()
    one, other = (body.shape for body in made.bodies)
    assert one.intersection(other).area < 1e-6
    assert one.intersection(other).length == pytest.approx(7.0, rel=0.1)


def test_a_sharp_bend_between_two_roads_is_an_area():
    made = build([street("a", [(0, 0), (60, 0)]), street("b", [(60, 0), (60, 60)])])
    (area,) = made.junctions
    assert area.arms == 2
    assert defects(made) == []


def test_lanes_share_out_the_body_of_their_road():
    made = build([street("r", [(0, 0), (100, 0)], two_way(2, width_m=3.2, sidewalk_m=2.0))])
    assert [item.seq for item in sorted(made.lanes, key=lambda one: one.seq)] == [1, 2, 3, 4]
    top = {item.seq: item.shape.bounds[3] for item in made.lanes}
    assert top == pytest.approx({1: 6.4, 2: 3.2, 3: 0.0, 4: -3.2})
    assert sum(item.shape.area for item in made.lanes) == pytest.approx(made.bodies[0].shape.area)
    assert sorted(walk.shape.area for walk in made.sidewalks) == pytest.approx([200.0, 200.0])


def test_a_median_is_an_island_and_no_lane():
    made = build([street("r", [(0, 0), (100, 0)], two_way(1, sidewalk_m=0.0, median_m=2.0))])
    (island,) = made.islands
    assert island.shape.bounds == pytest.approx((0, -1, 100, 1))
    assert len(made.lanes) == 2


def test_sidewalks_go_round_the_corners_of_a_crossing():
    walk = two_way(1, width_m=3.5, sidewalk_m=2.0)
    made = build([street(f"r{k}", [(0, 0), ray(90 * k, 80)], walk) for k in range(4)])
    paved = shapely.union_all([one.shape for one in made.sidewalks])
    assert len(shapely.get_parts(paved.buffer(0.01))) == 4
    assert paved.intersection(surface_of(made)).area < 1e-3


def test_a_signal_near_the_area_regulates_it():
    roads = star((0, 7.0), (120, 7.0), (240, 7.0))
    near = NodeFeature(kind=NodeFeatureKind.SIGNAL, at=(25.0, 0.0))
    far = NodeFeature(kind=NodeFeatureKind.SIGNAL, at=(90.0, 0.0))
    assert build(roads, features=[near]).junctions[0].control is Control.SIGNAL
    assert build(roads, features=[far]).junctions[0].control is Control.NONE


def test_a_road_under_another_is_taken_away_and_told():
    """A service road inside the carriageway of a wide one, drawn beside its line."""
    made = build(
        [
            street("wide", [(0, 0), (100, 0)], 24.0, road_class="secondary"),
            street("under", [(10, 5), (90, 5)], 5.0, road_class="service"),
        ]
    )
    assert [body.road for body in made.bodies] == ["wide"]
    assert [found.code for found in made.diagnostics] == ["ROADS_OVERLAP"]


def test_nothing_gives_nothing():
    assert build([]) == StreetGeometry()


def test_steps_are_told_in_order_and_may_stop_the_work():
    heard: list[float] = []
    build(star((0, 7.0), (90, 7.0), (180, 7.0)), on_step=heard.append)
    assert heard == sorted(heard)
    assert heard[0] > 0
    assert heard[-1] <= 1.0

    class Stop(Exception):
        pass

    def stop(share: float) -> None:
        raise Stop

    with pytest.raises(Stop):
        build(star((0, 7.0)), on_step=stop)


def test_strips_of_parking_and_channels_belong_to_the_body():
    one = section(strip(ElementKind.PARKING, 2.0), lane(F, 3.0), strip(ElementKind.CHANNEL, 1.0))
    made = build([street("r", [(0, 0), (50, 0)], one)])
    assert made.bodies[0].shape.area == pytest.approx(300.0)
    assert [item.shape.area for item in made.lanes] == pytest.approx([150.0])


def test_at_twd97_a_crossing_is_the_same_as_at_the_origin():
    roads = star((0, 14.0), (70, 7.0), (180, 14.0), (250, 7.0))
    here = build(roads).junctions[0].shape.area
    there = build([moved_street(one, 33.0, 193_000.0, 2_597_000.0) for one in roads])
    assert there.junctions[0].shape.area == pytest.approx(here, abs=0.01)
    assert defects(there) == []
