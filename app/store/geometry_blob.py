"""GeoPackage geometry blobs: header, envelope and WKB (GeoPackage 1.3, clause 2.1.3).

Points carry no envelope (their WKB holds the same numbers), all other geometries the xy one.
Only two dimensions are written; any standard header is read.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Envelope = tuple[float, float, float, float]
"""min x, max x, min y, max y: the order of the header."""

_MAGIC = b"GP"
_LITTLE_ENDIAN, _HAS_XY, _IS_EMPTY = 0x01, 0x02, 0x10
_HEADER = struct.Struct("<2sBBi")
_HEADER_XY = struct.Struct("<2sBBi4d")
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_POINT_WKB = b"\x01\x01\x00\x00\x00"
"""The head of a little-endian point in WKB."""
_PLAIN_POINT = np.dtype(
    [("magic", "S2"), ("head", "V6"), ("wkb", "V5"), ("x", "<f8"), ("y", "<f8")]
)
_NO_POINT = b"GP" + bytes(6) + _POINT_WKB + struct.pack("<2d", math.nan, math.nan)
_POINT_TYPES = frozenset({1, 1001, 2001, 3001, 0x80000001, 0x40000001, 0xC0000001})


def encode_geometry(geometry: BaseGeometry, epsg: int) -> bytes:
    """The blob of one geometry; Z and M are dropped."""
    wkb: bytes = shapely.to_wkb(geometry, output_dimension=2)
    if geometry.is_empty:
        return _HEADER.pack(_MAGIC, 0, _LITTLE_ENDIAN | _IS_EMPTY, epsg) + wkb
    if geometry.geom_type == "Point":
        return _HEADER.pack(_MAGIC, 0, _LITTLE_ENDIAN, epsg) + wkb
    min_x, min_y, max_x, max_y = geometry.bounds
    flags = _LITTLE_ENDIAN | _HAS_XY
    return _HEADER_XY.pack(_MAGIC, 0, flags, epsg, min_x, max_x, min_y, max_y) + wkb


def encode_geometries(
    geometries: Sequence[BaseGeometry | None], epsg: int
) -> tuple[list[bytes | None], Envelope | None]:
    """The blobs of many geometries and their common envelope (None if all are missing or empty)."""
    array = np.empty(len(geometries), dtype=object)
    array[:] = geometries
    present = ~shapely.is_missing(array)
    empty = shapely.is_empty(array)
    point = shapely.get_type_id(array) == 0
    wkbs = shapely.to_wkb(array, output_dimension=2)
    bounds = shapely.bounds(array)
    plain = _HEADER.pack(_MAGIC, 0, _LITTLE_ENDIAN, epsg)
    hollow = _HEADER.pack(_MAGIC, 0, _LITTLE_ENDIAN | _IS_EMPTY, epsg)
    boxed = _LITTLE_ENDIAN | _HAS_XY
    blobs: list[bytes | None] = []
    for index, wkb in enumerate(wkbs):
        if not present[index]:
            blobs.append(None)
        elif empty[index]:
            blobs.append(hollow + wkb)
        elif point[index]:
            blobs.append(plain + wkb)
        else:
            box = bounds[index]
            header = _HEADER_XY.pack(_MAGIC, 0, boxed, epsg, box[0], box[2], box[1], box[3])
            blobs.append(header + wkb)
    return blobs, _common_envelope(bounds)


def _common_envelope(bounds: NDArray[np.float64]) -> Envelope | None:
    """The envelope of (n, 4) bounds, rows of NaN left out."""
    known = bounds[~np.isnan(bounds[:, 0])]
    if not len(known):
        return None
    low, high = known[:, :2].min(axis=0), known[:, 2:].max(axis=0)
    return float(low[0]), float(high[0]), float(low[1]), float(high[1])


def wkb_offset(blob: bytes) -> int:
    """Where the WKB starts.

    Raises:
        ValueError: for bytes that are no GeoPackage geometry.
    """
    if len(blob) < _HEADER.size or blob[:2] != _MAGIC:
        raise ValueError("not a GeoPackage geometry")
    kind = (blob[3] >> 1) & 0x07
    if kind >= len(_ENVELOPE_BYTES):
        raise ValueError("unknown envelope in a GeoPackage geometry")
    return _HEADER.size + _ENVELOPE_BYTES[kind]


def decode_geometry(blob: bytes) -> BaseGeometry:
    """The geometry of one blob.

    Raises:
        ValueError: for bytes that are no GeoPackage geometry.
        shapely.errors.GEOSException: for broken WKB.
    """
    geometry: BaseGeometry = shapely.from_wkb(blob[wkb_offset(blob) :])
    return geometry


def decode_geometries(blobs: Sequence[bytes | None]) -> NDArray[np.object_]:
    """The geometries of many blobs in one go (None stays None), for map layers."""
    wkbs = np.empty(len(blobs), dtype=object)
    starts = {blob[:4]: wkb_offset(blob) for blob in _one_of_each_head(blobs)}
    wkbs[:] = [None if blob is None else blob[starts[blob[:4]] :] for blob in blobs]
    decoded: NDArray[np.object_] = shapely.from_wkb(wkbs)
    return decoded


def _one_of_each_head(blobs: Sequence[bytes | None]) -> Sequence[bytes]:
    """A blob for each kind of head; the first four bytes say where the WKB starts."""
    heads = {blob[:4]: blob for blob in blobs if blob is not None}
    return list(heads.values())


def decode_points(blobs: Sequence[bytes | None]) -> NDArray[np.float64]:
    """(n, 2) coordinates of many points, NaN where missing or empty.

    Points as this module writes them are read without making geometries, ten times as fast.

    Raises:
        ValueError: for bytes that are no GeoPackage geometry.
        shapely.errors.GEOSException: for broken WKB.
    """
    raw = b"".join([blob or _NO_POINT for blob in blobs])
    if len(raw) == len(blobs) * _PLAIN_POINT.itemsize:
        rows = np.frombuffer(raw, _PLAIN_POINT)
        if (rows["magic"] == _MAGIC).all() and (rows["wkb"] == np.void(_POINT_WKB)).all():
            return np.column_stack([rows["x"], rows["y"]])
    bounds: NDArray[np.float64] = shapely.bounds(decode_geometries(blobs))  # empty ones: NaN
    return bounds.reshape(-1, 4)[:, :2]


def is_empty(blob: bytes) -> bool:
    """Whether the geometry has no point, by the header's flag or a point's NaN."""
    if blob[3] & _IS_EMPTY:
        return True
    return blob_envelope(blob) is None


def blob_envelope(blob: bytes) -> Envelope | None:
    """The envelope of one blob without decoding it where possible; None if empty.

    Raises:
        ValueError, IndexError, struct.error, shapely.errors.GEOSException: for bytes that are no
            geometry.
    """
    start = wkb_offset(blob)
    if blob[3] & _IS_EMPTY:
        return None
    order = "<" if blob[3] & _LITTLE_ENDIAN else ">"
    if start > _HEADER.size:
        stored: Envelope = struct.unpack_from(order + "4d", blob, _HEADER.size)
        return None if math.isnan(stored[0]) else stored
    order = "<" if blob[start] else ">"
    if struct.unpack_from(order + "I", blob, start + 1)[0] in _POINT_TYPES:
        x, y = _point_xy(blob, order, start)
        return None if math.isnan(x) or math.isnan(y) else (x, x, y, y)
    geometry = decode_geometry(blob)
    if geometry.is_empty:
        return None
    min_x, min_y, max_x, max_y = geometry.bounds
    return min_x, max_x, min_y, max_y


def _point_xy(blob: bytes, order: str, start: int) -> tuple[float, float]:
    """Coordinates of a WKB point; an EWKB one has its SRID before them."""
    (kind,) = struct.unpack_from(order + "I", blob, start + 1)
    skipped: Any = 4 if kind & 0x20000000 else 0
    x, y = struct.unpack_from(order + "2d", blob, start + 5 + skipped)
    return float(x), float(y)
