"""A value give or take something: two numbers side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from gis.scenes.estimates.ranges import Range, about

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuietNumber(QDoubleSpinBox):
    """A wheel over it edits nothing unless it has the keyboard; Enter goes on."""

    def __init__(self, least: float, most: float, decimals: int) -> None:
        super().__init__()
        self.setDecimals(decimals)
        self.setRange(least, most)
        self.setSingleStep(10.0**-decimals if decimals < 2 else 0.05)
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.setMinimumWidth(44)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes and goes on."""
        super().keyPressEvent(event)
        if event.key() in _ENTER:
            self.focusNextChild()


class RangeField(QWidget):
    """`edited` tells that one of its numbers was typed."""

    edited = Signal()

    def __init__(
        self, least: float, most: float, decimals: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.value = QuietNumber(least, most, decimals)
        self.spread = QuietNumber(0.0, most - least, decimals)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.value, 3)
        row.addWidget(QLabel("±"))
        row.addWidget(self.spread, 2)
        self.setFocusProxy(self.value)
        for part in (self.value, self.spread):
            part.valueChanged.connect(lambda value: self.edited.emit())

    def show_range(self, shown: Range) -> None:
        """Show a range without telling: its likeliest value, and its wider half."""
        for part, number in (
            (self.value, shown.likely),
            (self.spread, max(shown.high - shown.likely, shown.likely - shown.low)),
        ):
            part.blockSignals(True)
            part.setValue(number)
            part.blockSignals(False)

    def range(self, factor: float = 1.0) -> Range:
        """What is shown, in another unit; not below the least that may be typed."""
        found = about(self.value.value(), self.spread.value(), least=self.value.minimum())
        return found.times(factor)

    def name(self, words: str, spread_words: str) -> None:
        """What the screen reader says of both numbers."""
        self.setAccessibleName(words)
        self.value.setAccessibleName(words)
        self.spread.setAccessibleName(spread_words)
