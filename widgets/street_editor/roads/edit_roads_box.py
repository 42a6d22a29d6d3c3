"""Edits of chosen roads that act at once or ask for one number: a button, and a menu on the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.streets.street_document import Chosen, ChosenKind
from widgets.editor.edit_menu import EditMenu, EditOffer, MenuOnMap
from widgets.street_editor.around import EditorAround
from widgets.street_editor.roads.edit_commands import (
    CHOSEN_COMMANDS,
    PLACING_COMMANDS,
    VALUE_COMMANDS,
)
from widgets.street_editor.tool_words import say


def _roads(chosen: Iterable[Chosen]) -> int:
    return sum(one.kind is ChosenKind.ROAD for one in chosen)


def _holds_road(chosen: Iterable[Chosen]) -> bool:
    return _roads(chosen) > 0


OFFER = EditOffer(
    tools=tuple((one.placing.id, one.text) for one in PLACING_COMMANDS),
    at_once=CHOSEN_COMMANDS,
    with_value=VALUE_COMMANDS,
    can_take_up=_holds_road,
    can_run=lambda command, chosen: _roads(chosen) >= command.fewest,
    say=say,
)


class EditRoadsBox(EditMenu):
    """Offers what can be done with the roads that are chosen."""

    def __init__(self, around: EditorAround, parent: QWidget | None = None) -> None:
        super().__init__(around, OFFER, parent)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the window's language."""
        self.write_words(self.tr("Edit roads"), self.tr("What can be done with the chosen roads"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def road_menu(around: EditorAround, popup: Callable[[QMenu], None] | None = None) -> MenuOnMap:
    """The same list where the right button was pressed on the map."""
    return MenuOnMap(lambda: EditRoadsBox(around), _holds_road, popup)
