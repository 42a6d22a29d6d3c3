"""Since when and from whom roads are as they are, how they were before, and changes put aside."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import Column, Double, Integer, MetaData, Table, Text

from app.store.column_types import Geometry, GeometryKind, UtcDateTime
from app.store.geopackage import forget_tables, register_tables

revision = "0012"
down_revision = "0011"

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


def _provenance() -> list[Column[Any]]:
    return [
        Column("valid_from", UtcDateTime),
        Column("author", Text, nullable=False, server_default=""),
        Column("action", Text, nullable=False, server_default=""),
        Column("recorded_at", UtcDateTime),
        Column("source", Text),
        Column("sigma_m", Double),
        Column("confirmed_by", Text, nullable=False, server_default=""),
        Column("confirmed_at", UtcDateTime),
    ]


road_state = Table(
    "road_state",
    metadata,
    *_first(),
    Column("road_uid", Text, nullable=False, index=True),
    Column("name", Text, nullable=False, server_default=""),
    Column("road_class", Text, nullable=False, server_default=""),
    Column("level", Integer, nullable=False, server_default="0"),
    Column("oneway", Integer, nullable=False, server_default="0"),
    Column("from_junction_uid", Text),
    Column("to_junction_uid", Text),
    Column("source_id", Text, nullable=False, server_default=""),
    Column("geom", Geometry(GeometryKind.LINESTRING), nullable=False),
    Column("cross_section", Text),
    Column("roundabout", Integer, nullable=False, server_default="0"),
    Column("speed_limit_kmh", Integer),
    Column("arm_designs", Text),
    Column("run_uid", Text),
    *_provenance(),
    Column("valid_to", UtcDateTime),
    Column("closed_from", UtcDateTime),
    Column("closed_at", UtcDateTime, nullable=False),
    Column("closed_by", Text, nullable=False, server_default=""),
    Column("closed_action", Text, nullable=False, server_default=""),
)
street_proposal = Table(
    "street_proposal",
    metadata,
    *_first(),
    Column("made_at", UtcDateTime, nullable=False),
    Column("author", Text, nullable=False),
    Column("action", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("status", Text, nullable=False, server_default="open"),
    Column("content", Text, nullable=False),
    Column("geom", Geometry(GeometryKind.POINT), nullable=False),
)
TABLES = (road_state, street_proposal)
ADDED = (*(column.name for column in _provenance()), "state_uid")


def upgrade() -> None:
    """Make the tables and the columns; both databases add a column in place."""
    connection = op.get_bind()
    for column in (*_provenance(), Column("state_uid", Text)):
        op.add_column("road", column)
    for table in TABLES:
        table.create(connection, checkfirst=False)
    register_tables(connection, TABLES)


def downgrade() -> None:
    """Take them away with what they hold."""
    connection = op.get_bind()
    forget_tables(connection, TABLES)
    for table in reversed(TABLES):
        table.drop(connection, checkfirst=False)
    for name in reversed(ADDED):
        op.drop_column("road", name)
