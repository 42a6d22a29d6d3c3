"""Where roads meet junctions: each road's end with its approach lanes and the corners beside it.

Distances u run from the mouth back along the road; v is the road's own offset (positive left of
its line). "Outer" is the side a driver who nears the junction keeps to.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import shapely

from gis.streets.arm_design import ArmDesign
from gis.streets.control import Control
from gis.streets.cross_section import (
    Direction,
    Element,
    ElementKind,
)
from gis.streets.derived import JunctionArea, NodeFeatureKind
from gis.streets.markings.abreast import sides_of
from gis.streets.markings.frame import RoadFrame, Strip
from gis.streets.markings.road_classes import lanes_each_way, rank_of

STRAIGHT_SIN = 0.26
"""Kerbs that meet at less than 15 degrees run through: no corner."""
ABREAST_COS = 0.94
ABREAST_M = 8.0
"""Carriageways within 20 degrees and this near to each other are of one street."""
BESIDE = frozenset({ElementKind.SHOULDER, ElementKind.PARKING})
"""Strips that stop lines cover beside the lanes."""


@dataclass(slots=True, kw_only=True, eq=False)
class Mouth:
    """One end of a road at a junction area; also an end without one (`area` None)."""

    frame: RoadFrame
    at_end: bool
    area: JunctionArea | None
    features: set[NodeFeatureKind] = field(default_factory=set)
    arms: int = 0
    number: int = 0
    """Place among the junction's arms, counter-clockwise."""
    corner_u: tuple[float | None, float | None] = (None, None)
    """Where the kerbs on the left and on the right of the line meet the neighbours' kerbs, as u:
    negative in front of the mouth; None where the kerb runs through."""
    abreast: tuple[bool, bool] = (False, False)
    """Whether another carriageway of the same street runs close by on the left, on the right."""
    opposed: tuple[bool, bool] = (False, False)
    """Whether traffic there runs the other way and here one way only."""
    siblings: tuple[bool, bool] = (False, False)
    """Whether the next arm on that side is another carriageway of the same street."""
    neighbours: tuple[Mouth | None, Mouth | None] = (None, None)
    """The next arms on the left and on the right of the line."""
    points: list[tuple[float, float]] = field(init=False)
    """Where the edges of the strips end at the mouth, left to right along the line."""
    way: tuple[float, float] = field(init=False)
    """Unit vector out of the junction along the road."""
    outer: int = field(init=False)
    """1 where the outer side lies on the left of the line, else -1."""
    towards: Direction = field(init=False)
    """Direction of lanes that lead to the junction."""
    rank: int = field(init=False)
    """Rank of the road's class, 0 the least."""
    lanes: list[tuple[int, Element, Strip]] = field(init=False)
    """Lanes that lead to the junction and to it only, left to right along the line."""
    each_way: int = field(init=False)
    """The larger number of motor lanes of one direction."""

    def __post_init__(self) -> None:
        street = self.frame.shape.street
        self.outer = 1 if street.section.left_hand == self.at_end else -1
        self.towards = Direction.FORWARD if self.at_end else Direction.BACKWARD
        self.rank = rank_of(street)
        here, inside = (-1, -2) if self.at_end else (0, 1)
        grid = self.frame.grid
        self.points = [(x, y) for x, y in grid[:, here].tolist()]
        if self.area is None:
            x, y = (grid[:, inside] - grid[:, here]).sum(axis=0).tolist()
        else:  # square to the mouth: edges may fold where the line bends a hand before it
            (left_x, left_y), (right_x, right_y) = self.points[0], self.points[-1]
            x, y = left_y - right_y, right_x - left_x
            x, y = (-x, -y) if self.at_end else (x, y)
        size = math.hypot(x, y) or 1.0
        self.way = (x / size, y / size)
        self.each_way = lanes_each_way(street.section)
        self.lanes = [
            item
            for item in self.frame.strips
            if item[1].direction is self.towards and item[1].is_lane
        ]

    @property
    def design(self) -> ArmDesign:
        """What somebody decided here."""
        return self.frame.shape.street.ends[self.at_end]

    @property
    def signal(self) -> bool:
        """Whether a signal regulates this arm."""
        if self.area is not None and self.design.control is not None:
            return self.area.control is Control.SIGNAL
        regulated = self.area is not None and self.area.control is Control.SIGNAL
        return regulated or NodeFeatureKind.SIGNAL in self.features

    @property
    def must_stop(self) -> bool:
        """Whether a stop sign regulates this arm."""
        if self.design.control is not None:
            return self.design.control is Control.SIGN and not self.signal
        return NodeFeatureKind.STOP in self.features

    def kerb_end(self, *, left: bool) -> tuple[float, float]:
        """Where the kerb on the left or right of the line ends."""
        strips = self.frame.strips
        return self.points[strips[0][0] if left else strips[-1][0] + 1]

    def station(self, u: float) -> float:
        """Station of a distance from the mouth."""
        return self.frame.length_m - u if self.at_end else u

    def box(self, u0: float, u1: float, strip: Strip) -> list[tuple[float, float]]:
        """The ring of a rectangle, its long sides along the road."""
        return ribbon(self.frame, self.station(u0), self.station(u1), strip)


