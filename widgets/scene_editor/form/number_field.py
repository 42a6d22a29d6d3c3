"""A whole number typed into a field that may be empty; a wheel over it edits nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from widgets.scene_editor.form.in_sight import bring_into_sight

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NumberField(QLineEdit):
    """`entered` tells a number, or None where the field was emptied and may be empty."""

    entered = Signal(object)

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number: int | None = None
        self._suggested: int | None = None
        self.setValidator(QIntValidator(0, most, self))

    def show_number(self, number: int | None) -> None:
        """Show a number without telling."""
        self._number = number
        self.setText("" if number is None else str(number))
        self.setModified(False)

    def show_suggestion(self, number: int | None, why: str = "") -> None:
        """What Enter takes in the empty field."""
        self._suggested = number
        self.setPlaceholderText("" if number is None else f"Enter: {number} ({why})")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes and goes on, Esc brings back."""
        if event.key() in _ENTER:
            if not self.text() and self._number is None and self._suggested is not None:
                self.setText(str(self._suggested))
            self._commit()
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.show_number(self._number)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into sight."""
        super().focusInEvent(event)
        bring_into_sight(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is taken."""
        self._commit()
        super().focusOutEvent(event)

    def _commit(self) -> None:
        text = self.text().strip()
        number = int(text) if text else None
        if number != self._number and (not text or self.hasAcceptableInput()):
            self._number = number
            self.entered.emit(number)
        else:
            self.show_number(self._number)
