"""Scenes in the store: one row a case, the document as interchange JSON.

A sealed scene's document stays as it was sealed; its corrections lie over it (`scene_changes.py`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import shapely
from sqlalchemy import Connection, Row, select

from app.store.scene_changes import (
    SceneEvent,
    SceneRecord,
    load_scene_corrections,
    put_scene_change,
)
from app.store.schema import crash as crash_table
from app.store.schema import scene as scene_table
from app.store.write_unit import WriteUnit
from gis.angles import Point
from gis.crashes.records import CrashUid, JunctionUid
from gis.problems import Problem
from gis.scenes.delta import OtherSceneError, applied, changes_of
from gis.scenes.interchange import SceneDefects, read_scene, write_scene
from gis.scenes.scene import Scene

_CHUNK = 500
LONGEST_CASE_NO = 200
"""Characters; real ones have about fifteen."""


class SceneStatus(StrEnum):
    """How far a scene is."""

    DRAFT = "draft"
    SEALED = "sealed"
    """Finished: its document stays as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneSeal:
    """What was written down when a scene was sealed."""

    hash: str
    """SHA-256 of the document's UTF-8, hexadecimal."""
    at: datetime
    """UTC."""
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredScene:
    """A scene's row: its document as stored, what it is linked to, its version."""

    uid: str
    version: int
    case_no: str
    document: str
    crash_uid: CrashUid | None
    junction_uid: JunctionUid | None
    status: SceneStatus = SceneStatus.DRAFT
    changed_at: datetime | None = None
    """UTC; None for scenes of before this was written down."""
    changed_by: str = ""
    seal: SceneSeal | None = None

    @property
    def is_intact(self) -> bool:
        """Whether the document is the one that was sealed; true for drafts."""
        return self.seal is None or self.seal.hash == document_hash(self.document)


def scene_document(scene: Scene) -> str:
    """The scene as it is stored: interchange JSON, keys sorted."""
    return json.dumps(write_scene(scene), ensure_ascii=False, sort_keys=True)


def document_hash(document: str) -> str:
    """What a seal says of a document: SHA-256 of its UTF-8, hexadecimal."""
    return hashlib.sha256(document.encode("utf-8")).hexdigest()


def scene_values(
    scene: Scene,
    *,
    at: Point | None,
    crash_uid: CrashUid | None,
    junction_uid: JunctionUid | None,
) -> dict[str, Any]:
    """The columns of the `scene` table; `at` is the contact in metres of the store's CRS.

    Raises:
        Problem: SCENE_CASE_TOO_LONG: a server's index takes texts up to some length only.
    """
    if len(scene.case_no) > LONGEST_CASE_NO:
        raise Problem("SCENE_CASE_TOO_LONG", limit=LONGEST_CASE_NO)
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
        "station": scene.station,
        "handler": scene.handler,
        "geom": None if at is None else shapely.Point(at),
    }


def load_scenes(
    connection: Connection,
    *,
    junction_uid: JunctionUid | None = None,
    case_nos: Sequence[str] | None = None,
) -> list[Scene]:
    """Scenes, all or those of a junction or of some cases, ordered by case number.

    Sealed ones are as their corrections have them.

    Raises:
        Problem: SCENE_UNREADABLE.
    """
    query = select(*_OF_SCENE).order_by(scene_table.c.case_no)
    if junction_uid is not None:
        query = query.where(scene_table.c.junction_uid == junction_uid)
    if case_nos is None:
        return _scenes(connection, connection.execute(query).all())
    wanted = sorted(set(case_nos))
    return [
        scene
        for start in range(0, len(wanted), _CHUNK)
        for scene in _scenes(
            connection,
            connection.execute(
                query.where(scene_table.c.case_no.in_(wanted[start : start + _CHUNK]))
            ).all(),
        )
    ]


_OF_SCENE = (
    scene_table.c.uid,
    scene_table.c.case_no,
    scene_table.c.status,
    scene_table.c.document,
)


def _scenes(connection: Connection, rows: Sequence[Any]) -> list[Scene]:
    sealed = [row.uid for row in rows if row.status == SceneStatus.SEALED]
    corrections = load_scene_corrections(connection, sealed)
    return [
        with_corrections(scene_of(row.document, row.case_no), corrections.get(row.uid, ()))
        for row in rows
    ]


def scene_of(document: str, case_no: str) -> Scene:
    """The scene of a stored document.

    Raises:
        Problem: SCENE_UNREADABLE where something else wrote it.
    """
    try:
        return read_scene(json.loads(document))
    except (ValueError, RecursionError, SceneDefects):
        raise Problem("SCENE_UNREADABLE", case_no=case_no) from None


def with_corrections(scene: Scene, records: Sequence[SceneRecord]) -> Scene:
    """A sealed scene as its corrections have it.

    Raises:
        Problem: SCENE_UNREADABLE where they do not fit.
    """
    if not records:
        return scene
    try:
        for record in records:
            scene = applied(scene, record.changes)
    except (OtherSceneError, SceneDefects):
        raise Problem("SCENE_UNREADABLE", case_no=scene.case_no) from None
    return scene


