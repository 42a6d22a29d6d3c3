"""Everything that differs between GeoPackage (SQLite) and PostgreSQL/PostGIS.

The one place that asks which database it is: how geometry and time columns are declared, bound
and read, how the predicates of `app/store/predicates.py` become SQL, and how a connection begins.
On SQLite a predicate is a search in the R*Tree and then an exact test by a registered function
(`app/store/sqlite_functions.py`), because the R*Tree keeps 32-bit numbers (0.25 m at Taiwan's
northings). PostGIS is the same: its index boxes are 32-bit too.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import DateTime
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler, TypeCompiler
from sqlalchemy.types import TypeEngine, UserDefinedType

from app.store.geometry_blob import decode_geometry, encode_geometry
from app.store.predicates import BoxOverlaps, Intersects, SpatialPredicate, WithinDistance

SQLITE, POSTGRESQL = "sqlite", "postgresql"
_EPSG = "daoan_epsg"


def set_epsg(dialect: Dialect, epsg: int) -> None:
    """Tell an engine's dialect the CRS that geometries are written in."""
    vars(dialect)[_EPSG] = epsg


def epsg_of(dialect: Dialect) -> int:
    """The CRS that geometries are written in; 0 (unknown) where none was set."""
    return int(vars(dialect).get(_EPSG, 0))


class GeoPackageGeometry(UserDefinedType[Any]):
    """A geometry column of a GeoPackage: the declared type is the geometry's name."""

    cache_ok = True

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def get_col_spec(self, **kw: Any) -> str:
        """The type in CREATE TABLE."""
        return self.kind


class PostGisGeometry(UserDefinedType[Any]):
    """A geometry column of PostGIS; values travel as hexadecimal EWKB text with a cast."""

    cache_ok = True
    render_bind_cast = True

    def __init__(self, kind: str) -> None:
        self.kind = kind


@compiles(PostGisGeometry)
def _postgis_column(element: PostGisGeometry, compiler: TypeCompiler, **kw: Any) -> str:
    return f"geometry({element.kind},{epsg_of(compiler.dialect)})"


class _GeoPackageTime(UserDefinedType[Any]):
    """A GeoPackage time column: ISO text, declared DATETIME."""

    cache_ok = True

    def get_col_spec(self, **kw: Any) -> str:
        """The type in CREATE TABLE."""
        return "DATETIME"


def geometry_column(dialect: Dialect, kind: str) -> TypeEngine[Any]:
    """The database's geometry column type; `kind` as in `GeometryKind`."""
    return PostGisGeometry(kind) if dialect.name == POSTGRESQL else GeoPackageGeometry(kind)


def time_column(dialect: Dialect) -> TypeEngine[Any]:
    """The database's column type for UTC times."""
    return DateTime(timezone=True) if dialect.name == POSTGRESQL else _GeoPackageTime()


def encode(geometry: BaseGeometry, dialect: Dialect) -> bytes | str:
    """A geometry as this database's driver takes it."""
    if dialect.name == POSTGRESQL:
        marked = shapely.set_srid(geometry, epsg_of(dialect))
        text: str = shapely.to_wkb(marked, hex=True, output_dimension=2, include_srid=True)
        return text
    return encode_geometry(geometry, epsg_of(dialect))


def decode(value: bytes | str, dialect: Dialect) -> BaseGeometry:
    """A geometry from what this database's driver gave."""
    if dialect.name == POSTGRESQL:
        geometry: BaseGeometry = shapely.from_wkb(value)
        return geometry
    return decode_geometry(value if isinstance(value, bytes) else bytes(value, "latin-1"))


