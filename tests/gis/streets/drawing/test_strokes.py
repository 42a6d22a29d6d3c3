"""A drawn stroke is cut at every crossing of its level, and so is what it crosses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, count

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString

from gis.angles import Point
from gis.crashes.records import RoadUid
from gis.problems import Problem
from gis.streets.derived import StreetRoad
from gis.streets.drawing.strokes import Stroke, drawn
from gis.streets.engine.build import build_street_geometry
from gis.streets.remake.change import StreetChange
from gis.streets.remake.network import Network
from tests.helpers.street_graphs import carriageway, street, surface_of


def ids(prefix: str = "new") -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers):03d}"


def stroke(*points: Point, level: int = 0, width_m: float = 7.0) -> Stroke:
    return Stroke(
        points=points, section=carriageway(width_m), road_class="residential", level=level
    )


def network(*streets: StreetRoad) -> Network:
    return Network({one.road.uid: one for one in streets})


def after(held: Network, change: StreetChange) -> Network:
    assert change.gone <= set(held.streets)
    return held.changed(change.gone, change.new)


def one_by_one(strokes: Sequence[Stroke]) -> Network:
    held, new_id = network(), ids()
    for one in strokes:
        held = after(held, drawn([one], held, new_id))
    return held


def lines(held: Network) -> list[LineString]:
    return [held.streets[uid].road.line for uid in sorted(held.streets)]


def ends(line: LineString) -> set[tuple[float, ...]]:
    return {line.coords[0], line.coords[-1]}


def test_a_stroke_across_a_road_makes_one_node_of_four_arms() -> None:
    held = network(street("a", [(0.0, 0.0), (100.0, 0.0)]))
    made = after(held, drawn([stroke((40.0, -30.0), (40.0, 30.0))], held, ids()))
    (node,) = [node for node, uids in made.at.items() if len(uids) > 1]
    assert node[:2] == (40.0, 0.0)
    assert node[2] is not None
    assert len(made.at[node]) == 4
    assert made.streets[RoadUid("a")].road.line.length == 60.0, "the longer piece is still a"


def test_a_stroke_that_ends_near_a_side_makes_a_t_on_the_line() -> None:
    held = network(street("a", [(0.0, 0.0), (100.0, 0.0)]))
    made = after(held, drawn([stroke((30.0, 0.04), (30.0, 50.0))], held, ids()))
    (node,) = [node for node, uids in made.at.items() if len(uids) == 3]
    assert node[0] == 30.0
    assert abs(node[1]) <= 0.05


def test_a_stroke_that_ends_beyond_the_snap_stays_apart() -> None:
    held = network(street("a", [(0.0, 0.0), (100.0, 0.0)]))
    change = drawn([stroke((30.0, 0.06), (30.0, 50.0))], held, ids())
    assert change.gone == frozenset()


def test_a_stroke_near_a_node_takes_the_node_and_its_junction() -> None:
    held = network(
        street("a", [(0.0, 0.0), (50.0, 0.0)], nodes=(None, "J")),
        street("b", [(50.0, 0.0), (100.0, 0.0)], nodes=("J", None)),
    )
    change = drawn([stroke((50.03, 0.03), (50.0, 40.0))], held, ids())
    assert change.gone == frozenset()
    (new,) = change.new
    assert new.road.line.coords[0] == (50.0, 0.0)
    assert new.road.from_junction == "J"


def test_a_road_of_another_level_is_left_alone() -> None:
    held = network(street("bridge", [(0.0, 0.0), (100.0, 0.0)], level=1))
    change = drawn([stroke((40.0, -30.0), (40.0, 30.0))], held, ids())
    assert change.gone == frozenset()
    assert len(change.new) == 1


def test_a_stroke_that_crosses_itself_is_cut_there() -> None:
    change = drawn(
        [stroke((0.0, 0.0), (50.0, 0.0), (50.0, 50.0), (20.0, 50.0), (20.0, -30.0))],
        network(),
        ids(),
    )
    assert sorted(round(one.road.line.length, 6) for one in change.new) == [20.0, 30.0, 160.0]
    assert len({one.road.uid for one in change.new}) == 3


@pytest.mark.parametrize(
    "points",
    [
        ((20.0, 0.0), (60.0, 0.0)),
        ((20.0, 30.0), (20.0, 0.0), (60.0, 0.0), (60.0, 30.0)),
        ((0.0, 0.0), (100.0, 0.0)),
    ],
)
def test_a_stroke_along_a_road_is_refused(points: tuple[Point, ...]) -> None:
    held = network(street("a", [(0.0, 0.0), (100.0, 0.0)]))
    with pytest.raises(Problem, match="STROKE_OVERLAPS"):
        drawn([stroke(*points)], held, ids())


def test_a_stroke_without_length_is_refused() -> None:
    with pytest.raises(Problem, match="STROKE_TOO_SHORT"):
        drawn([stroke((1.0, 1.0), (1.0, 1.0))], network(), ids())


@st.composite
def drawings(draw: st.DrawFn) -> list[Stroke]:
    """Strokes between points of a coarse grid, moved a little so that few run on each other."""
    place = st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(-900, 900))
    found = []
    for _ in range(draw(st.integers(1, 5))):
        points = draw(st.lists(place, min_size=2, max_size=4, unique=True))
        found.append(stroke(*((20.0 * x + a / 777, 20.0 * y - a / 1313) for x, y, a in points)))
    return found


@settings(max_examples=60)
@given(drawings())
def test_after_a_stroke_roads_of_a_level_meet_in_nodes_only(strokes: list[Stroke]) -> None:
    try:
        held = one_by_one(strokes)
    except Problem:
        return
    for one, other in combinations(lines(held), 2):
        common = ends(one) & ends(other)
        met = shapely.get_parts(shapely.intersection(one, other))
        for at in met[~shapely.is_empty(met)]:
            assert any(at.distance(shapely.Point(node)) < 1e-6 for node in common), (one, other)


@settings(max_examples=60)
@given(drawings())
def test_lengths_are_kept_and_lines_lie_on_the_millimetre(strokes: list[Stroke]) -> None:
    try:
        held = one_by_one(strokes)
    except Problem:
        return
    drawn_m = sum(LineString(one.points).length for one in strokes)
    nodes = len(held.at)
    assert sum(one.length for one in lines(held)) == pytest.approx(drawn_m, abs=0.11 * nodes)
    xy = shapely.get_coordinates(lines(held))
    assert (xy == xy.round(3)).all()


@settings(max_examples=25)
@given(drawings(), st.randoms(use_true_random=False))
def test_the_order_of_strokes_does_not_matter_for_the_surface(strokes, rng) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(strokes)
    rng.shuffle(shuffled)
    try:
        held = [one_by_one(strokes), one_by_one(shuffled)]
        whole = network()
        held.append(after(whole, drawn(strokes, whole, ids())))
    except Problem:
        return
    first, *others = [shapely.union_all([line.buffer(3.5) for line in lines(one)]) for one in held]
    for other in others:
        assert first.symmetric_difference(other).area < 0.1 * first.length * 0.1 + 0.5


def test_a_grid_drawn_in_any_order_has_the_surface_of_all_at_once() -> None:
    across = [stroke((0.0, 40.0 * k), (130.0, 40.0 * k + 11.0)) for k in range(3)]
    along = [stroke((40.0 * k + 20.0, -30.0), (40.0 * k + 14.0, 150.0)) for k in range(3)]
    start = network()
    held = [
        one_by_one([*across, *along]),
        one_by_one([*reversed(along), *across]),
        after(start, drawn([*along, *across], start, ids())),
    ]
    first, *others = [
        surface_of(build_street_geometry([one.streets[uid] for uid in sorted(one.streets)]))
        for one in held
    ]
    assert len(held[0].streets) == 24
    for other in others:
        assert first.symmetric_difference(other).area < 0.1


def test_an_end_a_hair_beyond_a_road_makes_one_node() -> None:
    held = network(street("main", [(361.426, 311.706), (124.669, 204.253)], 13.0))
    side = stroke((243.04749999999999, 257.97950000000003), (326.58133545527363, 186.410663))
    made = after(held, drawn([side], held, ids()))
    assert sorted(len(uids) for uids in made.at.values()) == [1, 1, 1, 3]
