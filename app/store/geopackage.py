"""The GeoPackage frame around the tables: system tables, layer rows, R*Tree and its triggers.

GeoPackage 1.3 (OGC 12-128r17), clauses 1.1.2, 1.1.3, 2.1 and annex F.3. Version 1.3 rather than
1.4, because GDAL before 3.7 warns at a later one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import shapely
from pyproj import CRS
from pyproj.enums import WktVersion
from shapely.geometry.base import BaseGeometry
from sqlalchemy import Connection, Index, Table, text

from app.store.column_types import Geometry
from app.store.dialects import SQLITE, epsg_of, rtree_name
from app.store.geometry_blob import Envelope

APPLICATION_ID = 0x47504B47  # "GPKG"
USER_VERSION = 10300

_SYSTEM_TABLES = (
    """CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
)""",
    """CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
)""",
    """CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
)""",
    """CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
)""",
)

_TRIGGERS = {
    "insert": """AFTER INSERT ON "{table}"
  WHEN (new."{column}" NOT NULL AND NOT ST_IsEmpty(NEW."{column}"))
BEGIN
  INSERT OR REPLACE INTO "{tree}" VALUES (
    NEW."fid",
    ST_MinX(NEW."{column}"), ST_MaxX(NEW."{column}"),
    ST_MinY(NEW."{column}"), ST_MaxY(NEW."{column}")
  );
END""",
    "update1": """AFTER UPDATE OF "{column}" ON "{table}"
  WHEN OLD."fid" = NEW."fid" AND
       (NEW."{column}" NOTNULL AND NOT ST_IsEmpty(NEW."{column}"))
BEGIN
  INSERT OR REPLACE INTO "{tree}" VALUES (
    NEW."fid",
    ST_MinX(NEW."{column}"), ST_MaxX(NEW."{column}"),
    ST_MinY(NEW."{column}"), ST_MaxY(NEW."{column}")
  );
END""",
    "update2": """AFTER UPDATE OF "{column}" ON "{table}"
  WHEN OLD."fid" = NEW."fid" AND
       (NEW."{column}" ISNULL OR ST_IsEmpty(NEW."{column}"))
BEGIN
  DELETE FROM "{tree}" WHERE id = OLD."fid";
END""",
    "update3": """AFTER UPDATE ON "{table}"
  WHEN OLD."fid" != NEW."fid" AND
       (NEW."{column}" NOTNULL AND NOT ST_IsEmpty(NEW."{column}"))
BEGIN
  DELETE FROM "{tree}" WHERE id = OLD."fid";
  INSERT OR REPLACE INTO "{tree}" VALUES (
    NEW."fid",
    ST_MinX(NEW."{column}"), ST_MaxX(NEW."{column}"),
    ST_MinY(NEW."{column}"), ST_MaxY(NEW."{column}")
  );
END""",
    "update4": """AFTER UPDATE ON "{table}"
  WHEN OLD."fid" != NEW."fid" AND
       (NEW."{column}" ISNULL OR ST_IsEmpty(NEW."{column}"))
BEGIN
  DELETE FROM "{tree}" WHERE id IN (OLD."fid", NEW."fid");
END""",
    "delete": """AFTER DELETE ON "{table}"
  WHEN old."{column}" NOT NULL
BEGIN
  DELETE FROM "{tree}" WHERE id = OLD."fid";
END""",
}
"""The standard triggers by the ending of their names."""


def make_frame(connection: Connection, epsg: int) -> None:
    """Turn an empty SQLite database into an empty GeoPackage whose layers use `epsg`."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {USER_VERSION}")
    for statement in _SYSTEM_TABLES:
        connection.exec_driver_sql(statement)
    insert = text(
        "INSERT INTO gpkg_spatial_ref_sys VALUES (:name, :id, :organization, :code, :wkt, :about)"
    )
    undefined = {"organization": "NONE", "wkt": "undefined"}
    rows = [
        {"name": "Undefined cartesian SRS", "id": -1, "code": -1, "about": None} | undefined,
        {"name": "Undefined geographic SRS", "id": 0, "code": 0, "about": None} | undefined,
    ]
    for code in dict.fromkeys((4326, epsg)):
        crs = CRS.from_epsg(code)
        wkt = crs.to_wkt(WktVersion.WKT1_GDAL)
        known = {"id": code, "code": code, "organization": "EPSG", "wkt": wkt, "about": None}
        rows.append({"name": crs.name} | known)
    connection.execute(insert, rows)


