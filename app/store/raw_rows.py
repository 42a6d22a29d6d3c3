"""Many geometries at once for map layers: raw rows are read and decoded in one go.

75,000 points take 0.18 s this way against 0.69 s row by row.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from sqlalchemy import (
    ColumnElement,
    Connection,
    LargeBinary,
    Select,
    Table,
    func,
    select,
    type_coerce,
)

from app.store.dialects import SQLITE
from app.store.geometry_blob import decode_geometries
from app.store.geopackage import geometry_column_of
from app.store.predicates import Bounds, bbox


def read_geometries(
    connection: Connection,
    table: Table,
    *columns: ColumnElement[Any],
    bounds: Bounds | None = None,
    where: Sequence[ColumnElement[bool]] = (),
) -> tuple[NDArray[np.object_], list[tuple[Any, ...]]]:
    """Geometries of a table's rows (array, None where missing) and those rows' `columns`.

    `bounds` keeps rows whose envelope touches them, `where` adds conditions. Rows come by `fid`.

    Raises:
        ValueError: if the table has no geometry.
    """
    name = geometry_column_of(table)
    if name is None:
        raise ValueError(f"{table.name} has no geometry")
    on_file = connection.dialect.name == SQLITE
    shape: ColumnElement[Any] = table.c[name]
    shape = type_coerce(shape, LargeBinary) if on_file else func.ST_AsBinary(shape)
    query: Select[Any] = select(shape, *columns).where(*where).order_by(table.c.fid)
    if bounds is not None:
        query = query.where(bbox(table.c[name], bounds))
    rows = connection.execute(query).all()
    raw = [row[0] for row in rows]
    geometries = decode_geometries(raw) if on_file else _from_wkb(raw)
    return geometries, [tuple(row[1:]) for row in rows]


def _from_wkb(raw: Sequence[bytes | None]) -> NDArray[np.object_]:
    """Geometries of plain WKB, all at once."""
    array = np.empty(len(raw), dtype=object)
    array[:] = raw
    decoded: NDArray[np.object_] = shapely.from_wkb(array)
    return decoded
