"""The values of one facet as a list that can be ticked, each with its count and a small bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex
COUNT_ROLE = Qt.ItemDataRole.UserRole
SHARE_ROLE = Qt.ItemDataRole.UserRole + 1
INDENT_ROLE = Qt.ItemDataRole.UserRole + 2
MOST_ROLE = Qt.ItemDataRole.UserRole + 3
LONGEST = 9
"""Values shown before the list scrolls."""
EDGE_PX = 4
INDENT_PX = 12
BAR_ALPHA = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value: its words, and whether it stands under the value above."""

    value: str
    words: str
    indented: bool = False


class FacetModel(QAbstractListModel):
    """Values with counts; ticks are told, not kept: the filter is the owner of the choice."""

    toggled = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[FacetValue, ...] = ()
        self._shown: tuple[FacetValue, ...] = ()
        self._search = ""
        self._counts: dict[str, int] = {}
        self._most = 0
        self._chosen: frozenset[str] = frozenset()

    def set_values(self, values: Sequence[FacetValue]) -> None:
        """Show other values."""
        self._all = tuple(values)
        self._show()

    def search(self, text: str) -> None:
        """Show only values in whose words or code a text occurs, and the ticked ones."""
        self._search = text.casefold().strip()
        self._show()

    def set_state(self, counts: dict[str, int], chosen: frozenset[str]) -> None:
        """Other counts and ticks."""
        self._counts, self._chosen = counts, chosen
        self._most = max((counts.get(one.value, 0) for one in self._all), default=0)
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def value_at(self, row: int) -> str:
        """The value of a shown row."""
        return self._shown[row].value

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Number of shown values."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, tick, count and share of a value."""
        one = self._shown[index.row()]
        count = self._counts.get(one.value, 0)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return one.words
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = one.value in self._chosen
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one.words}, {count:,}"
        if role == COUNT_ROLE:
            return count
        if role == SHARE_ROLE:
            return count / self._most if self._most else 0.0
        if role == INDENT_ROLE:
            return one.indented
        if role == MOST_ROLE:
            return self._most
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell a tick."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        self.toggled.emit(self._shown[index.row()].value, ticked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Values can be ticked."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable

    def _show(self) -> None:
        self.beginResetModel()
        self._shown = tuple(
            one
            for one in self._all
            if self._search in f"{one.value} {one.words}".casefold() or one.value in self._chosen
        )
        self.endResetModel()


class FacetDelegate(QStyledItemDelegate):
    """Paints tick, words, bar and count in one line; of long words the end stays, too."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One value."""
        self.initStyleOption(option, index)
        palette, box = option.palette, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        if chosen and focused:
            painter.fillRect(box, palette.color(QPalette.ColorRole.Highlight))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, palette.color(QPalette.ColorRole.Midlight))
        count = int(index.data(COUNT_ROLE))
        group = QPalette.ColorGroup.Active if count else QPalette.ColorGroup.Disabled
        role = QPalette.ColorRole.Text
        if chosen and focused:
            group, role = QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText
        shift = INDENT_PX if index.data(INDENT_ROLE) else 0
        tick = self._tick(painter, option, index, shift)
        number = f"{count:,}"
        widest = option.fontMetrics.horizontalAdvance(f"{int(index.data(MOST_ROLE)):,}0")
        numbers = QRect(box.right() - widest - EDGE_PX, box.top(), widest, box.height())
        self._bar(painter, palette, numbers, float(index.data(SHARE_ROLE)))
        painter.setPen(palette.color(group, role))
        painter.drawText(
            numbers.adjusted(0, 0, -2, 0),
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            number,
        )
        room = numbers.right() - option.fontMetrics.horizontalAdvance(number) - tick.right() - 16
        words = QRect(tick.right() + 6, box.top(), room, box.height())
        text = option.fontMetrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideMiddle, words.width()
        )
        painter.drawText(
            words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(80, option.fontMetrics.height() + 2 * EDGE_PX)

    def _tick(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, shift: int
    ) -> QRect:
        """The box in the colours of the text: the style's own vanishes on dark ground."""
        side = option.widget.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
        box = option.rect
        place = QRect(box.left() + EDGE_PX + shift, box.center().y() - side // 2, side, side)
        palette = option.palette
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawRect(place)
        if index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 2))
            painter.drawPolyline(
                [
                    QPointF(place.left() + 0.22 * side, place.top() + 0.52 * side),
                    QPointF(place.left() + 0.42 * side, place.top() + 0.74 * side),
                    QPointF(place.left() + 0.80 * side, place.top() + 0.26 * side),
                ]
            )
        return place

    @staticmethod
    def _bar(painter: QPainter, palette: QPalette, place: QRect, share: float) -> None:
        colour = palette.color(QPalette.ColorRole.Highlight)
        colour.setAlpha(BAR_ALPHA)
        width = round(place.width() * share)
        bar = QRect(place.right() - width + 1, place.top() + 2, width, place.height() - 4)
        painter.fillRect(bar, colour)


class FacetList(QListView):
    """The list of a facet's values; Space ticks, Enter or a double click keeps only one."""

    only_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values = FacetModel(self)
        self.setModel(self.values)
        self.setItemDelegate(FacetDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.values.modelReset.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as its values, up to a limit."""
        rows = min(max(self.values.rowCount(), 1), LONGEST)
        line = self.fontMetrics().height() + 2 * EDGE_PX
        return QSize(super().sizeHint().width(), rows * line + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """No less high than that."""
        return QSize(60, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps only the value, Space ticks it."""
        if not self.currentIndex().isValid() and self.values.rowCount():
            self.setCurrentIndex(self.values.index(0))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.only_wanted.emit(self.values.value_at(self.currentIndex().row()))
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard stands."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.values.rowCount():
            self.setCurrentIndex(self.values.index(0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere in the line ticks it."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._toggle(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Keep only the value."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.only_wanted.emit(self.values.value_at(index.row()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press did it all; Qt's own would tick the box once more."""
        self.setState(QListView.State.NoState)

    def _toggle(self, index: Index) -> None:
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        self.values.setData(index, state, Qt.ItemDataRole.CheckStateRole)
