"""Bearings and headings: degrees clockwise from grid north, in [0, 360)."""

from __future__ import annotations

import math

Point = tuple[float, float]
"""Easting and northing in metres."""


def bearing_deg(start: Point, end: Point) -> float:
    """Bearing from `start` to `end`, degrees clockwise from north; 0 for coincident points."""
    return math.degrees(math.atan2(end[0] - start[0], end[1] - start[1])) % 360.0


def turn_deg(before_deg: float, after_deg: float) -> float:
    """Signed change of heading in (-180, 180]; positive turns right (clockwise)."""
    change = (after_deg - before_deg) % 360.0
    return change - 360.0 if change > 180.0 else change


def gap_deg(a_deg: float, b_deg: float) -> float:
    """Unsigned angle between two bearings, in [0, 180]."""
    return abs(turn_deg(a_deg, b_deg))


def unit_vector(heading_deg: float) -> Point:
    """Unit vector (east, north) of a heading."""
    angle = math.radians(heading_deg)
    return (math.sin(angle), math.cos(angle))


def moved(start: Point, heading_deg: float, distance_m: float) -> Point:
    """The point `distance_m` away from `start` along `heading_deg`."""
    east, north = unit_vector(heading_deg)
    return (start[0] + east * distance_m, start[1] + north * distance_m)
