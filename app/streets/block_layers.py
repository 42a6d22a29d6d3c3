"""A block plan's streets as layers in upright ground: what is painted, as wide as it is painted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray

from app.mapping.street_layers import FURNITURE, MARKING_AREAS, MARKINGS, SURFACES, Shapes
from app.mapping.street_styles import (
    PAINT,
    SurfaceClass,
    face_style,
    surface_classes,
    surface_style,
)
from app.marking_catalogue import load_marking_catalogue
from app.painters.output import dash_pieces
from app.sign_catalogue import load_sign_catalogue
from app.streets.block_content import BlockContent, PaintKey
from gis.display.primitives import Colour
from gis.mapping.features import Features, Shape, features_of
from gis.mapping.layers import LayerId, LayerKind, MapLayer
from gis.mapping.print_frame import PrintFrame
from gis.mapping.style import ClassStyle, LayerStyle
from gis.streets.objects import KERB_MARKING
from gis.streets.signs.faces import PlacedFaces, faces_of

KERBS = LayerId("kerbs")
STREET_PARTS = frozenset(
    {LayerKind.SURFACES, LayerKind.MARKING_AREAS, LayerKind.MARKINGS, LayerKind.FURNITURE}
)
KERB_STYLE = ClassStyle(line=Colour(58, 64, 72), width_px=0.8)
"""0.18 mm on paper."""
_HAIR_PX = 0.3
"""Paint is never thinner than 0.07 mm on paper: 10 cm are true down to 1:1500."""
_SEAM_PX = 0.2
"""Neighbouring surfaces overlap by a hair, or white would shine through between them."""
_SEAM_M = 0.005
MOST_CLASSES = 250


def block_layers(
    content: BlockContent, frame: PrintFrame, parts: Collection[LayerKind] = STREET_PARTS
) -> tuple[MapLayer, ...]:
    """The layers of some parts from the lowest, turned so that the frame stands upright."""
    layers: list[MapLayer] = []
    if LayerKind.SURFACES in parts:
        layers += [_surfaces(content, frame), _kerbs(content, frame)]
    if LayerKind.MARKING_AREAS in parts:
        layers.append(_painted(content, frame, Shape.AREA))
    if LayerKind.MARKINGS in parts:
        layers.append(_painted(content, frame, Shape.LINE))
    if LayerKind.FURNITURE in parts:
        layers.append(_faces(content, frame))
    return tuple(layer for layer in layers if layer.features is not None)


def turned_layer(layer: MapLayer, frame: PrintFrame) -> MapLayer:
    """Another layer of the map, its features about the frame turned with it.

    A picture stays only where north is up.
    """
    raster = None if frame.up_deg else layer.raster
    if layer.features is None:
        return replace(layer, raster=raster)
    near = layer.features.in_box(frame.box)
    some = layer.features.taken(near)
    names = tuple(layer.names[place] for place in near.tolist()) if layer.names else ()
    return replace(
        layer, features=replace(some, xy=frame.to_upright(some.xy)), names=names, raster=raster
    )


def _features(
    shapes: Shapes, classes: NDArray[np.uint8], shape: Shape, frame: PrintFrame
) -> Features | None:
    return features_of(frame.upright(shapes), classes=classes).get(shape)


def _surfaces(content: BlockContent, frame: PrintFrame) -> MapLayer:
    classes = surface_classes(content.surface_kinds, content.surface_levels)
    style = surface_style(dark=False)
    thin = tuple(
        replace(one, width_px=one.width_px if one.line != one.fill else _SEAM_PX)
        for one in style.classes
    )
    return MapLayer(
        id=SURFACES,
        kind=LayerKind.SURFACES,
        features=_features(content.surfaces, classes, Shape.AREA, frame),
        style=replace(style, classes=thin),
    )


def _kerbs(content: BlockContent, frame: PrintFrame) -> MapLayer:
    """Where carriageway ends; bodies and areas that meet are one carriageway."""
    edges = []
    for level in np.unique(content.surface_levels[content.carriageway]).tolist():
        mine = content.carriageway & (content.surface_levels == level)
        whole = shapely.union_all(shapely.buffer(content.surfaces[mine], _SEAM_M))
        edges.append(shapely.boundary(shapely.buffer(whole, -_SEAM_M)))
    shapes = np.array(edges, dtype=object)
    return MapLayer(
        id=KERBS,
        kind=LayerKind.SURFACES,
        features=_features(shapes, np.zeros(len(shapes), np.uint8), Shape.LINE, frame),
        style=LayerStyle(classes=(KERB_STYLE,)),
    )


def paint_style(key: PaintKey, shape: Shape) -> ClassStyle:
    """How a marking is painted."""
    if key.kind == KERB_MARKING:
        return KERB_STYLE
    colour = PAINT.get(key.colour, PAINT["white"])
    if shape is Shape.AREA:
        return ClassStyle(label=key.kind, fill=colour)
    return ClassStyle(
        label=key.kind, line=colour, width_m=key.width_m, width_px=_HAIR_PX, flat_ends=True
    )


def _painted(content: BlockContent, frame: PrintFrame, shape: Shape) -> MapLayer:
    """Painted areas or lines; a dashed line is as many pieces as it has dashes."""
    lines = np.isin(shapely.get_type_id(content.markings), _LINES)
    chosen = np.flatnonzero(lines if shape is Shape.LINE else ~lines)
    shapes, keys = content.markings[chosen], [content.paints[place] for place in chosen.tolist()]
    looks = {key: place for place, key in enumerate(dict.fromkeys(map(_look, keys)))}
    classes = np.array([min(looks[_look(key)], MOST_CLASSES) for key in keys], np.uint8)
    if shape is Shape.LINE:
        shapes = np.array([_dashed(*pair) for pair in zip(shapes, keys, strict=True)], object)
    plain = ClassStyle()  # a layer without features needs a look too
    return MapLayer(
        id=MARKINGS if shape is Shape.LINE else MARKING_AREAS,
        kind=LayerKind.MARKINGS if shape is Shape.LINE else LayerKind.MARKING_AREAS,
        features=_features(shapes, classes, shape, frame),
        style=LayerStyle(classes=tuple(paint_style(key, shape) for key in looks) or (plain,)),
    )


_LINES = (shapely.GeometryType.LINESTRING, shapely.GeometryType.MULTILINESTRING)


def _look(key: PaintKey) -> PaintKey:
    return replace(key, dash_m=None)


def _dashed(line: shapely.Geometry, key: PaintKey) -> shapely.Geometry:
    """The dashes of a line as lines: where it is cut, none of them moves."""
    if key.dash_m is None:
        return line
    pieces = [
        piece
        for part in shapely.get_parts(line)
        for piece in dash_pieces(
            list(map(tuple, shapely.get_coordinates(part).tolist())), key.dash_m, closed=False
        )
        if len(set(piece)) > 1
    ]
    return shapely.multilinestrings([shapely.linestrings(piece) for piece in pieces])


def _faces(content: BlockContent, frame: PrintFrame) -> MapLayer:
    faces = placed_faces(content)
    return MapLayer(
        id=FURNITURE,
        kind=LayerKind.FURNITURE,
        features=_features(faces.shapes, faces.paints, Shape.AREA, frame),
        style=face_style(),
    )


def placed_faces(content: BlockContent) -> PlacedFaces:
    """Signs and signals as a plan shows them."""
    return faces_of(content.furniture, load_sign_catalogue(), load_marking_catalogue())


def codes_in(content: BlockContent) -> Sequence[str]:
    """Codes of signs and signals, each once, in the order of the catalogue; strangers last."""
    order = {entry.code: place for place, entry in enumerate(load_sign_catalogue().entries)}
    codes = {one.code.partition(" ")[0] for one in content.furniture}
    return sorted(codes, key=lambda code: (order.get(code, len(order)), code))


def surface_kinds_in(content: BlockContent) -> Sequence[SurfaceClass]:
    """Kinds of surface, each once, those that lie on top first."""
    return [SurfaceClass(kind) for kind in np.unique(content.surface_kinds).tolist()]
