"""Edits of chosen parts that act at once or ask for one number: a button, and a menu on the map."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QMenu, QWidget

from widgets.editor.edit_menu import EditMenu, EditOffer, MenuOnMap
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.drawing.edit_commands import (
    CHOSEN_COMMANDS,
    PLACINGS,
    VALUE_COMMANDS,
    can_run,
)
from widgets.scene_editor.tool_words import say

OFFER = EditOffer(
    tools=tuple((placing.id, placing.name) for placing in PLACINGS),
    at_once=CHOSEN_COMMANDS,
    with_value=VALUE_COMMANDS,
    values_first=True,
    can_take_up=bool,
    can_run=can_run,
    say=say,
)


class EditBox(EditMenu):
    """Offers what can be done with the parts that are chosen."""

    def __init__(self, around: SceneAround, parent: QWidget | None = None) -> None:
        super().__init__(around, OFFER, parent)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the window's language."""
        self.write_words(self.tr("Edit parts"), self.tr("What can be done with the chosen parts"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def part_menu(around: SceneAround, popup: Callable[[QMenu], None] | None = None) -> MenuOnMap:
    """The same list where the right button was pressed on the map."""
    return MenuOnMap(lambda: EditBox(around), bool, popup)
