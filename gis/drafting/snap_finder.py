"""Finds what the pointer can snap to."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gis.angles import Point, bearing_deg
from gis.drafting.lines import (
    Circle,
    Segment,
    at_share,
    crossing_shares,
    foot,
    line_circle,
    station_share,
    tangent_points,
)
from gis.drafting.snap_index import FoundSegment, SnapIndex, SnapShape
from gis.drafting.snaps import Snap, SnapKind, SnapProvider, SnapQuestion, SnapReason, ordered

SEGMENTS_MOST = 24
"""Nearest segments that are looked at; more lie together only where nobody can aim."""


def snaps_at(
    question: SnapQuestion, index: SnapIndex, providers: Sequence[SnapProvider] = ()
) -> tuple[Snap, ...]:
    """All snaps within the tolerance of the pointer, by rank and then distance."""
    near = index.segments_near(question.pointer, question.tolerance_m, SEGMENTS_MOST)
    offered: Iterable[Snap] = itertools.chain(
        _points_of(near, index),
        _on_segments(question.pointer, near),
        _crossings(near),
        _towards_last(question, near, index),
        _centres(question, index),
        _tracked(question),
        _grid(question),
        *(provider.snaps_near(question) for provider in providers),
    )
    reach, pointer = question.tolerance_m, question.pointer
    return ordered((snap for snap in offered if math.dist(snap.at, pointer) <= reach), pointer)


def _points_of(near: Sequence[FoundSegment], index: SnapIndex) -> Iterator[Snap]:
    for found in near:
        shape = index.shape(found.key)
        if shape is None:
            continue
        last = len(shape.points) - 1
        for number, point in enumerate(found.segment, start=found.number):
            is_end = number in (0, last) and not shape.is_ring
            if is_end or shape.is_vertex(number):
                kind = SnapKind.END if is_end else SnapKind.VERTEX
                yield Snap(kind=kind, at=point, source=found.key)
        if _has_middle(shape, found.number):
            middle = at_share(found.segment, 0.5)
            yield Snap(kind=SnapKind.MIDDLE, at=middle, source=found.key)


def _has_middle(shape: SnapShape, number: int) -> bool:
    """Whether the middle of a segment means something: not on a curve."""
    if shape.corners is None:
        return shape.circle is None
    last = len(shape.points) - 1
    return all(k in (0, last) or k in shape.corners for k in (number, number + 1))


def _on_segments(pointer: Point, near: Sequence[FoundSegment]) -> Iterator[Snap]:
    for found in near:
        share = min(max(station_share(found.segment, pointer), 0.0), 1.0)
        station = found.station_m + share * math.dist(*found.segment)
        yield Snap(
            kind=SnapKind.ON_SEGMENT,
            at=at_share(found.segment, share),
            source=found.key,
            line=found.segment,
            reason=SnapReason(station_m=station, bearing_deg=bearing_deg(*found.segment)),
        )


def _crossings(near: Sequence[FoundSegment]) -> Iterator[Snap]:
    for a, b in itertools.combinations(near, 2):
        if a.key == b.key and abs(a.number - b.number) <= 1:
            continue
        shares = crossing_shares(a.segment, b.segment)
        if shares is not None and all(-1e-9 <= share <= 1 + 1e-9 for share in shares):
            yield Snap(
                kind=SnapKind.INTERSECTION,
                at=at_share(a.segment, shares[0]),
                source=a.key,
                reason=SnapReason(other_source=b.key),
            )


def _towards_last(
    question: SnapQuestion, near: Sequence[FoundSegment], index: SnapIndex
) -> Iterator[Snap]:
    last = question.last
    if last is None:
        return
    for found in near:
        shape = index.shape(found.key)
        if shape is not None and shape.circle is not None:
            yield from _towards_circle(last, shape.circle, found)
        elif 0.0 <= station_share(found.segment, last) <= 1.0:
            at = foot(found.segment, last)
            reason = SnapReason(bearing_deg=bearing_deg(*found.segment))
            yield Snap(kind=SnapKind.PERPENDICULAR, at=at, source=found.key, reason=reason)


def _towards_circle(last: Point, circle: Circle, found: FoundSegment) -> Iterator[Snap]:
    """Tangents, and the perpendicular (the line through the centre), where the arc really is."""
    reason = SnapReason(radius_m=circle.radius_m)
    offered = [(SnapKind.TANGENT, at) for at in tangent_points(circle, last)]
    square = line_circle((last, circle.centre), circle)
    offered += [(SnapKind.PERPENDICULAR, at) for at in square]
    for kind, at in offered:
        if 0.0 <= station_share(found.segment, at) <= 1.0:
            yield Snap(kind=kind, at=at, source=found.key, reason=reason)


def _centres(question: SnapQuestion, index: SnapIndex) -> Iterator[Snap]:
    for key, circle in index.circles_near(question.pointer, question.tolerance_m):
        reason = SnapReason(radius_m=circle.radius_m)
        yield Snap(kind=SnapKind.CENTRE, at=circle.centre, source=key, reason=reason)


def _tracked(question: SnapQuestion) -> Iterator[Snap]:
    for key, segment in question.tracked:
        if segment[0] == segment[1]:
            continue
        reason = SnapReason(bearing_deg=bearing_deg(*segment))
        share = station_share(segment, question.pointer)
        if not 0.0 <= share <= 1.0:
            at = at_share(segment, share)
            yield Snap(kind=SnapKind.EXTENSION, at=at, source=key, reason=reason, line=segment)
        if question.last is not None:
            line = _through(question.last, segment)
            at = foot(line, question.pointer)
            yield Snap(kind=SnapKind.PARALLEL, at=at, source=key, reason=reason, line=line)


def _through(point: Point, along: Segment) -> Segment:
    (ax, ay), (bx, by) = along
    return (point, (point[0] + bx - ax, point[1] + by - ay))


def _grid(question: SnapQuestion) -> Iterator[Snap]:
    step = question.grid_m
    if step:
        x, y = (round(value / step) * step for value in question.pointer)
        yield Snap(kind=SnapKind.GRID, at=(x, y), source="")


@dataclass(frozen=True)
class LineSnaps:
    """A provider of one kind of domain line: lane centres, lane edges, kerbs, stop lines."""

    kind: SnapKind
    index: SnapIndex

    def snaps_near(self, question: SnapQuestion) -> Iterator[Snap]:
        """The nearest place on each line within reach."""
        near = self.index.segments_near(question.pointer, question.tolerance_m, SEGMENTS_MOST)
        for snap in _on_segments(question.pointer, near):
            yield Snap(
                kind=self.kind, at=snap.at, source=snap.source, reason=snap.reason, line=snap.line
            )


@dataclass(frozen=True)
class StationSnaps:
    """A provider of round stations along roads, every `step_m` metres from the line's start."""

    index: SnapIndex
    step_m: float

    def snaps_near(self, question: SnapQuestion) -> Iterator[Snap]:
        """The round station nearest to the pointer on each segment within reach."""
        near = self.index.segments_near(question.pointer, question.tolerance_m, SEGMENTS_MOST)
        for found in near:
            length = math.dist(*found.segment)
            here = found.station_m + station_share(found.segment, question.pointer) * length
            station = round(here / self.step_m) * self.step_m
            share = (station - found.station_m) / length if length else -1.0
            if 0.0 <= share <= 1.0:
                yield Snap(
                    kind=SnapKind.STATION,
                    at=at_share(found.segment, share),
                    source=found.key,
                    reason=SnapReason(station_m=station),
                )


@dataclass(frozen=True)
class PointSnaps:
    """A provider of single places of one kind, by the source of each."""

    kind: SnapKind
    places: Sequence[tuple[str, Point]]

    def snaps_near(self, question: SnapQuestion) -> Iterator[Snap]:
        """The places within reach."""
        for source, at in self.places:
            if math.dist(at, question.pointer) <= question.tolerance_m:
                yield Snap(kind=self.kind, at=at, source=source)
