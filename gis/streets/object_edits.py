"""What is done with objects: moved, turned, pulled at grips, set in rows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
import shapely
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from gis import angles
from gis.angles import bearing_deg
from gis.crashes.records import RoadUid
from gis.drafting.placing import moved_by, rotated
from gis.problems import Problem
from gis.streets.drawing.strokes import IdMaker
from gis.streets.kerb_paths import at_station
from gis.streets.objects import (
    BAY_SIZES,
    BayKind,
    ObjectKind,
    ObjectUid,
    StreetObject,
)
from gis.streets.remake.standing import Standing

HANDLE_M = 3.0
"""From a point to the grip that turns it."""
LEAST_M = 0.05
LONGEST_M = 90.0
"""No bay or box is longer across its corners."""
ROAD_REACH_M = 60.0


# --- as a whole


def moved_objects(
    objects: Iterable[StreetObject], east_m: float, north_m: float
) -> tuple[StreetObject, ...]:
    """The objects elsewhere."""
    return tuple(replace(one, shape=moved_by(one.shape, east_m, north_m)) for one in objects)


def turned_objects(
    objects: Iterable[StreetObject], about: angles.Point, clockwise_deg: float
) -> tuple[StreetObject, ...]:
    """The objects turned about a point, with what they look to."""
    return tuple(
        replace(
            one,
            shape=rotated(one.shape, about, clockwise_deg),
            bearing_deg=(one.bearing_deg + clockwise_deg) % 360.0,
        )
        for one in objects
    )


def copied_objects(
    objects: Iterable[StreetObject], east_m: float, north_m: float, new_id: IdMaker
) -> tuple[StreetObject, ...]:
    """Copies of the objects elsewhere; they stand for no derived piece."""
    return tuple(
        replace(one, uid=ObjectUid(new_id()), replaces=None)
        for one in moved_objects(objects, east_m, north_m)
    )


# --- grips


class GripKind(Enum):
    """What pulling at a grip does."""

    MOVE = "move"
    TURN = "turn"
    VERTEX = "vertex"
    INSERT = "insert"
    """A new vertex in the middle of a side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grip:
    """A place of an object to pull at; `number` counts vertices, or the vertex before a new one."""

    kind: GripKind
    at: angles.Point
    number: int = 0


