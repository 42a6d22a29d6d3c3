"""Telling from what is typed that Caps Lock is on; Qt cannot be asked for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class CapsLockWatch(QObject):
    """Follows the keys of a line; `changed` tells whether Caps Lock seems to be on."""

    changed = Signal(bool)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self.is_on: bool | None = None
        """None until a letter was typed."""
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at letters and at the key itself; nothing is kept from the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_CapsLock:
                if self.is_on is not None:
                    self._tell(not self.is_on)
            else:
                self._judge(event.text(), event.modifiers())
        return super().eventFilter(watched, event)

    def _judge(self, text: str, modifiers: Qt.KeyboardModifier) -> None:
        other = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if len(text) != 1 or not text.isascii() or not text.isalpha() or modifiers & other:
            return
        shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        self._tell(text.isupper() is not shifted)

    def _tell(self, is_on: bool) -> None:
        if is_on is not self.is_on:
            self.is_on = is_on
            self.changed.emit(is_on)
