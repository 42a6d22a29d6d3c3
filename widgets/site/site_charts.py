"""Charts of a site's crashes; each bar lists its crashes, and a table says the same numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gis.crashes.site_tallies import Bar, SiteTallies, TallyKind
from widgets.parts.fonts import emphasised
from widgets.parts.records_model import Column
from widgets.parts.records_table import RecordsView
from widgets.parts.words import day_text, list_text
from widgets.site.chart_words import bar_note, bar_text, chart_title

if TYPE_CHECKING:
    from widgets.site.chart_plot import ChartPlot

PLACES: tuple[tuple[TallyKind, int, int, int], ...] = (
    (TallyKind.MONTH, 0, 0, 2),
    (TallyKind.HOUR, 1, 0, 1),
    (TallyKind.WEEK, 1, 1, 1),
    (TallyKind.SEVERITY, 2, 0, 1),
    (TallyKind.PHASE, 2, 1, 1),
    (TallyKind.TYPE, 3, 0, 1),
    (TallyKind.CLASS, 3, 1, 1),
    (TallyKind.CAUSE, 4, 0, 2),
)
"""Kind, row, column and columns taken."""
LEAST_CHART_PX, TWO_COLUMNS_FROM_PX = 260, 600


@dataclass(frozen=True, slots=True)
class _Number:
    """One bar as a row of the table of numbers."""

    kind: TallyKind
    bar: Bar
    place: int


NUMBER_COLUMNS = (
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Chart"),
        text=lambda row: chart_title(row.kind),
        order=lambda row: row.place,
        width_em=12.0,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Bar"),
        text=lambda row: bar_text(row.kind, row.bar),
        order=lambda row: row.place,
        stretch=True,
        width_em=12.0,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Crashes"),
        text=lambda row: str(row.bar.count),
        order=lambda row: row.bar.count,
        number=True,
        width_em=5.0,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Remark"),
        text=lambda row: bar_note(row.bar),
        order=lambda row: bar_note(row.bar),
        width_em=8.0,
    ),
)


class SiteCharts(QWidget):
    """Tells which bar was picked; charts are made when they are first looked at."""

    picked = Signal(object, str)
    """A `TallyKind` and the key of a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tallies: SiteTallies | None = None
        self._stale = False
        self.plots: dict[TallyKind, ChartPlot] = {}
        self._titles: dict[TallyKind, QLabel] = {}
        self.remark = QLabel()
        self.remark.setWordWrap(True)
        self.as_table = QPushButton()
        self.as_table.setCheckable(True)
        self.numbers = RecordsView(NUMBER_COLUMNS)
        self.numbers.setSelectionMode(RecordsView.SelectionMode.SingleSelection)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self.board = QWidget()
        self._grid = QGridLayout(self.board)
        self.scroll.setWidget(self.board)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.scroll)
        self.stack.addWidget(self.numbers)
        top = QHBoxLayout()
        top.addWidget(self.remark, 1)
        top.addWidget(self.as_table, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        self.as_table.toggled.connect(lambda on: self.stack.setCurrentIndex(int(on)))
        self.numbers.record_opened.connect(self._row_opened)
        self.retranslate()

    def show_tallies(self, tallies: SiteTallies | None) -> None:
        """Show the counts of another site (None: none)."""
        self._tallies = tallies
        rows = [
            _Number(kind, bar, place)
            for place, (kind, bar) in enumerate(
                (kind, bar)
                for kind, *_ in PLACES
                for bar in (tallies.bars(kind) if tallies else ())
                if bar.count or bar.incomplete
            )
        ]
        self.numbers.show_records(rows)
        self._stale = True
        self._say()
        if self.isVisible():
            self._draw()

    def choose(self, kind: TallyKind | None, key: str) -> None:
        """Mark the bar whose crashes are listed."""
        for own, plot in self.plots.items():
            plot.choose(key if own is kind else "")

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what has come since the charts were last looked at."""
        super().showEvent(event)
        if self._stale:
            self._draw()

    def _draw(self) -> None:
        """Make the charts once and show the present bars."""
        self._stale = False
        if not self.plots:
            self._make()
        for kind, plot in self.plots.items():
            bars = self._tallies.bars(kind) if self._tallies else ()
            plot.show_bars(bars, self._breaks() if kind is TallyKind.MONTH else ())

    def _make(self) -> None:
        from widgets.site.chart_plot import ChartPlot  # pyqtgraph would slow the window's start

        for kind, *_ in PLACES:
            title = QLabel()
            title.setFont(emphasised(self.font()))
            plot = ChartPlot(kind)
            plot.picked.connect(self.picked)
            self._titles[kind], self.plots[kind] = title, plot
        self._grid.setRowStretch(2 * len(PLACES), 1)
        self._place()
        self._say()

    def _place(self) -> None:
        """Charts in two columns, or one below the other in a narrow page."""
        narrow = self.width() < TWO_COLUMNS_FROM_PX
        for order, (kind, row, column, wide) in enumerate(PLACES):
            if kind not in self.plots:
                return
            at, side, span = (order, 0, 1) if narrow else (row, column, wide)
            self._grid.addWidget(self._titles[kind], 2 * at, side, 1, span)
            self._grid.addWidget(
                self.plots[kind], 2 * at + 1, side, 1, span, Qt.AlignmentFlag.AlignTop
            )
        for side in (0, 1):
            beside = side == 0 or not narrow
            self._grid.setColumnStretch(side, int(beside))
            self._grid.setColumnMinimumWidth(side, LEAST_CHART_PX if beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        narrow = [width < TWO_COLUMNS_FROM_PX for width in (event.oldSize().width(), self.width())]
        if narrow[0] != narrow[1]:
            self._place()

    def _breaks(self) -> tuple[float, ...]:
        """Places between months where the recording changed."""
        if self._tallies is None:
            return ()
        months = [bar.key for bar in self._tallies.bars(TallyKind.MONTH)]
        return tuple(
            months.index(f"{day:%Y-%m}") + (day.day - 1) / 31.0
            for day in self._tallies.breaks
            if f"{day:%Y-%m}" in months
        )

    def _row_opened(self, row: _Number) -> None:
        if row.bar.count:
            self.picked.emit(row.kind, row.bar.key)

    def _say(self) -> None:
        for kind, label in self._titles.items():
            label.setText(chart_title(kind))
        lines = []
        if self._tallies is None or self._tallies.total == 0:
            lines.append(self.tr("No crash to count. Choose a longer period or fewer conditions."))
        else:
            lines.append(self.tr("Click a bar to list its crashes."))
            if any(bar.incomplete for bar in self._tallies.bars(TallyKind.MONTH)):
                lines.append(self.tr("Hatched months are not complete: never read them as a fall."))
            if self._tallies.breaks:
                days = list_text(day_text(day) for day in self._tallies.breaks)
                lines.append(
                    self.tr("Dashed lines: crashes are recorded differently from {days}.").format(
                        days=days
                    )
                )
        self.remark.setText(" ".join(lines))

    def retranslate(self) -> None:
        """Write all words again."""
        self.as_table.setText(self.tr("Numbers as a table"))
        self.as_table.setToolTip(
            self.tr("The same numbers as rows; Enter on a row lists its crashes")
        )
        self.numbers.setAccessibleName(self.tr("Numbers of the charts"))
        self.scroll.setAccessibleName(self.tr("Charts"))
        self.numbers.retranslate()
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
