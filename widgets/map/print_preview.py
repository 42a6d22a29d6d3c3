"""A laid-out page on the screen: rendered by the worker thread, shown whole."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.tasks import Progress
from gis.display.primitives import DisplayList
from widgets.parts.display_painter import paint_items
from widgets.parts.view_transform import ViewTransform

PAPER = QColor(255, 255, 255)
MARGIN_PX = 10
_STEP = 400
"""Items between two looks whether the picture is still wanted."""


def page_image(page: DisplayList, width_px: int, font: QFont, progress: Progress) -> QImage:
    """A picture of a page, so many pixels wide; may run in any thread."""
    scale = width_px / page.frame.width
    image = QImage(
        max(width_px, 1),
        max(round(page.frame.height * scale), 1),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(PAPER)
    view = ViewTransform(scale=scale, left=page.frame.min_x, top=page.frame.max_y)
    painter = QPainter(image)
    try:
        for first in range(0, len(page.items), _STEP):
            progress("MAP_SHEET_DRAWING", first / len(page.items))
            paint_items(painter, page.items[first : first + _STEP], view, font=font)
    finally:
        painter.end()
    return image


class PagePreview(QWidget):
    """Shows the picture of a page as large as it fits, or words where there is none yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def image(self) -> QImage:
        """The picture in sight; null before the first."""
        return self._image

    def show_image(self, image: QImage) -> None:
        """Show a page."""
        self._image = image
        self._words = ""
        self.update()

    def show_words(self, words: str) -> None:
        """Say something over the page in sight: that the next is being drawn."""
        self._words = words
        self.update()

    def sizeHint(self) -> QSize:
        """Room in which a page can be judged."""
        em = self.fontMetrics().height()
        return QSize(32 * em, 28 * em)

    def minimumSizeHint(self) -> QSize:
        """Room in which a page can be recognised."""
        em = self.fontMetrics().height()
        return QSize(14 * em, 14 * em)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page in the middle, with a thin edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Mid))
        if not self._image.isNull():
            place = self._place()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._image)
            painter.setPen(self.palette().color(QPalette.ColorRole.Shadow))
            painter.drawRect(place)
        if self._words:
            self._paint_words(painter)

    def _place(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
        image = self._image
        scale = min(room.width() / image.width(), room.height() / image.height())
        width, height = image.width() * scale, image.height() * scale
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)

    def _paint_words(self, painter: QPainter) -> None:
        metrics = self.fontMetrics()
        box = QRectF(metrics.boundingRect(self._words)).adjusted(-10, -6, 10, 6)
        box.moveCenter(QRectF(self.rect()).center())
        painter.fillRect(box, self.palette().color(QPalette.ColorRole.Window))
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)
