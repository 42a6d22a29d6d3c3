"""The layers of the map in their order: one owner, one announcement for each change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.signal import Signal
from gis.mapping.features import Shape
from gis.mapping.layers import LayerId, LayerKind, MapLayer

_ORDER = tuple(LayerKind)


class LayerStack:
    """Layers from the lowest to the topmost. `changed` tells the ids of what changed."""

    def __init__(self) -> None:
        self.changed: Signal[frozenset[LayerId]] = Signal()
        self._layers: list[MapLayer] = []

    @property
    def layers(self) -> tuple[MapLayer, ...]:
        """All layers, the lowest first."""
        return tuple(self._layers)

    def get(self, layer_id: LayerId) -> MapLayer | None:
        """The layer of an id."""
        return next((layer for layer in self._layers if layer.id == layer_id), None)

    @property
    def locked_kinds(self) -> frozenset[LayerKind]:
        """Kinds whose layers are all locked: what they show can be neither chosen nor changed."""
        open_kinds = {layer.kind for layer in self._layers if not layer.locked}
        return frozenset(layer.kind for layer in self._layers) - open_kinds

    def put(self, layer: MapLayer) -> None:
        """Replace the layer of the same id, or add one above its kind and lower kinds."""
        self.put_all([layer])

    def put_all(self, layers: Iterable[MapLayer]) -> None:
        """Put several layers with one announcement."""
        ids = set()
        for layer in layers:
            ids.add(layer.id)
            place = self._place_of(layer.id)
            if place is not None:
                self._layers[place] = layer
            else:
                self._layers.insert(self._place_for(layer), layer)
        self._tell(ids)

    def remove(self, *layer_ids: LayerId) -> None:
        """Take layers away; unknown ids are none."""
        gone = {layer.id for layer in self._layers} & set(layer_ids)
        self._layers = [layer for layer in self._layers if layer.id not in gone]
        self._tell(gone)

    def move(self, layer_id: LayerId, place: int) -> None:
        """Put a layer at a place counted from the lowest, 0."""
        now = self._place_of(layer_id)
        if now is None or now == place:
            return
        layer = self._layers.pop(now)
        self._layers.insert(min(max(place, 0), len(self._layers)), layer)
        self._tell({layer_id})

    def change(self, layer_id: LayerId, **changes: Any) -> None:  # fields of MapLayer
        """Change fields of a layer: `visible`, `opacity`, `scales`, `style`, ..."""
        place = self._place_of(layer_id)
        if place is None:
            return
        before = self._layers[place]
        if all(getattr(before, name) == value for name, value in changes.items()):
            return
        self._layers[place] = replace(before, **changes)
        self._tell({layer_id})

    def _place_of(self, layer_id: LayerId) -> int | None:
        return next((i for i, layer in enumerate(self._layers) if layer.id == layer_id), None)

    def _place_for(self, layer: MapLayer) -> int:
        """Above all layers of this kind and of those that belong below it."""
        rank = _rank(layer)
        below = [i for i, other in enumerate(self._layers) if _rank(other) <= rank]
        return below[-1] + 1 if below else 0

    def _tell(self, ids: Iterable[LayerId]) -> None:
        told = frozenset(ids)
        if told:
            self.changed.emit(told)


def _rank(layer: MapLayer) -> int:
    """Where a layer belongs; foreign areas lie on the streets, not on junctions and crashes."""
    features = layer.features
    area = features is not None and features.shape is Shape.AREA
    on_ground = layer.kind is LayerKind.GUEST and area
    return _ORDER.index(LayerKind.MARKINGS if on_ground else layer.kind)
