"""Panels of the crashes over made records, for window tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.crash_list.reading import CrashList
from gis.crashes.coverage import MonthCoverage
from gis.crashes.crash_columns import MONTH_STATES, CrashColumns
from gis.crashes.records import (
    AgeBand,
    Crash,
    CrashUid,
    DayPhase,
    FormEdition,
    MonthState,
    Party,
    PartyRole,
    PositionFlag,
    Severity,
)
from tests.helpers.crash_columns import columns_of

START = datetime(2024, 1, 1, 0, 30, tzinfo=UTC)  # 08:30 in Taiwan
INCOMPLETE = "2024-02"


def made_crashes(count: int = 24) -> list[Crash]:
    """One crash every 15 days at 8, 9, ... local time; every third A1, every other a pedestrian."""
    return [
        Crash(
            uid=CrashUid(f"uid-{number:04d}"),
            case_no=f"113{number:04d}",
            occurred_at=START + timedelta(days=15 * number, hours=number % 3),
            severity=Severity.A1 if number % 3 == 0 else Severity.A2,
            deaths_24h=1 if number % 3 == 0 else 0,
            injured=number % 4,
            city="道安市",
            place_text=f"中山路{number}號" if number % 2 else "文化路口",
            form=FormEdition.FROM_112_07,
            type_code="13" if number % 2 else "06",
            day_phase=DayPhase.DAY,
            position_flag=PositionFlag.GOOD,
            point=(100.0 * number, 0.0),
            parties=(
                Party(
                    sequence=1,
                    role=PartyRole.UNKNOWN,
                    class_code="H01" if number % 2 else "C03",
                    age_band=AgeBand.A75 if number % 4 == 1 else AgeBand.A18,
                ),
            ),
        )
        for number in range(count)
    ]


def crash_list(columns: CrashColumns | None = None) -> CrashList:
    """A crash list; of the made crashes' months one is incomplete, all others complete."""
    held = columns if columns is not None else _made_columns()
    months = sorted(set(held.month.tolist()))
    names = [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in months]
    coverage = tuple(
        MonthCoverage(
            city="道安市",
            month=name,
            severities="A1+A2",
            held=2,
            published=9 if name == INCOMPLETE else 2,
        )
        for name in names
    )
    return CrashList(columns=held, coverage=coverage, breaks=(), epsg=3826)


def _made_columns() -> CrashColumns:
    records = made_crashes()
    states = [
        MonthState.INCOMPLETE if f"{one.occurred_at:%Y-%m}" == INCOMPLETE else MonthState.COMPLETE
        for one in records
    ]
    assert set(states) <= set(MONTH_STATES)
    return columns_of(records, states)
