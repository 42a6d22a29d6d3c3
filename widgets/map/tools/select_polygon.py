"""Selects by an outline drawn corner after corner."""

from __future__ import annotations

from collections.abc import Callable

from gis.angles import Point
from gis.mapping.overlay import OverlayShape
from gis.mapping.selecting import Selection, outline_of
from widgets.map.canvas_door import CanvasDoor
from widgets.map.tools.corners_tool import CornersTool
from widgets.map.tools.draft import Draft
from widgets.map.tools.select_mode import mode_of
from widgets.map.tools.tool_id import ToolId


class SelectPolygon(CornersTool):
    """Tells a `Selection` once the outline is finished; Shift adds, Ctrl toggles."""

    id: str = ToolId.SELECT_POLYGON
    fewest = 3

    def __init__(self, canvas: CanvasDoor, selected: Callable[[Selection], object]) -> None:
        super().__init__(canvas)
        self._tell = selected

    def _show(self, draft: Draft) -> None:
        shown = draft.shown
        if not shown:
            self._canvas.show_overlay(self.id, ())
            return
        text = f"{draft.typed}_ m" if draft.typed else ""
        outline = OverlayShape(points=shown, closed=len(shown) > 2, text=text)
        self._canvas.show_overlay(self.id, (outline, OverlayShape(points=draft.points, marks=True)))

    def _done(self, points: tuple[Point, ...]) -> None:
        self._canvas.show_overlay(self.id, ())
        outline = outline_of(points)
        if outline is not None:
            self._tell(Selection(polygon=outline, mode=mode_of(self._last)))
