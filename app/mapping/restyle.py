"""A layer in the colours of the other theme."""

from __future__ import annotations

from dataclasses import replace

from app.mapping.style_tables import foreign_style, styles_for
from app.mapping.trust_layer import trust_style
from gis.mapping.layers import LayerKind, MapLayer

_UNCHANGED = (
    *(LayerKind.DENSITY, LayerKind.BASEMAP),
    *(LayerKind.MARKINGS, LayerKind.MARKING_AREAS, LayerKind.FURNITURE),
)


def restyled(layer: MapLayer, *, dark: bool, guest_number: int = 0) -> MapLayer:
    """The layer as it looks in the light or the dark theme.

    A density surface has its colours in its picture and comes back as it is: make it anew. Paint
    on streets is the same in both.
    """
    if layer.kind in _UNCHANGED:
        return layer
    if layer.kind is LayerKind.TRUST:
        return replace(layer, style=trust_style(dark=dark))
    if not layer.foreign:
        return replace(layer, style=styles_for(layer.kind, dark=dark))
    if layer.features is None:
        return layer
    shape = layer.features.shape
    return replace(layer, style=foreign_style(layer.kind, shape, guest_number, dark=dark))
