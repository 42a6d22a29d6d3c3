"""The site that the page speaks of, marked on the map."""

from __future__ import annotations

from gis.angles import Point
from gis.display.primitives import Bounds
from gis.mapping.overlay import OverlayLook, OverlayShape
from widgets.map.block_plan_desk import BlockPlanDesk
from widgets.map.canvas import MapCanvas

SITE_RADIUS_M = 30.0


class SiteMark:
    """Marks one site, brings it into sight, and steps aside where somebody draws."""

    def __init__(self, canvas: MapCanvas, block_plan: BlockPlanDesk) -> None:
        self._canvas, self._block_plan = canvas, block_plan
        self._is_drawn_on = False
        self._shapes: list[OverlayShape] = []

    def show(self, at: Point | None, outline: tuple[Point, ...] = ()) -> None:
        """Mark the site that the page speaks of, and bring it into sight where it is not."""
        shapes: list[OverlayShape] = []
        if outline:
            shapes = [OverlayShape(points=outline, look=OverlayLook.FOUND, closed=True)]
        elif at is not None:
            shapes = [OverlayShape(points=(at,), look=OverlayLook.FOUND, radius_m=SITE_RADIUS_M)]
        self._shapes = shapes
        self._canvas.show_overlay("site", [] if self._is_drawn_on else shapes)
        if at is None or self._is_drawn_on:
            return
        self._block_plan.choose(at)
        if not Bounds(*at, *at).meets(self._canvas.visible_bounds):
            self._canvas.centre_on(at)

    def draw_on(self, drawing: bool) -> None:
        """Somebody draws on the map, or has ended: sites neither mark it nor move it meanwhile."""
        self._is_drawn_on = drawing
        self._canvas.show_overlay("site", [] if drawing else self._shapes)
