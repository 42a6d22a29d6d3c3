"""Rings and lines cut to a box, as arrays."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.display.primitives import Bounds

Floats = NDArray[np.float64]


def cut_ring(ring: Floats, box: Bounds) -> Floats:
    """A ring (n, 2) cut to a box by Sutherland and Hodgman, one side of the box after the other.

    A ring that leaves the box several times comes back as one, joined along the box's edge: it
    fills the same, its outline there is to be covered. An empty array where nothing lies inside.
    """
    for axis, limit, sign in (
        (0, box.min_x, 1.0),
        (0, box.max_x, -1.0),
        (1, box.min_y, 1.0),
        (1, box.max_y, -1.0),
    ):
        ring = _cut_side(ring, axis, limit, sign)
        if not len(ring):
            break
    return ring


def _cut_side(ring: Floats, axis: int, limit: float, sign: float) -> Floats:
    """The part of a ring on one side of a line across an axis."""
    if not len(ring):
        return ring
    depth = sign * (ring[:, axis] - limit)
    within = depth >= 0
    if within.all():
        return ring
    before = np.roll(ring, 1, axis=0)
    depth_before = np.roll(depth, 1)
    crossing = within != np.roll(within, 1)
    share = np.zeros(len(ring))
    share[crossing] = depth_before[crossing] / (depth_before - depth)[crossing]
    met = before + (ring - before) * share[:, None]
    met[:, axis] = limit
    # each point of the ring is followed back by where its edge met the line
    both = np.stack([met, ring], axis=1).reshape(-1, 2)
    kept: Floats = both[np.stack([crossing, within], axis=1).reshape(-1)]
    return kept


def cut_line(line: Floats, box: Bounds) -> list[Floats]:
    """The pieces of a line (n, 2) inside a box, in order along the line."""
    if len(line) < 2:
        return []
    inner = shapely.clip_by_rect(
        shapely.linestrings(line), box.min_x, box.min_y, box.max_x, box.max_y
    )
    parts = shapely.get_parts(inner)
    return [
        shapely.get_coordinates(part)
        for part in parts
        if part.geom_type == "LineString" and not part.is_empty
    ]
