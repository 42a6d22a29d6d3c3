"""Crashes and their parties in the store: records in, records out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from functools import lru_cache
from operator import attrgetter
from typing import Any

import shapely
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, or_, select

from app.store.predicates import bbox
from app.store.schema import crash as crash_table
from app.store.schema import crash_party as party_table
from app.store.store import WriteUnit
from gis.crashes.filters import TAIPEI, CrashFilter
from gis.crashes.identity import match_key
from gis.crashes.moments import to_utc
from gis.crashes.records import (
    AgeBand,
    Crash,
    CrashUid,
    DayPhase,
    FormEdition,
    JunctionUid,
    Party,
    PartyRole,
    PositionFlag,
    RoadUid,
    Severity,
)

CRASH_CODES = (
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
)
PARTY_CODES = (
    "class_code",
    "attribute_code",
    "injury_code",
    "protection_code",
    "phone_code",
    "action_code",
    "impact_code",
    "impact_other_code",
    "cause_code",
)


_crash_codes = attrgetter(*CRASH_CODES)
_party_codes = attrgetter(*PARTY_CODES)


def record_values(crash: Crash, *, run_uid: str | None) -> dict[str, Any]:
    """The columns of the `crash` table for one record (geometry in the store's CRS)."""
    local = crash.occurred_at.astimezone(TAIPEI)
    lon, lat = crash.recorded if crash.recorded is not None else (None, None)
    values: dict[str, Any] = {
        "uid": crash.uid,
        "case_no": crash.case_no,
        "match_key": match_key(crash.occurred_at, crash.place_text),
        "occurred_at": crash.occurred_at,
        "local_month": f"{local.year:04d}-{local.month:02d}",
        "local_hour": local.hour,
        "severity": crash.severity.value,
        "deaths_24h": crash.deaths_24h,
        "deaths_30d": crash.deaths_30d,
        "injured": crash.injured,
        "bureau": crash.bureau,
        "city": crash.city,
        "district": crash.district,
        "place_text": crash.place_text,
        "roads": _roads_json(crash.roads),
        "form": crash.form.value,
        "day_phase": crash.day_phase.value,
        "speed_limit_kmh": crash.speed_limit_kmh,
        "recorded_lon": lon,
        "recorded_lat": lat,
        "position_flag": crash.position_flag.value,
        "junction_uid": crash.junction_uid,
        "road_uid": crash.road_uid,
        "run_uid": run_uid,
        "geom": None if crash.point is None else shapely.Point(crash.point),
    }
    values.update(zip(CRASH_CODES, _crash_codes(crash), strict=True))
    return values


@lru_cache(maxsize=65536)
def _roads_json(roads: tuple[str, ...]) -> str:
    """Road names as the JSON list of the column; names repeat."""
    return json.dumps(roads, ensure_ascii=False)


def party_values(party: Party, *, crash_uid: str, position: int) -> dict[str, Any]:
    """The columns of the `crash_party` table for one party."""
    values: dict[str, Any] = {
        "crash_uid": crash_uid,
        "position": position,
        "sequence": party.sequence,
        "role": party.role.value,
        "age_band": party.age_band.value,
        "fled": None if party.fled is None else int(party.fled),
    }
    values.update(zip(PARTY_CODES, _party_codes(party), strict=True))
    return values


def insert_crashes(unit: WriteUnit, crashes: Iterable[Crash], *, run_uid: str | None) -> None:
    """Store new crashes with their parties; the records bring their own uids."""
    held = list(crashes)
    unit.insert(crash_table, [record_values(crash, run_uid=run_uid) for crash in held])
    insert_parties(unit, held)


def insert_parties(unit: WriteUnit, crashes: Iterable[Crash]) -> None:
    """Store the parties of crashes that are in the store."""
    rows = [
        party_values(party, crash_uid=crash.uid, position=position)
        for crash in crashes
        for position, party in enumerate(crash.parties)
    ]
    if rows:
        unit.insert(party_table, rows)


def load_crashes(connection: Connection, crash_filter: CrashFilter | None = None) -> list[Crash]:
    """The crashes that a filter lets through, with parties, ordered by time (then place, uid)."""
    wanted = CrashFilter() if crash_filter is None else crash_filter
    query = _filtered(select(crash_table), wanted).order_by(
        crash_table.c.occurred_at, crash_table.c.place_text, crash_table.c.uid
    )
    parties = _load_parties(connection, wanted)
    found = [
        crash_from_row(row._mapping, parties.get(row.uid, ())) for row in connection.execute(query)
    ]
    return [crash for crash in found if wanted.matches(crash)]


def _load_parties(connection: Connection, wanted: CrashFilter) -> dict[str, tuple[Party, ...]]:
    """Parties by crash uid, in their order; for all crashes the filter may let through."""
    kept = _filtered(select(crash_table.c.uid), wanted)
    query = select(party_table).order_by(party_table.c.crash_uid, party_table.c.position)
    if kept.whereclause is not None:
        query = query.where(party_table.c.crash_uid.in_(kept))
    gathered: dict[str, list[Party]] = {}
    for row in connection.execute(query):
        gathered.setdefault(row.crash_uid, []).append(party_from_row(row))
    return {uid: tuple(parties) for uid, parties in gathered.items()}


def crash_from_row(row: Mapping[Any, Any], parties: Sequence[Party]) -> Crash:
    """One crash from the columns of its row."""
    lon, lat, geom = row["recorded_lon"], row["recorded_lat"], row["geom"]
    return Crash(
        uid=CrashUid(row["uid"]),
        case_no=row["case_no"],
        occurred_at=row["occurred_at"],
        severity=Severity(row["severity"]),
        deaths_24h=row["deaths_24h"],
        deaths_30d=row["deaths_30d"],
        injured=row["injured"],
        bureau=row["bureau"],
        city=row["city"],
        district=row["district"],
        place_text=row["place_text"],
        roads=tuple(json.loads(row["roads"])),
        form=FormEdition(row["form"]),
        day_phase=DayPhase(row["day_phase"]),
        speed_limit_kmh=row["speed_limit_kmh"],
        recorded=None if lon is None or lat is None else (lon, lat),
        point=None if geom is None else (geom.x, geom.y),
        position_flag=PositionFlag(row["position_flag"]),
        junction_uid=None if row["junction_uid"] is None else JunctionUid(row["junction_uid"]),
        road_uid=None if row["road_uid"] is None else RoadUid(row["road_uid"]),
        parties=tuple(parties),
        **{name: row[name] for name in CRASH_CODES},
    )


def party_from_row(row: Row[Any]) -> Party:
    """One party from its row."""
    fields = row._mapping
    return Party(
        sequence=row.sequence,
        role=PartyRole(row.role),
        age_band=AgeBand(row.age_band),
        fled=None if row.fled is None else bool(row.fled),
        **{name: fields[name] for name in PARTY_CODES},
    )


def _filtered(query: Select[Any], wanted: CrashFilter) -> Select[Any]:
    """A query on `crash` narrowed by what SQL can decide quickly; `matches` decides the rest."""
    conditions = [*_time_conditions(wanted), *_code_conditions(wanted), *_place_conditions(wanted)]
    return query.where(and_(*conditions)) if conditions else query


def _time_conditions(wanted: CrashFilter) -> list[ColumnElement[bool]]:
    """Period, hours and light."""
    columns, period = crash_table.c, wanted.period
    conditions: list[ColumnElement[bool]] = []
    if period.first is not None:
        conditions.append(columns.occurred_at >= to_utc(period.first, time.min))
    if period.last is not None:
        conditions.append(columns.occurred_at <= to_utc(period.last, time.max))
    if wanted.hours:
        conditions.append(columns.local_hour.in_(sorted(wanted.hours)))
    if wanted.day_phases:
        conditions.append(columns.day_phase.in_(sorted(phase.value for phase in wanted.day_phases)))
    return conditions


def _code_conditions(wanted: CrashFilter) -> list[ColumnElement[bool]]:
    """Severity, type, cause, weather and the classes of parties."""
    columns = crash_table.c
    conditions: list[ColumnElement[bool]] = [
        column.in_(sorted(codes))
        for column, codes in (
            (columns.severity, {severity.value for severity in wanted.severities}),
            (columns.type_code, wanted.type_codes),
            (columns.cause_code, wanted.cause_codes),
            (columns.weather_code, wanted.weather_codes),
        )
        if codes
    ]
    if wanted.party_classes:
        of_class = or_(
            *(
                party_table.c.class_code.startswith(prefix, autoescape=True)
                for prefix in sorted(wanted.party_classes)
            )
        )
        conditions.append(exists().where(party_table.c.crash_uid == columns.uid, of_class))
    return conditions


def _place_conditions(wanted: CrashFilter) -> list[ColumnElement[bool]]:
    """Junction, bounding box of the polygon, and that there is a usable point."""
    columns = crash_table.c
    conditions: list[ColumnElement[bool]] = []
    if wanted.junction_uid is not None:
        conditions.append(columns.junction_uid == wanted.junction_uid)
    if wanted.polygon is not None and not wanted.polygon.is_empty:
        conditions.append(bbox(columns.geom, wanted.polygon.bounds))
    if wanted.usable_positions_only:
        usable = [flag.value for flag in PositionFlag if flag.usable]
        conditions.append(columns.position_flag.in_(usable))
        conditions.append(columns.geom.is_not(None))
    return conditions
