"""What lies at a point of the map, as records that somebody has put words to."""

from __future__ import annotations

from dataclasses import dataclass

from gis.angles import Point
from gis.mapping.layers import LayerId


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifiedFeature:
    """One feature; its attributes hold no personal data."""

    layer_id: LayerId
    index: int
    """Its place in the layer's features."""
    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    """Names and values in the order of the table or file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifiedLayer:
    """The features of one layer at the point, the nearest first."""

    title: str
    features: tuple[IdentifiedFeature, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """All that lies at a point, the topmost layer first."""

    at: Point
    place: str = ""
    """The point's coordinates as the window writes them."""
    layers: tuple[IdentifiedLayer, ...] = ()
