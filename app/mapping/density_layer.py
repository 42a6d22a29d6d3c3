"""The density surface of crashes as a layer of the map."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.mapping.style_tables import density_stops
from gis.display.primitives import Colour
from gis.mapping.colour_ramp import even_ramp
from gis.mapping.density import coloured, density_surface, fitting_top
from gis.mapping.layers import LayerId, LayerKind, MapLayer
from gis.mapping.style import ClassStyle, LayerStyle

DENSITY = LayerId("density")
BANDWIDTH_M = 150.0
LEGEND_STEPS = 5
_UNIT = "m"


def density_layer(
    xy: NDArray[np.float64],
    *,
    dark: bool,
    bandwidth_m: float = BANDWIDTH_M,
    top_per_km2: float | None = None,
) -> MapLayer:
    """Points per square kilometre as a layer; without any point a layer that holds nothing.

    Give `top_per_km2` to compare two surfaces in the same colours. The legend's steps are labelled
    by their densities; the window says the unit.
    """
    surface = density_surface(xy, bandwidth_m=bandwidth_m)
    title = f"{bandwidth_m:g} {_UNIT}"
    if surface is None:
        return MapLayer(id=DENSITY, kind=LayerKind.DENSITY, title=title)
    top = top_per_km2 or fitting_top(surface)
    ramp = even_ramp(density_stops(dark=dark))
    return MapLayer(
        id=DENSITY,
        kind=LayerKind.DENSITY,
        title=title,
        raster=coloured(surface, ramp, top_per_km2=top),
        style=LayerStyle(classes=_legend(ramp, top)),
    )


def _legend(ramp: NDArray[np.uint8], top: float) -> tuple[ClassStyle, ...]:
    """Equal steps of the ramp, the densest first."""
    steps = []
    for number in reversed(range(LEGEND_STEPS)):
        low, high = (top * edge / LEGEND_STEPS for edge in (number, number + 1))
        label = f"≥ {low:,g}" if number == LEGEND_STEPS - 1 else f"{low:,g}-{high:,g}"
        red, green, blue, alpha = ramp[int((number + 0.5) / LEGEND_STEPS * (len(ramp) - 1))]
        colour = Colour(int(red), int(green), int(blue), float(alpha) / 255)
        steps.append(ClassStyle(label=label, fill=colour))
    return tuple(steps)
