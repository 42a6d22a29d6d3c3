"""Nodes, and the arms that leave them: every road has one at each end."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString

from gis.crashes.records import JunctionUid
from gis.streets.derived import StreetRoad
from gis.streets.engine.offsets import (
    Coords,
    cut_line,
    direction_at,
    edges_of,
    left_of,
    mitre,
    rings_between,
    stations_of,
)

REACH_M = 60.0
"""How far from a node arms are looked at for overlaps."""
LOOK_M = 12.0
"""The bearing of an arm is that of its first metres."""
LINES_KEPT = 4000
JOINT_MAX_DEG = 50.0
"""Two roads that meet at less are joined by a mitre; a sharper bend is an area."""

Node = tuple[float, float, JunctionUid | None]


@dataclass(slots=True)
class Track:
    """A road as the engine works on it."""

    street: StreetRoad
    xy: Coords
    stations: NDArray[np.float64]
    nodes: tuple[int, int]
    """Node numbers of start and end."""
    bearings: dict[int, float]
    """Directions of its ends that were asked for, see `Layout.bearing`."""

    @property
    def length(self) -> float:
        """Metres."""
        return float(self.stations[-1])


@dataclass(frozen=True, slots=True)
class Arm:
    """A road end; `end` is 0 at the start of the line and 1 at its end."""

    track: int
    end: int

    @property
    def number(self) -> int:
        """Place in arrays of all arms."""
        return 2 * self.track + self.end


@dataclass
class Layout:
    """All roads with their nodes and arms."""

    tracks: list[Track]
    nodes: list[Node]
    arms_of: dict[int, list[Arm]] = field(default_factory=dict)
    """Arms by node, counter-clockwise from east by bearing."""

    @cached_property
    def joints(self) -> dict[int, Coords]:
        """The mitre at each arm that goes straight on into another road, seen along its line."""
        found: dict[int, Coords] = {}
        for arms in self.arms_of.values():
            if len(arms) == 2 and arms[0].track != arms[1].track:
                self._join(arms[0], arms[1], found)
        return found

    def _join(self, one: Arm, other: Arm, found: dict[int, Coords]) -> None:
        """Note the common mitre of two arms unless they bend too sharply for one."""
        into, out = -self.first_direction(one), self.first_direction(other)
        cosine = float(into @ out)
        if cosine < np.cos(np.radians(JOINT_MAX_DEG)) or not self._long_enough(one, other, cosine):
            return
        across = mitre(left_of(into)[None], left_of(out)[None])[0]
        # `across` points left of the way through; a line that runs the other way sees it turned
        found[one.number] = across if one.end == 1 else -across
        found[other.number] = across if other.end == 0 else -across

    def _long_enough(self, one: Arm, other: Arm, cosine: float) -> bool:
        """Whether the mitre's inner end stays on both roads' first segments."""
        tangent = np.sqrt(max(0.0, (1.0 - cosine) / (1.0 + cosine)))
        for arm in (one, other):
            track = self.tracks[arm.track]
            widest = max(abs(offset) for offset in track.street.section.offsets_m)
            first = track.stations[1] if arm.end == 0 else track.length - track.stations[-2]
            if tangent * widest > 0.9 * float(first):
                return False
        return True

    def first_direction(self, arm: Arm) -> Coords:
        """Unit vector of the arm's first segment, leaving the node."""
        track = self.tracks[arm.track]
        if arm.end == 0:
            return direction_at(track.xy, track.stations, 0.0)
        return -direction_at(track.xy, track.stations, track.length)

    def leaving(self, arm: Arm, reach_m: float) -> Coords:
        """The arm's line from its node over `reach_m` metres at most."""
        track = self.tracks[arm.track]
        length = track.length
        reach = min(reach_m, length)
        if arm.end == 0:
            return cut_line(track.xy, track.stations, 0.0, reach)
        return cut_line(track.xy, track.stations, length - reach, length)[::-1]

    def bounds_m(self, arm: Arm, *, full: bool = False) -> tuple[float, float]:
        """Left and right edge of the arm's carriageway (or full width), seen leaving."""
        section = self.tracks[arm.track].street.section
        left, right = section.carriageway_m
        if full:
            left, right = section.offsets_m[0], section.offsets_m[-1]
        return (left, right) if arm.end == 0 else (-right, -left)

    def bearing(self, arm: Arm) -> float:
        """Direction of the arm's first metres, radians counter-clockwise from east."""
        held = self.tracks[arm.track].bearings
        known = held.get(arm.end)
        if known is None:
            known = held[arm.end] = self._bearing(arm)
        return known

    def _bearing(self, arm: Arm) -> float:
        xy = self.leaving(arm, LOOK_M)
        dx, dy = (xy[-1] - xy[0]).tolist()
        if dx == 0.0 and dy == 0.0:  # a loop shorter than the look
            dx, dy = (xy[1] - xy[0]).tolist()
        return math.atan2(dy, dx)


