"""Edits of chosen parts that act at once or ask for one number: a button, and a menu on the map."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QToolButton, QWidget

from gis.drafting.user_actions import UserAction
from gis.scenes.parts import ScenePart
from widgets.map.canvas_door import Pointer
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.drawing.edit_commands import (
    CHOSEN_COMMANDS,
    PLACINGS,
    VALUE_COMMANDS,
    ChosenCommand,
    ValueCommand,
    can_run,
)
from widgets.scene_editor.tool_words import say

FARTHEST_M = 10_000.0


class EditBox(QWidget):
    """Offers what can be done with the parts that are chosen."""

    def __init__(self, around: SceneAround, parent: QWidget | None = None) -> None:
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
        for placing in PLACINGS:
            self._add(placing.id, lambda one=placing: self._take_up(one.id))
        self.menu.addSeparator()
        for command in (*VALUE_COMMANDS, *CHOSEN_COMMANDS):
            self._add(command.id, lambda one=command: self.run(one))

    def _add(self, wanted: str, act: Callable[[], None]) -> None:
        action = self.menu.addAction("")
        action.triggered.connect(lambda checked=False: act())
        self.actions_of[wanted] = action

    def retranslate(self) -> None:
        """Words of the window's language."""
        self.button.setText(self.tr("Edit parts"))
        self.button.setToolTip(self.tr("What can be done with the chosen parts"))
        self.button.setAccessibleName(self.button.toolTip())
        for placing in PLACINGS:
            self.actions_of[placing.id].setText(say(placing.name))
        for one in (*VALUE_COMMANDS, *CHOSEN_COMMANDS):
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

    def _follow(self, chosen: tuple[ScenePart, ...]) -> None:
        for placing in PLACINGS:
            self.actions_of[placing.id].setEnabled(bool(chosen))
        for one in (*VALUE_COMMANDS, *CHOSEN_COMMANDS):
            self.actions_of[one.id].setEnabled(can_run(one, chosen))


class MapMenu:
    """The same list where the right button was pressed on the map."""

    def __init__(self, around: SceneAround, popup: Callable[[QMenu], None] | None = None) -> None:
        self._around = around
        self._popup = popup or (lambda menu: menu.popup(QCursor.pos()))
        self.box: EditBox | None = None

    def __call__(self, pointer: Pointer, chosen: tuple[ScenePart, ...]) -> None:
        """Open it, unless nothing is chosen."""
        if not chosen:
            return
        if self.box is None:
            self.box = EditBox(self._around)
        self._popup(self.box.menu)
