"""Street geometry as layers of the map: surfaces by what they are, painted areas, painted lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Table, select

from app.mapping.street_styles import (
    LANE_TINTS,
    PaintLook,
    SurfaceClass,
    area_style,
    face_style,
    line_style,
    surface_classes,
    surface_style,
)
from app.marking_catalogue import load_marking_catalogue
from app.sign_catalogue import load_sign_catalogue
from app.store.geometry_blob import decode_geometries
from app.store.raw_rows import raw_geometry, raw_rows
from app.store.street_objects import load_objects
from app.store.street_schema import (
    street_area,
    street_body,
    street_furniture,
    street_island,
    street_lane,
    street_marking,
    street_object,
    street_sidewalk,
)
from gis.mapping.features import Features, Shape, features_of
from gis.mapping.layers import LayerId, LayerKind, MapLayer, ScaleRange
from gis.mapping.style import LayerStyle
from gis.streets.assumed import assumed_areas, assumed_roads
from gis.streets.derived import Furniture, StreetGeometry
from gis.streets.object_pieces import pieces_of
from gis.streets.objects import replaced_uids
from gis.streets.signs.faces import PlacedFaces, faces_of

SURFACES = LayerId("surfaces")
MARKING_AREAS = LayerId("marking areas")
MARKINGS = LayerId("markings")
FURNITURE = LayerId("furniture")
SURFACES_FROM = 8_000.0
"""From this scale denominator on streets are shown as wide as they are, coarser ones as lines."""
MARKINGS_FROM = 2_500.0
FURNITURE_FROM = 1_500.0
MOST_LOOKS = 255
_AT_ONCE = 500
"""Rows taken at once: few fit the processor's cache, many take twice as long."""

Shapes = NDArray[np.object_]
Levels = NDArray[np.int64]


@dataclass(frozen=True, eq=False, kw_only=True)
class StreetShapes:
    """What street layers are made of."""

    surfaces: Shapes
    surface_kinds: NDArray[np.uint8]
    """`SurfaceClass` of each."""
    surface_levels: Levels
    markings: Shapes
    looks: Sequence[PaintLook]
    """How markings are painted; of areas only the colour counts."""
    look_of: NDArray[np.int64]
    """Place of each marking's look in `looks`."""
    marking_levels: Levels
    faces: PlacedFaces

    @classmethod
    def plain(
        cls,
        surfaces: Shapes,
        surface_kinds: NDArray[np.uint8],
        surface_levels: Levels,
        markings: Shapes,
        marking_levels: Levels,
    ) -> StreetShapes:
        """Shapes without looks and faces: enough to tell what covers what."""
        none = np.zeros(0, dtype=object)
        return cls(
            surfaces=surfaces,
            surface_kinds=surface_kinds,
            surface_levels=surface_levels,
            markings=markings,
            looks=(),
            look_of=np.zeros(len(markings), np.int64),
            marking_levels=marking_levels,
            faces=PlacedFaces(none, np.zeros(0, np.uint8)),
        )


def read_street_shapes(connection: Connection) -> StreetShapes:
    """The shapes of all street geometry in a store, and of the objects in it."""
    objects = load_objects(connection)
    derived = _read_derived(connection, without_replaced=bool(replaced_uids(objects)))
    if not objects:
        return derived
    pieces = pieces_of(objects, load_marking_catalogue())
    placed = StreetGeometry(
        markings=pieces.markings, furniture=pieces.furniture, islands=pieces.islands
    )
    return _joined(derived, shapes_of(placed))


def _joined(one: StreetShapes, other: StreetShapes) -> StreetShapes:
    return StreetShapes(
        surfaces=np.concatenate([one.surfaces, other.surfaces]),
        surface_kinds=np.concatenate([one.surface_kinds, other.surface_kinds]),
        surface_levels=np.concatenate([one.surface_levels, other.surface_levels]),
        markings=np.concatenate([one.markings, other.markings]),
        looks=[*one.looks, *other.looks],
        look_of=np.concatenate([one.look_of, other.look_of + len(one.looks)]),
        marking_levels=np.concatenate([one.marking_levels, other.marking_levels]),
        faces=PlacedFaces(
            np.concatenate([one.faces.shapes, other.faces.shapes]),
            np.concatenate([one.faces.paints, other.faces.paints]),
        ),
    )


