"""Scenes that were drawn or changed away from home: sent one by one, never over another's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from app.scene_import.places import linked, store_point
from app.store.scenes import scene_values
from app.store.schema import scene as scene_table
from app.store.store import Store
from app.take_along.returns import Outcome, Returned
from app.take_along.snapshots import RecordKind, Snapshot, load_snapshots, remember
from gis.problems import Problem
from gis.scenes.interchange import read_scene

ACTION = "bring back"
Rows = Mapping[str, Any]


def send_scenes(taken: Store, home: Store) -> list[Returned]:
    """Send what was done to scenes; each is one unit of writing at home."""
    with taken.read() as connection:
        snapshots = load_snapshots(connection, RecordKind.SCENE)
        here = _rows(connection)
    found = []
    for mine in here:  # a scene is never deleted at home because it is gone here
        uid = mine["uid"]
        base = snapshots[uid].content if uid in snapshots else None
        if base == mine["document"]:
            continue
        told = _send(uid, base, mine, home)
        if told.outcome in (Outcome.SENT, Outcome.MERGED, Outcome.THERE):
            _remember(taken, uid, str(told.mine), home)
        found.append(told)
    return found


def overwrite_scene(taken: Store, home: Store, conflict: Returned) -> Returned:
    """Settle a conflict by my version; what home had stays among the scene's changes.

    Raises:
        Problem: STALE_WRITE if somebody changed it once more; SCENE_SEALED.
    """
    (uid,) = conflict.uids
    with taken.read() as connection:
        mine = next(row for row in _rows(connection) if row["uid"] == uid)
    with home.read() as connection:
        theirs = _at_home(connection, uid, mine["case_no"])
    _write(home, theirs, mine)
    _remember(taken, uid, mine["document"], home)
    return replace(conflict, outcome=Outcome.SENT, home=conflict.mine)


def _rows(connection: Connection) -> list[dict[str, Any]]:
    query = select(scene_table).order_by(scene_table.c.case_no)
    return [dict(row._mapping) for row in connection.execute(query)]


def _at_home(connection: Connection, uid: str, case_no: str) -> dict[str, Any] | None:
    """The scene at home: the same one, or another one of its case."""
    for column, value in ((scene_table.c.uid, uid), (scene_table.c.case_no, case_no)):
        row = connection.execute(select(scene_table).where(column == value)).first()
        if row is not None:
            return dict(row._mapping)
    return None


def _send(uid: str, base: str | None, mine: Rows, home: Store) -> Returned:
    with home.read() as connection:
        theirs = _at_home(connection, uid, mine["case_no"])
    told = Returned(
        kind=RecordKind.SCENE,
        uids=(uid,),
        name=mine["case_no"],
        outcome=Outcome.CONFLICT,
        home=None if theirs is None else theirs["document"],
        mine=mine["document"],
    )
    if told.home == told.mine:
        return replace(told, outcome=Outcome.THERE)
    if told.home != base:
        return told
    try:
        _write(home, theirs, mine)
    except Problem as problem:
        if problem.code == "STALE_WRITE":
            return told
        return replace(told, outcome=Outcome.REFUSED, problem=problem)
    return replace(told, outcome=Outcome.SENT)


def _write(home: Store, theirs: Rows | None, mine: Rows) -> None:
    scene = read_scene(json.loads(mine["document"]))
    at = store_point(scene, home.epsg)
    with home.write(actor=home.actor, action=ACTION) as unit:
        crash_uid, junction_uid = linked(unit.connection, scene, at)
        values = scene_values(scene, at=at, crash_uid=crash_uid, junction_uid=junction_uid)
        if theirs is None:
            unit.insert(scene_table, [dict(values) | {"uid": mine["uid"]}])
        else:
            uid, version = theirs["uid"], theirs["version"]
            unit.update(scene_table, uid=uid, version=version, values=values)


def _remember(taken: Store, uid: str, content: str, home: Store) -> None:
    with home.read() as connection:
        query = select(scene_table.c.version).where(scene_table.c.uid == uid)
        version = connection.execute(query).scalar_one_or_none() or 0
    kept = Snapshot(kind=RecordKind.SCENE, uid=uid, home_version=version, content=content)
    with taken.write(actor=taken.actor, action=ACTION) as unit:
        remember(unit, [kept])
