"""Cross-sections of roads, what stands at points of them, and the tables derived from both."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

from app.store.column_types import Double, Geometry, GeometryKind
from app.store.geopackage import forget_tables, register_tables

revision = "0008"
down_revision = "0007"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
for _name in ("road", "import_run"):  # what the new tables refer to
    Table(_name, metadata, Column("uid", Text, unique=True))


def _table(name: str, *items: SchemaItem) -> Table:
    """A table with the three columns every table has."""
    return Table(
        name,
        metadata,
        Column("fid", Integer, primary_key=True, autoincrement=True),
        Column("uid", Text, nullable=False, unique=True),
        Column("version", Integer, nullable=False, server_default="1"),
        *items,
    )


street_feature = _table(
    "street_feature",  # signals, signs and crossings that a source has at points of its roads
    Column("kind", Text, nullable=False),
    Column("source_id", Text, nullable=False, server_default=""),
    Column("run_uid", Text, ForeignKey("import_run.uid"), index=True),
    Column("geom", Geometry(GeometryKind.POINT), nullable=False),
)


def _of_road() -> Column[str]:
    """The road that a derived row is made from, and goes with."""
    return Column("road_uid", Text, ForeignKey("road.uid", ondelete="CASCADE"), index=True)


def _level() -> Column[int]:
    return Column("level", Integer, nullable=False, server_default="0")


def _shape(kind: GeometryKind) -> Column[Any]:
    return Column("geom", Geometry(kind), nullable=False)


street_body = _table(
    "street_body",  # from here on derived rows
    _of_road(),
    _level(),
    Column("assumed", Integer, nullable=False, server_default="0"),  # its widths are defaults
    _shape(GeometryKind.POLYGON),
)

street_area = _table(
    "street_area",  # the paved area of one junction, or of several that are one
    Column("name", Text, nullable=False, server_default=""),
    _level(),
    Column("arms", Integer, nullable=False),
    Column("control", Text, nullable=False),
    Column("junctions", Text, nullable=False, server_default="[]"),  # JSON list of junction uids
    Column("assumed", Integer, nullable=False, server_default="0"),
    _shape(GeometryKind.POLYGON),
)

street_lane = _table(
    "street_lane",
    _of_road(),
    Column("kind", Text, nullable=False),
    Column("direction", Text, nullable=False),
    Column("width_m", Double, nullable=False),
    _level(),
    Column("seq", Integer, nullable=False),  # from 1, left to right along the road's line
    Column("turns", Text, nullable=False, server_default="[]"),  # JSON list
    Column("assumed", Integer, nullable=False, server_default="0"),
    _shape(GeometryKind.POLYGON),
)

street_sidewalk = _table("street_sidewalk", _level(), _shape(GeometryKind.POLYGON))

street_island = _table("street_island", _level(), _shape(GeometryKind.POLYGON))

street_marking = _table(
    "street_marking",
    Column("article", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("colour", Text, nullable=False),
    Column("width_m", Double, nullable=False),
    Column("dash_m", Double),  # both NULL for a solid line or an area
    Column("gap_m", Double),
    _of_road(),
    Column("area_uid", Text, ForeignKey("street_area.uid", ondelete="CASCADE"), index=True),
    _level(),
    _shape(GeometryKind.GEOMETRY),
)

street_furniture = _table(
    "street_furniture",
    Column("code", Text, nullable=False),
    Column("bearing_deg", Double, nullable=False),
    _level(),
    _shape(GeometryKind.POINT),
)

street_block = _table("street_block", _shape(GeometryKind.POLYGON))

street_doubt = _table(
    "street_doubt",  # what the making of the rows above found doubtful
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False, server_default=""),
    Column("geom", Geometry(GeometryKind.POINT)),
)

ROAD_COLUMNS = ("cross_section", "roundabout", "speed_limit_kmh")
TABLES = (
    street_feature,
    street_body,
    street_area,
    street_lane,
    street_sidewalk,
    street_island,
    street_marking,
    street_furniture,
    street_block,
    street_doubt,
)


def upgrade() -> None:
    """Add the columns in place, so that triggers and R*Tree stay, and make the tables."""
    connection = op.get_bind()
    op.add_column("road", Column("cross_section", Text))
    op.add_column("road", Column("roundabout", Integer, nullable=False, server_default="0"))
    op.add_column("road", Column("speed_limit_kmh", Integer))
    for table in TABLES:
        table.create(connection, checkfirst=False)
    register_tables(connection, TABLES)


def downgrade() -> None:
    """Take tables and columns away with all that they hold."""
    connection = op.get_bind()
    forget_tables(connection, TABLES)
    for table in reversed(TABLES):
        table.drop(connection, checkfirst=False)
    for name in reversed(ROAD_COLUMNS):
        op.drop_column("road", name)
