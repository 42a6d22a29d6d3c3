"""Checks of the layers: geometries can be read and are valid, and the R*Tree agrees with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from sqlalchemy import Connection

from app.store.defects import StoreDefect
from app.store.dialects import rtree_name
from app.store.geometry_blob import decode_geometry
from app.store.geopackage import layers, trigger_names

_AT_ONCE = 50_000
_FEW = 5
_FLOAT32_STEP = 2.0**-22
"""Two steps of a 32-bit number, relative: how much an R*Tree box may be wider than its shape."""


def check_layers(connection: Connection) -> Iterator[StoreDefect]:
    """Defects of all layers of a GeoPackage."""
    rows = connection.exec_driver_sql(
        "SELECT table_name, geometry_type_name FROM gpkg_geometry_columns"
    )
    kinds = {str(table): str(kind) for table, kind in rows}
    for table, column in sorted(layers(connection).items()):
        yield from _check_triggers(connection, table, column)
        yield from _check_layer(connection, table, column, kinds[table])


def _check_triggers(connection: Connection, table: str, column: str) -> Iterator[StoreDefect]:
    """The standard triggers are there (newer GDAL writes others beside them)."""
    rows = connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", (table,)
    )
    missing = sorted(trigger_names(table, column) - {str(row[0]) for row in rows})
    if missing:
        detail = ", ".join(missing)
        yield StoreDefect(
            code="CHECK_TRIGGERS_MISSING", table=table, count=len(missing), detail=detail
        )


def _check_layer(
    connection: Connection, table: str, column: str, kind: str
) -> Iterator[StoreDefect]:
    """Read all geometries of one layer, in parts, against its R*Tree."""
    tree = rtree_name(table, column)
    unreadable: list[int] = []
    invalid: list[int] = []
    wrong_box: list[int] = []
    seen = 0
    rows = connection.exec_driver_sql(
        f'SELECT t.fid, t."{column}", r.minx, r.miny, r.maxx, r.maxy'
        f' FROM "{table}" t LEFT JOIN "{tree}" r ON r.id = t.fid ORDER BY t.fid'
    )
    for part in rows.partitions(_AT_ONCE):
        fids = np.array([row[0] for row in part], dtype=np.int64)
        shapes, broken = _decoded([row[1] for row in part])
        boxes = np.array([row[2:6] for row in part], dtype=float)
        unreadable += fids[broken].tolist()
        invalid += fids[invalid_shapes(shapes, kind)].tolist()
        wrong_box += fids[_wrong_boxes(shapes, boxes) & ~broken].tolist()
        seen += int((~np.isnan(boxes[:, 0])).sum())
    entries = connection.exec_driver_sql(f'SELECT count(*) FROM "{tree}"').scalar_one()
    yield from told("CHECK_GEOMETRY_UNREADABLE", table, unreadable)
    yield from told("CHECK_GEOMETRY_INVALID", table, invalid)
    yield from told("CHECK_INDEX_WRONG", table, wrong_box)
    if entries > seen:
        yield StoreDefect(code="CHECK_INDEX_LEFT_OVER", table=table, count=entries - seen)


def told(code: str, table: str, fids: Sequence[int]) -> Iterator[StoreDefect]:
    """One defect for all rows concerned, if any."""
    if fids:
        shown = ", ".join(f"fid {fid}" for fid in fids[:_FEW])
        yield StoreDefect(code=code, table=table, count=len(fids), detail=shown)


def _decoded(blobs: Sequence[object]) -> tuple[NDArray[np.object_], NDArray[np.bool_]]:
    """Shapes (None where missing or unreadable) and which were unreadable."""
    shapes = np.empty(len(blobs), dtype=object)
    broken = np.zeros(len(blobs), dtype=bool)
    for index, blob in enumerate(blobs):
        if blob is None:
            continue
        try:
            if not isinstance(blob, bytes):
                raise TypeError("text or a number instead of a geometry")
            shapes[index] = decode_geometry(blob)
        except (ValueError, TypeError, shapely.errors.GEOSException):
            broken[index] = True
    return shapes, broken


def invalid_shapes(shapes: NDArray[np.object_], kind: str) -> NDArray[np.bool_]:
    """Shapes that are invalid, empty, or of another type than their layer's."""
    present = ~shapely.is_missing(shapes)
    wanted = np.array(
        [kind in ("GEOMETRY", "" if s is None else s.geom_type.upper()) for s in shapes], dtype=bool
    )
    sound = shapely.is_valid(shapes) & ~shapely.is_empty(shapes) & wanted
    found: NDArray[np.bool_] = present & ~sound
    return found


def _wrong_boxes(shapes: NDArray[np.object_], boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Rows whose R*Tree box does not hold their shape closely, is missing or is one too many."""
    bounds = shapely.bounds(shapes)
    has_shape, has_box = ~np.isnan(bounds[:, 0]), ~np.isnan(boxes[:, 0])
    slack = np.abs(bounds) * _FLOAT32_STEP + 1e-30
    low = (boxes[:, :2] <= bounds[:, :2]) & (boxes[:, :2] >= bounds[:, :2] - slack[:, :2])
    high = (boxes[:, 2:] >= bounds[:, 2:]) & (boxes[:, 2:] <= bounds[:, 2:] + slack[:, 2:])
    fits = low.all(axis=1) & high.all(axis=1)
    found: NDArray[np.bool_] = (has_shape != has_box) | (has_shape & has_box & ~fits)
    return found
