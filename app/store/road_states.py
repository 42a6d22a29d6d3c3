"""States of roads that hold no longer: closed by an edit, opened again where it is taken back.

The rows of a road in order of `fid` are the chain of what was recorded; `valid_to` follows from the
chain alone (`gis/streets/provenance.py`), so that whatever is taken back leaves it as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, or_, select, update

from app.store.arm_design_json import arm_designs_from_json
from app.store.predicates import bbox
from app.store.road_state_schema import road_state
from app.store.schema import road as road_table
from app.store.section_json import section_from_json
from app.store.store import WriteUnit
from app.store.streets import Bounds, chunks, road_from_row, road_values, section_values
from gis.crashes.records import RoadUid
from gis.streets.derived import StreetRoad
from gis.streets.provenance import ChainLink, Provenance, RoadSource, ends_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A state that ends."""

    street: StreetRoad
    closed_from: datetime | None
    """Since when what comes next holds; None: since ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who records a change, what he did in words, and when."""

    name: str
    action: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedState:
    """A state that holds no longer, with who ended it."""

    street: StreetRoad
    valid_to: datetime | None
    """Excluded; what `valid_from` is where it never held."""
    closed_by: str
    closed_action: str
    closed_at: datetime


def state_uid_of(street: StreetRoad) -> str:
    """The uid under which the state of a road is kept once it is closed."""
    return street.provenance.state or street.road.uid


def provenance_values(provenance: Provenance) -> dict[str, Any]:
    """The columns that `road` and `road_state` share beside the road itself."""
    return {
        "valid_from": provenance.valid_from,
        "author": provenance.author,
        "action": provenance.action,
        "recorded_at": provenance.recorded_at,
        "source": None if provenance.source is None else provenance.source.value,
        "sigma_m": provenance.sigma_m,
        "confirmed_by": provenance.confirmed_by,
        "confirmed_at": provenance.confirmed_at,
    }


def street_values(street: StreetRoad) -> dict[str, Any]:
    """All columns of the `road` row of a street, its uid among them."""
    return {
        **road_values(street.road),
        **section_values(street),
        **provenance_values(street.provenance),
        "state_uid": street.provenance.state or None,
    }


def provenance_from_row(row: Row[Any], state: str) -> Provenance:
    """What a row of `road` or `road_state` says beside the road itself."""
    return Provenance(
        state=state,
        valid_from=row.valid_from,
        author=row.author,
        action=row.action,
        recorded_at=row.recorded_at,
        source=None if row.source is None else RoadSource(row.source),
        sigma_m=row.sigma_m,
        confirmed_by=row.confirmed_by,
        confirmed_at=row.confirmed_at,
    )


def close_states(unit: WriteUnit, closing: Sequence[Closing], author: Author) -> None:
    """Keep states that end now; they are the last of their roads' chains."""
    runs = _runs_of(unit.connection, [one.street.road.uid for one in closing])
    rows = [
        (street_values(one.street) | {"run_uid": runs.get(one.street.road.uid)}, one.closed_from)
        for one in closing
    ]
    _close(unit, rows, author)


def _runs_of(connection: Connection, roads: Sequence[RoadUid]) -> dict[RoadUid, str | None]:
    """The imports that roads came by."""
    found: dict[RoadUid, str | None] = {}
    for some in chunks(roads):
        query = select(road_table.c.uid, road_table.c.run_uid).where(road_table.c.uid.in_(some))
        found |= {RoadUid(uid): run for uid, run in connection.execute(query)}
    return found


def close_rows(
    unit: WriteUnit, rows: Sequence[Row[Any]], closed_from: datetime, author: Author
) -> None:
    """Keep the states that rows of `road` are in, before they are changed or deleted."""
    _close(unit, [(_road_columns(row), closed_from) for row in rows], author)


def _road_columns(row: Row[Any]) -> dict[str, Any]:
    return {name: row._mapping[name] for name in ("uid", "state_uid", *_SHARED)}


_SHARED = tuple(
    column.name
    for column in road_state.c
    if column.name in road_table.c and column.name not in ("fid", "uid", "version")
)
"""Columns of a road that its states have too."""


def _close(
    unit: WriteUnit, rows: Sequence[tuple[dict[str, Any], datetime | None]], author: Author
) -> None:
    """Keep states given as columns of `road`, each with the moment from which another holds."""
    made = [
        {
            **{name: values[name] for name in _SHARED},
            "uid": values["state_uid"] or values["uid"],
            "road_uid": values["uid"],
            "valid_to": values["valid_from"],
            "closed_from": closed_from,
            "closed_at": author.at,
            "closed_by": author.name,
            "closed_action": author.action,
        }
        for values, closed_from in rows
    ]
    unit.insert(road_state, made)
    _settle_ends(unit, sorted({values["uid"] for values, _ in rows}))


