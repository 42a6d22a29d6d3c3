"""Columns of the list of crashes whose legs are asked for."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.parts.records_model import Column
from widgets.parts.words import moment_text
from widgets.site.leg_words import STATES, said

LEG_CASE_COLUMNS = (
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Needs"),
        hint=QT_TRANSLATE_NOOP("Columns", "What settles the crash: one click, or the form"),
        text=lambda case: said(STATES[case.state]),
        order=lambda case: case.state.value,
        width_em=5.0,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Time"),
        text=lambda case: moment_text(case.occurred_at),
        order=lambda case: case.occurred_at.timestamp(),
        width_em=9.6,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Type"),
        text=lambda case: case.type_name,
        order=lambda case: case.type_name,
        stretch=True,
        width_em=6.0,
    ),
)
