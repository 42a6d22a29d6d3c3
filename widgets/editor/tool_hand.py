"""The tool in the officer's hand: chosen by button or key, told of keys, shown in the bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from gis.drafting.drawing_state import FIELDS, DrawingState
from gis.drafting.user_actions import ActionCount, UserAction
from widgets.editor.editor_bar import EditorBar
from widgets.editor.editor_words import FIELD_NAMES, words
from widgets.editor.tool_table import DrawsWithState, Prompts, ToolRecord
from widgets.map.canvas import MapCanvas
from widgets.map.canvas_door import MapTool, TypingTool
from widgets.map.canvas_input import control_character

STARTS_VALUE = "0123456789.@"
TAKE_BACK = control_character("Z")
"""Undo takes back the last point first, while something is drawn."""
LOCKING = tuple(map(control_character, "DAX"))
"""Keys that lock a value while something is drawn, though the window has actions of the name."""


class Surroundings(Protocol):
    """What the hand needs of an editor's surroundings; its tools know all of them."""

    @property
    def count(self) -> ActionCount:
        """Actions of the user so far."""


class ToolHand(QObject):
    """Between canvas and bar: which tool has the mouse, and which keys go where."""

    aside = Signal()
    """A tool of the editor took the mouse from the map's own."""

    def __init__(self, canvas: MapCanvas, bar: EditorBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas, self._bar = canvas, bar
        self._around: Surroundings | None = None
        self._records: tuple[ToolRecord, ...] = ()
        self._tools: dict[str, MapTool] = {}
        self._options: dict[str, QWidget] = {}
        self.record: ToolRecord | None = None
        """The tool that has the mouse; None where it is not one of the editor's."""
        self.enter_left: Callable[[], bool] = lambda: False
        """Hears of an Enter on the map that no tool took; whether it was of use."""
        self.nothing_chosen: Callable[[], None] = lambda: None
        """Esc with nothing left to cancel and the first tool in hand."""
        bar.tool_chosen.connect(self._clicked)
        bar.typed.entered.connect(self._typed)
        bar.typed.given_up.connect(self._give_up)
        canvas.heard.connect(self._show)
        canvas.tool_used.connect(self._tool_used)
        canvas.tool_left.connect(self._left)

    def take(self, around: Surroundings, records: Sequence[ToolRecord]) -> None:
        """Make the tools of a document and take up the first."""
        self.put_down()
        self._around, self._records = around, tuple(records)
        self._tools = {record.id: record.factory(around) for record in records}
        self._bar.use_tools(records)
        hears = self._canvas.input
        hears.before_tool, hears.after_tool = self._before_tool, self._after_tool
        hears.claims = self._claims
        if records:
            self.use(records[0].id)

    def put_down(self) -> None:
        """No tool of the editor has the mouse any more."""
        if self.tool is not None:
            self._canvas.use_tool(None, Qt.CursorShape.ArrowCursor)
        hears = self._canvas.input
        hears.before_tool = hears.after_tool = hears.claims = lambda name: False
        for options in self._options.values():
            options.deleteLater()
        self._around, self._records, self.record = None, (), None
        self._tools, self._options = {}, {}
        self._bar.show_tool(None, None)
        self._bar.typed.hide()

    @property
    def tool(self) -> MapTool | None:
        """The editor's tool that has the mouse."""
        return None if self.record is None else self._tools.get(self.record.id)

    def use(self, wanted: str) -> None:
        """Take up a tool."""
        record = next((one for one in self._records if one.id == wanted), None)
        if record is None:
            return
        self.aside.emit()
        self._canvas.use_tool(self._tools[wanted], record.cursor)
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self, wanted: str) -> None:
        """A button of the bar."""
        self._count(UserAction.CLICK)
        self.use(wanted)

    def _count(self, action: UserAction) -> None:
        if self._around is not None:
            self._around.count.count(action)

    def _tool_used(self, tool: MapTool | None) -> None:
        """The canvas has another tool."""
        held = next((one for one in self._records if self._tools.get(one.id) is tool), None)
        self.record = held
        self._bar.typed.hide()
        if self._around is not None:
            self._bar.show_tool(held, None if held is None else self._options_of(held))
            self._show()

    def _options_of(self, record: ToolRecord) -> QWidget | None:
        if record.options is None or self._around is None:
            return None
        if record.id not in self._options:
            self._options[record.id] = record.options(self._around, self._tools[record.id])
        return self._options[record.id]

    def _left(self) -> None:
        """Esc with nothing left to cancel: back to the first tool, or nothing is chosen."""
        if self._around is None:
            return
        first = self._records[0].id if self._records else ""
        if self.record is not None and self.record.id == first:
            self.nothing_chosen()
        else:
            self.use(first)

    def give_up_gesture(self) -> None:
        """Forget what is begun with the tool; the tool stays."""
        if self.tool is not None:
            self.tool.leave()
            self._show()

    # --- keys

    def _before_tool(self, name: str) -> bool:
        """A value that begins on the map opens the line."""
        tool = self.tool
        if name == TAKE_BACK:  # claimed only while something is drawn
            return self._tool_takes("Backspace")
        if not isinstance(tool, TypingTool):
            return False
        if name and name in STARTS_VALUE:
            self._bar.ask_value("", name)
            return True
        named = {name.upper(), name}
        key = next((k for k in FIELDS if named & {k.value, control_character(k.value)}), None)
        if key is None or not self._tool_takes(name):
            return False
        state = _state_of(tool)
        if state is not None and state.prompt is FIELDS[key]:
            self._bar.ask_value(words(FIELD_NAMES[key]), "")
        return True

    def _tool_takes(self, name: str) -> bool:
        return self.tool is not None and self.tool.key(name)

    def _after_tool(self, name: str) -> bool:
        """A letter chooses its tool; an Enter that no tool took may be of use to a panel."""
        if name == "Return":
            return self.enter_left()
        for record in self._records:
            if record.key and record.key.lower() == name.lower():
                self._count(UserAction.KEY)
                self.use(record.id)
                return True
        return False

    def _claims(self, name: str) -> bool:
        state = _state_of(self.tool)
        drawing = state is not None and bool(state.points)
        return drawing and (name == TAKE_BACK or name in LOCKING)

    def _typed(self, text: str) -> None:
        tool = self.tool
        if isinstance(tool, TypingTool):
            tool.typed(text)
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def _give_up(self) -> None:
        tool, state = self.tool, _state_of(self.tool)
        if tool is not None and state is not None and state.prompt in FIELDS.values():
            tool.key("Escape")
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    # --- showing

    def show_prompt(self) -> None:
        """Say anew what the tool in hand waits for: something else than the map changed it."""
        self._show()

    def _show(self) -> None:
        if self._around is None:
            return
        tool = self.tool
        prompt = tool.prompt if isinstance(tool, Prompts) else ""
        self._bar.show_drawing(_state_of(tool), prompt)
        self._bar.show_count(self._around.count.total)


def _state_of(tool: object) -> DrawingState | None:
    return tool.state if isinstance(tool, DrawsWithState) else None
