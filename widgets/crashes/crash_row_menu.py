"""The menu of the crash list's rows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget


class CrashRowMenu(QMenu):
    """What can be done with the selected crashes."""

    correct_wanted = Signal()
    zoom_wanted = Signal()
    scene_wanted = Signal()
    personal_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.correct = self.addAction("", self.correct_wanted.emit)
        self.scene = self.addAction("", self.scene_wanted.emit)
        self.zoom = self.addAction("", self.zoom_wanted.emit)
        self.personal = self.addAction("", self.personal_wanted.emit)
        self.personal.setEnabled(False)
        self.retranslate()

    def show_for(self, selected: int, where: QPoint) -> None:
        """Offer it at a point of the screen; one crash at a time can be corrected."""
        self.correct.setEnabled(selected == 1)
        self.scene.setEnabled(selected == 1)
        self.popup(where)

    def retranslate(self) -> None:
        """Write all words again."""
        self.correct.setText(self.tr("Correct this crash…"))
        self.scene.setText(self.tr("Scene of this crash…"))
        self.zoom.setText(self.tr("Show on map"))
        self.personal.setText(self.tr("Personal data of this case…"))