def _read_derived(connection: Connection, *, without_replaced: bool) -> StreetShapes:
    """The shapes of what was derived; not of what objects stand for, where told."""
    kinds: list[tuple[Shapes, NDArray[np.uint8], Levels]] = []
    for table, kind in _SURFACE_TABLES:
        assumed: list[ColumnElement[Any]] = [table.c.assumed] if "assumed" in table.c else []
        shapes, (levels, *rest) = _columns(connection, table, table.c.level, *assumed)
        marks = np.array(rest[0] if rest else [0] * len(levels), np.uint8)
        kinds.append((shapes, (marks + kind).astype(np.uint8), np.array(levels, np.int64)))
    kinds.append(_read_tinted(connection))
    columns = street_marking.c
    shapes, (colours, widths, dashes, gaps, levels) = _columns(
        connection,
        street_marking,
        *(columns.colour, columns.width_m, columns.dash_m, columns.gap_m, columns.level),
        without_replaced=without_replaced,
    )
    places: dict[tuple[Any, ...], int] = {}
    rows = zip(colours, widths, dashes, gaps, strict=True)
    look_of = [places.setdefault(row, len(places)) for row in rows]
    return StreetShapes(
        surfaces=np.concatenate([part[0] for part in kinds]),
        surface_kinds=np.concatenate([part[1] for part in kinds]),
        surface_levels=np.concatenate([part[2] for part in kinds]),
        markings=shapes,
        looks=[_look(*row) for row in places],
        look_of=np.array(look_of, np.int64),
        marking_levels=np.array(levels, np.int64),
        faces=_read_faces(connection, without_replaced=without_replaced),
    )


def shapes_of(made: StreetGeometry) -> StreetShapes:
    """The shapes of pieces that are in memory; the roads of their courses say what is assumed."""
    whole = replace(made, roads=tuple(shape.street for shape in made.shapes))
    roads, areas = assumed_roads(whole), assumed_areas(whole)
    surfaces: list[tuple[Any, int, int]] = [
        *((one.shape, SurfaceClass.ROAD + (one.road in roads), one.level) for one in made.bodies),
        *((one.shape, SurfaceClass.ROAD + (one.uid in areas), one.level) for one in made.junctions),
        *((one.shape, SurfaceClass.SIDEWALK, one.level) for one in made.sidewalks),
        *((one.shape, SurfaceClass.ISLAND, one.level) for one in made.islands),
        *(
            (one.shape, LANE_TINTS[one.kind], one.level)
            for one in made.lanes
            if one.kind in LANE_TINTS
        ),
    ]
    looks = [PaintLook(one.colour, one.width_m, one.dash_m) for one in made.markings]
    places = {look: place for place, look in enumerate(dict.fromkeys(looks))}
    return StreetShapes(
        surfaces=_objects([one[0] for one in surfaces]),
        surface_kinds=np.array([one[1] for one in surfaces], np.uint8),
        surface_levels=np.array([one[2] for one in surfaces], np.int64),
        markings=_objects([one.shape for one in made.markings]),
        looks=list(places),
        look_of=np.array([places[look] for look in looks], np.int64),
        marking_levels=np.array([one.level for one in made.markings], np.int64),
        faces=faces_of(made.furniture, load_sign_catalogue(), load_marking_catalogue()),
    )


def _objects(shapes: Sequence[Any]) -> Shapes:
    """Geometries as an array that numpy does not look into."""
    found = np.empty(len(shapes), object)
    found[:] = shapes
    return found


def _read_faces(connection: Connection, *, without_replaced: bool) -> PlacedFaces:
    """Signs and signals as plans show them."""
    columns = street_furniture.c
    shapes, (codes, bearings, levels) = _columns(
        connection,
        street_furniture,
        *(columns.code, columns.bearing_deg, columns.level),
        without_replaced=without_replaced,
    )
    found = [
        Furniture(uid="", code=code, bearing_deg=bearing, level=level, at=(x, y))
        for (x, y), code, bearing, level in zip(
            shapely.get_coordinates(shapes).tolist(), codes, bearings, levels, strict=True
        )
    ]
    return faces_of(found, load_sign_catalogue(), load_marking_catalogue())


_SURFACE_TABLES = (
    (street_body, SurfaceClass.ROAD),
    (street_area, SurfaceClass.ROAD),
    (street_sidewalk, SurfaceClass.SIDEWALK),
    (street_island, SurfaceClass.ISLAND),
)


def _columns(
    connection: Connection,
    table: Table,
    *columns: ColumnElement[Any],
    without_replaced: bool = False,
) -> tuple[Shapes, list[list[Any]]]:
    """The shapes of a table and its columns; not of what objects stand for, where told."""
    query = select(raw_geometry(connection, table.c.geom), *columns)
    if without_replaced:
        replaces = street_object.c.replaces
        query = query.where(table.c.uid.not_in(select(replaces).where(replaces.is_not(None))))
    found: list[list[Any]] = [[] for _ in range(len(columns) + 1)]
    for rows in raw_rows(connection, query, at_once=_AT_ONCE):
        for held, values in zip(found, zip(*rows, strict=True), strict=True):
            held.extend(values)
    return decode_geometries(found[0]), found[1:]


def _read_tinted(connection: Connection) -> tuple[Shapes, NDArray[np.uint8], Levels]:
    """Lanes that are told apart by a tint; the others would double the asphalt for nothing."""
    shapes, (kinds, levels) = _columns(
        connection, street_lane, street_lane.c.kind, street_lane.c.level
    )
    numbers = {kind.value: int(tint) for kind, tint in LANE_TINTS.items()}
    tints = np.array([numbers.get(kind, -1) for kind in kinds], np.int64)
    kept = tints >= 0
    return shapes[kept], tints[kept].astype(np.uint8), np.array(levels, np.int64)[kept]


