"""Coordinates of many GeoPackage blobs that lie one behind the other, without geometry objects.

GeoPackage 1.3, clause 2.1.3: "GP", version, flags, srs id (8 bytes), an envelope by flags, then
WKB. In points, lines and areas of one ring the coordinates run from a fixed place to the end of
the blob: where all blobs of a run are alike, all is one reshaping of bytes.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gis.mapping.features import Shape

_ENVELOPE_BYTES = np.array([0, 32, 48, 48, 64, 0, 0, 0])
_FLAGS_AT, _HEADER = 3, 8
_LITTLE_WKB, _EMPTY = 1, 0x10
_POINT, _LINE, _POLYGON = 1, 2, 3
_COORDINATES_AT = {_POINT: 5, _LINE: 9, _POLYGON: 13}
"""Where the coordinates start in the WKB; before them stand type and counts."""
_SHAPES = {_POINT: Shape.POINT, _LINE: Shape.LINE, _POLYGON: Shape.AREA}


class Coordinates(NamedTuple):
    """Coordinates of features of one ring each."""

    shape: Shape
    xy: NDArray[np.float64]
    counts: NDArray[np.int64]
    """Coordinates of each feature."""


def coordinates_of(data: bytes, lengths: NDArray[np.int64]) -> Coordinates | None:
    """Coordinates of blobs of some lengths, one behind the other.

    None where they are not all alike: of one type without Z, one ring, little-endian, none empty.
    """
    if not len(lengths) or lengths.min() < _HEADER + 21:
        return None
    table = np.frombuffer(data, np.uint8)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    flags = table[starts + _FLAGS_AT]
    if (flags != flags[0]).any() or flags[0] & _EMPTY:
        return None
    wkb = _HEADER + int(_ENVELOPE_BYTES[(flags[0] >> 1) & 7])
    if lengths.min() < wkb + 21:
        return None
    kind = _number(table, starts + wkb + 1)
    first = _COORDINATES_AT.get(int(kind[0]))
    if first is None or (kind != kind[0]).any() or (table[starts + wkb] != _LITTLE_WKB).any():
        return None
    counts = (lengths - wkb - first) // 16
    if not _alike(table, starts + wkb, int(kind[0]), counts, lengths - wkb - first):
        return None
    xy = _cut(table, starts, lengths, wkb + first)
    return None if np.isnan(xy).any() else Coordinates(_SHAPES[int(kind[0])], xy, counts)


def _alike(
    table: NDArray[np.uint8],
    at: NDArray[np.int64],
    kind: int,
    counts: NDArray[np.int64],
    room: NDArray[np.int64],
) -> bool:
    """Whether the counts that the WKB tells are those that its length leaves room for."""
    if (room % 16).any() or (counts < 1).any():
        return False
    if kind == _POINT:
        return bool((counts == 1).all())
    if kind == _POLYGON and (_number(table, at + 5) != 1).any():
        return False
    told = _number(table, at + (5 if kind == _LINE else 9))
    return bool((told == counts).all())


def _number(table: NDArray[np.uint8], at: NDArray[np.int64]) -> NDArray[np.int64]:
    """Little-endian 32-bit numbers at some places."""
    bytes_ = table[at[:, None] + np.arange(4)].astype(np.int64)
    number: NDArray[np.int64] = bytes_ @ np.array([1, 1 << 8, 1 << 16, 1 << 24], np.int64)
    return number


def _cut(
    table: NDArray[np.uint8], starts: NDArray[np.int64], lengths: NDArray[np.int64], head: int
) -> NDArray[np.float64]:
    """What stands behind the first `head` bytes of each blob, as coordinates."""
    if (lengths == lengths[0]).all():
        rows = table.reshape(len(lengths), int(lengths[0]))
        return np.ascontiguousarray(rows[:, head:]).view("<f8").reshape(-1, 2)
    keep = np.ones(len(table), bool)
    keep[(starts[:, None] + np.arange(head)).ravel()] = False
    return table[keep].view("<f8").reshape(-1, 2)
