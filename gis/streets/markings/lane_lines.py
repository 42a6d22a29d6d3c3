"""Lines along the road between its strips: articles 165, 166, 167, 174, 181, 182, 183 and 183-1."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from gis.streets.cross_section import (
    ISLAND_KINDS,
    Direction,
    Element,
    ElementKind,
    KerbRule,
    Turn,
)
from gis.streets.markings.catalogue import MarkingForm, MarkingKind
from gis.streets.markings.frame import RoadFrame
from gis.streets.markings.kerb_lines import kerb_line_end
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.road_classes import (
    MAIN_RANK,
    MOTOR_KINDS,
    is_alley,
    is_car_alley,
    lanes_each_way,
    rank_of,
)
from gis.streets.markings.sketch import Sketch
from gis.streets.markings.zones import Zone

NEAR_JUNCTION_M = 30.0
"""How far before a junction overtaking and changing lanes are forbidden (articles 166, 167)."""
LEAST_DASHED_M = 10.0
"""A shorter dashed piece between two solid ones is solid too."""
CENTRE_LINE_WIDTH_M = 6.0
"""Article 181: narrower carriageways have no centre line."""
FAST_SLOW_SHARE = 0.4
"""Of a road, the most that the exception of article 183-1 takes near a junction."""
FAST_SLOW_LEAST_M = 15.0
EDGE_LINE_WIDTH_M = 5.0
"""A narrower street that is no main street has no edge lines."""
ALLEY_EDGE_LINE_WIDTH_M = 3.0
"""Article 183 knows no exception for alleys; a narrower one has no room between its lines."""
EDGE_INSET_M = 0.2
"""From the carriageway's edge to the axis of its edge line."""
EXCLUSIVE = frozenset({ElementKind.BUS, ElementKind.MOTORCYCLE, ElementKind.BICYCLE})

Part = tuple[MarkingKind, float, float]
"""Kind, from and to station."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Both ends of a road with their zones."""

    start: Mouth
    end: Mouth
    start_zone: Zone
    end_zone: Zone
    room: float
    """Metres that each end's zone may take."""

    def limits(self, v: float) -> tuple[float, float]:
        """Stations between which a line at one offset runs."""
        length = self.start.frame.length_m
        return self.start_zone.line_end(v), length - self.end_zone.line_end(v)


def draw_lane_lines(sketch: Sketch, ends: Ends, gaps: tuple[tuple[float, float], ...]) -> None:
    """All lines between strips; `gaps` are stations that crossings between junctions take."""
    _draw_edge_lines(sketch, ends, gaps)
    strips = list(ends.start.frame.strips)
    for (_, left, (_, v)), (_, right, _) in pairwise(strips):
        for island, lane, side in ((left, right, -1.0), (right, left, 1.0)):
            if island.kind in ISLAND_KINDS and lane.is_lane:
                _draw_island_line(sketch, ends, island.kind, v, side, gaps)
        kind = line_between(sketch, left, right)
        if kind is MarkingKind.ONE_SIDE_NO_OVERTAKING_LINE:
            _draw_turning_lane(sketch, ends, v, gaps, solid_left=left.direction is not BOTH)
        elif kind is not None:
            parts = parts_of(ends, kind, v, left.direction)
            _draw_parts(sketch, without(parts, gaps), v)


BOTH = Direction.BOTH


def line_between(sketch: Sketch, left: Element, right: Element) -> MarkingKind | None:
    """Which line separates two neighbouring strips; None for none.

    Opposing lanes: a double yellow line where either direction has two or more lanes (165), else
    a centre line from 6 m of carriageway on, which alleys have only if somebody says so (181).
    Lanes of one direction: solid white between fast and slow (183-1), double white beside lanes
    for one class of vehicle (174), single white beside motorcycle priority lanes (174-1), else
    dashed (182). A shoulder is cut off by an edge line (183); parking has lines of its own (190).
    """
    kinds = {left.kind, right.kind}
    if not (left.is_lane and right.is_lane):
        if not (left.is_lane or right.is_lane):
            return None
        if ElementKind.SHOULDER in kinds:
            return MarkingKind.EDGE_LINE
        return None
    if ElementKind.PEDESTRIAN in kinds:
        return None
    if left.direction is not right.direction:
        return _between_directions(sketch, left, right)
    if left.direction is BOTH:
        return MarkingKind.LANE_LINE if kinds <= MOTOR_KINDS else MarkingKind.NO_LANE_CHANGE_LINE
    if _merges(left) is not _merges(right):
        return MarkingKind.MERGE_LINE
    return _between_lanes(left.kind, right.kind)


