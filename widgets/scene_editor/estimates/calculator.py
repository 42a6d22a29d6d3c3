"""What a calculator is: a form of rows, what it takes from a scene, what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

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

USUAL_SURFACE = "asphalt_dry"


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


class CalculatorForm(QWidget):
    """Rows of numbers; `typed` and `picked` tell what the user did, once each."""

    typed = Signal()
    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._named: list[tuple[QLabel, QWidget, str, dict[str, object]]] = []

    def add_row(self, words: str, field: QWidget, **params: object) -> None:
        """One more row; its words are a source of the calculators."""
        label = QLabel()
        label.setBuddy(field)
        self._named.append((label, field, words, params))
        self.rows.addRow(label, field)
        if isinstance(field, RangeField):
            field.edited.connect(self.typed)
        elif isinstance(field, QuietNumber):
            field.valueChanged.connect(lambda value: self.typed.emit())

    def retranslate(self, language: Language) -> None:
        """Write all words again."""
        for label, field, words, params in self._named:
            said = say(words, **params)
            label.setText(said)
            if isinstance(field, RangeField):
                field.name(said, say(GIVE_OR_TAKE, name=said))
            else:
                field.setAccessibleName(said)


class Calculator(Protocol):
    """What the panel asks of each calculator; its form is what the panel shows."""

    @property
    def form(self) -> CalculatorForm:
        """Its rows."""

    @property
    def source_code(self) -> str:
        """Sentence of the formula and its source."""

    def value_sources(self) -> tuple[str, ...]:
        """Publications that usual values come from."""

    def fill(self, scene: Scene) -> None:
        """Take from a scene what it gives."""

    def answer(self) -> Answer:
        """What the numbers give.

        Raises:
            Problem: why they give nothing.
        """

    def retranslate(self, language: Language) -> None:
        """Write all words again."""


class SurfaceChoice:
    """A list of surfaces that fills the friction beside it; the scene's own until one is picked."""

    def __init__(self, form: CalculatorForm, friction: RangeField, slides: str = "") -> None:
        self.combo = QuietCombo()
        self._form, self._friction = form, friction
        self.entries: tuple[DragEntry, ...] = tuple(
            one for one in load_drags() if not slides or one.slides == slides
        )
        self.combo.activated.connect(self._picked)
        self.of_scene = USUAL_SURFACE
        """The surface that the scene's form said last."""
        friction.show_range(self.entry.drag)

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

    def follow(self, scene: Scene) -> None:
        """Choose the surface that a scene's form says, where it says another one than before."""
        if usual_surface(scene) != self.of_scene:
            self.of_scene = usual_surface(scene)
            self.choose(self.of_scene)

    def choose(self, wanted: str) -> None:
        """Choose a surface by its id, and its friction, without telling."""
        for place, entry in enumerate(self.entries):
            if entry.id == wanted:
                self.combo.setCurrentIndex(place)
        self._friction.show_range(self.entry.drag)

    def _picked(self, place: int) -> None:
        self._friction.show_range(self.entry.drag)
        self._form.picked.emit()


def usual_surface(scene: Scene) -> str:
    """The surface that a scene's form says."""
    return "asphalt_wet" if scene.surface in ("濕潤", "4") else USUAL_SURFACE
