"""Selects by a rectangle along the map's axes."""

from __future__ import annotations

from collections.abc import Callable

import shapely

from gis.angles import Point
from gis.mapping.overlay import OverlayShape
from gis.mapping.selecting import Selection
from widgets.map.canvas_door import CanvasDoor
from widgets.map.tools.draft import Draft
from widgets.map.tools.select_mode import mode_of
from widgets.map.tools.span_tool import SpanTool
from widgets.map.tools.tool_id import ToolId


class SelectRectangle(SpanTool):
    """Tells a `Selection` at the second corner; Shift adds, Ctrl toggles."""

    id: str = ToolId.SELECT_RECTANGLE

    def __init__(self, canvas: CanvasDoor, selected: Callable[[Selection], object]) -> None:
        super().__init__(canvas)
        self._tell = selected

    def _show(self, draft: Draft) -> None:
        if not draft.points or draft.cursor is None:
            self._canvas.show_overlay(self.id, ())
            return
        (x, y), (to_x, to_y) = draft.points[0], draft.cursor
        corners = ((x, y), (to_x, y), (to_x, to_y), (x, to_y))
        self._canvas.show_overlay(self.id, (OverlayShape(points=corners, closed=True),))

    def _done(self, start: Point, end: Point) -> bool:
        if start[0] == end[0] or start[1] == end[1]:
            return False
        (left, right), (low, high) = sorted((start[0], end[0])), sorted((start[1], end[1]))
        polygon = shapely.box(left, low, right, high)
        self._tell(Selection(polygon=polygon, mode=mode_of(self._last)))
        return True
