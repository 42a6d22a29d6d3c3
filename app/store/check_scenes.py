"""Checks of scenes: documents that can be read, seals that fit, corrections that can be laid on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

from app.store.check_layers import told
from app.store.defects import StoreDefect
from app.store.dialects import SQLITE
from app.store.scene_schema import seal_triggers
from app.store.scenes import SceneStatus, document_hash
from gis.scenes.delta import applied, changes_from_json
from gis.scenes.interchange import SceneDefects, read_scene
from gis.scenes.scene import Scene

_BAD = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
_SCENES = (  # times are left out: one that cannot be read is told elsewhere
    "SELECT fid, uid, case_no, status, document, sealed_hash, sealed_at IS NULL AS undated"
    " FROM scene ORDER BY fid"
)


def check_scenes(connection: Connection) -> Iterator[StoreDefect]:
    """What is wrong with scenes; needs all tables to be there."""
    corrections: dict[str, list[str]] = {}
    laid = text("SELECT scene_uid, changes FROM scene_correction ORDER BY fid")
    for uid, changes in connection.execute(laid):
        corrections.setdefault(uid, []).append(changes)
    found: dict[str, list[int]] = {}
    for row in connection.execute(text(_SCENES)):
        code = _wrong(row, corrections)
        if code is not None:
            found.setdefault(code, []).append(row.fid)
    for code, fids in sorted(found.items()):
        yield from told(code, "scene", fids)
    yield from _unreadable_changes(connection)
    yield from _unguarded(connection)


def _wrong(row: Row[Any], corrections: Mapping[str, Sequence[str]]) -> str | None:
    """The code of what is wrong with a scene."""
    scene = _read(row.document)
    if scene is None or scene.case_no != row.case_no:
        return "CHECK_SCENE_UNREADABLE"
    is_sealed = row.status == SceneStatus.SEALED
    hash_expected = document_hash(row.document) if is_sealed else None
    if row.sealed_hash != hash_expected or is_sealed is bool(row.undated):
        return "CHECK_SEAL_BROKEN"
    laid = corrections.get(row.uid, ())
    if laid and not (is_sealed and _can_be_laid(scene, laid)):
        return "CHECK_CORRECTION_WRONG"
    return None


def _read(document: str) -> Scene | None:
    try:
        return read_scene(json.loads(document))
    except (*_BAD, SceneDefects):
        return None


def _can_be_laid(scene: Scene, corrections: Sequence[str]) -> bool:
    try:
        for held in corrections:
            scene = applied(scene, changes_from_json(held))
    except (*_BAD, SceneDefects):
        return False
    return True


def _unreadable_changes(connection: Connection) -> Iterator[StoreDefect]:
    rows = connection.execute(text("SELECT fid, changes FROM scene_change ORDER BY fid"))
    broken = [fid for fid, held in rows if not _readable(held)]
    yield from told("CHECK_CONTENT_WRONG", "scene_change", broken)


def _readable(held: str) -> bool:
    try:
        changes_from_json(held)
    except _BAD:
        return False
    return True


def _unguarded(connection: Connection) -> Iterator[StoreDefect]:
    """In a file: the triggers that keep sealed scenes; a server's are made by `init-server`."""
    if connection.dialect.name != SQLITE:
        return
    asked = text("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'scene'")
    there = set(connection.scalars(asked))
    missing = sum(statement not in there for statement in seal_triggers())
    if missing:
        yield StoreDefect(code="CHECK_SEAL_UNGUARDED", table="scene", count=missing)
