"""Editors of a crash's fields: text, pick list, number that may be blank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QSpinBox, QWidget

from app.edits.crash_fields import CrashField, FieldKind, pick_list, value_words
from app.edits.three_way import Value
from app.messages import Language, say
from gis.crashes.records import FormEdition

BLANK = -1
NUMBER_EM = 6
LIST_LENGTH = 18
"""Characters a pick list is wide at least."""


class CalmComboBox(QComboBox):
    """A pick list that scrolls the form where the wheel turns, and changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the form."""
        event.ignore()


class CalmSpinBox(QSpinBox):
    """A number that the wheel does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the form."""
        event.ignore()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldEditor:
    """A widget for one field, and how its value is read."""

    field: CrashField
    widget: QWidget
    value: Callable[[], Value]


def make_editor(
    field: CrashField,
    value: Value,
    form: FormEdition,
    language: Language,
    changed: Callable[[], object],
) -> FieldEditor:
    """An editor that holds a value and tells of every change."""
    if field.kind is FieldKind.TEXT:
        line = QLineEdit("" if value is None else str(value))
        line.setCursorPosition(0)
        line.textChanged.connect(changed)
        return FieldEditor(field=field, widget=line, value=lambda: line.text().strip())
    if field.kind is FieldKind.COUNT:
        return _number_editor(field, value, language, changed)
    return _list_editor(field, value, form, language, changed)


def _number_editor(
    field: CrashField, value: Value, language: Language, changed: Callable[[], object]
) -> FieldEditor:
    box = CalmSpinBox()
    number = value if isinstance(value, int) else BLANK
    box.setRange(BLANK if field.may_be_blank or number == BLANK else 0, max(field.most, number))
    if box.minimum() == BLANK:
        box.setSpecialValueText(say("CRASH_FIELD_BLANK", language))
    box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    box.setMinimumWidth(NUMBER_EM * box.fontMetrics().height())
    box.setValue(number)
    box.valueChanged.connect(changed)
    return FieldEditor(
        field=field, widget=box, value=lambda: None if box.value() == BLANK else box.value()
    )


def _list_editor(
    field: CrashField,
    value: Value,
    form: FormEdition,
    language: Language,
    changed: Callable[[], object],
) -> FieldEditor:
    box = CalmComboBox()
    for entry in pick_list(field, form, language):
        box.addItem(entry.words, entry.value)
    if box.findData(value) < 0 and value is not None:  # a code that the form does not know
        box.addItem(value_words(field, value, form, language), value)
    values = [box.itemData(place) for place in range(box.count())]
    box.setCurrentIndex(values.index(value))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(LIST_LENGTH)
    box.setMaxVisibleItems(20)
    box.currentIndexChanged.connect(changed)
    return FieldEditor(field=field, widget=box, value=lambda: values[box.currentIndex()])
