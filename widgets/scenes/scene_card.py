"""A scene in the list: its picture, and beside it what it is found by."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.scenes.scene_list import ListedScene
from widgets.parts.fonts import emphasised
from widgets.scenes.scene_rows_model import SCENE_ROLE
from widgets.scenes.scene_thumbnails import SceneThumbnails
from widgets.scenes.scene_words import (
    link_words,
    people_words,
    place_words,
    state_words,
    time_words,
)

EDGE_PX, GAP_PX = 6, 10
LINES = 4
LEAST_EM = 15.0
"""Room for words that every column has beside the picture."""
FORM = 4 / 3
"""Width by height of the picture."""
Role = QPalette.ColorRole


class SceneCards(QStyledItemDelegate):
    """Paints cards of one size."""

    def __init__(self, thumbnails: SceneThumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.width_px = 320
        """Of a card; the list says how many columns fit."""

    def line_px(self, metrics: QFontMetrics) -> int:
        """Height of a line of words."""
        return metrics.height() + 1

    def height_px(self, metrics: QFontMetrics) -> int:
        """Height of a card."""
        return LINES * self.line_px(metrics) + 2 * EDGE_PX + 4

    def picture_size(self, metrics: QFontMetrics) -> QSize:
        """Of the picture of a scene."""
        high = LINES * self.line_px(metrics)
        return QSize(round(high * FORM), high)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Of every card alike."""
        return QSize(self.width_px, self.height_px(option.fontMetrics))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground and focus as the style has them, then picture and lines."""
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        styled.text = ""
        style = QApplication.style() if option.widget is None else option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, styled, painter, option.widget)
        scene = index.data(SCENE_ROLE)
        painter.save()
        try:
            inner = option.rect.adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
            size = self.picture_size(option.fontMetrics)
            self._paint_picture(painter, option, QRect(inner.topLeft(), size), scene)
            words = inner.adjusted(size.width() + GAP_PX, 0, 0, 0)
            self._paint_words(painter, styled, words, scene)
        finally:
            painter.restore()

    def _paint_picture(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, scene: ListedScene
    ) -> None:
        palette = QApplication.palette()
        painter.fillRect(box, palette.color(Role.Base))
        ratio = painter.device().devicePixelRatioF()
        image = self._thumbnails.picture(scene, box.size(), ratio)
        if image is not None:
            painter.drawImage(QRectF(box), image, QRectF(image.rect()))
        elif self._thumbnails.is_drawn(scene, box.size(), ratio):
            painter.setPen(palette.color(Role.PlaceholderText))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(box, flags, self.tr("no picture"))
        painter.setPen(QPen(palette.color(Role.Mid)))
        painter.drawRect(box.adjusted(0, 0, -1, -1))

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, scene: ListedScene
    ) -> None:
        ink, faint = _inks(option)
        line = self.line_px(option.fontMetrics)
        rows = [QRect(box.left(), box.top() + row * line, box.width(), line) for row in range(4)]
        bold = emphasised(option.font)
        rest = self._paint_state(painter, option, rows[0], scene, ink)
        _line(painter, rest, scene.case_no, ink, bold)
        severity = "" if scene.severity is None else f"{scene.severity.value}  "
        _line(painter, rows[1], severity + time_words(scene), ink, option.font)
        _line(painter, rows[2], place_words(scene), ink, option.font)
        last, missing = rows[3], link_words(scene)
        if missing:
            last = _at_right(painter, last, missing, faint, option.font)
        _line(painter, last, people_words(scene), faint, option.font)

    def _paint_state(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: QRect,
        scene: ListedScene,
        ink: QColor,
    ) -> QRect:
        """Whether it is finished, framed while it is not; returns the room left of it."""
        words, metrics = state_words(scene), QFontMetrics(option.font)
        wide = metrics.horizontalAdvance(words) + 2 * EDGE_PX
        box = QRect(row.right() - wide + 1, row.top(), wide, row.height() - 1)
        painter.setFont(option.font)
        painter.setPen(ink)
        if not scene.is_finished:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
        return row.adjusted(0, 0, -wide - EDGE_PX, 0)


def _inks(option: QStyleOptionViewItem) -> tuple[QColor, QColor]:
    """Colours of words and of what matters less, readable on the chosen card too."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    palette = option.palette
    if chosen:
        ink = palette.color(Role.HighlightedText)
        return ink, ink
    return palette.color(Role.Text), palette.color(Role.PlaceholderText)


def _line(painter: QPainter, box: QRect, words: str, ink: QColor, font: QFont) -> None:
    """One line, cut short where it does not fit."""
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(ink)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(box, flags | int(Qt.TextFlag.TextSingleLine), shown)


def _at_right(painter: QPainter, row: QRect, words: str, ink: QColor, font: QFont) -> QRect:
    """Words at the end of a line; returns the room left of them."""
    wide = QFontMetrics(font).horizontalAdvance(words)
    _line(painter, QRect(row.right() - wide + 1, row.top(), wide, row.height()), words, ink, font)
    return row.adjusted(0, 0, -wide - GAP_PX, 0)
