"""How dialogs behave: never larger than the screen, and Enter presses no button by accident."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton

FRAME_EM = 2
"""Room for the frame and title that a desktop puts around a window."""


def open_size(dialog: QDialog, width_em: float, height_em: float) -> None:
    """Give a dialog a size in letter heights, and no more than its screen has."""
    em = dialog.fontMetrics().height()
    room = dialog.screen().availableGeometry().size() - QSize(FRAME_EM * em, FRAME_EM * em)
    dialog.resize(QSize(round(width_em * em), round(height_em * em)).boundedTo(room))


def press_only_when_meant(*buttons: QPushButton | QDialogButtonBox) -> None:
    """Enter presses none of these unless the keys are on it, whatever is typed elsewhere.

    Qt makes the first button a default by itself, a closing one too; what was typed is gone then.
    """
    for part in buttons:
        found = part.buttons() if isinstance(part, QDialogButtonBox) else [part]
        for button in found:
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
                button.setDefault(False)
                button.installEventFilter(_EnterOnButton(button))


class _EnterOnButton(QObject):
    """Presses a button by Enter where the keys are on it, as every button of a dialog does."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and nothing else."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and isinstance(watched, QPushButton):
                watched.click()
                return True
        return False
