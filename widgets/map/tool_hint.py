"""One line under the map: what to do with the chosen tool, and what it measured."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from gis.mapping.measure import Measured
from widgets.map.measure_words import areas_by_both_rulers, by_both_rulers, length_words
from widgets.map.tool_specs import usage_words
from widgets.map.tools.tool_id import ToolId


class ToolHint(QLabel):
    """Says how a tool is used until it has measured something; its text can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tool = ToolId.BROWSE
        self._measured: Measured | None = None
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(40)  # it takes a second line rather than push the map aside
        self.retranslate()

    def show_tool(self, tool: ToolId) -> None:
        """Say how a tool is used."""
        self._tool, self._measured = tool, None
        self.retranslate()

    def show_measured(self, measured: Measured | None) -> None:
        """Say what is measured; None says again how the tool is used."""
        self._measured = measured
        self.retranslate()

    def retranslate(self) -> None:
        """Write all words again."""
        self.setAccessibleName(self.tr("About the map tool"))
        measured = self._measured
        told = measured is not None and measured.segments
        usage = usage_words(self._tool)
        self.setText(self._measured_words(measured) if measured and told else usage)
        self.setToolTip(
            self.tr(
                "On the ground: geodesic on GRS80 at sea level. On the grid: between TWD97 "
                "coordinates, which differ from it by up to 1 in 10,000."
            )
            if told
            else usage
        )

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