def register_tables(connection: Connection, tables: Iterable[Table]) -> None:
    """Enter new tables as layers ('features' with an R*Tree, else 'attributes').

    On another database than SQLite geometries get a spatial index.
    """
    if connection.dialect.name != SQLITE:
        for table in tables:
            if (column := geometry_column_of(table)) is not None:
                name = f"ix_{table.name}_{column}"
                Index(name, table.c[column], postgresql_using="gist").create(connection)
        return
    for table in tables:
        column = geometry_column_of(table)
        if column is None:
            _enter_contents(connection, table.name, "attributes", None)
        else:
            kind = table.c[column].type
            assert isinstance(kind, Geometry)
            _enter_contents(connection, table.name, "features", epsg_of(connection.dialect))
            _enter_layer(connection, table.name, column, kind.kind.value)


def forget_tables(connection: Connection, tables: Iterable[Table]) -> None:
    """Take tables out of the layers, with their R*Trees, before they are dropped.

    On another database than SQLite: nothing to do.
    """
    if connection.dialect.name != SQLITE:
        return
    for table in tables:
        column = geometry_column_of(table)
        if column is not None:
            drop_triggers(connection, table.name, column)
            connection.exec_driver_sql(f'DROP TABLE "{rtree_name(table.name, column)}"')
        of_column = () if column is None else ("gpkg_extensions", "gpkg_geometry_columns")
        for place in (*of_column, "gpkg_contents"):
            connection.execute(
                text(f"DELETE FROM {place} WHERE table_name = :table"), {"table": table.name}
            )


def geometry_column_of(table: Table) -> str | None:
    """The name of a table's geometry column (at most one in a GeoPackage)."""
    return next((item.name for item in table.columns if isinstance(item.type, Geometry)), None)


def _enter_contents(connection: Connection, table: str, kind: str, epsg: int | None) -> None:
    connection.execute(
        text(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
            " VALUES (:table, :kind, :table, :epsg)"
        ),
        {"table": table, "kind": kind, "epsg": epsg},
    )


def _enter_layer(connection: Connection, table: str, column: str, kind: str) -> None:
    """The geometry column's row, its R*Tree and triggers."""
    named = {"table": table, "column": column}
    connection.execute(
        text("INSERT INTO gpkg_geometry_columns VALUES (:table, :column, :kind, :epsg, 0, 0)"),
        named | {"kind": kind, "epsg": epsg_of(connection.dialect)},
    )
    connection.execute(
        text(
            "INSERT INTO gpkg_extensions VALUES (:table, :column, 'gpkg_rtree_index',"
            " 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')"
        ),
        named,
    )
    _make_tree(connection, table, column)
    put_triggers(connection, table, column)


def _make_tree(connection: Connection, table: str, column: str) -> None:
    tree = rtree_name(table, column)
    connection.exec_driver_sql(
        f'CREATE VIRTUAL TABLE "{tree}" USING rtree(id, minx, maxx, miny, maxy)'
    )


def put_triggers(connection: Connection, table: str, column: str) -> None:
    """Make the standard R*Tree triggers of a layer (again)."""
    tree = rtree_name(table, column)
    for ending, body in _TRIGGERS.items():
        filled = body.format(table=table, column=column, tree=tree)
        connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "{tree}_{ending}"')
        connection.exec_driver_sql(f'CREATE TRIGGER "{tree}_{ending}" {filled}')


def drop_triggers(connection: Connection, table: str, column: str) -> None:
    """Remove the R*Tree triggers of a layer, for a bulk load that fills the R*Tree itself."""
    for ending in _TRIGGERS:
        connection.exec_driver_sql(f'DROP TRIGGER "{rtree_name(table, column)}_{ending}"')


def trigger_names(table: str, column: str) -> set[str]:
    """The names of a layer's R*Tree triggers."""
    return {f"{rtree_name(table, column)}_{ending}" for ending in _TRIGGERS}


