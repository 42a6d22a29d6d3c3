"""The layers of the open store on the map: read in the background, filtered and dressed here."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from app.mapping.density_layer import DENSITY, density_layer
from app.mapping.layer_memory import LayerMemory, RememberedLayer
from app.mapping.layer_stack import LayerStack
from app.mapping.restyle import restyled
from app.mapping.store_layers import (
    CRASHES,
    JUNCTIONS,
    STREETS,
    CrashPoints,
    crash_layer,
    read_store_layers,
)
from app.mapping.street_layers import FURNITURE, MARKING_AREAS, MARKINGS, SURFACES
from app.memory import give_back
from app.store.store import Store
from app.tasks import Progress
from gis.mapping.layers import LayerId, LayerKind, MapLayer
from widgets.parts.background import Background, Job

CHANNEL, DENSITY_CHANNEL, NETWORK_CHANNEL = "map layers", "density", "street layers"
_OF_NETWORK = (STREETS, SURFACES, MARKING_AREAS, MARKINGS, FURNITURE, JUNCTIONS)
_OF_STORE = (*_OF_NETWORK, CRASHES)
ReadNetwork = Callable[[Store, bool, Progress], tuple[MapLayer, ...]]
ReadLayers = Callable[[Store, bool, Progress], tuple[tuple[MapLayer, ...], CrashPoints]]


def read_layers(
    store: Store, dark: bool, progress: Progress
) -> tuple[tuple[MapLayer, ...], CrashPoints]:
    """The use case of the application layer."""
    layers, points = read_store_layers(store, dark=dark, progress=progress)
    for layer in layers:
        if layer.features is not None:
            layer.features.ready()
    give_back()
    return layers, points


class StoreLayersDesk(QObject):
    """Puts a store's layers on a stack and keeps the crash layer to what passes the filter."""

    loaded = Signal()
    failed = Signal(object)

    def __init__(
        self,
        stack: LayerStack,
        background: Background,
        dark: Callable[[], bool],
        read: ReadLayers = read_layers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._stack, self._background, self._dark, self._read = stack, background, dark, read
        self.memory = LayerMemory()
        self.points: CrashPoints | None = None
        self._passing: NDArray[np.bool_] | None = None
        self._density_stale = True
        stack.changed.connect(self._stack_changed)

    # --- the store

    def open_store(self, store: Store, title: str = "") -> None:
        """Read a store's layers; those on the map stay until the new ones are there."""
        dark = self._dark()
        self._background.run(
            Job(
                work=lambda progress: self._read(store, dark, progress),
                channel=CHANNEL,
                on_done=self._show,
                on_failed=self.failed.emit,
                title=title or self.tr("Reading the map"),
            )
        )

    def read_network(self, store: Store, read: ReadNetwork, then: Callable[[], None]) -> None:
        """Read streets and junctions again after an edit, and tell when they are on the stack."""
        dark = self._dark()

        def show(layers: tuple[MapLayer, ...]) -> None:
            self._put_network(layers)
            then()

        self._background.run(
            Job(
                work=lambda progress: read(store, dark, progress),
                channel=NETWORK_CHANNEL,
                on_done=show,
                on_failed=self.failed.emit,
            )
        )

    def stop_reading_network(self) -> None:
        """What was asked for last comes too late."""
        self._background.drop(NETWORK_CHANNEL)

    def _put_network(self, layers: tuple[MapLayer, ...]) -> None:
        """Layers in place of those that are there; how those are seen stays."""
        filled = [layer for layer in layers if layer.features is not None]
        self._stack.remove(*(set(_OF_NETWORK) - {layer.id for layer in filled}))
        shown = [(layer, self._stack.get(layer.id)) for layer in filled]
        self._stack.put_all(
            [
                self.memory.dressed(layer) if before is None else _seen_as(layer, before)
                for layer, before in shown
            ]
        )
        if any(before is None for _, before in shown):
            self.memory.arrange(self._stack)

    def forget(self) -> None:
        """Take the store's layers off the map."""
        self._background.drop(CHANNEL, DENSITY_CHANNEL, NETWORK_CHANNEL)
        self.memory = self.memory.with_stack(self._stack)
        self._stack.remove(*_OF_STORE, DENSITY)
        self.points = self._passing = None

    def _show(self, found: tuple[tuple[MapLayer, ...], CrashPoints]) -> None:
        layers, self.points = found
        self._passing = None
        empty = MapLayer(id=DENSITY, kind=LayerKind.DENSITY, visible=False)
        filled = [layer for layer in layers if layer.features is not None]
        gone = {SURFACES, MARKING_AREAS, MARKINGS, FURNITURE} - {layer.id for layer in filled}
        self._stack.remove(*gone)
        self._stack.put_all([self.memory.dressed(layer) for layer in (*filled, empty)])
        self.memory.arrange(self._stack)
        self._density_stale = True
        self._make_density()
        self.loaded.emit()

    # --- filters

    def show_passing(self, fids: NDArray[np.int64]) -> None:
        """Show only some crashes."""
        if self.points is None:
            return
        self._passing = self.points.mask_of(fids)
        self._put_kept(crash_layer(self.points, self._passing, dark=self._dark()))
        self._density_stale = True
        self._make_density()

    @property
    def seen(self) -> NDArray[np.bool_]:
        """Which of `points` pass the filter; all before one was told."""
        if self._passing is not None:
            return self._passing
        return np.ones(0 if self.points is None else len(self.points.ids), np.bool_)

    def _put_kept(self, layer: MapLayer) -> None:
        """Put a layer in place of the one before, seen as that one was."""
        before = self._stack.get(layer.id)
        if before is not None:
            layer = _seen_as(layer, before)
        self._stack.put(layer)

    # --- density

    def _stack_changed(self, ids: frozenset[LayerId]) -> None:
        if DENSITY in ids:
            self._make_density()

    def _make_density(self) -> None:
        """Make the surface anew where it is seen and out of date."""
        layer = self._stack.get(DENSITY)
        if (
            layer is None
            or not (layer.visible or layer.printed)
            or not self._density_stale
            or self.points is None
        ):
            return
        self._density_stale = False
        keep = self.points.usable
        if self._passing is not None:
            keep = keep & self._passing
        xy, dark = self.points.xy[keep], self._dark()
        self._background.run(
            Job(
                work=lambda _: density_layer(xy, dark=dark),
                channel=DENSITY_CHANNEL,
                on_done=self._put_kept,
                on_failed=self.failed.emit,
            )
        )

    # --- colours

    def dress(self, number_of: Callable[[LayerId], int]) -> None:
        """Give all layers the colours of the present theme."""
        dark = self._dark()
        self._density_stale = True
        self._stack.put_all(
            [
                restyled(layer, dark=dark, guest_number=number_of(layer.id))
                for layer in self._stack.layers
            ]
        )
        self._make_density()


def _seen_as(layer: MapLayer, before: MapLayer) -> MapLayer:
    return RememberedLayer.of(before).put_on(layer)
