"""The list of a site's crashes, linked with the diagram by case number."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from app.sheets.site_content import SheetCrash
from widgets.parts.records_model import Column
from widgets.parts.records_table import RecordsView
from widgets.parts.words import day_phase_words, list_text, moment_text, reason_words


def key_order(crash: SheetCrash) -> int:
    """Glyph numbers by value; crashes without a glyph come last."""
    digits = "".join(letter for letter in crash.key if letter.isdigit())
    return int(digits) if digits else 1_000_000


def deaths_text(crash: SheetCrash) -> str:
    """Deaths within 24 hours, and within 30 days where that is known and more."""
    if crash.deaths_30d is not None and crash.deaths_30d > crash.deaths_24h:
        return f"{crash.deaths_24h} / {crash.deaths_30d}"
    return str(crash.deaths_24h)


def parties_text(crash: SheetCrash) -> str:
    """Classes of the parties in order."""
    return list_text(party.class_name or "?" for party in crash.parties)


NUMBER = Column(
    title=QT_TRANSLATE_NOOP("Columns", "No."),
    hint=QT_TRANSLATE_NOOP(
        "Columns", "Number at the symbol in the diagram; – where it is not drawn"
    ),
    text=lambda crash: crash.key or "–",
    order=key_order,
    number=True,
    width_em=4.2,
)
TIME = Column(
    title=QT_TRANSLATE_NOOP("Columns", "Time"),
    text=lambda crash: moment_text(crash.occurred_at),
    order=lambda crash: crash.occurred_at.timestamp(),
    width_em=9.6,
)
CASE = Column(
    title=QT_TRANSLATE_NOOP("Columns", "Case number"),
    text=lambda crash: crash.case_no,
    order=lambda crash: crash.case_no,
    width_em=12.0,
)
SEVERITY = Column(
    title=QT_TRANSLATE_NOOP("Columns", "Class"),
    hint=QT_TRANSLATE_NOOP(
        "Columns", "A1: death within 24 h; A2: injury, or death after 24 h; A3: damage only"
    ),
    text=lambda crash: crash.severity.value,
    order=lambda crash: crash.severity.value,
    width_em=3.2,
)

CRASH_COLUMNS = (
    NUMBER,
    TIME,
    SEVERITY,
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Type"),
        text=lambda crash: crash.type_name,
        order=lambda crash: crash.type_name,
        width_em=7.4,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Cause"),
        text=lambda crash: crash.cause,
        order=lambda crash: crash.cause,
        stretch=True,
        width_em=16.0,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Parties"),
        text=parties_text,
        order=parties_text,
        width_em=13.0,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Deaths"),
        hint=QT_TRANSLATE_NOOP("Columns", "Deaths within 24 hours / within 30 days"),
        text=deaths_text,
        order=lambda crash: crash.deaths_24h * 1000 + (crash.deaths_30d or 0),
        number=True,
        width_em=4.6,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Injured"),
        text=lambda crash: str(crash.injured),
        order=lambda crash: crash.injured,
        number=True,
        width_em=4.8,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Light"),
        hint=QT_TRANSLATE_NOOP("Columns", "Day, twilight or night, from the sun's position"),
        text=lambda crash: day_phase_words(crash.day_phase),
        order=lambda crash: crash.day_phase.value,
        width_em=5.4,
    ),
    CASE,
)


def why_not_drawn(crash: SheetCrash) -> str:
    """What stands in the way of this crash, in a sentence; the box above names the reason."""
    if crash.not_drawn is None:
        return ""
    return crash.detail or reason_words(crash.not_drawn)


NOT_DRAWN_COLUMNS = (
    TIME,
    SEVERITY,
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Type"),
        text=lambda crash: crash.type_name,
        order=lambda crash: crash.type_name,
        width_em=9.0,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Why it is not drawn"),
        text=why_not_drawn,
        order=why_not_drawn,
        stretch=True,
        width_em=14.0,
    ),
    CASE,
)

WIDE_ONLY_PLACES = (1, 2, 4)
LEVEL_FROM_EM = 36
"""Narrower tables of crashes not drawn keep time and reason only in sight: class and type stand
in the other tables, the case number below."""


class CrashTable(RecordsView):
    """All crashes of the site, drawn or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CRASH_COLUMNS, parent)

    def choose(self, case_no: str) -> None:
        """Select the row of a case ("" for none) without telling anybody."""
        blocked = self.blockSignals(True)
        self.select_where(lambda crash: bool(case_no) and crash.case_no == case_no)
        self.blockSignals(blocked)


class NotDrawnTable(RecordsView):
    """The crashes without a glyph, with their reasons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(NOT_DRAWN_COLUMNS, parent)
        self.setWordWrap(True)  # the reasons are sentences
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_crashes(self, crashes: tuple[SheetCrash, ...]) -> None:
        """Keep those without a glyph."""
        wanted: list[Any] = [crash for crash in crashes if crash.not_drawn is not None]
        self.show_records(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow page the reason has the room."""
        em = self.fontMetrics().horizontalAdvance("國")
        for place in WIDE_ONLY_PLACES:
            self.setColumnHidden(place, event.size().width() < LEVEL_FROM_EM * em)
        super().resizeEvent(event)
