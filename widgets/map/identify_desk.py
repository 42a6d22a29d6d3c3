"""Finds out what the features under a click are, for the panel that tells it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

import numpy as np

from app.mapping.feature_facts import facts_of
from app.mapping.guest_shelf import GuestShelf
from app.mapping.layer_stack import LayerStack
from app.messages import Language
from app.store.store import Store
from gis.angles import Point
from gis.display.primitives import Bounds
from gis.mapping.features import Shape
from gis.mapping.layers import LayerKind, MapLayer
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.problems import Problem
from widgets.map.canvas_door import Hit
from widgets.map.identified import Identified, IdentifiedFeature, IdentifiedLayer
from widgets.map.identify_panel import IdentifyPanel
from widgets.map.layer_words import layer_name
from widgets.parts.messages import problem_words
from widgets.parts.words import moment_text

TIME_PLACE, SEVERITY_PLACE = 1, 2
"""Places of these among a crash's facts; the case number stands first."""
MOST_FEATURES = 30
"""More under one click are not told one by one."""


class IdentifyDesk:
    """Reads names and facts of features; those of foreign files from the file itself."""

    def __init__(
        self,
        stack: LayerStack,
        shelf: GuestShelf,
        panel: IdentifyPanel,
        language: Callable[[], Language],
    ) -> None:
        self._stack, self._shelf, self._panel = stack, shelf, panel
        self._language = language
        self._store: Store | None = None

    def open_store(self, store: Store) -> None:
        """Tell of the rows of another store from now on."""
        self._store = store
        self._panel.show_found(None)

    def show(self, at: Point, place: str, hits: Sequence[Hit]) -> None:
        """Tell everything at a point."""
        layers = []
        for layer_id, some in groupby(hits[:MOST_FEATURES], key=lambda hit: hit.layer_id):
            layer = self._stack.get(layer_id)
            if layer is not None:
                features = tuple(self._feature(layer, hit) for hit in some)
                layers.append(IdentifiedLayer(title=layer_name(layer), features=features))
        self._panel.show_found(Identified(at=at, place=place, layers=tuple(layers)))

    def _feature(self, layer: MapLayer, hit: Hit) -> IdentifiedFeature:
        attributes = self._attributes(layer, hit)
        named = layer.names[hit.index] if len(layer.names) > hit.index else ""
        return IdentifiedFeature(
            layer_id=layer.id,
            index=hit.index,
            name=named or _short_name(layer, attributes) or f"#{hit.feature_id}",
            attributes=attributes,
        )

    def _attributes(self, layer: MapLayer, hit: Hit) -> tuple[tuple[str, str], ...]:
        try:
            if layer.foreign:
                return self._shelf.attributes_of(layer.id, hit.feature_id)
            if self._store is not None:
                return facts_of(
                    self._store, layer.id, hit.feature_id, self._language(), moment_text
                )
        except Problem as problem:
            return (("", problem_words(problem, self._language())),)
        return ()

    def bounds_of(self, feature: IdentifiedFeature) -> Bounds | None:
        """The box about a feature."""
        layer = self._stack.get(feature.layer_id)
        if layer is None or layer.features is None or feature.index >= len(layer.features):
            return None
        box = layer.features.boxes_of(np.array([feature.index]))[0]
        return Bounds(*(float(part) for part in box))

    def shapes_of(self, feature: IdentifiedFeature | None) -> list[OverlayShape]:
        """What marks a feature on the map; nothing without one."""
        layer = None if feature is None else self._stack.get(feature.layer_id)
        if feature is None or layer is None or layer.features is None:
            return []
        if feature.index >= len(layer.features):
            return []
        shape = layer.features.shape
        return [
            OverlayShape(
                points=tuple((float(x), float(y)) for x, y in ring),
                look=OverlayLook.HOVERED,
                closed=shape is Shape.AREA,
                marks=shape is Shape.POINT,
            )
            for ring in layer.features.rings_of(feature.index)
        ]


def _short_name(layer: MapLayer, attributes: Sequence[tuple[str, str]]) -> str:
    """What tells a feature from its neighbours: of a crash when and how bad, not its number."""
    values = [value for _, value in attributes]
    if layer.kind is LayerKind.CRASHES and len(values) > SEVERITY_PLACE:
        return f"{values[TIME_PLACE]}  {values[SEVERITY_PLACE]}"
    return values[0] if values else ""
