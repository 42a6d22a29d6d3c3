"""Tables of what happened to scenes: changes of drafts, corrections of sealed ones; the seal."""

from __future__ import annotations

from typing import Any

from sqlalchemy import DDL, Column, Integer, Table, Text, event

from app.store.column_types import UtcDateTime
from app.store.dialects import SQLITE
from app.store.kept_rows import keep_rows
from app.store.schema_base import store_table

SEALED_COLUMNS = ("document", "case_no", "status", "sealed_hash", "sealed_at", "sealed_by")
"""Columns of `scene` that nobody changes once it is sealed; what is found and listed by may follow
corrections, links the streets."""


def state_columns() -> list[Column[Any]]:
    """What `scene` says of its handling beside the document."""
    return [
        Column("status", Text, nullable=False, server_default="draft"),  # draft, sealed
        Column("station", Text, nullable=False, server_default=""),  # 處理單位
        Column("handler", Text, nullable=False, server_default=""),
        Column("changed_at", UtcDateTime),  # NULL: not since this is written down
        Column("changed_by", Text, nullable=False, server_default=""),
        Column("sealed_hash", Text),  # SHA-256 of the document's UTF-8, hexadecimal
        Column("sealed_at", UtcDateTime),
        Column("sealed_by", Text, nullable=False, server_default=""),
    ]


scene_change = store_table(
    "scene_change",  # who changed a scene, when and what; never changed, never deleted
    Column("scene_uid", Text, nullable=False, index=True),  # the scene may be gone
    Column("at", UtcDateTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("login", Text),  # set by the server itself
    Column("kind", Text, nullable=False),  # new, edit, import, seal, case_file
    Column("scene_version", Integer, nullable=False),  # that the scene had afterwards
    Column("names", Text, nullable=False, server_default="[]"),  # JSON: the commands in words
    Column("changes", Text, nullable=False, server_default="[]"),  # JSON: parts before and after
)

scene_correction = store_table(
    "scene_correction",  # what lies over a sealed scene; never changed, never deleted
    Column("scene_uid", Text, nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("login", Text),  # set by the server itself
    Column("reason", Text, nullable=False),
    Column("changes", Text, nullable=False),  # JSON: parts before and after
)

for _kept in (scene_change, scene_correction):
    keep_rows(_kept)


def seal_triggers() -> tuple[str, ...]:
    """SQLite's statements that keep sealed scenes from other programs' mistakes."""
    differs = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in SEALED_COLUMNS)
    refused = "BEGIN SELECT RAISE(ABORT, 'sealed scenes are kept'); END"
    return (
        "CREATE TRIGGER sealed_update_scene BEFORE UPDATE ON scene"
        f" WHEN OLD.status = 'sealed' AND ({differs}) {refused}",
        "CREATE TRIGGER sealed_delete_scene BEFORE DELETE ON scene"
        f" WHEN OLD.status = 'sealed' {refused}",
    )


def keep_sealed(scene: Table) -> None:
    """Have the table of scenes made together with those triggers."""
    for statement in seal_triggers():
        made = DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy's own
        event.listen(scene, "after_create", made.execute_if(dialect=SQLITE))
