"""Scenes that were drawn or changed away from home: sent one by one, never over another's.

Where home changed other parts of a scene both changes are merged; the file that was taken along
gets the merged scene too.
"""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import Connection, select

from app.scene_import.places import linked, store_point
from app.store.scenes import (
    SceneStatus,
    StoredScene,
    insert_scene,
    load_stored_scene,
    load_stored_scenes,
    scene_values,
    update_scene,
)
from app.store.schema import scene as scene_table
from app.store.store import Store, WriteUnit
from app.take_along.returns import Outcome, Returned
from app.take_along.snapshots import RecordKind, Snapshot, load_snapshots, remember
from gis.problems import Problem
from gis.scenes.interchange import read_scene
from gis.scenes.merging import merge_scenes
from gis.scenes.scene import Scene

ACTION = "bring back"


def send_scenes(taken: Store, home: Store) -> list[Returned]:
    """Send what was done to scenes; each is one unit of writing at home."""
    with taken.read() as connection:
        snapshots = load_snapshots(connection, RecordKind.SCENE)
        here = _stored(connection)
    found = []
    for mine in here:  # a scene is never deleted at home because it is gone here
        base = snapshots[mine.uid].content if mine.uid in snapshots else None
        if base == mine.document:
            continue
        found.append(_send(taken, home, base, mine))
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
    _write(home, theirs, mine, _scene(mine.document))
    _remember(taken, mine, mine.document, home)
    return replace(conflict, outcome=Outcome.SENT, home=conflict.mine)


def _stored(connection: Connection) -> list[StoredScene]:
    case_nos = list(connection.scalars(select(scene_table.c.case_no)))
    found = load_stored_scenes(connection, case_nos)
    return [found[case_no] for case_no in sorted(found)]


def _at_home(connection: Connection, mine: StoredScene) -> StoredScene | None:
    """The scene at home: the same one, or another one of its case."""
    found = load_stored_scene(connection, mine.uid)
    return found or load_stored_scenes(connection, [mine.case_no]).get(mine.case_no)


def _scene(document: str) -> Scene:
    return read_scene(json.loads(document))


def _send(taken: Store, home: Store, base: str | None, mine: StoredScene) -> Returned:
    with home.read() as connection:
        theirs = _at_home(connection, mine)
    told = Returned(
        kind=RecordKind.SCENE,
        uids=(mine.uid,),
        name=mine.case_no,
        outcome=Outcome.CONFLICT,
        home=None if theirs is None else theirs.document,
        mine=mine.document,
    )
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
    """Both changes together; None where they touch, or home's is sealed."""
    if theirs.status is SceneStatus.SEALED:
        return None
    return merge_scenes(_scene(base), _scene(theirs.document), _scene(mine.document)).scene


def _write(home: Store, theirs: StoredScene | None, mine: StoredScene, scene: Scene) -> str:
    """Store a scene at home; returns its document there."""
    with home.write(actor=home.actor, action=ACTION) as unit:
        values = _values(unit, home, scene)
        if theirs is None:
            insert_scene(unit, values | {"uid": mine.uid}, run_uid=None, names=(ACTION,))
        else:
            update_scene(unit, theirs, values, run_uid=None, names=(ACTION,))
    return str(values["document"])


def _values(unit: WriteUnit, store: Store, scene: Scene) -> dict[str, object]:
    at = store_point(scene, store.epsg)
    crash_uid, junction_uid = linked(unit.connection, scene, at)
    return scene_values(scene, at=at, crash_uid=crash_uid, junction_uid=junction_uid)


def _remember(taken: Store, mine: StoredScene, document: str, home: Store) -> None:
    """Home holds this document; so does the file from now on."""
    with home.read() as connection:
        query = select(scene_table.c.version).where(scene_table.c.uid == mine.uid)
        version = connection.execute(query).scalar_one_or_none() or 0
    kept = Snapshot(kind=RecordKind.SCENE, uid=mine.uid, home_version=version, content=document)
    with taken.write(actor=taken.actor, action=ACTION) as unit:
        if document != mine.document:
            values = _values(unit, taken, _scene(document))
            update_scene(unit, mine, values, run_uid=None, names=(ACTION,))
        remember(unit, [kept])
