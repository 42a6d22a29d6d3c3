"""Checks of the rows: what must hold between and within them (invariants)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from sqlalchemy import Connection, text

from app.store.check_content import check_content
from app.store.check_scenes import check_scenes
from app.store.defects import StoreDefect
from app.store.dialects import SQLITE
from app.store.scene_changes import SceneEvent
from app.store.scenes import SceneStatus
from app.store.schema import metadata
from gis.crashes.records import AgeBand, DayPhase, FormEdition, PartyRole, PositionFlag, Severity
from gis.crashes.side_direction import SideDirection
from gis.diagrams.leg_answers import SCHEMA as LEGS_SCHEMA
from gis.diagrams.leg_answers import AnswerKind
from gis.streets.control import Control
from gis.streets.cross_section import Direction, ElementKind
from gis.streets.derived import NodeFeatureKind
from gis.streets.objects import ObjectKind
from gis.streets.provenance import RoadSource
from gis.streets.records import JunctionSource

_FEW = 5

_ENUMERATIONS: tuple[tuple[str, str, type[StrEnum]], ...] = (
    ("crash", "severity", Severity),
    ("crash", "form", FormEdition),
    ("crash", "day_phase", DayPhase),
    ("crash", "position_flag", PositionFlag),
    ("crash", "side_direction", SideDirection),
    ("crash_party", "role", PartyRole),
    ("crash_party", "age_band", AgeBand),
    ("junction", "source", JunctionSource),
    ("leg_answer", "kind", AnswerKind),
    ("street_feature", "kind", NodeFeatureKind),
    ("street_object", "kind", ObjectKind),
    ("street_object_state", "kind", ObjectKind),
    ("street_area", "control", Control),
    ("street_lane", "kind", ElementKind),
    ("street_lane", "direction", Direction),
    ("road", "source", RoadSource),
    ("road_state", "source", RoadSource),
    ("scene", "status", SceneStatus),
    ("scene_change", "kind", SceneEvent),
)
JSON_COLUMNS = (
    ("junction", "road_names"),
    ("road", "cross_section"),
    ("road", "arm_designs"),
    ("road_state", "cross_section"),
    ("road_state", "arm_designs"),
    ("street_proposal", "content"),
    ("street_area", "junctions"),
    ("street_lane", "turns"),
    ("crash", "roads"),
    ("crash_history", "content"),
    ("import_run", "files"),
    ("import_run", "counts"),
    ("scene", "document"),
    ("scene_change", "names"),
    ("scene_change", "changes"),
    ("scene_correction", "changes"),
    ("leg_answer", "content"),
    ("sealing_key", "master"),
    ("deletion_certificate", "case_numbers"),
)
_STATE_TIMES = ("valid_from", "recorded_at", "confirmed_at")
_TIMES = (
    ("street_object", "valid_from"),
    ("street_object_state", "valid_from"),
    ("street_object_state", "valid_to"),
    ("crash", "occurred_at"),
    ("crash_history", "replaced_at"),
    ("import_run", "started_at"),
    ("import_run", "finished_at"),
    ("scene", "occurred_at"),
    ("scene", "changed_at"),
    ("scene", "sealed_at"),
    ("scene_change", "at"),
    ("scene_correction", "at"),
    ("leg_answer", "answered_at"),
    ("audit", "at"),
    *((table, column) for table in ("road", "road_state") for column in _STATE_TIMES),
    ("road_state", "valid_to"),
    ("road_state", "closed_from"),
    ("road_state", "closed_at"),
    ("street_proposal", "made_at"),
    ("sealing_key", "made_at"),
    ("access_ticket", "at"),
    ("access_view", "at"),
    ("deletion_certificate", "at"),
)
_RULES: tuple[tuple[str, str, str], ...] = (
    (
        "CHECK_CRASH_WITHOUT_PARTY",
        "crash",
        "NOT EXISTS (SELECT 1 FROM crash_party p WHERE p.crash_uid = t.uid)",
    ),
    (
        "CHECK_PARTIES_NOT_IN_ROW",
        "crash",
        "(SELECT count(*) <> max(p.position) + 1 OR min(p.position) <> 0"
        " FROM crash_party p WHERE p.crash_uid = t.uid)",
    ),
    (
        "CHECK_CRASH_WITHOUT_POINT",
        "crash",
        "t.geom IS NULL AND t.position_flag IN ('good', 'swapped', 'mismatch', 'default_point')",
    ),
    (
        "CHECK_STATE_ENDS_BEFORE_IT_BEGINS",
        "road_state",
        "t.valid_to < t.valid_from OR (t.valid_to IS NULL AND t.valid_from IS NOT NULL)",
    ),
    ("CHECK_LANE_WIDTH", "street_lane", "NOT t.width_m > 0 OR t.seq < 1"),
    (
        "CHECK_OBJECT_SIZE",
        "street_object",
        "t.length_m <= 0 OR t.width_m <= 0 OR t.line_m <= 0"
        " OR (t.colour IS NULL) <> (t.line_m IS NULL)",
    ),
    ("CHECK_DEATHS", "crash", "t.deaths_24h < 0 OR t.deaths_30d < t.deaths_24h OR t.injured < 0"),
    (
        "CHECK_ANSWERS_NOT_IN_ROW",
        "leg_answer",
        # the first answer of a crash supersedes nothing, each other one an earlier one of it
        "CASE WHEN t.supersedes_uid IS NULL"
        " THEN EXISTS (SELECT 1 FROM leg_answer o WHERE o.crash_uid = t.crash_uid"
        "  AND o.supersedes_uid IS NULL AND o.fid < t.fid)"
        " ELSE NOT EXISTS (SELECT 1 FROM leg_answer o WHERE o.uid = t.supersedes_uid"
        "  AND o.crash_uid = t.crash_uid AND o.answered_at < t.answered_at) END",
    ),
)
"""Code, table, and the condition that no row `t` of it may meet."""
_JSON_RULES: tuple[tuple[str, str, str], ...] = (
    (
        "CHECK_COUNTS_DO_NOT_ADD_UP",
        "import_run",
        "json_valid(t.counts) AND json_extract(t.counts, '$.read') <>"
        " json_extract(t.counts, '$.accepted') + json_extract(t.counts, '$.quarantined')",
    ),
    (
        "CHECK_ANSWER_UNREADABLE",
        "leg_answer",
        "json_valid(t.content) AND (json_extract(t.content, '$.schema') IS NOT"
        f" '{LEGS_SCHEMA}' OR (coalesce(json_array_length(t.content, '$.parties'), 0) > 0)"
        " = (t.kind IN ('withdrawn', 'unknown')))",
    ),
)
"""The same, of what stands in JSON, in SQLite's words; for a server see `server/check.py`."""


