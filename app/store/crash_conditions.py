"""What SQL can decide of a filter on crashes."""

from __future__ import annotations

from datetime import time

from sqlalchemy import ColumnElement, exists, func, or_

from app.store.predicates import bbox
from app.store.schema import crash as crash_table
from app.store.schema import crash_party as party_table
from gis.crashes.filters import NOT_RECORDED, CrashFilter
from gis.crashes.moments import to_utc
from gis.crashes.records import PositionFlag


def crash_conditions(wanted: CrashFilter) -> list[ColumnElement[bool]]:
    """What SQL can decide quickly of a filter on `crash`; `matches` decides the rest."""
    return [*_time_conditions(wanted), *_code_conditions(wanted), *_place_conditions(wanted)]


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
        (func.coalesce(column, NOT_RECORDED) if NOT_RECORDED in codes else column).in_(
            sorted(codes)
        )
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
    if wanted.position_flags:
        flags = sorted(flag.value for flag in wanted.position_flags)
        conditions.append(columns.position_flag.in_(flags))
    if wanted.usable_positions_only:
        usable = [flag.value for flag in PositionFlag if flag.usable]
        conditions.append(columns.position_flag.in_(usable))
        conditions.append(columns.geom.is_not(None))
    return conditions