MERGING = frozenset({Turn.MERGE_LEFT, Turn.MERGE_RIGHT})


def _merges(element: Element) -> bool:
    """Whether a lane ends and merges into another one (189-1)."""
    return bool(element.turns) and set(element.turns) <= MERGING


def _between_lanes(left: ElementKind, right: ElementKind) -> MarkingKind:
    """The line between two lanes of one direction."""
    if left is right:
        return MarkingKind.LANE_LINE
    if left in EXCLUSIVE or right in EXCLUSIVE:
        return MarkingKind.NO_LANE_CHANGE_LINE
    if ElementKind.MOTORCYCLE_PRIORITY in (left, right):
        return MarkingKind.PRIORITY_LANE_LINE
    if ElementKind.SLOW in (left, right):
        return MarkingKind.FAST_SLOW_LINE
    return MarkingKind.LANE_LINE


def _between_directions(sketch: Sketch, left: Element, right: Element) -> MarkingKind | None:
    frame = sketch.frame
    if frame is None:
        return None
    if BOTH in (left.direction, right.direction):
        if {left.kind, right.kind} <= MOTOR_KINDS:
            return MarkingKind.ONE_SIDE_NO_OVERTAKING_LINE
        return MarkingKind.NO_LANE_CHANGE_LINE
    section, street = frame.section, frame.shape.street
    if lanes_each_way(section) >= 2 or not {left.kind, right.kind} <= MOTOR_KINDS:
        return MarkingKind.NO_CROSSING_LINE
    high, low = frame.carriageway
    wide = high - low >= CENTRE_LINE_WIDTH_M - 1e-6
    return MarkingKind.CENTRE_LINE if wide and not is_alley(street) else None


def parts_of(ends: Ends, kind: MarkingKind, v: float, direction: Direction) -> list[Part]:
    """One boundary's line along the road, with what forbids changing it near junctions."""
    low, high = ends.limits(v)
    if high - low <= 0.0:
        return []
    near_start, near_end = _near_kinds(ends, kind, direction)
    if kind is MarkingKind.FAST_SLOW_LINE:
        reach = min(60.0, FAST_SLOW_SHARE * (high - low))
        reach = reach if reach >= FAST_SLOW_LEAST_M else 0.0
    else:
        reach = NEAR_JUNCTION_M
    first = min(low + reach, high) if near_start else low
    last = max(high - reach, low) if near_end else high
    if last - first < LEAST_DASHED_M and (near_start or near_end):
        if near_start and near_end:
            return [(near_start, low, high)]
        only = near_start or near_end or kind
        return [(only, low, high) if near_start else (only, high, low)]
    parts: list[Part] = []
    if near_start and first > low:
        parts.append((near_start, low, first))
    # Dashes begin where the lanes leave a junction.
    backward = direction is Direction.BACKWARD
    parts.append((kind, last, first) if backward else (kind, first, last))
    if near_end and high > last:
        # From the stop line backwards, so that dashes begin there.
        parts.append((near_end, high, last))
    return parts


def _near_kinds(
    ends: Ends, kind: MarkingKind, direction: Direction
) -> tuple[MarkingKind | None, MarkingKind | None]:
    """What a line becomes near the junctions at its start and its end; None for no change."""
    if kind is MarkingKind.CENTRE_LINE:
        forbids = MarkingKind.NO_OVERTAKING_LINE
        return (
            forbids if _important(ends.start) else None,
            forbids if _important(ends.end) else None,
        )
    nears = {
        MarkingKind.LANE_LINE: MarkingKind.NO_LANE_CHANGE_LINE,
        MarkingKind.FAST_SLOW_LINE: MarkingKind.LANE_LINE,
    }
    near = nears.get(kind)
    if near is None:
        return None, None
    start = near if direction is Direction.BACKWARD and ends.start.signal else None
    end = near if direction is Direction.FORWARD and ends.end.signal else None
    return start, end


def _important(mouth: Mouth) -> bool:
    """Whether overtaking is forbidden before a junction: at signals, and between main streets."""
    if mouth.area is None or mouth.arms < 3:
        return False
    others = [arm.rank for arm in mouth.neighbours if arm is not None]
    return mouth.signal or (mouth.rank >= MAIN_RANK and max(others, default=0) >= MAIN_RANK)


