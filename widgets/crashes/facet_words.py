"""Words of facets and their values, in the language of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.diagrams.words import class_words, code_name
from app.messages import Language, say
from gis.crashes.codes import CodeField
from gis.crashes.facets import Facet
from gis.crashes.records import DayPhase, FormEdition, MonthState, PositionFlag, Severity
from widgets.parts.words import language_code, position_words, severity_words

CONTEXT = "Facets"
TITLES: Mapping[Facet, str] = {
    Facet.SEVERITY: QT_TRANSLATE_NOOP("Facets", "Severity"),
    Facet.TYPE: QT_TRANSLATE_NOOP("Facets", "Crash type"),
    Facet.PARTY_CLASS: QT_TRANSLATE_NOOP("Facets", "Party class"),
    Facet.AGE: QT_TRANSLATE_NOOP("Facets", "Age band"),
    Facet.HOUR: QT_TRANSLATE_NOOP("Facets", "Hour"),
    Facet.WEEKDAY: QT_TRANSLATE_NOOP("Facets", "Weekday"),
    Facet.DAY_PHASE: QT_TRANSLATE_NOOP("Facets", "Day and night"),
    Facet.WEATHER: QT_TRANSLATE_NOOP("Facets", "Weather"),
    Facet.CAUSE: QT_TRANSLATE_NOOP("Facets", "Main cause"),
    Facet.COVERAGE: QT_TRANSLATE_NOOP("Facets", "Coverage of the month"),
    Facet.POSITION: QT_TRANSLATE_NOOP("Facets", "Quality of position"),
}
HINTS: Mapping[Facet, str] = {
    Facet.PARTY_CLASS: QT_TRANSLATE_NOOP(
        "Facets", "At least one party of the class; with age bands, the same party must meet both"
    ),
    Facet.AGE: QT_TRANSLATE_NOOP(
        "Facets", "At least one party of the age; with party classes, the same party must meet both"
    ),
    Facet.DAY_PHASE: QT_TRANSLATE_NOOP("Facets", "From the height of the sun at time and place"),
    Facet.COVERAGE: QT_TRANSLATE_NOOP(
        "Facets",
        "Complete: at least 95 % of the published crashes are held. Incomplete months are no "
        "quiet months: their counts are too low",
    ),
}


def language_now() -> Language:
    """The language that the window speaks."""
    return Language(language_code())


def facet_title(facet: Facet) -> str:
    """What a facet is called."""
    return QCoreApplication.translate(CONTEXT, TITLES[facet])


def facet_hint(facet: Facet) -> str:
    """What a facet means, where its name does not say all."""
    return QCoreApplication.translate(CONTEXT, HINTS.get(facet, "")) if facet in HINTS else ""


def _coded(field: CodeField) -> Callable[[str], str]:
    def words(code: str) -> str:
        if not code:
            return say("FILTER_NOT_RECORDED", language_now())
        return code_name(field, code, FormEdition.FROM_112_07, language_now())

    return words


def _class(prefix: str) -> str:
    name = class_words(prefix, language_now()).partition(" ")[2]
    if len(prefix) > 1:
        return name
    return QCoreApplication.translate("Facets", "{group} (all)").format(group=name)


def _age(value: str) -> str:
    if value == "unknown":
        return QCoreApplication.translate("Facets", "unknown")
    return QCoreApplication.translate("Facets", "{band} years").format(band=value)


_WORDS: Mapping[Facet, Callable[[str], str]] = {
    Facet.SEVERITY: lambda value: severity_words(Severity(value)),
    Facet.TYPE: _coded(CodeField.TYPE),
    Facet.PARTY_CLASS: _class,
    Facet.AGE: _age,
    Facet.HOUR: lambda value: QCoreApplication.translate("Facets", "{hour}:00").format(
        hour=f"{int(value):02d}"
    ),
    Facet.WEEKDAY: lambda value: say(f"WEEKDAY_{value}", language_now()),
    Facet.DAY_PHASE: lambda value: say(f"PHASE_{DayPhase(value).name}", language_now()),
    Facet.WEATHER: _coded(CodeField.WEATHER),
    Facet.CAUSE: _coded(CodeField.CAUSE),
    Facet.COVERAGE: lambda value: say(f"MONTH_STATE_{MonthState(value).name}", language_now()),
    Facet.POSITION: lambda value: position_words(PositionFlag(value)),
}


def value_words(facet: Facet, value: str) -> str:
    """What a value of a facet is called."""
    return _WORDS[facet](value)
