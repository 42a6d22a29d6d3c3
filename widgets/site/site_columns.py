"""Columns of the site list."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from widgets.door.use_cases import SiteRow
from widgets.parts.records_model import Column
from widgets.parts.records_table import RecordsView


def site_name(row: SiteRow) -> str:
    """The site's name; a stretch of a road without a name has none in the store."""
    return row.site.name or QCoreApplication.translate("Columns", "(road without a name)")


def _later_deaths(row: SiteRow) -> str:
    return "–" if row.site.deaths_30d is None else str(row.site.deaths_30d)


SITE_COLUMNS = (
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Rank"),
        text=lambda row: str(row.place),
        order=lambda row: row.place,
        number=True,
        width_em=3.6,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Site"),
        text=lambda row: site_name(row),
        order=lambda row: site_name(row),
        stretch=True,
        width_em=7.4,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Score"),
        hint=QT_TRANSLATE_NOOP("Columns", "What the list is ranked by"),
        text=lambda row: f"{row.site.score:g}",
        order=lambda row: row.site.score,
        number=True,
        width_em=4.6,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Crashes"),
        text=lambda row: str(row.site.count),
        order=lambda row: row.site.count,
        number=True,
        width_em=4.8,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Died\n24 h"),
        hint=QT_TRANSLATE_NOOP("Columns", "Deaths within 24 hours"),
        text=lambda row: str(row.site.deaths_24h),
        order=lambda row: row.site.deaths_24h,
        number=True,
        width_em=2.8,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Died\n30 d"),
        hint=QT_TRANSLATE_NOOP(
            "Columns", "Deaths within 30 days (including 24 hours); – where it is not known"
        ),
        text=_later_deaths,
        order=lambda row: -1 if row.site.deaths_30d is None else row.site.deaths_30d,
        number=True,
        width_em=3.4,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Injured"),
        text=lambda row: str(row.site.injuries),
        order=lambda row: row.site.injuries,
        number=True,
        width_em=4.6,
    ),
)
SCORE_COLUMN = 2
"""Beside the name: what the list is ranked by must stay in sight."""
LATER_DEATHS_COLUMN = 5
RANK_COLUMN, INJURED_COLUMN = 0, 6
WIDE_FROM_EM = 24
"""Narrower lists leave out rank and injured: the names are read whole, and no deaths hide."""


class SiteTable(RecordsView):
    """The sites; in a narrow panel the order stands for the rank."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SITE_COLUMNS, parent)
        self.setSelectionMode(RecordsView.SelectionMode.SingleSelection)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where names and deaths would find no room."""
        em = self.fontMetrics().horizontalAdvance("國")
        for place in (RANK_COLUMN, INJURED_COLUMN):
            self.setColumnHidden(place, event.size().width() < WIDE_FROM_EM * em)
        super().resizeEvent(event)
