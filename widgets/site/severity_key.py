"""The key of the contact marks, drawn by the same items as the diagram."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.sheets.site_content import SheetSymbol
from widgets.parts.display_painter import paint_items
from widgets.parts.view_transform import fitted
from widgets.site.diagram_view import PAPER

CELL_WIDTH_PX, CELL_HEIGHT_PX = 26, 20
GAP_PX = 6
ROW_PX = CELL_HEIGHT_PX + 2 * GAP_PX
INK = "#1b1f24"


class SeverityKey(QWidget):
    """A strip of marks with their words, on paper like the diagram above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symbols: tuple[SheetSymbol, ...] = ()
        self.setFixedHeight(ROW_PX)

    def show_symbols(self, symbols: tuple[SheetSymbol, ...]) -> None:
        """Show the marks of a diagram, in order A1, late death, A2, A3."""
        self._symbols = symbols
        self.setVisible(bool(symbols))
        self._say()
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.update()

    def labels(self) -> list[str]:
        """The words beside the marks."""
        official = (
            self.tr("A1: death within 24 h"),
            self.tr("Death after 24 h, within 30 days"),
            self.tr("A2: injury"),
            self.tr("A3: damage only"),
        )
        return [
            symbol.label or (official[place] if place < len(official) else "")
            for place, symbol in enumerate(self._symbols)
        ]

    def sizeHint(self) -> QSize:
        """Room for all marks in a row."""
        return QSize(int(sum(self._widths())) + GAP_PX, ROW_PX)

    def minimumSizeHint(self) -> QSize:
        """Room for the widest mark; the others wrap."""
        return QSize(int(max(self._widths(), default=0)) + GAP_PX, ROW_PX)

    def hasHeightForWidth(self) -> bool:
        """Marks wrap, so the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the rows that the marks need."""
        return ROW_PX * (1 + max((row for row, _ in self._places(width)), default=0))

    def _widths(self) -> list[float]:
        metrics = QFontMetricsF(self.font())
        return [
            CELL_WIDTH_PX + 3 * GAP_PX + metrics.horizontalAdvance(label) for label in self.labels()
        ]

    def _places(self, width: int) -> list[tuple[int, float]]:
        """Row and left edge of every mark in a widget of this width."""
        places: list[tuple[int, float]] = []
        row, left = 0, float(GAP_PX)
        for wide in self._widths():
            if left > GAP_PX and left + wide > width:
                row, left = row + 1, float(GAP_PX)
            places.append((row, left))
            left += wide
        return places

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that this width needs."""
        self.setFixedHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks and words from left to right, row by row."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), PAPER)
        painter.setPen(QPen(INK))
        for symbol, label, (row, left), wide in zip(
            self._symbols, self.labels(), self._places(self.width()), self._widths(), strict=True
        ):
            self._paint_symbol(painter, symbol, left, row * ROW_PX + GAP_PX)
            words = QRectF(left + CELL_WIDTH_PX + GAP_PX, row * ROW_PX, wide, ROW_PX)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, label)

    def _paint_symbol(
        self, painter: QPainter, symbol: SheetSymbol, left: float, top: float
    ) -> None:
        view = fitted(
            symbol.picture.frame, width_px=CELL_WIDTH_PX, height_px=CELL_HEIGHT_PX, margin_px=1
        )
        painter.save()
        painter.translate(left, top)
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
