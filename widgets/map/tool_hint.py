"""A strip over the map: what to do with the chosen tool, and what it measured or selected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from gis.mapping.measure import Measured
from widgets.map.measure_words import areas_by_both_rulers, by_both_rulers, length_words
from widgets.map.tool_specs import usage_words
from widgets.map.tools.tool_id import ToolId

EDGE_PX = 6
ARROW_ROOM_PX = 70


class ToolHint(QLabel):
    """Says how a tool is used until it has measured something; its text can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tool = ToolId.BROWSE
        self._measured: Measured | None = None
        self._selected: int | None = None
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.setContentsMargins(EDGE_PX, 2, EDGE_PX, 2)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(40)
        self.retranslate()

    def show_tool(self, tool: ToolId) -> None:
        """Say how a tool is used."""
        self._tool, self._measured, self._selected = tool, None, None
        self.retranslate()

    def show_measured(self, measured: Measured | None) -> None:
        """Say what is measured; None says again how the tool is used."""
        self._measured = measured
        self.retranslate()

    def show_selected(self, crashes: int) -> None:
        """Say how many crashes the drawn area selected, and what can be done with it."""
        self._selected = crashes
        self.retranslate()

    def lie_over(self, map_: QWidget) -> None:
        """Lie over the upper edge of the map, which keeps its size and so its place."""
        self.setParent(map_)
        map_.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the map."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """As wide as its words, but beside the arrow to the north; a second line where needed."""
        map_ = self.parentWidget()
        if map_ is None:
            return
        room = max(map_.width() - ARROW_ROOM_PX, self.minimumWidth())
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2 * EDGE_PX + 8
        width = min(words, room)
        self.setGeometry(0, 0, width, self.heightForWidth(width))

    def retranslate(self) -> None:
        """Write all words again."""
        self.setAccessibleName(self.tr("About the map tool"))
        measured = self._measured
        told = measured is not None and measured.segments
        usage = usage_words(self._tool)
        said = self._measured_words(measured) if measured and told else usage
        self.setText(said if self._selected is None else self._selected_words(self._selected))
        self._place()
        self.setToolTip(
            self.tr(
                "On the ground: geodesic on GRS80 at sea level. On the grid: between TWD97 "
                "coordinates, which differ from it by up to 1 in 10,000."
            )
            if told
            else usage
        )

    def _selected_words(self, crashes: int) -> str:
        if not crashes:
            return self.tr("No crash of the map lies in the drawn area.")
        return self.tr(
            "{count} crashes selected. Right-click the map to open the site page of the drawn area."
        ).format(count=f"{crashes:,}")

    def _measured_words(self, measured: Measured) -> str:
        ground, grid = by_both_rulers(measured.total)
        if measured.area is None:
            last = length_words(measured.segments[-1].ground_m)
            return self.tr("Length {ground} (on the grid {grid}), last side {last}").format(
                ground=ground, grid=grid, last=last
            )
        if len(measured.points) < 3:
            return self.tr("First side {length}").format(length=ground)
        area, grid_area = areas_by_both_rulers(measured.area)
        said = self.tr("Area {area} (on the grid {grid}), perimeter {perimeter}").format(
            area=area, grid=grid_area, perimeter=length_words(measured.total.ground_m)
        )
        if measured.crosses_itself:
            said = self.tr("{measured}; the outline crosses itself").format(measured=said)
        return said

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
