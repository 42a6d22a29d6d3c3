"""A layer of the map: what it holds, how it looks, and when it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, NewType

import numpy as np
from numpy.typing import NDArray

from gis.display.primitives import Bounds
from gis.mapping.features import Features
from gis.mapping.style import PLAIN, LayerStyle

LayerId = NewType("LayerId", str)
FOREIGN = "guest:"
"""How the ids of layers begin that come from a foreign file, whatever kind they are shown as."""


class LayerKind(StrEnum):
    """What a layer shows; the window has words for each."""

    BASEMAP = "basemap"
    BLOCKS = "blocks"
    BOUNDARIES = "boundaries"
    BUILDINGS = "buildings"
    STREETS = "streets"
    SURFACES = "surfaces"
    """Street surfaces: carriageways, junction areas, lanes, islands, sidewalks."""
    MARKING_AREAS = "marking_areas"
    """Painted areas: crosswalks, arrows, boxes."""
    MARKINGS = "markings"
    """Painted lines."""
    FURNITURE = "furniture"
    """Signs and signals."""
    TRUST = "trust"
    """Which roads somebody confirmed, and which are assumed."""
    JUNCTIONS = "junctions"
    DENSITY = "density"
    PLACES = "places"
    """Points of interest: cameras, stations."""
    CRASHES = "crashes"
    GUEST = "guest"
    """A foreign file, shown and never stored."""


class PrintRule(StrEnum):
    """Whether a layer stands on paper."""

    AS_SHOWN = "as_shown"
    ALWAYS = "always"
    """Also while it is hidden."""
    NEVER = "never"
    """Not even while it is shown."""


class ScaleRange(NamedTuple):
    """Scale denominators between which a layer is seen: from 1:`finest` out to 1:`coarsest`."""

    finest: float = 0.0
    coarsest: float = float("inf")

    def holds(self, denominator: float) -> bool:
        """Whether a scale of 1:`denominator` lies in the range."""
        return self.finest <= denominator <= self.coarsest


ANY_SCALE = ScaleRange()


@dataclass(frozen=True, eq=False, kw_only=True)
class Raster:
    """A picture laid over a box: the first row is the northernmost."""

    rgba: NDArray[np.uint8]
    """(rows, columns, 4), colours not premultiplied."""
    bounds: Bounds


@dataclass(frozen=True, eq=False, kw_only=True)
class MapLayer:
    """One layer. It never changes: whoever changes something puts another in its place."""

    id: LayerId
    kind: LayerKind
    title: str = ""
    """Its name where the kind does not say it all: a file's, a theme's."""
    features: Features | None = None
    raster: Raster | None = None
    names: Sequence[str] = ()
    """A name for each feature, or nothing."""
    style: LayerStyle = PLAIN
    visible: bool = True
    opacity: float = 1.0
    scales: ScaleRange = ANY_SCALE
    drawn: ScaleRange = ANY_SCALE
    """Scales at which its features are painted; at others only their names and hits are there,
    since another layer shows the same things better."""
    answers: bool = True
    """Whether a click finds its features."""
    locked: bool = False
    """Whether its features can neither be chosen nor changed."""
    print_rule: PrintRule = PrintRule.AS_SHOWN
    detail: str = ""
    """What a tooltip tells: where it comes from, how many."""

    @property
    def foreign(self) -> bool:
        """Whether it comes from a file and is never stored."""
        return self.kind is LayerKind.GUEST or self.id.startswith(FOREIGN)

    @property
    def bounds(self) -> Bounds | None:
        """The box about all it holds; None where it holds nothing."""
        if self.features is not None:
            return self.features.bounds
        return self.raster.bounds if self.raster is not None else None

    @property
    def printed(self) -> bool:
        """Whether it stands on paper."""
        if self.print_rule is PrintRule.AS_SHOWN:
            return self.visible
        return self.print_rule is PrintRule.ALWAYS

    @property
    def is_choosable(self) -> bool:
        """Whether a click or a drawn area may take its features."""
        return self.answers and not self.locked

    def seen_at(self, denominator: float) -> bool:
        """Whether it is drawn at a scale of 1:`denominator`."""
        return self.visible and self.opacity > 0 and self.scales.holds(denominator)


def printed_layers(layers: Iterable[MapLayer]) -> list[MapLayer]:
    """The layers that stand on paper, as if all of them were shown."""
    return [
        layer if layer.visible else replace(layer, visible=True)
        for layer in layers
        if layer.printed
    ]
