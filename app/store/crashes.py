"""Crashes and their parties in the store: records in, records out."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any

import numpy as np
import shapely
from sqlalchemy import ColumnElement, Connection, and_, select

from app.coverage import load_coverage
from app.store.crash_conditions import crash_conditions
from app.store.raw_rows import read_geometries
from app.store.schema import crash as crash_table
from app.store.schema import crash_party as party_table
from app.store.store import WriteUnit
from gis.angles import Point
from gis.crashes.coverage import states_by_class
from gis.crashes.filters import TAIPEI, CrashFilter
from gis.crashes.identity import match_key
from gis.crashes.records import (
    AgeBand,
    Crash,
    CrashUid,
    DayPhase,
    FormEdition,
    JunctionUid,
    MonthState,
    Party,
    PartyRole,
    PositionFlag,
    RoadUid,
    Severity,
)
from gis.crashes.side_direction import SideDirection

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


_PLAIN = (
    *("uid", "case_no", "occurred_at", "deaths_24h", "deaths_30d", "injured", "bureau", "city"),
    *("district", "place_text", "speed_limit_kmh", "junction_uid", "road_uid", "precinct"),
    *CRASH_CODES,
)
"""Columns that are fields of the record as they are."""
_plain_fields = attrgetter(*_PLAIN)
_PARTY_PLAIN = ("sequence", *PARTY_CODES)
_plain_party_fields = attrgetter(*_PARTY_PLAIN)


def crash_columns(crashes: Sequence[Crash], *, run_uid: str | None) -> dict[str, Sequence[Any]]:
    """The columns of the `crash` table for some records (geometry in the store's CRS)."""
    held = dict(zip(_PLAIN, zip(*map(_plain_fields, crashes), strict=True), strict=True))
    locals_ = [crash.occurred_at.astimezone(TAIPEI) for crash in crashes]
    recorded = [crash.recorded or (None, None) for crash in crashes]
    return {
        **held,
        "match_key": [match_key(crash.occurred_at, crash.place_text) for crash in crashes],
        "local_month": [f"{local.year:04d}-{local.month:02d}" for local in locals_],
        "local_hour": [local.hour for local in locals_],
        "severity": [crash.severity.value for crash in crashes],
        "roads": [_roads_json(crash.roads) for crash in crashes],
        "form": [crash.form.value for crash in crashes],
        "day_phase": [crash.day_phase.value for crash in crashes],
        "recorded_lon": [lon for lon, _ in recorded],
        "recorded_lat": [lat for _, lat in recorded],
        "position_flag": [crash.position_flag.value for crash in crashes],
        "side_direction": [
            None if crash.side_direction is None else crash.side_direction.value
            for crash in crashes
        ],
        "run_uid": [run_uid] * len(crashes),
        "geom": _points([crash.point for crash in crashes]),
    }


def _points(points: Sequence[Point | None]) -> list[shapely.Point | None]:
    """Point geometries made at once, three times as fast as one by one."""
    known = [point for point in points if point is not None]
    xy = np.array(known, dtype=np.float64).reshape(-1, 2)
    made = iter(np.asarray(shapely.points(xy), dtype=object))
    return [None if point is None else next(made) for point in points]


@lru_cache(maxsize=65536)
def _roads_json(roads: tuple[str, ...]) -> str:
    """Road names as the JSON list of the column; names repeat."""
    return json.dumps(roads, ensure_ascii=False)


def party_columns(crashes: Iterable[Crash]) -> dict[str, Sequence[Any]]:
    """The columns of the `crash_party` table for the parties of some records."""
    placed = [
        (crash.uid, position, party)
        for crash in crashes
        for position, party in enumerate(crash.parties)
    ]
    if not placed:
        return {}
    uids, positions, parties = zip(*placed, strict=True)
    plain = zip(*map(_plain_party_fields, parties), strict=True)
    return {
        "crash_uid": uids,
        "position": positions,
        "role": [party.role.value for party in parties],
        "age_band": [party.age_band.value for party in parties],
        "fled": [None if party.fled is None else int(party.fled) for party in parties],
        **dict(zip(_PARTY_PLAIN, plain, strict=True)),
    }


def insert_crashes(unit: WriteUnit, crashes: Iterable[Crash], *, run_uid: str | None) -> None:
    """Store new crashes with their parties; the records bring their own uids."""
    held = list(crashes)
    if held:
        unit.insert_columns(crash_table, crash_columns(held, run_uid=run_uid))
        insert_parties(unit, held)


def insert_parties(unit: WriteUnit, crashes: Iterable[Crash]) -> None:
    """Store the parties of crashes that are in the store."""
    unit.insert_columns(party_table, party_columns(crashes))


def update_crashes(unit: WriteUnit, crashes: Sequence[Crash], *, run_uid: str | None) -> None:
    """Change stored crashes, but for their parties and what locating finds out (junction, road)."""
    if crashes:
        columns = crash_columns(crashes, run_uid=run_uid)
        found = ("junction_uid", "road_uid")
        kept = {name: values for name, values in columns.items() if name not in found}
        unit.update_columns(crash_table, kept)


def content_of(crash: Crash) -> dict[str, Any]:
    """Columns and parties of a crash as JSON knows them, as `crash_history.content` holds them."""
    columns = crash_columns([crash], run_uid=None)
    content = {name: values[0] for name, values in columns.items()}
    del content["geom"], content["run_uid"]
    content["occurred_at"] = crash.occurred_at.isoformat()
    columns = party_columns([crash])
    content["parties"] = [
        {name: values[at] for name, values in columns.items()} for at in range(len(crash.parties))
    ]
    return content


def load_crash(connection: Connection, uid: CrashUid) -> Crash | None:
    """One crash with its parties, or None."""
    of_uid = crash_table.c.uid == uid
    shapes, rows = read_geometries(
        connection, crash_table, *(crash_table.c[name] for name in _READ), where=[of_uid]
    )
    if not rows:
        return None
    columns = party_table.c
    query = select(*(columns[name] for name in _PARTY_READ)).where(columns.crash_uid == uid)
    parties = connection.execute(query.order_by(columns.position)).all()
    point = (float(shapely.get_x(shapes[0])), float(shapely.get_y(shapes[0])))
    held = tuple(_party_from_values(*values) for values in parties)
    return _crash_from_row(rows[0], point, held, _roads_from_json)


def load_crashes(
    connection: Connection,
    crash_filter: CrashFilter | None = None,
    *,
    stretch: RoadUid | None = None,
) -> list[Crash]:
    """The crashes that a filter lets through, with parties, ordered by time (then place, uid).

    With `stretch` those that lie on that road and at no junction.
    """
    wanted = CrashFilter() if crash_filter is None else crash_filter
    conditions = crash_conditions(wanted)
    if stretch is not None:
        conditions += (crash_table.c.road_uid == stretch, crash_table.c.junction_uid.is_(None))
    shapes, rows = read_geometries(
        connection, crash_table, *(crash_table.c[name] for name in _READ), where=conditions
    )
    parties = _load_parties(connection, conditions)
    points = zip(shapely.get_x(shapes).tolist(), shapely.get_y(shapes).tolist(), strict=True)
    roads = lru_cache(maxsize=None)(_roads_from_json)
    found = (
        _crash_from_row(row, point, parties.get(row[0], ()), roads)
        for row, point in zip(rows, points, strict=True)
    )
    kept = passing_crashes(connection, found, wanted)
    return sorted(kept, key=attrgetter("occurred_at", "place_text", "uid"))


def passing_crashes(
    connection: Connection, crashes: Iterable[Crash], wanted: CrashFilter
) -> list[Crash]:
    """Those of some loaded crashes that a filter lets through, in the order given."""
    if wanted == CrashFilter():
        return list(crashes)
    if wanted.month_states:
        states = states_by_class(load_coverage(connection))
        return [crash for crash in crashes if wanted.matches(crash, _month_state(crash, states))]
    return [crash for crash in crashes if wanted.matches(crash)]


def _month_state(
    crash: Crash, states: Mapping[tuple[str, str, Severity], MonthState]
) -> MonthState:
    """How complete the crash's month is for its city and class."""
    month = f"{crash.occurred_at.astimezone(TAIPEI):%Y-%m}"
    return states.get((crash.city, month, crash.severity), MonthState.UNKNOWN)


_READ = (
    *("uid", "case_no", "occurred_at", "severity", "deaths_24h", "deaths_30d", "injured"),
    *("bureau", "city", "district", "place_text", "roads", "form", "day_phase"),
    *("speed_limit_kmh", "recorded_lon", "recorded_lat", "position_flag", "junction_uid"),
    *("road_uid", "side_direction", "precinct", *CRASH_CODES),
)
"""Columns that a record is made from, beside its geometry."""
_SEVERITIES = {severity.value: severity for severity in Severity}
_FORMS = {form.value: form for form in FormEdition}
_PHASES = {phase.value: phase for phase in DayPhase}
_FLAGS = {flag.value: flag for flag in PositionFlag}
_ROLES = {role.value: role for role in PartyRole}
_BANDS = {band.value: band for band in AgeBand}


def _roads_from_json(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _crash_from_row(
    row: Sequence[Any],
    point: Point,
    parties: tuple[Party, ...],
    roads: Callable[[str], tuple[str, ...]],
) -> Crash:
    """One crash from its columns (`_READ`), the coordinates of its point (NaN without one)."""
    (uid, case_no, occurred_at, severity, deaths_24h, deaths_30d, injured, bureau, city, district,
     place_text, roads_json, form, day_phase, speed_limit_kmh, lon, lat, flag, junction, road,
     side, precinct, *codes) = row  # fmt: skip
    return Crash(
        uid=CrashUid(uid),
        case_no=case_no,
        occurred_at=occurred_at,
        severity=_SEVERITIES[severity],
        deaths_24h=deaths_24h,
        deaths_30d=deaths_30d,
        injured=injured,
        bureau=bureau,
        city=city,
        district=district,
        place_text=place_text,
        roads=roads(roads_json),
        form=_FORMS[form],
        day_phase=_PHASES[day_phase],
        speed_limit_kmh=speed_limit_kmh,
        recorded=None if lon is None or lat is None else (lon, lat),
        point=None if math.isnan(point[0]) else point,
        position_flag=_FLAGS[flag],
        junction_uid=None if junction is None else JunctionUid(junction),
        road_uid=None if road is None else RoadUid(road),
        parties=parties,
        side_direction=None if side is None else SideDirection(side),
        precinct=precinct,
        **dict(zip(CRASH_CODES, codes, strict=True)),
    )


_PARTY_READ = ("sequence", "role", "age_band", "fled", *PARTY_CODES)


def _load_parties(
    connection: Connection, conditions: Sequence[ColumnElement[bool]]
) -> dict[str, tuple[Party, ...]]:
    """Parties by crash uid, in their order; for all crashes that meet the conditions."""
    columns = party_table.c
    query = select(columns.crash_uid, columns.position, *(columns[name] for name in _PARTY_READ))
    if conditions:
        kept = select(crash_table.c.uid).where(and_(*conditions))
        query = query.where(columns.crash_uid.in_(kept))
    party = lru_cache(maxsize=None)(_party_from_values)  # the same values come again and again
    gathered: dict[str, list[tuple[int, Party]]] = {}
    for crash_uid, position, *values in connection.execute(query).all():
        gathered.setdefault(crash_uid, []).append((position, party(*values)))
    first = itemgetter(0)
    return {
        uid: tuple(held for _, held in sorted(placed, key=first))
        for uid, placed in gathered.items()
    }


def _party_from_values(
    sequence: int, role: str, band: str, fled: int | None, *codes: str | None
) -> Party:
    """One party from its columns (`_PARTY_READ`)."""
    return Party(
        sequence=sequence,
        role=_ROLES[role],
        age_band=_BANDS[band],
        fled=None if fled is None else bool(fled),
        **dict(zip(PARTY_CODES, codes, strict=True)),
    )
