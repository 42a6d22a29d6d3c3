"""Offers what was drawn before the program or the computer stopped."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from app.scenes.journal import LeftJournal
from gis.crashes.filters import TAIPEI
from gis.scenes.symbols import SymbolLibrary
from widgets.parts.dialog_manners import open_size, press_only_when_meant
from widgets.parts.flow_layout import FlowLayout
from widgets.parts.fonts import emphasised
from widgets.parts.words import day_text
from widgets.scene_editor.desk.scene_picture import ScenePicture


class RecoveryDialog(QDialog):
    """One line for each scene with steps that were not stored; nothing is lost by closing it."""

    go_on_wanted = Signal(object)
    give_up_wanted = Signal(object)

    def __init__(
        self, left: Sequence[LeftJournal], library: SymbolLibrary, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._left, self._library = list(left), library
        self.heading, self.explanation = QLabel(), QLabel()
        self.heading.setFont(emphasised(self.font()))
        for label in (self.heading, self.explanation):
            label.setWordWrap(True)
        self.list = QListWidget()
        self.picture: ScenePicture | None = None
        self.go_on, self.give_up, self.later = QPushButton(), QPushButton(), QPushButton()
        self.buttons = QWidget()
        flow = FlowLayout(self.buttons)
        for button in (self.go_on, self.give_up, self.later):
            flow.addWidget(button)
        press_only_when_meant(self.give_up, self.later)
        self._column = QVBoxLayout(self)
        for widget in (self.heading, self.explanation, self.list, self.buttons):
            self._column.addWidget(widget)
        self.list.currentRowChanged.connect(self._show_picture)
        self.go_on.clicked.connect(self._go_on)
        self.list.itemActivated.connect(lambda _: self._go_on())
        self.give_up.clicked.connect(self._give_up)
        self.later.clicked.connect(self.reject)
        self.go_on.setDefault(True)
        self.retranslate()
        self.list.setCurrentRow(0)
        open_size(self, 34, 30)

    @property
    def chosen(self) -> LeftJournal | None:
        """The scene in question."""
        row = self.list.currentRow()
        return self._left[row] if 0 <= row < len(self._left) else None

    def _show_picture(self, _: int) -> None:
        chosen = self.chosen
        if self.picture is not None:
            self._column.removeWidget(self.picture)
            self.picture.deleteLater()
            self.picture = None
        if chosen is not None:
            self.picture = ScenePicture(chosen.scene, self._library)
            self.picture.setAccessibleName(self.tr("The scene as it was drawn last"))
            self._column.insertWidget(3, self.picture, 1)

    def _go_on(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self.accept()
            self.go_on_wanted.emit(chosen)

    def _give_up(self) -> None:
        """The first press asks, the second throws away."""
        chosen, row = self.chosen, self.list.currentRow()
        if chosen is None:
            return
        if self.give_up.property("asked") != row:
            self.give_up.setProperty("asked", row)
            self.give_up.setText(self.tr("Really throw these steps away"))
            return
        self.give_up_wanted.emit(chosen)
        del self._left[row]
        if not self._left:
            self.accept()
            return
        self.retranslate()
        self.list.setCurrentRow(min(row, len(self._left) - 1))

    # --- words

    def retranslate(self) -> None:
        """Write all words again."""
        self.setWindowTitle(self.tr("Unfinished scenes"))
        self.heading.setText(self.tr("What you drew last is still there."))
        self.explanation.setText(
            self.tr("The program stopped before these steps were stored. Go on where you were?")
        )
        self.list.setAccessibleName(self.windowTitle())
        self.go_on.setText(self.tr("&Go on drawing"))
        self.give_up.setText(self.tr("&Throw these steps away"))
        self.give_up.setProperty("asked", None)
        self.later.setText(self.tr("&Later"))
        self.later.setToolTip(self.tr("Ask again when this store is opened next"))
        row = self.list.currentRow()
        self.list.clear()
        self.list.addItems([self._words(left) for left in self._left])
        self.list.setCurrentRow(row)

    def _words(self, left: LeftJournal) -> str:
        local = left.last_at.astimezone(TAIPEI)
        said = self.tr("Case {case}  {place}  last step {day} {time}  not stored: {steps}").format(
            case=left.scene.case_no,
            place=left.scene.place,
            day=day_text(local.date()),
            time=f"{local:%H:%M}",
            steps=len(left.steps),
        )
        damaged = self.tr("(the end is damaged)")
        return f"{said}  {damaged}" if left.is_damaged else said

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
