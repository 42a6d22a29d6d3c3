"""What all calculators have in common: rows, what they rest on, what they give."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from app.messages import Language
from app.scenes.estimate_values import DragEntry, load_drags
from gis.angles import Point
from gis.problems import Problem
from gis.scenes.estimates.ranges import Range
from gis.scenes.scene import Scene
from widgets.scene_editor.estimates.estimate_words import GIVE_OR_TAKE, say
from widgets.scene_editor.estimates.range_field import QuietNumber, RangeField


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a calculator gives: a speed in m/s for each of some names."""

    speeds: tuple[tuple[str, Range], ...]
    doubts: tuple[Problem, ...] = ()
    at: Point | None = None
    """Where it belongs on the drawing."""


class QuietCombo(QComboBox):
    """A wheel over it picks nothing unless it has the keyboard; long words do not widen it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def wheelEvent(self, event: object) -> None:
        """Let the panel scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Calculator(QWidget):
    """A form of numbers; `typed` and `picked` tell what the user did, once each."""

    typed = Signal()
    picked = Signal()
    source_code = ""
    """Sentence of the formula and its source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows: list[tuple[QLabel, QWidget, str, dict[str, object]]] = []

    def add_row(self, words: str, field: QWidget, **params: object) -> None:
        """One more row; its words are a source of the calculators."""
        label = QLabel()
        label.setBuddy(field)
        self._rows.append((label, field, words, params))
        self.form.addRow(label, field)
        if isinstance(field, RangeField):
            field.edited.connect(self.typed)
        elif isinstance(field, QuietNumber):
            field.valueChanged.connect(lambda value: self.typed.emit())

    def retranslate(self, language: Language) -> None:
        """Write all words again."""
        for label, field, words, params in self._rows:
            said = say(words, **params)
            label.setText(said)
            if isinstance(field, RangeField):
                field.name(said, say(GIVE_OR_TAKE, name=said))
            else:
                field.setAccessibleName(said)

    def value_sources(self) -> tuple[str, ...]:
        """Publications that usual values come from."""
        return ()

    def fill(self, scene: Scene, language: Language) -> None:
        """Take from a scene what it gives."""
        raise NotImplementedError

    def answer(self) -> Answer:
        """What the numbers give.

        Raises:
            Problem: why they give nothing.
        """
        raise NotImplementedError


class SurfaceChoice:
    """A list of surfaces that fills the friction beside it."""

    def __init__(self, calculator: Calculator, friction: RangeField, slides: str = "") -> None:
        self.combo = QuietCombo()
        self._calculator, self._friction = calculator, friction
        self.entries: tuple[DragEntry, ...] = tuple(
            one for one in load_drags() if not slides or one.slides == slides
        )
        self.combo.activated.connect(self._picked)

    def retranslate(self, language: Language) -> None:
        """Write the surfaces again."""
        held = max(self.combo.currentIndex(), 0)
        self.combo.clear()
        for entry in self.entries:
            self.combo.addItem(entry.zh if language is Language.CHINESE else entry.en)
            self.combo.setItemData(
                self.combo.count() - 1, entry.source, Qt.ItemDataRole.ToolTipRole
            )
        self.combo.setCurrentIndex(held)

    @property
    def entry(self) -> DragEntry:
        """The surface that is chosen."""
        return self.entries[max(self.combo.currentIndex(), 0)]

    def choose(self, wanted: str) -> None:
        """Choose a surface by its id, and its friction, without telling."""
        for place, entry in enumerate(self.entries):
            if entry.id == wanted:
                self.combo.setCurrentIndex(place)
        self._friction.show_range(self.entry.drag)

    def _picked(self, place: int) -> None:
        self._friction.show_range(self.entry.drag)
        self._calculator.picked.emit()


def usual_surface(scene: Scene) -> str:
    """The surface that a scene's form says."""
    return "asphalt_wet" if scene.surface in ("濕潤", "4") else "asphalt_dry"
