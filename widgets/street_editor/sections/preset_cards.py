"""Cross-sections as cards under headings, with pictures; a card can be dragged onto the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPalette,
    QPixmap,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.messages import Language
from app.section_shelf import SectionShelf
from gis.streets.drawing.presets import SectionPreset
from widgets.parts.fonts import emphasised, enlarged
from widgets.street_editor.sections.section_drop import SECTION_MIME
from widgets.street_editor.sections.section_painter import Across, paint_plan
from widgets.street_editor.sections.section_words import GROUPS, metres, preset_name, said

CARD_PX = 132
"""A card is at least so wide; cards share the room of a row."""
PICTURE_PX = 44
GAP_PX = 6
NAME_LINES = 3
WIDEST_M = 30.0
"""A road so wide fills its card; narrower ones are drawn to the same scale."""
LEAST_SHARE = 0.4
Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """A heading, or a card where there is a preset."""

    text: str
    preset: SectionPreset | None = None
    is_favourite: bool = False


class CardModel(QAbstractListModel):
    """What the shelf holds, as far as the search finds it."""

    def __init__(self, shelf: SectionShelf, language: Callable[[], Language]) -> None:
        super().__init__()
        self._shelf, self._language = shelf, language
        self._wanted = ""
        self.rows: list[CardRow] = []
        self.read()

    def search(self, text: str) -> None:
        """Show what has all these words in its names."""
        self._wanted = text
        self.read()

    def read(self) -> None:
        """Fill anew."""
        self.beginResetModel()
        words = self._wanted.casefold().split()
        self.rows = []
        for group, presets in self._shelf.groups():
            held = [
                CardRow(
                    text=preset_name(one, self._language()),
                    preset=one,
                    is_favourite=self._shelf.is_favourite(one.code),
                )
                for one in presets
                if all(word in f"{one.zh} {one.en}".casefold() for word in words)
            ]
            if held:
                self.rows += [CardRow(text=said(GROUPS[group])), *held]
        self.endResetModel()

    def place_of(self, code: str) -> int | None:
        """The last row of a preset: under its own heading."""
        found = [k for k, row in enumerate(self.rows) if row.preset and row.preset.code == code]
        return found[-1] if found else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Headings and cards."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, words for the tooltip, and the row itself."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole and row.preset is not None:
            width = metres(row.preset.section.width_m)
            return f"{row.text} · {width} m"
        return row if role == ROW_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards can be chosen and dragged, headings cannot."""
        if not index.isValid() or self.rows[index.row()].preset is None:
            return Qt.ItemFlag.ItemIsEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )

    def mimeTypes(self) -> list[str]:
        """A card's code."""
        return [SECTION_MIME]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:
        """A card's code as text."""
        data = QMimeData()
        preset = self.rows[indexes[0].row()].preset if indexes else None
        if preset is not None:
            data.setData(SECTION_MIME, QByteArray(preset.code.encode()))
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        """The card stays where it is."""
        return Qt.DropAction.CopyAction


