"""Cross-sections as lanes of OpenDRIVE: numbers from the centre lane outwards, and widths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import shapely
from shapely import LineString

from app.streets.opendrive.model import (
    LaneDirection,
    Lanes,
    LaneType,
    Poly,
    Rule,
    XodrLane,
)
from gis.streets.cross_section import CrossSection, Direction, Element, ElementKind
from gis.streets.derived import RoadShape
from gis.streets.engine.tapers import run_out_m

LANE_TYPES = {
    ElementKind.FAST: LaneType.DRIVING,
    ElementKind.SLOW: LaneType.DRIVING,
    ElementKind.MIXED: LaneType.DRIVING,
    ElementKind.MOTORCYCLE_PRIORITY: LaneType.DRIVING,
    ElementKind.MOTORCYCLE: LaneType.DRIVING,
    ElementKind.BUS: LaneType.DRIVING,
    ElementKind.BICYCLE: LaneType.BIKING,
    ElementKind.PEDESTRIAN: LaneType.WALKING,
    ElementKind.SHOULDER: LaneType.SHOULDER,
    ElementKind.PARKING: LaneType.PARKING,
    ElementKind.MEDIAN: LaneType.MEDIAN,
    ElementKind.DIVIDER: LaneType.MEDIAN,
    ElementKind.CHANNEL: LaneType.RESTRICTED,
    ElementKind.SIDEWALK: LaneType.WALKING,
}
ALLOWED = {ElementKind.BUS: ("bus",), ElementKind.MOTORCYCLE: ("motorcycle",)}
"""Lanes for one class of vehicle: since 1.8 a driving lane with a rule of access."""
SAME_M = 0.005
"""Edges that end this near to their offset are not tapered."""


def rule_of(section: CrossSection) -> Rule:
    """The side that traffic keeps to on a road."""
    return Rule.LEFT_HAND if section.left_hand else Rule.RIGHT_HAND


@dataclass(frozen=True)
class Profile:
    """A road's strip edges as offsets by station, and which edge is the centre lane."""

    shape: RoadShape

    @property
    def section(self) -> CrossSection:
        """The road's cross-section."""
        return self.shape.street.section

    @cached_property
    def length_m(self) -> float:
        """Of the reference line between the mouths."""
        return float(self.shape.axis.length)

    @cached_property
    def centre(self) -> int:
        """Number of the edge (0 is leftmost) that the centre lane runs on."""
        return centre_edge(self.section)

    def lane_id(self, element: int) -> int:
        """Id of the strip with this number (0 is leftmost)."""
        return self.centre - element if element < self.centre else self.centre - element - 1

    @cached_property
    def offsets(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """(station, offset) at the bends of each edge, left to right, from 0 to the length."""
        nominal = self.section.offsets_m
        if len(self.shape.edges) != len(nominal):
            return tuple(((0.0, o), (self.length_m, o)) for o in nominal)
        first, last = self._shifts(0), self._shifts(-1)
        runs = (self._run(first), self._run(last))
        return tuple(
            self._bends(offset, runs, (first[k], last[k])) for k, offset in enumerate(nominal)
        )

    def _shifts(self, end: int) -> list[float]:
        """How far each edge ends beside its offset at the start (0) or the end (-1)."""
        axis = shapely.get_coordinates(self.shape.axis)
        step = axis[1] - axis[0] if end == 0 else axis[-1] - axis[-2]
        size = float(np.hypot(*step))
        if size == 0.0:
            return [0.0] * len(self.shape.edges)
        normal = np.array([-step[1], step[0]]) / size
        found = []
        for edge, offset in zip(self.shape.edges, self.section.offsets_m, strict=True):
            shift = float((_end(edge, end) - axis[end]) @ normal) - offset
            found.append(shift if abs(shift) > SAME_M else 0.0)
        return found

    def _run(self, shifts: list[float]) -> float:
        """Length of the run-out of an end; 0 where nothing shifts."""
        step = max(map(abs, shifts))
        return run_out_m(step, self.length_m) if step else 0.0

    def _bends(
        self, offset: float, runs: tuple[float, float], shifts: tuple[float, float]
    ) -> tuple[tuple[float, float], ...]:
        first, last = shifts
        found = [(0.0, offset + first)]
        if runs[0] and (first or last):
            found.append((runs[0], offset))
        if runs[1] and (first or last):
            found.append((self.length_m - runs[1], offset))
        return (*found, (self.length_m, offset + last))

    def offset_at(self, edge: int, station_m: float) -> float:
        """Offset of an edge at a station."""
        stations, offsets = zip(*self.offsets[edge], strict=True)
        return float(np.interp(station_m, stations, offsets))


def _end(edge: LineString, end: int) -> np.ndarray:
    return np.asarray(edge.coords[end])


def centre_edge(section: CrossSection) -> int:
    """The strip edge that parts what runs along the line from what runs against it.

    Traffic along the line is on the right of the centre lane (on the left where traffic keeps
    left). Of several such edges the one nearest to the line, the leftmost of equals.
    """
    right, left = Direction.FORWARD, Direction.BACKWARD
    if section.left_hand:
        right, left = left, right
    ways = [element.direction for element in section.elements]

    def misplaced(k: int) -> int:
        return ways[:k].count(right) + ways[k:].count(left)

    return min(
        range(len(ways) + 1),
        key=lambda k: (misplaced(k), round(abs(section.offsets_m[k]), 3), k),
    )


def lanes_of(profile: Profile) -> Lanes:
    """The lanes of a road with widths, without road marks and links."""
    section = profile.section
    lanes = tuple(
        XodrLane(
            id=profile.lane_id(k),
            kind=LANE_TYPES[element.kind],
            direction=_direction(element, profile.lane_id(k), left_hand=section.left_hand),
            widths=_width(profile, k),
            allowed=ALLOWED.get(element.kind, ()),
        )
        for k, element in enumerate(section.elements)
    )
    return Lanes(offset=_polys(profile.offsets[profile.centre]), lanes=lanes)


def _direction(element: Element, lane_id: int, *, left_hand: bool) -> LaneDirection:
    if element.direction is Direction.BOTH:
        return LaneDirection.BOTH
    along = (lane_id > 0) == left_hand
    if element.direction is (Direction.BACKWARD if along else Direction.FORWARD):
        return LaneDirection.REVERSED
    return LaneDirection.STANDARD


def _width(profile: Profile, element: int) -> tuple[Poly, ...]:
    """The width of a strip: that of the cross-section, less or more where edges run out."""
    left, right = profile.offsets[element], profile.offsets[element + 1]
    stations = sorted({s for s, _ in (*left, *right)})
    bends = [
        (s, max(profile.offset_at(element, s) - profile.offset_at(element + 1, s), 0.0))
        for s in stations
    ]
    return _polys(bends)


def _polys(bends: Sequence[tuple[float, float]]) -> tuple[Poly, ...]:
    """Straight pieces through (station, value) points; pieces that go on alike are one."""
    found: list[Poly] = []
    for (s, value), (after, there) in pairwise(bends):
        if after - s <= 1e-6:
            continue
        slope = (there - value) / (after - s)
        if found and abs(slope - found[-1].b) < 1e-9:
            continue
        found.append(Poly(s=s, a=value, b=slope if abs(slope) > 1e-12 else 0.0))
    return tuple(found) or (Poly(s=0.0, a=bends[0][1]),)