def _look(colour: str, width_m: float, dash_m: float | None, gap_m: float | None) -> PaintLook:
    dash = None if dash_m is None or gap_m is None else (dash_m, gap_m)
    return PaintLook(colour, width_m, dash)


def street_layers(found: StreetShapes, *, dark: bool) -> tuple[MapLayer, ...]:
    """Surfaces, painted areas and lines, signs, from the lowest; nothing without surfaces."""
    if not any(map(len, (found.surfaces, found.markings, found.faces.shapes))):
        return ()
    painted = uncovered(found)
    lines = np.isin(shapely.get_type_id(painted), _LINES)
    gone = shapely.is_empty(painted)
    of_line, of_area = np.flatnonzero(lines & ~gone), np.flatnonzero(~lines & ~gone)
    plain = area_style("white")  # a layer without features needs a look too
    looks, line_classes = _ranked([_line_key(look) for look in found.looks], found.look_of[of_line])
    colours, area_classes = _ranked([look.colour for look in found.looks], found.look_of[of_area])
    return (
        _surface_layer(found, dark=dark),
        MapLayer(
            id=MARKING_AREAS,
            kind=LayerKind.MARKING_AREAS,
            features=_features(painted[of_area], area_classes, Shape.AREA),
            style=LayerStyle(classes=tuple(map(area_style, colours)) or (plain,)),
            scales=ScaleRange(0.0, MARKINGS_FROM),
            answers=False,
        ),
        MapLayer(
            id=MARKINGS,
            kind=LayerKind.MARKINGS,
            features=_features(painted[of_line], line_classes, Shape.LINE),
            style=LayerStyle(classes=tuple(line_style(_look(*key)) for key in looks) or (plain,)),
            scales=ScaleRange(0.0, MARKINGS_FROM),
            answers=False,
        ),
        MapLayer(
            id=FURNITURE,
            kind=LayerKind.FURNITURE,
            features=_features(found.faces.shapes, found.faces.paints, Shape.AREA),
            style=face_style(),
            scales=ScaleRange(0.0, FURNITURE_FROM),
            answers=False,
        ),
    )


_LINES = (shapely.GeometryType.LINESTRING, shapely.GeometryType.MULTILINESTRING)


def _line_key(look: PaintLook) -> tuple[Any, ...]:
    """What lines are told apart by, in an order."""
    return (look.colour, look.width_m, *(look.dash_m or (None, None)))


def _ranked(keys: Sequence[Any], chosen: NDArray[np.int64]) -> tuple[list[Any], NDArray[np.uint8]]:
    """The keys that are chosen, in order, and the place among them of each choice."""
    used = sorted({keys[place] for place in np.unique(chosen).tolist()}, key=repr)[:MOST_LOOKS]
    place_of = {key: place for place, key in enumerate(used)}
    table = np.array([place_of.get(key, 0) for key in keys], np.uint8)
    return used, table[chosen] if len(table) else np.zeros(0, np.uint8)


def _surface_layer(found: StreetShapes, *, dark: bool) -> MapLayer:
    classes = surface_classes(found.surface_kinds, found.surface_levels)
    return MapLayer(
        id=SURFACES,
        kind=LayerKind.SURFACES,
        features=_features(found.surfaces, classes, Shape.AREA),
        style=surface_style(dark=dark),
        scales=ScaleRange(0.0, SURFACES_FROM),
        answers=False,
    )


def _features(shapes: Shapes, classes: NDArray[np.uint8], shape: Shape) -> Features | None:
    made = features_of(shapes, classes=classes).get(shape)
    return None if made is None else made.sorted_by_place()


def uncovered(found: StreetShapes) -> Shapes:
    """Markings without what lies under a carriageway of a higher level."""
    lowest = found.marking_levels.min() if len(found.marking_levels) else 0
    above = (found.surface_levels > lowest) & np.isin(
        found.surface_kinds, (SurfaceClass.ROAD, SurfaceClass.ROAD_ASSUMED)
    )
    if not above.any():
        return found.markings
    covers, levels = found.surfaces[above], found.surface_levels[above]
    of, cover = shapely.STRtree(covers).query(found.markings)
    higher = levels[cover] > found.marking_levels[of]  # few are: the exact question comes last
    of, cover = of[higher], cover[higher]
    shapely.prepare(covers[np.unique(cover)])
    meets = shapely.intersects(covers[cover], found.markings[of])
    of, cover = of[meets], cover[meets]
    painted = found.markings.copy()
    for place in np.unique(of).tolist():
        mine = cover[of == place]
        painted[place] = shapely.difference(painted[place], shapely.union_all(covers[mine]))
    return painted


def as_lines_from_afar(streets: MapLayer) -> MapLayer:
    """The layer of centre lines where street surfaces are shown near: names and hits stay."""
    return replace(streets, drawn=ScaleRange(finest=SURFACES_FROM))
