"""Edits by hand: each is one change, and what it must not do is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from gis.crashes.records import RoadUid
from gis.problems import Problem
from gis.streets.cross_section import Direction
from gis.streets.drawing.edits import (
    deleted_road,
    deleted_vertex,
    inserted_vertex,
    joined_roads,
    moved_node,
    moved_vertex,
    reversed_road,
    road_on_level,
    split_road,
    with_section,
)
from gis.streets.drawing.strokes import Stroke, drawn
from gis.streets.remake.change import StreetChange
from gis.streets.remake.network import Network
from tests.gis.streets.drawing.test_strokes import after, ids, network
from tests.helpers.street_graphs import carriageway, street
from tests.helpers.street_shapes import B, F, lane, section

A, BB = RoadUid("a"), RoadUid("b")


def tee() -> Network:
    held = network(street("a", [(0.0, 0.0), (100.0, 0.0)]))
    side = Stroke(points=((40.0, 0.0), (40.0, 50.0)), section=carriageway(5.0))
    return after(held, drawn([side], held, ids("s")))


def test_a_dragged_node_takes_all_its_roads_along() -> None:
    held = tee()
    (node,) = [node for node, uids in held.at.items() if len(uids) == 3]
    made = after(held, moved_node(held, node, (45.0, 5.0)))
    assert sorted(len(uids) for uids in made.at.values()) == [1, 1, 1, 3]
    assert len(made.at[(45.0, 5.0, node[2])]) == 3


def test_a_t_heals_when_its_side_road_goes() -> None:
    held = tee()
    (side,) = [uid for uid, one in held.streets.items() if one.section == carriageway(5.0)]
    made = after(held, deleted_road(held, side))
    (left,) = made.streets.values()
    assert left.road.uid == "a"
    assert list(left.road.line.coords) == [(0.0, 0.0), (40.0, 0.0), (100.0, 0.0)]


def test_a_bend_stays_two_roads_when_a_third_goes() -> None:
    held = network(
        street("a", [(0.0, 0.0), (50.0, 0.0)], nodes=(None, "J")),
        street("b", [(50.0, 0.0), (50.0, 60.0)], nodes=("J", None)),
        street("c", [(50.0, 0.0), (99.0, 0.0)], nodes=("J", None)),
    )
    change = deleted_road(held, RoadUid("c"))
    assert change == StreetChange(gone=frozenset(["c"]))


def test_vertices_are_put_in_moved_and_taken_out() -> None:
    held = network(street("a", [(0.0, 0.0), (100.0, 0.0)]))
    more = after(held, inserted_vertex(held, A, 0, (50.0, 8.0)))
    moved = after(more, moved_vertex(more, A, 1, (60.0, 9.0)))
    assert list(moved.streets[A].road.line.coords) == [(0.0, 0.0), (60.0, 9.0), (100.0, 0.0)]
    back = after(moved, deleted_vertex(moved, A, 1))
    assert back.streets == held.streets


def test_the_pieces_of_a_split_join_again_into_the_road() -> None:
    held = network(street("a", [(0.0, 0.0), (30.0, 0.0), (30.0, 70.0)]))
    cut = after(held, split_road(held, A, [20.0], ids()))
    assert sorted(one.road.line.length for one in cut.streets.values()) == [20.0, 80.0]
    whole = after(cut, joined_roads(cut, A, RoadUid("new001")))
    assert whole.streets[A].road.line.length == 100.0


def test_two_roads_drawn_towards_each_other_join() -> None:
    held = network(
        street("a", [(0.0, 0.0), (60.0, 0.0)]),
        street("b", [(100.0, 0.0), (60.0, 0.0)]),
    )
    made = after(held, joined_roads(held, A, BB))
    assert list(made.streets[A].road.line.coords) == [(0.0, 0.0), (60.0, 0.0), (100.0, 0.0)]


def test_a_line_reversed_twice_is_itself() -> None:
    held = network(street("a", [(0.0, 0.0), (60.0, 9.0)], section(lane(F, 3.0), lane(B, 4.0))))
    once = after(held, reversed_road(held, A))
    assert once.streets[A].road.line.coords[0] == (60.0, 9.0)
    assert [one.width_m for one in once.streets[A].section.elements] == [4.0, 3.0]
    assert after(once, reversed_road(once, A)).streets == held.streets


def test_a_cross_section_holds_from_station_to_station() -> None:
    held = network(street("a", [(0.0, 0.0), (100.0, 0.0)]))
    change = with_section(held, A, carriageway(4.0), ids(), from_m=20.0, to_m=50.0)
    pieces = sorted(change.new, key=lambda one: one.road.line.coords[0])
    assert [one.road.line.length for one in pieces] == [20.0, 30.0, 50.0]
    assert [one.section.width_m for one in pieces] == [7.0, 4.0, 7.0]
    assert pieces[2].road.uid == "a"


def test_a_cross_section_to_the_end_cuts_once_and_to_both_ends_never() -> None:
    held = network(street("a", [(0.0, 0.0), (100.0, 0.0)]))
    last = with_section(held, A, carriageway(4.0), ids(), from_m=60.0).new
    assert [one.section.width_m for one in last] == [7.0, 4.0]
    assert [one.section.width_m for one in with_section(held, A, carriageway(4.0), ids()).new] == [
        4.0
    ]


def crossing() -> Network:
    return network(
        street("a", [(0.0, 0.0), (100.0, 0.0)]),
        street("b", [(50.0, -30.0), (50.0, 30.0)], level=1),
    )


@pytest.mark.parametrize(
    ("code", "edit"),
    [
        ("ROAD_CROSSES_ROAD", lambda held: road_on_level(held, BB, 0)),
        ("ROAD_TOO_SHORT", lambda held: moved_node(held, (0.0, 0.0, None), (100.0, 0.0))),
        ("VERTEX_IS_END", lambda held: deleted_vertex(held, A, 0)),
        ("CUT_AT_END", lambda held: split_road(held, A, [0.2], ids())),
        ("ROADS_NOT_JOINABLE", lambda held: joined_roads(held, A, BB)),
        (
            "STRETCH_TOO_SHORT",
            lambda held: with_section(held, A, carriageway(4.0), ids(), from_m=50.0, to_m=50.1),
        ),
    ],
)
def test_what_cannot_be_is_refused(code: str, edit: Callable[[Network], StreetChange]) -> None:
    with pytest.raises(Problem, match=code):
        edit(crossing())


def test_a_one_way_street_turned_round_is_driven_the_other_way() -> None:
    plain = street("a", [(0.0, 0.0), (60.0, 0.0)], section(lane(F, 3.0)))
    held = network(replace(plain, road=replace(plain.road, oneway=True)))
    (turned,) = reversed_road(held, A).new
    assert turned.road.oneway
    assert turned.road.line.coords[0] == (60.0, 0.0)
    assert turned.section.elements[0].direction is Direction.FORWARD
