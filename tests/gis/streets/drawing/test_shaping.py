"""Draughtsmen's edits of roads, against places worked out by hand."""

from __future__ import annotations

import math

import pytest
from shapely import LineString

from gis.crashes.records import RoadUid
from gis.problems import Problem
from gis.streets.drawing import shaping
from gis.streets.drawing.strokes import drawn
from gis.streets.remake.network import Network
from tests.gis.streets.drawing.test_relaying import degrees
from tests.gis.streets.drawing.test_strokes import after, ids, network, stroke
from tests.helpers.street_graphs import street

A, B, C = RoadUid("a"), RoadUid("b"), RoadUid("c")


def line(held: Network, uid: str = "a") -> list[tuple[float, float]]:
    return list(held.streets[RoadUid(uid)].road.line.coords)


def lone() -> Network:
    return network(street("a", [(0.0, 0.0), (100.0, 0.0)]))


def tee() -> tuple[Network, RoadUid]:
    """A street with a side road at 40 m, and the side road's uid."""
    held = lone()
    held = after(held, drawn([stroke((40.0, 0.0), (40.0, 50.0))], held, ids("s")))
    (side,) = [uid for uid, one in held.streets.items() if one.road.line.length == 50.0]
    return held, side


def test_a_moved_side_road_leaves_a_healed_street_and_meets_what_it_comes_to() -> None:
    held, side = tee()
    made = after(held, shaping.moved_roads(held, [side], [(0.0, 0.0), (30.0, 0.0)], ids()))
    assert line(made, side) == [(70.0, 0.0), (70.0, 50.0)]
    assert degrees(made) == {1: 3, 3: 1}


def test_a_whole_junction_that_is_moved_keeps_its_uid() -> None:
    held, _ = tee()
    (junction,) = {node[2] for node in held.at} - {None}
    points = [(0.0, 0.0), (500.0, 10.0)]
    made = after(held, shaping.moved_roads(held, list(held.streets), points, ids()))
    assert (540.0, 10.0, junction) in made.at
    assert set(made.streets) == set(held.streets)


def test_a_copy_has_uids_and_junctions_of_its_own_and_is_cut_where_it_crosses() -> None:
    held, side = tee()
    made = after(held, shaping.roads_copied_to(held, [side], [(0.0, 0.0), (30.0, -20.0)], ids()))
    assert line(made, side) == line(held, side)
    assert degrees(made) == {1: 5, 3: 1, 4: 1}


def test_a_road_turns_clockwise_from_one_direction_to_another() -> None:
    held = lone()
    points = [(0.0, 0.0), (10.0, 0.0), (0.0, -7.0)]  # from east to south
    made = after(held, shaping.rotated_roads(held, [A], points, ids()))
    assert line(made) == [(0.0, 0.0), (0.0, -100.0)]


def test_a_line_grows_by_the_ratio_of_two_distances() -> None:
    held = lone()
    points = [(0.0, 0.0), (10.0, 0.0), (15.0, 0.0)]
    made = after(held, shaping.scaled_roads(held, [A], points, ids()))
    assert line(made) == [(0.0, 0.0), (150.0, 0.0)]


def test_a_mirrored_road_lies_beyond_the_axis() -> None:
    held = network(street("a", [(0.0, 5.0), (100.0, 20.0)]))
    made = after(held, shaping.mirrored_roads(held, [A], [(0.0, 0.0), (9.0, 0.0)], ids()))
    assert line(made) == [(0.0, -5.0), (100.0, -20.0)]


def test_side_roads_are_arrayed_along_a_street() -> None:
    held = network(
        street("a", [(0.0, 0.0), (200.0, 0.0)]), street("b", [(0.0, -300.0), (30.0, -300.0)])
    )
    made = after(held, shaping.arrayed_roads(held, [B], A, 50.0, ids()))
    # b runs east, so turned with a street that runs east it points south
    feet = sorted(node[:2] for node in made.at if node[2] is not None)
    assert feet == [(50.0, 0.0), (100.0, 0.0), (150.0, 0.0)]
    ends = {node[:2] for node in made.at}
    assert {(50.0, -30.0), (100.0, -30.0), (150.0, -30.0), (200.0, -30.0)} <= ends


