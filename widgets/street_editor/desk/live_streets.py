"""Streets in an editor's hand, painted over the tiles until these show the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor

from app.mapping.street_layers import SURFACES
from app.mapping.street_patch import (
    COVER,
    OUTLINE,
    Patch,
    PatchColours,
    outline_layer,
    patch_layers,
    patch_of,
)
from app.streets.object_live import shown_change, with_near_objects
from app.streets.street_document import Elsewhere, StreetDocument
from gis.display.primitives import Colour
from gis.mapping.layers import LayerId, LayerKind, MapLayer
from gis.streets.objects import ObjectChange
from gis.streets.remake.change import Remade
from widgets.map.frame import DARK_GROUND, LIGHT_GROUND
from widgets.map.map_panel import MapPanel
from widgets.map.tile_picture import around

PAUSE_MS = 1000
"""Edits have paused when nothing happened for so long."""
HIGHLIGHT = Colour(255, 122, 0)
"""Seen on asphalt, paint and ground, light or dark."""
LIKE = {COVER: SURFACES, OUTLINE: SURFACES}
"""Whose being hidden hides a live layer too."""
OVER_STREETS = (LayerKind.JUNCTIONS, LayerKind.PLACES, LayerKind.CRASHES)
ReadNetwork = Callable[[Callable[[], None]], None]
"""Reads the street layers of the store again and calls back when they are on the map."""


@dataclass(frozen=True, eq=False, slots=True)
class _Prepared:
    """Layers of a preview, made before it is shown."""

    patch: Patch
    preview: Remade
    layers: tuple[MapLayer, ...]


class LiveStreets(QObject):
    """Follows a document: each change at once, the store's own layers when edits pause."""

    def __init__(self, map_: MapPanel, read: ReadNetwork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._map, self._read = map_, read
        self._document: StreetDocument | None = None
        self._changes: list[Remade] = []
        """Edits that the tiles do not show yet."""
        self._shown = 0
        """How many edits before those the tiles show."""
        self._patch = Patch()
        self._preview: Remade | None = None
        self._prepared: _Prepared | None = None
        self._read_count: int | None = None
        """How many edits of all the layers on the stack hold, while their tiles are painted."""
        self._layers: tuple[MapLayer, ...] | None = ()
        """What is painted; None where it must be made anew."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._paused)
        map_.canvas.live.source = self._now
        map_.canvas.sharp.connect(self._tiles_painted)
        map_.stack.changed.connect(self._stack_changed)

    @property
    def is_at_rest(self) -> bool:
        """Whether the tiles show all edits."""
        return not self._changes and self._preview is None and not self._pause.isActive()

    def follow(self, document: StreetDocument) -> None:
        """Paint what becomes of a document."""
        self.forget()
        self._document = document
        document.changed.connect(self._changed)
        document.objects_changed.connect(self._objects_changed)
        document.previewed.connect(self._previewed)

    def forget(self) -> None:
        """Paint nothing any more."""
        if self._document is not None:
            self._document.changed.disconnect(self._changed)
            self._document.objects_changed.disconnect(self._objects_changed)
            self._document.previewed.disconnect(self._previewed)
        self._document = None
        self._pause.stop()
        self._map.layers.stop_reading_network()
        self._changes, self._patch, self._preview = [], Patch(), None
        self._shown, self._read_count = 0, None
        self._repaint()

    @property
    def has_preview(self) -> bool:
        """Whether a gesture is in hand."""
        return self._preview is not None

    def _stack_changed(self, _: frozenset[LayerId]) -> None:
        """Layers may be hidden, or wear other colours."""
        if self._changes or self._preview is not None:
            self._prepared = None
            self._repaint()

    def beside(self, elsewhere: Elsewhere) -> Elsewhere:
        """An `Elsewhere` that paints each preview where it is worked out: a frame only shows it."""

        def run(
            work: Callable[[], Remade],
            then: Callable[[Remade], None],
            failed: Callable[[Exception], None],
        ) -> None:
            frame, patch, colours = self._map.canvas.frame, self._patch, self._colours()

            def both() -> Remade:
                remade = work()
                layers = self._made(patch, remade, colours)
                self._map.canvas.live.prepare(layers, frame)
                self._prepared = _Prepared(patch, remade, layers)
                return remade

            elsewhere(both, then, failed)

        return run

    def read_soon(self) -> None:
        """Something else of the streets was stored: read the layers when edits pause."""
        self._map.layers.stop_reading_network()
        self._pause.start()

    # --- the document

    def _objects_changed(self, change: ObjectChange) -> None:
        document = self._document
        if document is not None:
            self._note(shown_change(change, document.objects, document.standing))

    def _changed(self, remade: Remade) -> None:
        document = self._document
        shown = remade if document is None else with_near_objects(remade, document.objects)
        self._note(shown)

    def _note(self, remade: Remade) -> None:
        self._changes.append(remade)
        self._patch = self._patch.after(remade)
        self._repaint()
        self.read_soon()

    def _previewed(self, remade: Remade | None) -> None:
        self._preview = remade
        if remade is not None and self._pause.isActive():
            self._pause.start()
        self._repaint()

    # --- the tiles

    def _paused(self) -> None:
        if self._preview is not None:
            self._pause.start()
            return
        count = self._shown + len(self._changes)
        self._read(lambda: self._layers_came(count))

    def _layers_came(self, count: int) -> None:
        self._read_count = count
        if self._map.canvas.picture.is_sharp:
            self._tiles_painted()

    def _tiles_painted(self) -> None:
        """The tiles show what was read: those edits need no patch any more."""
        if self._read_count is None:
            return
        del self._changes[: self._read_count - self._shown]
        self._shown, self._read_count = self._read_count, None
        self._patch = patch_of(self._changes)
        self._repaint()

    # --- painting

    def _repaint(self) -> None:
        self._layers = None
        self._map.canvas.update()

    def _now(self) -> Sequence[MapLayer]:
        if self._layers is None:
            ready = self._prepared
            if ready is not None and ready.patch is self._patch and ready.preview is self._preview:
                self._layers = ready.layers
            else:
                self._layers = self._made(self._patch, self._preview, self._colours())
        return self._layers

    def _colours(self) -> PatchColours:
        return PatchColours(
            ground=_colour(DARK_GROUND if self._map.is_dark else LIGHT_GROUND),
            highlight=HIGHLIGHT,
            dark=self._map.is_dark,
        )

    def _made(
        self, patch: Patch, preview: Remade | None, colours: PatchColours
    ) -> tuple[MapLayer, ...]:
        """The layers of what was changed, and of what a gesture would change; on any thread."""
        whole = patch if preview is None else patch.after(preview)
        layers = list(patch_layers(whole, colours))
        layers += self._above(layers)
        if preview is not None:
            outline = outline_layer(preview, colours)
            layers += [outline] if outline is not None else []
        return tuple(layer for layer in layers if self._is_seen(layer.id))

    def _above(self, layers: Sequence[MapLayer]) -> list[MapLayer]:
        """What lies over the streets and would be hidden by the patch: junctions, crashes."""
        box = around(layer.bounds for layer in layers)
        if box is None:
            return []
        return [
            replace(layer, features=layer.features.taken(layer.features.in_box(box)))
            for layer in self._map.stack.layers
            if layer.kind in OVER_STREETS and layer.visible and layer.features is not None
        ]

    def _is_seen(self, name: LayerId) -> bool:
        layer = self._map.stack.get(LIKE.get(name, name))
        return layer is None or layer.visible


def _colour(code: str) -> Colour:
    colour = QColor(code)
    return Colour(colour.red(), colour.green(), colour.blue())
