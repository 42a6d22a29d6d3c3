"""Signs, poles, kerb lines, markings, bays and islands that somebody placed by hand."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

from app.store.column_types import Double, Geometry, GeometryKind, UtcDateTime
from app.store.geopackage import forget_tables, register_tables

revision = "0011"
down_revision = "0010"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *items: SchemaItem) -> Table:
    """A table of objects, or of what they were."""
    return Table(
        name,
        metadata,
        Column("fid", Integer, primary_key=True, autoincrement=True),
        Column("uid", Text, nullable=False, unique=True),
        Column("version", Integer, nullable=False, server_default="1"),
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
        Column("replaces", Text, index=True),
        Column("valid_from", UtcDateTime),
        Column("author", Text, nullable=False, server_default=""),
        Column("source", Text),
        Column("sigma_m", Double),
        Column("geom", Geometry(GeometryKind.GEOMETRY), nullable=False),
        *items,
    )


street_object = _table("street_object")
street_object_state = _table(
    "street_object_state",
    Column("object_uid", Text, nullable=False, index=True),
    Column("valid_to", UtcDateTime, nullable=False),
    Column("closed_by", Text, nullable=False, server_default=""),
)
TABLES = (street_object, street_object_state)


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
    for table in TABLES:
        table.drop(connection, checkfirst=False)
