"""What a block plan shows of a store: the streets about a frame, with what they are by law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Point
from shapely.geometry.base import BaseGeometry
from sqlalchemy import ColumnElement, Connection, Table, select

from app.mapping.street_layers import Levels, Shapes, StreetShapes, uncovered
from app.mapping.street_styles import LANE_TINTS, SurfaceClass
from app.marking_catalogue import load_marking_catalogue
from app.store.predicates import Bounds
from app.store.raw_rows import read_geometries
from app.store.schema import road
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
from gis.streets.derived import Furniture, Marking, Surface
from gis.streets.object_pieces import ObjectPieces, pieces_of


@dataclass(frozen=True, slots=True)
class PaintKey:
    """What one line of the legend and one pen of markings stand for."""

    kind: str
    """Of the catalogue of markings."""
    colour: str
    width_m: float
    """Of lines; of areas it does not count."""
    dash_m: tuple[float, float] | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class BlockContent:
    """Streets within a frame, in metres of the store's CRS."""

    surfaces: Shapes
    surface_kinds: NDArray[np.uint8]
    """`SurfaceClass` of each."""
    surface_levels: Levels
    confirmed_m2: float
    """Carriageway in the frame whose widths somebody has confirmed."""
    ground: BaseGeometry
    markings: Shapes
    paints: Sequence[PaintKey]
    """Of each marking."""
    furniture: Sequence[Furniture]
    roads: Shapes
    road_names: Sequence[str]
    road_uids: Sequence[str]

    @property
    def is_empty(self) -> bool:
        """Whether there is no street at all."""
        return not len(self.surfaces) and not len(self.roads)

    @property
    def carriageway(self) -> NDArray[np.bool_]:
        """Which surfaces are carriageway."""
        return np.isin(self.surface_kinds, (SurfaceClass.ROAD, SurfaceClass.ROAD_ASSUMED))

    def trusted_shares(self) -> tuple[float, float] | None:
        """Shares of the carriageway in the frame: widths that are no defaults, and confirmed ones.

        None without any carriageway. Junction areas count as confirmed by nobody.
        """
        areas = shapely.area(shapely.intersection(self.surfaces, self.ground))
        whole = float(areas[self.carriageway].sum())
        known = float(areas[self.surface_kinds == SurfaceClass.ROAD].sum())
        return (known / whole, self.confirmed_m2 / whole) if whole > 0 else None


def read_block_content(connection: Connection, ground: BaseGeometry) -> BlockContent:
    """All street geometry that has a part in a piece of ground, as a whole."""
    box = box_of(ground)
    shapely.prepare(ground)
    pieces = _placed(connection, ground, box)
    surfaces, kinds, levels, confirmed = _read_surfaces(connection, ground, box, pieces.islands)
    markings, paints, marking_levels = _read_markings(connection, ground, box, pieces.markings)
    seen = StreetShapes.plain(surfaces, kinds, levels, markings, marking_levels)
    painted = uncovered(seen)
    kept = ~shapely.is_empty(painted) & shapely.intersects(painted, ground)
    lines, rows = _read(connection, road, ground, box, road.c.name, road.c.uid)
    return BlockContent(
        surfaces=surfaces,
        surface_kinds=kinds,
        surface_levels=levels,
        confirmed_m2=confirmed,
        ground=ground,
        markings=painted[kept],
        paints=[paints[place] for place in np.flatnonzero(kept).tolist()],
        furniture=[*_read_furniture(connection, ground, box), *pieces.furniture],
        roads=lines,
        road_names=[row[0] for row in rows],
        road_uids=[row[1] for row in rows],
    )


_REPLACED = (street_island, street_marking, street_furniture)
"""Tables whose pieces may have been detached and stand as objects."""


def box_of(shape: BaseGeometry) -> Bounds:
    """The box about a shape, as queries want it."""
    min_x, min_y, max_x, max_y = map(float, shape.bounds)
    return min_x, min_y, max_x, max_y


