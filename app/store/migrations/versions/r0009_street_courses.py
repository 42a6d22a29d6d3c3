"""How roads run between their mouths, and whose a derived surface or doubt is.

With them the part of the streets that an edit touches can be made again alone.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

from app.store.column_types import Geometry, GeometryKind
from app.store.geopackage import forget_tables, register_tables

revision = "0009"
down_revision = "0008"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
Table("road", metadata, Column("uid", Text, unique=True))

street_course = Table(
    "street_course",
    metadata,
    Column("fid", Integer, primary_key=True, autoincrement=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("road_uid", Text, ForeignKey("road.uid", ondelete="CASCADE"), index=True),
    Column("start_area", Text),
    Column("end_area", Text),
    Column("geom", Geometry(GeometryKind.MULTILINESTRING), nullable=False),
)
TABLES = (street_course,)
SURFACES = ("street_sidewalk", "street_island")


def upgrade() -> None:
    """Make the table and the columns; both databases add a column in place."""
    connection = op.get_bind()
    street_course.create(connection, checkfirst=False)
    register_tables(connection, TABLES)
    for table in SURFACES:
        op.add_column(table, Column("owner_uid", Text, nullable=False, server_default=""))
        op.create_index(f"ix_{table}_owner_uid", table, ["owner_uid"])
    op.add_column("street_doubt", Column("road_uid", Text))
    op.create_index("ix_street_doubt_road_uid", "street_doubt", ["road_uid"])


def downgrade() -> None:
    """Take them away with what they hold."""
    connection = op.get_bind()
    op.drop_index("ix_street_doubt_road_uid", "street_doubt")
    op.drop_column("street_doubt", "road_uid")
    for table in SURFACES:
        op.drop_index(f"ix_{table}_owner_uid", table)
        op.drop_column(table, "owner_uid")
    forget_tables(connection, TABLES)
    street_course.drop(connection, checkfirst=False)