class CardPainter(QStyledItemDelegate):
    """Paints headings over the whole row and cards with a picture and a name below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As many cards in a row as fit, sharing its width."""
        view = self.parent()
        assert isinstance(view, QListView)
        room = view.viewport().width() - 2
        letters = QFontMetrics(view.font())
        row: CardRow = index.data(ROW_ROLE)
        if row.preset is None:
            return QSize(room, letters.height() + 10)
        many = max(1, room // CARD_PX)
        return QSize(room // many, PICTURE_PX + NAME_LINES * letters.height() + 3 * GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        row: CardRow = index.data(ROW_ROLE)
        painter.save()
        painter.setFont(option.font)
        if row.preset is None:
            painter.setFont(emphasised(option.font))
            painter.setPen(option.palette.color(QPalette.ColorRole.Text))
            heading = option.rect.adjusted(GAP_PX, 4, -GAP_PX, 0)
            painter.drawText(heading, Qt.AlignmentFlag.AlignVCenter, row.text)
        else:
            self._paint_card(painter, option, row, row.preset)
        painter.restore()

    def _paint_card(
        self, painter: QPainter, option: QStyleOptionViewItem, row: CardRow, preset: SectionPreset
    ) -> None:
        palette, state = option.palette, option.state
        frame = option.rect.adjusted(2, 2, -2, -2)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(frame, palette.color(QPalette.ColorRole.Highlight))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(frame, palette.color(QPalette.ColorRole.Midlight))
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawRect(frame)
        room = QRect(frame.left() + GAP_PX, frame.top() + GAP_PX, frame.width() - 2 * GAP_PX, 0)
        room.setHeight(PICTURE_PX)
        paint_card_picture(painter, preset, QRectF(room), palette)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.setPen(palette.color(role))
        painter.setFont(enlarged(option.font, 0.92))
        name = frame.adjusted(GAP_PX, PICTURE_PX + GAP_PX + 2, -GAP_PX, -2)
        words = f"★ {row.text}" if row.is_favourite else row.text
        _write_name(painter, words, QRectF(name))


def _write_name(painter: QPainter, words: str, room: QRectF) -> None:
    """A name in the middle, in at most NAME_LINES lines; the last one ends in dots if need be."""
    layout = QTextLayout(words, painter.font())
    letters = QFontMetrics(painter.font())
    layout.beginLayout()
    y = room.top()
    for k in range(NAME_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        start, length = line.textStart(), line.textLength()
        text = words[start : start + length].strip()
        if k == NAME_LINES - 1:
            text = letters.elidedText(words[start:], Qt.TextElideMode.ElideRight, int(room.width()))
        row = QRectF(room.left(), y, room.width(), letters.height())
        painter.drawText(row, Qt.AlignmentFlag.AlignCenter, text)
        y += letters.height()
    layout.endLayout()


def paint_card_picture(
    painter: QPainter, preset: SectionPreset, room: QRectF, palette: QPalette
) -> None:
    """A preset from above, to the scale that all cards share as far as that can be."""
    section = preset.section
    share = min(1.0, max(LEAST_SHARE, section.width_m / WIDEST_M))
    wide = room.width() * share
    middle = room.center().x()
    inner = QRectF(middle - wide / 2.0, room.top(), wide, room.height())
    paint_plan(painter, Across(section, inner), palette, letters=False)


class PresetCards(QListView):
    """The grid of cards. A click is a pick; Enter or a double click wants it applied."""

    picked = Signal(object)
    """A `SectionPreset` was clicked."""
    wanted = Signal(object)
    """It shall go on the chosen roads."""

    def __init__(self, model: CardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = model
        self.setModel(model)
        self.setItemDelegate(CardPainter(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._picked)
        self.doubleClicked.connect(self._wanted)

    def current_preset(self) -> SectionPreset | None:
        """The chosen card."""
        indexes = self.selectedIndexes()
        return self._cards.rows[indexes[0].row()].preset if indexes else None

    def choose(self, code: str) -> None:
        """Choose a card without telling, if it is in sight."""
        place = self._cards.place_of(code)
        if place is not None:
            self.setCurrentIndex(self._cards.index(place, 0))

    def place_of(self, code: str) -> QPoint:
        """The middle of a card in the viewport."""
        place = self._cards.place_of(code)
        assert place is not None, code
        index = self._cards.index(place, 0)
        self.scrollTo(index)
        return self.visualRect(index).center()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """The picture of the cross-section goes with the pointer."""
        preset = self.current_preset()
        if preset is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self._cards.mimeData(self.selectedIndexes()))
        ratio = self.devicePixelRatioF()
        size = QSize(CARD_PX, PICTURE_PX)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setOpacity(0.8)
        paint_card_picture(
            painter, preset, QRectF(0, 0, size.width(), size.height()), self.palette()
        )
        painter.end()
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(size.width() // 2, size.height() + 8))
        drag.exec(actions)

    def _picked(self, index: QModelIndex) -> None:
        preset = self._cards.rows[index.row()].preset
        if preset is not None:
            self.picked.emit(preset)

    def _wanted(self, index: QModelIndex) -> None:
        preset = self._cards.rows[index.row()].preset
        if preset is not None:
            self.wanted.emit(preset)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter wants the card; arrow keys step over headings."""
        preset = self.current_preset()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and preset is not None:
            self.wanted.emit(preset)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards share the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Names in the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._cards.read()
        super().changeEvent(event)
