"""Take along: the blocks and open cases of an area as a store in a file of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from shapely import Polygon
from sqlalchemy import Connection, Table, select

from app.store.predicates import bbox
from app.store.road_states import street_values
from app.store.scenes import SceneStatus
from app.store.schema import crash, crash_party, crash_remark, junction, road, scene
from app.store.store import Store, WriteUnit, store_to_fill
from app.store.street_geometry import load_streets
from app.store.street_json import object_to_json, street_to_json
from app.store.street_objects import load_object_versions, load_objects, object_values
from app.store.street_parts import load_road_versions
from app.store.street_schema import street_feature, street_object
from app.store.streets import chunks
from app.store.take_schema import taken_area
from app.streets.rebuild import rebuild_street_geometry
from app.take_along.snapshots import RecordKind, Snapshot, as_text, remember
from app.tasks import Progress, silent
from gis.problems import Problem
from gis.streets.derived import StreetRoad

TAKING = "TAKING_ALONG"
FEATURES_REACH_M = 30.0
"""Signals and signs this far outside the area belong to junctions at its edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Counts of what was taken along."""

    roads: int
    junctions: int
    objects: int
    scenes: int
    crashes: int


def take_along(home: Store, target: Path, area: Polygon, *, progress: Progress = silent) -> Taken:
    """Copy the streets of an area and the cases that are still open in it into a new file.

    Roads that meet those of the area come too, so that its junctions are whole. Persons stay at
    home: nothing sealed is copied.

    Raises:
        Problem: TAKE_TARGET_EXISTS, TAKE_NOTHING_THERE; those of `store_to_fill`.
    """
    if target.exists():
        raise Problem("TAKE_TARGET_EXISTS", file=target.name)
    progress(TAKING, 0.0)
    with home.read() as connection:
        streets = _streets(connection, area)
        copy = _Copy(connection, area, streets)
        if not streets and not copy.scenes:
            raise Problem("TAKE_NOTHING_THERE")
        snapshots = copy.snapshots()
    progress(TAKING, 0.3)
    about = {
        "home": home.location,
        "taken_at": datetime.now(UTC),
        "taken_by": home.actor,
        "geom": area,
    }
    with (
        store_to_fill(target, epsg=home.epsg) as taken,
        taken.write(actor=home.actor, action="take along") as unit,
    ):
        copy.write(unit)
        remember(unit, snapshots)
        unit.insert(taken_area, [about])
        rebuild_street_geometry(unit, lambda code, share: progress(code, 0.3 + 0.7 * share))
    progress(TAKING, 1.0)
    return copy.counts


def _streets(connection: Connection, area: Polygon) -> list[StreetRoad]:
    """Roads that touch the area, and all that meet them."""
    every = load_streets(connection)
    within = [one for one in every if one.road.line.intersects(area)]
    nodes = {end for one in within for end in _ends(one)}
    return [one for one in every if one in within or nodes & set(_ends(one))]


def _ends(street: StreetRoad) -> tuple[str, ...]:
    ends = (street.road.from_junction, street.road.to_junction)
    return tuple(end for end in ends if end is not None)


class _Copy:
    """The rows that go along."""

    def __init__(
        self, connection: Connection, area: Polygon, streets: Sequence[StreetRoad]
    ) -> None:
        west, south, east, north = area.bounds
        self.streets = streets
        self._roads = load_road_versions(connection)
        self._object_versions = load_object_versions(connection)
        self.scenes = [
            row for row in _open_scenes(connection, area.bounds) if area.intersects(row["geom"])
        ]
        self.crashes = _by_uid(connection, crash, _known(self.scenes, "crash_uid"))
        crashes = [row["uid"] for row in self.crashes]
        self.parties = _rows_of(connection, crash_party, crashes)
        self.remarks = _rows_of(connection, crash_remark, crashes)
        wanted = {end for one in streets for end in _ends(one)}
        wanted |= _known((*self.scenes, *self.crashes), "junction_uid")
        self.junctions = _by_uid(connection, junction, wanted)
        reach = FEATURES_REACH_M
        box = (west - reach, south - reach, east + reach, north + reach)
        bounds = [one.road.line.bounds for one in streets]
        if bounds:
            low_x, low_y, high_x, high_y = zip(box, *bounds, strict=True)
            box = (min(low_x), min(low_y), max(high_x), max(high_y))
        self.objects = [
            one
            for one in load_objects(connection, bounds=area.bounds)
            if one.shape.intersects(area)
        ]
        query = select(street_feature).where(bbox(street_feature.c.geom, box))
        self.features = [dict(row._mapping) for row in connection.execute(query)]

    @property
    def counts(self) -> Taken:
        return Taken(
            roads=len(self.streets),
            junctions=len(self.junctions),
            objects=len(self.objects),
            scenes=len(self.scenes),
            crashes=len(self.crashes),
        )

    def snapshots(self) -> list[Snapshot]:
        roads = [
            Snapshot(
                kind=RecordKind.ROAD,
                uid=one.road.uid,
                home_version=self._roads[one.road.uid],
                content=as_text(street_to_json(one)),
            )
            for one in self.streets
        ]
        objects = [
            Snapshot(
                kind=RecordKind.OBJECT,
                uid=one.uid,
                home_version=self._object_versions[one.uid],
                content=as_text(object_to_json(one)),
            )
            for one in self.objects
        ]
        scenes = [
            Snapshot(
                kind=RecordKind.SCENE,
                uid=row["uid"],
                home_version=row["version"],
                content=row["document"],
            )
            for row in self.scenes
        ]
        return [*roads, *objects, *scenes]

    def write(self, unit: WriteUnit) -> None:
        kept = {one.road.uid for one in self.streets}
        unit.insert(junction, _as_new(self.junctions))
        unit.insert(road, [street_values(one) for one in self.streets])
        unit.insert(street_feature, _as_new(self.features))
        unit.insert(street_object, [object_values(one) for one in self.objects])
        crashes = _as_new(self.crashes)
        for row in crashes:
            if row["road_uid"] not in kept:
                row["road_uid"] = None
        unit.insert(crash, crashes)
        unit.insert(crash_party, _as_new(self.parties))
        unit.insert(crash_remark, _as_new(self.remarks))
        unit.insert(scene, _as_new(self.scenes))


def _open_scenes(
    connection: Connection, bounds: tuple[float, float, float, float]
) -> list[dict[str, Any]]:
    is_open = scene.c.status != SceneStatus.SEALED.value
    query = select(scene).where(bbox(scene.c.geom, bounds), is_open).order_by(scene.c.case_no)
    return [dict(row._mapping) for row in connection.execute(query)]


def _known(rows: Iterable[dict[str, Any]], column: str) -> set[str]:
    return {row[column] for row in rows if row[column] is not None}


def _by_uid(connection: Connection, table: Table, uids: Collection[str]) -> list[dict[str, Any]]:
    return _rows(connection, table, "uid", uids)


def _rows_of(connection: Connection, table: Table, uids: Collection[str]) -> list[dict[str, Any]]:
    return _rows(connection, table, "crash_uid", uids)


def _rows(
    connection: Connection, table: Table, column: str, values: Collection[str]
) -> list[dict[str, Any]]:
    return [
        dict(row._mapping)
        for some in chunks(sorted(values))
        for row in connection.execute(select(table).where(table.c[column].in_(some)))
    ]


def _as_new(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows for another store: numbered there, and of no import of this one."""
    left = ("fid", "version", "run_uid")
    return [{key: value for key, value in row.items() if key not in left} for row in rows]
