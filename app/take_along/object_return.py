"""Objects of the streets that were changed away from home: sent one by one."""

from __future__ import annotations

import json
from dataclasses import replace

from app.store.store import Store
from app.store.street_json import object_from_json, object_to_json
from app.store.street_objects import load_object_versions, load_objects
from app.streets.object_editing import ObjectEditing
from app.take_along.returns import Outcome, Returned
from app.take_along.snapshots import RecordKind, Snapshot, as_text, load_snapshots, remember
from gis.problems import Problem
from gis.streets.objects import ObjectChange, ObjectUid, StreetObject

ACTION = "bring back"


def send_objects(taken: Store, home: ObjectEditing) -> list[Returned]:
    """Send what was done to objects; each is one unit of writing at home."""
    with taken.read() as connection:
        snapshots = load_snapshots(connection, RecordKind.OBJECT)
        here = {one.uid: one for one in load_objects(connection)}
    found = []
    for uid in sorted(snapshots.keys() | here.keys()):
        base = snapshots[uid].content if uid in snapshots else None
        mine = here.get(ObjectUid(uid))
        if base == _content(mine):
            continue
        told = _send(uid, base, mine, home)
        if told.outcome is not Outcome.CONFLICT and told.problem is None:
            _remember(taken, uid, mine, home)
        found.append(told)
    return found


def overwrite_object(taken: Store, home: ObjectEditing, conflict: Returned) -> Returned:
    """Settle a conflict by my version; home keeps its own as a state that ended.

    Raises:
        Problem: STALE_WRITE if somebody changed it once more.
    """
    (uid,) = conflict.uids
    mine = None if conflict.mine is None else object_from_json(json.loads(conflict.mine))
    theirs = home.objects.get(ObjectUid(uid))
    if _content(theirs) != conflict.home:
        raise Problem("STALE_WRITE", table="street_object", uid=uid, version=0)
    home.edit(_change(theirs, mine), ACTION)
    _remember(taken, uid, mine, home)
    return replace(conflict, outcome=Outcome.SENT, home=conflict.mine)


def _content(one: StreetObject | None) -> str | None:
    return None if one is None else as_text(object_to_json(one))


def _send(uid: str, base: str | None, mine: StreetObject | None, home: ObjectEditing) -> Returned:
    theirs = home.objects.get(ObjectUid(uid))
    named = mine or theirs
    told = Returned(
        kind=RecordKind.OBJECT,
        uids=(uid,),
        name="" if named is None else named.code or named.kind.value,
        outcome=Outcome.CONFLICT,
        home=_content(theirs),
        mine=_content(mine),
    )
    if told.home == told.mine:
        return replace(told, outcome=Outcome.THERE)
    if told.home != base:
        return told
    try:
        home.edit(_change(theirs, mine), ACTION)
    except Problem as problem:
        if problem.code == "STALE_WRITE":
            return told
        return replace(told, outcome=Outcome.REFUSED, problem=problem)
    return replace(told, outcome=Outcome.SENT)


def _change(theirs: StreetObject | None, mine: StreetObject | None) -> ObjectChange:
    gone = () if theirs is None else (theirs,)
    return ObjectChange(gone=gone, new=() if mine is None else (mine,))


def _remember(taken: Store, uid: str, mine: StreetObject | None, home: ObjectEditing) -> None:
    with home.store.read() as connection:
        version = load_object_versions(connection).get(ObjectUid(uid), 0)
    content = _content(mine)
    one = Snapshot(kind=RecordKind.OBJECT, uid=uid, home_version=version, content=content or "")
    with taken.write(actor=taken.actor, action=ACTION) as unit:
        remember(unit, () if content is None else (one,), (one,) if content is None else ())
