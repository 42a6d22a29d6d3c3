"""The list below a field that typed letters search; the field keeps the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from app.scenes.form_lists import FormChoice
from widgets.scene_editor.form.form_words import NO_CODE, say

MOST_ROWS = 12
LEAST_EM = 18
_PLACE = Qt.ItemDataRole.UserRole
_CLOSERS = (QEvent.Type.Resize, QEvent.Type.Hide)


class ChoiceList(QListWidget):
    """Rows of choices under their headings; `clicked_choice` tells which one the mouse took.

    It lies over its field's window while it is open, not in a window of its own: no desktop takes
    the keyboard away from the field for it.
    """

    clicked_choice = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._choices: tuple[FormChoice, ...] = ()
        self.hide()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(self._clicked)

    def show_choices(
        self, choices: Sequence[FormChoice], *, headings: bool, at: str | None
    ) -> None:
        """Fill the list and open it below its field, on the choice `at` or on the first.

        Args:
            choices: in their order.
            headings: whether the form's headings stand between them.
            at: code of the one to stand on.
        """
        self._choices = tuple(choices)
        self.clear()
        group = ""
        for place, choice in enumerate(self._choices):
            if headings and choice.group and choice.group != group:
                self._add_heading(choice.group)
                group = choice.group
            item = QListWidgetItem(choice.shown)
            item.setData(_PLACE, place)
            item.setToolTip(f"{choice.text}\n{choice.other}")
            self.addItem(item)
            if choice.code == at:
                self.setCurrentItem(item)
        if not self._choices:
            self._add_heading(say(NO_CODE))
        elif self.currentItem() is None:
            self.step(1)
        self._open()

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        bold = item.font()
        bold.setBold(True)
        item.setFont(bold)
        self.addItem(item)

    def _open(self) -> None:
        field = self._field
        rows = range(min(self.count(), MOST_ROWS))
        height = sum(self.sizeHintForRow(row) for row in rows) + 2 * self.frameWidth()
        widest = max((self.sizeHintForColumn(0), 0)) + 24
        least = LEAST_EM * field.fontMetrics().height()
        size = QSize(min(max(field.width(), widest), max(field.width(), least)), height)
        window = field.window()
        top = field.mapTo(window, QPoint(0, 0))
        room_below = window.height() - top.y() - field.height()
        is_below = size.height() <= room_below or room_below >= top.y()
        size.setHeight(min(size.height(), room_below if is_below else top.y()))
        y = top.y() + field.height() if is_below else top.y() - size.height()
        x = max(0, min(top.x(), window.width() - size.width()))
        if self.parent() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        self.setGeometry(x, y, size.width(), size.height())
        self.show()
        self.raise_()
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def close_list(self) -> None:
        """Go back to the field."""
        self.hide()
        if self.parent() is not self._field:
            self._field.window().removeEventFilter(self)
            self.setParent(self._field)
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the window below it changes."""
        if watched is self._field.window() and event.type() in _CLOSERS:
            self.close_list()
        return super().eventFilter(watched, event)

    def current_choice(self) -> FormChoice | None:
        """The one that Enter takes."""
        item = self.currentItem()
        place = None if item is None else item.data(_PLACE)
        return None if place is None else self._choices[place]

    def step(self, rows: int) -> None:
        """Go so many choices down or, negative, up; headings are passed over."""
        places = [row for row in range(self.count()) if self.item(row).data(_PLACE) is not None]
        if not places:
            return
        now = self.currentRow()
        at = places.index(now) if now in places else (-1 if rows > 0 else len(places))
        self.setCurrentRow(places[min(max(at + rows, 0), len(places) - 1)])

    def _clicked(self, item: QListWidgetItem) -> None:
        place = item.data(_PLACE)
        if place is not None:
            self.clicked_choice.emit(self._choices[place])
