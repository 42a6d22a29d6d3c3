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
_CLOSERS = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowDeactivate, QEvent.Type.Hide)


class ChoiceList(QListWidget):
    """Rows of choices under their headings; `clicked_choice` tells which one the mouse took."""

    clicked_choice = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._choices: tuple[FormChoice, ...] = ()
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
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
        row = max(self.sizeHintForRow(0), field.fontMetrics().height() + 2)
        height = min(self.count(), MOST_ROWS) * row + 2 * self.frameWidth()
        widest = max((self.sizeHintForColumn(0), 0)) + 24
        least = LEAST_EM * field.fontMetrics().height()
        size = QSize(min(max(field.width(), widest), max(field.width(), least)), height)
        below = field.mapToGlobal(QPoint(0, field.height()))
        screen = field.screen().availableGeometry()
        if below.y() + size.height() > screen.bottom():
            below = field.mapToGlobal(QPoint(0, -size.height()))
        below.setX(max(screen.left(), min(below.x(), screen.right() - size.width())))
        self.setGeometry(below.x(), below.y(), size.width(), size.height())
        if not self.isVisible():
            field.window().installEventFilter(self)
            self.show()
        self.raise_()
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def hideEvent(self, event: QEvent) -> None:
        """Hear no more of the window."""
        self._field.window().removeEventFilter(self)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the window moves away below it."""
        if event.type() in _CLOSERS:
            self.hide()
        return False

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
