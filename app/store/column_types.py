"""Column types of the store: geometry, UTC time and double, the same on every database."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from shapely.geometry.base import BaseGeometry
from sqlalchemy import Double as Double
from sqlalchemy import Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

from app.store import dialects


class GeometryKind(StrEnum):
    """Geometry types of GeoPackage and PostGIS; the value is their name."""

    POINT = "POINT"
    LINESTRING = "LINESTRING"
    POLYGON = "POLYGON"
    MULTIPOINT = "MULTIPOINT"
    MULTILINESTRING = "MULTILINESTRING"
    MULTIPOLYGON = "MULTIPOLYGON"
    GEOMETRY = "GEOMETRY"


class Geometry(TypeDecorator[BaseGeometry]):
    """Shapely geometries in metres of the store's CRS; NULL is None.

    Binding also takes bytes already encoded for the database (bulk writes encode arrays at once).
    """

    impl = Text  # replaced per database by load_dialect_impl
    cache_ok = True

    def __init__(self, kind: GeometryKind = GeometryKind.GEOMETRY) -> None:
        super().__init__()
        self.kind = kind

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The database's own geometry column type."""
        return dialect.type_descriptor(dialects.geometry_column(dialect, self.kind.value))

    def process_bind_param(
        self, value: BaseGeometry | bytes | None, dialect: Dialect
    ) -> bytes | str | None:
        """A geometry as the database takes it."""
        if value is None or isinstance(value, bytes):
            return value
        return dialects.encode(value, dialect)

    def process_result_value(
        self, value: bytes | str | None, dialect: Dialect
    ) -> BaseGeometry | None:
        """A geometry from what the database gave."""
        return None if value is None else dialects.decode(value, dialect)


class UtcDateTime(TypeDecorator[datetime]):
    """Aware times in UTC, to the millisecond.

    GeoPackage keeps them as text of fixed width ("2025-01-06T05:28:00.000Z"), so that text order
    is time order; PostgreSQL as timestamptz.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The database's own column type for times."""
        return dialect.type_descriptor(dialects.time_column(dialect))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """An aware time as the database takes it; a naive one is a bug (ValueError)."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without zone: {value}")
        return dialects.encode_time(value.astimezone(UTC), dialect)

    def process_result_value(
        self, value: datetime | str | None, dialect: Dialect
    ) -> datetime | None:
        """An aware UTC time from what the database gave (also from text QGIS wrote)."""
        if value is None:
            return None
        found = datetime.fromisoformat(value) if isinstance(value, str) else value
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