def encode_time(utc: datetime, dialect: Dialect) -> datetime | str:
    """A UTC time as this database's driver takes it, to the millisecond on both."""
    if dialect.name == POSTGRESQL:
        return utc.replace(microsecond=utc.microsecond // 1000 * 1000)
    return utc.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def begin_statement(*, writing: bool) -> str:
    """How SQLite opens a transaction: writers take their lock at once, so none fails half-way."""
    return "BEGIN IMMEDIATE" if writing else "BEGIN"


def sqlite_pragmas(*, writing: bool, foreign_keys: bool = True) -> tuple[str, ...]:
    """What every SQLite connection is told.

    FULL: an acknowledged unit survives a loss of power. Triggers call registered functions, which
    needs a trusted schema.
    """
    common = (
        f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}",
        "PRAGMA trusted_schema = ON",
        "PRAGMA cache_size = -65536",
    )
    if writing:
        return (*common, "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL")
    return (*common, "PRAGMA query_only = ON")


def rtree_name(table: str, column: str) -> str:
    """The R*Tree table of a geometry column, as the GeoPackage extension names it."""
    return f"rtree_{table}_{column}"


def _sqlite_predicate(
    element: SpatialPredicate, compiler: SQLCompiler, exact: str, **kw: Any
) -> str:
    """`fid IN (search the R*Tree) AND exact test`."""
    column, *arguments = list(element.clauses)
    root = next(iter(column.base_columns))
    tree = compiler.preparer.quote(rtree_name(root.table.name, root.name))
    fid = compiler.process(column.table.c.fid, **kw)
    shown = compiler.process(column, **kw)
    min_x, min_y, max_x, max_y, *rest = [compiler.process(item, **kw) for item in arguments]
    tested = ", ".join([shown, *(rest or [min_x, min_y, max_x, max_y])])
    return (
        f"({fid} IN (SELECT id FROM {tree} WHERE maxx >= {min_x} AND minx <= {max_x}"
        f" AND maxy >= {min_y} AND miny <= {max_y}) AND {exact}({tested}))"
    )


@compiles(BoxOverlaps, SQLITE)
def _sqlite_box(element: BoxOverlaps, compiler: SQLCompiler, **kw: Any) -> str:
    return _sqlite_predicate(element, compiler, "daoan_box_overlaps", **kw)


@compiles(Intersects, SQLITE)
def _sqlite_intersects(element: Intersects, compiler: SQLCompiler, **kw: Any) -> str:
    return _sqlite_predicate(element, compiler, "daoan_intersects", **kw)


@compiles(WithinDistance, SQLITE)
def _sqlite_within(element: WithinDistance, compiler: SQLCompiler, **kw: Any) -> str:
    return _sqlite_predicate(element, compiler, "daoan_dwithin", **kw)


@compiles(BoxOverlaps, POSTGRESQL)
def _postgis_box(element: BoxOverlaps, compiler: SQLCompiler, **kw: Any) -> str:
    column, *bounds = [compiler.process(item, **kw) for item in element.clauses]
    min_x, min_y, max_x, max_y = bounds
    # a constant code, or the index would not be used
    epsg = epsg_of(compiler.dialect)
    envelope = f"ST_MakeEnvelope({min_x}, {min_y}, {max_x}, {max_y}, {epsg})"
    return (
        f"({column} && {envelope} AND ST_XMax({column}) >= {min_x} AND ST_XMin({column}) <= {max_x}"
        f" AND ST_YMax({column}) >= {min_y} AND ST_YMin({column}) <= {max_y})"
    )


@compiles(Intersects, POSTGRESQL)
def _postgis_intersects(element: Intersects, compiler: SQLCompiler, **kw: Any) -> str:
    column, *_box, geometry = [compiler.process(item, **kw) for item in element.clauses]
    return f"ST_Intersects({column}, {geometry})"


@compiles(WithinDistance, POSTGRESQL)
def _postgis_within(element: WithinDistance, compiler: SQLCompiler, **kw: Any) -> str:
    column, *_box, geometry, distance = [compiler.process(item, **kw) for item in element.clauses]
    return f"ST_DWithin({column}, {geometry}, {distance})"
