"""Edits of chosen roads that act at once or ask for one number: a button, and a menu on the map."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QToolButton, QWidget

from app.streets.street_document import Chosen, ChosenKind
from gis.drafting.user_actions import UserAction
from widgets.map.canvas_door import Pointer
from widgets.street_editor.around import EditorAround
from widgets.street_editor.roads.edit_commands import (
    CHOSEN_COMMANDS,
    PLACING_COMMANDS,
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
        self._fill()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        around.document.chosen_changed.connect(self._follow)
        self._follow(around.document.chosen)
        self.retranslate()

    def _fill(self) -> None:
        for placing in PLACING_COMMANDS:
            self._add(placing.placing.id, lambda one=placing: self._take_up(one.placing.id))
        self.menu.addSeparator()
        for command in (*CHOSEN_COMMANDS, *VALUE_COMMANDS):
            self._add(command.id, lambda one=command: self.run(one))

    def _add(self, wanted: str, act: Callable[[], None]) -> None:
        action = self.menu.addAction("")
        action.triggered.connect(lambda checked=False: act())
        self.actions_of[wanted] = action

    def retranslate(self) -> None:
        """Words of the window's language."""
        self.button.setText(self.tr("Edit roads"))
        self.button.setToolTip(self.tr("What can be done with the chosen roads"))
        self.button.setAccessibleName(self.button.toolTip())
        for placing in PLACING_COMMANDS:
            self.actions_of[placing.placing.id].setText(say(placing.text))
        for one in (*CHOSEN_COMMANDS, *VALUE_COMMANDS):
            self.actions_of[one.id].setText(say(one.text))

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
            say(command.text),
            say(command.asks),
            command.usual,
            -FARTHEST_M,
            FARTHEST_M,
            2,
        )
        if said:
            command.run(self._around, value, say)

    def _take_up(self, tool: str) -> None:
        self._around.count.count(UserAction.PICK)
        self._around.use_tool(tool)

    def _follow(self, chosen: tuple[Chosen, ...]) -> None:
        roads = sum(one.kind is ChosenKind.ROAD for one in chosen)
        for placing in PLACING_COMMANDS:
            self.actions_of[placing.placing.id].setEnabled(roads > 0)
        for one in (*CHOSEN_COMMANDS, *VALUE_COMMANDS):
            self.actions_of[one.id].setEnabled(roads >= one.fewest)


class MapMenu:
    """The same list where the right button was pressed on the map."""

    def __init__(self, around: EditorAround, popup: Callable[[QMenu], None] | None = None) -> None:
        self._around = around
        self._popup = popup or (lambda menu: menu.popup(QCursor.pos()))
        self.box: EditRoadsBox | None = None

    def __call__(self, pointer: Pointer, chosen: tuple[Chosen, ...]) -> None:
        """Open it, unless no road is chosen."""
        if not any(one.kind is ChosenKind.ROAD for one in chosen):
            return
        if self.box is None:
            self.box = EditRoadsBox(self._around)
        self._popup(self.box.menu)
