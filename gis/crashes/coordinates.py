"""Recorded longitude and latitude: what can be used, what was swapped, what only fills a column."""

from __future__ import annotations

import math

from gis.crashes.records import PositionFlag

LonLat = tuple[float, float]

TAIWAN_BOUNDS_DEG = (117.9, 21.5, 122.3, 26.6)
"""West, south, east, north of Taiwan with Penghu, Kinmen and Matsu (degrees, WGS84)."""


def in_taiwan(lon: float, lat: float) -> bool:
    """Whether a point lies within the bounds of Taiwan and its islands."""
    west, south, east, north = TAIWAN_BOUNDS_DEG
    return west <= lon <= east and south <= lat <= north


def read_coordinate(text: str) -> float | None:
    """A finite number of degrees, or None where the text holds none."""
    try:
        value = float(text.strip())
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def judge_coordinates(recorded: LonLat | None) -> tuple[LonLat | None, PositionFlag]:
    """The usable (longitude, latitude) of a recorded pair, and what is known of it.

    Whole degrees outside Taiwan ((110, 9), (110, 10), (111, 11), (0, 0)) are placeholders. A pair
    that lies in Taiwan only when exchanged is put right. Anything else outside is unusable.
    """
    if recorded is None:
        return None, PositionFlag.MISSING
    lon, lat = recorded
    if in_taiwan(lon, lat):
        return (lon, lat), PositionFlag.UNCHECKED
    if in_taiwan(lat, lon):
        return (lat, lon), PositionFlag.SWAPPED
    if lon.is_integer() and lat.is_integer():
        return None, PositionFlag.PLACEHOLDER
    return None, PositionFlag.OUTSIDE
