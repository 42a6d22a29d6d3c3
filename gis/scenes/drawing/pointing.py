"""Shapes of a scene's parts, and which of them lies at a place or in a box."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from gis.angles import Point, moved
from gis.scenes.drawing.marks import mark_shape
from gis.scenes.drawing.parties import party_of
from gis.scenes.ground import pose_ground
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import Dimension, Pose, Scene
from gis.scenes.symbols import SymbolLibrary
from gis.scenes.targets import poses_of

POINTED_M = 0.6
"""Half the size of what is drawn for a point: a photo, a text, a contact point."""
_ORDER = (
    PartKind.IMPACT,
    PartKind.FIXED_POINT,
    PartKind.PHOTO,
    PartKind.TEXT,
    PartKind.OBJECT,
    PartKind.DIMENSION,
    PartKind.MARK,
    PartKind.POSE,
    PartKind.APPROACH,
)
"""Of parts at one place the small come first: the large can be had beside them."""


def parts_of(scene: Scene) -> Iterator[ScenePart]:
    """Everything of a scene that can be chosen."""
    for party in scene.parties:
        for name in poses_of(party):
            yield ScenePart(kind=PartKind.POSE, place=party.no, pose=name)
        if len(party.approach) > 1:
            yield ScenePart(kind=PartKind.APPROACH, place=party.no)
    counts = (
        (PartKind.MARK, len(scene.marks)),
        (PartKind.OBJECT, len(scene.objects)),
        (PartKind.PHOTO, len(scene.photos)),
        (PartKind.TEXT, len(scene.texts)),
        (PartKind.DIMENSION, len(scene.dimensions)),
        (PartKind.FIXED_POINT, len(scene.fixed_points)),
    )
    for kind, count in counts:
        for place in range(count):
            yield ScenePart(kind=kind, place=place)
    if scene.impact is not None:
        yield ScenePart(kind=PartKind.IMPACT)


def shape_of(scene: Scene, part: ScenePart, library: SymbolLibrary) -> BaseGeometry | None:
    """A part's shape on the ground, metres; None of what is gone or not drawn."""
    if part.kind is PartKind.POSE:
        party = party_of(scene, part.place)
        pose = None if party is None else poses_of(party).get(part.pose)
        if party is None or pose is None:
            return None
        return pose_ground(library.of_party(party), pose)
    if part.kind is PartKind.APPROACH:
        party = party_of(scene, part.place)
        path = () if party is None else party.approach
        return LineString(path) if len(path) > 1 else None
    if part.kind is PartKind.MARK:
        return mark_shape(scene.marks[part.place])
    if part.kind is PartKind.DIMENSION:
        return LineString(dimension_line(scene.dimensions[part.place]))
    if part.kind is PartKind.OBJECT:
        one = scene.objects[part.place]
        symbol = library.get(one.symbol)
        if symbol is not None and max(symbol.length_m, symbol.width_m) > 2.0 * POINTED_M:
            return pose_ground(symbol, Pose(at=one.at, heading_deg=one.heading_deg))
    at = place_of(scene, part)
    return None if at is None else shapely.Point(at)


def place_of(scene: Scene, part: ScenePart) -> Point | None:
    """Where a part that is a point lies."""
    if part.kind is PartKind.IMPACT:
        return scene.impact
    if part.kind is PartKind.OBJECT:
        return scene.objects[part.place].at
    if part.kind is PartKind.PHOTO:
        return scene.photos[part.place].at
    if part.kind is PartKind.TEXT:
        return scene.texts[part.place].at
    if part.kind is PartKind.FIXED_POINT:
        return scene.fixed_points[part.place].point.at
    return None


def dimension_line(line: Dimension) -> tuple[Point, Point]:
    """Where a dimension's line stands: beside its points by its offset."""
    from_start = shapely.LineString([line.start, line.end])
    if not line.offset_m or not from_start.length:
        return line.start, line.end
    (ax, ay), (bx, by) = line.start, line.end
    share = line.offset_m / from_start.length
    east, north = -(by - ay) * share, (bx - ax) * share
    return (ax + east, ay + north), (bx + east, by + north)


def parts_near(
    scene: Scene, at: Point, reach_m: float, library: SymbolLibrary
) -> tuple[ScenePart, ...]:
    """All parts within reach of a place, the one that is meant first."""
    spot = shapely.Point(at)
    found = []
    for part in parts_of(scene):
        shape = shape_of(scene, part, library)
        if shape is None:
            continue
        reach = max(reach_m, POINTED_M) if shape.geom_type == "Point" else reach_m
        away = shape.distance(spot)
        if away <= reach:
            found.append((_ORDER.index(part.kind), away, part))
    return tuple(part for _, _, part in sorted(found))


def parts_in(
    scene: Scene, one: Point, other: Point, library: SymbolLibrary, *, touching: bool
) -> tuple[ScenePart, ...]:
    """Parts in the box between two corners: wholly, or touched by it."""
    (ax, ay), (bx, by) = one, other
    box = shapely.box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
    found = []
    for part in parts_of(scene):
        shape = shape_of(scene, part, library)
        if shape is not None and (box.intersects(shape) if touching else box.contains(shape)):
            found.append(part)
    return tuple(found)


def outline_of(scene: Scene, part: ScenePart, library: SymbolLibrary) -> tuple[Point, ...]:
    """Points of a part's outline; of an area its ring without the closing point."""
    shape = shape_of(scene, part, library)
    if shape is None:
        return ()
    is_area = isinstance(shape, Polygon)
    line = shape.exterior if isinstance(shape, Polygon) else shape
    points = tuple((x, y) for x, y in shapely.get_coordinates(line).tolist())
    return points[:-1] if is_area else points


def is_area(scene: Scene, part: ScenePart, library: SymbolLibrary) -> bool:
    """Whether a part's outline closes."""
    return isinstance(shape_of(scene, part, library), Polygon)


def view_of(scene: Scene, part: ScenePart, length_m: float) -> tuple[Point, Point] | None:
    """The line from a photo or thing to where it looks."""
    if part.kind is PartKind.PHOTO:
        photo = scene.photos[part.place]
        if photo.at is None or photo.bearing_deg is None:
            return None
        return photo.at, moved(photo.at, photo.bearing_deg, length_m)
    if part.kind is PartKind.OBJECT:
        one = scene.objects[part.place]
        return one.at, moved(one.at, one.heading_deg, length_m)
    return None
