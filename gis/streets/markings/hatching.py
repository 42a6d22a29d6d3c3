"""Slanting stripes that fill a rectangle of the road plane: articles 171 and 186."""

from __future__ import annotations

import math

import numpy as np
import shapely
from shapely import Polygon

from gis.streets.markings.sketch import Corner

LEAST_STRIPE_M2 = 0.01


def slanted(
    low: tuple[float, float], high: tuple[float, float], *, width_m: float, gap_m: float, up: bool
) -> list[list[Corner]]:
    """Rings of stripes at 45 degrees in the rectangle from `low` to `high`.

    Width and gap are measured square to the stripes; `up`: y rises with x along a stripe.
    """
    tall = high[1] - low[1]
    wide, pitch = width_m * math.sqrt(2.0), (width_m + gap_m) * math.sqrt(2.0)
    count = math.ceil((high[0] - low[0] + tall) / pitch) + 1
    first = low[0] - tall + ((high[0] - low[0] + tall) % pitch) / 2.0
    begins = first + pitch * np.arange(count)
    bottom, top = (begins, begins + tall) if up else (begins + tall, begins)
    rings = np.empty((count, 4, 2))
    rings[:, 0, 0], rings[:, 1, 0] = bottom, bottom + wide
    rings[:, 2, 0], rings[:, 3, 0] = top + wide, top
    rings[:, :2, 1], rings[:, 2:, 1] = low[1], high[1]
    whole = (rings[:, :, 0].min(axis=1) >= low[0]) & (rings[:, :, 0].max(axis=1) <= high[0])
    cut = shapely.intersection(shapely.polygons(rings[~whole]), shapely.box(*low, *high))
    held = [
        *rings[whole],
        *(shapely.get_coordinates(part)[:-1] for part in cut if part.area > 0.01),
    ]
    return [[(x, y) for x, y in ring.tolist()] for ring in held]


def hatched(area: Polygon, way_deg: float, width_m: float, gap_m: float) -> list[Polygon]:
    """Stripes over any area at an angle counter-clockwise from east, cut to it."""
    angle = math.radians(way_deg)
    way = np.array([math.cos(angle), math.sin(angle)])
    across = np.array([-way[1], way[0]])
    points = shapely.get_coordinates(area)
    middle = points.mean(axis=0)
    reach = float(np.hypot(*(points - middle).T).max())
    pitch = width_m + gap_m
    count = math.ceil(reach / pitch)
    begins = middle + np.arange(-count, count + 1)[:, None] * pitch * across
    corners = [begins - way * reach - across * width_m / 2.0, begins + way * reach]
    rings = np.stack(
        [
            corners[0],
            corners[1] - across * width_m / 2.0,
            corners[1] + across * width_m / 2.0,
            corners[0] + across * width_m,
        ],
        axis=1,
    )
    parts = shapely.get_parts(shapely.intersection(shapely.polygons(rings), area))
    return [part for part in parts if isinstance(part, Polygon) and part.area > LEAST_STRIPE_M2]
