"""Street objects in the store: rows of the truth, changed one by one and guarded by versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, or_, select

from app.store.raw_rows import read_geometries
from app.store.store import WriteUnit
from app.store.street_schema import street_object, street_object_state
from app.store.streets import Bounds
from gis.streets.objects import (
    ObjectChange,
    ObjectKind,
    ObjectLook,
    ObjectOrigin,
    ObjectShape,
    ObjectUid,
    StreetObject,
)
from gis.streets.provenance import RoadSource

ObjectVersions = Mapping[ObjectUid, int]
_NAMES = (
    *("uid", "kind", "code", "bearing_deg", "level", "length_m", "width_m"),
    *("colour", "line_m", "dash_m", "gap_m", "replaces"),
    *("valid_from", "author", "source", "sigma_m"),
)


def load_objects(
    connection: Connection, *, bounds: Bounds | None = None
) -> tuple[StreetObject, ...]:
    """All objects, or those whose box touches `bounds`, in order of uid."""
    return tuple(sorted(_read(connection, street_object, bounds), key=lambda one: one.uid))


def _read(
    connection: Connection, table: Table, bounds: Bounds | None, *where: ColumnElement[bool]
) -> list[StreetObject]:
    """Objects of a table, in stored order; a state has the uid of its object."""
    uid = table.c.uid if table is street_object else table.c.object_uid
    columns = [uid, *(table.c[name] for name in _NAMES[1:])]
    shapes, rows = read_geometries(connection, table, *columns, bounds=bounds, where=where)
    return [
        _object(shape, dict(zip(_NAMES, row, strict=True)))
        for shape, row in zip(shapes, rows, strict=True)
    ]


def load_objects_at(
    connection: Connection, at: datetime, *, bounds: Bounds | None = None
) -> tuple[StreetObject, ...]:
    """The objects as they were at a moment, in order of uid.

    What stands now and stood then comes before a state that an undo has made good again.
    """
    began = street_object.c.valid_from
    found = _read(connection, street_object, bounds, or_(began.is_(None), began <= at))
    columns = street_object_state.c
    held = _read(
        connection,
        street_object_state,
        bounds,
        or_(columns.valid_from.is_(None), columns.valid_from <= at),
        columns.valid_to > at,
    )
    states = {one.uid: one for one in held}
    present = {one.uid: one for one in found}
    whole = states | present
    return tuple(whole[uid] for uid in sorted(whole))


def load_object_versions(connection: Connection) -> dict[ObjectUid, int]:
    """The version of every object's row: a writer names those that were seen."""
    rows = connection.execute(select(street_object.c.uid, street_object.c.version))
    return {ObjectUid(uid): version for uid, version in rows}


def change_objects(
    unit: WriteUnit, change: ObjectChange, seen: ObjectVersions, closing: Closing | None = None
) -> dict[ObjectUid, int]:
    """Delete, change and insert objects; returns the versions of those that are there now.

    `seen` holds the versions of the objects that go or change. With `closing` what they were is
    kept.

    Raises:
        Problem: STALE_WRITE if somebody changed one of them since it was seen.
    """
    if closing is not None:
        _keep(unit, change, closing)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """When and by whom states end."""

    at: datetime
    by: str


def _keep(unit: WriteUnit, change: ObjectChange, closing: Closing) -> None:
    """States that end: what comes in their place says since when, else they end now."""
    next_from = {one.uid: one.origin.valid_from for one in change.new}
    rows = []
    for one in change.gone:
        end = next_from.get(one.uid, closing.at) or one.origin.valid_from or closing.at
        values = object_values(one)
        del values["uid"]
        rows.append(values | {"object_uid": one.uid, "valid_to": end, "closed_by": closing.by})
    unit.insert(street_object_state, rows)


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
        "valid_from": one.origin.valid_from,
        "author": one.origin.author,
        "source": None if one.origin.source is None else one.origin.source.value,
        "sigma_m": one.origin.sigma_m,
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
        origin=ObjectOrigin(
            valid_from=row["valid_from"],
            author=row["author"],
            source=None if row["source"] is None else RoadSource(row["source"]),
            sigma_m=row["sigma_m"],
        ),
    )


def _look(row: Mapping[str, Any]) -> ObjectLook | None:
    if row["colour"] is None:
        return None
    dash = None if row["dash_m"] is None else (row["dash_m"], row["gap_m"])
    return ObjectLook(colour=row["colour"], width_m=row["line_m"], dash_m=dash)
