"""What contradicts and what is missing, live; Enter jumps to the field."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.messages import Language
from app.scenes.form_state import FormState
from app.scenes.form_words import say_remark
from gis.scenes.form.remark import FormRemark, RemarkKind
from widgets.scene_editor.form.form_words import say

COUNTS = {
    RemarkKind.CONTRADICTION: QT_TRANSLATE_NOOP("SceneForm", "Contradictions: {count}"),
    RemarkKind.MISSING: QT_TRANSLATE_NOOP("SceneForm", "Missing: {count}"),
    RemarkKind.DOUBT: QT_TRANSLATE_NOOP("SceneForm", "Doubtful: {count}"),
}
COMPLETE = QT_TRANSLATE_NOOP("SceneForm", "✓ Complete; nothing contradicts")
NAME = QT_TRANSLATE_NOOP("SceneForm", "What contradicts or is missing; Enter goes to the field")
MARKS = {RemarkKind.CONTRADICTION: "⚠", RemarkKind.MISSING: "○", RemarkKind.DOUBT: "?"}
_PLACE = Qt.ItemDataRole.UserRole


class _List(QListWidget):
    """Enter goes to the field."""

    wanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self.wanted.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


class RemarksList(QWidget):
    """`wanted` tells the remark whose field somebody wants to see."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remarks: tuple[FormRemark, ...] = ()
        self.counts = QLabel()
        self.counts.setWordWrap(True)
        self.list = _List()
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(lambda item: self._go(self.list.row(item)))
        self.list.wanted.connect(self._go)
        self.counts.setBuddy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 2, 6, 6)
        column.addWidget(self.counts)
        column.addWidget(self.list, 1)

    def show_state(self, state: FormState, language: Language) -> None:
        """Show the remarks of a state; the row that was stood on stays."""
        kept = self.list.currentRow()
        self._remarks = state.remarks
        self.list.clear()
        for remark in state.remarks:
            words = say_remark(remark, language)
            item = QListWidgetItem(f"{MARKS[remark.kind]} {words}")
            item.setToolTip(words)
            self.list.addItem(item)
        self.list.setCurrentRow(min(kept, self.list.count() - 1))
        self.list.setVisible(bool(state.remarks))
        self.counts.setText(self._counted(state))

    def _counted(self, state: FormState) -> str:
        if not state.remarks:
            return say(COMPLETE)
        counted = [(words, state.count(kind)) for kind, words in COUNTS.items()]
        return " · ".join(say(words, count=count) for words, count in counted if count)

    def stand_on(self, remark: FormRemark) -> None:
        """Mark a remark's row."""
        if remark in self._remarks:
            self.list.setCurrentRow(self._remarks.index(remark))

    def _go(self, row: int) -> None:
        if 0 <= row < len(self._remarks):
            self.wanted.emit(self._remarks[row])

    def retranslate(self) -> None:
        """Write all words again."""
        self.list.setAccessibleName(say(NAME))
