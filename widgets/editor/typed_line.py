"""The line that opens when a value is typed on the map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from widgets.editor.editor_words import VALUE, words

WIDTH_EM = 9


class TypedLine(QWidget):
    """What the value is, and the value; hidden while nothing is typed."""

    entered = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label, self.line = QLabel(), _Line()
        self.label.setBuddy(self.line)
        self.line.setAccessibleName(words(VALUE))
        self.line.setFixedWidth(WIDTH_EM * self.fontMetrics().averageCharWidth() * 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label)
        row.addWidget(self.line)
        self.line.returnPressed.connect(self._enter)
        self.line.escaped.connect(self._give_up)
        self.line.left.connect(self.hide)
        self.hide()

    def open(self, name: str, text: str) -> None:
        """Ask for a value that begins with what was typed already."""
        self.label.setText(name)
        self.line.setAccessibleName(name)
        self.line.setText(text)
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.setCursorPosition(len(text))

    def _enter(self) -> None:
        text = self.line.text()
        self.hide()
        self.entered.emit(text)

    def _give_up(self) -> None:
        self.hide()
        self.given_up.emit()


class _Line(QLineEdit):
    """Tells that Esc was pressed, and that the keys went elsewhere."""

    escaped = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keys typed here are no shortcuts of the window."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A click elsewhere ends it; another window does not."""
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
            self.left.emit()
