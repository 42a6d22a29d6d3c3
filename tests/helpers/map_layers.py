"""Small made layers for tests of the map."""

from __future__ import annotations

import numpy as np
import shapely

from gis.display.primitives import Colour
from gis.mapping.features import Shape, features_of, point_features
from gis.mapping.layers import LayerId, LayerKind, MapLayer
from gis.mapping.style import ClassStyle, LayerStyle, Symbol

RED, GREEN, BLUE = Colour(220, 30, 30), Colour(20, 160, 40), Colour(30, 60, 200)


def areas(*geometries, name="areas", kind=LayerKind.BLOCKS, style=None, **more) -> MapLayer:
    """A layer of areas, red without outlines unless said otherwise."""
    made = np.empty(len(geometries), object)
    made[:] = geometries
    return MapLayer(
        id=LayerId(name),
        kind=kind,
        features=features_of(made)[Shape.AREA],
        style=style or LayerStyle(classes=(ClassStyle(fill=RED),)),
        **more,
    )


def lines(*coordinates, name="lines", style=None, **more) -> MapLayer:
    """A layer of lines, green and 4 px wide."""
    made = np.empty(len(coordinates), object)
    made[:] = [shapely.LineString(line) for line in coordinates]
    return MapLayer(
        id=LayerId(name),
        kind=LayerKind.STREETS,
        features=features_of(made)[Shape.LINE],
        style=style or LayerStyle(classes=(ClassStyle(line=GREEN, width_px=4.0),)),
        **more,
    )


def points(*xy, name="points", kind=LayerKind.CRASHES, style=None, **more) -> MapLayer:
    """A layer of points, blue squares of 9 px."""
    square = ClassStyle(fill=BLUE, symbol=Symbol.SQUARE, size_px=9.0)
    return MapLayer(
        id=LayerId(name),
        kind=kind,
        features=point_features(np.array(xy, float).reshape(-1, 2)),
        style=style or LayerStyle(classes=(square,)),
        **more,
    )
