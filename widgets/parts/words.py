"""Words for codes of the domain, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gis.crashes.filters import TAIPEI
from gis.crashes.records import DayPhase, PositionFlag, Severity
from gis.diagrams.diagram import NotDrawnReason

CONTEXT = "Words"
ROC_OFFSET = 1911

SEVERITIES: Mapping[StrEnum, str] = {
    Severity.A1: QT_TRANSLATE_NOOP("Words", "A1: death within 24 h"),
    Severity.A2: QT_TRANSLATE_NOOP("Words", "A2: injury, or death after 24 h"),
    Severity.A3: QT_TRANSLATE_NOOP("Words", "A3: damage only"),
}
DAY_PHASES: Mapping[StrEnum, str] = {
    DayPhase.DAY: QT_TRANSLATE_NOOP("Words", "day"),
    DayPhase.DUSK: QT_TRANSLATE_NOOP("Words", "twilight"),
    DayPhase.NIGHT: QT_TRANSLATE_NOOP("Words", "night"),
    DayPhase.UNKNOWN: "",
}
REASONS: Mapping[StrEnum, str] = {
    NotDrawnReason.NO_DIRECTION: QT_TRANSLATE_NOOP(
        "Words", "The record does not say which way the parties travelled"
    ),
    NotDrawnReason.NO_IMPACT_CODES: QT_TRANSLATE_NOOP(
        "Words", "The record does not say where the vehicles were hit"
    ),
    NotDrawnReason.CODES_CONTRADICT: QT_TRANSLATE_NOOP(
        "Words", "The places hit do not fit the recorded crash type"
    ),
    NotDrawnReason.POSITION_DOUBTFUL: QT_TRANSLATE_NOOP(
        "Words", "The recorded position is doubtful; the crash may belong elsewhere"
    ),
    NotDrawnReason.TOO_FEW_PARTIES: QT_TRANSLATE_NOOP("Words", "The record names too few parties"),
    NotDrawnReason.LEG_UNKNOWN: QT_TRANSLATE_NOOP(
        "Words", "The arms that the parties came from cannot be told apart"
    ),
}
POSITIONS: Mapping[StrEnum, str] = {
    PositionFlag.GOOD: QT_TRANSLATE_NOOP("Words", "agrees with the named road"),
    PositionFlag.UNCHECKED: QT_TRANSLATE_NOOP("Words", "nothing to compare with"),
    PositionFlag.MISSING: QT_TRANSLATE_NOOP("Words", "no position"),
    PositionFlag.PLACEHOLDER: QT_TRANSLATE_NOOP("Words", "placeholder"),
    PositionFlag.SWAPPED: QT_TRANSLATE_NOOP("Words", "longitude and latitude put right"),
    PositionFlag.OUTSIDE: QT_TRANSLATE_NOOP("Words", "far outside the city"),
    PositionFlag.MISMATCH: QT_TRANSLATE_NOOP("Words", "far from the named road"),
    PositionFlag.DEFAULT_POINT: QT_TRANSLATE_NOOP("Words", "false default point"),
}


def translated(source: str) -> str:
    """A source string of this module in the language of the window."""
    return QCoreApplication.translate(CONTEXT, source) if source else ""


def severity_words(severity: Severity) -> str:
    """What a severity class means."""
    return translated(SEVERITIES[severity])


def day_phase_words(phase: DayPhase) -> str:
    """Day, twilight or night; empty where unknown."""
    return translated(DAY_PHASES[phase])


def reason_words(reason: NotDrawnReason) -> str:
    """Why a crash is not drawn."""
    return translated(REASONS[reason])


def position_words(flag: PositionFlag) -> str:
    """What is known of a recorded point."""
    return translated(POSITIONS[flag])


def language_code() -> str:
    """The code of the language that the window speaks: "en" or "zh_TW"."""
    return QCoreApplication.translate("Words", "en", "code of this language")


def list_text(parts: Iterable[str]) -> str:
    """Parts of a list as one text."""
    return QCoreApplication.translate("Words", ", ", "between parts of a list").join(parts)


def day_text(day: date) -> str:
    """A date as officers write it: ROC year in Chinese, ISO in English."""
    pattern = QCoreApplication.translate(
        "Words", "{year:04d}-{month:02d}-{day:02d}", "use {roc} for the ROC year"
    )
    return pattern.format(year=day.year, roc=day.year - ROC_OFFSET, month=day.month, day=day.day)


def month_text(day: date) -> str:
    """Year and month of a date, as officers write them."""
    pattern = QCoreApplication.translate(
        "Words", "{year:04d}-{month:02d}", "use {roc} for the ROC year"
    )
    return pattern.format(year=day.year, roc=day.year - ROC_OFFSET, month=day.month)


def year_text(year: int) -> str:
    """A calendar year, as officers write it."""
    pattern = QCoreApplication.translate("Words", "{year:04d}", "use {roc} for the ROC year")
    return pattern.format(year=year, roc=year - ROC_OFFSET)


def moment_text(moment: datetime) -> str:
    """Date, hour and minute in Taiwan."""
    local = moment.astimezone(TAIPEI)
    return f"{day_text(local.date())} {local:%H:%M}"
