"""A page that has nothing to show yet: says so, and offers what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from widgets.parts.fonts import emphasised, enlarged

TEXT_WIDTH_EM = 30


class EmptyPage(QWidget):
    """A title, a sentence and a button for each action that leads on."""

    def __init__(self, actions: Sequence[QAction] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        self.title.setFont(emphasised(enlarged(self.font(), 1.5)))
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text.setFixedWidth(TEXT_WIDTH_EM * self.fontMetrics().height())
        self._actions = tuple(actions)
        self.buttons = [self._button(action) for action in self._actions]
        row = QHBoxLayout()
        row.addStretch()
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(self.title)
        column.addWidget(self.text, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(row)
        column.addStretch(3)

    def say(self, title: str, text: str) -> None:
        """Set the words; buttons take theirs from their actions."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setFixedHeight(self.text.heightForWidth(self.text.width()))
        for button, action in zip(self.buttons, self._actions, strict=True):
            button.setText(action.text())
            button.setToolTip(action.toolTip())

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton()
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setMinimumHeight(int(button.fontMetrics().height() * 2.2))
        button.clicked.connect(action.trigger)
        return button
