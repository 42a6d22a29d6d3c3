from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gis.streets.network import Network, build_network
from tests.helpers.streets import ORIGIN, centre_line


def lengths(network: Network) -> list[float]:
    return sorted(round(road.line.length, 3) for road in network.roads)


def at(network: Network) -> list[tuple[float, float]]:
    return sorted(
        (round(j.at[0] - ORIGIN[0], 2), round(j.at[1] - ORIGIN[1], 2)) for j in network.junctions
    )


def test_a_crossing_on_one_level_cuts_both_roads_and_is_named_after_both():
    network = build_network(
        [
            centre_line((0, 50), (100, 50), name="文化路"),
            centre_line((30, 0), (30, 100), name="中山路一段"),
        ]
    )
    (junction,) = network.junctions
    assert lengths(network) == [30, 50, 50, 70]
    assert at(network) == [(30, 50)]
    assert junction.name == "中山路 / 文化路"
    assert junction.road_names == ("中山路", "文化路")
    assert junction.arms == 4


def test_a_bridge_passes_over_the_road_below():
    network = build_network(
        [
            centre_line((0, 50), (100, 50), name="文化路"),
            centre_line((30, 0), (30, 100), name="高架", level=1),
        ]
    )
    assert network.junctions == ()
    assert lengths(network) == [100, 100]


def test_the_end_of_a_bridge_joins_the_ground_but_not_the_road_it_passed():
    network = build_network(
        [
            centre_line((0, 0), (100, 0), name="A"),
            centre_line((50, -50), (50, 50), name="B", level=1),
            centre_line((50, 50), (50, 90), name="B"),
            centre_line((20, 50), (80, 50), name="C"),
        ]
    )
    assert at(network) == [(50, 50)]
    assert network.junctions[0].road_names == ("B", "C")


def test_an_end_on_another_line_makes_a_t_within_the_snapping_distance():
    near = build_network(
        [centre_line((0, 0), (100, 0), name="A"), centre_line((40, 0.04), (40, 60), name="B")]
    )
    assert near.junctions[0].arms == 3
    assert lengths(near) == pytest.approx([40, 60, 60], abs=0.05)
    far = build_network(
        [centre_line((0, 0), (100, 0), name="A"), centre_line((40, 0.2), (40, 60), name="B")]
    )
    assert far.junctions == ()


def test_ends_that_almost_coincide_are_moved_onto_one_point():
    network = build_network(
        [
            centre_line((0, 0), (50, 0), name="A"),
            centre_line((50.02, 0.01), (100, 0), name="B"),
            centre_line((50, -0.03), (50, -80), name="C"),
        ]
    )
    (junction,) = network.junctions
    touching = [
        road
        for road in network.roads
        if shapely.distance(road.line, shapely.Point(junction.at)) == 0
    ]
    assert len(touching) == 3


def test_a_change_of_name_makes_no_junction():
    network = build_network(
        [centre_line((0, 0), (50, 0), name="A"), centre_line((50, 0), (90, 0), name="B")]
    )
    assert network.junctions == ()
    assert len(network.roads) == 2


def test_a_divided_road_has_one_junction_with_its_cross_street():
    network = build_network(
        [
            centre_line((0, 0), (200, 0), name="世賢路", oneway=True),
            centre_line((200, 20), (0, 20), name="世賢路", oneway=True),
            centre_line((100, -80), (100, 90), name="北港路"),
        ]
    )
    (junction,) = network.junctions
    assert at(network) == [(100, 10)]
    assert junction.arms == 6
    assert all(junction.uid in (road.from_junction, road.to_junction) for road in network.roads)


def test_two_crossings_of_the_same_roads_far_apart_stay_two_junctions():
    network = build_network(
        [
            centre_line((0, 0), (300, 0), name="A"),
            centre_line((50, -50), (50, 50), (250, 50), (250, -50), name="B"),
        ]
    )
    assert at(network) == [(50, 0), (250, 0)]


def test_a_loop_that_starts_and_ends_on_a_road_has_one_junction_with_four_arms():
    network = build_network(
        [
            centre_line((0, 0), (100, 0), name="A"),
            centre_line((50, 0), (80, 30), (50, 60), (20, 30), (50, 0), name="loop"),
        ]
    )
    (junction,) = network.junctions
    assert junction.arms == 4
    loop = next(road for road in network.roads if road.name == "loop")
    assert loop.from_junction == loop.to_junction == junction.uid


def test_a_line_that_crosses_itself_is_cut_there():
    network = build_network([centre_line((0, 0), (100, 0), (100, 50), (50, 50), (50, -50))])
    assert at(network) == [(50, 0)]
    assert network.junctions[0].arms == 4
    assert lengths(network) == [50, 50, 200]


