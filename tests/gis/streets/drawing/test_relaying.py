"""What is moved meets what stands as a stroke would: merged at nodes, cut on lines."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.marking_catalogue import load_marking_catalogue
from gis.crashes.records import RoadUid
from gis.problems import Problem
from gis.streets.drawing.edits import (
    deleted_roads,
    inserted_vertex,
    moved_node,
    moved_vertex,
    road_on_level,
)
from gis.streets.drawing.relaying import together
from gis.streets.drawing.strokes import drawn
from gis.streets.remake.network import Network
from gis.streets.remake.remake import remake
from gis.streets.remake.standing import Standing
from tests.gis.streets.drawing.test_strokes import after, ids, network, stroke
from tests.gis.streets.remake.test_remake import differing, whole
from tests.helpers.street_graphs import street

A, B = RoadUid("a"), RoadUid("b")


def degrees(held: Network) -> dict[int, int]:
    """How many nodes have so many road ends."""
    ends = Counter(node for pair in held.ends.values() for node in pair)
    return dict(sorted(Counter(ends.values()).items()))


def node_at(held: Network, x: float, y: float):
    (found,) = [node for node in held.at if node[:2] == (x, y)]
    return found


def test_a_dead_end_dragged_on_a_road_makes_a_t() -> None:
    held = network(
        street("a", [(0.0, 0.0), (100.0, 0.0)]), street("b", [(50.0, 80.0), (50.0, 20.0)])
    )
    made = after(held, moved_node(held, node_at(held, 50.0, 20.0), (48.0, 0.02), ids()))
    assert degrees(made) == {1: 3, 3: 1}
    ((node, uids),) = [(node, uids) for node, uids in made.at.items() if len(uids) == 3]
    assert node[:2] == (48.0, 0.0)
    assert node[2] is not None
    assert {"a", "b"} <= set(uids)


def test_a_node_dragged_on_another_becomes_one_with_it() -> None:
    held, new_id = network(street("a", [(0.0, 0.0), (200.0, 0.0)])), ids()
    for points in (((60.0, 0.0), (60.0, 70.0)), ((100.0, 0.0), (100.0, -70.0))):
        held = after(held, drawn([stroke(*points)], held, new_id))
    assert degrees(held) == {1: 4, 3: 2}
    target = node_at(held, 100.0, 0.0)
    made = after(held, moved_node(held, node_at(held, 60.0, 0.0), (100.03, 0.0), new_id))
    assert degrees(made) == {1: 4, 4: 1}
    assert len(made.at[target]) == 4  # the road between is gone, the junction keeps its uid


def test_a_vertex_dragged_over_a_road_crosses_it_twice() -> None:
    held = network(
        street("a", [(0.0, 0.0), (50.0, 0.0), (100.0, 0.0)]),
        street("b", [(0.0, 30.0), (100.0, 30.0)]),
    )
    with pytest.raises(Problem, match="ROAD_CROSSES_ROAD"):
        moved_vertex(held, A, 1, (50.0, 60.0))
    made = after(held, moved_vertex(held, A, 1, (50.0, 60.0), ids()))
    assert degrees(made) == {1: 4, 4: 2}
    assert {A, B} <= set(made.streets)


def test_a_road_brought_to_a_level_is_cut_by_what_it_crosses_there() -> None:
    held = network(
        street("a", [(0.0, 0.0), (100.0, 0.0)]),
        street("b", [(50.0, -50.0), (50.0, 50.0)], level=1),
    )
    made = after(held, road_on_level(held, B, 0, ids()))
    assert degrees(made) == {1: 4, 4: 1}


def test_a_node_dragged_to_nowhere_keeps_its_junction_and_its_roads() -> None:
    held, new_id = network(street("a", [(0.0, 0.0), (200.0, 0.0)])), ids()
    held = after(held, drawn([stroke((60.0, 0.0), (60.0, 70.0))], held, new_id))
    node = node_at(held, 60.0, 0.0)
    made = after(held, moved_node(held, node, (70.0, 9.0), new_id))
    assert len(made.at[(70.0, 9.0, node[2])]) == 3
    assert set(made.streets) == set(held.streets)


def test_the_only_road_of_a_node_does_not_vanish_on_its_other_end() -> None:
    held = network(street("a", [(0.0, 0.0), (100.0, 0.0)]))
    with pytest.raises(Problem, match="ROAD_TOO_SHORT"):
        moved_node(held, node_at(held, 0.0, 0.0), (100.0, 0.0), ids())


def test_several_edits_together_are_one_change() -> None:
    held, new_id = network(street("a", [(0.0, 0.0), (200.0, 0.0)])), ids()
    moves = [
        lambda now: inserted_vertex(now, A, 0, (90.0, 5.0), new_id),
        lambda now: drawn([stroke((60.0, -50.0), (60.0, 70.0))], now, new_id),
        lambda now: deleted_roads(now, [uid for uid in now.streets if uid != A]),
    ]
    one_by_one = held
    for move in moves:
        one_by_one = after(one_by_one, move(one_by_one))
    change = together(held, moves)
    assert change.gone == {A}
    assert {one.road.uid for one in change.new} == {"a"} == set(one_by_one.streets)


def test_roads_deleted_together_leave_nothing_of_each_other() -> None:
    held = network(
        street("a", [(0.0, 0.0), (50.0, 0.0)], nodes=(None, "J")),
        street("b", [(50.0, 0.0), (99.0, 0.0)], nodes=("J", None)),
        street("c", [(50.0, 0.0), (50.0, 60.0)], nodes=("J", None)),
    )
    assert after(held, deleted_roads(held, [B, RoadUid("c")])).streets.keys() == {"a"}


@cache
def town() -> Network:
    held, new_id = network(), ids("t")
    for k in range(3):
        for points in (
            ((0.0, 100.0 * k), (230.0, 100.0 * k + 4.0)),
            ((100.0 * k + 10.0, -30.0), (100.0 * k, 230.0)),
        ):
            held = after(held, drawn([stroke(*points)], held, new_id))
    return held


def random_move(held: Network, rng: random.Random, new_id):
    """A node or a new vertex dragged somewhere, often on another node or line."""
    places = sorted(held.at, key=str)
    to = rng.choice(places)[:2] if rng.random() < 0.4 else (rng.uniform(-20, 230),) * 2
    if rng.random() < 0.6:
        return moved_node(held, rng.choice(places), to, new_id)
    uid = rng.choice(sorted(held.streets))
    return inserted_vertex(held, uid, 0, (rng.uniform(0, 210), rng.uniform(0, 210)), new_id)


@settings(max_examples=40)
@given(seed=st.integers(0, 10_000))
def test_after_any_moves_roads_meet_in_nodes_only_and_every_meeting_has_its_junction(seed) -> None:
    rng, new_id, held = random.Random(seed), ids(), town()
    for _ in range(4):
        try:
            held = after(held, random_move(held, rng, new_id))
        except Problem:
            continue
    lines = [one.road.line for one in held.streets.values()]
    spots: dict[tuple[float, float], set] = {}
    for node in held.at:
        spots.setdefault(node[:2], set()).add(node[2])
    for k, one in enumerate(lines):
        assert one.length > 0.0
        for other in lines[:k]:
            meeting = one.intersection(other)
            for part in getattr(meeting, "geoms", [meeting]):
                if not part.is_empty:
                    assert part.length == 0.0
                    assert (round(part.x, 3), round(part.y, 3)) in spots
    for found in spots.values():
        assert len(found) == 1  # one level: one node at a place
    for node, uids in held.at.items():
        assert len(uids) < 3 or node[2] is not None


@pytest.mark.parametrize("seed", range(6))
def test_moves_are_made_again_as_the_whole_network_would_be(seed) -> None:
    rng, new_id, held = random.Random(seed), ids(), town()
    standing = Standing(whole(list(held.streets.values())))
    catalogue = load_marking_catalogue()
    for _ in range(3):
        try:
            change = random_move(standing.network, rng, new_id)
        except Problem:
            continue
        standing.apply(remake(standing, change, catalogue))
    assert differing(standing.whole(), whole(list(standing.network.streets.values()))) == []


def off_the_grid() -> Network:
    """A crossing as a source gives it: nodes that lie on no grid."""
    at = (193921.13073376787, 2597543.600053718)
    rays = {
        "a": (194023.28017927794, 2597543.2104219706),
        "b": (193818.98127651977, 2597543.990395913),
        "c": (193921.553538504, 2597654.3432513294),
    }
    return network(
        *(street(uid, [at, far], nodes=("J", f"N{uid}")) for uid, far in rays.items()),
        *(
            street(
                f"{uid}2", [far, (far[0] * 2 - at[0], far[1] * 2 - at[1])], nodes=(f"N{uid}", None)
            )
            for uid, far in rays.items()
        ),
    )


def test_a_stroke_that_ends_on_a_node_off_the_grid_meets_it() -> None:
    held = off_the_grid()
    made = after(held, drawn([stroke((193921.1, 2597400.0), (193921.13, 2597543.6))], held, ids()))
    assert degrees(made) == {1: 4, 2: 3, 4: 1}


def test_roads_that_are_moved_or_joined_stay_on_nodes_off_the_grid() -> None:
    held = off_the_grid()
    (node,) = [node for node in held.at if node[2] == "J"]
    before = degrees(held)
    for new_id in (None, ids()):
        assert degrees(after(held, moved_node(held, node, (193920.0, 2597540.0), new_id))) == before
        bent = inserted_vertex(held, A, 0, (193970.0, 2597550.0), new_id)
        assert degrees(after(held, bent)) == before
    lone = after(held, deleted_roads(held, [RoadUid("c"), RoadUid("c2")]))
    assert degrees(lone) == {1: 2, 2: 2}
