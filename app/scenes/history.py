"""The history of a scene to be shown: each change with the scene as it was before and after it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.scenes.shareable import shareable
from app.store.scene_changes import (
    BRING_BACK,
    SceneEvent,
    SceneRecord,
    load_scene_changes,
    load_scene_corrections,
)
from app.store.scenes import StoredScene, load_stored_scene
from app.store.store import Store
from app.tasks import Progress, silent
from gis.problems import Problem
from gis.scenes.delta import Document, OtherSceneError, PartChange, applied_to, changes_between
from gis.scenes.delta_undone import before_changes
from gis.scenes.interchange import SceneDefects, read_scene
from gis.scenes.scene import Scene

READING = "READING_SCENE_HISTORY"


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneVersion:
    """One entry of the history."""

    record: SceneRecord
    before: Scene | None
    """None for the first one, and where it cannot be made again."""
    after: Scene | None
    """None where it cannot be made again."""
    changes: tuple[PartChange, ...]
    """What the record says; of the first one all that was there."""
    is_first: bool = False
    """Whether the scene began with it."""

    @property
    def picture(self) -> Scene | None:
        """The scene as it was afterwards, without what notes say of persons."""
        return None if self.after is None else shareable(self.after).scene


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneHistory:
    """All entries of a scene, the latest first."""

    case_no: str
    versions: tuple[SceneVersion, ...]


def read_history(store: Store, uid: str, progress: Progress = silent) -> SceneHistory:
    """The history of a scene by its row, whatever its case number is now.

    Raises:
        Problem: SCENE_GONE; SCENE_UNREADABLE where something else wrote the document.
    """
    progress(READING, 0.0)
    with store.read() as connection:
        stored = load_stored_scene(connection, uid)
        if stored is None:
            raise Problem("SCENE_GONE")
        changes = load_scene_changes(connection, uid)
        corrections = load_scene_corrections(connection, [uid]).get(uid, ())
    return _history(stored, changes, corrections, progress)


def _history(
    stored: StoredScene,
    changes: Sequence[SceneRecord],
    corrections: Sequence[SceneRecord],
    progress: Progress,
) -> SceneHistory:
    try:
        document: Document = json.loads(stored.document)
    except (ValueError, RecursionError):
        raise Problem("SCENE_UNREADABLE", case_no=stored.case_no) from None
    count = max(len(changes) + len(corrections), 1)
    found: list[SceneVersion] = []
    corrected = list(_corrected(document, corrections))
    for version in (*reversed(corrected), *_drafts(document, changes)):
        found.append(version)
        progress(READING, len(found) / count)
    found.sort(key=lambda one: one.record.at, reverse=True)
    return SceneHistory(case_no=stored.case_no, versions=tuple(_as_it_stood(found)))


def _as_it_stood(versions: Sequence[SceneVersion]) -> list[SceneVersion]:
    """Copies of the case file show what stood there then, with the corrections before them."""
    found: list[SceneVersion] = []
    for version in reversed(versions):
        if version.record.event is SceneEvent.CASE_FILE and found:
            stood = found[-1].after
            version = replace(version, before=stood, after=stood)
        found.append(version)
    return found[::-1]


def _drafts(document: Document, records: Sequence[SceneRecord]) -> Iterator[SceneVersion]:
    """From what stands there back to the first change, the latest first."""
    now: Document | None = document
    scene = _scene(now)
    for place, record in reversed(list(enumerate(records))):
        if place == 0 and record.event in (SceneEvent.NEW, SceneEvent.IMPORT):
            yield _first(record, scene)
            return
        earlier = now if now is None or not record.changes else _earlier(now, record)
        before = scene if earlier is now else _scene(earlier)
        yield SceneVersion(record=record, before=before, after=scene, changes=record.changes)
        now, scene = earlier, before


def _earlier(document: Document, record: SceneRecord) -> Document | None:
    try:
        return before_changes(document, record.changes)
    except OtherSceneError:
        return None


def _first(record: SceneRecord, scene: Scene | None) -> SceneVersion:
    """How a scene began: all that is in it was added, unless the record says it was there."""
    if scene is None or record.changes:
        return SceneVersion(record=record, before=None, after=scene, changes=record.changes)
    empty = Scene(case_no=scene.case_no, crs=scene.crs)
    changes = tuple(
        one for one in changes_between(empty, scene) if one.after not in ("null", '""', "[]", "0")
    )
    return SceneVersion(record=record, before=None, after=scene, changes=changes, is_first=True)


def _corrected(document: Document, records: Sequence[SceneRecord]) -> Iterator[SceneVersion]:
    """From what was sealed on, the earliest first."""
    now: Document | None = document
    before = _scene(now)
    for record in records:
        try:
            now = None if now is None else applied_to(now, record.changes)
        except OtherSceneError:
            now = None
        after = _scene(now)
        yield SceneVersion(record=record, before=before, after=after, changes=record.changes)
        before = after


def _scene(document: Document | None) -> Scene | None:
    try:
        return None if document is None else read_scene(document)
    except SceneDefects:
        return None


def is_brought_back(record: SceneRecord) -> bool:
    """Whether a change came home from a store that was taken along."""
    return record.event is SceneEvent.IMPORT and record.words == (BRING_BACK,)
