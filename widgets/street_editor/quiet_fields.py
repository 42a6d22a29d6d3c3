"""Fields of panels that scroll: a wheel over them edits nothing unless they have the keyboard."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSizePolicy, QSpinBox

from widgets.street_editor.sections.section_words import DASH


class QuietCombo(QComboBox):
    """A list of values with words; nothing chosen reads as a dash."""

    def __init__(self) -> None:
        super().__init__()
        self._values: list[object] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPlaceholderText(DASH)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def offer(self, values: Iterable[tuple[str, object]]) -> None:
        """Other words and values; what was chosen stays chosen."""
        held = self.value()
        self.clear()
        self._values = []
        for words, value in values:
            self.addItem(words)
            self._values.append(value)
        self.show_value(held)

    def value(self) -> object:
        """What is chosen; None where nothing is. (Qt's own data would make enums plain text.)"""
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def show_value(self, value: object) -> None:
        """Choose a value without telling; a dash for one that is not offered."""
        found = value is not None and value in self._values
        self.setCurrentIndex(self._values.index(value) if found else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class QuietMetres(QDoubleSpinBox):
    """Metres with two digits; a dash where there is no one value."""

    def __init__(self, most: float = 40.0) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.setDecimals(2)
        self.setSingleStep(0.05)
        self.setRange(0.0, most)
        self.setSuffix(" m")
        self.setMinimumWidth(60)

    def show_value(self, value: float | None) -> None:
        """Show a width without telling; None: a dash."""
        self.blockSignals(True)
        self.setSpecialValueText(DASH if value is None else "")
        self.setValue(self.minimum() if value is None else value)
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class QuietNumber(QSpinBox):
    """A whole number; its least value stands for none and reads as a dash."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.setRange(least - 1, most)
        self.setSpecialValueText(DASH)

    def show_value(self, value: int | None) -> None:
        """Show a number without telling; None: a dash."""
        self.blockSignals(True)
        self.setValue(self.minimum() if value is None else value)
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