def test_an_offset_road_runs_to_the_left_of_the_line() -> None:
    held = lone()
    made = after(held, shaping.offset_roads(held, [A], 12.5, ids()))
    assert line(made, "new001") == [(0.0, 12.5), (100.0, 12.5)]


def test_a_rounded_corner_touches_both_legs_a_radius_from_a_right_angle() -> None:
    held = network(street("a", [(0.0, 0.0), (100.0, 0.0), (100.0, 80.0)]))
    points = line(after(held, shaping.rounded_road(held, A, 20.0, ids())))
    assert points[1] == (80.0, 0.0)
    assert points[-2] == (100.0, 20.0)
    for x, y in points[1:-1]:
        assert math.dist((x, y), (80.0, 20.0)) == pytest.approx(20.0, abs=1e-3)
    with pytest.raises(Problem, match="ROAD_HAS_NO_CORNER"):
        shaping.rounded_road(lone(), A, 20.0, ids())


def test_a_cut_corner_leaves_each_leg_so_far_from_it() -> None:
    held = network(street("a", [(0.0, 0.0), (100.0, 0.0), (100.0, 80.0)]))
    points = line(after(held, shaping.bevelled_road(held, A, 5.0, ids())))
    assert points == [(0.0, 0.0), (95.0, 0.0), (100.0, 5.0), (100.0, 80.0)]


def test_two_roads_that_do_not_meet_are_rounded_into_each_other() -> None:
    held = network(
        street("a", [(0.0, 0.0), (70.0, 0.0)]), street("b", [(100.0, 90.0), (100.0, 40.0)])
    )
    made = after(held, shaping.rounded_meeting(held, A, B, 30.0, ids()))
    assert line(made, "b") == [(100.0, 90.0), (100.0, 30.0)]
    assert line(made)[0] == (0.0, 0.0)
    assert line(made)[-1] == (100.0, 30.0)
    arc = line(made)[1:]
    assert arc[0] == (70.0, 0.0)
    assert all(math.dist(at, (70.0, 30.0)) == pytest.approx(30.0, abs=1e-3) for at in arc)
    assert degrees(made) == {1: 2, 2: 1}


def test_two_roads_meet_in_a_cut_corner() -> None:
    held = network(
        street("a", [(0.0, 0.0), (70.0, 0.0)]), street("b", [(100.0, 90.0), (100.0, 40.0)])
    )
    made = after(held, shaping.bevelled_meeting(held, A, B, 10.0, ids()))
    assert line(made) == [(0.0, 0.0), (90.0, 0.0), (100.0, 10.0)]


def test_a_trim_takes_the_piece_between_crossings_of_any_level() -> None:
    held = network(
        street("a", [(0.0, 0.0), (100.0, 0.0)]),
        street("b", [(30.0, -20.0), (30.0, 20.0)], level=1),
        street("c", [(60.0, -20.0), (60.0, 20.0)], level=1),
    )
    made = after(held, shaping.trimmed_road(held, A, (45.0, 1.0), ids()))
    lines = {tuple(one.road.line.coords) for one in made.streets.values()}
    assert ((0.0, 0.0), (30.0, 0.0)) in lines
    assert ((60.0, 0.0), (100.0, 0.0)) in lines
    whole = after(held, shaping.trimmed_road(held, B, (30.0, 20.0), ids()))
    assert LineString([(30.0, 0.0), (30.0, -20.0)]).equals(whole.streets[B].road.line)


def test_a_road_that_nothing_crosses_is_trimmed_away() -> None:
    held = lone()
    assert not after(held, shaping.trimmed_road(held, A, (45.0, 1.0), ids())).streets


def test_a_dead_end_is_prolonged_to_the_next_road_and_makes_a_t() -> None:
    held = network(
        street("a", [(0.0, 0.0), (100.0, 0.0)]),
        street("b", [(30.0, 80.0), (30.0, 40.0)]),
        street("c", [(0.0, 20.0), (100.0, 20.0)], level=1),
    )
    made = after(held, shaping.extended_road(held, B, (30.0, 45.0), ids()))
    assert line(made, "b") == [(30.0, 80.0), (30.0, 0.0)]
    assert degrees(made) == {1: 5, 3: 1}
    with pytest.raises(Problem, match="DRAFT_NO_CROSSING"):
        shaping.extended_road(held, B, (30.0, 75.0), ids())