def open_states(unit: WriteUnit, streets: Sequence[StreetRoad]) -> dict[RoadUid, str | None]:
    """Forget that states were closed, since what closed them is taken back.

    Returns the roads whose states were, each with the import that it came by.
    """
    roads = {state_uid_of(street): street.road.uid for street in streets}
    held: dict[RoadUid, str | None] = {}
    for some in chunks(sorted(roads)):
        columns = road_state.c
        found = select(columns.road_uid, columns.run_uid).where(columns.uid.in_(some))
        held |= {RoadUid(uid): run for uid, run in unit.connection.execute(found)}
        unit.connection.execute(delete(road_state).where(road_state.c.uid.in_(some)))
    if held:
        unit.note("bulk", road_state.name, f"opened again {len(held)}")
        _settle_ends(unit, sorted(held))
    return held


def _settle_ends(unit: WriteUnit, roads: Sequence[str]) -> None:
    """Write the ends that follow from the chains of roads."""
    columns = road_state.c
    for some in chunks(roads):
        query = select(
            *(columns.uid, columns.road_uid, columns.valid_from),
            *(columns.valid_to, columns.closed_from),
        )
        query = query.where(columns.road_uid.in_(some)).order_by(columns.fid)
        chains: dict[str, list[Any]] = {}
        for row in unit.connection.execute(query):
            chains.setdefault(row.road_uid, []).append(row)
        for chain in chains.values():
            ends = ends_of([ChainLink(row.valid_from, row.closed_from) for row in chain])
            for row, end in zip(chain, ends, strict=True):
                if row.valid_to != end:
                    unit.connection.execute(
                        update(road_state).where(columns.uid == row.uid).values(valid_to=end)
                    )


# --- reading


def load_states(
    connection: Connection,
    *,
    bounds: Bounds | None = None,
    roads: Iterable[str] | None = None,
) -> list[ClosedState]:
    """Closed states in the order in which they were recorded, all or of an area or of roads.

    Those of roads whose cross-section was not known lack.
    """
    query = select(road_state).where(road_state.c.cross_section.is_not(None))
    query = query.order_by(road_state.c.fid)
    if bounds is not None:
        query = query.where(bbox(road_state.c.geom, bounds))
    if roads is None:
        return [_closed(row) for row in connection.execute(query)]
    found = [
        row
        for some in chunks(sorted(roads))
        for row in connection.execute(query.where(road_state.c.road_uid.in_(some)))
    ]
    return [_closed(row) for row in sorted(found, key=lambda row: row.fid)]


def load_streets_at(
    connection: Connection, at: datetime, *, bounds: Bounds | None = None
) -> list[StreetRoad]:
    """The roads as they were at a moment, by uid; those whose cross-section was not known lack."""
    now = select(road_table).where(
        road_table.c.cross_section.is_not(None), _begun(road_table.c.valid_from, at)
    )
    then = select(road_state).where(
        road_state.c.cross_section.is_not(None),
        _begun(road_state.c.valid_from, at),
        road_state.c.valid_to > at,
    )
    if bounds is not None:
        now = now.where(bbox(road_table.c.geom, bounds))
        then = then.where(bbox(road_state.c.geom, bounds))
    found = {RoadUid(row.road_uid): _closed(row).street for row in connection.execute(then)}
    found |= {RoadUid(row.uid): street_from_row(row) for row in connection.execute(now)}
    return [found[uid] for uid in sorted(found)]


def _begun(column: Any, at: datetime) -> Any:  # noqa: ANN401 - a column, a condition
    return or_(column.is_(None), column <= at)


def street_from_row(row: Row[Any]) -> StreetRoad:
    """The street of one `road` row with a cross-section."""
    return StreetRoad(
        road=road_from_row(row),
        section=section_from_json(row.cross_section),
        roundabout=bool(row.roundabout),
        speed_limit_kmh=row.speed_limit_kmh,
        ends=arm_designs_from_json(row.arm_designs),
        provenance=provenance_from_row(row, row.state_uid or ""),
    )


class _AsRoad:
    """A row of `road_state` that reads as the row of its road did."""

    def __init__(self, row: Row[Any]) -> None:
        self._row = row._mapping

    def __getattr__(self, name: str) -> object:
        return self._row["road_uid" if name == "uid" else name]


def _closed(row: Row[Any]) -> ClosedState:
    held: Any = _AsRoad(row)
    state = "" if row.uid == row.road_uid else row.uid
    street = StreetRoad(
        road=road_from_row(held),
        section=section_from_json(row.cross_section),
        roundabout=bool(row.roundabout),
        speed_limit_kmh=row.speed_limit_kmh,
        ends=arm_designs_from_json(row.arm_designs),
        provenance=provenance_from_row(row, state),
    )
    return ClosedState(
        street=street,
        valid_to=row.valid_to,
        closed_by=row.closed_by,
        closed_action=row.closed_action,
        closed_at=row.closed_at,
    )


def has_states(connection: Connection) -> bool:
    """Whether any road was ever otherwise."""
    return connection.execute(select(road_state.c.fid).limit(1)).first() is not None


def named_states(connection: Connection, roads: Sequence[str]) -> frozenset[RoadUid]:
    """Those of `roads` whose own uid already names a closed state."""
    taken: set[RoadUid] = set()
    for some in chunks(roads):
        query = select(road_state.c.uid).where(road_state.c.uid.in_(some))
        taken.update(RoadUid(uid) for uid in connection.scalars(query))
    return frozenset(taken)
