"""Words of charts: titles, bars, and the sentence a screen reader says of each chart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gis.crashes.records import DayPhase, Severity
from gis.crashes.site_tallies import Bar, TallyKind
from widgets.parts.words import day_phase_words, month_text, severity_words

CONTEXT = "Charts"
TITLES: Mapping[StrEnum, str] = {
    TallyKind.MONTH: QT_TRANSLATE_NOOP("Charts", "By month"),
    TallyKind.HOUR: QT_TRANSLATE_NOOP("Charts", "By hour of the day"),
    TallyKind.WEEK: QT_TRANSLATE_NOOP("Charts", "By weekday and hour"),
    TallyKind.SEVERITY: QT_TRANSLATE_NOOP("Charts", "By severity"),
    TallyKind.TYPE: QT_TRANSLATE_NOOP("Charts", "By crash type"),
    TallyKind.CLASS: QT_TRANSLATE_NOOP("Charts", "By class of party (a crash counts in each)"),
    TallyKind.CAUSE: QT_TRANSLATE_NOOP("Charts", "By main cause, the ten most frequent"),
    TallyKind.PHASE: QT_TRANSLATE_NOOP("Charts", "By day and night"),
}
WEEKDAYS = (
    QT_TRANSLATE_NOOP("Charts", "Mon"),
    QT_TRANSLATE_NOOP("Charts", "Tue"),
    QT_TRANSLATE_NOOP("Charts", "Wed"),
    QT_TRANSLATE_NOOP("Charts", "Thu"),
    QT_TRANSLATE_NOOP("Charts", "Fri"),
    QT_TRANSLATE_NOOP("Charts", "Sat"),
    QT_TRANSLATE_NOOP("Charts", "Sun"),
)
CLASSES: Mapping[str, str] = {
    "A": QT_TRANSLATE_NOOP("Charts", "large vehicles"),
    "B": QT_TRANSLATE_NOOP("Charts", "cars, light trucks"),
    "C": QT_TRANSLATE_NOOP("Charts", "motorcycles"),
    "D": QT_TRANSLATE_NOOP("Charts", "military vehicles"),
    "E": QT_TRANSLATE_NOOP("Charts", "special vehicles"),
    "F": QT_TRANSLATE_NOOP("Charts", "bicycles, slow vehicles"),
    "G": QT_TRANSLATE_NOOP("Charts", "other vehicles"),
    "H": QT_TRANSLATE_NOOP("Charts", "pedestrians"),
}


def chart_text(source: str) -> str:
    """A source string of this module in the language of the window."""
    return QCoreApplication.translate(CONTEXT, source)


def chart_title(kind: TallyKind) -> str:
    """What a chart shows."""
    return chart_text(TITLES[kind])


def weekday_text(day: int) -> str:
    """A weekday, 0 Monday."""
    return chart_text(WEEKDAYS[day])


def bar_text(kind: TallyKind, bar: Bar) -> str:
    """What a bar stands for."""
    key = bar.key
    match kind:
        case TallyKind.MONTH:
            return month_text(date.fromisoformat(f"{key}-01"))
        case TallyKind.HOUR:
            return QCoreApplication.translate("Charts", "{hour}:00").format(hour=key)
        case TallyKind.WEEK:
            day, hour = key.split("-")
            pattern = QCoreApplication.translate("Charts", "{day} {hour}:00")
            return pattern.format(day=weekday_text(int(day)), hour=hour)
        case TallyKind.SEVERITY:
            return severity_words(Severity(key))
        case TallyKind.PHASE:
            return day_phase_words(DayPhase(key)) or _unknown()
        case TallyKind.CLASS:
            return chart_text(CLASSES[key]) if key in CLASSES else _unknown()
        case _:
            return key or _unknown()


def _unknown() -> str:
    return QCoreApplication.translate("Charts", "not recorded")


def bar_note(bar: Bar) -> str:
    """What must be known of a bar; "" where nothing."""
    return QCoreApplication.translate("Charts", "month not complete") if bar.incomplete else ""


def chart_sentence(kind: TallyKind, bars: tuple[Bar, ...]) -> str:
    """The chart in one sentence: its highest bar, and how many bars there are."""
    filled = [bar for bar in bars if bar.count]
    if not filled:
        return QCoreApplication.translate("Charts", "{title}: no crashes").format(
            title=chart_title(kind)
        )
    top = max(filled, key=lambda bar: bar.count)
    pattern = QCoreApplication.translate(
        "Charts", "{title}: most at {name} with {count}; {filled} of {all} bars are not empty"
    )
    return pattern.format(
        title=chart_title(kind),
        name=bar_text(kind, top),
        count=top.count,
        filled=len(filled),
        all=len(bars),
    )
