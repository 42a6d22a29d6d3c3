"""Tables of the streets' history: states of roads that hold no longer, and changes put aside."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Integer, Text

from app.store.column_types import Double, Geometry, GeometryKind, UtcDateTime
from app.store.schema_base import store_table


def provenance_columns() -> list[Column[Any]]:
    """What `road` and `road_state` say of a state beside the road itself."""
    return [
        Column("valid_from", UtcDateTime),  # NULL: since ever
        Column("author", Text, nullable=False, server_default=""),
        Column("action", Text, nullable=False, server_default=""),
        Column("recorded_at", UtcDateTime),
        Column("source", Text),  # survey, import, tracing, generated
        Column("sigma_m", Double),
        Column("confirmed_by", Text, nullable=False, server_default=""),
        Column("confirmed_at", UtcDateTime),
    ]


road_state = store_table(
    "road_state",  # a road as it was; in the order of fid the chain of what was recorded
    Column("road_uid", Text, nullable=False, index=True),  # the road may be gone
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
    *provenance_columns(),
    Column("valid_to", UtcDateTime),  # excluded; equal to valid_from, NULL too: it never held
    Column("closed_from", UtcDateTime),  # since when what came next holds; NULL: since ever
    Column("closed_at", UtcDateTime, nullable=False),
    Column("closed_by", Text, nullable=False, server_default=""),
    Column("closed_action", Text, nullable=False, server_default=""),
)

street_proposal = store_table(
    "street_proposal",  # a change of streets that somebody put aside, nothing of it lost
    Column("made_at", UtcDateTime, nullable=False),
    Column("author", Text, nullable=False),
    Column("action", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("status", Text, nullable=False, server_default="open"),  # open, dropped, taken
    Column("content", Text, nullable=False),  # JSON: roads that go and roads that come
    Column("geom", Geometry(GeometryKind.POINT), nullable=False),
)
