"""Edits of what is chosen, by a button and by a menu on the map; what both editors share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QToolButton, QWidget

from gis.drafting.user_actions import ActionCount, UserAction
from widgets.editor.snap_marks import Say
from widgets.map.canvas_door import Pointer

FARTHEST_M = 10_000.0
Chosen = tuple[Any, ...]
"""What a document says is chosen."""


class ActsAtOnce(Protocol):
    """A command that needs no more than what is chosen."""

    id: str
    text: str

    def run(self, around: Any, say: Say) -> bool:  # noqa: ANN401 - surroundings of its editor
        """Make the edit."""


class AsksValue(Protocol):
    """A command that asks for one number."""

    id: str
    text: str
    asks: str
    usual: float

    def run(self, around: Any, value: float, say: Say) -> bool:  # noqa: ANN401
        """Make the edit with the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditOffer:
    """What an editor offers to do with what is chosen."""

    tools: Sequence[tuple[str, str]]
    """Names of tools that go on with what is chosen, and what the menu says (source texts)."""
    at_once: Sequence[ActsAtOnce]
    with_value: Sequence[AsksValue]
    values_first: bool = False
    """Whether the commands that ask for a number stand above the others."""
    can_take_up: Callable[[Chosen], bool]
    can_run: Callable[[Any, Chosen], bool]
    say: Say

    @property
    def commands(self) -> Sequence[ActsAtOnce | AsksValue]:
        """All commands in the order of the menu."""
        first, then = self.at_once, self.with_value
        return (*then, *first) if self.values_first else (*first, *then)


class EditSurroundings(Protocol):
    """What the menu needs of an editor's surroundings."""

    @property
    def count(self) -> ActionCount:
        """Actions of the user so far."""

    @property
    def use_tool(self) -> Callable[[str], None]:
        """Takes up a tool."""

    @property
    def document(self) -> Any:  # noqa: ANN401 - of its editor
        """Tells what is chosen: `chosen`, `chosen_changed`."""


class EditMenu(QWidget):
    """A button with the list of edits; what does not suit what is chosen is greyed."""

    def __init__(
        self, around: EditSurroundings, offer: EditOffer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around, self._offer = around, offer
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

    def _fill(self) -> None:
        for tool, _ in self._offer.tools:
            self._add(tool, lambda tool=tool: self._take_up(tool))
        self.menu.addSeparator()
        for command in self._offer.commands:
            act = self._ask if command in self._offer.with_value else self._run
            self._add(command.id, lambda act=act, one=command: act(one))

    def _add(self, wanted: str, act: Callable[[], None]) -> None:
        action = self.menu.addAction("")
        action.triggered.connect(lambda checked=False: act())
        self.actions_of[wanted] = action

    def write_words(self, title: str, hint: str) -> None:
        """Write all words again; those of the button are the editor's own."""
        say = self._offer.say
        self.button.setText(title)
        self.button.setToolTip(hint)
        self.button.setAccessibleName(hint)
        for tool, text in self._offer.tools:
            self.actions_of[tool].setText(say(text))
        for one in self._offer.commands:
            self.actions_of[one.id].setText(say(one.text))

    # --- what is picked: one pick each, and one typed value where a number is asked for

    def _take_up(self, tool: str) -> None:
        self._around.count.count(UserAction.PICK)
        self._around.use_tool(tool)

    def _run(self, command: ActsAtOnce) -> None:
        self._around.count.count(UserAction.PICK)
        command.run(self._around, self._offer.say)

    def _ask(self, command: AsksValue) -> None:
        self._around.count.count(UserAction.PICK)
        say = self._offer.say
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

    def _follow(self, chosen: Chosen) -> None:
        for tool, _ in self._offer.tools:
            self.actions_of[tool].setEnabled(self._offer.can_take_up(chosen))
        for one in self._offer.commands:
            self.actions_of[one.id].setEnabled(self._offer.can_run(one, chosen))


class MenuOnMap:
    """The same list where the right button was pressed on the map, made when first asked for."""

    def __init__(
        self,
        make: Callable[[], EditMenu],
        suits: Callable[[Chosen], bool],
        popup: Callable[[QMenu], None] | None = None,
    ) -> None:
        """`suits`: whether the list says anything about what is chosen."""
        self._make, self._suits = make, suits
        self._popup = popup or (lambda menu: menu.popup(QCursor.pos()))
        self.box: EditMenu | None = None

    def __call__(self, pointer: Pointer, chosen: Chosen) -> None:
        """Open it, unless nothing is chosen that it speaks of."""
        if not self._suits(chosen):
            return
        if self.box is None:
            self.box = self._make()
        self._popup(self.box.menu)
