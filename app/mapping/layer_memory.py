"""What is remembered of layers between two runs: seen, opacity, scales, order; as plain text."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.mapping.layer_stack import LayerStack
from gis.mapping.layers import ANY_SCALE, LayerId, MapLayer, PrintRule, ScaleRange

MOST_REMEMBERED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedLayer:
    """How one layer was shown."""

    id: LayerId
    visible: bool = True
    opacity: float = 1.0
    scales: ScaleRange = ANY_SCALE
    locked: bool = False
    print_rule: PrintRule = PrintRule.AS_SHOWN

    @classmethod
    def of(cls, layer: MapLayer) -> RememberedLayer:
        """What is remembered of a layer."""
        return cls(
            id=layer.id,
            visible=layer.visible,
            opacity=layer.opacity,
            scales=layer.scales,
            locked=layer.locked,
            print_rule=layer.print_rule,
        )

    def put_on(self, layer: MapLayer) -> MapLayer:
        """A layer shown as this one was."""
        return replace(
            layer,
            visible=self.visible,
            opacity=self.opacity,
            scales=self.scales,
            locked=self.locked,
            print_rule=self.print_rule,
        )


@dataclass(frozen=True, slots=True)
class LayerMemory:
    """Layers from the lowest to the topmost, also those that are not here just now."""

    layers: tuple[RememberedLayer, ...] = ()

    def dressed(self, layer: MapLayer) -> MapLayer:
        """The layer as it was shown before; as it is where nothing is remembered."""
        for known in self.layers:
            if known.id == layer.id:
                return known.put_on(layer)
        return layer

    def arrange(self, stack: LayerStack) -> None:
        """Bring the stack's known layers into their remembered order; others keep their place."""
        rank = {known.id: place for place, known in enumerate(self.layers)}
        wanted = [layer.id for layer in stack.layers]
        slots = [place for place, layer_id in enumerate(wanted) if layer_id in rank]
        known = sorted((wanted[place] for place in slots), key=lambda layer_id: rank[layer_id])
        for place, layer_id in zip(slots, known, strict=True):
            wanted[place] = layer_id
        for place, layer_id in enumerate(wanted):
            stack.move(layer_id, place)

    def with_stack(self, stack: LayerStack) -> LayerMemory:
        """What to remember now: the stack's layers, and below their successors those not here."""
        now = [RememberedLayer.of(layer) for layer in stack.layers]
        here = {layer.id for layer in now}
        for place, known in enumerate(self.layers):
            if known.id in here:
                continue
            after = {other.id for other in self.layers[place + 1 :]} & here
            at = next((i for i, layer in enumerate(now) if layer.id in after), len(now))
            now.insert(at, known)
        return LayerMemory(tuple(now[-MOST_REMEMBERED:]))

    def to_text(self) -> str:
        """JSON; a scale without an end is null."""
        return json.dumps(
            [
                {
                    "id": known.id,
                    "visible": known.visible,
                    "opacity": known.opacity,
                    "finest": known.scales.finest,
                    "coarsest": None
                    if math.isinf(known.scales.coarsest)
                    else known.scales.coarsest,
                    "locked": known.locked,
                    "print": known.print_rule.value,
                }
                for known in self.layers
            ]
        )

    @classmethod
    def from_text(cls, text: str) -> LayerMemory:
        """What a text says; what is damaged in it is not remembered."""
        try:
            entries = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(entries, list):
            return cls()
        layers = [_layer(entry) for entry in entries if isinstance(entry, dict)]
        known: dict[LayerId, RememberedLayer] = {}
        for layer in layers:
            if layer is not None:
                known.setdefault(layer.id, layer)
        return cls(tuple(known.values()))


def _layer(entry: Mapping[str, Any]) -> RememberedLayer | None:
    """One entry; None where it says nothing usable."""
    name, visible = entry.get("id"), entry.get("visible", True)
    if not isinstance(name, str) or not isinstance(visible, bool):
        return None
    opacity = _number(entry.get("opacity"), 1.0)
    finest = _number(entry.get("finest"), 0.0)
    coarsest = _number(entry.get("coarsest"), math.inf)
    return RememberedLayer(
        id=LayerId(name),
        visible=visible,
        opacity=min(max(opacity, 0.0), 1.0),
        scales=ScaleRange(finest, coarsest) if 0 <= finest <= coarsest else ANY_SCALE,
        locked=entry.get("locked") is True,
        print_rule=_RULES.get(str(entry.get("print")), PrintRule.AS_SHOWN),
    )


_RULES = {rule.value: rule for rule in PrintRule}


def _number(value: object, otherwise: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or math.isnan(value):
        return otherwise
    return float(value)
