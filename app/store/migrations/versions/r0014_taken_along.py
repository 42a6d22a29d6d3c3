"""What a store that was taken along knows of the store it came from."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import Column, Integer, MetaData, Table, Text, UniqueConstraint

from app.store.column_types import Geometry, GeometryKind, UtcDateTime
from app.store.geopackage import forget_tables, register_tables

revision = "0014"
down_revision = "0013"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _first() -> list[Column[Any]]:
    return [
        Column("fid", Integer, primary_key=True, autoincrement=True),
        Column("uid", Text, nullable=False, unique=True),
        Column("version", Integer, nullable=False, server_default="1"),
    ]


taken_area = Table(
    "taken_area",
    metadata,
    *_first(),
    Column("home", Text, nullable=False),
    Column("taken_at", UtcDateTime, nullable=False),
    Column("taken_by", Text, nullable=False),
    Column("geom", Geometry(GeometryKind.POLYGON), nullable=False),
)
taken_record = Table(
    "taken_record",
    metadata,
    *_first(),
    Column("kind", Text, nullable=False),
    Column("record_uid", Text, nullable=False),
    Column("home_version", Integer, nullable=False),
    Column("content", Text, nullable=False),
    UniqueConstraint("kind", "record_uid", name="uq_taken_record_kind"),
)
TABLES = (taken_area, taken_record)


def upgrade() -> None:
    """Make the tables."""
    connection = op.get_bind()
    for table in TABLES:
        table.create(connection, checkfirst=False)
    register_tables(connection, TABLES)


def downgrade() -> None:
    """Take them away with what they hold."""
    connection = op.get_bind()
    forget_tables(connection, TABLES)
    for table in reversed(TABLES):
        table.drop(connection, checkfirst=False)
