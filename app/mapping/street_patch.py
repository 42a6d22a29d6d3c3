"""What an edit changed, painted over the picture of what was there before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from app.mapping.street_layers import SURFACES_FROM, shapes_of, street_layers
from gis.display.primitives import Colour
from gis.mapping.features import Shape, features_of
from gis.mapping.layers import LayerId, LayerKind, MapLayer, ScaleRange
from gis.mapping.style import ClassStyle, LayerStyle
from gis.streets.derived import StreetGeometry
from gis.streets.remake.change import Remade

COVER, OUTLINE = LayerId("covered"), LayerId("changing")
PIECES = (
    *("shapes", "bodies", "junctions", "lanes", "sidewalks", "islands", "markings"),
    "furniture",
)
SURFACE_PIECES = ("bodies", "junctions", "sidewalks", "islands")
OUTLINED = ("bodies", "junctions")
EDGE_PX = 0.8
"""Surfaces are edged as wide as this; so is what covers them."""
OUTLINE_PX = 1.6
NEAR = ScaleRange(0.0, SURFACES_FROM)


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchColours:
    """What patches are painted with."""

    ground: Colour
    highlight: Colour
    dark: bool


@dataclass(frozen=True)
class Patch:
    """Pieces that came, by kind and uid, and the surfaces that are to be covered first."""

    made: dict[tuple[str, str], Any] = field(default_factory=dict)
    covered: tuple[Any, ...] = ()

    def after(self, remade: Remade) -> Patch:
        """The patch with one more change."""
        made = dict(self.made)
        covered = list(self.covered)
        for kind in PIECES:
            for piece in getattr(remade.gone, kind):
                made.pop((kind, _uid(kind, piece)), None)
                if kind in SURFACE_PIECES:
                    covered.append(piece.shape)
            for piece in getattr(remade.made, kind):
                made[(kind, _uid(kind, piece))] = piece
        return Patch(made, tuple(covered))

    @property
    def geometry(self) -> StreetGeometry:
        """The pieces that came and stand."""
        found: dict[str, list[Any]] = {kind: [] for kind in PIECES}
        for (kind, _), piece in self.made.items():
            found[kind].append(piece)
        return StreetGeometry(**{kind: tuple(pieces) for kind, pieces in found.items()})


def patch_of(changes: Iterable[Remade]) -> Patch:
    """Several changes, one after the other, as one patch."""
    patch = Patch()
    for one in changes:
        patch = patch.after(one)
    return patch


def patch_layers(patch: Patch, colours: PatchColours) -> tuple[MapLayer, ...]:
    """The ground where surfaces went, then all that came, with the looks of the map itself."""
    layers: list[MapLayer] = []
    if patch.covered:
        style = ClassStyle(fill=colours.ground, line=colours.ground, width_px=EDGE_PX)
        layers.append(_areas(COVER, patch.covered, style))
    layers += street_layers(shapes_of(patch.geometry), dark=colours.dark)
    return tuple(layer for layer in layers if layer.features is not None)


def outline_layer(remade: Remade, colours: PatchColours) -> MapLayer | None:
    """What would change by the gesture in hand, outlined; None where nothing would come."""
    shapes = [piece.shape for kind in OUTLINED for piece in getattr(remade.made, kind)]
    if not shapes:
        return None
    return _areas(OUTLINE, shapes, ClassStyle(line=colours.highlight, width_px=OUTLINE_PX))


def _areas(name: LayerId, shapes: Iterable[Any], style: ClassStyle) -> MapLayer:
    listed = list(shapes)
    array = np.empty(len(listed), object)
    array[:] = listed
    return MapLayer(
        id=name,
        kind=LayerKind.SURFACES,
        features=features_of(array).get(Shape.AREA),
        style=LayerStyle(classes=(style,)),
        scales=NEAR,
        answers=False,
    )


def _uid(kind: str, piece: Any) -> str:  # noqa: ANN401  # a piece of any kind
    uid: str = piece.street.road.uid if kind == "shapes" else piece.uid
    return uid