def check_tables(connection: Connection) -> Iterator[StoreDefect]:
    """Tables and columns of the schema that are missing, or unknown to `gpkg_contents`."""
    entered = {
        str(row[0]) for row in connection.exec_driver_sql("SELECT table_name FROM gpkg_contents")
    }
    for table in metadata.sorted_tables:
        rows = connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table.name,))
        missing = sorted({column.name for column in table.columns} - {str(row[0]) for row in rows})
        if missing:
            yield StoreDefect(
                code="CHECK_COLUMNS_MISSING",
                table=table.name,
                count=len(missing),
                detail=", ".join(missing),
            )
        if table.name not in entered:
            yield StoreDefect(code="CHECK_LAYER_NOT_ENTERED", table=table.name)


def check_rules(connection: Connection) -> Iterator[StoreDefect]:
    """Rows that break a rule; needs all tables to be there."""
    for code, table, condition in _RULES:
        yield from _broken(connection, code, table, condition)
    for table, column, values in _ENUMERATIONS:
        known = ", ".join(f"'{value}'" for value in values)
        condition = f't."{column}" NOT IN ({known})'
        yield from _broken(connection, "CHECK_VALUE_UNKNOWN", table, condition, column)
    if connection.dialect.name == SQLITE:
        yield from _check_texts(connection)
    yield from check_content(connection)
    if may_read(connection, "scene", "document"):
        yield from check_scenes(connection)
    for table in sorted(metadata.tables):
        if not may_read(connection, table, "fid", "uid", "version"):
            continue
        yield from _broken(connection, "CHECK_VERSION", table, "t.version < 1 OR t.uid = ''")


def may_read(connection: Connection, table: str, *columns: str) -> bool:
    """Whether the login may read columns: on a server not everybody sees who looked at what."""
    if connection.dialect.name == SQLITE:
        return True
    asked = text("SELECT has_column_privilege(:table, :column, 'SELECT')")
    return all(
        connection.execute(asked, {"table": table, "column": column}).scalar_one()
        for column in columns
    )


def _check_texts(connection: Connection) -> Iterator[StoreDefect]:
    """What a file keeps as text and a server as a type of its own, or in other words."""
    for code, table, condition in _JSON_RULES:
        yield from _broken(connection, code, table, condition)
    for table, column in JSON_COLUMNS:
        condition = f't."{column}" IS NOT NULL AND NOT json_valid(t."{column}")'
        yield from _broken(connection, "CHECK_NOT_JSON", table, condition, column)
    for table, column in _TIMES:
        condition = f'julianday(t."{column}") IS NULL AND t."{column}" IS NOT NULL'
        yield from _broken(connection, "CHECK_NOT_A_TIME", table, condition, column)


def _broken(
    connection: Connection, code: str, table: str, condition: str, column: str = ""
) -> Iterator[StoreDefect]:
    """One defect for all rows that meet a condition, if any."""
    where = f'FROM "{table}" t WHERE {condition}'
    count = connection.exec_driver_sql(f"SELECT count(*) {where}").scalar_one()
    if count:
        rows = connection.exec_driver_sql(f"SELECT t.fid {where} ORDER BY t.fid LIMIT {_FEW}")
        shown = _listed(f"fid {row[0]}" for row in rows)
        yield StoreDefect(
            code=code, table=table, count=count, detail=f"{column}: {shown}" if column else shown
        )


def _listed(items: Iterable[str]) -> str:
    return ", ".join(items)
