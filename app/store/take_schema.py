"""What a store that was taken along knows of the store it came from."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Text, UniqueConstraint

from app.store.column_types import Geometry, GeometryKind, UtcDateTime
from app.store.schema_base import store_table

taken_area = store_table(
    "taken_area",  # one row in a store that was taken along, none in any other
    Column("home", Text, nullable=False),  # where it came from; no password
    Column("taken_at", UtcDateTime, nullable=False),
    Column("taken_by", Text, nullable=False),
    Column("geom", Geometry(GeometryKind.POLYGON), nullable=False),
)

taken_record = store_table(
    "taken_record",  # a record as the home store was last known to hold it from here
    Column("kind", Text, nullable=False),  # road, object, scene
    Column("record_uid", Text, nullable=False),
    Column("home_version", Integer, nullable=False),
    Column("content", Text, nullable=False),  # JSON
    UniqueConstraint("kind", "record_uid", name="uq_taken_record_kind"),
)
