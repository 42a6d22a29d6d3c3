"""Selects all within a distance of a point."""

from __future__ import annotations

import math
from collections.abc import Callable

from gis.angles import Point
from gis.mapping.overlay import OverlayShape
from gis.mapping.selecting import Selection, circle
from widgets.map.canvas_door import CanvasDoor
from widgets.map.measure_words import length_words
from widgets.map.tools.draft import Draft
from widgets.map.tools.select_mode import mode_of
from widgets.map.tools.span_tool import SpanTool
from widgets.map.tools.tool_id import ToolId


class SelectRadius(SpanTool):
    """Tells a `Selection` once the radius is set, also by typing it; Shift adds, Ctrl toggles."""

    id: str = ToolId.SELECT_RADIUS

    def __init__(self, canvas: CanvasDoor, selected: Callable[[Selection], object]) -> None:
        super().__init__(canvas)
        self._tell = selected

    def key(self, name: str) -> bool:
        """Digits give the radius in metres."""
        return self._change_or_leave(self._draft.typing(name)) or super().key(name)

    def _show(self, draft: Draft) -> None:
        if not draft.points:
            self._canvas.show_overlay(self.id, ())
            return
        centre, aim = draft.points[0], draft.aim or draft.points[0]
        radius_m = math.dist(centre, aim)
        text = f"{draft.typed}_ m" if draft.typed else length_words(radius_m)
        shapes = [OverlayShape(points=(centre,), marks=True)]
        if radius_m > 0:
            shapes.append(OverlayShape(points=(centre,), radius_m=radius_m))
            shapes.append(OverlayShape(points=(centre, aim), text=text))
        self._canvas.show_overlay(self.id, shapes)

    def _done(self, start: Point, end: Point) -> bool:
        radius_m = math.dist(start, end)
        if radius_m == 0:
            return False
        self._tell(circle(start, radius_m, mode_of(self._last)))
        return True