def test_a_road_drawn_twice_is_kept_once_and_told():
    network = build_network(
        [
            centre_line((0, 0), (50, 10), (100, 0), name="A", source_id="1"),
            centre_line((100, 0), (50, 10), (0, 0), name="A", source_id="2"),
            centre_line((100, 0), (200, 0), name="A", source_id="3"),
        ]
    )
    assert len(network.roads) == 2
    assert network.junctions == ()
    assert [found.code for found in network.diagnostics] == ["LINES_DOUBLED"]


def test_a_partly_doubled_road_is_kept_once_over_the_common_stretch():
    network = build_network(
        [centre_line((0, 0), (100, 0), name="A"), centre_line((60, 0), (160, 0), name="B")]
    )
    assert sum(road.line.length for road in network.roads) == pytest.approx(160)


def test_in_a_source_that_draws_its_nodes_a_bare_crossing_is_reported_and_not_joined():
    grid = [
        centre_line((100 * i, 100 * j), (100 * i + dx, 100 * j + dy), name=f"{dx}-{i if dy else j}")
        for i in range(4)
        for j in range(4)
        for dx, dy in ((100, 0), (0, 100))
    ]
    over = centre_line((150, 20), (150, 180), name="overpass")
    network = build_network([*grid, over])
    crossings = [d for d in network.diagnostics if d.code == "CROSSING_WITHOUT_NODE"]
    assert len(crossings) == 1
    assert (150, 100) not in at(network)
    assert any(road.line.length == pytest.approx(160) for road in network.roads)


def test_shared_node_ids_join_roads_and_crossings_without_one_do_not():
    network = build_network(
        [
            centre_line((0, 0), (50, 0), (100, 0), name="A", node_ids=(1, 2, 3)),
            centre_line((50, -50), (50, 0), (50, 50), name="B", node_ids=(4, 2, 5)),
            centre_line((80, -50), (80, 50), name="C", node_ids=(6, 7)),
        ]
    )
    assert at(network) == [(50, 0)]
    assert len(network.roads) == 5


def test_levels_that_share_a_node_in_passing_stay_apart():
    network = build_network(
        [
            centre_line((0, 0), (50, 0), (100, 0), name="A", node_ids=(1, 2, 3)),
            centre_line((50, -50), (50, 0), (50, 50), name="B", level=1, node_ids=(4, 2, 5)),
        ]
    )
    assert network.junctions == ()


def test_unnamed_roads_are_told_by_their_class_where_a_name_is_missing():
    network = build_network(
        [
            centre_line((0, 0), (100, 0), name="垂楊路"),
            centre_line((50, 0), (50, 60), road_class="service"),
        ]
    )
    (junction,) = network.junctions
    assert junction.name == "垂楊路 / service"
    assert junction.road_names == ("垂楊路",)


def test_a_lane_meets_its_own_road_under_its_full_name():
    network = build_network(
        [
            centre_line((0, 0), (100, 0), name="中山路1段"),
            centre_line((50, 0), (50, 60), name="中山路1段268巷"),
        ]
    )
    assert network.junctions[0].name == "中山路 / 中山路268巷"


coordinate = st.integers(0, 12).map(lambda i: 25.0 * i)
random_line = st.tuples(
    st.lists(st.tuples(coordinate, coordinate), min_size=2, max_size=5).filter(
        lambda points: all(a != b for a, b in pairwise(points))
    ),
    st.sampled_from(("", "A", "B", "C")),
    st.integers(-1, 1),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(random_line, min_size=1, max_size=9), st.integers(0, 1000))
def test_the_network_is_the_same_for_any_order_of_the_lines(drawn, seed):
    lines = [centre_line(*points, name=name, level=level) for points, name, level in drawn]
    shuffled = list(lines)
    random.Random(seed).shuffle(shuffled)
    assert build_network(shuffled) == build_network(lines)


@settings(max_examples=120, deadline=None)
@given(st.lists(random_line, min_size=1, max_size=9))
def test_no_stretch_is_lost_and_roads_end_at_their_junctions(drawn):
    lines = [centre_line(*points, name=name, level=level) for points, name, level in drawn]
    network = build_network(lines)
    drawn_union = shapely.union_all([line.line for line in lines])
    built_union = shapely.union_all([road.line for road in network.roads])
    assert shapely.hausdorff_distance(drawn_union, built_union) < 0.06
    assert len({road.uid for road in network.roads}) == len(network.roads)
    places = {junction.uid: junction for junction in network.junctions}
    ends = [uid for r in network.roads for uid in (r.from_junction, r.to_junction) if uid]
    assert set(ends) == set(places)
    for road in network.roads:
        for uid, end in ((road.from_junction, 0), (road.to_junction, -1)):
            if uid is not None:
                x, y = road.line.coords[end]
                assert math.dist(places[uid].at, (x, y)) < 400