@dataclass(slots=True)
class _Line:
    """What is known of a road's line."""

    line: LineString
    xy: Coords
    stations: NDArray[np.float64]
    bearings: dict[int, float] = field(default_factory=dict)
    """By end."""


class LineMemo:
    """Lines of roads that stay the same from edit to edit, by the road's uid."""

    def __init__(self) -> None:
        self._held: dict[str, _Line] = {}

    def of(self, street: StreetRoad) -> _Line:
        """The line of a road."""
        line = street.road.line
        known = self._held.get(street.road.uid)
        if known is None or known.line is not line:
            if len(self._held) > LINES_KEPT:
                self._held.clear()
            xy = _distinct(shapely.get_coordinates(line))
            known = self._held[street.road.uid] = _Line(line, xy, stations_of(xy))
        return known


def lay_out(streets: Sequence[StreetRoad], memo: LineMemo | None = None) -> Layout:
    """Tracks, nodes and arms of roads in order of uid; `memo` remembers lines between calls."""
    memo = LineMemo() if memo is None else memo
    numbers: dict[Node, int] = {}
    layout = Layout(tracks=[], nodes=[])
    for street in sorted(streets, key=lambda one: one.road.uid):
        line = memo.of(street)
        start, end = (numbers.setdefault(node, len(numbers)) for node in _ends(street, line.xy))
        layout.tracks.append(Track(street, line.xy, line.stations, (start, end), line.bearings))
    layout.nodes = list(numbers)
    arms: dict[int, list[Arm]] = defaultdict(list)
    for k, track in enumerate(layout.tracks):
        for end in (0, 1):
            arms[track.nodes[end]].append(Arm(k, end))
    for number, here in arms.items():
        layout.arms_of[number] = sorted(here, key=lambda arm: (layout.bearing(arm), arm.number))
    return layout


def ends_of(street: StreetRoad) -> tuple[Node, Node]:
    """The nodes at a road's start and end."""
    return _ends(street, _distinct(shapely.get_coordinates(street.road.line)))


def _ends(street: StreetRoad, xy: Coords) -> tuple[Node, Node]:
    first, last = xy[0].tolist(), xy[-1].tolist()
    return (
        (first[0], first[1], street.road.from_junction),
        (last[0], last[1], street.road.to_junction),
    )


def _distinct(xy: Coords) -> Coords:
    """The vertices without those that repeat the one before."""
    moved = (np.abs(xy[1:] - xy[:-1]) > 1e-9).any(axis=1)
    if moved.all():
        return xy
    keep = np.concatenate(([True], moved))
    return xy[keep] if keep.sum() > 1 else np.vstack([xy[0], xy[0] + (1e-3, 0.0)])


def corridors(layout: Layout, arms: Sequence[Arm], lines: Sequence[Coords]) -> NDArray[np.object_]:
    """The carriageway of each arm along its line, which leaves the node."""
    pairs = []
    for arm, xy in zip(arms, lines, strict=True):
        left, right = edges_of(xy, layout.bounds_m(arm))
        pairs.append((left, right))
    return rings_between(pairs)
