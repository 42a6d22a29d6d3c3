"""Tables of the store: one metadata for the GeoPackage and for PostgreSQL/PostGIS.

Every table has `fid` (integer primary key, local to a file), `uid` (UUID text made by the client,
what foreign keys point at) and `version` (raised by each change; a stale one is refused). Column
types are those GDAL reads: TEXT, INTEGER, DOUBLE, ISO times with Z in DATETIME.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
)

from app.store import road_state_schema as road_state_schema
from app.store import street_schema as street_schema
from app.store import take_schema as take_schema
from app.store.column_types import Double, Geometry, GeometryKind, UtcDateTime
from app.store.kept_rows import keep_rows
from app.store.road_state_schema import provenance_columns
from app.store.scene_schema import keep_sealed, state_columns
from app.store.schema_base import codes, store_table
from app.store.schema_base import metadata as metadata

road = store_table(
    "road",
    Column("name", Text, nullable=False, server_default=""),
    Column("road_class", Text, nullable=False, server_default=""),
    Column("level", Integer, nullable=False, server_default="0"),
    Column("oneway", Integer, nullable=False, server_default="0"),
    Column("from_junction_uid", Text, ForeignKey("junction.uid"), index=True),
    Column("to_junction_uid", Text, ForeignKey("junction.uid"), index=True),
    Column("source_id", Text, nullable=False, server_default=""),
    Column("run_uid", Text, ForeignKey("import_run.uid"), index=True),
    Column("geom", Geometry(GeometryKind.LINESTRING), nullable=False),
    Column("cross_section", Text),  # JSON, see section_json.py; NULL: not known
    Column("roundabout", Integer, nullable=False, server_default="0"),
    Column("speed_limit_kmh", Integer),
    Column("arm_designs", Text),  # JSON, see arm_design_json.py; NULL: all by rule
    *provenance_columns(),
    Column("state_uid", Text),  # of the state the row is in; NULL: the first, which has the row's
)

junction = store_table(
    "junction",
    Column("name", Text, nullable=False, server_default="", index=True),
    Column("road_names", Text, nullable=False, server_default="[]"),  # JSON list, sorted
    Column("arms", Integer, nullable=False, server_default="0"),
    Column("level", Integer, nullable=False, server_default="0"),
    Column("source", Text, nullable=False),
    Column("run_uid", Text, ForeignKey("import_run.uid"), index=True),
    Column("geom", Geometry(GeometryKind.POINT), nullable=False),
)

crash = store_table(
    "crash",
    Column("case_no", Text, unique=True),
    Column("match_key", Text, nullable=False, index=True),  # see app/crash_import/matching.py
    Column("occurred_at", UtcDateTime, nullable=False, index=True),
    Column("local_month", Text, nullable=False),  # "2025-01", Asia/Taipei
    Column("local_hour", Integer, nullable=False),
    Column("severity", Text, nullable=False),
    Column("deaths_24h", Integer, nullable=False, server_default="0"),
    Column("deaths_30d", Integer),
    Column("injured", Integer, nullable=False, server_default="0"),
    Column("bureau", Text, nullable=False, server_default=""),
    Column("city", Text, nullable=False, server_default=""),
    Column("district", Text, nullable=False, server_default=""),
    Column("place_text", Text, nullable=False, server_default=""),
    Column("roads", Text, nullable=False, server_default="[]"),  # JSON list of normalised names
    Column("form", Text, nullable=False),
    Column("day_phase", Text, nullable=False, server_default="unknown"),
    Column("speed_limit_kmh", Integer),
    *codes(
        "weather_code",
        "light_code",
        "road_class_code",
        "road_form_code",
        "location_code",
        "pavement_code",
        "surface_code",
        "defect_code",
        "obstacle_code",
        "sight_code",
        "signal_code",
        "signal_state_code",
        "divider_code",
        "lane_line_code",
        "slow_lane_line_code",
        "edge_line_code",
        "type_code",
        "cause_code",
    ),
    Column("recorded_lon", Double),  # as it stands in the source, degrees
    Column("recorded_lat", Double),
    Column("position_flag", Text, nullable=False, server_default="unchecked"),
    Column("junction_uid", Text, ForeignKey("junction.uid"), index=True),
    Column("road_uid", Text, ForeignKey("road.uid"), index=True),
    Column("run_uid", Text, ForeignKey("import_run.uid"), index=True),
    Column("geom", Geometry(GeometryKind.POINT)),
    Column("side_direction", Text),  # 側撞時行車方向, see gis/crashes/side_direction.py
    Column("precinct", Text, nullable=False, server_default=""),  # 處理單位分局層
    Index("ix_crash_month", "city", "local_month", "severity"),  # counts without reading rows
)

crash_party = store_table(
    "crash_party",
    Column("crash_uid", Text, ForeignKey("crash.uid", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),  # 0, 1, ... within the crash
    Column("sequence", Integer, nullable=False),
    Column("role", Text, nullable=False),
    Column("age_band", Text, nullable=False, server_default="unknown"),
    Column("fled", Integer),
    *codes(
        "class_code",
        "attribute_code",
        "injury_code",
        "protection_code",
        "phone_code",
        "action_code",
        "impact_code",
        "impact_other_code",
        "cause_code",
    ),
    UniqueConstraint("crash_uid", "position", name="uq_crash_party_place"),
)

crash_remark = store_table(
    "crash_remark",  # what is doubtful about a stored crash
    Column("crash_uid", Text, ForeignKey("crash.uid", ondelete="CASCADE"), nullable=False),
    Column("code", Text, nullable=False),
    Column("detail", Text, nullable=False, server_default=""),
    Index("ix_crash_remark_crash", "crash_uid"),
)

crash_history = store_table(
    "crash_history",  # a crash's content before a later file changed it
    Column("crash_uid", Text, ForeignKey("crash.uid", ondelete="CASCADE"), nullable=False),
    Column("replaced_at", UtcDateTime, nullable=False),
    Column("run_uid", Text, ForeignKey("import_run.uid"), nullable=False),
    Column("content", Text, nullable=False),  # JSON of columns and parties
    Index("ix_crash_history_crash", "crash_uid"),
)

import_run = store_table(
    "import_run",
    Column("kind", Text, nullable=False),  # crashes, streets, scene, demo
    Column("files", Text, nullable=False, server_default="[]"),  # JSON list of names
    Column("started_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    Column("counts", Text, nullable=False, server_default="{}"),  # JSON
)

quarantine = store_table(
    "quarantine",  # rows that could not be stored; no row of a file is ever lost
    Column("run_uid", Text, ForeignKey("import_run.uid"), nullable=False, index=True),
    Column("file", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Column("reason_code", Text, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    Column("raw", Text, nullable=False),
)

published_count = store_table(
    "published_count",  # what an authority published, to measure coverage against
    Column("city", Text, nullable=False),
    Column("month", Text, nullable=False),  # "2025-01"
    Column("severities", Text, nullable=False),  # "A1+A2"
    Column("crashes", Integer, nullable=False),
    Column("deaths", Integer),
    Column("injured", Integer),
    Column("source", Text, nullable=False, server_default=""),
    UniqueConstraint("city", "month", "severities", name="uq_published_count_month"),
)

scene = store_table(
    "scene",
    Column("case_no", Text, nullable=False, unique=True),
    Column("occurred_at", UtcDateTime),
    Column("severity", Text),
    Column("place", Text, nullable=False, server_default=""),
    Column("crash_uid", Text, ForeignKey("crash.uid"), index=True),
    Column("junction_uid", Text, ForeignKey("junction.uid"), index=True),
    Column("document", Text, nullable=False),  # the interchange JSON
    Column("run_uid", Text, ForeignKey("import_run.uid"), index=True),
    Column("geom", Geometry(GeometryKind.POINT)),
    *state_columns(),
)
keep_sealed(scene)

leg_answer = store_table(
    "leg_answer",  # what an officer said of a crash's legs; never changed: a later row supersedes
    Column("crash_uid", Text, ForeignKey("crash.uid", ondelete="CASCADE"), nullable=False),
    Column("answered_at", UtcDateTime, nullable=False),  # later than that of the row superseded
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),  # leg, entered, corrected, unknown, withdrawn
    Column("content", Text, nullable=False),  # JSON, daoan.legs/1
    Column("supersedes_uid", Text, ForeignKey("leg_answer.uid", ondelete="CASCADE"), unique=True),
    Index("ix_leg_answer_crash", "crash_uid"),
)

audit = store_table(
    "audit",  # one row a change, written in the change's own transaction
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),  # the command: "import crashes"
    Column("verb", Text, nullable=False),  # insert, update, delete, bulk
    Column("table_name", Text, nullable=False),
    Column("row_uid", Text),
    Column("detail", Text, nullable=False, server_default=""),
    Column("unit_uid", Text, index=True),  # the unit of writing, to know whether it was stored
    Column("login", Text),  # who was logged in to the server, set by the server itself
)

sealing_key = store_table(
    "sealing_key",  # keys that seal, each wrapped by the master key, which stands nowhere here
    Column("purpose", Text, nullable=False),  # data, index
    Column("state", Text, nullable=False),  # current, old: sealing with it has ended
    Column("made_at", UtcDateTime, nullable=False),
    Column("master", Text, nullable=False),  # JSON: how the master key is come by
    Column("wrapped", Text, nullable=False),
)

sealed_person = store_table(
    "sealed_person",  # what is known of a party; the rest of it stands in crash_party
    Column("case_no", Text, nullable=False),
    Column("party_no", Integer, nullable=False),
    Column("plate_masked", Text, nullable=False, server_default=""),
    Column("plate_index", Text, nullable=False, server_default="", index=True),
    Column("sealed", Text, nullable=False),
    Column("key_uid", Text, ForeignKey("sealing_key.uid"), nullable=False, index=True),
    Column("since_day", Text, nullable=False, index=True),  # what five years are counted from
    UniqueConstraint("case_no", "party_no", name="uq_sealed_person_party"),
    Column("login", Text),  # who entered it, set by the server itself
)

access_ticket = store_table(
    "access_ticket",  # committed before anything is read; never changed, never deleted
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("actor", Text, nullable=False),
    Column("login", Text),  # set by the server itself
    Column("purpose", Text, nullable=False),
    Column("case_no", Text, nullable=False),
    Column("what", Text, nullable=False),  # case, plate
)

access_view = store_table(
    "access_view",  # one person's data that were shown
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("ticket_uid", Text, ForeignKey("access_ticket.uid"), nullable=False, index=True),
    Column("actor", Text, nullable=False),
    Column("login", Text),
    Column("case_no", Text, nullable=False),
    Column("party_no", Integer, nullable=False),
    Column("plate_index", Text, nullable=False, server_default=""),
)

deletion_certificate = store_table(
    "deletion_certificate",
    Column("at", UtcDateTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("login", Text),
    Column("kind", Text, nullable=False),  # case, age
    Column("reason", Text, nullable=False),
    Column("case_numbers", Text, nullable=False),  # JSON list, sorted
    Column("persons", Integer, nullable=False),
    Column("list_sha256", Text, nullable=False),
)

unit_member = store_table(
    "unit_member",  # which logins work for which unit (處理單位)
    Column("login", Text, nullable=False),
    Column("unit", Text, nullable=False),
    UniqueConstraint("login", "unit", name="uq_unit_member_login"),
)

case_reviewer = store_table(
    "case_reviewer",  # which reviewers have which case
    Column("login", Text, nullable=False),
    Column("case_no", Text, nullable=False),
    UniqueConstraint("login", "case_no", name="uq_case_reviewer_login"),
)

for _kept in (access_ticket, access_view, deletion_certificate):
    keep_rows(_kept)