def _read(
    connection: Connection, table: Table, ground: BaseGeometry, box: Bounds, *columns: Any
) -> tuple[Shapes, list[tuple[Any, ...]]]:
    """Rows of a table that have a part in the ground."""
    where = [_standing(table)] if table in _REPLACED else []
    shapes, rows = read_geometries(connection, table, *columns, bounds=box, where=where)
    if not len(shapes):
        return shapes, rows
    kept = np.flatnonzero(shapely.intersects(shapes, ground))
    return shapes[kept], [rows[place] for place in kept.tolist()]


def _placed(connection: Connection, ground: BaseGeometry, box: Bounds) -> ObjectPieces:
    """What was placed by hand there."""
    objects = load_objects(connection, bounds=box)
    pieces = pieces_of(objects, load_marking_catalogue())
    return ObjectPieces(
        markings=tuple(one for one in pieces.markings if ground.intersects(one.shape)),
        furniture=tuple(one for one in pieces.furniture if ground.intersects(Point(one.at))),
        islands=tuple(one for one in pieces.islands if ground.intersects(one.shape)),
    )


def _standing(table: Table) -> ColumnElement[bool]:
    """Only what no object stands for."""
    replaces = street_object.c.replaces
    return table.c.uid.not_in(select(replaces).where(replaces.is_not(None)))


def _read_surfaces(
    connection: Connection, ground: BaseGeometry, box: Bounds, placed: Sequence[Surface]
) -> tuple[Shapes, NDArray[np.uint8], Levels, float]:
    """Shapes, kinds and levels, and the confirmed square metres of roads in the ground."""
    shapes: list[Shapes] = []
    kinds: list[int] = []
    levels: list[int] = []
    for table, kind in (
        (street_sidewalk, SurfaceClass.SIDEWALK),
        (street_body, SurfaceClass.ROAD),
        (street_area, SurfaceClass.ROAD),
        (street_island, SurfaceClass.ISLAND),
    ):
        columns = [table.c.level, *([table.c.assumed] if "assumed" in table.c else [])]
        found, rows = _read(connection, table, ground, box, *columns)
        shapes.append(found)
        levels += [row[0] for row in rows]
        kinds += [kind + (row[1] if len(row) > 1 else 0) for row in rows]
    shapes.append(objects_array([one.shape for one in placed]))
    kinds += [SurfaceClass.ISLAND] * len(placed)
    levels += [one.level for one in placed]
    tints = {kind.value: int(tint) for kind, tint in LANE_TINTS.items()}
    found, rows = _read(
        connection, street_lane, ground, box, street_lane.c.kind, street_lane.c.level
    )
    kept = [place for place, (kind, _) in enumerate(rows) if kind in tints]
    shapes.append(found[np.array(kept, np.int64)])
    kinds += [tints[rows[place][0]] for place in kept]
    levels += [rows[place][1] for place in kept]
    confirmed = _confirmed_m2(connection, ground, box)
    return np.concatenate(shapes), np.array(kinds, np.uint8), np.array(levels, np.int64), confirmed


def _confirmed_m2(connection: Connection, ground: BaseGeometry, box: Bounds) -> float:
    sure = select(road.c.uid).where(road.c.confirmed_by != "")
    bodies, _ = read_geometries(
        connection, street_body, bounds=box, where=[street_body.c.road_uid.in_(sure)]
    )
    return float(shapely.area(shapely.intersection(bodies, ground)).sum()) if len(bodies) else 0.0


def objects_array(shapes: Sequence[BaseGeometry]) -> Shapes:
    """Geometries as an array that numpy does not look into."""
    found = np.empty(len(shapes), object)
    found[:] = shapes
    return found


