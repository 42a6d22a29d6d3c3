"""Street geometry in memory as what the layers of the map are made of, without a store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from app.mapping.store_layers import STREETS
from app.mapping.street_layers import StreetShapes, as_lines_from_afar, street_layers
from app.mapping.street_styles import LANE_TINTS, PaintLook, SurfaceClass
from app.mapping.style_tables import STREET_CLASSES, StreetClass, styles_for
from app.marking_catalogue import load_marking_catalogue
from app.sign_catalogue import load_sign_catalogue
from gis.mapping.features import Shape, features_of
from gis.mapping.layers import LayerKind, MapLayer
from gis.streets.assumed import assumed_areas, assumed_roads
from gis.streets.derived import StreetGeometry
from gis.streets.records import Road
from gis.streets.signs.faces import faces_of


def shapes_of(geometry: StreetGeometry) -> StreetShapes:
    """The shapes of street geometry that holds the roads of its pieces."""
    surfaces = _surfaces(geometry)
    looks: dict[PaintLook, int] = {}
    look_of = [
        looks.setdefault(PaintLook(one.colour, one.width_m, one.dash_m), len(looks))
        for one in geometry.markings
    ]
    return StreetShapes(
        surfaces=_array([shape for shape, _, _ in surfaces]),
        surface_kinds=np.array([kind for _, kind, _ in surfaces], np.uint8),
        surface_levels=np.array([level for _, _, level in surfaces], np.int64),
        markings=_array([one.shape for one in geometry.markings]),
        looks=list(looks),
        look_of=np.array(look_of, np.int64),
        marking_levels=np.array([one.level for one in geometry.markings], np.int64),
        faces=faces_of(list(geometry.furniture), load_sign_catalogue(), load_marking_catalogue()),
    )


def _surfaces(geometry: StreetGeometry) -> list[tuple[Any, int, int]]:
    """Shape, `SurfaceClass` and level of all surfaces."""
    roads, areas = assumed_roads(geometry), assumed_areas(geometry)
    road, guessed = int(SurfaceClass.ROAD), int(SurfaceClass.ROAD_ASSUMED)
    found = [(o.shape, guessed if o.road in roads else road, o.level) for o in geometry.bodies]
    found += [(o.shape, guessed if o.uid in areas else road, o.level) for o in geometry.junctions]
    found += [(o.shape, int(SurfaceClass.SIDEWALK), o.level) for o in geometry.sidewalks]
    found += [(o.shape, int(SurfaceClass.ISLAND), o.level) for o in geometry.islands]
    found += [
        (o.shape, int(LANE_TINTS[o.kind]), o.level) for o in geometry.lanes if o.kind in LANE_TINTS
    ]
    return found


def _array(shapes: Sequence[Any]) -> Any:  # noqa: ANN401 - an array of geometries
    made = np.empty(len(shapes), object)
    made[:] = shapes
    return made


def road_line_layer(roads: Sequence[Road], *, dark: bool) -> MapLayer:
    """Roads by class with their names, as `read_street_layer` has those of a store."""
    classes = np.array(
        [STREET_CLASSES.get(one.road_class, StreetClass.LOCAL) for one in roads], np.uint8
    )
    levels = np.array([one.level for one in roads], np.int64)
    order = np.lexsort((-classes.astype(np.int16), levels))
    made = features_of(
        _array([one.line for one in roads])[order], np.array(order, np.int64), classes[order]
    ).get(Shape.LINE)
    names = () if made is None else tuple(roads[place].name for place in made.ids.tolist())
    return MapLayer(
        id=STREETS,
        kind=LayerKind.STREETS,
        features=made,
        names=names,
        style=styles_for(LayerKind.STREETS, dark=dark),
    )


def geometry_layers(geometry: StreetGeometry, *, dark: bool) -> tuple[MapLayer, ...]:
    """Centre lines from afar and streets as they are, lowest first."""
    lines = road_line_layer([one.road for one in geometry.roads], dark=dark)
    real = street_layers(shapes_of(geometry), dark=dark)
    lines = as_lines_from_afar(lines) if real else lines
    return tuple(layer for layer in (lines, *real) if layer.features is not None)
