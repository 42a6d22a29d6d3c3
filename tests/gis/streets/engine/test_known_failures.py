"""What public street engines get wrong, a test each."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import shapely
from shapely import LineString

from gis.streets.engine.build import build_street_geometry as build
from tests.helpers.street_graphs import (
    carriageway,
    defects,
    ray,
    star,
    street,
    surface_of,
)
from tests.helpers.street_shapes import F, lane, section, two_way


def test_two_roads_that_share_both_ends_are_two_roads_with_a_block_between():
    made = build(
        [
            street("straight", [(0, 0), (100, 0)]),
            street("round", [(0, 0), (20, 50), (80, 50), (100, 0)]),
            street("west", [(-80, 0), (0, 0)]),
            street("east", [(100, 0), (180, 0)]),
        ]
    )
    assert defects(made) == []
    assert [area.arms for area in made.junctions] == [3, 3]
    assert len(made.blocks) == 1


def test_short_roads_are_merged_in_any_order_alike():
    """Four junctions 6 m apart on one road: any order of the roads gives one and the same area."""
    stops = [(-90, 0), (0, 0), (6, 0), (12, 0), (18, 0), (110, 0)]
    roads = [street(f"m{k}", pair, 7.0) for k, pair in enumerate(itertools.pairwise(stops))]
    roads += [street(f"s{k}", [(6 * k, 0), (6 * k, 70 if k % 2 else -70)], 6.0) for k in range(4)]
    first = build(roads)
    assert [area.arms for area in first.junctions] == [6]
    for turn in range(1, len(roads)):
        assert build([*roads[turn:], *roads[:turn]][::-1]) == first


def test_a_junction_does_not_grow_at_each_making():
    made = build(star((0, 14.0), (40, 7.0), (180, 14.0), (215, 9.0)))
    area = made.junctions[0].shape
    for _ in range(3):
        made = build(made.roads)
    assert made.junctions[0].shape.equals_exact(area, 0.0)


def test_a_merge_does_not_swallow_a_block():
    """A small block of 30 by 30 m between streets 12 m wide stays a block with four junctions."""
    corners = [(0, 0), (30, 0), (30, 30), (0, 30)]
    roads = [street(f"side{k}", [corners[k], corners[(k + 1) % 4]], 12.0) for k in range(4)]
    for k, (x, y) in enumerate(corners):
        roads.append(street(f"out{k}", [(x, y), (x + (80 if x else -80), y)], 12.0))
    made = build(roads)
    assert defects(made) == []
    assert len(made.junctions) == 4
    (block,) = [one for one in made.blocks if one.shape.area < 1000]
    assert block.shape.area > 200


def test_a_chain_of_short_roads_does_not_unite_a_whole_street():
    """Side streets every 9 m over 270 m: no area is much longer than 80 m."""
    stops = [(9.0 * k, 0.0) for k in range(31)]
    roads = [street(f"m{k:02d}", pair, 7.0) for k, pair in enumerate(itertools.pairwise(stops))]
    roads += [street(f"s{k:02d}", [at, (at[0], 60)], 8.0) for k, at in enumerate(stops)]
    made = build(roads)
    assert defects(made) == []
    spans = [np.ptp(shapely.get_coordinates(area.shape)[:, 0]) for area in made.junctions]
    assert max(spans) < 80 + 2 * 12
    assert len(made.junctions) > 2


def test_a_dog_leg_beside_a_sharp_bend():
    made = build(
        [
            street("west", [(-90, 0), (0, 0)]),
            street("leg", [(0, 0), (4, 3)]),
            street("east", [(4, 3), (12, 3), (14, -40), (10, -90)]),
            street("north", [(0, 0), (-3, 90)]),
            street("north east", [(4, 3), (30, 90)]),
        ]
    )
    assert defects(made) == []
    assert [area.arms for area in made.junctions] == [4]


def test_a_sliver_that_joins_both_ends_of_another_road_again():
    made = build(
        [
            street("road", [(0, 0), (80, 0)]),
            street("sliver", [(0, 0), (40, 0.4), (80, 0)], 3.0, road_class="service"),
            street("west", [(-60, 20), (0, 0)]),
            street("east", [(80, 0), (150, 20)]),
        ]
    )
    assert defects(made) == []
    assert surface_of(made).area < 7.2 * 80 + 2 * 75 * 7.5 + 400


@pytest.mark.parametrize("count", [6, 9, 12])
def test_many_narrow_ways_at_one_node_are_one_area(count):
    arms = [(360.0 * k / count + 5, 3.0) for k in range(count)]
    made = build(star(*arms, road_class="service"))
    assert defects(made) == []
    assert [area.arms for area in made.junctions] == [count]


def test_a_road_that_widens_on_one_side_only_keeps_its_other_kerb():
    """`placement`: a second lane appears on the right; the left kerb runs straight on."""
    one = section(lane(F, 3.5))
    two = section(lane(F, 3.5), lane(F, 3.5), shift_m=-1.75)
    made = build([street("a", [(0, 0), (60, 0)], one), street("b", [(60, 0), (160, 0)], two)])
    whole = surface_of(made)
    assert defects(made) == []
    assert whole.bounds[3] == pytest.approx(1.75, abs=1e-3)
    assert whole.bounds[1] == pytest.approx(-5.25, abs=1e-3)
    left_kerb = LineString([(0, 1.75), (160, 1.75)])
    assert whole.boundary.buffer(1e-3).contains(left_kerb)


@pytest.mark.parametrize("radius", [25.0, 60.0])
def test_a_curved_mouth_gives_no_spike(radius):
    """An arm that leaves on an arc: the area stays within the corridors and the kerb returns."""
    turn = np.radians(np.linspace(0, 120, 40))
    arc = np.column_stack([radius * np.sin(turn), radius * (1 - np.cos(turn))])
    curve = [(float(x), float(y)) for x, y in arc]
    roads = [
        street("curve", curve, 9.0),
        street("west", [(-90, 0), (0, 0)], 9.0),
        street("south", [(0, 0), (20, -90)], 7.0),
        street("straight", [(0, 0), (90, -4)], 7.0),
    ]
    made = build(roads)
    assert defects(made) == []
    corridors = shapely.union_all(
        [one.road.line.buffer(one.section.width_m / 2 + 0.05) for one in roads]
    )
    outside = surface_of(made).difference(corridors.buffer(4).buffer(-4))
    assert outside.area < 1.0


@pytest.mark.parametrize("opening", [25, 40, 60, 90])
def test_no_sidewalk_is_lost_at_a_tight_corner(opening):
    """Both roads' sidewalks hang together round the corner between them."""
    walk = two_way(1, width_m=3.0, sidewalk_m=2.0)
    made = build(
        [
            street("a", [(0, 0), ray(0, 120)], walk),
            street("b", [(0, 0), ray(opening, 120)], walk),
            street("c", [(0, 0), ray(200, 120)], walk),
        ]
    )
    assert defects(made) == []
    walks = shapely.union_all([one.shape for one in made.sidewalks]).buffer(0.02)
    between = [
        part
        for part in shapely.get_parts(walks)
        if part.distance(shapely.Point(ray(opening / 2, 90))) < 60
    ]
    assert max(part.length for part in between) > 2 * 100
    parts = shapely.get_parts(walks)
    assert len(parts) == 3


