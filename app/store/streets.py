"""The street network in the store: roads, junctions and what was doubtful about a source."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import shapely
from sqlalchemy import Connection, Row, Select, Table, delete, select, update

from app.store.arm_design_json import arm_designs_to_json
from app.store.predicates import bbox
from app.store.schema import crash as crash_table
from app.store.schema import junction as junction_table
from app.store.schema import road as road_table
from app.store.schema import scene as scene_table
from app.store.section_json import section_to_json
from app.store.store import WriteUnit
from app.store.street_schema import street_diagnostic as diagnostic_table
from gis.crashes.records import JunctionUid, RoadUid
from gis.streets.derived import StreetRoad
from gis.streets.records import Junction, JunctionSource, Road, StreetDiagnostic

Bounds = tuple[float, float, float, float]
"""West, south, east, north in metres of the store's CRS."""

CHUNK = 500
"""Values in one IN list; SQLite takes 999 in old builds."""


def chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """The values in pieces that fit one IN list."""
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]


def road_values(road: Road) -> dict[str, Any]:
    """The columns of the `road` table for one record."""
    return {
        "uid": road.uid,
        "name": road.name,
        "road_class": road.road_class,
        "level": road.level,
        "oneway": int(road.oneway),
        "from_junction_uid": road.from_junction,
        "to_junction_uid": road.to_junction,
        "source_id": road.source_id,
        "geom": road.line,
    }


def section_values(street: StreetRoad) -> dict[str, Any]:
    """The columns of the `road` table that say what lies across a road."""
    return {
        "cross_section": section_to_json(street.section),
        "roundabout": int(street.roundabout),
        "speed_limit_kmh": street.speed_limit_kmh,
        "arm_designs": arm_designs_to_json(street.ends),
    }


def junction_values(junction: Junction) -> dict[str, Any]:
    """The columns of the `junction` table for one record."""
    return {
        "uid": junction.uid,
        "name": junction.name,
        "road_names": json.dumps(junction.road_names, ensure_ascii=False),
        "arms": junction.arms,
        "level": junction.level,
        "source": junction.source.value,
        "geom": shapely.Point(junction.at),
    }


def road_from_row(row: Row[Any]) -> Road:
    """The record of one `road` row."""
    return Road(
        uid=RoadUid(row.uid),
        name=row.name,
        road_class=row.road_class,
        level=row.level,
        oneway=bool(row.oneway),
        from_junction=None if row.from_junction_uid is None else JunctionUid(row.from_junction_uid),
        to_junction=None if row.to_junction_uid is None else JunctionUid(row.to_junction_uid),
        line=row.geom,
        source_id=row.source_id,
    )


def junction_from_row(row: Row[Any]) -> Junction:
    """The record of one `junction` row."""
    return Junction(
        uid=JunctionUid(row.uid),
        name=row.name,
        road_names=tuple(json.loads(row.road_names)),
        at=(float(row.geom.x), float(row.geom.y)),
        arms=row.arms,
        level=row.level,
        source=JunctionSource(row.source),
    )


def _within(query: Select[Any], table: Table, bounds: Bounds | None) -> Select[Any]:
    return query if bounds is None else query.where(bbox(table.c.geom, bounds))


def load_roads(connection: Connection, *, bounds: Bounds | None = None) -> list[Road]:
    """Roads, all or those whose bounding box touches `bounds`, ordered by uid."""
    query = _within(select(road_table).order_by(road_table.c.uid), road_table, bounds)
    return [road_from_row(row) for row in connection.execute(query)]


def load_junctions(
    connection: Connection,
    *,
    bounds: Bounds | None = None,
    source: JunctionSource | None = None,
) -> list[Junction]:
    """Junctions, all or those in `bounds` or of one source, ordered by uid."""
    query = _within(select(junction_table).order_by(junction_table.c.uid), junction_table, bounds)
    if source is not None:
        query = query.where(junction_table.c.source == source.value)
    return [junction_from_row(row) for row in connection.execute(query)]


def insert_network(
    unit: WriteUnit,
    roads: Sequence[Road],
    junctions: Sequence[Junction],
    *,
    run_uid: str | None,
) -> None:
    """Insert junctions, then the roads that refer to them."""
    if junctions:
        unit.insert(junction_table, [junction_values(j) | {"run_uid": run_uid} for j in junctions])
    if roads:
        unit.insert(road_table, [road_values(r) | {"run_uid": run_uid} for r in roads])


def update_junctions(unit: WriteUnit, junctions: Sequence[Junction]) -> None:
    """Junctions that are there get the values of their records."""
    unit.update_many(junction_table, [junction_values(one) for one in junctions])


def insert_diagnostics(
    unit: WriteUnit, diagnostics: Sequence[StreetDiagnostic], *, run_uid: str
) -> None:
    """Store what was doubtful about a source; the message column holds the detail."""
    if diagnostics:
        unit.insert(
            diagnostic_table,
            [
                {
                    "run_uid": run_uid,
                    "code": found.code,
                    "message": found.detail,
                    "geom": None if found.at is None else shapely.Point(found.at),
                }
                for found in diagnostics
            ],
        )


def load_diagnostics(
    connection: Connection, *, run_uid: str | None = None
) -> list[StreetDiagnostic]:
    """Diagnostics of all street sources, or of one import run, in stored order."""
    query = select(diagnostic_table).order_by(diagnostic_table.c.fid)
    if run_uid is not None:
        query = query.where(diagnostic_table.c.run_uid == run_uid)
    return [
        StreetDiagnostic(
            code=row.code,
            detail=row.message,
            at=None if row.geom is None else (float(row.geom.x), float(row.geom.y)),
        )
        for row in connection.execute(query)
    ]


def delete_roads(unit: WriteUnit, uids: Sequence[str]) -> None:
    """Delete roads; crashes that pointed at them point at none."""
    for some in chunks(uids):
        unit.connection.execute(
            update(crash_table).where(crash_table.c.road_uid.in_(some)).values(road_uid=None)
        )
        unit.connection.execute(delete(road_table).where(road_table.c.uid.in_(some)))
    if uids:
        unit.note("bulk", road_table.name, f"deleted {len(uids)}")


def delete_junctions(unit: WriteUnit, uids: Sequence[str]) -> None:
    """Delete junctions; crashes, scenes and road ends that pointed at them point at none."""
    pointing = (
        (crash_table, crash_table.c.junction_uid),
        (scene_table, scene_table.c.junction_uid),
        (road_table, road_table.c.from_junction_uid),
        (road_table, road_table.c.to_junction_uid),
    )
    for some in chunks(uids):
        for table, column in pointing:
            unit.connection.execute(
                update(table).where(column.in_(some)).values({column.name: None})
            )
        unit.connection.execute(delete(junction_table).where(junction_table.c.uid.in_(some)))
    if uids:
        unit.note("bulk", junction_table.name, f"deleted {len(uids)}")