def siblings_of(mouth: Mouth) -> list[Mouth]:
    """The other carriageways of the same street at the junction."""
    found: list[Mouth] = []
    for turn in (0, 1):
        # Left seen outwards all the way, then right.
        here = mouth
        while True:
            side = turn if not here.at_end else 1 - turn
            there = here.neighbours[side]
            if not here.siblings[side] or there is None or there is mouth or there in found:
                break
            found.append(there)
            here = there
    return found


def others_of(mouth: Mouth) -> list[Mouth]:
    """The other arms of the junction, the next one counter-clockwise first."""
    found: list[Mouth] = []
    here = mouth
    while True:
        there = here.neighbours[1 if here.at_end else 0]
        if there is None or there is mouth or len(found) >= mouth.arms:
            return found
        found.append(there)
        here = there


def heading_deg(mouth: Mouth) -> float:
    """Direction of the road outwards, degrees counter-clockwise from east."""
    x, y = mouth.way
    return math.degrees(math.atan2(y, x))


def ribbon(frame: RoadFrame, s0: float, s1: float, strip: Strip) -> list[tuple[float, float]]:
    """The ring of a strip between two stations, bent where the road bends."""
    left, right = strip
    if len(frame.stations) == 2:
        return [(s0, left), (s1, left), (s1, right), (s0, right)]
    stations = frame.stations_between(s0, s1)
    return [(s, left) for s in stations] + [(s, right) for s in reversed(stations)]


def approach_runs(mouth: Mouth) -> list[Strip]:
    """What lanes towards the junction take across the road, cut at islands and opposing lanes.

    Shoulder and parking beside such lanes belong to it, but not between them and opposing lanes.
    """
    found: list[Strip] = []
    run: list[tuple[Element, Strip]] = []
    opposing = False
    for _, element, strip in mouth.frame.strips:
        joins = element.direction is mouth.towards if element.is_lane else element.kind in BESIDE
        if joins:
            if element.is_lane or not opposing or any(held.is_lane for held, _ in run):
                run.append((element, strip))
            continue
        opposing = element.is_lane
        found.extend(_run_strip(run, cut_end=opposing))
        run = []
    found.extend(_run_strip(run, cut_end=False))
    return found


def _run_strip(run: list[tuple[Element, Strip]], *, cut_end: bool) -> list[Strip]:
    """The extent of a run that has lanes, without what lies beside them at its end if asked."""
    lanes = [i for i, (element, _) in enumerate(run) if element.is_lane]
    if not lanes:
        return []
    last = lanes[-1] if cut_end else -1
    return [(run[0][1][0], run[last][1][1])]


def mouths_of(
    frames: Sequence[RoadFrame | None], junctions: Sequence[JunctionArea]
) -> list[tuple[Mouth, Mouth] | None]:
    """Start and end mouth of each road, with the corners between the arms of each junction."""
    areas = {junction.uid: junction for junction in junctions}
    found: list[tuple[Mouth, Mouth] | None] = []
    arms: dict[str, list[Mouth]] = defaultdict(list)
    for frame, beside in zip(frames, sides_of(frames), strict=True):
        if frame is None:
            found.append(None)
            continue
        ends = (frame.shape.start_area, frame.shape.end_area)
        start, end = (
            Mouth(
                frame=frame,
                at_end=bool(i),
                area=areas.get(uid) if uid else None,
                abreast=beside.abreast,
                opposed=beside.opposed,
            )
            for i, uid in enumerate(ends)
        )
        found.append((start, end))
        for mouth in (start, end):
            if mouth.area is not None:
                arms[mouth.area.uid].append(mouth)
    if arms:
        _set_corners(list(arms.values()))
    return found


