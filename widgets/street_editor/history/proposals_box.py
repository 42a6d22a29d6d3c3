"""Changes of streets that were put aside: make them after all, or drop them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from app.store.proposals import Proposal, ProposalStatus, load_proposals
from app.streets.edit_conflict import say_status, take
from gis.drafting.user_actions import UserAction
from gis.problems import Problem
from widgets.parts.words import moment_text
from widgets.street_editor.around import EditorAround

ROWS = 3


class ProposalsBox(QWidget):
    """Seen where there are any."""

    def __init__(self, around: EditorAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._held: list[Proposal] = []
        self.title, self.list = QLabel(), QListWidget()
        self.title.setBuddy(self.list)
        self.make, self.drop = QPushButton(), QPushButton()
        self.list.setMaximumHeight(ROWS * (self.fontMetrics().height() + 8))
        buttons = QHBoxLayout()
        buttons.addWidget(self.make)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.list)
        column.addLayout(buttons)
        self.list.currentRowChanged.connect(self._follow)
        self.make.clicked.connect(self._make)
        self.drop.clicked.connect(self._drop)
        self.retranslate()
        self.hide()

    def reload(self) -> None:
        """Read what is put aside."""
        with self._around.document.editing.store.read() as connection:
            self._held = load_proposals(connection)
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        for one in self._held:
            text = f"{moment_text(one.made_at)}  {one.author}  {one.action}"
            self.list.addItem(f"{text}: {one.note}" if one.note else text)
        self.list.setCurrentRow(0 if self._held else -1)
        self.setVisible(bool(self._held))

    @property
    def current(self) -> Proposal | None:
        """What is picked."""
        row = self.list.currentRow()
        return self._held[row] if 0 <= row < len(self._held) else None

    def _follow(self) -> None:
        one = self.current
        self.make.setEnabled(one is not None)
        self.drop.setEnabled(one is not None)
        if one is not None and self.list.hasFocus():
            self._around.count.count(UserAction.PICK)
            self._around.canvas.centre_on(one.at)

    def _make(self) -> None:
        self._settle(lambda one: take(self._around.document, one))

    def _drop(self) -> None:
        store = self._around.document.editing.store
        self._settle(lambda one: say_status(store, one, ProposalStatus.DROPPED))

    def _settle(self, do: Callable[[Proposal], object]) -> None:
        self._around.count.count(UserAction.CLICK)
        one = self.current
        if one is None:
            return
        try:
            do(one)
        except Problem as problem:
            self._around.tell(problem)
        else:
            self._around.tell(None)
        self.reload()

    def retranslate(self) -> None:
        """Write all words again."""
        self.title.setText(self.tr("&Put aside"))
        self.make.setText(self.tr("&Make it now"))
        self.make.setToolTip(self.tr("Make this change on the streets as they are now"))
        self.drop.setText(self.tr("Dr&op it"))
        self.drop.setToolTip(self.tr("Take it off this list; it stays in the store"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._fill()
        super().changeEvent(event)
