"""Names of things on the map in a form that is searched at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from gis.mapping.features import Floats, Ints
from gis.mapping.key_lines import KeyLines, key_lines
from gis.mapping.layers import MapLayer
from gis.mapping.search_keys import search_keys


class SearchKind(Enum):
    """What a found thing is; of equally good ones in this order."""

    COORDINATES = "coordinates"
    JUNCTION = "junction"
    STREET = "street"
    CASE = "case"
    PLACE = "place"
    FEATURE = "feature"


@dataclass(frozen=True, eq=False, kw_only=True)
class Corners:
    """The streets of junctions in a row, without 路 and 街: "中山文化", "文化中山"."""

    keys: KeyLines = field(default_factory=lambda: key_lines(()))
    of: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    """Which junction each key means."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Names:
    """Many things of one kind, the more important ones first."""

    kind: SearchKind
    keys: KeyLines
    titles: KeyLines
    boxes: Floats
    """(things, 4) min x, min y, max x, max y in metres; NaN where nobody knows."""
    at: Floats
    """(things, 2) a place of each; NaN where nobody knows."""
    counts: Ints
    """Crashes of junctions and places, stretches of streets."""
    refs: Sequence[str] = ()
    """Uids of junctions, empty where the title says which one it is."""
    detail_of: Callable[[int], str] = lambda place: ""
    """A text of the data that tells more: where a case happened, what a layer is called."""
    times: NDArray[np.datetime64] | None = None
    """Of cases, UTC."""
    corners: Corners = field(default_factory=Corners)
    features: Ints | None = None
    """Of a layer's features: their places in the layer."""
    layer_id: str = ""

    def __len__(self) -> int:
        return len(self.keys)


def names_of_layer(layer: MapLayer) -> Names | None:
    """The named features of a layer; None where it has none."""
    if layer.features is None:
        return None
    named = np.array([i for i, name in enumerate(layer.names) if name.strip()], dtype=np.int64)
    if not len(named):
        return None
    titles = [layer.names[i] for i in named]
    boxes = layer.features.boxes[named]
    return Names(
        kind=SearchKind.FEATURE,
        keys=key_lines(search_keys(titles)),
        titles=key_lines(titles),
        boxes=boxes,
        at=(boxes[:, :2] + boxes[:, 2:]) / 2,
        counts=np.zeros(len(named), np.int64),
        detail_of=lambda place: layer.title,
        features=named,
        layer_id=layer.id,
    )
