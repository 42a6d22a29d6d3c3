"""Features as arrays: coordinates, rings, boxes and a grid, quick to cull and to paint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.display.primitives import Bounds
from gis.mapping.grid import Grid, make_grid

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
PORTION = 50_000
SAMPLED = 4096
"""Features whose sizes are looked at; sorting millions would hold up the window."""


class Shape(Enum):
    """What the features of a layer are; a layer holds one kind."""

    POINT = "point"
    LINE = "line"
    AREA = "area"


@dataclass(frozen=True, eq=False, kw_only=True)
class Features:
    """Many features of one shape, in metres of the store's CRS.

    Feature i has the rings `feature_start[i]..feature_start[i + 1]`, ring r the coordinates
    `ring_start[r]..ring_start[r + 1]`: the rings of an area (holes and parts alike, filled
    even-odd), the parts of a line. A point feature has one ring of one coordinate.
    """

    shape: Shape
    xy: Floats
    """(coordinates, 2), x east and y north."""
    ring_start: Ints
    feature_start: Ints
    ids: Ints
    """What a hit tells: row ids of the table or file."""
    classes: NDArray[np.uint8]
    """Index into the classes of the layer's style, one for each feature."""

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def low(self) -> Floats:
        """(features, 2) the least x and y of each; the points themselves where they are points."""
        return self.xy if self.shape is Shape.POINT else self._reduced(np.minimum)

    @cached_property
    def high(self) -> Floats:
        """(features, 2) the largest x and y of each."""
        return self.xy if self.shape is Shape.POINT else self._reduced(np.maximum)

    @property
    def boxes(self) -> Floats:
        """(features, 4) min x, min y, max x, max y; made anew at each call."""
        return np.hstack([self.low, self.high])

    def boxes_of(self, indices: Ints) -> Floats:
        """(chosen, 4) min x, min y, max x, max y of some features."""
        low, high = self.low.take(indices, axis=0), self.high.take(indices, axis=0)
        return np.hstack([low, high])

    def _reduced(self, extreme: np.ufunc) -> Floats:
        """The extreme of each feature; in portions, since numpy keeps the interpreter meanwhile."""
        edges = self.ring_start.take(self.feature_start)
        out = np.empty((len(self), 2))
        for first in range(0, len(self), PORTION):
            some = edges[first : first + PORTION + 1]
            extreme.reduceat(self.xy[: some[-1]], some[:-1], out=out[first : first + len(some) - 1])
        return out

    @cached_property
    def grid(self) -> Grid:
        """Where the features lie, for culling."""
        return make_grid(self.low, self.high)

    @cached_property
    def size_m(self) -> float:
        """The median extent of a feature, from some thousand of them; 0 for points."""
        if self.shape is Shape.POINT or not len(self):
            return 0.0
        some = slice(None, None, max(1, len(self) // SAMPLED))
        sizes = np.sort((self.high[some] - self.low[some]).max(axis=1))
        return float(sizes[len(sizes) // 2])

    @cached_property
    def bounds(self) -> Bounds | None:
        """The box about all features; None without any."""
        if not len(self):
            return None
        low, high = self.low, self.high  # column by column: ten times as quick as by axis
        return Bounds(
            float(low[:, 0].min()),
            float(low[:, 1].min()),
            float(high[:, 0].max()),
            float(high[:, 1].max()),
        )

    @cached_property
    def path_m(self) -> Floats:
        """(features,) the way through all coordinates of each: no part of it is longer."""
        steps = np.hypot(np.diff(self.xy[:, 0]), np.diff(self.xy[:, 1]))
        along = np.concatenate([[0.0], np.cumsum(steps)])
        edges = self.ring_start.take(self.feature_start)
        found: Floats = along[edges[1:] - 1] - along[edges[:-1]]
        return found

    def ready(self) -> Features:
        """Itself, with all that is derived: done in another thread, the window need not wait."""
        _ = self.bounds, self.size_m, self.grid
        return self

    def rings_of(self, index: int) -> list[Floats]:
        """Coordinates of each ring of one feature."""
        first, last = self.feature_start[index], self.feature_start[index + 1]
        edges = self.ring_start[first : last + 1]
        return [self.xy[a:b] for a, b in pairwise(edges)]

    def in_box(self, box: Bounds) -> Ints:
        """Indices of the features whose box touches another, in their own order."""
        near = self.grid.candidates(box)
        if not len(near):
            return near
        low = self.low.take(near, axis=0)
        high = low if self.high is self.low else self.high.take(near, axis=0)
        touching = (
            (low[:, 0] <= box.max_x)
            & (high[:, 0] >= box.min_x)
            & (low[:, 1] <= box.max_y)
            & (high[:, 1] >= box.min_y)
        )
        found = near[touching]
        return found if self.grid.in_order else np.sort(found)

    def renumbered(self, ids: Ints) -> Features:
        """The same features with other ids."""
        made = replace(self, ids=ids)
        made.__dict__.update(
            {name: value for name, value in self.__dict__.items() if name in _DERIVED}
        )
        return made

    def kept(self, keep: NDArray[np.bool_]) -> Features:
        """Only the features where `keep` is true."""
        return self.taken(np.flatnonzero(keep))

    def sorted_by_place(self) -> Features:
        """The same features, neighbours beside each other in memory: quicker to cull and paint."""
        grid = self.grid
        order = np.concatenate([grid.order, grid.large])
        made = self.taken(order)
        places = np.arange(len(order), dtype=np.int64)
        usual = len(grid.order)
        made.__dict__["grid"] = replace(
            grid, order=places[:usual], large=places[usual:], in_order=True
        )
        return made

    def taken(self, indices: Ints) -> Features:
        """The features at some indices, in that order."""
        if self.shape is Shape.POINT:
            xy = self.xy.take(indices, axis=0)
            return point_features(xy, self.ids.take(indices), self.classes.take(indices))
        rings = _ranges(self.feature_start, indices)
        return Features(
            shape=self.shape,
            xy=_gathered(self.xy, self.ring_start, rings),
            ring_start=_starts(_lengths(self.ring_start, rings)),
            feature_start=_starts(_lengths(self.feature_start, indices)),
            ids=self.ids.take(indices),
            classes=self.classes.take(indices),
        )


_DERIVED = ("low", "high", "grid", "size_m", "bounds", "path_m")
"""What is worked out once and does not depend on ids."""


def point_features(
    xy: Floats, ids: Ints | None = None, classes: NDArray[np.uint8] | None = None
) -> Features:
    """Points from an (n, 2) array; ids count from 0 and all are of class 0 where not given."""
    count = len(xy)
    starts = np.arange(count + 1, dtype=np.int64)
    return Features(
        shape=Shape.POINT,
        xy=np.ascontiguousarray(xy, dtype=np.float64).reshape(-1, 2),
        ring_start=starts,
        feature_start=starts,
        ids=starts[:-1] if ids is None else np.asarray(ids, dtype=np.int64),
        classes=np.zeros(count, np.uint8) if classes is None else classes,
    )


def single_ring_features(
    shape: Shape, xy: Floats, counts: Ints, ids: Ints, classes: NDArray[np.uint8]
) -> Features:
    """Features of one ring each: `counts` says how many coordinates each has."""
    if shape is Shape.POINT:
        return point_features(xy, ids, classes)
    return Features(
        shape=shape,
        xy=xy,
        ring_start=_starts(counts),
        feature_start=np.arange(len(counts) + 1, dtype=np.int64),
        ids=ids,
        classes=classes,
    )


def features_of(
    geometries: NDArray[np.object_],
    ids: Ints | None = None,
    classes: NDArray[np.uint8] | None = None,
) -> dict[Shape, Features]:
    """Features of shapely geometries by shape; missing and empty ones are left out.

    Collections give their parts to the shapes they are of; several parts of one geometry and one
    shape stay one feature. Z values are dropped.
    """
    numbers = np.arange(len(geometries), dtype=np.int64) if ids is None else np.asarray(ids)
    kinds = np.zeros(len(geometries), np.uint8) if classes is None else classes
    parts, of = _parts(geometries)
    if len(parts) and (shapely.get_type_id(parts) > shapely.GeometryType.POLYGON).any():
        return features_of(parts, numbers[of], kinds[of])
    type_ids = shapely.get_type_id(parts)
    made: dict[Shape, Features] = {}
    for shape, wanted in _TYPES.items():
        mine = np.isin(type_ids, wanted) & ~shapely.is_empty(parts)
        if mine.any():
            made[shape] = _made(shape, parts[mine], of[mine], numbers, kinds)
    return made


def _parts(geometries: NDArray[np.object_]) -> tuple[NDArray[np.object_], Ints]:
    """Single geometries and where each comes from; those that are single are not taken apart."""
    if np.isin(shapely.get_type_id(geometries), _SINGLE).all():
        return geometries, np.arange(len(geometries), dtype=np.int64)
    parts, of = shapely.get_parts(_plain(geometries), return_index=True)
    return parts, of


_SINGLE = (
    shapely.GeometryType.POINT,
    shapely.GeometryType.LINESTRING,
    shapely.GeometryType.POLYGON,
)
_TYPES = {Shape.POINT: (0,), Shape.LINE: (1, 2), Shape.AREA: (3,)}


def _plain(geometries: NDArray[np.object_]) -> NDArray[np.object_]:
    plain = np.array(geometries, dtype=object)
    plain[shapely.is_missing(plain)] = shapely.GeometryCollection()
    return plain


def _made(
    shape: Shape,
    parts: NDArray[np.object_],
    of: Ints,
    numbers: Ints,
    kinds: NDArray[np.uint8],
) -> Features:
    """Features of parts that belong to the geometries `of` (ascending)."""
    if shape is Shape.POINT:
        return point_features(shapely.get_coordinates(parts), numbers[of], kinds[of])
    if shape is Shape.AREA:
        rings, ring_of = shapely.get_rings(parts, return_index=True)
        ring_feature = of[ring_of]
    else:
        rings, ring_feature = parts, of
    counts = np.bincount(ring_feature, minlength=len(numbers))
    features = np.flatnonzero(counts)
    counts = counts[features]
    return Features(
        shape=shape,
        xy=shapely.get_coordinates(rings),
        ring_start=_starts(shapely.get_num_coordinates(rings)),
        feature_start=_starts(counts),
        ids=numbers[features],
        classes=kinds[features],
    )


def joined(pieces: Sequence[Features]) -> Features:
    """Features of one shape, one piece after the other.

    Raises:
        ValueError: without any piece.
    """
    if len(pieces) == 1:
        return pieces[0]
    return Features(
        shape=pieces[0].shape,
        xy=np.concatenate([piece.xy for piece in pieces]),
        ring_start=_starts(np.concatenate([np.diff(piece.ring_start) for piece in pieces])),
        feature_start=_starts(np.concatenate([np.diff(piece.feature_start) for piece in pieces])),
        ids=np.concatenate([piece.ids for piece in pieces]),
        classes=np.concatenate([piece.classes for piece in pieces]),
    )


def _starts(counts: NDArray[np.integer]) -> Ints:
    """Where each of consecutive runs starts, and the end of the last."""
    starts = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    return starts


def _lengths(starts: Ints, chosen: Ints) -> Ints:
    """How long each of some runs is; `take` lets other threads work, an index does not."""
    lengths: Ints = starts.take(chosen + 1) - starts.take(chosen)
    return lengths


def _gathered(xy: Floats, starts: Ints, runs: Ints) -> Floats:
    """The coordinates of some runs; many in portions, so that no index of all of them is made."""
    if len(runs) <= PORTION:
        return xy.take(_ranges(starts, runs), axis=0)
    out = np.empty((int(_lengths(starts, runs).sum()), 2))
    done = 0
    for first in range(0, len(runs), PORTION):
        some = _ranges(starts, runs[first : first + PORTION])
        np.take(xy, some, axis=0, out=out[done : done + len(some)], mode="clip")
        done += len(some)
    return out


def _ranges(starts: Ints, chosen: Ints) -> Ints:
    """All indices of the chosen runs, one run after the other."""
    if not len(chosen):
        return np.empty(0, np.int64)
    first = starts.take(chosen)
    counts = starts.take(chosen + 1) - first
    indices: Ints
    if (counts == counts[0]).all():
        indices = (first[:, None] + np.arange(counts[0])).ravel()
    else:
        shift = np.repeat(first - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
        indices = np.arange(int(counts.sum()), dtype=np.int64) + shift
    return indices
