"""What clicks and drawn areas choose on the map: crashes, an area, a site."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal
from shapely import MultiPolygon, Polygon

from app.mapping.layer_stack import LayerStack
from app.mapping.store_layers import CRASHES, JUNCTIONS, STREETS
from gis.angles import Point
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.mapping.selecting import Selection, SelectMode, chosen_by, combined
from widgets.map.canvas import MapCanvas
from widgets.map.canvas_door import Hit, Pointer

AREA = "area"


class MapPicks(QObject):
    """Tells what was chosen; who owns the selection tells it back by `selected`."""

    crashes_chosen = Signal(object)
    """A frozenset of crash row ids."""
    area_drawn = Signal(object)
    """The polygon of a drawn area, None once it is forgotten."""
    site_at_wanted = Signal(object)
    """A point whose site is to be opened."""

    def __init__(self, canvas: MapCanvas, stack: LayerStack) -> None:
        super().__init__(canvas)
        self._canvas, self._stack = canvas, stack
        self.selected: frozenset[int] = frozenset()

    def pick(self, hit: Hit | None, pointer: Pointer) -> None:
        """A click chooses a crash; one beside all crashes lets go of what was chosen."""
        on_crash = hit is not None and hit.layer_id == CRASHES
        mode = SelectMode.ADD if pointer.shift else SelectMode.REPLACE
        mode = SelectMode.TOGGLE if pointer.ctrl else mode
        if hit is not None and on_crash:
            self._choose([hit.feature_id], mode)
        elif mode is SelectMode.REPLACE:
            self._choose([], mode)
            self.clear_area()

    def select_drawn(self, drawn: Selection) -> None:
        """Choose the crashes on the map within what was drawn, and show the area."""
        layer = self._stack.get(CRASHES)
        inside: list[int] = []
        if layer is not None and layer.features is not None and not layer.locked:
            inside = layer.features.ids[chosen_by(drawn, layer.features)].tolist()
        self._canvas.show_overlay(
            AREA,
            [
                OverlayShape(points=corners, look=OverlayLook.SELECTED, closed=True)
                for corners in outlines_of(drawn.polygon)
            ],
        )
        self.area_drawn.emit(drawn.polygon)
        self._choose(inside, drawn.mode)

    @property
    def has_area(self) -> bool:
        """Whether an area is drawn."""
        return bool(self._canvas.overlays.get(AREA))

    def clear_area(self) -> None:
        """Forget the area that was drawn."""
        if self.has_area:
            self._canvas.show_overlay(AREA, ())
            self.area_drawn.emit(None)

    def open_site(self, hit: Hit, clicked: Point) -> bool:
        """Open the site of a junction, street or crash; whether the feature is one of these.

        A street is long: its site is the one where it was clicked.
        """
        layer = self._stack.get(hit.layer_id)
        if hit.layer_id not in (JUNCTIONS, STREETS, CRASHES) or layer is None:
            return False
        if layer.features is None:
            return False
        box = layer.features.boxes_of(np.array([hit.index]))[0]
        middle = (float(box[0] + box[2]) / 2, float(box[1] + box[3]) / 2)
        self.site_at_wanted.emit(clicked if hit.layer_id == STREETS else middle)
        return True

    def _choose(self, fids: list[int], mode: SelectMode) -> None:
        before = np.array(sorted(self.selected), np.int64)
        chosen = combined(before, np.array(fids, np.int64), mode)
        self.crashes_chosen.emit(frozenset(chosen.tolist()))


def outlines_of(polygon: Polygon | MultiPolygon) -> tuple[tuple[Point, ...], ...]:
    """Corners of the outline of each part of an area; nothing of an area without any.

    An outline that crosses itself has several parts, and the crashes of all of them are chosen.
    """
    parts = polygon.geoms if isinstance(polygon, MultiPolygon) else (polygon,)
    return tuple(
        tuple((float(x), float(y)) for x, y in part.exterior.coords)
        for part in parts
        if not part.is_empty
    )
