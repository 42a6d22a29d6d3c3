"""Plane constructions with lines and circles, in metres, east and north."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gis.angles import Point

Segment = tuple[Point, Point]
PARALLEL_SINE = 1e-9


@dataclass(frozen=True)
class Circle:
    """A circle; radius in metres."""

    centre: Point
    radius_m: float


def nearest(points: list[Point], to: Point) -> Point | None:
    """The point of a list nearest to another; None of an empty list."""
    return min(points, key=lambda point: math.dist(point, to), default=None)


def station_share(segment: Segment, point: Point) -> float:
    """Where the foot of `point` lies: 0 at the segment's start, 1 at its end, unbounded."""
    (ax, ay), (bx, by) = segment
    length2 = (bx - ax) ** 2 + (by - ay) ** 2
    return ((point[0] - ax) * (bx - ax) + (point[1] - ay) * (by - ay)) / length2 if length2 else 0.0


def at_share(segment: Segment, share: float) -> Point:
    """The point at a share of the segment."""
    (ax, ay), (bx, by) = segment
    return (ax + (bx - ax) * share, ay + (by - ay) * share)


def foot(segment: Segment, point: Point) -> Point:
    """Foot of the perpendicular from `point` on the segment's endless line."""
    return at_share(segment, station_share(segment, point))


def crossing_shares(a: Segment, b: Segment) -> tuple[float, float] | None:
    """Shares of both segments where their endless lines cross; None of parallels."""
    rx, ry = a[1][0] - a[0][0], a[1][1] - a[0][1]
    sx, sy = b[1][0] - b[0][0], b[1][1] - b[0][1]
    cross = rx * sy - ry * sx
    if abs(cross) <= PARALLEL_SINE * math.hypot(rx, ry) * math.hypot(sx, sy):
        return None
    qx, qy = b[0][0] - a[0][0], b[0][1] - a[0][1]
    return (qx * sy - qy * sx) / cross, (qx * ry - qy * rx) / cross


def line_crossing(a: Segment, b: Segment) -> Point | None:
    """Where the endless lines of two segments cross; None of parallels."""
    shares = crossing_shares(a, b)
    return None if shares is None else at_share(a, shares[0])


def line_circle(line: Segment, circle: Circle) -> list[Point]:
    """Crossings of an endless line and a circle; one where it touches, none, or two."""
    middle = foot(line, circle.centre)
    height = math.dist(middle, circle.centre)
    length = math.dist(*line)
    if height > circle.radius_m * (1 + 1e-12) or not length:
        return []
    half = math.sqrt(max(circle.radius_m**2 - height**2, 0.0))
    ux, uy = (line[1][0] - line[0][0]) / length, (line[1][1] - line[0][1]) / length
    if not half:
        return [middle]
    return [(middle[0] + k * half * ux, middle[1] + k * half * uy) for k in (-1, 1)]


def tangent_points(circle: Circle, point: Point) -> list[Point]:
    """Points of the circle whose tangent runs through an outer point; none from inside."""
    away = math.dist(point, circle.centre)
    if away <= circle.radius_m:
        return []
    base = math.atan2(point[1] - circle.centre[1], point[0] - circle.centre[0])
    spread = math.acos(circle.radius_m / away)
    return [
        (
            circle.centre[0] + circle.radius_m * math.cos(base + k * spread),
            circle.centre[1] + circle.radius_m * math.sin(base + k * spread),
        )
        for k in (-1, 1)
    ]