@contextmanager
def bulk_load(
    connection: Connection, table: str, column: str, geometries: Sequence[BaseGeometry | None]
) -> Iterator[None]:
    """Insert exactly `geometries`, in order, into a layer inside this context, quickly.

    The triggers are away meanwhile and the R*Tree is filled in one go, three times as fast. All
    of it lies in the caller's transaction, so that a crash leaves the triggers in place. Does
    nothing on another database than SQLite.

    Raises:
        RuntimeError: if other rows than `geometries` were inserted.
    """
    if connection.dialect.name != SQLITE:
        yield
        return
    last = connection.exec_driver_sql(f'SELECT coalesce(max(fid), 0) FROM "{table}"').scalar_one()
    with connection.begin_nested():  # a failure that the caller survives keeps the triggers too
        drop_triggers(connection, table, column)
        yield
        _index_new_rows(connection, table, column, last, geometries)
        put_triggers(connection, table, column)


def _index_new_rows(
    connection: Connection,
    table: str,
    column: str,
    last: int,
    geometries: Sequence[BaseGeometry | None],
) -> None:
    """Enter the rows after fid `last`, which hold `geometries` in order, into the R*Tree."""
    found = connection.exec_driver_sql(
        f'SELECT fid FROM "{table}" WHERE fid > ? ORDER BY fid', (last,)
    ).all()
    if len(found) != len(geometries):
        raise RuntimeError(f"{len(found)} rows instead of {len(geometries)} in {table}")
    fill_rtree(connection, table, column, [int(row[0]) for row in found], geometries)


def fill_rtree(
    connection: Connection,
    table: str,
    column: str,
    fids: Sequence[int],
    geometries: Sequence[BaseGeometry | None],
) -> None:
    """Enter geometries into a layer's R*Tree; missing and empty ones have no entry."""
    array = np.empty(len(geometries), dtype=object)
    array[:] = geometries
    bounds = shapely.bounds(array)
    known = ~np.isnan(bounds[:, 0])
    sides = bounds[known][:, [0, 2, 1, 3]].tolist()
    numbers = np.asarray(fids, dtype=np.int64)[known].tolist()
    if not numbers:
        return
    rows = [(fid, *side) for fid, side in zip(numbers, sides, strict=True)]
    tree = rtree_name(table, column)
    connection.exec_driver_sql(f'INSERT INTO "{tree}" VALUES (?, ?, ?, ?, ?)', rows)


def clear_layer(connection: Connection, table: str, column: str) -> None:
    """Delete all rows of a layer, its R*Tree and extent at once; the triggers are there again.

    Row by row triggers and R*Tree take longer than all the rest. For SQLite only.
    """
    with connection.begin_nested():
        drop_triggers(connection, table, column)
        connection.exec_driver_sql(f'DELETE FROM "{table}"')
        connection.exec_driver_sql(f'DROP TABLE "{rtree_name(table, column)}"')
        _make_tree(connection, table, column)
        put_triggers(connection, table, column)
        connection.execute(
            text(
                "UPDATE gpkg_contents SET min_x = NULL, min_y = NULL, max_x = NULL, max_y = NULL"
                " WHERE table_name = :table"
            ),
            {"table": table},
        )


def layers(connection: Connection) -> dict[str, str]:
    """Geometry column by table, as the file says."""
    rows = connection.exec_driver_sql("SELECT table_name, column_name FROM gpkg_geometry_columns")
    return {str(table): str(column) for table, column in rows}


def touch_contents(connection: Connection, table: str, envelope: Envelope | None) -> None:
    """Note a layer's last change and let its extent grow by what was written (it never shrinks)."""
    values: dict[str, object] = {"table": table}
    grown = ""
    if envelope is not None:
        grown = (
            ", min_x = min(coalesce(min_x, :left), :left)"
            ", max_x = max(coalesce(max_x, :right), :right)"
            ", min_y = min(coalesce(min_y, :low), :low)"
            ", max_y = max(coalesce(max_y, :high), :high)"
        )
        values |= dict(zip(("left", "right", "low", "high"), envelope, strict=True))
    connection.execute(
        text(
            "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now')"
            f"{grown} WHERE table_name = :table"
        ),
        values,
    )
