"""The street export as a GeoPackage that QGIS shows in our colours."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text
from sqlalchemy.exc import DatabaseError

from app.painters.output import drafted
from app.store.bulk import insert_columns
from app.store.column_types import Double, Geometry
from app.store.engine import make_engine
from app.store.geometry_blob import encode_geometries
from app.store.geopackage import bulk_load, make_frame, register_tables, touch_contents
from app.streets.export_layers import ExportLayer, FieldKind
from app.tasks import Progress, silent
from gis.problems import Problem

WRITING = "WRITING_STREETS"
STYLES = "layer_styles"
"""Where QGIS looks for the styles of a GeoPackage's layers."""
_STYLE_TABLE = f"""CREATE TABLE {STYLES} (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256),
  f_table_schema TEXT(256),
  f_table_name TEXT(256),
  f_geometry_column TEXT(256),
  styleName TEXT(30),
  styleQML TEXT,
  styleSLD TEXT,
  useAsDefault BOOLEAN,
  description TEXT,
  owner TEXT(30),
  ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
)"""
_TYPES = {FieldKind.TEXT: Text, FieldKind.WHOLE: Integer, FieldKind.REAL: Double}


def write_geopackage(
    layers: Sequence[ExportLayer],
    out: Path,
    *,
    epsg: int,
    styles: Mapping[str, str],
    progress: Progress = silent,
) -> None:
    """Write layers and their QGIS styles (QML by layer), whole or not at all.

    Raises:
        Problem: FOLDER_MISSING or PAPER_NOT_WRITTEN.
    """
    with drafted(out) as draft:
        try:
            _write(draft, layers, epsg, styles, progress)
        except (DatabaseError, sqlite3.Error) as error:
            reason = str(getattr(error, "orig", error))
            raise Problem("PAPER_NOT_WRITTEN", file=str(out), reason=reason) from error


def _write(
    draft: Path,
    layers: Sequence[ExportLayer],
    epsg: int,
    styles: Mapping[str, str],
    progress: Progress,
) -> None:
    draft.touch()
    engine = make_engine(draft, epsg, writing=True)
    try:
        with engine.begin() as connection:
            make_frame(connection, epsg)
            for place, layer in enumerate(layers):
                progress(WRITING, place / len(layers))
                _write_layer(connection, layer, epsg)
            _write_styles(connection, styles)
    finally:
        engine.dispose()
    with closing(sqlite3.connect(draft)) as plain:  # one file, without a log beside it
        plain.execute("PRAGMA journal_mode = DELETE")


def _write_layer(connection: Connection, layer: ExportLayer, epsg: int) -> None:
    table = Table(
        layer.name,
        MetaData(),
        Column("fid", Integer, primary_key=True),
        *(Column(field.name, _TYPES[field.kind]) for field in layer.fields),
        Column("geom", Geometry(layer.kind)),
    )
    table.create(connection)
    register_tables(connection, [table])
    if not len(layer):
        return
    blobs, envelope = encode_geometries(layer.shapes, epsg)
    columns = {field.name: field.values for field in layer.fields}
    with bulk_load(connection, table.name, "geom", layer.shapes):
        insert_columns(connection, table, {**columns, "geom": blobs})
    touch_contents(connection, table.name, envelope)


def _write_styles(connection: Connection, styles: Mapping[str, str]) -> None:
    connection.exec_driver_sql(_STYLE_TABLE)
    connection.exec_driver_sql(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES (?, ?, ?)",
        (STYLES, "attributes", STYLES),
    )
    rows = [(name, "geom", name, text) for name, text in styles.items()]
    connection.exec_driver_sql(
        f"INSERT INTO {STYLES} (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,"
        " styleName, styleQML, styleSLD, useAsDefault, description, owner)"
        " VALUES ('', '', ?, ?, ?, ?, '', 1, '', '')",
        rows,
    )
