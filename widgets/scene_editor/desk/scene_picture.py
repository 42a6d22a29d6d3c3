"""A scene as a small picture: what two versions of it look like."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gis.angles import Point
from gis.display.primitives import Bounds, Circle, Item, Path
from gis.scenes.glyphs.look import PAPER
from gis.scenes.glyphs.scene_items import scene_items, scene_shapes
from gis.scenes.parts import PartKind, ScenePart, key_of
from gis.scenes.scene import Scene
from gis.scenes.symbols import SymbolLibrary
from widgets.parts.display_painter import paint_halo, paint_items
from widgets.parts.view_transform import fitted

MARGIN_PX = 8.0
METRES_PER_PIXEL = 0.000264
"""Of a screen of 96 dots an inch."""
LEAST_M = 10.0
WHITE = QColor(255, 255, 255)
GLOW, GLOW_PX = QColor(255, 170, 60, 150), 3.0
PATH = f"{PartKind.APPROACH.value}/"


class ScenePicture(QWidget):
    """All of a scene that is drawn, dark on white as on paper."""

    def __init__(
        self,
        scene: Scene,
        library: SymbolLibrary,
        parent: QWidget | None = None,
        *,
        marked: Callable[[str], bool] = lambda key: False,
    ) -> None:
        """`marked` says by an item's key whether it is to stand out."""
        super().__init__(parent)
        self._scene, self._library, self._marked = scene, library, marked
        self.bounds = scene_bounds(scene, library)
        """What is in sight; two pictures of one scene show the same ground."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 90)

    def show_scene(
        self, scene: Scene, *, marked: Callable[[str], bool] = lambda key: False
    ) -> None:
        """Show another state."""
        self._scene, self._marked = scene, marked
        self.bounds = scene_bounds(scene, self._library)
        self.update()

    def sizeHint(self) -> QSize:
        """Large enough to see what is where."""
        return QSize(320, 220)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, and the scene on it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), WHITE)
        if self.bounds is None:
            return
        view = fitted(
            self.bounds, width_px=self.width(), height_px=self.height(), margin_px=MARGIN_PX
        )
        scale = max(1.0 / view.scale / METRES_PER_PIXEL, 50.0)
        items = scene_items(self._scene, self._library, replace(PAPER, scale=scale))
        glowing = [item for item in items if self._marked(item.key)]
        paint_halo(painter, glowing, view, GLOW, GLOW_PX)
        paint_items(painter, items, view, font=self.font())


def scene_bounds(scene: Scene, library: SymbolLibrary) -> Bounds | None:
    """The box about a scene; paths before contact, which are long, only where all else is blank."""
    items = scene_shapes(scene, library)
    near = [item for item in items if not item.key.startswith(PATH)]
    return drawn_bounds(near) or drawn_bounds(items)


def bounds_of_parts(
    scene: Scene, library: SymbolLibrary, parts: Iterable[ScenePart]
) -> Bounds | None:
    """The box about some parts of a scene; None where there are none."""
    keys = {key_of(part) for part in parts}
    return drawn_bounds(item for item in scene_shapes(scene, library) if item.key in keys)


def drawn_bounds(items: Iterable[Item]) -> Bounds | None:
    """The box about what is drawn, at least some metres wide; None where there is nothing."""
    points = [point for item in items for point in _points(item)]
    if not points:
        return None
    xs, ys = zip(*points, strict=True)
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    half_x, half_y = max(max(xs) - x, LEAST_M / 2), max(max(ys) - y, LEAST_M / 2)
    return Bounds(x - half_x, y - half_y, x + half_x, y + half_y)


def both_bounds(one: Bounds | None, other: Bounds | None) -> Bounds | None:
    """The box about two boxes."""
    if one is None or other is None:
        return one or other
    return Bounds(
        min(one.min_x, other.min_x),
        min(one.min_y, other.min_y),
        max(one.max_x, other.max_x),
        max(one.max_y, other.max_y),
    )


def _points(item: Item) -> Iterable[Point]:
    if isinstance(item, Path):
        return [point for run in item.runs for point in run]
    if isinstance(item, Circle):
        (x, y), reach = item.centre, item.radius_m
        return [(x - reach, y - reach), (x + reach, y + reach)]
    return []
