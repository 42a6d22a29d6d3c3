"""A scene out of the store and back: opened, saved, sealed, corrected; never overwritten unseen.

Who saves names the version that was opened. Where somebody else was quicker the save is refused
with both versions and what a merge of them would be; saving again onto theirs is then a decision.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, select

from app.scene_import.places import linked, store_point
from app.store.again import write_again
from app.store.scene_changes import (
    SceneEvent,
    SceneRecord,
    load_scene_changes,
    load_scene_corrections,
    put_scene_correction,
)
from app.store.scenes import (
    SceneSeal,
    SceneStatus,
    StoredScene,
    insert_scene,
    load_stored_scene,
    load_stored_scenes,
    refuse_taken_case,
    scene_of,
    scene_values,
    seal_stored_scene,
    update_scene,
    with_corrections,
)
from app.store.schema import scene as scene_table
from app.store.store import Store, WriteUnit
from app.store.uids import new_uid
from gis.crashes.records import CrashUid, JunctionUid
from gis.problems import Problem
from gis.scenes.delta import changes_between
from gis.scenes.interchange import read_scene, write_scene
from gis.scenes.merging import SceneMerge, merge_scenes
from gis.scenes.scene import Scene

PATIENCE_S = 10.0
"""How long a save waits for a server that is away before it tells so."""
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenScene:
    """A scene as it stands in the store at one version."""

    uid: str
    version: int
    scene: Scene
    """With its corrections."""
    status: SceneStatus = SceneStatus.DRAFT
    changed_at: datetime | None = None
    """UTC; None for scenes of before this was written down."""
    changed_by: str = ""
    crash_uid: CrashUid | None = None
    junction_uid: JunctionUid | None = None
    seal: SceneSeal | None = None
    seal_is_intact: bool = True
    """Whether the document is the one that was sealed; true for drafts."""
    sealed_scene: Scene | None = None
    """As it was sealed, without corrections; None for drafts."""
    corrections: tuple[SceneRecord, ...] = ()

    @property
    def case_no(self) -> str:
        """The case number."""
        return self.scene.case_no

    @property
    def is_sealed(self) -> bool:
        """Whether it can only be corrected."""
        return self.status is SceneStatus.SEALED


class SceneConflict(Problem):
    """STALE_WRITE: somebody else saved the scene since it was opened; nothing was written."""

    def __init__(self, opened: OpenScene, theirs: OpenScene, mine: Scene) -> None:
        super().__init__("STALE_WRITE", table="scene", uid=opened.uid, version=opened.version)
        self.opened = opened
        """As both found it."""
        self.theirs = theirs
        """As it stands now: save onto this one."""
        self.mine = mine

    @property
    def merge(self) -> SceneMerge:
        """Both together where they do not touch, and where they do."""
        return merge_scenes(self.opened.scene, self.theirs.scene, self.mine)


def open_scene(store: Store, case_no: str) -> OpenScene:
    """The scene of a case.

    Raises:
        Problem: SCENE_UNKNOWN, SCENE_UNREADABLE.
    """
    with store.read() as connection:
        stored = load_stored_scenes(connection, [case_no]).get(case_no)
        if stored is None:
            raise Problem("SCENE_UNKNOWN", case_no=case_no)
        return _opened(connection, stored)


def open_scene_of_uid(store: Store, uid: str) -> OpenScene:
    """The scene of a row, whatever its case number is now.

    Raises:
        Problem: SCENE_GONE, SCENE_UNREADABLE.
    """
    with store.read() as connection:
        return _opened(connection, _standing(connection, uid))


def new_scene(store: Store, scene: Scene, names: Sequence[str] = ()) -> OpenScene:
    """Store a scene of a case that has none yet.

    Raises:
        Problem: SCENE_EXISTS; SCENE_OTHER_CRS; troubles of the store.
        SceneDefects: for a scene that could not be read again.
    """
    checked_scene(scene)
    uid = new_uid()

    def work(unit: WriteUnit) -> OpenScene:
        refuse_taken_case(unit.connection, scene.case_no, uid)
        values = {"uid": uid} | _values(unit.connection, store, scene)
        insert_scene(unit, values, run_uid=None, event=SceneEvent.NEW, names=names)
        return _opened(unit.connection, _standing(unit.connection, uid))

    return _write(store, work, "draw scene")


def save_scene(
    store: Store, opened: OpenScene, scene: Scene, names: Sequence[str] = ()
) -> OpenScene:
    """Store a draft as it is now; `names` are the commands since it was opened or saved.

    Raises:
        SceneConflict: somebody else saved it since.
        Problem: SCENE_SEALED where it was sealed since; SCENE_GONE; SCENE_EXISTS where its new
            case number is another scene's; troubles of the store.
        SceneDefects: for a scene that could not be read again.
    """
    checked_scene(scene)

    def work(unit: WriteUnit) -> OpenScene:
        stored = _standing(unit.connection, opened.uid)
        if stored.status is SceneStatus.SEALED:
            raise Problem("SCENE_SEALED", case_no=stored.case_no)
        _refuse_stale(unit.connection, stored, opened, scene)
        refuse_taken_case(unit.connection, scene.case_no, opened.uid)
        values = _values(unit.connection, store, scene, stored)
        same_links = (stored.crash_uid, stored.junction_uid) == (
            values["crash_uid"],
            values["junction_uid"],
        )
        if values["document"] != stored.document or not same_links:
            run = _run_of(unit.connection, opened.uid)
            update_scene(unit, stored, values, run_uid=run, event=SceneEvent.EDIT, names=names)
        return _opened(unit.connection, _standing(unit.connection, opened.uid))

    return _write(store, work, "draw scene")


def seal_scene(store: Store, opened: OpenScene) -> OpenScene:
    """Finish a scene as it was saved: from now on it can only be corrected.

    Raises:
        SceneConflict: somebody else saved it since.
        Problem: SCENE_SEALED, SCENE_GONE; troubles of the store.
    """

    def work(unit: WriteUnit) -> OpenScene:
        stored = _standing(unit.connection, opened.uid)
        if stored.status is SceneStatus.SEALED:
            raise Problem("SCENE_SEALED", case_no=stored.case_no)
        _refuse_stale(unit.connection, stored, opened, opened.scene)
        seal_stored_scene(unit, stored)
        return _opened(unit.connection, _standing(unit.connection, opened.uid))

    return _write(store, work, "seal scene")


def correct_scene(store: Store, opened: OpenScene, scene: Scene, reason: str) -> OpenScene:
    """Lay a correction over a sealed scene; what was sealed stays.

    Raises:
        SceneConflict: somebody else corrected it since.
        Problem: SCENE_REASON_MISSING; SCENE_NOT_SEALED; SCENE_CASE_SEALED for another case number;
            SCENE_GONE; troubles of the store.
        SceneDefects: for a scene that could not be read again.
    """
    checked_scene(scene)
    if not reason.strip():
        raise Problem("SCENE_REASON_MISSING")

    def work(unit: WriteUnit) -> OpenScene:
        stored = _standing(unit.connection, opened.uid)
        if stored.status is not SceneStatus.SEALED:
            raise Problem("SCENE_NOT_SEALED", case_no=stored.case_no)
        if scene.case_no != stored.case_no:
            raise Problem("SCENE_CASE_SEALED", case_no=stored.case_no)
        _refuse_stale(unit.connection, stored, opened, scene)
        changes = changes_between(_opened(unit.connection, stored).scene, scene)
        if changes:
            put_scene_correction(unit, opened.uid, reason=reason.strip(), changes=changes)
            values = _values(unit.connection, store, scene, stored)
            del values["document"]
            run = _run_of(unit.connection, opened.uid)
            update_scene(unit, stored, values, run_uid=run)
        return _opened(unit.connection, _standing(unit.connection, opened.uid))

    return _write(store, work, "correct scene")


def scene_history(store: Store, uid: str) -> tuple[SceneRecord, ...]:
    """Everything that happened to a scene, corrections among it, the earliest first."""
    with store.read() as connection:
        changes = load_scene_changes(connection, uid)
        corrections = load_scene_corrections(connection, [uid]).get(uid, ())
    return changes + corrections


def unused_case_no(store: Store, stem: str) -> str:
    """A number for a scene whose case has none yet: "stem-1", "stem-2" ..."""
    columns = scene_table.c
    with store.read() as connection:
        asked = select(columns.case_no).where(columns.case_no.startswith(stem, autoescape=True))
        taken = set(connection.scalars(asked))
    number = 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def checked_scene(scene: Scene) -> Scene:
    """A scene as it will be read again.

    Raises:
        SceneDefects: where it could not be.
    """
    return read_scene(write_scene(scene))


def _write(store: Store, work: Callable[[WriteUnit], Result], action: str) -> Result:
    return write_again(store, work, actor=store.actor, action=action, patience_s=PATIENCE_S)


def _opened(connection: Connection, stored: StoredScene) -> OpenScene:
    scene = scene_of(stored.document, stored.case_no)
    opened = OpenScene(
        uid=stored.uid,
        version=stored.version,
        scene=scene,
        status=stored.status,
        changed_at=stored.changed_at,
        changed_by=stored.changed_by,
        crash_uid=stored.crash_uid,
        junction_uid=stored.junction_uid,
    )
    if stored.status is not SceneStatus.SEALED:
        return opened
    corrections = load_scene_corrections(connection, [stored.uid]).get(stored.uid, ())
    return replace(
        opened,
        scene=with_corrections(scene, corrections),
        seal=stored.seal,
        seal_is_intact=stored.is_intact,
        sealed_scene=scene,
        corrections=corrections,
    )


def _standing(connection: Connection, uid: str) -> StoredScene:
    stored = load_stored_scene(connection, uid)
    if stored is None:
        raise Problem("SCENE_GONE")
    return stored


def _refuse_stale(
    connection: Connection, stored: StoredScene, opened: OpenScene, mine: Scene
) -> None:
    """Raises SceneConflict; links that followed the streets meanwhile are no conflict."""
    if stored.version != opened.version:
        theirs = _opened(connection, stored)
        if theirs.scene != opened.scene:
            raise SceneConflict(opened, theirs, mine)


def _run_of(connection: Connection, uid: str) -> str | None:
    """The import that a scene came by."""
    run: str | None = connection.execute(
        select(scene_table.c.run_uid).where(scene_table.c.uid == uid)
    ).scalar_one()
    return run


def _values(
    connection: Connection, store: Store, scene: Scene, stored: StoredScene | None = None
) -> dict[str, object]:
    """The columns of a scene, linked to its crash and its junction.

    A crash that it was linked to by hand stays while its case number does.
    """
    at = store_point(scene, store.epsg)
    same_case = stored is not None and stored.case_no == scene.case_no
    kept = stored.crash_uid if stored is not None and same_case else None
    crash_uid, junction_uid = linked(connection, scene, at, kept)
    return scene_values(scene, at=at, crash_uid=crash_uid, junction_uid=junction_uid)
