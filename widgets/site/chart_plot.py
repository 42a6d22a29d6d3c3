"""One chart: bars upright or level, or a strip of weekdays and hours; a click tells the bar."""

from __future__ import annotations

from math import floor

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QMouseEvent, QPalette
from PySide6.QtWidgets import QToolTip, QWidget

from gis.crashes.site_tallies import HOURS, WEEKDAYS, Bar, TallyKind
from widgets.site.chart_words import (
    bar_note,
    bar_text,
    chart_sentence,
    chart_title,
    weekday_text,
)

LEVEL = frozenset(
    {TallyKind.TYPE, TallyKind.CAUSE, TallyKind.CLASS, TallyKind.SEVERITY, TallyKind.PHASE}
)
"""Charts whose bars lie, for the sake of their long names."""
BAR_WIDTH = 0.78
CLICK_PX = 4
ROW_PX, AXIS_PX, UPRIGHT_PX = 26, 34, 200
LONGEST_NAME_PX = 230
MOST_TICKS = 12


class ChartPlot(pg.PlotWidget):
    """Draws the bars of one kind; `picked` tells the kind and the key of a bar."""

    picked = Signal(object, str)
    _bars: tuple[Bar, ...] = ()  # Qt sends change events while the base class is being made

    def __init__(self, kind: TallyKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._breaks: tuple[float, ...] = ()
        self._chosen = ""
        self._pressed: QPointF | None = None
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.getPlotItem().setContentsMargins(2, 2, 8, 2)

    def show_bars(self, bars: tuple[Bar, ...], breaks: tuple[float, ...] = ()) -> None:
        """Show other bars; `breaks` are places between bars, counted from the first."""
        self._bars, self._breaks = bars, breaks
        level = self.kind in LEVEL
        rows = max(len(bars), 1)
        self.setFixedHeight(rows * ROW_PX + AXIS_PX if level else UPRIGHT_PX)
        self.draw()

    def choose(self, key: str) -> None:
        """Mark a bar ("" for none)."""
        if key != self._chosen:
            self._chosen = key
            self.draw()

    def draw(self) -> None:
        """Draw all again in the colours and the language of now."""
        palette = self.palette()
        self.setBackground(palette.color(QPalette.ColorRole.Base))
        plot = self.getPlotItem()
        plot.clear()
        pen = pg.mkPen(palette.color(QPalette.ColorRole.Text))
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.setPen(pg.mkPen(palette.color(QPalette.ColorRole.Mid)))
            axis.setTextPen(pen)
            axis.setStyle(tickFont=self.font(), tickLength=0, autoExpandTextSpace=True)
        if self.kind is TallyKind.WEEK:
            self._draw_week()
        elif self.kind in LEVEL:
            self._draw_level()
        else:
            self._draw_upright()
        self.setAccessibleName(chart_title(self.kind))
        self.setAccessibleDescription(chart_sentence(self.kind, self._bars))

    # --- drawing

    def _brushes(self) -> list[QBrush]:
        """Filled bars; hatched where the data are not complete; the chosen one stands out."""
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Highlight)
        quiet = QColor(accent)
        quiet.setAlphaF(0.45)
        brushes = []
        for bar in self._bars:
            colour = accent if self._chosen in ("", bar.key) else quiet
            style = Qt.BrushStyle.BDiagPattern if bar.incomplete else Qt.BrushStyle.SolidPattern
            brushes.append(QBrush(colour, style))
        return brushes

    def _draw_upright(self) -> None:
        counts = [bar.count for bar in self._bars]
        places = list(range(len(counts)))
        outline = pg.mkPen(self.palette().color(QPalette.ColorRole.Highlight))
        plot = self.getPlotItem()
        plot.addItem(
            pg.BarGraphItem(
                x=places, height=counts, width=BAR_WIDTH, brushes=self._brushes(), pen=outline
            )
        )
        text = self.palette().color(QPalette.ColorRole.Text)
        for place, bar in enumerate(self._bars):
            if bar.incomplete:  # an incomplete month without a crash is no zero either
                self._write(plot, "?", (place, bar.count), text, (0.5, 1.0))
        for place in self._breaks:
            line = pg.InfiniteLine(pos=place - 0.5, angle=90)
            line.setPen(
                pg.mkPen(self.palette().color(QPalette.ColorRole.Text), style=Qt.PenStyle.DashLine)
            )
            plot.addItem(line)
        plot.getAxis("bottom").setTicks([self._name_ticks()])
        plot.getAxis("left").setTicks([_count_ticks(max(counts, default=0))])
        plot.setXRange(-0.6, max(len(counts) - 0.4, 0.6), padding=0)
        plot.setYRange(0, max(*counts, 1) * 1.15 if counts else 1, padding=0)

    def _name_ticks(self) -> list[tuple[int, str]]:
        """Names under the bars, no more than there is room for."""
        count = len(self._bars)
        widest = max((self._wide(bar_text(self.kind, bar)) for bar in self._bars), default=1.0)
        room = max(int((self.width() - 60) / (widest + 10)), 1)
        step = max(1, -(-count // min(room, MOST_TICKS)))
        return [(i, bar_text(self.kind, self._bars[i])) for i in range(0, count, step)]

    def _wide(self, words: str) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(words)

    def _draw_level(self) -> None:
        counts = [bar.count for bar in self._bars]
        places = [-place for place in range(len(counts))]
        outline = pg.mkPen(self.palette().color(QPalette.ColorRole.Highlight))
        plot = self.getPlotItem()
        plot.addItem(
            pg.BarGraphItem(
                x0=0, y=places, height=BAR_WIDTH, width=counts, brushes=self._brushes(), pen=outline
            )
        )
        text = self.palette().color(QPalette.ColorRole.Text)
        for place, count in zip(places, counts, strict=True):
            if count:
                self._write(plot, str(count), (count, place), text, (0.0, 0.5))
        metrics = QFontMetricsF(self.font())
        room = min(LONGEST_NAME_PX, max(self.width() * 0.55, 60))
        names = [
            metrics.elidedText(bar_text(self.kind, bar), Qt.TextElideMode.ElideRight, room)
            for bar in self._bars
        ]
        plot.getAxis("left").setTicks([list(zip(places, names, strict=True))])
        plot.getAxis("left").setWidth(max((self._wide(name) for name in names), default=20) + 14)
        plot.getAxis("bottom").setTicks([_count_ticks(max(counts, default=0))])
        plot.setYRange(-max(len(counts) - 0.4, 0.6), 0.6, padding=0)
        plot.setXRange(0, max(*counts, 1) * 1.18 if counts else 1, padding=0)

    def _draw_week(self) -> None:
        counts = np.zeros((WEEKDAYS, HOURS))
        for bar in self._bars:
            day, hour = bar.key.split("-")
            counts[int(day), int(hour)] = bar.count
        palette = self.palette()
        low = palette.color(QPalette.ColorRole.AlternateBase)
        high = palette.color(QPalette.ColorRole.Highlight)
        table = pg.ColorMap([0.0, 1.0], [low, high]).getLookupTable(nPts=64, alpha=False)
        image = pg.ImageItem(counts[::-1].T, levels=(0.0, max(float(counts.max()), 1.0)), lut=table)
        image.setRect(QRectF(-0.5, -WEEKDAYS + 0.5, HOURS, WEEKDAYS))
        plot = self.getPlotItem()
        plot.addItem(image)
        for (day, hour), count in np.ndenumerate(counts):
            if count:
                # the number too: readable without telling shades apart
                ground = QColor(*table[round(count / counts.max() * (len(table) - 1))])
                self._write(plot, str(int(count)), (hour, -day), letters_on(ground), (0.5, 0.5))
        plot.getAxis("left").setTicks([[(-day, weekday_text(day)) for day in range(WEEKDAYS)]])
        plot.getAxis("bottom").setTicks([[(hour, str(hour)) for hour in range(0, HOURS, 3)]])
        plot.setXRange(-0.5, HOURS - 0.5, padding=0)
        plot.setYRange(-WEEKDAYS + 0.5, 0.5, padding=0)

    def _write(
        self,
        plot: pg.PlotItem,
        words: str,
        at: tuple[float, float],
        colour: QColor,
        anchor: tuple[float, float],
    ) -> None:
        """Words at a place of the chart; `anchor` is the point of their box that lies there."""
        label = pg.TextItem(words, color=colour, anchor=anchor)
        label.setPos(*at)
        plot.addItem(label)

    # --- pointing

    def bar_at(self, pixel: QPointF) -> Bar | None:
        """The bar (or its row or column, or the cell) at a pixel of the widget."""
        view = self.getPlotItem().getViewBox()
        scene = self.mapToScene(pixel.toPoint())
        if not view.sceneBoundingRect().contains(scene):
            return None
        at = view.mapSceneToView(scene)
        across, up = floor(at.x() + 0.5), floor(-at.y() + 0.5)
        if self.kind is TallyKind.WEEK:
            place = up * HOURS + across if 0 <= up < WEEKDAYS and 0 <= across < HOURS else -1
        else:
            place = up if self.kind in LEVEL else across
        return self._bars[place] if 0 <= place < len(self._bars) else None

    def pixel_of(self, key: str) -> QPointF:
        """A pixel on a bar, for those who aim at it."""
        place = next(i for i, bar in enumerate(self._bars) if bar.key == key)
        if self.kind is TallyKind.WEEK:
            at = QPointF(place % HOURS, -(place // HOURS))
        elif self.kind in LEVEL:
            at = QPointF(self._bars[place].count / 2, -place)
        else:
            at = QPointF(place, self._bars[place].count / 2)
        return QPointF(self.mapFromScene(self.getPlotItem().getViewBox().mapViewToScene(at)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click."""
        self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the bar under the pointer stands for."""
        bar = self.bar_at(event.position())
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if bar and bar.count else Qt.CursorShape.ArrowCursor
        )
        if bar is None:
            QToolTip.hideText()
            return
        words = f"{bar_text(self.kind, bar)}: {bar.count}"
        note = bar_note(bar)
        shown = f"{words} ({note})" if note else words
        QToolTip.showText(event.globalPosition().toPoint(), shown, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a click: tell the bar."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or (event.position() - pressed).manhattanLength() > CLICK_PX:
            return
        bar = self.bar_at(event.position())
        if bar is not None and bar.count:
            self.picked.emit(self.kind, bar.key)

    def wheelEvent(self, event: QEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Follow colours and language."""
        super().changeEvent(event)
        wanted = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange)
        if wanted and self._bars:
            self.draw()

    def resizeEvent(self, event: QEvent) -> None:
        """Names fit the room."""
        super().resizeEvent(event)
        if self._bars:
            self.draw()


def letters_on(ground: QColor) -> QColor:
    """Black or white, whichever stands out more: at least 4.5 to 1 on any ground (WCAG 2)."""
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (ground.redF(), ground.greenF(), ground.blueF())
    )
    light = sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return QColor("black") if (light + 0.05) ** 2 > 1.05 * 0.05 else QColor("white")


def _count_ticks(most: int) -> list[tuple[int, str]]:
    """Whole numbers only, at most six."""
    step = next(
        size
        for power in range(9)
        for size in (10**power, 2 * 10**power, 5 * 10**power)
        if most / size <= 5 or size >= 5 * 10**8
    )
    return [(value, str(value)) for value in range(0, most + 1, step)]
