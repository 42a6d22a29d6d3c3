"""Signs, poles, kerb lines, markings, bays and islands that somebody placed by hand."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, MetaData, Table, Text

from app.store.column_types import Double, Geometry, GeometryKind
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

street_object = Table(
    "street_object",
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
    Column("geom", Geometry(GeometryKind.GEOMETRY), nullable=False),
)
TABLES = (street_object,)


def upgrade() -> None:
    """Make the table."""
    connection = op.get_bind()
    street_object.create(connection, checkfirst=False)
    register_tables(connection, TABLES)


def downgrade() -> None:
    """Take it away with what it holds."""
    connection = op.get_bind()
    forget_tables(connection, TABLES)
    street_object.drop(connection, checkfirst=False)
