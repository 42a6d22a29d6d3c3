"""Tables of street geometry: what sources say at points of roads, and all that is derived."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, Text
from sqlalchemy.schema import SchemaItem

from app.store.column_types import Double, Geometry, GeometryKind, UtcDateTime
from app.store.schema_base import store_table

street_diagnostic = store_table(
    "street_diagnostic",
    Column("run_uid", Text, ForeignKey("import_run.uid"), nullable=False, index=True),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False, server_default=""),
    Column("geom", Geometry(GeometryKind.POINT)),
)

street_feature = store_table(
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


def _owner() -> Column[str]:
    """Uid of the road or area that a surface goes with."""
    return Column("owner_uid", Text, nullable=False, server_default="", index=True)


def _shape(kind: GeometryKind) -> Column[Any]:
    return Column("geom", Geometry(kind), nullable=False)


street_course = store_table(
    "street_course",  # from here on derived rows, made again from roads and features as a whole
    _of_road(),
    Column("start_area", Text),  # uid of the area at the start; NULL at a dead end or a joint
    Column("end_area", Text),
    _shape(GeometryKind.MULTILINESTRING),  # the line between the mouths, then the strips' edges
)

street_body = store_table(
    "street_body",
    _of_road(),
    _level(),
    Column("assumed", Integer, nullable=False, server_default="0"),  # its widths are defaults
    _shape(GeometryKind.POLYGON),
)

street_area = store_table(
    "street_area",  # the paved area of one junction, or of several that are one
    Column("name", Text, nullable=False, server_default=""),
    _level(),
    Column("arms", Integer, nullable=False),
    Column("control", Text, nullable=False),
    Column("junctions", Text, nullable=False, server_default="[]"),  # JSON list of junction uids
    Column("assumed", Integer, nullable=False, server_default="0"),
    _shape(GeometryKind.POLYGON),
)

street_lane = store_table(
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

street_sidewalk = store_table("street_sidewalk", _level(), _shape(GeometryKind.POLYGON), _owner())

street_island = store_table("street_island", _level(), _shape(GeometryKind.POLYGON), _owner())

street_marking = store_table(
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

street_furniture = store_table(
    "street_furniture",
    Column("code", Text, nullable=False),
    Column("bearing_deg", Double, nullable=False),
    _level(),
    _shape(GeometryKind.POINT),
)


def _object() -> list[SchemaItem]:
    """What an object is, and since when and from whom."""
    return [
        Column("kind", Text, nullable=False),
        Column("code", Text, nullable=False, server_default=""),
        Column("bearing_deg", Double, nullable=False, server_default="0"),
        _level(),
        Column("length_m", Double),  # along and across the bearing, of bays and boxes
        Column("width_m", Double),
        Column("colour", Text),  # NULL: by the catalogue; with the line's width a detached look
        Column("line_m", Double),
        Column("dash_m", Double),
        Column("gap_m", Double),
        Column("replaces", Text, index=True),  # uid of a derived piece, which may be gone
        Column("valid_from", UtcDateTime),  # NULL: since ever
        Column("author", Text, nullable=False, server_default=""),
        Column("source", Text),
        Column("sigma_m", Double),
        _shape(GeometryKind.GEOMETRY),
    ]


street_object = store_table("street_object", *_object())  # placed by hand: the truth, not derived

street_object_state = store_table(
    "street_object_state",  # as objects were before they were changed or deleted
    *_object(),
    Column("object_uid", Text, nullable=False, index=True),
    Column("valid_to", UtcDateTime, nullable=False),  # excluded
    Column("closed_by", Text, nullable=False, server_default=""),
)

street_block = store_table("street_block", _shape(GeometryKind.POLYGON))

street_doubt = store_table(
    "street_doubt",  # what the making of the rows above found doubtful
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False, server_default=""),
    Column("geom", Geometry(GeometryKind.POINT)),
    Column("road_uid", Text, index=True),
)
