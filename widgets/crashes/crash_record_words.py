"""How a crash's fields are written where two people changed it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.crash_list.cells import day_words
from app.edits.crash_fields import CRASH_FIELDS, CrashField, value_words
from app.edits.three_way import Value
from gis.crashes.filters import TAIPEI
from gis.crashes.records import Crash
from widgets.crashes.facet_words import language_now
from widgets.parts.conflict_table import RecordWords

_FIELDS: Mapping[str, CrashField] = {field.column: field for field in CRASH_FIELDS}


def crash_words(crash: Crash) -> RecordWords:
    """Titles and values in the language of the window at the time they are asked."""

    def value(column: str, held: Value) -> str:
        return value_words(_FIELDS[column], held, crash.form, language_now())

    def named() -> str:
        if not crash.case_no:
            return moment_words(crash.occurred_at)
        return QCoreApplication.translate("CrashWords", "case {case}").format(case=crash.case_no)

    return RecordWords(
        title=lambda column: _FIELDS[column].title(language_now()),
        value=value,
        moment=moment_words,
        order=tuple(_FIELDS).index,
        record=named,
    )


def moment_words(at: datetime) -> str:
    """A time in Taipei, by the year's count of the language."""
    local = at.astimezone(TAIPEI)
    return f"{day_words(local.date(), language_now())} {local:%H:%M}"
