"""Street objects in the store: rows of the truth, changed one by one and guarded by versions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.store.raw_rows import read_geometries
from app.store.store import WriteUnit
from app.store.street_schema import street_object
from app.store.streets import Bounds
from gis.streets.objects import (
    ObjectChange,
    ObjectKind,
    ObjectLook,
    ObjectShape,
    ObjectUid,
    StreetObject,
)

ObjectVersions = Mapping[ObjectUid, int]
_NAMES = (
    *("uid", "kind", "code", "bearing_deg", "level", "length_m", "width_m"),
    *("colour", "line_m", "dash_m", "gap_m", "replaces"),
)


def load_objects(
    connection: Connection, *, bounds: Bounds | None = None
) -> tuple[StreetObject, ...]:
    """All objects, or those whose box touches `bounds`, in order of uid."""
    columns = [street_object.c[name] for name in _NAMES]
    shapes, rows = read_geometries(connection, street_object, *columns, bounds=bounds)
    found = [
        _object(shape, dict(zip(_NAMES, row, strict=True)))
        for shape, row in zip(shapes, rows, strict=True)
    ]
    return tuple(sorted(found, key=lambda one: one.uid))


def load_object_versions(connection: Connection) -> dict[ObjectUid, int]:
    """The version of every object's row: a writer names those that were seen."""
    rows = connection.execute(select(street_object.c.uid, street_object.c.version))
    return {ObjectUid(uid): version for uid, version in rows}


def change_objects(
    unit: WriteUnit, change: ObjectChange, seen: ObjectVersions
) -> dict[ObjectUid, int]:
    """Delete, change and insert objects; returns the versions of those that are there now.

    `seen` holds the versions of the objects that go or change.

    Raises:
        Problem: STALE_WRITE if somebody changed one of them since it was seen.
    """
    before = {one.uid: one for one in change.gone}
    after = {one.uid: one for one in change.new}
    versions: dict[ObjectUid, int] = {}
    for uid in sorted(before.keys() - after.keys()):
        unit.delete(street_object, uid=uid, version=seen[uid])
    for uid in sorted(before.keys() & after.keys()):
        values = object_values(after[uid])
        del values["uid"]
        versions[uid] = unit.update(street_object, uid=uid, version=seen[uid], values=values)
    new = sorted(after.keys() - before.keys())
    unit.insert(street_object, [object_values(after[uid]) for uid in new])
    return versions | dict.fromkeys(new, 1)


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
