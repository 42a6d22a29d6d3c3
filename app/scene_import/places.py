"""Where a scene belongs in the store: its crash, its junction, and that junction's arms."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pyproj.exceptions import ProjError
from shapely import LineString
from sqlalchemy import Connection

from app.store.scenes import crash_of_case, crash_of_uid
from app.store.store import Store
from app.store.street_geometry import load_streets
from app.store.streets import load_junctions, load_roads
from gis.angles import Point, bearing_deg
from gis.crashes.records import CrashUid, JunctionUid
from gis.crs import is_in_metres, transformer
from gis.problems import Problem
from gis.scenes.scene import Arm, Scene, SceneJunction
from gis.streets.names import road_key
from gis.streets.records import Junction, JunctionSource

JUNCTION_REACH_M = 30.0
"""A contact this near a junction's point belongs to it."""
PLACE_REACH_M = 200.0
"""... and this near where the place text names its roads."""
_USUAL_HALF_WIDTH_M = 5.0
"""Of a road whose cross-section nobody knows."""
_ARM_LOOK_M = 25.0
"""An arm's bearing is that of its first metres, past the junction's own area."""


def scene_point(scene: Scene) -> Point | None:
    """Where the scene lies, in its own CRS.

    Impact, else a contact, else the junction's centre, else where anything was drawn.
    """
    if scene.impact is not None:
        return scene.impact
    for party in scene.parties:
        if party.contact is not None:
            return party.contact.at
    if scene.junction is not None:
        return scene.junction.centre
    return next(_drawn_points(scene), None)


def _drawn_points(scene: Scene) -> Iterator[Point]:
    """Points of what is drawn, those nearest to the contact first."""
    yield from (party.approach[-1] for party in scene.parties if party.approach)
    yield from (party.rest.at for party in scene.parties if party.rest is not None)
    yield from (point for mark in scene.marks for point in mark.points)
    yield from (one.at for one in scene.objects)
    yield from (kept.point.at for kept in scene.fixed_points)
    yield from (text.at for text in scene.texts)


def store_point(scene: Scene, epsg: int) -> Point | None:
    """Where the scene lies, in metres of the store's CRS; None where nothing is drawn.

    Raises:
        Problem: SCENE_OTHER_CRS if its system cannot be brought into the store's.
    """
    point = scene_point(scene)
    if scene.crs == f"EPSG:{epsg}":
        return point
    source = int(scene.crs.removeprefix("EPSG:"))
    try:
        if not is_in_metres(source):
            raise Problem("SCENE_OTHER_CRS", crs=scene.crs)
        if point is None:
            return None
        x, y = transformer(source, epsg).transform(*point)
    except ProjError:
        raise Problem("SCENE_OTHER_CRS", crs=scene.crs) from None
    if not (math.isfinite(x) and math.isfinite(y)):
        raise Problem("SCENE_OTHER_CRS", crs=scene.crs)
    return (float(x), float(y))


def linked(
    connection: Connection, scene: Scene, at: Point | None, kept: CrashUid | None = None
) -> tuple[CrashUid | None, JunctionUid | None]:
    """The crash of the scene's case and its junction: that of the crash, else the place's.

    `kept` is the crash that it was linked to by place and time; no other case number is its.
    """
    crash = crash_of_case(connection, scene.case_no)
    if crash is None and kept is not None:
        crash = crash_of_uid(connection, kept)
    if crash is not None and crash[1] is not None:
        return (crash[0], JunctionUid(crash[1]))
    junction = junction_at(connection, at, scene.place)
    return (None if crash is None else crash[0], None if junction is None else junction.uid)


def junction_at(connection: Connection, at: Point | None, place: str) -> Junction | None:
    """The store's junction at a point: within reach, one that the place text names first."""
    if at is None:
        return None
    box = (
        at[0] - PLACE_REACH_M,
        at[1] - PLACE_REACH_M,
        at[0] + PLACE_REACH_M,
        at[1] + PLACE_REACH_M,
    )
    near = sorted(
        load_junctions(connection, bounds=box), key=lambda item: (math.dist(item.at, at), item.uid)
    )
    key = road_key(place)
    for junction in near:
        names = [road_key(name) for name in junction.road_names]
        if len(names) > 1 and all(name and name in key for name in names):
            return junction
    return next((item for item in near if math.dist(item.at, at) <= JUNCTION_REACH_M), None)


def with_junction(store: Store, scene: Scene) -> Scene:
    """The scene with the junction that the store's streets give; unchanged where there is none.

    Arms are the roads that end at the junction, named by their compass direction; scenes in
    another CRS than the store's stay as they are.
    """
    if scene.crs != f"EPSG:{store.epsg}":
        return scene
    with store.read() as connection:
        at = scene_point(scene)
        junction = junction_at(connection, at, scene.place)
        if junction is None or junction.source is not JunctionSource.STREETS:
            return scene
        arms = junction_arms(connection, junction)
    if len(arms) < 2:
        return scene
    return replace(scene, junction=SceneJunction(centre=junction.at, arms=arms))


def junction_arms(connection: Connection, junction: Junction) -> tuple[Arm, ...]:
    """The arms of a junction from the roads that end there, in order of their bearings.

    As wide as the carriageway where its cross-section is known.
    """
    x, y = junction.at
    reach = 2 * _ARM_LOOK_M
    bounds = (x - reach, y - reach, x + reach, y + reach)
    widths = {
        street.road.uid: max(abs(edge) for edge in street.section.carriageway_m)
        for street in load_streets(connection, bounds=bounds)
    }
    found: list[tuple[float, str, float]] = []
    for road in load_roads(connection, bounds=bounds):
        half = widths.get(road.uid, 0.0) or _USUAL_HALF_WIDTH_M
        if road.from_junction == junction.uid:
            found.append((_leaving_bearing(road.line), road.name, half))
        if road.to_junction == junction.uid:
            found.append((_leaving_bearing(road.line.reverse()), road.name, half))
    found.sort()
    names = _compass_names([bearing for bearing, _, _ in found])
    return tuple(
        Arm(name=name, bearing_deg=bearing, street=street, half_width_m=half)
        for name, (bearing, street, half) in zip(names, found, strict=True)
    )


def _leaving_bearing(line: LineString) -> float:
    """Bearing of a line's first metres."""
    end = line.interpolate(min(_ARM_LOOK_M, line.length))
    start = line.coords[0]
    return bearing_deg((start[0], start[1]), (end.x, end.y))


def _compass_names(bearings: list[float]) -> list[str]:
    """N, NE, E ... by bearing; arms of one direction get a number behind it."""
    winds = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")
    plain = [winds[round(bearing / 45.0) % 8] for bearing in bearings]
    counts = Counter(plain)
    numbers = Counter[str]()
    names = []
    for wind in plain:
        numbers[wind] += 1
        names.append(wind if counts[wind] == 1 else f"{wind}{numbers[wind]}")
    return names
