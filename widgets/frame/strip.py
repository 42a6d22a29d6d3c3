"""A line above the work: a state that stays in sight, with buttons for what to do about it."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget


class Strip(QFrame):
    """Words and buttons in the colours of a tooltip, which stand out in both looks."""

    def __init__(self, buttons: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.buttons = [QPushButton() for _ in range(buttons)]
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.addWidget(self.label, 1)
        for button in self.buttons:
            row.addWidget(button)
        self.hide()

    def say(self, words: str) -> None:
        """Show words; hidden where there are none."""
        self.label.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
