"""Street objects in the store: rows of the truth, changed one by one and guarded by versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, or_, select

from app.store.object_states import ObjectRecording, close_objects, open_objects, told_values
from app.store.raw_rows import read_geometries
from app.store.store import WriteUnit
from app.store.street_schema import street_object, street_object_state
from app.store.streets import Bounds
from gis.streets.objects import (
    ObjectChange,
    ObjectKind,
    ObjectLook,
    ObjectShape,
    ObjectUid,
    StreetObject,
)
from gis.streets.provenance import UNTOLD

ObjectVersions = Mapping[ObjectUid, int]
_NAMES = (
    *("uid", "kind", "code", "bearing_deg", "level", "length_m", "width_m"),
    *("colour", "line_m", "dash_m", "gap_m", "replaces"),
)


def load_objects(
    connection: Connection, *, bounds: Bounds | None = None
) -> tuple[StreetObject, ...]:
    """All objects, or those whose box touches `bounds`, in order of uid."""
    found = _read(connection, street_object, "uid", (), bounds)
    return tuple(sorted(found, key=lambda one: one.uid))


def load_object_versions(connection: Connection) -> dict[ObjectUid, int]:
    """The version of every object's row: a writer names those that were seen."""
    rows = connection.execute(select(street_object.c.uid, street_object.c.version))
    return {ObjectUid(uid): version for uid, version in rows}


def change_objects(
    unit: WriteUnit,
    change: ObjectChange,
    seen: ObjectVersions,
    recording: ObjectRecording | None = None,
) -> dict[ObjectUid, int]:
    """Delete, change and insert objects; returns the versions of those that are there now.

    `seen` holds the versions of the objects that go or change. With a `recording` the states that
    end are kept, or opened again where an edit is taken back.

    Raises:
        Problem: STALE_WRITE if somebody changed one of them since it was seen.
    """
    before = {one.uid: one for one in change.gone}
    after = {one.uid: one for one in change.new}
    versions: dict[ObjectUid, int] = {}
    told = _record(unit, sorted(before), sorted(after), recording)
    for uid in sorted(before.keys() - after.keys()):
        unit.delete(street_object, uid=uid, version=seen[uid])
    for uid in sorted(before.keys() & after.keys()):
        values = object_values(after[uid]) | told.get(uid, {})
        del values["uid"]
        versions[uid] = unit.update(street_object, uid=uid, version=seen[uid], values=values)
    new = sorted(after.keys() - before.keys())
    unit.insert(street_object, [object_values(after[uid]) | told.get(uid, {}) for uid in new])
    return versions | dict.fromkeys(new, 1)


def _record(
    unit: WriteUnit,
    before: Sequence[ObjectUid],
    after: Sequence[ObjectUid],
    recording: ObjectRecording | None,
) -> dict[str, dict[str, Any]]:
    """Close or open states; returns what the objects that come say of themselves, by uid."""
    if recording is None:
        return {}
    if recording.taken_back:
        return open_objects(unit, after)
    since = close_objects(unit, before, recording)
    fresh = recording.since(UNTOLD)
    return {uid: told_values(recording, since.get(uid, fresh)) for uid in after}


def load_objects_at(
    connection: Connection, at: datetime, *, bounds: Bounds | None = None
) -> tuple[StreetObject, ...]:
    """The objects as they were at a moment, all or those of a box, in order of uid."""
    state = street_object_state
    then = _read(
        connection, state, "object_uid", [_begun(state, at), state.c.valid_to > at], bounds
    )
    now = _read(connection, street_object, "uid", [_begun(street_object, at)], bounds)
    found = {one.uid: one for one in (*then, *now)}
    return tuple(found[uid] for uid in sorted(found))


def _begun(table: Table, at: datetime) -> ColumnElement[bool]:
    return or_(table.c.valid_from.is_(None), table.c.valid_from <= at)


def _read(
    connection: Connection,
    table: Table,
    key: str,
    where: Sequence[ColumnElement[bool]],
    bounds: Bounds | None,
) -> list[StreetObject]:
    columns = [table.c[key if name == "uid" else name] for name in _NAMES]
    shapes, rows = read_geometries(connection, table, *columns, bounds=bounds, where=where)
    return [
        _object(shape, dict(zip(_NAMES, row, strict=True)))
        for shape, row in zip(shapes, rows, strict=True)
    ]


def object_values(one: StreetObject) -> dict[str, Any]:
    """The columns of one record."""
    look = one.look
    dash, gap = (None, None) if look is None or look.dash_m is None else look.dash_m
    return {
        "uid": one.uid,
        "kind": one.kind.value,
        "code": one.code,
        "bearing_deg": one.bearing_deg,
        "level": one.level,
        "length_m": one.length_m,
        "width_m": one.width_m,
        "colour": None if look is None else look.colour,
        "line_m": None if look is None else look.width_m,
        "dash_m": dash,
        "gap_m": gap,
        "replaces": one.replaces,
        "geom": one.shape,
    }


def _object(shape: ObjectShape, row: Mapping[str, Any]) -> StreetObject:
    return StreetObject(
        uid=ObjectUid(row["uid"]),
        kind=ObjectKind(row["kind"]),
        code=row["code"],
        shape=shape,
        bearing_deg=row["bearing_deg"],
        level=row["level"],
        length_m=row["length_m"],
        width_m=row["width_m"],
        look=_look(row),
        replaces=row["replaces"],
    )


def _look(row: Mapping[str, Any]) -> ObjectLook | None:
    if row["colour"] is None:
        return None
    dash = None if row["dash_m"] is None else (row["dash_m"], row["gap_m"])
    return ObjectLook(colour=row["colour"], width_m=row["line_m"], dash_m=dash)
