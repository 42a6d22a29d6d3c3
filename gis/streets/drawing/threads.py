"""Lines that are being laid on each other: where they meet they get a common vertex.

Points are (x, y) in metres of the store's CRS. What is drawn comes to lie on a grid of 1 mm; what
stands stays where it is to the last bit, or a road would leave the nodes it shares with others.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

import numpy as np
import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from gis.angles import Point
from gis.problems import Problem

SNAP_M = 0.05
"""What is nearer than this to a node or line is on it."""
DECIMALS = 3
"""Drawn points lie on a grid of 1 mm."""
ROUNDS = 12
"""A common vertex shifts a line by up to SNAP_M, which may lay it on a third; then once more."""

MOST_SELF_MEETINGS = 200
"""A stroke that meets itself more often is no road."""
MOST_BESIDE_M = 2.0
"""A line within the snap of another for longer runs on it (a crossing at less than 3 degrees)."""
HALF_GRID_M = 0.0005


def gridded(at: Point) -> Point:
    """The point on the grid; no negative zero."""
    return round(at[0], DECIMALS) + 0.0, round(at[1], DECIMALS) + 0.0


def points_of(line: BaseGeometry) -> list[Point]:
    """The vertices of a line."""
    return [(x, y) for x, y in shapely.get_coordinates(line).tolist()]


def distinct(points: Sequence[Point]) -> list[Point]:
    """The points on the grid without those that repeat the one before."""
    found: list[Point] = []
    for at in map(gridded, points):
        if not found or at != found[-1]:
            found.append(at)
    return found


@dataclass
class Thread:
    """A line with the vertices where it is a node; those of a `fixed` one are never moved."""

    points: list[Point]
    fixed: bool = False
    cuts: set[Point] = field(default_factory=set)

    @property
    def line(self) -> LineString:
        """The line as it lies now."""
        return LineString(self.points)

    @property
    def nodes(self) -> set[Point]:
        """Cuts and ends."""
        return {self.points[0], self.points[-1], *self.cuts}

    def put(self, at: Point) -> bool:
        """Make `at` a node of the line; whether that changed anything."""
        if at in self.points:
            known = at in self.nodes
            self.cuts.add(at)
            return not known
        near = _nearest(at, self.points)
        if not self.fixed and near is not None and near not in self.cuts:
            self.points = [at if one == near else one for one in self.points]
            self.check()
        else:
            self.points.insert(_segment_of(at, self.points) + 1, at)
        self.cuts.add(at)
        return True

    def put_on(self, segment: int, at: Point) -> None:
        """Make `at` a vertex of one segment."""
        ends = self.points[segment : segment + 2]
        if at in ends:
            return
        near = _nearest(at, ends)
        if near is not None and near not in self.cuts:
            place = segment + ends.index(near)
            self.points[place] = at
        else:
            self.points.insert(segment + 1, at)

    def check(self) -> None:
        """Drop vertices that repeat; raises `Problem` where nothing is left."""
        self.points = without_repeats(self.points)
        if len(self.points) < 2:
            raise Problem("STROKE_TOO_SHORT")

    def pieces(self) -> list[list[Point]]:
        """The parts between nodes, along the line."""
        found, piece = [], [self.points[0]]
        for at in self.points[1:]:
            piece.append(at)
            if at in self.cuts:
                found.append(piece)
                piece = [at]
        return found if len(piece) == 1 else [*found, piece]


def lay(threads: Sequence[Thread]) -> None:
    """Give common nodes to all threads that meet; those fixed are left alone among themselves.

    Raises `Problem` where two run on each other over a stretch, or where nodes come too close.
    """
    for _ in range(ROUNDS):
        changed = False
        for one, other in combinations(threads, 2):
            if not (one.fixed and other.fixed):
                changed |= _join(one, other)
        for one in threads:
            if not one.fixed:
                changed |= _join_self(one)
        if not changed:
            _refuse_side_by_side(threads)
            return
    raise Problem("STROKE_TANGLED")


def _refuse_side_by_side(threads: Sequence[Thread]) -> None:
    """Raise `Problem` where a new piece runs within the snap of another for too long."""
    new = [LineString(piece) for one in threads if not one.fixed for piece in one.pieces()]
    old = [LineString(piece) for one in threads if one.fixed for piece in one.pieces()]
    lines = np.array([*new, *old], dtype=object)
    near = shapely.STRtree(lines).query(new, predicate="dwithin", distance=SNAP_M)
    pairs = near[:, near[0] != near[1]]
    beside = shapely.intersection(
        lines[pairs[0]], shapely.buffer(lines[pairs[1]], SNAP_M, quad_segs=2)
    )
    if (shapely.length(shapely.get_parts(beside)) > MOST_BESIDE_M).any():
        raise Problem("STROKE_OVERLAPS")


def _join(one: Thread, other: Thread) -> bool:
    lines = one.line, other.line
    if shapely.distance(*lines) > SNAP_M:
        return False
    changed = False
    for place in list(_meetings(one, other)):
        changed |= one.put(place)
        changed |= other.put(place)
    return changed


def _meetings(one: Thread, other: Thread) -> Iterator[Point]:
    """Where two threads get a common node: at crossings, and where one ends on the other."""
    lines = one.line, other.line
    fixed_first = sorted((one, other), key=lambda held: not held.fixed)
    crossed: list[Point] = []
    for part in shapely.get_parts(shapely.intersection(*lines)):
        if shapely.is_empty(part):
            continue
        if shapely.length(part) > 0.0:
            raise Problem("STROKE_OVERLAPS")
        at = points_of(part)[0]
        crossed.append(
            _anchor(at, [held.nodes for held in fixed_first])
            or _anchor(at, [held.points for held in fixed_first])
            or gridded(at)
        )
    yield from crossed
    for ending, side in ((one, other), (other, one)):
        for at in (ending.points[0], ending.points[-1]):
            if _nearest(at, crossed) is not None:
                continue  # an end a hair beyond the side crosses it: one node, not two
            if shapely.distance(shapely.Point(at), side.line) <= SNAP_M:
                yield _landing(at, ending, side)


def _landing(at: Point, ending: Thread, side: Thread) -> Point:
    """Where the end of a thread comes to lie on another's side; what is a node already stays."""
    if (ending.fixed or at in ending.cuts) and not (side.fixed and at not in side.points):
        return at
    near = _anchor(at, [side.nodes, side.points])
    if near is not None:
        return near
    if ending.fixed or at in ending.cuts:
        return at
    along = side.line.interpolate(side.line.project(shapely.Point(at)))
    return gridded((along.x, along.y))