def without(parts: list[Part], gaps: tuple[tuple[float, float], ...]) -> list[Part]:
    """Parts of a line without the stations that crossings take."""
    for gap_low, gap_high in gaps:
        kept: list[Part] = []
        for kind, start, end in parts:
            low, high = min(start, end), max(start, end)
            if gap_high <= low or gap_low >= high:
                kept.append((kind, start, end))
                continue
            for a, b in ((low, gap_low), (gap_high, high)):
                if b > a:
                    kept.append((kind, a, b) if start < end else (kind, b, a))
        parts = kept
    return parts


def _draw_parts(sketch: Sketch, parts: list[Part], v: float) -> None:
    for kind, start, end in parts:
        entry = sketch.catalogue[kind]
        if entry.form is MarkingForm.DOUBLE_LINE:
            half = (entry.width_m.usual + entry.apart_m.usual) / 2.0
            sketch.along(kind, start, end, v + half)
            sketch.along(kind, start, end, v - half)
        else:
            sketch.along(kind, start, end, v, dash_m=entry.dash_m)


def _draw_turning_lane(
    sketch: Sketch,
    ends: Ends,
    v: float,
    gaps: tuple[tuple[float, float], ...],
    *,
    solid_left: bool,
) -> None:
    """Solid on the travelled lane's side, dashed on the side of a lane of both directions (166)."""
    kind = MarkingKind.ONE_SIDE_NO_OVERTAKING_LINE
    entry = sketch.catalogue[kind]
    half = (entry.width_m.usual + entry.apart_m.usual) / 2.0
    solid = half if solid_left else -half
    low, high = ends.limits(v)
    if high <= low:
        return
    for _, start, end in without([(kind, low, high)], gaps):
        sketch.along(kind, start, end, v + solid)
        sketch.along(kind, start, end, v - solid, dash_m=entry.dash_m)


def _draw_island_line(
    sketch: Sketch,
    ends: Ends,
    island: ElementKind,
    v: float,
    side: float,
    gaps: tuple[tuple[float, float], ...],
) -> None:
    """Yellow along medians (165), white along dividers (183-1), 10 cm from the island."""
    median = island is ElementKind.MEDIAN
    kind = MarkingKind.MEDIAN_LINE if median else MarkingKind.FAST_SLOW_LINE
    entry = sketch.catalogue[kind]
    at = v + side * (entry.clear_m.usual + entry.width_m.usual / 2.0)
    low, high = ends.limits(v)
    if high > low:
        _draw_parts(sketch, without([(kind, low, high)], gaps), at)


def _has_edge_lines(frame: RoadFrame) -> bool:
    """Main streets; others, and alleys that cars drive on, from a least width on."""
    street = frame.shape.street
    left, right = frame.carriageway
    width = left - right + 1e-6
    if is_alley(street):
        return is_car_alley(street) and width >= ALLEY_EDGE_LINE_WIDTH_M
    rank = rank_of(street)
    return rank >= MAIN_RANK or (rank >= 1 and width >= EDGE_LINE_WIDTH_M)


def _draw_edge_lines(sketch: Sketch, ends: Ends, gaps: tuple[tuple[float, float], ...]) -> None:
    """Edge lines (183) on sides without sidewalk or shoulder, of roads that have room for them.

    Where red or yellow lines are painted the article needs none. Beside the carriageway of the
    other direction runs a yellow line as along medians (165).
    """
    frame = ends.start.frame
    if not _has_edge_lines(frame):
        return
    strips = frame.strips
    for side, (_, element, (left, right)) in enumerate((strips[0], strips[-1])):
        bare = element.is_lane and not frame.kerbed[side]
        if not bare or element.kind is ElementKind.PEDESTRIAN:
            continue
        v = left - EDGE_INSET_M if side == 0 else right + EDGE_INSET_M
        abreast = ends.start.abreast[side], ends.end.abreast[side]
        if frame.section.kerb_rules[side] is not KerbRule.NONE and not any(abreast):
            continue
        low, high = ends.limits(v)
        if not abreast[0]:
            low = max(low, kerb_line_end(ends.start, ends.room))
        if not abreast[1]:
            high = min(high, frame.length_m - kerb_line_end(ends.end, ends.room))
        opposed = ends.start.opposed[side] or ends.end.opposed[side]
        kind = MarkingKind.MEDIAN_LINE if opposed else MarkingKind.EDGE_LINE
        if high > low:
            _draw_parts(sketch, without([(kind, low, high)], gaps), v)