def standing_scene(connection: Connection, stored: StoredScene) -> Scene:
    """A stored scene as it stands: a sealed one with its corrections. Its columns are of this one.

    Raises:
        Problem: SCENE_UNREADABLE.
    """
    scene = scene_of(stored.document, stored.case_no)
    if stored.status is not SceneStatus.SEALED:
        return scene
    records = load_scene_corrections(connection, [stored.uid]).get(stored.uid, ())
    return with_corrections(scene, records)


def load_stored_scenes(
    connection: Connection, case_nos: Sequence[str]
) -> Mapping[str, StoredScene]:
    """The rows of some cases by case number."""
    found: dict[str, StoredScene] = {}
    for start in range(0, len(case_nos), _CHUNK):
        query = select(scene_table).where(
            scene_table.c.case_no.in_(case_nos[start : start + _CHUNK])
        )
        found |= {row.case_no: stored_scene(row) for row in connection.execute(query)}
    return found


def load_stored_scene(connection: Connection, uid: str) -> StoredScene | None:
    """The row of a scene; None where there is none."""
    row = connection.execute(select(scene_table).where(scene_table.c.uid == uid)).first()
    return None if row is None else stored_scene(row)


def stored_scene(row: Row[Any]) -> StoredScene:
    """What a row of the table says."""
    return StoredScene(
        uid=row.uid,
        version=row.version,
        case_no=row.case_no,
        document=row.document,
        crash_uid=row.crash_uid,
        junction_uid=row.junction_uid,
        status=SceneStatus(row.status),
        changed_at=None if row.changed_at is None else row.changed_at.astimezone(UTC),
        changed_by=row.changed_by,
        seal=None
        if row.sealed_hash is None or row.sealed_at is None
        else SceneSeal(hash=row.sealed_hash, at=row.sealed_at.astimezone(UTC), by=row.sealed_by),
    )


def crash_of_case(connection: Connection, case_no: str) -> tuple[CrashUid, str | None] | None:
    """Uid of the crash with a case number and of the junction it is located at."""
    query = select(crash_table.c.uid, crash_table.c.junction_uid)
    row = connection.execute(query.where(crash_table.c.case_no == case_no)).first()
    return None if row is None else (CrashUid(row.uid), row.junction_uid)


def crash_of_uid(connection: Connection, crash_uid: CrashUid) -> tuple[CrashUid, str | None] | None:
    """A crash and the junction it is located at; None where it is gone."""
    query = select(crash_table.c.uid, crash_table.c.junction_uid)
    row = connection.execute(query.where(crash_table.c.uid == crash_uid)).first()
    return None if row is None else (CrashUid(row.uid), row.junction_uid)


def refuse_taken_case(connection: Connection, case_no: str, uid: str) -> None:
    """Look that no other scene than `uid` has a case number.

    Raises:
        Problem: SCENE_EXISTS.
    """
    columns = scene_table.c
    asked = select(columns.uid).where(columns.case_no == case_no, columns.uid != uid)
    if connection.execute(asked).first() is not None:
        raise Problem("SCENE_EXISTS", case_no=case_no)


def insert_scene(
    unit: WriteUnit,
    values: Mapping[str, Any],
    *,
    run_uid: str | None,
    event: SceneEvent = SceneEvent.IMPORT,
    names: Sequence[str] = (),
) -> str:
    """Store a scene that is new; returns its uid."""
    row = dict(values) | {"run_uid": run_uid} | _changed(unit)
    (uid,) = unit.insert(scene_table, [row])
    put_scene_change(unit, uid, event, version=1, names=names)
    return uid


def update_scene(
    unit: WriteUnit,
    stored: StoredScene,
    values: Mapping[str, Any],
    *,
    run_uid: str | None,
    event: SceneEvent = SceneEvent.IMPORT,
    names: Sequence[str] = (),
) -> int:
    """Replace a stored scene by a later document of its case; returns its new version.

    What it was can be made again from the change that is written down.

    Raises:
        Problem: SCENE_SEALED where a sealed one would get another document; STALE_WRITE if
            somebody changed it since it was read.
    """
    document = values.get("document", stored.document)
    same = document == stored.document
    if stored.status is SceneStatus.SEALED and not same:
        raise Problem("SCENE_SEALED", case_no=stored.case_no)
    written = dict(values) | {"run_uid": run_uid} | ({} if same else _changed(unit))
    version = unit.update(scene_table, uid=stored.uid, version=stored.version, values=written)
    if not same:
        changes = changes_of(json.loads(stored.document), json.loads(document))
        put_scene_change(unit, stored.uid, event, version=version, names=names, changes=changes)
    return version


def seal_stored_scene(unit: WriteUnit, stored: StoredScene) -> int:
    """Let a scene's document stay as it is from now on; returns its new version.

    Raises:
        Problem: as `update_scene`.
    """
    if stored.status is SceneStatus.SEALED:
        raise Problem("SCENE_SEALED", case_no=stored.case_no)
    sealed = {
        "status": SceneStatus.SEALED.value,
        "sealed_hash": document_hash(stored.document),
        "sealed_at": datetime.now(UTC),
        "sealed_by": unit.actor,
    }
    version = unit.update(scene_table, uid=stored.uid, version=stored.version, values=sealed)
    put_scene_change(unit, stored.uid, SceneEvent.SEAL, version=version)
    return version


def _changed(unit: WriteUnit) -> dict[str, Any]:
    return {"changed_at": datetime.now(UTC), "changed_by": unit.actor}
