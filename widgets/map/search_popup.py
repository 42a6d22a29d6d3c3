"""The list under the search box: results by kind, earlier searches, or what can be typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

DETAIL_ROLE = Qt.ItemDataRole.UserRole
VALUE_ROLE = Qt.ItemDataRole.UserRole + 1
GAP_PX = 8
MOST_ROWS = 14
DETAIL_SHARE = 0.45
"""Of a row, at most, where its title is long."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class PopupRow:
    """One line: a heading or a note without a value, or something to choose."""

    title: str
    detail: str = ""
    value: object = None
    heading: bool = False


class SearchPopup(QListWidget):
    """Rows under a box that keeps the keys; never takes the focus."""

    row_chosen = Signal(object)
    """The value of a row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search_popup")
        self.setItemDelegate(_RowDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setStyleSheet("#search_popup { border: 1px solid palette(mid); }")
        self.setAutoFillBackground(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(self._choose)
        self.hide()

    def show_rows(self, rows: Iterable[PopupRow]) -> None:
        """Show other rows; the first one to choose is the current one."""
        self.clear()
        for row in rows:
            self.addItem(_item(row))
        first = next(iter(self._choosable()), -1)
        # An earlier search is only offered: Enter in an empty box does nothing.
        offered = first >= 0 and isinstance(self.item(first).data(VALUE_ROLE), str)
        self.setCurrentRow(-1 if offered else first)

    def place_under(self, box: QWidget) -> None:
        """Stand under a box, as wide as it, as high as it takes within the window."""
        window = self.parentWidget()
        corner = box.mapTo(window, box.rect().bottomLeft())
        rows = [self.sizeHintForRow(row) for row in range(self.count())]
        wanted = sum(rows[:MOST_ROWS]) + 2 * self.frameWidth() + 2
        room = max(window.height() - corner.y() - GAP_PX, 60)
        width = min(max(box.width(), 30 * self.fontMetrics().averageCharWidth()), window.width())
        left = min(corner.x(), window.width() - width)
        self.setGeometry(left, corner.y() + 1, width, min(wanted, room))
        self.raise_()
        self.show()

    def step(self, by: int) -> None:
        """Move on to the next row that can be chosen, round the ends."""
        rows = self._choosable()
        if not rows:
            return
        now = rows.index(self.currentRow()) if self.currentRow() in rows else -1
        self.setCurrentRow(rows[(now + by) % len(rows)])
        if self.currentRow() == rows[0]:
            self.scrollToTop()  # with its heading

    @property
    def current_value(self) -> object:
        """What the current row stands for; None without one."""
        item = self.currentItem()
        return None if item is None else item.data(VALUE_ROLE)

    @property
    def texts(self) -> Sequence[str]:
        """All lines as they are read out."""
        return [
            self.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(self.count())
        ]

    def _choosable(self) -> list[int]:
        return [row for row in range(self.count()) if self.item(row).data(VALUE_ROLE) is not None]

    def _choose(self, item: QListWidgetItem) -> None:
        value = item.data(VALUE_ROLE)
        if value is not None:
            self.row_chosen.emit(value)


def _item(row: PopupRow) -> QListWidgetItem:
    item = QListWidgetItem(row.title)
    item.setData(DETAIL_ROLE, row.detail)
    item.setData(VALUE_ROLE, row.value)
    read_out = f"{row.title}, {row.detail}" if row.detail else row.title
    item.setData(Qt.ItemDataRole.AccessibleTextRole, read_out)
    item.setToolTip(f"{row.title}\n{row.detail}" if row.detail else "")
    if row.value is None:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    if row.heading:
        font = QFont(item.font())
        font.setBold(True)
        item.setFont(font)
    return item


class _RowDelegate(QStyledItemDelegate):
    """Paints the detail in a paler colour behind the title; notes are wrapped."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        widget = option.widget
        if widget is None:
            return
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        if chosen:
            painter.fillRect(option.rect, palette.brush(QPalette.ColorRole.Highlight))
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        pale = role if chosen else QPalette.ColorRole.PlaceholderText
        font = index.data(Qt.ItemDataRole.FontRole) or option.font
        painter.setFont(font)
        place = option.rect.adjusted(GAP_PX, 0, -GAP_PX, 0)
        title, detail = index.data(), index.data(DETAIL_ROLE)
        if index.data(VALUE_ROLE) is None:
            painter.setPen(palette.color(QPalette.ColorGroup.Active, pale))
            painter.drawText(place, _NOTE_FLAGS, title)
        else:
            painter.setPen(palette.color(QPalette.ColorGroup.Active, role))
            wanted = QFontMetrics(font).horizontalAdvance(detail) + GAP_PX if detail else 0
            kept = min(wanted, int(place.width() * DETAIL_SHARE))
            taken = _draw_cut(painter, place.adjusted(0, 0, -kept, 0), title)
            painter.setPen(palette.color(QPalette.ColorGroup.Active, pale))
            _draw_cut(painter, place.adjusted(taken + GAP_PX, 0, 0, 0), detail)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A line with some air; a note as many lines as it needs."""
        metrics = option.fontMetrics
        height = metrics.height() + 8
        if index.data(VALUE_ROLE) is None and isinstance(option.widget, QListWidget):
            width = option.widget.viewport().width() - 2 * GAP_PX
            box = metrics.boundingRect(QRect(0, 0, width, 0), _NOTE_FLAGS, index.data())
            height = box.height() + 8
        return QSize(0, height)


_NOTE_FLAGS = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
)


def _draw_cut(painter: QPainter, place: QRect, text: str) -> int:
    """A line, cut off with dots where it is too long; the width it took."""
    metrics = QFontMetrics(painter.font())
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(place, flags, cut)
    return metrics.horizontalAdvance(cut)
