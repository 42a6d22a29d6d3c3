"""Rows of the form made from its fields: label, field, what suggests itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy, QWidget

from app.messages import Language
from app.scenes.form_lists import form_list
from app.scenes.form_state import FormState
from app.scenes.form_words import field_words, say_why
from gis.scenes.form.fields import CODES, FieldAt, FormField
from gis.scenes.form.values import code_at
from widgets.scene_editor.form.code_field import CodeField
from widgets.scene_editor.form.form_hand import FormHand

GAP_PX = 4


def plain_form() -> QFormLayout:
    """Labels on the left, fields as wide as there is room."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setVerticalSpacing(GAP_PX)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    return form


class FieldRows:
    """The rows of one page by their fields."""

    def __init__(self, hand: FormHand) -> None:
        self._hand = hand
        self.widgets: dict[FormField, QWidget] = {}
        self.labels: dict[FormField, QLabel] = {}

    def add(self, form: QFormLayout, field: FormField, widget: QWidget) -> None:
        """One more row."""
        label = QLabel()
        label.setBuddy(widget)
        label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        widget.setObjectName(f"form_{field.value}")
        self.widgets[field], self.labels[field] = widget, label
        form.addRow(label, widget)

    def add_code(
        self, form: QFormLayout, field: FormField, at: Callable[[FormField], FieldAt]
    ) -> CodeField:
        """A row of a code; `at` tells where it is written when it is picked."""
        widget = CodeField()
        widget.picked.connect(lambda code: self._hand.pick(at(field), code))
        self.add(form, field, widget)
        return widget

    def show(
        self, state: FormState, at: Callable[[FormField], FieldAt], language: Language
    ) -> None:
        """Fill the rows of codes."""
        for field, widget in self.widgets.items():
            if isinstance(widget, CodeField) and field in CODES:
                place = at(field)
                widget.show_code(code_at(state.scene, place, self._hand.codes))
                offered = state.suggestion(place)
                why = "" if offered is None else say_why(offered, language)
                widget.show_suggestion(None if offered is None else offered.value, why)

    def _align(self) -> None:
        """Fields of all sections begin below each other."""
        widest = max(label.sizeHint().width() for label in self.labels.values())
        for label in self.labels.values():
            label.setMinimumWidth(widest)

    def retranslate(self, language: Language) -> None:
        """Write all words again."""
        for field, widget in self.widgets.items():
            words = field_words(field, language)
            self.labels[field].setMinimumWidth(0)
            self.labels[field].setText(words)
            widget.setAccessibleName(words)
            if isinstance(widget, CodeField) and field in CODES:
                widget.offer(form_list(CODES[field], language))
                widget.retranslate()
        self._align()
