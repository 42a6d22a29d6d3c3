"""Measures along a line: each side, and all together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from gis.angles import Point
from gis.mapping.measure import Measured, measured_line
from gis.mapping.overlay import OverlayLook, OverlayShape
from widgets.map.measure_words import length_words
from widgets.map.tools.measure_tool import MeasureTool
from widgets.map.tools.tool_id import ToolId


class MeasureDistance(MeasureTool):
    """Tells the length of a line with every point."""

    id: str = ToolId.MEASURE_DISTANCE

    def _measure(self, points: Sequence[Point], *, finished: bool) -> Measured:
        return measured_line(points, epsg=self._epsg, finished=finished)

    def _shapes(self, found: Measured, typed: str) -> list[OverlayShape]:
        """The line, with its length so far at each corner and the last side at its end."""
        look = OverlayLook.MEASURE
        shapes = [OverlayShape(points=found.points, look=look)]
        so_far = [0.0, *accumulate(one.ground_m for one in found.segments)]
        for place, point in enumerate(found.points):
            lines = [length_words(so_far[place])] if place else []
            if place == len(found.points) - 1:
                if len(found.segments) > 1:
                    lines.append(f"+ {length_words(found.segments[-1].ground_m)}")
                if typed:
                    lines.append(f"= {typed}_ m")
            text = "\n".join(lines)
            shapes.append(OverlayShape(points=(point,), look=look, marks=True, text=text))
        return shapes
