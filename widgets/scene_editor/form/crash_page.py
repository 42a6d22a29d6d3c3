"""The first sheet of the form: the crash, its road, its type and causes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.messages import Language
from app.scenes.form_state import FormState
from app.scenes.form_words import say_why
from gis.scenes.form.fields import FieldAt, FormField
from gis.scenes.form.typed_moment import typed_moment
from gis.scenes.scene import Scene
from widgets.parts.words import moment_text
from widgets.scene_editor.form.causes_field import CausesField
from widgets.scene_editor.form.field_rows import FieldRows, plain_form
from widgets.scene_editor.form.form_hand import FormHand
from widgets.scene_editor.form.form_words import say
from widgets.scene_editor.form.number_field import NumberField
from widgets.scene_editor.form.text_field import TextField

TIME_HINT = QT_TRANSLATE_NOOP("SceneForm", "Date and time, such as 1150106 1328; or the time alone")
NOT_A_TIME = QT_TRANSLATE_NOOP("SceneForm", "Not a time; write 1150106 1328")
MOST_PEOPLE, FASTEST_KMH = 999, 200
F = FormField
HEAD, HARM, ROAD, KIND = (
    QT_TRANSLATE_NOOP("SceneForm", "Case"),
    QT_TRANSLATE_NOOP("SceneForm", "Dead and injured"),
    QT_TRANSLATE_NOOP("SceneForm", "Weather and road"),
    QT_TRANSLATE_NOOP("SceneForm", "Type and causes"),
)
SECTIONS: tuple[tuple[str, tuple[FormField, ...]], ...] = (
    (HEAD, (F.CASE_NO, F.OCCURRED_AT, F.PLACE, F.STATION, F.HANDLER)),
    (HARM, (F.SEVERITY, F.DEATHS_24H, F.DEATHS_30D, F.INJURED)),
    (KIND, (F.TYPE, F.CAUSE, F.CAUSES)),
    (
        ROAD,
        (
            *(F.WEATHER, F.LIGHT, F.SURFACE, F.SIGNAL, F.SIGNAL_STATE),
            *(F.ROAD_CLASS, F.SPEED_LIMIT, F.ROAD_FORM, F.LOCATION, F.PAVEMENT, F.DEFECT),
            *(F.OBSTACLE, F.SIGHT, F.DIVIDER, F.LANE_LINE, F.SLOW_LANE_LINE, F.EDGE_LINE),
        ),
    ),
)
_TEXTS = {F.CASE_NO: "case_no", F.PLACE: "place", F.STATION: "station", F.HANDLER: "handler"}
_NUMBERS = {
    F.DEATHS_24H: MOST_PEOPLE,
    F.DEATHS_30D: MOST_PEOPLE,
    F.INJURED: MOST_PEOPLE,
    F.SPEED_LIMIT: FASTEST_KMH,
}


def of_crash(field: FormField) -> FieldAt:
    """A field of the crash."""
    return FieldAt(field=field)


class CrashPage(QWidget):
    """Rows in sections; shows a state, tells the hand."""

    def __init__(self, hand: FormHand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand = hand
        self.rows = FieldRows(hand)
        self.headings: dict[str, QLabel] = {}
        self.wrong_time = QLabel()
        self.wrong_time.setWordWrap(True)
        self.wrong_time.hide()
        self.causes = CausesField(hand)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        for heading, fields in SECTIONS:
            self._add_section(column, heading, fields)
        column.addStretch(1)

    def _add_section(self, column: QVBoxLayout, heading: str, fields: Sequence[FormField]) -> None:
        label = QLabel()
        bold = label.font()
        bold.setBold(True)
        label.setFont(bold)
        self.headings[heading] = label
        column.addWidget(label)
        form = plain_form()
        for field in fields:
            if field in _TEXTS or field is F.OCCURRED_AT:
                self.rows.add(form, field, self._text_field(field))
            elif field in _NUMBERS:
                self.rows.add(form, field, self._number_field(field))
            elif field is F.CAUSES:
                self.rows.add(form, field, self.causes)
            else:
                self.rows.add_code(form, field, of_crash)
            if field is F.OCCURRED_AT:
                form.addRow(self.wrong_time)
        column.addLayout(form)

    def _text_field(self, field: FormField) -> TextField:
        widget = TextField()
        if field is F.OCCURRED_AT:
            widget.read = lambda text: typed_moment(text, self._hand.scene.occurred_at)
            widget.entered.connect(self._hand.type_moment)
            widget.refused.connect(lambda: self.wrong_time.show())
            widget.textEdited.connect(lambda text: self.wrong_time.hide())
        else:
            widget.entered.connect(lambda text: self._hand.type_text(field, text))
        return widget

    def _number_field(self, field: FormField) -> NumberField:
        widget = NumberField(_NUMBERS[field])
        widget.entered.connect(lambda number: self._hand.type_number(of_crash(field), number))
        return widget

    def show_state(self, state: FormState, language: Language) -> None:
        """Show what a scene says."""
        scene = state.scene
        self.rows.show(state, of_crash, language)
        for field, name in _TEXTS.items():
            widget = self.rows.widgets[field]
            assert isinstance(widget, TextField)
            widget.show_text(getattr(scene, name))
        self._show_time(scene)
        for field, number in _numbers(scene).items():
            widget = self.rows.widgets[field]
            assert isinstance(widget, NumberField)
            widget.show_number(number)
            offered = state.suggestion(of_crash(field))
            if offered is None:
                widget.show_suggestion(None)
            else:
                widget.show_suggestion(int(offered.value), say_why(offered, language))
        self.causes.show_causes(scene.causes[1:], language)

    def _show_time(self, scene: Scene) -> None:
        widget = self.rows.widgets[F.OCCURRED_AT]
        assert isinstance(widget, TextField)
        moment = scene.occurred_at
        widget.show_text("" if moment is None else moment_text(datetime.fromisoformat(moment)))
        self.wrong_time.hide()

    def retranslate(self, language: Language) -> None:
        """Write all words again."""
        self.rows.retranslate(language)
        for heading, label in self.headings.items():
            label.setText(say(heading))
        self.wrong_time.setText("⚠ " + say(NOT_A_TIME))
        time = self.rows.widgets[F.OCCURRED_AT]
        time.setToolTip(say(TIME_HINT))
        time.setAccessibleDescription(say(TIME_HINT))
        self.causes.retranslate(language)


def _numbers(scene: Scene) -> dict[FormField, int | None]:
    limit = None if scene.report is None else scene.report.speed_limit_kmh
    return {
        F.DEATHS_24H: scene.deaths_24h,
        F.DEATHS_30D: scene.deaths_30d,
        F.INJURED: scene.injured,
        F.SPEED_LIMIT: limit,
    }
