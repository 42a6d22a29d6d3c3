"""The row above the map while something is edited: tools, what to do next, typed values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gis.drafting.drawing_state import DrawingState, Prompt
from widgets.editor.editor_words import VALUE, prompt_words, snap_words, words
from widgets.editor.elided_label import ElidedLabel
from widgets.editor.tool_table import ToolRecord, tool_words
from widgets.editor.typed_line import TypedLine
from widgets.parts.icons import icon

ICON_PX = 20
GAP_PX = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class BarWords:
    """What is said of an editor, as sources of a context of the translation files."""

    context: str
    editing: str
    """What is done: the bar's own name."""
    tools: str
    more_tools: str
    finish: str
    finish_hint: str
    stored_hint: str


class EditorBar(QWidget):
    """Shows what it is told; `tool_chosen` tells a record's id, `finish_wanted` ends editing."""

    tool_chosen = Signal(str)
    finish_wanted = Signal()

    def __init__(self, bar_words: BarWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = bar_words
        self.setObjectName("editor_bar")
        self.tool_bar = QToolBar()
        self.finish = QToolButton()
        self.hint, self.snap = ElidedLabel(), ElidedLabel()
        self.count, self.stored = QLabel(), QLabel()
        self.typed = TypedLine()
        self.actions_by_id: dict[str, QAction] = {}
        self._records: tuple[ToolRecord, ...] = ()
        self._group = QActionGroup(self)
        self._options: QWidget | None = None
        self._record: ToolRecord | None = None
        self._prompt, self._state = "", None
        self._problem, self._note = "", ""
        self._actions = 0
        self._kept: tuple[str, str] | None = None
        """Where the last step is, where it is not simply stored; and what that means."""
        self._lay_out()
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        self.tool_bar.setIconSize(QSize(ICON_PX, ICON_PX))
        self.tool_bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.tool_bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.finish.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.finish.clicked.connect(self.finish_wanted)
        self.top = QHBoxLayout()
        self.top.setSpacing(GAP_PX)
        self.top.addWidget(self.tool_bar)
        self.top.addStretch(1)
        self.top.addWidget(self.finish)
        below = QHBoxLayout()
        below.setSpacing(2 * GAP_PX)
        for part, share in ((self.typed, 0), (self.hint, 1), (self.snap, 0)):
            below.addWidget(part, share)
        below.addWidget(self.count)
        below.addWidget(self.stored)
        below.addStrut(self.typed.sizeHint().height())  # no jump of the map when the line opens
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 4, 2)
        column.setSpacing(2)
        column.addLayout(self.top)
        self.below_tools = QHBoxLayout()
        self.below_tools.addStretch(1)
        column.addLayout(self.below_tools)
        column.addLayout(below)

    # --- tools

    def use_tools(self, records: Sequence[ToolRecord]) -> None:
        """Offer these tools; those that are offered already stay as they are."""
        if tuple(records) == self._records:
            return
        for action in self.actions_by_id.values():
            self._group.removeAction(action)
        self.tool_bar.clear()
        self.actions_by_id = {}
        self._records = tuple(records)
        for record in self._records:
            if record.separator_before:
                self.tool_bar.addSeparator()
            action = QAction(self)
            action.setCheckable(True)
            action.triggered.connect(
                lambda checked=False, wanted=record.id: self.tool_chosen.emit(wanted)
            )
            self._group.addAction(action)
            self.tool_bar.addAction(action)
            self.actions_by_id[record.id] = action
        for button in self.tool_bar.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.retranslate()
        self._put_icons()

    def show_tool(self, record: ToolRecord | None, options: QWidget | None) -> None:
        """Press the button of the tool that has the mouse; None where it is none of these."""
        self._group.setExclusive(record is not None)
        for wanted, action in self.actions_by_id.items():
            action.setChecked(record is not None and record.id == wanted)
        if self._options is not None and self._options is not options:
            self._options.hide()
            for row in (self.top, self.below_tools):
                row.removeWidget(self._options)
        self._options = options
        self._place_options()
        self._record, self._prompt = record, ""
        self._state, self._problem = None, ""
        self._say()

    def _place_options(self) -> None:
        """Beside the tools, or below them where all of them would find no room."""
        options = self._options
        if options is None:
            return
        needed = sum(part.sizeHint().width() for part in (self.tool_bar, options, self.finish))
        narrow = needed + 4 * GAP_PX > self.width()
        row, other = (self.below_tools, self.top) if narrow else (self.top, self.below_tools)
        if row.indexOf(options) < 0:
            other.removeWidget(options)
            row.insertWidget(0 if narrow else 1, options)
        options.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tool in hand in sight."""
        super().resizeEvent(event)
        self._place_options()

    # --- what is said

    def show_drawing(self, state: DrawingState | None, prompt: str = "") -> None:
        """What a tool waits for and snaps to; `prompt` is a source of the tool's context."""
        self._state = state
        if prompt:
            self._prompt = prompt
        self._say()

    def show_problem(self, said: str) -> None:
        """What is wrong, in place of the hint; "" takes it away."""
        self._problem = said
        self._say()

    def show_note(self, said: str) -> None:
        """What to do first on an empty sheet; "" takes it away."""
        self._note = said
        self._say()

    def show_kept(self, said: str, hint: str) -> None:
        """Where the last step is, and what that means; "" for stored as always."""
        self._kept = (said, hint) if said else None
        self._say_kept()

    def show_count(self, actions: int) -> None:
        """How many actions of the user there were."""
        if actions != self._actions:
            self._actions = actions
            self._say()

    def _say(self) -> None:
        record = self._record
        usage = "" if record is None else tool_words(record, self._prompt or record.usage)
        state = self._state
        begun = state is not None and bool(state.points)
        first = not self._records or record is None or record.id == self._records[0].id
        if self._note and not begun and (first or not usage):
            usage = self._note
        elif state is not None and (state.given or state.prompt is not Prompt.FIRST_POINT):
            usage = prompt_words(state) or usage
        self.hint.setText(f"⚠ {self._problem}" if self._problem else usage)
        self.snap.setText(snap_words(None if self._state is None else self._state.snap))
        self.count.setText(self.tr("Actions: {count}").format(count=f"{self._actions:,}"))

    def _say_kept(self) -> None:
        usual = (self.tr("✓ Stored"), self._said(self._words.stored_hint))
        said, hint = self._kept or usual
        self.stored.setText(said)
        self.stored.setToolTip(hint)

    def ask_value(self, name: str, text: str) -> None:
        """Open the line for a typed value."""
        self.typed.open(name or words(VALUE), text)

    # --- words and pictures

    def retranslate(self) -> None:
        """Write all words again."""
        self.setAccessibleName(self._said(self._words.editing))
        self.tool_bar.setWindowTitle(self._said(self._words.tools))
        self.tool_bar.setAccessibleName(self._said(self._words.tools))
        for record in self._records:
            action = self.actions_by_id[record.id]
            hint = tool_words(record, record.hint)
            action.setText(tool_words(record, record.text))
            action.setToolTip(f"{hint} ({record.key.upper()})" if record.key else hint)
            button = self.tool_bar.widgetForAction(action)
            if button is not None:
                button.setAccessibleName(tool_words(record, record.text))
        self.finish.setText(self._said(self._words.finish))
        self.finish.setToolTip(self._said(self._words.finish_hint))
        self._say_kept()
        self.count.setToolTip(self.tr("Clicks, drags, keys, typed values and choices so far"))
        self._say()

    def _said(self, source: str) -> str:
        return QCoreApplication.translate(self._words.context, source)

    def _put_icons(self) -> None:
        for record in self._records:
            if record.icon:
                made = icon(record.icon, chosen=QPalette.ColorRole.Link)
                self.actions_by_id[record.id].setIcon(made)
        self.finish.setIcon(icon("edit_finish"))
        more = self.tool_bar.findChild(QToolButton, "qt_toolbar_ext_button")
        if more is not None:
            more.setIcon(icon("more"))
            more.setAccessibleName(self._said(self._words.more_tools))
            more.setToolTip(self._said(self._words.more_tools))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._put_icons()
        super().changeEvent(event)