def _read_markings(
    connection: Connection, ground: BaseGeometry, box: Bounds, placed: Sequence[Marking]
) -> tuple[Shapes, list[PaintKey], Levels]:
    columns = street_marking.c
    shapes, rows = _read(
        connection,
        street_marking,
        ground,
        box,
        *(columns.kind, columns.colour, columns.width_m),
        *(columns.dash_m, columns.gap_m, columns.level),
    )
    paints = [_paint(*row[:5]) for row in rows]
    paints += [PaintKey(one.kind, one.colour, round(one.width_m, 3), one.dash_m) for one in placed]
    levels = [*(row[5] for row in rows), *(one.level for one in placed)]
    whole = np.concatenate([shapes, objects_array([one.shape for one in placed])])
    return whole, paints, np.array(levels, np.int64)


def _paint(
    kind: str, colour: str, width_m: float, dash_m: float | None, gap_m: float | None
) -> PaintKey:
    dash = None if dash_m is None or gap_m is None else (dash_m, gap_m)
    return PaintKey(kind, colour, round(width_m, 3), dash)


def _read_furniture(connection: Connection, ground: BaseGeometry, box: Bounds) -> list[Furniture]:
    columns = street_furniture.c
    shapes, rows = _read(
        connection, street_furniture, ground, box, columns.code, columns.bearing_deg, columns.level
    )
    places = shapely.get_coordinates(shapes).tolist()
    return [
        Furniture(uid="", code=code, bearing_deg=bearing, level=level, at=(x, y))
        for (x, y), (code, bearing, level) in zip(places, rows, strict=True)
    ]


def about_junction(connection: Connection, uid: str) -> tuple[str, BaseGeometry] | None:
    """The name of a junction and what a plan of it must show; None for a stranger.

    That is its paved area, and what is painted where its arms begin.
    """
    named = _area_of(connection, uid)
    if named is None:
        return None
    name, area = named
    near = area.buffer(_ARMS_M)
    shapes, rows = read_geometries(
        connection, street_marking, street_marking.c.kind, bounds=box_of(near)
    )
    shown = [
        shape
        for shape, (kind,) in zip(shapes, rows, strict=True)
        if kind in _AT_MOUTHS and near.covers(shape)
    ]
    return name, shapely.convex_hull(shapely.union_all([area, *shown])).buffer(_ROOM_M)


_ARMS_M, _ROOM_M = 14.0, 1.0
"""How far from a junction's area its own markings may lie; room about them."""
_AT_MOUTHS = (
    *("crosswalk", "stop_line", "motorcycle_box", "two_stage_box", "give_way_line"),
    *("left_turn_bay", "zebra_crossing", "diagonal_crosswalk", "bicycle_crossing"),
)


def _area_of(connection: Connection, uid: str) -> tuple[str, BaseGeometry] | None:
    """By the uid of a junction of the network, or of an area."""
    columns = street_area.c
    query = select(columns.name, columns.geom)
    found = connection.execute(
        query.where((columns.uid == uid) | columns.junctions.contains(f'"{uid}"'))
    ).first()
    return None if found is None else (str(found[0]), found[1])


NEAR_M = 25.0
"""A place so close to a junction's area is taken for the junction."""


def area_near(connection: Connection, at: tuple[float, float]) -> str:
    """The uid of the nearest junction area about a place; blank where none is close."""
    place = shapely.Point(at)
    shapes, rows = read_geometries(
        connection, street_area, street_area.c.uid, bounds=box_of(place.buffer(NEAR_M))
    )
    near = [
        (float(shape.distance(place)), str(uid)) for shape, (uid,) in zip(shapes, rows, strict=True)
    ]
    distance, uid = min(near, default=(NEAR_M + 1, ""))
    return uid if distance <= NEAR_M else ""


def areas_in(connection: Connection, ground: BaseGeometry) -> list[str]:
    """Uids of the junction areas whose middle lies in some ground."""
    shapes, rows = read_geometries(
        connection, street_area, street_area.c.uid, bounds=box_of(ground)
    )
    return [
        str(uid)
        for shape, (uid,) in zip(shapes, rows, strict=True)
        if ground.intersects(shape.centroid)
    ]
