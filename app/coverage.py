"""Coverage of a store: held crashes against what authorities published, and dated breaks."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache
from importlib.resources import files

from sqlalchemy import Connection, func, select

from app.store.kept_answers import kept_answer
from app.store.schema import crash as crash_table
from app.store.schema import published_count as published_table
from app.store.store import WriteUnit
from gis.crashes.coverage import (
    HeldCounts,
    MonthCoverage,
    PublishedCount,
    RecordingBreak,
    measure_coverage,
)
from gis.crashes.filters import ANY_TIME, Period
from gis.crashes.records import Severity

_HELD = "crashes held by city, month and severity"


@lru_cache(maxsize=1)
def shipped_counts() -> tuple[PublishedCount, ...]:
    """Published monthly counts that come with the program (resources/published)."""
    return tuple(
        PublishedCount(
            city=row["city"],
            month=row["month"],
            severities=row["severities"],
            crashes=int(row["crashes"]),
            deaths=int(row["deaths"]) if row["deaths"] else None,
            injured=int(row["injured"]) if row["injured"] else None,
            source=row["source"],
        )
        for row in _resource_rows("monthly_crashes.csv")
    )


@lru_cache(maxsize=1)
def recording_breaks() -> tuple[RecordingBreak, ...]:
    """Days from which crashes are recorded differently (resources/published)."""
    return tuple(
        RecordingBreak(
            on=date.fromisoformat(row["on"]),
            city=row["city"],
            affects=tuple(row["affects"].split()),
            factor=float(row["factor"]) if row["factor"] else None,
            what_zh=row["what_zh"],
            what_en=row["what_en"],
            source=row["source"],
        )
        for row in _resource_rows("recording_breaks.csv")
    )


def load_coverage(
    connection: Connection, *, period: Period = ANY_TIME, cities: Collection[str] = ()
) -> list[MonthCoverage]:
    """Coverage by city, month and severity class; `cities` limits it (none: all held).

    Published counts of the store are taken; a city without any there is measured against those
    that come with the program. A month counts whole even where the period cuts it; a city of the
    store is listed also where it holds nothing within the period.
    """
    stored = load_published_counts(connection)
    told = {row.city for row in stored}
    published = stored + [row for row in shipped_counts() if row.city not in told]
    held = {
        key: count
        for key, count in kept_answer(connection, _HELD, _held_counts).items()
        if not cities or key[0] in cities
    }
    return measure_coverage(held, published, period=period)


def load_published_counts(connection: Connection) -> list[PublishedCount]:
    """The published counts in the store."""
    columns = published_table.c
    query = select(
        columns.city,
        columns.month,
        columns.severities,
        columns.crashes,
        columns.deaths,
        columns.injured,
        columns.source,
    )
    return [PublishedCount(**row._mapping) for row in connection.execute(query)]


def insert_published_counts(unit: WriteUnit, counts: Collection[PublishedCount]) -> None:
    """Store published counts that are not in the store yet (city, month and class are unique)."""
    unit.insert(
        published_table,
        [
            {
                "city": row.city,
                "month": row.month,
                "severities": row.severities,
                "crashes": row.crashes,
                "deaths": row.deaths,
                "injured": row.injured,
                "source": row.source,
            }
            for row in counts
        ],
    )


def _held_counts(connection: Connection) -> HeldCounts:
    """Crashes by city, month and severity."""
    columns = crash_table.c
    query = select(columns.city, columns.local_month, columns.severity, func.count()).group_by(
        columns.city, columns.local_month, columns.severity
    )
    return {
        (city, month, Severity(severity)): count
        for city, month, severity, count in connection.execute(query)
    }


def _resource_rows(name: str) -> Iterator[dict[str, str]]:
    text = files("resources").joinpath("published", name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())
