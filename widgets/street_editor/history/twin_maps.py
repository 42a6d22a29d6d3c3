"""Two maps side by side that look through the same window, what differs marked in both."""

from __future__ import annotations

from collections.abc import Iterable

import shapely
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget
from shapely.geometry.base import BaseGeometry

from app.mapping.layer_stack import LayerStack
from app.mapping.street_shapes import geometry_layers
from gis.display.primitives import Bounds
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.streets.derived import StreetGeometry
from widgets.map.canvas import MapCanvas
from widgets.map.navigation import Window
from widgets.parts.fonts import emphasised

DIFFERENT = "different"
COLOURS = ("white", "yellow", "red", "blue", "green")
SAME_M = 0.05
"""What lies nearer than that is the same."""
GATHER_M, SEEN_M = 1.0, 0.3
"""Differences nearer than twice the first are one; it is outlined at the second."""


class TwinMaps(QWidget):
    """Both sides read only; call `finish` before it goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles = (QLabel(), QLabel())
        self.canvases = (MapCanvas(LayerStack()), MapCanvas(LayerStack()))
        self._following = False
        self._wanted: Bounds | None = None
        """What was asked to be in sight; another size shows it again."""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, (title, canvas) in enumerate(zip(self.titles, self.canvases, strict=True)):
            title.setFont(emphasised(self.font()))
            title.setWordWrap(True)
            title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            title.setBuddy(canvas)
            grid.addWidget(title, 0, place)
            grid.addWidget(canvas, 1, place)
            grid.setColumnStretch(place, 1)
            canvas.view_changed.connect(
                lambda window, side=place: self._follow(window, self.canvases[1 - side])
            )
            canvas.use_tool(None, Qt.CursorShape.OpenHandCursor)
        grid.setRowStretch(1, 1)

    @property
    def is_dark(self) -> bool:
        """Whether the maps are dark."""
        return self.palette().window().color().lightness() < 128

    def show_sides(
        self,
        one: StreetGeometry,
        other: StreetGeometry,
        different: tuple[Iterable[BaseGeometry], Iterable[BaseGeometry]],
    ) -> None:
        """Show two states, with outlines about what differs in each."""
        for canvas, made, shapes in zip(self.canvases, (one, other), different, strict=True):
            held = [layer.id for layer in canvas.stack.layers]
            canvas.stack.remove(*held)
            canvas.stack.put_all(geometry_layers(made, dark=self.is_dark))
            canvas.show_overlay(DIFFERENT, outlines(shapes))

    def name(self, one: str, other: str) -> None:
        """Say which side is which."""
        for title, canvas, text in zip(self.titles, self.canvases, (one, other), strict=True):
            title.setText(text)
            canvas.setAccessibleName(text)

    def look_at(self, bounds: Bounds) -> None:
        """Bring a box into both views, and again when they get another size."""
        self._following = True
        try:
            for canvas in self.canvases:
                canvas.zoom_to(bounds)
        finally:
            self._following = False
        self._follow(self.canvases[0].window_, self.canvases[1])
        self._wanted = bounds

    def finish(self) -> None:
        """End the painting threads."""
        for canvas in self.canvases:
            canvas.finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in sight what was asked for."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._look_again)

    def _look_again(self) -> None:
        if self._wanted is not None:
            self.look_at(self._wanted)

    def _follow(self, window: Window, canvas: MapCanvas) -> None:
        if self._following:
            return
        self._following = True
        try:
            size = canvas.window_
            canvas.look_through(window.resized(size.width, size.height))
        finally:
            self._following = False


def outlines(shapes: Iterable[BaseGeometry]) -> list[OverlayShape]:
    """Rings about areas, and lines as they are."""
    made = []
    for shape in shapes:
        for part in shapely.get_parts(shape):
            closed = part.geom_type == "Polygon"
            line = part.exterior if closed else part
            points = tuple((x, y) for x, y in shapely.get_coordinates(line).tolist())
            made.append(OverlayShape(points=points, closed=closed, look=OverlayLook.FOUND))
    return made


def different_pieces(
    one: StreetGeometry, other: StreetGeometry
) -> tuple[list[BaseGeometry], list[BaseGeometry]]:
    """Where each side has pavement, sidewalk, island or paint that the other lacks."""
    here, there = _layers(one), _layers(other)
    return _only(here, there), _only(there, here)


def _layers(made: StreetGeometry) -> tuple[BaseGeometry, ...]:
    """Kinds of things that are looked at apart, each joined."""
    areas = (
        [piece.shape for piece in (*made.bodies, *made.junctions)],
        [piece.shape for piece in made.sidewalks],
        [piece.shape for piece in made.islands],
    )
    paint: dict[str, list[BaseGeometry]] = {}
    for mark in made.markings:
        paint.setdefault(mark.colour, []).append(shapely.buffer(mark.shape, mark.width_m / 2))
    colours = [paint.get(colour, []) for colour in COLOURS]
    return tuple(shapely.union_all(shapes) for shapes in (*areas, *colours))


def _only(here: Iterable[BaseGeometry], there: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    """What only one side has, as a few outlines about it."""
    found = [
        shapely.difference(mine, shapely.buffer(theirs, SAME_M))
        for mine, theirs in zip(here, there, strict=True)
    ]
    grown = shapely.union_all(shapely.buffer(found, GATHER_M))
    parts = shapely.get_parts(shapely.simplify(shapely.buffer(grown, SEEN_M - GATHER_M), 0.05))
    return [part for part in parts if not part.is_empty]


def corners(box: Bounds) -> tuple[float, float, float, float]:
    """West, south, east, north, as a store is asked."""
    return box.min_x, box.min_y, box.max_x, box.max_y
