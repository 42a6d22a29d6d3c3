"""What happened to scenes: changes of drafts, and corrections that lie over sealed ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, select

from app.store.scene_schema import scene_change, scene_correction
from app.store.write_unit import WriteUnit
from gis.scenes.delta import PartChange, changes_from_json, changes_json

_CHUNK = 500
BRING_BACK = "bring back"
"""The command of a change that came home from a store that was taken along."""


class SceneEvent(StrEnum):
    """What happened to a scene."""

    NEW = "new"
    EDIT = "edit"
    IMPORT = "import"
    SEAL = "seal"
    CASE_FILE = "case_file"
    """A copy with names was asked for; nothing of the scene changed."""
    CORRECT = "correct"
    """A row of `scene_correction`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneRecord:
    """One change of a scene: who, when, what."""

    event: SceneEvent
    at: datetime
    """UTC."""
    who: str
    """The login; in a file the user of the computer."""
    version: int
    """That the scene had afterwards; 0 for corrections."""
    words: tuple[str, ...]
    """The commands as the undo list names them; the reason of a correction."""
    changes: tuple[PartChange, ...]


def put_scene_change(
    unit: WriteUnit,
    scene_uid: str,
    event: SceneEvent,
    *,
    version: int,
    names: Sequence[str] = (),
    changes: Iterable[PartChange] = (),
) -> None:
    """Write down a change of a scene, in the unit of the change."""
    row = {
        "scene_uid": scene_uid,
        "at": datetime.now(UTC),
        "actor": unit.actor,
        "kind": event.value,
        "scene_version": version,
        "names": json.dumps(list(names), ensure_ascii=False),
        "changes": changes_json(changes),
    }
    unit.insert(scene_change, [row])


def put_scene_correction(
    unit: WriteUnit, scene_uid: str, *, reason: str, changes: Iterable[PartChange]
) -> None:
    """Lay a correction over a sealed scene."""
    row = {
        "scene_uid": scene_uid,
        "at": datetime.now(UTC),
        "actor": unit.actor,
        "reason": reason,
        "changes": changes_json(changes),
    }
    unit.insert(scene_correction, [row])


def load_scene_changes(connection: Connection, scene_uid: str) -> tuple[SceneRecord, ...]:
    """Changes of a scene while it was a draft, its sealing among them, the earliest first."""
    columns = scene_change.c
    query = select(scene_change).where(columns.scene_uid == scene_uid).order_by(columns.fid)
    return tuple(
        SceneRecord(
            event=SceneEvent(row.kind),
            at=row.at.astimezone(UTC),
            who=row.login or row.actor,
            version=row.scene_version,
            words=tuple(json.loads(row.names)),
            changes=changes_from_json(row.changes),
        )
        for row in connection.execute(query)
    )


def load_scene_corrections(
    connection: Connection, scene_uids: Sequence[str]
) -> dict[str, tuple[SceneRecord, ...]]:
    """Corrections of sealed scenes by uid, the earliest first; scenes without one are left out."""
    columns = scene_correction.c
    found: dict[str, list[SceneRecord]] = {}
    for start in range(0, len(scene_uids), _CHUNK):
        some = columns.scene_uid.in_(scene_uids[start : start + _CHUNK])
        for row in connection.execute(select(scene_correction).where(some).order_by(columns.fid)):
            found.setdefault(row.scene_uid, []).append(_correction(row))
    return {uid: tuple(records) for uid, records in found.items()}


def _correction(row: Row[Any]) -> SceneRecord:
    return SceneRecord(
        event=SceneEvent.CORRECT,
        at=row.at.astimezone(UTC),
        who=row.login or row.actor,
        version=0,
        words=(row.reason,),
        changes=changes_from_json(row.changes),
    )
