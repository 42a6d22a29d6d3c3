"""Locate crashes after an import: judge their points, find junctions, snap them to the network."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import shapely
from shapely import LineString
from sqlalchemy import Connection, select, update

from app.store.raw_rows import read_geometries
from app.store.schema import crash as crash_table
from app.store.schema import junction as junction_table
from app.store.schema import scene as scene_table
from app.store.store import WriteUnit
from app.store.streets import delete_junctions, junction_values, load_junctions, load_roads
from app.tasks import Progress, part_of
from gis.angles import Point
from gis.crashes.position_check import PositionCase, judge_positions
from gis.crashes.records import CrashUid, JunctionUid, PositionFlag, RoadUid
from gis.streets.crash_junctions import LocatedCase, junction_of_names, junctions_from_texts
from gis.streets.names import road_key
from gis.streets.records import Junction, JunctionSource, Road
from gis.streets.snapping import Snap, snap_crashes

LOCATING = "LOCATING_CRASHES"
_AT_ONCE = 5000
"""So many crashes are read or written between two reports of progress."""
_FLAGS = {flag.value: flag for flag in PositionFlag}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPlace:
    """The columns of a crash that locating reads and writes."""

    case: PositionCase
    junction: JunctionUid | None
    road: RoadUid | None


def locate_crashes(unit: WriteUnit, progress: Progress) -> None:
    """Judge positions, make junctions from texts, snap every crash; write what changed.

    Belongs into the write unit of whatever brought crashes or streets. Doing it again changes
    nothing. Only derived columns are written, so a crash's history does not grow.
    """
    places = load_places(unit.connection, part_of(progress, LOCATING, 0.0, 0.15))
    progress(LOCATING, 0.15)
    roads = load_roads(unit.connection)
    junctions = load_junctions(unit.connection)
    judging = part_of(progress, LOCATING, 0.2, 0.5)
    flags = judge_positions(
        [place.case for place in places], lines_by_name(roads), lambda code, done: judging(done)
    )
    progress(LOCATING, 0.5)
    cases = [_located_case(place, flag) for place, flag in zip(places, flags, strict=True)]
    streets = [j for j in junctions if j.source is JunctionSource.STREETS]
    earlier = [j for j in junctions if j.source is JunctionSource.CRASH_TEXT]
    from_texts = junctions_from_texts(
        cases, streets=streets, earlier=earlier, tick=part_of(progress, LOCATING, 0.5, 0.6)
    )
    snaps = snap_crashes(
        cases,
        [*streets, *from_texts],
        roads,
        name_key=road_key,
        tick=part_of(progress, LOCATING, 0.6, 0.75),
    )
    _write_junctions(unit, earlier, from_texts)
    _write_crashes(unit, places, flags, snaps, part_of(progress, LOCATING, 0.75, 1.0))
    _drop_junctions(unit, earlier, from_texts, streets)
    progress(LOCATING, 1.0)


def load_places(
    connection: Connection, tick: Callable[[float], None] = lambda done: None
) -> list[StoredPlace]:
    """What locating needs of all crashes, ordered by uid."""
    tick(0.0)
    columns = crash_table.c
    shapes, rows = read_geometries(
        connection,
        crash_table,
        columns.uid,
        columns.city,
        columns.roads,
        columns.position_flag,
        columns.junction_uid,
        columns.road_uid,
    )
    names = lru_cache(maxsize=None)(_names)
    points = list(zip(shapely.get_x(shapes).tolist(), shapely.get_y(shapes).tolist(), strict=True))
    places: list[StoredPlace] = []
    for start in range(0, len(rows), _AT_ONCE):
        tick(start / len(rows))
        end = start + _AT_ONCE
        places += [
            _stored_place(point, names(row[2]), row)
            for point, row in zip(points[start:end], rows[start:end], strict=True)
        ]
    return sorted(places, key=lambda place: place.case.uid)


def _stored_place(point: Point, names: tuple[str, ...], row: Sequence[Any]) -> StoredPlace:
    uid, city, _, flag, junction, road = row
    return StoredPlace(
        case=PositionCase(
            uid=CrashUid(uid),
            point=None if math.isnan(point[0]) else point,
            city=city,
            roads=names,
            flag=_FLAGS[flag],
        ),
        junction=None if junction is None else JunctionUid(junction),
        road=None if road is None else RoadUid(road),
    )


def _names(roads: str) -> tuple[str, ...]:
    return tuple(road_key(name) for name in json.loads(roads))


def lines_by_name(roads: Sequence[Road]) -> dict[str, list[LineString]]:
    """Centre lines under the key of their road's name; unnamed roads are left out."""
    found: dict[str, list[LineString]] = defaultdict(list)
    for road in roads:
        if key := road_key(road.name):
            found[key].append(road.line)
    return dict(found)


def _located_case(place: StoredPlace, flag: PositionFlag) -> LocatedCase:
    return LocatedCase(
        uid=place.case.uid,
        city=place.case.city,
        names=place.case.roads,
        point=place.case.point,
        usable=flag.usable and place.case.point is not None,
    )


def _write_junctions(
    unit: WriteUnit, earlier: Sequence[Junction], wanted: Sequence[Junction]
) -> None:
    """Insert new junctions of crash texts and move those whose median moved."""
    held = {junction.uid: junction for junction in earlier}
    fresh = [junction_values(junction) for junction in wanted if junction.uid not in held]
    moved = [
        junction_values(junction)
        for junction in wanted
        if junction.uid in held and held[junction.uid] != junction
    ]
    if fresh:
        unit.insert(junction_table, fresh)
    if moved:
        unit.update_many(junction_table, moved)


def _write_crashes(
    unit: WriteUnit,
    places: Sequence[StoredPlace],
    flags: Sequence[PositionFlag],
    snaps: Sequence[Snap],
    tick: Callable[[float], None],
) -> None:
    """Write where crashes lie now, of those for which that changed."""
    changed = [
        (place.case.uid, flag.value, snap.junction, snap.road)
        for place, flag, snap in zip(places, flags, snaps, strict=True)
        if (flag, snap.junction, snap.road) != (place.case.flag, place.junction, place.road)
    ]
    names = ("uid", "position_flag", "junction_uid", "road_uid")
    for start in range(0, len(changed), _AT_ONCE):
        tick(start / len(changed))
        columns = zip(*changed[start : start + _AT_ONCE], strict=True)
        unit.update_columns(crash_table, dict(zip(names, columns, strict=True)))


def _drop_junctions(
    unit: WriteUnit,
    earlier: Sequence[Junction],
    wanted: Sequence[Junction],
    streets: Sequence[Junction],
) -> None:
    """Delete junctions that no crash text gives any more.

    A scene on one moves to the junction of the same names nearby that took its place; without
    one the junction stays for the scene.
    """
    kept = {junction.uid for junction in wanted}
    gone = {junction.uid: junction for junction in earlier if junction.uid not in kept}
    column = scene_table.c.junction_uid
    standing = set(unit.connection.scalars(select(column).where(column.is_not(None)).distinct()))
    for uid in sorted(gone.keys() & standing):
        heir = junction_of_names(gone[uid], [*streets, *wanted])
        if heir is None:
            del gone[uid]
        else:
            scenes = update(scene_table).where(column == uid).values(junction_uid=heir.uid)
            unit.connection.execute(scenes)
            unit.note("update", scene_table.name, f"junction {uid} is now {heir.uid}")
    delete_junctions(unit, sorted(gone))