def _set_corners(groups: list[list[Mouth]]) -> None:
    """Order the arms of each junction and find where the kerbs of neighbours meet."""
    centroids = shapely.get_coordinates(
        shapely.centroid([group[0].area.shape for group in groups if group[0].area])
    )
    for group, (x, y) in zip(groups, centroids.tolist(), strict=True):
        angles = []
        for mouth in group:
            (a, b), (c, d) = mouth.kerb_end(left=True), mouth.kerb_end(left=False)
            angles.append(round(math.atan2((b + d) / 2.0 - y, (a + c) / 2.0 - x), 6))
            mouth.arms = len(group)
        order = sorted(
            range(len(group)), key=lambda i: (angles[i], group[i].frame.uid, group[i].at_end)
        )
        # Begin with the same arm however the place is turned.
        first = min(range(len(group)), key=lambda i: (group[i].frame.uid, group[i].at_end))
        turn = order.index(first)
        ordered = [group[i] for i in order[turn:] + order[:turn]]
        for number, mouth in enumerate(ordered):
            mouth.number = number
        if len(group) > 1:
            _pair_arms(ordered)


def _pair_arms(ordered: list[Mouth]) -> None:
    """Corners between each arm and the next one counter-clockwise."""
    corners = [_corner(here, there) for here, there in pairwise([*ordered, ordered[0]])]
    for i, mouth in enumerate(ordered):
        # Left seen outwards is left of the line at its start, right at its end.
        us = (corners[i][0], corners[i - 1][1])
        arms = (ordered[(i + 1) % len(ordered)], ordered[i - 1])
        near = (_abreast(mouth, arms[0]), _abreast(arms[1], mouth))
        against = [near[k] and bool(mouth.lanes) != bool(arms[k].lanes) for k in (0, 1)]
        mouth.siblings = near[::-1] if mouth.at_end else near
        for k in (0, 1):
            side = 1 - k if mouth.at_end else k
            if near[k]:
                mouth.abreast = _with(mouth.abreast, side)
            if against[k]:
                mouth.opposed = _with(mouth.opposed, side)
        mouth.corner_u = us[::-1] if mouth.at_end else us
        mouth.neighbours = arms[::-1] if mouth.at_end else arms


def _with(sides: tuple[bool, bool], side: int) -> tuple[bool, bool]:
    return (True, sides[1]) if side == 0 else (sides[0], True)


def _abreast(first: Mouth, second: Mouth) -> bool:
    """Whether two arms run side by side; the second is the next one counter-clockwise."""
    along = first.way[0] * second.way[0] + first.way[1] * second.way[1]
    if first is second or along < ABREAST_COS:
        return False
    at_x, at_y = first.kerb_end(left=not first.at_end)
    to_x, to_y = second.kerb_end(left=second.at_end)
    aside = (to_y - at_y) * first.way[0] - (to_x - at_x) * first.way[1]
    return abs(aside) < ABREAST_M


def _corner(first: Mouth, second: Mouth) -> tuple[float | None, float | None]:
    """Distances u on both arms where the first's left kerb meets the second's right kerb.

    Left and right seen outwards, the second arm being the next one counter-clockwise.
    """
    at_x, at_y = first.kerb_end(left=not first.at_end)
    to_x, to_y = second.kerb_end(left=second.at_end)
    (way_x, way_y), (on_x, on_y) = first.way, second.way
    cross = way_x * on_y - way_y * on_x
    if abs(cross) < STRAIGHT_SIN:
        return None, None
    gap_x, gap_y = to_x - at_x, to_y - at_y
    u = (gap_x * on_y - gap_y * on_x) / cross
    w = (gap_x * way_y - gap_y * way_x) / cross
    return (u, w) if u < 1.0 and w < 1.0 else (None, None)
