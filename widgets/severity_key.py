"""The key of the contact marks, drawn by the same items as the diagram."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.sheets.site_content import SheetSymbol
from widgets.diagram_view import PAPER
from widgets.display_painter import paint_items
from widgets.view_transform import fitted

CELL_WIDTH_PX, CELL_HEIGHT_PX = 26, 20
GAP_PX = 6
INK = "#1b1f24"


class SeverityKey(QWidget):
    """A strip of marks with their words, on paper like the diagram above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symbols: tuple[SheetSymbol, ...] = ()
        self.setFixedHeight(CELL_HEIGHT_PX + 2 * GAP_PX)

    def show_symbols(self, symbols: tuple[SheetSymbol, ...]) -> None:
        """Show the marks of a diagram, in order A1, late death, A2, A3."""
        self._symbols = symbols
        self.setVisible(bool(symbols))
        self._say()
        self.update()

    def labels(self) -> list[str]:
        """The words beside the marks."""
        official = (
            self.tr("A1 death within 24 h"),
            self.tr("A2 death later"),
            self.tr("A2 injury"),
            self.tr("A3 damage only"),
        )
        return [
            symbol.label or (official[place] if place < len(official) else "")
            for place, symbol in enumerate(self._symbols)
        ]

    def sizeHint(self) -> QSize:
        """Room for all marks in a row."""
        metrics = QFontMetricsF(self.font())
        width = sum(
            CELL_WIDTH_PX + 3 * GAP_PX + metrics.horizontalAdvance(label) for label in self.labels()
        )
        return QSize(int(width), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks and words from left to right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), PAPER)
        left = float(GAP_PX)
        metrics = QFontMetricsF(self.font())
        for symbol, label in zip(self._symbols, self.labels(), strict=True):
            self._paint_symbol(painter, symbol, left)
            left += CELL_WIDTH_PX + GAP_PX
            width = metrics.horizontalAdvance(label)
            painter.setPen(QPen(INK))
            painter.drawText(
                QRectF(left, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, label
            )
            left += width + 2 * GAP_PX

    def _paint_symbol(self, painter: QPainter, symbol: SheetSymbol, left: float) -> None:
        view = fitted(
            symbol.picture.frame, width_px=CELL_WIDTH_PX, height_px=CELL_HEIGHT_PX, margin_px=1
        )
        painter.save()
        painter.translate(left, GAP_PX)
        paint_items(painter, symbol.picture.items, view, font=self.font())
        painter.restore()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Severity key"))
        self.setAccessibleDescription(", ".join(self.labels()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.update()
        super().changeEvent(event)
