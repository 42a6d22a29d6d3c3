"""Measures an area and the way round it."""

from __future__ import annotations

from collections.abc import Sequence

from gis.angles import Point
from gis.mapping.measure import Measured, measured_area
from gis.mapping.overlay import OverlayLook, OverlayShape
from widgets.map.measure_words import area_words, length_words
from widgets.map.tools.measure_tool import MeasureTool
from widgets.map.tools.tool_id import ToolId


class MeasureArea(MeasureTool):
    """Tells area and perimeter with every corner."""

    id: str = ToolId.MEASURE_AREA
    fewest = 3

    def _measure(self, points: Sequence[Point], *, finished: bool) -> Measured:
        return measured_area(points, epsg=self._epsg, finished=finished)

    def _shapes(self, found: Measured, typed: str) -> list[OverlayShape]:
        """The outline with area and perimeter at its last corner, and all corners."""
        look = OverlayLook.MEASURE
        closed = len(found.points) > 2
        lines = [area_words(found.area.ground_m2)] if closed and found.area else []
        if found.segments:
            lines.append(length_words(found.total.ground_m))
        if typed:
            lines.append(f"= {typed}_ m")
        outline = OverlayShape(points=found.points, look=look, closed=closed, text="\n".join(lines))
        return [outline, OverlayShape(points=found.points, look=look, marks=True)]
