"""Scenes in the store: one row a case, the document as interchange JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import shapely
from sqlalchemy import Connection, Row, select

from app.store.schema import crash as crash_table
from app.store.schema import scene as scene_table
from app.store.write_unit import WriteUnit
from gis.angles import Point
from gis.crashes.records import CrashUid, JunctionUid
from gis.scenes.interchange import read_scene, write_scene
from gis.scenes.scene import Scene

_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredScene:
    """A scene's row: its document as stored, what it is linked to, its version."""

    uid: str
    version: int
    case_no: str
    document: str
    crash_uid: CrashUid | None
    junction_uid: JunctionUid | None


def scene_document(scene: Scene) -> str:
    """The scene as it is stored: interchange JSON, keys sorted."""
    return json.dumps(write_scene(scene), ensure_ascii=False, sort_keys=True)


def scene_values(
    scene: Scene,
    *,
    at: Point | None,
    crash_uid: CrashUid | None,
    junction_uid: JunctionUid | None,
) -> dict[str, Any]:
    """The columns of the `scene` table; `at` is the contact in metres of the store's CRS."""
    occurred = scene.occurred_at
    return {
        "case_no": scene.case_no,
        "occurred_at": None
        if occurred is None
        else datetime.fromisoformat(occurred).astimezone(UTC),
        "severity": None if scene.severity is None else scene.severity.value,
        "place": scene.place,
        "crash_uid": crash_uid,
        "junction_uid": junction_uid,
        "document": scene_document(scene),
        "geom": None if at is None else shapely.Point(at),
    }


def load_scenes(
    connection: Connection,
    *,
    junction_uid: JunctionUid | None = None,
    case_nos: Sequence[str] | None = None,
) -> list[Scene]:
    """Scenes, all or those of a junction or of some cases, ordered by case number."""
    query = select(scene_table.c.document).order_by(scene_table.c.case_no)
    if junction_uid is not None:
        query = query.where(scene_table.c.junction_uid == junction_uid)
    if case_nos is None:
        return [_scene(row) for row in connection.execute(query)]
    wanted = sorted(set(case_nos))
    return [
        _scene(row)
        for start in range(0, len(wanted), _CHUNK)
        for row in connection.execute(
            query.where(scene_table.c.case_no.in_(wanted[start : start + _CHUNK]))
        )
    ]


def _scene(row: Row[Any]) -> Scene:
    return read_scene(json.loads(row.document))


def load_stored_scenes(
    connection: Connection, case_nos: Sequence[str]
) -> Mapping[str, StoredScene]:
    """The rows of some cases by case number."""
    found: dict[str, StoredScene] = {}
    for start in range(0, len(case_nos), _CHUNK):
        query = select(scene_table).where(
            scene_table.c.case_no.in_(case_nos[start : start + _CHUNK])
        )
        for row in connection.execute(query):
            found[row.case_no] = StoredScene(
                uid=row.uid,
                version=row.version,
                case_no=row.case_no,
                document=row.document,
                crash_uid=row.crash_uid,
                junction_uid=row.junction_uid,
            )
    return found


def crash_of_case(connection: Connection, case_no: str) -> tuple[CrashUid, str | None] | None:
    """Uid of the crash with a case number and of the junction it is located at."""
    query = select(crash_table.c.uid, crash_table.c.junction_uid)
    row = connection.execute(query.where(crash_table.c.case_no == case_no)).first()
    return None if row is None else (CrashUid(row.uid), row.junction_uid)


def insert_scene(unit: WriteUnit, values: Mapping[str, Any], *, run_uid: str | None) -> None:
    """Store a scene that is new."""
    unit.insert(scene_table, [dict(values) | {"run_uid": run_uid}])


def update_scene(
    unit: WriteUnit, stored: StoredScene, values: Mapping[str, Any], *, run_uid: str | None
) -> None:
    """Replace a stored scene by a later document of its case.

    Raises:
        Problem: STALE_WRITE if somebody changed it since it was read.
    """
    unit.update(
        scene_table,
        uid=stored.uid,
        version=stored.version,
        values=dict(values) | {"run_uid": run_uid},
    )
