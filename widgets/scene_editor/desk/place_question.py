"""The strip above the map that asks where a crash happened."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from widgets.parts.fonts import emphasised


class PlaceQuestion(QWidget):
    """Hidden while nobody asks."""

    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question, self.cancel = QLabel(), QPushButton()
        self.question.setFont(emphasised(self.font()))
        self.question.setWordWrap(True)
        self.cancel.clicked.connect(self.given_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.addWidget(self.question, 1)
        row.addWidget(self.cancel)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Write all words again."""
        self.question.setText(
            self.tr("Where did it happen? Click on the map, or search for a junction or place.")
        )
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Draw no scene (Esc)"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
