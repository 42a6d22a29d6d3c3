"""Scenes that were drawn or changed away from home: sent one by one, never over another's.

Where home changed other parts of a scene both changes are merged; the file that was taken along
gets the merged scene too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from app.scene_import.places import linked, store_point
from app.store.scene_changes import (
    BRING_BACK,
    SceneRecord,
    load_scene_corrections,
    put_scene_correction,
)
from app.store.scenes import (
    SceneStatus,
    StoredScene,
    insert_scene,
    load_stored_scene,
    load_stored_scenes,
    refuse_taken_case,
    scene_document,
    scene_values,
    seal_stored_scene,
    standing_scene,
    update_scene,
    with_corrections,
)
from app.store.schema import scene as scene_table
from app.store.store import Store, WriteUnit
from app.take_along.returns import Outcome, Returned
from app.take_along.snapshots import RecordKind, Snapshot, load_snapshots, remember
from gis.crashes.records import CrashUid
from gis.problems import Problem
from gis.scenes.interchange import read_scene
from gis.scenes.merging import merge_scenes
from gis.scenes.scene import Scene

ACTION = BRING_BACK


def send_scenes(taken: Store, home: Store) -> list[Returned]:
    """Send what was done to scenes; each is one unit of writing at home."""
    with taken.read() as connection:
        snapshots = load_snapshots(connection, RecordKind.SCENE)
        here = _stored(connection)
    found = []
    for mine in here:  # a scene is never deleted at home because it is gone here
        base = snapshots[mine.uid].content if mine.uid in snapshots else None
        told = None if base == mine.document else _send(taken, home, base, mine)
        if told is None or told.outcome in (Outcome.SENT, Outcome.THERE):
            told = _send_seal(taken, home, mine) or told
        if told is not None:
            found.append(told)
    return found


def overwrite_scene(taken: Store, home: Store, conflict: Returned) -> Returned:
    """Settle a conflict by my version; what home had stays among the scene's changes.

    Raises:
        Problem: STALE_WRITE if somebody changed it once more; SCENE_SEALED.
    """
    (uid,) = conflict.uids
    with taken.read() as connection:
        mine = next(one for one in _stored(connection) if one.uid == uid)
    with home.read() as connection:
        theirs = _at_home(connection, mine)
    if conflict.home != (None if theirs is None else theirs.document):
        version = 0 if theirs is None else theirs.version
        raise Problem("STALE_WRITE", table="scene", uid=uid, version=version)
    _write(home, theirs, mine, _scene(mine.document))
    _remember(taken, mine, mine.document, home)
    sent = replace(conflict, outcome=Outcome.SENT, home=conflict.mine)
    return _send_seal(taken, home, mine) or sent


def _send_seal(taken: Store, home: Store, mine: StoredScene) -> Returned | None:
    """Seal at home what was sealed here, and lay its corrections over it; None: nothing to do.

    Author and time at home are those of the sending.
    """
    if mine.status is not SceneStatus.SEALED:
        return None
    with taken.read() as connection:
        here = load_scene_corrections(connection, [mine.uid]).get(mine.uid, ())
    with home.read() as connection:
        theirs = _at_home(connection, mine)
        uids = [] if theirs is None else [theirs.uid]
        there = next(iter(load_scene_corrections(connection, uids).values()), ())
    told = _both(theirs, mine)
    if theirs is None or told.home != told.mine:
        return told
    known = [(one.words, one.changes) for one in there]
    wanted = [(one.words, one.changes) for one in here]
    if theirs.status is SceneStatus.SEALED and wanted == known[: len(wanted)]:
        return None
    try:
        if known != wanted[: len(known)]:
            raise Problem("SCENE_SEALED", case_no=mine.case_no)
        _seal(home, theirs, here, len(known))
    except Problem as problem:
        if problem.code == "STALE_WRITE":
            return told
        return replace(told, outcome=Outcome.REFUSED, problem=problem)
    return replace(told, outcome=Outcome.SENT)


def _seal(home: Store, theirs: StoredScene, records: Sequence[SceneRecord], known: int) -> None:
    """Seal a scene at home, unless it is, and add the corrections after the first `known`."""
    with home.write(actor=home.actor, action=ACTION) as unit:
        if theirs.status is not SceneStatus.SEALED:
            seal_stored_scene(unit, theirs)
        for record in records[known:]:
            put_scene_correction(
                unit, theirs.uid, reason="".join(record.words), changes=record.changes
            )
        if len(records) > known:
            stands = load_stored_scene(unit.connection, theirs.uid) or theirs
            scene = with_corrections(_scene(stands.document), records)
            values = _values(unit, home, scene, stands.crash_uid)
            del values["document"]
            update_scene(unit, stands, values, run_uid=None)


def _stored(connection: Connection) -> list[StoredScene]:
    case_nos = list(connection.scalars(select(scene_table.c.case_no)))
    found = load_stored_scenes(connection, case_nos)
    return [found[case_no] for case_no in sorted(found)]


def _at_home(connection: Connection, mine: StoredScene) -> StoredScene | None:
    """The scene at home: the same one, or another one of its case."""
    found = load_stored_scene(connection, mine.uid)
    return found or load_stored_scenes(connection, [mine.case_no]).get(mine.case_no)


def _both(theirs: StoredScene | None, mine: StoredScene) -> Returned:
    """A scene with both versions, until something better than a conflict is found."""
    return Returned(
        kind=RecordKind.SCENE,
        uids=(mine.uid,),
        name=mine.case_no,
        outcome=Outcome.CONFLICT,
        home=None if theirs is None else theirs.document,
        mine=mine.document,
    )


def _scene(document: str) -> Scene:
    return read_scene(json.loads(document))


def _send(taken: Store, home: Store, base: str | None, mine: StoredScene) -> Returned:
    with home.read() as connection:
        theirs = _at_home(connection, mine)
    told = _both(theirs, mine)
    if told.home == told.mine:
        _remember(taken, mine, mine.document, home)
        return replace(told, outcome=Outcome.THERE)
    wanted, outcome = _scene(mine.document), Outcome.SENT
    if told.home != base:
        merged = None if base is None or theirs is None else _merged(base, theirs, mine)
        if merged is None:
            return told
        wanted, outcome = merged, Outcome.MERGED
    try:
        document = _write(home, theirs, mine, wanted)
    except Problem as problem:
        if problem.code == "STALE_WRITE":
            return told
        return replace(told, outcome=Outcome.REFUSED, problem=problem)
    _remember(taken, mine, document, home)
    return replace(told, outcome=outcome)


def _merged(base: str, theirs: StoredScene, mine: StoredScene) -> Scene | None:
    """Both changes together; None where they touch, or one of the two is sealed."""
    if SceneStatus.SEALED in (theirs.status, mine.status):
        return None
    return merge_scenes(_scene(base), _scene(theirs.document), _scene(mine.document)).scene


def _write(home: Store, theirs: StoredScene | None, mine: StoredScene, scene: Scene) -> str:
    """Store a scene at home; returns its document there."""
    with home.write(actor=home.actor, action=ACTION) as unit:
        refuse_taken_case(
            unit.connection, scene.case_no, mine.uid if theirs is None else theirs.uid
        )
        kept = mine.crash_uid if theirs is None else theirs.crash_uid or mine.crash_uid
        same_case = theirs is None or theirs.case_no == scene.case_no
        document, stands = scene_document(scene), scene
        if theirs is not None and theirs.document == document:
            stands = standing_scene(unit.connection, theirs)
        values = _values(unit, home, stands, kept if same_case else None) | {"document": document}
        if theirs is None:
            insert_scene(unit, values | {"uid": mine.uid}, run_uid=None, names=(ACTION,))
        else:
            update_scene(unit, theirs, values, run_uid=None, names=(ACTION,))
    return document


def _values(
    unit: WriteUnit, store: Store, scene: Scene, kept: CrashUid | None
) -> dict[str, object]:
    """The columns of a scene; `kept` is the crash that it was linked to by hand."""
    at = store_point(scene, store.epsg)
    crash_uid, junction_uid = linked(unit.connection, scene, at, kept)
    return scene_values(scene, at=at, crash_uid=crash_uid, junction_uid=junction_uid)


def _remember(taken: Store, mine: StoredScene, document: str, home: Store) -> None:
    """Home holds this document; so does the file from now on."""
    with home.read() as connection:
        query = select(scene_table.c.version).where(scene_table.c.uid == mine.uid)
        version = connection.execute(query).scalar_one_or_none() or 0
    kept = Snapshot(kind=RecordKind.SCENE, uid=mine.uid, home_version=version, content=document)
    with taken.write(actor=taken.actor, action=ACTION) as unit:
        if document != mine.document:
            values = _values(unit, taken, _scene(document), mine.crash_uid)
            update_scene(unit, mine, values, run_uid=None, names=(ACTION,))
        remember(unit, [kept])