def _anchor(at: Point, held: Sequence[Collection[Point]]) -> Point | None:
    """The nearest of the first points that have one within the snap."""
    return next((near for points in held if (near := _nearest(at, points)) is not None), None)


def _join_self(one: Thread) -> bool:
    """Nodes where a line crosses or touches itself."""
    changed = False
    ends = one.points[0], one.points[-1]
    if ends[0] != ends[1] and math.dist(*ends) <= SNAP_M:
        one.points[-1] = ends[0]
        one.check()
        changed = True
    for _ in range(MOST_SELF_MEETINGS):
        meeting = next(_self_meetings(one), None)
        if meeting is None:
            return changed
        changed = True
        segments, at = meeting
        for k in sorted(segments, reverse=True):  # the later first: numbers before it stay
            one.put_on(k, at)
        one.cuts.add(at)
        one.check()
    raise Problem("STROKE_TANGLED")


def _self_meetings(one: Thread) -> Iterator[tuple[tuple[int, int], Point]]:
    """Pairs of segments that meet where the line has no node yet, and where."""
    points = one.points
    steps = [LineString(pair) for pair in pairwise(points)]
    tree = shapely.STRtree(steps)
    for i, j in sorted(map(tuple, tree.query(steps, predicate="intersects").T.tolist())):
        if i >= j:
            continue
        hit = shapely.intersection(steps[i], steps[j])
        if shapely.length(hit) > 0.0:
            raise Problem("STROKE_OVERLAPS")
        at = points_of(hit)[0]
        closes = points[0] == points[-1] == at and (i, j) == (0, len(steps) - 1)
        if (j == i + 1 and math.dist(at, points[j]) < HALF_GRID_M) or closes:
            continue
        place = _anchor(at, [one.nodes, points]) or gridded(at)
        if place in one.cuts and place in points[i : i + 2] and place in points[j : j + 2]:
            continue
        yield (i, j), place


def _nearest(at: Point, points: Collection[Point]) -> Point | None:
    """The nearest point within the snap."""
    found = min(((math.dist(at, one), one) for one in points), default=None)
    return found[1] if found is not None and found[0] <= SNAP_M else None


def _segment_of(at: Point, points: Sequence[Point]) -> int:
    """The number of the segment nearest to a point."""
    steps = shapely.linestrings(list(pairwise(points)))
    return int(shapely.distance(steps, shapely.Point(at)).argmin())


def without_repeats(points: Sequence[Point]) -> list[Point]:
    """The points where they are (a source's nodes need not lie on the grid), each once in a row."""
    return [at for k, at in enumerate(points) if k == 0 or at != points[k - 1]]
