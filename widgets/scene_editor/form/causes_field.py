"""Further causes: a search field that adds one, and a list from which Delete takes them away."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.messages import Language
from app.scenes.form_lists import form_list
from app.scenes.form_words import code_words, field_words
from gis.crashes.codes import CodeField as CodeList
from gis.scenes.form.fields import FormField
from widgets.scene_editor.form.code_field import CodeField
from widgets.scene_editor.form.form_hand import FormHand
from widgets.scene_editor.form.form_words import say

ADD = QT_TRANSLATE_NOOP("SceneForm", "Add a cause")
REMOVE = QT_TRANSLATE_NOOP("SceneForm", "Delete takes the chosen cause away")
_CODE = Qt.ItemDataRole.UserRole
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class _CauseList(QListWidget):
    """Delete takes the chosen row away."""

    def __init__(self, owner: CausesField) -> None:
        super().__init__()
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete."""
        if event.key() in _DELETE and self.currentItem() is not None:
            self._owner.take_away(self.currentRow())
        else:
            super().keyPressEvent(event)


class CausesField(QWidget):
    """Causes beside the main one, in the order of their weight."""

    def __init__(self, hand: FormHand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand = hand
        self._causes: tuple[str, ...] = ()
        self.adder = CodeField()
        self.adder.picked.connect(self._add)
        self.list = _CauseList(self)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusProxy(self.adder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.adder)
        column.addWidget(self.list)

    def show_causes(self, causes: tuple[str, ...], language: Language) -> None:
        """Show causes by their codes."""
        self._causes = causes
        self.list.clear()
        for code in causes:
            words = code_words(CodeList.CAUSE, code, language)
            item = QListWidgetItem(f"{code} {words}")
            item.setToolTip(words)
            item.setData(_CODE, code)
            self.list.addItem(item)
        rows = len(causes)
        self.list.setVisible(rows > 0)
        row = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(rows * max(row, 1) + 2 * self.list.frameWidth())

    def take_away(self, row: int) -> None:
        """Without the cause of a row."""
        self._hand.pick_causes(self._causes[:row] + self._causes[row + 1 :])
        if self._causes:
            self.list.setCurrentRow(min(row, len(self._causes) - 1))
        else:
            self.adder.setFocus()

    def _add(self, code: str | None) -> None:
        self.adder.show_code(None)
        if code is not None and code not in self._causes:
            self._hand.pick_causes((*self._causes, code))

    def retranslate(self, language: Language) -> None:
        """Write all words again."""
        self.adder.offer(form_list(CodeList.CAUSE, language))
        self.adder.retranslate()
        self.adder.setAccessibleName(say(ADD))
        self.adder.setPlaceholderText(say(ADD))
        self.list.setAccessibleName(field_words(FormField.CAUSES, language))
        self.list.setToolTip(say(REMOVE))
