"""The map of an earlier day in place of today's: framed, named, and not to be changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from app.mapping.street_shapes import geometry_layers
from gis.mapping.layers import LayerId, LayerKind, MapLayer
from gis.streets.derived import StreetGeometry
from widgets.map.canvas import MapCanvas
from widgets.map.navigation import Window
from widgets.parts.fonts import emphasised
from widgets.parts.words import day_text

PAST = "past "
"""How the ids of layers begin that show an earlier day."""
STREET_KINDS = frozenset(
    {
        LayerKind.STREETS,
        LayerKind.SURFACES,
        LayerKind.MARKING_AREAS,
        LayerKind.MARKINGS,
        LayerKind.FURNITURE,
        LayerKind.BLOCKS,
        LayerKind.TRUST,
    }
)
AMBER = QColor("#e08a00")
"""Seen on both grounds."""
FRAME_PX = 6.0


class PastBanner(QFrame):
    """A strip over the map that says which day it shows, with the way back."""

    left = Signal()

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._day: date | None = None
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), AMBER)
        palette.setColor(self.foregroundRole(), QColor("black"))
        self.setPalette(palette)
        self.text, self.back = QLabel(), QPushButton()
        self.text.setFont(emphasised(self.font()))
        self.back.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self.text)
        row.addWidget(self.back)
        canvas.installEventFilter(self)
        self.hide()

    def show_day(self, day: date) -> None:
        """Name the day."""
        self._day = day
        self.retranslate()
        self.show()
        self.raise_()

    def retranslate(self) -> None:
        """Write all words again."""
        if self._day is not None:
            words = self.tr("Streets of {day}: the past, read only")
            self.text.setText(words.format(day=day_text(self._day)))
        self.back.setText(self.tr("Back to today"))
        self._place()

    def _place(self) -> None:
        self.adjustSize()
        canvas = self.parentWidget()
        self.move(max(0, (canvas.width() - self.width()) // 2), round(FRAME_PX))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the map's upper edge."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class PastMap(QObject):
    """Puts the streets of a day on a canvas, and today's back."""

    ended = Signal()

    def __init__(self, canvas: MapCanvas, hold: Callable[[bool], None]) -> None:
        """`hold` is told whether the map shows the past now: nothing may be changed then."""
        super().__init__(canvas)
        self._canvas, self._hold = canvas, hold
        self._hidden: list[LayerId] = []
        self._shown: list[LayerId] = []
        self.day: date | None = None
        self.banner = PastBanner(canvas)
        self.banner.left.connect(self.end)
        canvas.stack.changed.connect(self._hide_again)

    def show(self, geometry: StreetGeometry, day: date) -> None:
        """Show the streets of a day."""
        dark = self._canvas.palette().window().color().lightness() < 128
        layers = [_past(layer) for layer in geometry_layers(geometry, dark=dark)]
        stack = self._canvas.stack
        stack.remove(*self._shown)
        self._shown = [layer.id for layer in layers]
        if self.day is None:
            self._canvas.decorations.append(_paint_frame)
        self.day = day
        self._hide_again()
        stack.put_all(layers)
        self.banner.show_day(day)
        self._hold(True)
        self._canvas.update()

    def end(self) -> None:
        """Show today again."""
        if self.day is None:
            return
        self.day = None
        stack = self._canvas.stack
        stack.remove(*self._shown)
        for layer in self._hidden:
            stack.change(layer, visible=True)
        self._hidden, self._shown = [], []
        self._canvas.decorations.remove(_paint_frame)
        self.banner.hide()
        self._hold(False)
        self._canvas.update()
        self.ended.emit()

    def close(self) -> None:
        """Show today again, and go."""
        self.end()
        self._canvas.stack.changed.disconnect(self._hide_again)
        self._canvas.removeEventFilter(self.banner)
        self.banner.deleteLater()
        self.deleteLater()

    def _hide_again(self, _ids: object = None) -> None:
        """Hide today's streets, those that were read again meanwhile too."""
        if self.day is None:
            return
        for layer in self._canvas.stack.layers:
            if layer.kind in STREET_KINDS and layer.visible and not layer.id.startswith(PAST):
                if layer.id not in self._hidden:
                    self._hidden.append(layer.id)
                self._canvas.stack.change(layer.id, visible=False)


def _past(layer: MapLayer) -> MapLayer:
    return replace(layer, id=LayerId(PAST + layer.id), answers=False)


def _paint_frame(painter: QPainter, window: Window) -> None:
    """An amber frame about the map."""
    painter.save()
    pen = QPen(AMBER, FRAME_PX)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = FRAME_PX / 2
    painter.drawRect(QRectF(half, half, window.width - FRAME_PX, window.height - FRAME_PX))
    painter.restore()
