"""Columns of the site list."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.records_table import Column
from widgets.use_cases import SiteRow


def _later_deaths(row: SiteRow) -> str:
    return "–" if row.deaths_30d is None else str(row.deaths_30d)


SITE_COLUMNS = (
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Rank"),
        text=lambda row: str(row.rank),
        order=lambda row: row.rank,
        number=True,
        width_em=2.8,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Site"),
        text=lambda row: row.name,
        order=lambda row: row.name,
        stretch=True,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Crashes"),
        text=lambda row: str(row.count),
        order=lambda row: row.count,
        number=True,
        width_em=3.4,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "A1"),
        hint=QT_TRANSLATE_NOOP("Columns", "Deaths within 24 hours"),
        text=lambda row: str(row.deaths_24h),
        order=lambda row: row.deaths_24h,
        number=True,
        width_em=2.0,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "30 d"),
        hint=QT_TRANSLATE_NOOP(
            "Columns", "Deaths within 30 days (including 24 hours); – where it is not known"
        ),
        text=_later_deaths,
        order=lambda row: -1 if row.deaths_30d is None else row.deaths_30d,
        number=True,
        width_em=2.4,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Injured"),
        text=lambda row: str(row.injured),
        order=lambda row: row.injured,
        number=True,
        width_em=3.2,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Score"),
        hint=QT_TRANSLATE_NOOP("Columns", "What the list is ranked by"),
        text=lambda row: f"{row.score:g}",
        order=lambda row: row.score,
        number=True,
        width_em=3.2,
    ),
)
