"""A field for a code of the form: letters search the list, Enter takes and goes on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.scenes.form_lists import FormChoice, found_choices, is_code
from widgets.parts.icons import icon
from widgets.scene_editor.form.choice_list import MOST_ROWS, ChoiceList
from widgets.scene_editor.form.form_words import OPEN_LIST, PICK_HINT, say
from widgets.scene_editor.form.in_sight import bring_into_sight

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: MOST_ROWS - 1,
    Qt.Key.Key_PageUp: 1 - MOST_ROWS,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CodeField(QLineEdit):
    """Shows one code with its words; `picked` tells a code, or None where it was cleared.

    A suggestion stands in an empty field; Enter takes it. Its page writes its words
    (`retranslate`) when it writes its own.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[FormChoice, ...] = ()
        self._code: str | None = None
        self._suggested: str | None = None
        self._typed = self._has_list = False
        self.setMinimumWidth(80)
        self.opener = QAction(self)
        self.opener.triggered.connect(self.open_list)
        self.addAction(self.opener, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._search)

    @cached_property
    def list(self) -> ChoiceList:
        """Made when somebody first needs it: a form has dozens of fields."""
        self._has_list = True
        made = ChoiceList(self)
        made.clicked_choice.connect(self._take)
        return made

    @property
    def _is_open(self) -> bool:
        return self._has_list and self.list.isVisible()

    def _close_list(self) -> None:
        if self._has_list:
            self.list.close_list()

    # --- showing

    def offer(self, choices: Sequence[FormChoice]) -> None:
        """Other choices (another language); the code stays."""
        self._choices = tuple(choices)
        self.show_code(self._code)

    def show_code(self, code: str | None) -> None:
        """Show a code without telling; one that is no choice is shown as it is."""
        self._code = code
        self._typed = False
        words = "" if code is None else code
        words = next((one.shown for one in self._choices if one.code == code), words)
        if self.text() != words:
            self.setText(words)
            self.setCursorPosition(0)
        self._say()
        if self.hasFocus():
            self.selectAll()

    def _say(self) -> None:
        """All of the words, where the field is too narrow for them, and what to do."""
        said = self.text() or self.placeholderText()
        self.setToolTip("\n".join(part for part in (said, say(PICK_HINT)) if part))

    def show_suggestion(self, code: str | None, why: str = "") -> None:
        """What Enter takes in the empty field; None for nothing."""
        self._suggested = code
        words = next((one.shown for one in self._choices if one.code == code), code)
        self.setPlaceholderText("" if code is None else f"Enter: {words} ({why})")
        self._say()

    @property
    def code(self) -> str | None:
        """The code that is shown."""
        return self._code

    # --- choosing

    def open_list(self) -> None:
        """All choices under their headings, on the one that is shown."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        offered = found_choices(self._choices, "")
        self.list.show_choices(offered, headings=True, at=self._code or self._suggested)

    def _search(self, typed: str) -> None:
        self._typed = True
        if typed.strip():
            self.list.show_choices(found_choices(self._choices, typed), headings=False, at=None)
        else:
            self._close_list()

    def _take(self, choice: FormChoice) -> None:
        self._close_list()
        self._tell(choice.code)

    def _tell(self, code: str | None) -> None:
        """Show a code, and tell of it where it is another."""
        is_other = code != self._code
        self.show_code(code)
        if is_other:
            self.picked.emit(code)

    def commit(self) -> bool:
        """Take what was typed or stood on; False where no choice is meant."""
        if self._is_open:
            choice = self.list.current_choice()
            if choice is None:
                return False
            self._take(choice)
        elif self._typed and not self.text().strip():
            self._tell(None)
        return True

    def give_up(self) -> None:
        """Back to what stood here."""
        self._close_list()
        self.show_code(self._code)

    # --- keys and mouse

    def event(self, event: QEvent) -> bool:
        """Tab takes what the list stands on before it goes on."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _TABS
            and not self.commit()
        ):
            self.give_up()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes and goes on, Down opens, Esc brings back."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            self._enter()
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key == Qt.Key.Key_Escape and (self._is_open or self._typed):
            self.give_up()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if not self._is_open and not self.text() and not self._typed and self._suggested:
            self._tell(self._suggested)
        elif not self.commit():
            return
        self.focusNextChild()

    def _step(self, rows: int) -> None:
        if self._is_open:
            self.list.step(rows)
        elif rows == 1:
            self.open_list()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the list."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.open_list()
            self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What stands here is replaced by what is typed."""
        super().focusInEvent(event)
        bring_into_sight(self)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A code that was typed in full is taken; half a word is given up."""
        if self._typed:
            choice = self.list.current_choice() if self._is_open else None
            typed = self.text().strip()
            if not typed:
                self._tell(None)
            elif choice is not None and is_code(choice, typed):
                self._take(choice)
            else:
                self.give_up()
        self._close_list()
        super().focusOutEvent(event)

    # --- words

    def retranslate(self) -> None:
        """Write all words again."""
        self._say()
        self.setAccessibleDescription(say(PICK_HINT))
        self.opener.setText(say(OPEN_LIST))
        self.opener.setToolTip(say(OPEN_LIST))
        self.opener.setIcon(icon("list_open"))