def grips_of(one: StreetObject) -> tuple[Grip, ...]:
    """The grips of an object, those that win where several lie together first."""
    if isinstance(one.shape, Point):
        handle = angles.moved(one.at, one.bearing_deg, HANDLE_M)
        return (Grip(kind=GripKind.TURN, at=handle), Grip(kind=GripKind.MOVE, at=one.at))
    points = _vertices(one.shape)
    ring = isinstance(one.shape, Polygon)
    found = [
        Grip(kind=GripKind.VERTEX, at=point, number=number) for number, point in enumerate(points)
    ]
    if one.look is not None:  # paint as it was: thin pieces are moved and pulled at corners only
        return tuple(found)
    following = [*points[1:], points[0]] if ring else points[1:]
    for number, (a, b) in enumerate(zip(points, following, strict=False)):
        middle = ((a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0)
        found.append(Grip(kind=GripKind.INSERT, at=middle, number=number))
    return tuple(found)


def grip_moved(one: StreetObject, grip: Grip, to: angles.Point) -> StreetObject:
    """The object with a grip pulled to a point.

    Raises:
        Problem: OBJECT_AREA_TANGLED, OBJECT_TOO_SHORT.
    """
    if grip.kind is GripKind.MOVE:
        return replace(one, shape=Point(to))
    if grip.kind is GripKind.TURN:
        return replace(one, bearing_deg=bearing_deg(one.at, to))
    points = _vertices(one.shape)
    if grip.kind is GripKind.INSERT:
        points.insert(grip.number + 1, to)
    else:
        points[grip.number] = to
    return replace(one, shape=_shaped(points, area=isinstance(one.shape, Polygon)))


def _vertices(shape: BaseGeometry) -> list[angles.Point]:
    line = shape.exterior if isinstance(shape, Polygon) else shape
    points = [(x, y) for x, y in shapely.get_coordinates(line).tolist()]
    return points[:-1] if isinstance(shape, Polygon) else points


def _shaped(points: Sequence[angles.Point], *, area: bool) -> LineString | Polygon:
    return area_of(points) if area else line_of(points)


def line_of(points: Sequence[angles.Point]) -> LineString:
    """A line through points; `Problem` OBJECT_TOO_SHORT of one without length."""
    line = LineString(points) if len(points) > 1 else None
    if line is None or line.length < LEAST_M:
        raise Problem("OBJECT_TOO_SHORT")
    return line


def area_of(points: Sequence[angles.Point]) -> Polygon:
    """An area by its corners; `Problem` OBJECT_AREA_TANGLED of one that is none."""
    area = Polygon(points) if len(points) > 2 else None
    if area is None or not area.is_valid or area.area < LEAST_M**2:
        raise Problem("OBJECT_AREA_TANGLED")
    return area


# --- choosing


def objects_at(
    objects: Iterable[StreetObject], at: angles.Point, reach_m: float
) -> tuple[StreetObject, ...]:
    """Objects within reach of a place, the nearest first; an area counts by its edge too."""
    point = Point(at)
    listed = list(objects)
    if not listed:
        return ()
    near = shapely.dwithin([one.shape for one in listed], point, reach_m + LONGEST_M / 2.0)
    held = [one for one, is_near in zip(listed, near.tolist(), strict=True) if is_near]
    if not held:
        return ()
    shapes = np.array([footprint(one) for one in held], dtype=object)
    away = shapely.distance(shapes, point)
    edge = shapely.distance(shapely.boundary(shapes), point)
    close = np.flatnonzero(away <= reach_m)
    areas = shapely.area(shapes)
    order = sorted(close.tolist(), key=lambda k: (away[k], areas[k], edge[k], held[k].uid))
    return tuple(held[k] for k in order)


def objects_in(
    objects: Iterable[StreetObject], box: Polygon, *, touching: bool
) -> tuple[StreetObject, ...]:
    """Objects that a box holds wholly, or touches."""
    test = shapely.intersects if touching else shapely.contains
    return tuple(one for one in objects if test(box, footprint(one)))


def footprint(one: StreetObject) -> BaseGeometry:
    """What an object covers, as far as clicks are concerned."""
    if one.length_m is None or one.width_m is None:
        return one.shape
    long, wide = one.length_m / 2.0, one.width_m / 2.0
    x, y = one.at
    return rotated(shapely.box(x - wide, y - long, x + wide, y + long), one.at, one.bearing_deg)


# --- beside roads


def bearing_beside(standing: Standing, at: angles.Point, *, driven: bool) -> float:
    """The way that is driven on the side of the nearest road that a place is on.

    What stands beside a road looks to who comes there, against the way that is `driven`. North
    where no road is near.
    """
    point = Point(at)
    near = sorted(standing.corridors.near([point], ROAD_REACH_M))
    streets = [standing.network.streets[RoadUid(uid)] for uid in near]
    if not streets:
        return 0.0
    away = shapely.distance(np.array([one.road.line for one in streets], dtype=object), point)
    street = streets[int(np.argmin(away))]
    line = street.road.line
    foot, way = at_station(line, float(line.project(point)))
    right = math.sin(math.radians(bearing_deg(foot, at) - way)) >= 0.0
    along = street.road.oneway or right is not street.section.left_hand
    return (way + (0.0 if along else 180.0) + (0.0 if driven else 180.0)) % 360.0


def bays_along(
    kerb: LineString, kind: BayKind, new_id: IdMaker, *, level: int = 0
) -> tuple[StreetObject, ...]:
    """A row of bays beside a kerb that has the carriageway on its left, from its start on.

    Raises:
        Problem: OBJECT_ROW_TOO_SHORT where not one fits.
    """
    size = BAY_SIZES[kind]
    pitch, depth = (
        (size.length_m, size.width_m) if size.along_kerb else (size.width_m, size.length_m)
    )
    count = math.floor(kerb.length / pitch + 1e-6)
    if count < 1:
        raise Problem("OBJECT_ROW_TOO_SHORT", length=pitch)
    found = []
    for number in range(count):
        (ax, ay), _ = at_station(kerb, number * pitch)
        (bx, by), _ = at_station(kerb, (number + 1) * pitch)
        way = bearing_deg((ax, ay), (bx, by))
        middle = angles.moved(((ax + bx) / 2.0, (ay + by) / 2.0), way - 90.0, depth / 2.0)
        found.append(
            StreetObject(
                uid=ObjectUid(new_id()),
                kind=ObjectKind.BAY,
                code=kind.value,
                shape=Point(middle),
                bearing_deg=(way if size.along_kerb else way + 90.0) % 360.0,
                level=level,
                length_m=size.length_m,
                width_m=size.width_m,
            )
        )
    return tuple(found)
