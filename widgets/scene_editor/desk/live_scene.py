"""The scene on the map: painted under what the tools show, with what a gesture would give."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from app.scenes.scene_document import SceneChange, SceneDocument
from gis.display.primitives import Item
from gis.mapping.layers import LayerKind, MapLayer
from gis.scenes.glyphs.look import NIGHT, PAPER, Look
from gis.scenes.glyphs.moving_items import MovingItems
from gis.scenes.glyphs.scene_items import scene_items
from gis.scenes.scene import Scene
from gis.scenes.symbols import SymbolLibrary
from widgets.map.live_layers import undressed
from widgets.map.map_panel import MapPanel
from widgets.map.navigation import Window
from widgets.parts.display_painter import paint_items

SMALLEST, LARGEST = 50.0, 1000.0
"""Letters and pens are as large as on paper of the view's scale, between these scales."""
OF_OTHERS = frozenset({LayerKind.CRASHES, LayerKind.JUNCTIONS})
"""Not seen while a scene is drawn: points of other crashes, names in the middle of junctions."""


class LiveScene:
    """Follows a document; what is painted is made anew only where the scene is another."""

    def __init__(self, map_: MapPanel) -> None:
        self._map, self._canvas = map_, map_.canvas
        self._document: SceneDocument | None = None
        self._library: SymbolLibrary | None = None
        self._preview: Scene | None = None
        self._items: tuple[Item, ...] | None = None
        """What is painted; None where it must be made anew. Of a gesture: what stays."""
        self._gesture: MovingItems | None = None
        """The scene that the gesture in hand began with."""
        self._moving: tuple[Item, ...] | None = None
        """What is painted over it of the preview; None where it must be made anew."""
        self._look = PAPER
        self._picture: QImage | None = None
        self._window: Window | None = None
        """The picture of the items, and the view that it is of."""
        self._hidden: dict[MapLayer, MapLayer] = {}
        """Layers that are not to be seen, with what is shown in their place."""

    @property
    def has_preview(self) -> bool:
        """Whether a gesture is in hand."""
        return self._preview is not None

    def follow(self, document: SceneDocument, library: SymbolLibrary) -> None:
        """Paint a document's scene."""
        self.forget()
        self._document, self._library = document, library
        document.changed.connect(self._changed)
        document.previewed.connect(self._previewed)
        self._canvas.drawings.append(self._paint)
        self._canvas.dress_layers(self._dress)
        self.paint_anew()

    def forget(self) -> None:
        """Paint nothing any more."""
        if self._document is None:
            return
        self._document.changed.disconnect(self._changed)
        self._document.previewed.disconnect(self._previewed)
        self._canvas.drawings.remove(self._paint)
        self._canvas.dress_layers(undressed)
        self._hidden = {}
        self._document = self._preview = None
        self.paint_anew()

    def paint_anew(self) -> None:
        """The scene or its words are others."""
        self._items = self._picture = self._gesture = self._moving = None
        self._canvas.update()

    def _changed(self, _: SceneChange) -> None:
        self.paint_anew()

    def _previewed(self, preview: Scene | None) -> None:
        if preview is not self._preview:
            self._preview, self._moving = preview, None
            if preview is None:
                self.paint_anew()
            else:
                self._canvas.update()

    def _paint(self, painter: QPainter, window: Window) -> None:
        """What stays as it is in the same view is a picture; of a gesture only the rest is made."""
        document, library = self._document, self._library
        if document is None or library is None:
            return
        look = self._look_of(window)
        if look != self._look:
            self._look = look
            self._items = self._picture = self._gesture = self._moving = None
        if self._preview is None:
            if self._items is None:
                self._items = scene_items(document.scene, library, look)
        elif self._moving is None:
            self._moving = self._moved(self._preview, document.scene, library)
        if self._picture is None or self._window != window:
            self._window, self._picture = window, self._painted(self._items or (), window)
        painter.drawImage(0, 0, self._picture)
        if self._moving:
            paint_items(painter, self._moving, window.view, font=self._canvas.font())

    def _moved(self, preview: Scene, scene: Scene, library: SymbolLibrary) -> tuple[Item, ...]:
        if self._gesture is None:
            self._gesture = MovingItems(scene, library, self._look)
        frame = self._gesture.frame(preview)
        if frame.still is not self._items:
            self._items, self._picture = frame.still, None
        return frame.moving

    def _painted(self, items: tuple[Item, ...], window: Window) -> QImage:
        ratio = self._canvas.devicePixelRatioF()
        image = QImage(
            round(window.width * ratio),
            round(window.height * ratio),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        paint_items(painter, items, window.view, font=self._canvas.font())
        painter.end()
        return image

    def _dress(self, layer: MapLayer) -> MapLayer:
        if layer.kind not in OF_OTHERS or not layer.visible:
            return layer
        if layer not in self._hidden:
            self._hidden[layer] = replace(layer, visible=False)
        return self._hidden[layer]

    def _look_of(self, window: Window) -> Look:
        scale = min(max(window.denominator, SMALLEST), LARGEST)
        return replace(NIGHT if self._map.is_dark else PAPER, scale=scale)
