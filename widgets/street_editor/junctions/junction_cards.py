"""Presets of junctions as cards: a pick puts one on all chosen junctions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gis.streets.drawing.presets import JunctionPreset
from widgets.street_editor.junctions.junction_words import preset_words, say

PAD = 6
WRAP = int(Qt.TextFlag.TextWordWrap)
SOURCE_ROLE = Qt.ItemDataRole.UserRole + 1


class JunctionCards(QListWidget):
    """Each card says what it paints and which articles it rests on."""

    picked = Signal(object)
    """A `JunctionPreset`."""

    def __init__(self, presets: tuple[JunctionPreset, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presets = presets
        self.setItemDelegate(_Card(self))
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        for _ in presets:
            self.addItem(QListWidgetItem())
        self.itemClicked.connect(lambda item: self._pick(self.row(item)))
        self.retranslate()

    def retranslate(self) -> None:
        """Write all words again."""
        self.setAccessibleName(say("Presets of junctions"))
        for row, preset in enumerate(self.presets):
            item = self.item(row)
            item.setText(preset_words(preset))
            item.setData(SOURCE_ROLE, preset.source)
            item.setToolTip(
                f"{preset_words(preset)}\n{preset.source}\n{say('Put on all chosen junctions')}"
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks the card that has the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self._pick(self.currentRow())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards are as high as their words need."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _pick(self, row: int) -> None:
        self.picked.emit(self.presets[row])


class _Card(QStyledItemDelegate):
    """A name over its sources."""

    def __init__(self, cards: QListWidget) -> None:
        super().__init__(cards)
        self._cards = cards

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """As high as both texts at the width of the list."""
        width = self._cards.viewport().width() - 2 * self._cards.spacing()
        name, source = self._heights(index, width - 2 * PAD)
        return QSize(width, name + source + 2 * PAD + 2)

    def _heights(self, index: QModelIndex, width: int) -> tuple[int, int]:
        room, font = QRect(0, 0, max(40, width), 2000), self._cards.font()
        name, source = (
            QFontMetrics(one).boundingRect(room, WRAP, text or "").height()
            for one, text in ((font, index.data()), (_small(font), index.data(SOURCE_ROLE)))
        )
        return name, source

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """A frame, the name, the source in the colour of what matters less."""
        painter.save()
        palette = option.palette
        chosen = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        ground = QPalette.ColorRole.AlternateBase if not chosen else QPalette.ColorRole.Midlight
        card = option.rect.adjusted(1, 1, -1, -1)
        painter.setBrush(palette.brush(ground))
        edge = QPalette.ColorRole.Highlight if focus or chosen else QPalette.ColorRole.Mid
        painter.setPen(palette.color(edge))
        painter.drawRoundedRect(card, 4, 4)
        inside = card.adjusted(PAD, PAD - 1, -PAD, -PAD + 1)
        name, _ = self._heights(index, inside.width())
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(QRect(inside.topLeft(), QSize(inside.width(), name)), WRAP, index.data())
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(inside.adjusted(0, name + 2, 0, 4), WRAP, index.data(SOURCE_ROLE) or "")
        painter.restore()


def _small(font: QFont) -> QFont:
    """For what matters less."""
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(max(9, round(0.85 * font.pixelSize())))
    else:
        small.setPointSizeF(max(7.0, 0.85 * font.pointSizeF()))
    return small
