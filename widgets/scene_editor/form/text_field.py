"""A line of words; told when Enter is pressed or the field is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from widgets.scene_editor.form.in_sight import bring_into_sight

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _as_it_is(text: str) -> str:
    return text


class TextField(QLineEdit):
    """`entered` tells the words, as `read` understands them; what it refuses stays to be mended."""

    entered = Signal(str)
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.read: Callable[[str], str | None] = _as_it_is
        """What typed words mean; None where they mean nothing."""
        self._shown = ""

    def show_text(self, text: str) -> None:
        """Show words without telling."""
        self._shown = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes and goes on, Esc brings back."""
        if event.key() in _ENTER:
            if self._commit():
                self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into sight."""
        super().focusInEvent(event)
        bring_into_sight(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is taken; what means nothing is given up."""
        if not self._commit():
            self.setText(self._shown)
        super().focusOutEvent(event)

    def _commit(self) -> bool:
        text = self.text().strip()
        if text == self._shown:
            return True
        read = self.read(text)
        if read is None:
            self.refused.emit()
            self.selectAll()
            return False
        self._shown = text
        self.entered.emit(read)
        return True
