"""What a taken store remembers of each record: what the home store is known to hold of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, delete, select

from app.store.store import WriteUnit
from app.store.take_schema import taken_record


class RecordKind(StrEnum):
    """What can be taken along and brought back."""

    ROAD = "road"
    OBJECT = "object"
    SCENE = "scene"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One record as it was taken, or as it was last brought back."""

    kind: RecordKind
    uid: str
    home_version: int
    content: str
    """JSON with sorted keys: equal content is equal text."""


def as_text(content: Mapping[str, object]) -> str:
    """The JSON of a record, comparable as text."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load_snapshots(connection: Connection, kind: RecordKind) -> dict[str, Snapshot]:
    """What is remembered of one kind, by uid."""
    query = select(taken_record).where(taken_record.c.kind == kind.value)
    return {
        row.record_uid: Snapshot(
            kind=kind, uid=row.record_uid, home_version=row.home_version, content=row.content
        )
        for row in connection.execute(query)
    }


def remember(unit: WriteUnit, kept: Sequence[Snapshot], gone: Sequence[Snapshot] = ()) -> None:
    """Put snapshots in place of those of the same records; forget the others."""
    for one in (*kept, *gone):
        unit.connection.execute(
            delete(taken_record).where(
                taken_record.c.kind == one.kind.value, taken_record.c.record_uid == one.uid
            )
        )
    unit.insert(
        taken_record,
        [
            {
                "kind": one.kind.value,
                "record_uid": one.uid,
                "home_version": one.home_version,
                "content": one.content,
            }
            for one in kept
        ],
    )