def test_a_loop_of_two_points_each_way_lies_once():
    made = build([street("there", [(0, 0), (50, 0)]), street("back", [(50, 0), (0, 0)])])
    assert defects(made) == []


def test_a_ramp_meets_its_bridge_and_not_the_street_below():
    made = build(
        [
            street("below", [(-90, -30), (90, -30)], 10.0),
            street("bridge west", [(-90, 0), (0, 0)], 10.0, level=1, nodes=(None, "n")),
            street("bridge east", [(0, 0), (90, 0)], 10.0, level=1, nodes=("n", None)),
            street("ramp", [(0, 0), (60, -60)], 5.0, level=1, nodes=("n", None)),
        ]
    )
    assert defects(made) == []
    (area,) = made.junctions
    assert (area.level, area.arms) == (1, 3)
    below = next(body for body in made.bodies if body.road == "below")
    assert below.shape.area == pytest.approx(1800.0)


@pytest.mark.parametrize("angle", [2, 3, 5, 8, 12])
def test_three_legs_at_small_angles_end_at_the_gore(angle):
    made = build(star((-angle, 7.0), (0, 7.0), (angle, 7.0), (180, 10.0), length_m=400))
    assert defects(made) == []
    assert [area.arms for area in made.junctions] == [4]
    assert made.junctions[0].shape.bounds[2] < 80


def test_a_road_of_absurd_width_leaves_the_others_sound():
    made = build(
        [
            *star((0, 400.0), (180, 400.0), (90, 7.0), (270, 0.2)),
            street("beside", [(30, 20), (90, 60)], carriageway(6.0)),
        ]
    )
    assert defects(made) == []
