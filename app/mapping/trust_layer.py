"""Roads by what their widths and lanes rest on: confirmed, given by the source, assumed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gis.display.primitives import Colour
from gis.mapping.features import Shape, features_of
from gis.mapping.layers import LayerId, LayerKind, MapLayer
from gis.mapping.style import ClassStyle, LayerStyle
from gis.streets.derived import StreetRoad
from gis.streets.trust import Trust, trust_of

TRUST = LayerId("trust")
LABELS = {
    Trust.CONFIRMED: "Confirmed by somebody",
    Trust.GIVEN: "As the source says",
    Trust.ASSUMED: "Widths assumed",
}
_COLOURS = {
    # told apart by people who see red and green alike, and by their dashes
    Trust.CONFIRMED: (Colour(0, 121, 107), Colour(77, 208, 190)),
    Trust.GIVEN: (Colour(48, 99, 190), Colour(130, 170, 255)),
    Trust.ASSUMED: (Colour(214, 92, 0), Colour(255, 167, 79)),
}
"""In the light theme and in the dark one."""
_DASHES = {Trust.CONFIRMED: (), Trust.GIVEN: (10.0, 4.0), Trust.ASSUMED: (2.0, 4.0)}
WIDTH_PX = 3.5


def trust_style(*, dark: bool) -> LayerStyle:
    """The look of roads by trust."""
    return LayerStyle(
        classes=tuple(
            ClassStyle(
                label=LABELS[trust],
                line=_COLOURS[trust][dark],
                width_px=WIDTH_PX,
                dashes_px=_DASHES[trust],
            )
            for trust in Trust
        )
    )


def trust_layer(streets: Sequence[StreetRoad], *, dark: bool) -> MapLayer:
    """The roads by trust, as a layer over the streets."""
    lines = np.empty(len(streets), object)
    lines[:] = [one.road.line for one in streets]
    classes = np.array([trust_of(one) for one in streets], np.uint8)
    made = features_of(lines, np.arange(len(streets)), classes).get(Shape.LINE)
    return MapLayer(
        id=TRUST,
        kind=LayerKind.TRUST,
        features=made,
        style=trust_style(dark=dark),
        answers=False,
    )
