"""Since when and from whom objects of the streets are as they are, and how they were before."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import Column, Double, Integer, MetaData, Table, Text

from app.store.column_types import Geometry, GeometryKind, UtcDateTime
from app.store.geopackage import forget_tables, register_tables

revision = "0013"
down_revision = "0012"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _told() -> list[Column[Any]]:
    return [
        Column("valid_from", UtcDateTime),
        Column("author", Text, nullable=False, server_default=""),
        Column("action", Text, nullable=False, server_default=""),
        Column("recorded_at", UtcDateTime),
        Column("source", Text),
        Column("sigma_m", Double),
    ]


street_object_state = Table(
    "street_object_state",
    metadata,
    Column("fid", Integer, primary_key=True, autoincrement=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("object_uid", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("code", Text, nullable=False, server_default=""),
    Column("bearing_deg", Double, nullable=False, server_default="0"),
    Column("level", Integer, nullable=False, server_default="0"),
    Column("length_m", Double),
    Column("width_m", Double),
    Column("colour", Text),
    Column("line_m", Double),
    Column("dash_m", Double),
    Column("gap_m", Double),
    Column("replaces", Text),
    Column("geom", Geometry(GeometryKind.GEOMETRY), nullable=False),
    *_told(),
    Column("valid_to", UtcDateTime),
    Column("closed_from", UtcDateTime),
    Column("closed_at", UtcDateTime, nullable=False),
    Column("closed_by", Text, nullable=False, server_default=""),
    Column("closed_action", Text, nullable=False, server_default=""),
)
TABLES = (street_object_state,)


def upgrade() -> None:
    """Make the table and the columns; both databases add a column in place."""
    connection = op.get_bind()
    for column in _told():
        op.add_column("street_object", column)
    street_object_state.create(connection, checkfirst=False)
    register_tables(connection, TABLES)


def downgrade() -> None:
    """Take them away with what they hold."""
    connection = op.get_bind()
    forget_tables(connection, TABLES)
    street_object_state.drop(connection, checkfirst=False)
    for column in reversed(_told()):
        op.drop_column("street_object", column.name)
