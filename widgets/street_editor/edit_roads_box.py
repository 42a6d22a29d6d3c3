"""A button with the edits of chosen roads that act at once, or ask for one number."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QToolButton, QWidget

from app.streets.street_document import Chosen, ChosenKind
from gis.drafting.user_actions import UserAction
from widgets.street_editor.around import EditorAround
from widgets.street_editor.edit_commands import (
    CHOSEN_COMMANDS,
    VALUE_COMMANDS,
    ChosenCommand,
    ValueCommand,
)
from widgets.street_editor.tool_words import say

FARTHEST_M = 10_000.0


class EditRoadsBox(QWidget):
    """Offers what can be done with the roads that are chosen."""

    def __init__(self, around: EditorAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.button = QToolButton()
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.button.setMenu(self.menu)
        self.actions_of: dict[str, QAction] = {}
        for one in (*CHOSEN_COMMANDS, *VALUE_COMMANDS):
            action = self.menu.addAction("")
            action.triggered.connect(lambda checked=False, one=one: self.run(one))
            self.actions_of[one.id] = action
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        around.document.chosen_changed.connect(self._follow)
        self._follow(around.document.chosen)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the window's language."""
        self.button.setText(self.tr("Edit roads"))
        self.button.setToolTip(self.tr("What can be done with the chosen roads"))
        self.button.setAccessibleName(self.button.toolTip())
        for one in (*CHOSEN_COMMANDS, *VALUE_COMMANDS):
            self.actions_of[one.id].setText(say(one.key.text))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def run(self, command: ChosenCommand | ValueCommand) -> None:
        """Run a command of the list: one pick, and one typed value where it asks for one."""
        self._around.count.count(UserAction.PICK)
        if isinstance(command, ChosenCommand):
            command.run(self._around, say)
            return
        value, said = QInputDialog.getDouble(
            self,
            say(command.key.text),
            say(command.asks),
            command.usual,
            -FARTHEST_M,
            FARTHEST_M,
            2,
        )
        if said:
            command.run(self._around, value, say)

    def _follow(self, chosen: tuple[Chosen, ...]) -> None:
        roads = sum(one.kind is ChosenKind.ROAD for one in chosen)
        for one in (*CHOSEN_COMMANDS, *VALUE_COMMANDS):
            self.actions_of[one.id].setEnabled(roads >= one.fewest)
