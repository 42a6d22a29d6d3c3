"""The scene on the map: painted under what the tools show, with what a gesture would give."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QPainter

from app.scenes.scene_document import SceneChange, SceneDocument
from gis.display.primitives import Item
from gis.scenes.scene import Scene
from widgets.map.canvas import MapCanvas
from widgets.map.navigation import Window
from widgets.parts.display_painter import paint_items

ItemsOf = Callable[[Scene], Sequence[Item]]
"""What a scene is drawn with, metres of its CRS."""


class LiveScene:
    """Follows a document; what is painted is made anew only where the scene is another."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas
        self._document: SceneDocument | None = None
        self._items_of: ItemsOf = lambda scene: ()
        self._preview: Scene | None = None
        self._items: Sequence[Item] | None = None
        """What is painted; None where it must be made anew."""

    @property
    def has_preview(self) -> bool:
        """Whether a gesture is in hand."""
        return self._preview is not None

    def follow(self, document: SceneDocument, items_of: ItemsOf) -> None:
        """Paint a document's scene."""
        self.forget()
        self._document, self._items_of = document, items_of
        document.changed.connect(self._changed)
        document.previewed.connect(self._previewed)
        self._canvas.drawings.append(self._paint)
        self._repaint()

    def forget(self) -> None:
        """Paint nothing any more."""
        if self._document is None:
            return
        self._document.changed.disconnect(self._changed)
        self._document.previewed.disconnect(self._previewed)
        self._canvas.drawings.remove(self._paint)
        self._document = self._preview = None
        self._repaint()

    def paint_anew(self) -> None:
        """Language or colours are others."""
        self._repaint()

    def _changed(self, _: SceneChange) -> None:
        self._repaint()

    def _previewed(self, preview: Scene | None) -> None:
        if preview is not self._preview:
            self._preview = preview
            self._repaint()

    def _repaint(self) -> None:
        self._items = None
        self._canvas.update()

    def _paint(self, painter: QPainter, window: Window) -> None:
        if self._document is None:
            return
        if self._items is None:
            self._items = self._items_of(self._preview or self._document.scene)
        paint_items(painter, self._items, window.view, font=self._canvas.font())
