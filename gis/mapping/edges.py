"""Edges of many features as two arrays: distances and containment in a few array steps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gis.angles import Point
from gis.mapping.features import Features, Floats, Ints, Shape


def edges_of(features: Features) -> tuple[Floats, Floats]:
    """Starts and ends (coordinates, 2) of all edges, one for each coordinate, in their order.

    The last edge of an area's ring goes back to its first coordinate; the last edge of a line's
    part is its end point alone (of no length), so that each feature has as many edges as
    coordinates.
    """
    last = features.ring_start[1:] - 1
    following: Ints = np.arange(1, len(features.xy) + 1, dtype=np.int64)
    following[last] = features.ring_start[:-1] if features.shape is Shape.AREA else last
    return features.xy, features.xy[following]


def edge_starts(features: Features) -> Ints:
    """Where each feature's edges start in `edges_of`."""
    return features.ring_start[features.feature_start[:-1]]


def distances_m(features: Features, at: Point) -> Floats:
    """From a point to each feature in metres: to its nearest edge, 0 inside an area."""
    if not len(features):
        return np.empty(0)
    if features.shape is Shape.POINT:
        return _lengths(features.xy - np.asarray(at))
    starts, ends = (side - np.asarray(at) for side in edges_of(features))
    first = edge_starts(features)
    nearest: Floats = np.minimum.reduceat(_from_origin(starts, ends), first)
    if features.shape is Shape.AREA:
        crossings = np.add.reduceat(_crossed(starts, ends).astype(np.int64), first)
        nearest[crossings % 2 == 1] = 0.0
    return nearest


def _from_origin(starts: Floats, ends: Floats) -> Floats:
    """The distance of (0, 0) from each edge."""
    along = ends - starts
    squared = (along * along).sum(axis=1)
    share = -(starts * along).sum(axis=1)
    share = np.clip(np.divide(share, squared, out=np.zeros_like(share), where=squared > 0), 0, 1)
    return _lengths(starts + share[:, None] * along)


def _crossed(starts: Floats, ends: Floats) -> NDArray[np.bool_]:
    """Whether a ray from (0, 0) to the east crosses each edge."""
    (from_x, from_y), (to_x, to_y) = starts.T, ends.T
    over = (from_y > 0) != (to_y > 0)
    rise = np.where(over, to_y - from_y, 1.0)
    crossed: NDArray[np.bool_] = over & (from_x - from_y * (to_x - from_x) / rise > 0)
    return crossed


def _lengths(vectors: Floats) -> Floats:
    lengths: Floats = np.hypot(vectors[:, 0], vectors[:, 1])
    return lengths
