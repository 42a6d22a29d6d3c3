"""The parties in their order, and the form of the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.messages import Language
from app.scenes.form_state import FormState
from app.scenes.form_words import code_words
from gis.crashes.codes import CodeField as CodeList
from gis.scenes.form.fields import FormField
from gis.scenes.scene import SceneParty
from gis.scenes.symbols import SymbolLibrary
from gis.scenes.targets import letters, ordered
from widgets.parts.icons import icon
from widgets.scene_editor.form.form_hand import FormHand
from widgets.scene_editor.form.form_words import say
from widgets.scene_editor.form.party_form import PartyForm
from widgets.scene_editor.party_names import PartyNames

ADD = QT_TRANSLATE_NOOP("SceneForm", "Add party")
REMOVE = QT_TRANSLATE_NOOP("SceneForm", "Remove party")
UP = QT_TRANSLATE_NOOP("SceneForm", "Party up (Alt+Up)")
DOWN = QT_TRANSLATE_NOOP("SceneForm", "Party down (Alt+Down)")
PARTIES = QT_TRANSLATE_NOOP("SceneForm", "Parties in their order")
EMPTY = QT_TRANSLATE_NOOP("SceneForm", "No party yet. Add one here, or place a vehicle on the map.")
NO_CLASS = QT_TRANSLATE_NOOP("SceneForm", "class not said")
HELD = QT_TRANSLATE_NOOP(
    "SceneForm", "Names are kept by the parties' numbers: these parties keep their order"
)
MOST_ROWS = 5
_NUMBER = Qt.ItemDataRole.UserRole
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _PartyList(QListWidget):
    """Insert adds, Delete removes, Alt with an arrow moves."""

    def __init__(self, page: PartiesPage) -> None:
        super().__init__()
        self._page = page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key == Qt.Key.Key_Insert:
            self._page.add()
        elif key == Qt.Key.Key_Delete:
            self._page.remove()
        elif held == Qt.KeyboardModifier.AltModifier and key in _MOVES:
            self._page.move_party(_MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class PartiesPage(QWidget):
    """Shows a state; tells the hand."""

    def __init__(
        self,
        hand: FormHand,
        library: SymbolLibrary,
        names: PartyNames,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hand, self._names = hand, names
        self._state: FormState | None = None
        self._language = Language.ENGLISH
        self.list = _PartyList(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentItemChanged.connect(self._chosen)
        self.form = PartyForm(hand, library, names)
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.adder, self.remover, self.upper, self.lower = (QToolButton() for _ in range(4))
        self._lay_out()

    def _lay_out(self) -> None:
        self.adder.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for button, act in (
            (self.adder, self.add),
            (self.remover, self.remove),
            (self.upper, lambda: self.move_party(-1)),
            (self.lower, lambda: self.move_party(1)),
        ):
            button.clicked.connect(act)
        buttons = QHBoxLayout()
        for button in (self.adder, self.remover, self.upper, self.lower):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.list)
        column.addLayout(buttons)
        column.addWidget(self.empty)
        column.addWidget(self.form)
        column.addStretch(1)

    # --- showing

    def show_state(self, state: FormState, language: Language) -> None:
        """Show the parties of a scene; the chosen one stays chosen."""
        self._state, self._language = state, language
        chosen = self.form.number
        self.list.blockSignals(True)
        self.list.clear()
        by_number = letters(state.scene)
        for party in ordered(state.scene):
            item = QListWidgetItem(f"{by_number[party.no]}  {self._party_words(party)}")
            item.setData(_NUMBER, party.no)
            item.setToolTip(item.text())
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._fit_height()
        numbers = [party.no for party in ordered(state.scene)]
        if numbers:
            self.choose(chosen if chosen in numbers else numbers[0])
        self._show_buttons(bool(numbers))

    def _party_words(self, party: SceneParty) -> str:
        if party.class_code is None:
            return say(NO_CLASS)
        words = code_words(CodeList.CLASS, party.class_code, self._language)
        if party.action_code is None:
            return words
        return f"{words} · {code_words(CodeList.ACTION, party.action_code, self._language)}"

    def _fit_height(self) -> None:
        rows = max(2, min(self.list.count(), MOST_ROWS))
        row = max(self.list.sizeHintForRow(0), self.fontMetrics().height() + 4)
        self.list.setFixedHeight(rows * row + 2 * self.list.frameWidth())

    def _show_buttons(self, some: bool) -> None:
        self.empty.setVisible(not some)
        self.form.setVisible(some)
        row = self.list.currentRow()
        self.remover.setEnabled(some and self._may_remove())
        self.upper.setEnabled(some and row > 0 and self._may_move(-1))
        self.lower.setEnabled(some and row < self.list.count() - 1 and self._may_move(1))
        for button, words in ((self.remover, REMOVE), (self.upper, UP), (self.lower, DOWN)):
            held = some and bool(self._names.held) and not button.isEnabled()
            button.setToolTip(say(HELD) if held else say(words))

    def show_names(self, _: object = None) -> None:
        """More or less is kept of the parties."""
        if self.form.number is not None:
            self.form.names.show_party(self.form.number)
        self._show_buttons(bool(self.list.count()))

    def _may_remove(self) -> bool:
        number = self.form.number
        return number is None or self._names.may_remove(number)

    def _may_move(self, step: int) -> bool:
        number = self.form.number
        return number is None or self._names.may_move(number, step)

    def choose(self, number: int) -> None:
        """Show the form of a party."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_NUMBER) == number:
                self.list.setCurrentRow(row)
                self._chosen(self.list.item(row), None)

    def _chosen(self, item: QListWidgetItem | None, before: object) -> None:
        if item is None or self._state is None:
            return
        self.form.show_party(self._state, item.data(_NUMBER), self._language)
        self._show_buttons(True)

    # --- deciding

    def add(self) -> None:
        """One party more, chosen, its class to be typed."""
        number = self._hand.add_party(say(ADD))
        self.choose(number)
        self.form.rows.widgets[FormField.CLASS].setFocus()

    def remove(self) -> None:
        """The chosen party goes."""
        if self.form.number is not None and self.list.count() and self._may_remove():
            self._hand.remove_party(self.form.number, say(REMOVE))
            self.list.setFocus()

    def move_party(self, step: int) -> None:
        """The chosen party goes up or down."""
        number = self.form.number
        if number is None or not 0 <= self.list.currentRow() + step < self.list.count():
            return
        if not self._may_move(step):
            return
        row = self.list.currentRow() + step
        self._hand.move_party(number, step, say(UP if step < 0 else DOWN))
        item = self.list.item(row)
        if item is not None:
            self.choose(item.data(_NUMBER))

    def retranslate(self, language: Language) -> None:
        """Write all words again."""
        self._language = language
        self.form.retranslate(language)
        self.list.setAccessibleName(say(PARTIES))
        self.empty.setText(say(EMPTY))
        for button, words, picture in (
            (self.adder, ADD, "layer_add"),
            (self.remover, REMOVE, "layer_remove"),
            (self.upper, UP, "layer_up"),
            (self.lower, DOWN, "layer_down"),
        ):
            button.setText(say(words))
            button.setToolTip(say(words))
            button.setAccessibleName(say(words))
            button.setIcon(icon(picture))
