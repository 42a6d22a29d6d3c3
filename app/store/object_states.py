"""States of street objects that hold no longer, closed and opened again with their objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select

from app.store.predicates import Bounds, bbox
from app.store.road_states import Author
from app.store.state_chains import settle_ends
from app.store.store import WriteUnit
from app.store.street_schema import street_object, street_object_state
from gis.streets.provenance import Provenance, RoadSource

SinceWhen = Callable[[Provenance], datetime | None]
"""Since when an edit holds that takes the place of a state; None: since ever."""
_TOLD = ("valid_from", "author", "action", "recorded_at", "source", "sigma_m")
_SHARED = tuple(
    column.name
    for column in street_object_state.c
    if column.name in street_object.c and column.name not in ("fid", "uid", "version")
)
"""Columns of an object that its states have too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectRecording:
    """Who changes objects, since when that holds, and whether an edit is taken back."""

    author: Author
    since: SinceWhen
    source: RoadSource | None = None
    sigma_m: float | None = None
    taken_back: bool = False


def close_objects(
    unit: WriteUnit, gone: Sequence[str], recording: ObjectRecording
) -> dict[str, datetime | None]:
    """Keep the states that objects are in; returns since when what comes next holds, for each."""
    columns = street_object.c
    rows: list[Row[Any]] = []
    for uid in gone:
        rows += unit.connection.execute(select(street_object).where(columns.uid == uid)).all()
    since = {row.uid: recording.since(Provenance(valid_from=row.valid_from)) for row in rows}
    author = recording.author
    made = [
        {
            **{name: row._mapping[name] for name in _SHARED},
            "object_uid": row.uid,
            "valid_to": row.valid_from,
            "closed_from": since[row.uid],
            "closed_at": author.at,
            "closed_by": author.name,
            "closed_action": author.action,
        }
        for row in rows
    ]
    unit.insert(street_object_state, made)
    _settle(unit, sorted(since))
    return since


def told_values(recording: ObjectRecording, since: datetime | None) -> dict[str, Any]:
    """The columns of an object that say since when and from whom it is so."""
    return {
        "valid_from": since,
        "author": recording.author.name,
        "action": recording.author.action,
        "recorded_at": recording.author.at,
        "source": None if recording.source is None else recording.source.value,
        "sigma_m": recording.sigma_m,
    }


def open_objects(unit: WriteUnit, back: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Forget that the last states of objects were closed; returns what they say of themselves."""
    table, columns = street_object_state, street_object_state.c
    found: dict[str, dict[str, Any]] = {}
    for uid in back:
        last = select(func.max(columns.fid)).where(columns.object_uid == uid).scalar_subquery()
        row = unit.connection.execute(select(table).where(columns.fid == last)).first()
        if row is not None:
            found[uid] = {name: row._mapping[name] for name in _TOLD}
            unit.connection.execute(delete(table).where(columns.fid == row.fid))
    if found:
        unit.note("bulk", table.name, f"opened again {len(found)}")
        _settle(unit, sorted(found))
    return found


def object_edits(connection: Connection, bounds: Bounds | None) -> list[tuple[Any, str, str, str]]:
    """Each time an object of an area came, changed or went: when, who, what was done, its uid."""
    now, then = street_object.c, street_object_state.c
    queries = [
        (select(now.recorded_at, now.author, now.action, now.uid), now.geom),
        (select(then.recorded_at, then.author, then.action, then.object_uid), then.geom),
        (select(then.closed_at, then.closed_by, then.closed_action, then.object_uid), then.geom),
    ]
    found = set()
    for query, shape in queries:
        near = query if bounds is None else query.where(bbox(shape, bounds))
        found |= {(at, who, what, uid) for at, who, what, uid in connection.execute(near)}
    return sorted((edit for edit in found if edit[0] is not None), key=str)


def _settle(unit: WriteUnit, uids: Sequence[str]) -> None:
    settle_ends(unit, street_object_state, street_object_state.c.object_uid, uids)
