"""The street network of a source put in the place of the one it gave before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import shapely
from sqlalchemy import Row, Table, delete, select, update

from app.store.road_states import Author, close_rows, named_states, provenance_values
from app.store.schema import junction as junction_table
from app.store.schema import road as road_table
from app.store.store import WriteUnit
from app.store.street_schema import street_diagnostic as diagnostic_table
from app.store.streets import (
    delete_junctions,
    delete_roads,
    junction_values,
    road_values,
    section_values,
)
from app.store.uids import new_uid
from gis.streets.derived import StreetRoad
from gis.streets.provenance import Provenance, RoadSource
from gis.streets.records import Junction, Road


class _States:
    """States of roads that an import ends and begins."""

    def __init__(self, unit: WriteUnit, since: datetime | None) -> None:
        now = datetime.now(UTC)
        now = now.replace(microsecond=now.microsecond // 1000 * 1000)
        self._unit = unit
        self._author = Author(name=unit.actor, action=unit.action, at=now)
        self._since = since or now
        self._told = Provenance(
            author=unit.actor, action=unit.action, recorded_at=now, source=RoadSource.IMPORT
        )

    def close(self, rows: Sequence[Row[Any]]) -> None:
        """Keep what changes or goes."""
        close_rows(self._unit, rows, self._since, self._author)

    def first(self, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """New roads: no source says since when they are there, so it is since ever.

        One that was there before has another state then.
        """
        told = provenance_values(self._told)
        again = named_states(self._unit.connection, [row["uid"] for row in rows])
        later = told | {"valid_from": self._since}
        return [
            {**row, **(later if row["uid"] in again else told)}
            | {"state_uid": new_uid() if row["uid"] in again else None}
            for row in rows
        ]

    def next(self, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Roads that are otherwise from now on."""
        told = provenance_values(self._told) | {"valid_from": self._since}
        return [{**row, **told, "state_uid": new_uid()} for row in rows]


def replace_network(
    unit: WriteUnit,
    roads: Sequence[Road],
    junctions: Sequence[Junction],
    *,
    run_uid: str,
    old_runs: Sequence[str],
    streets: Sequence[StreetRoad] = (),
    since: datetime | None = None,
) -> None:
    """Make the network of earlier runs of one source into this one.

    `streets` say what lies across the roads, those that are known. The states of roads that change
    or go are kept; they hold until `since`, the date of the source, or else until now.

    Rows whose uid stays are kept (and updated where they changed), so that crashes and scenes
    keep their junction; vanished ones go and whatever pointed at them points nowhere. A row that
    another source already holds is left to it.
    """
    gone_junctions = _merge_rows(
        unit, junction_table, [junction_values(j) for j in junctions], run_uid, old_runs
    )
    across = {street.road.uid: section_values(street) for street in streets}
    rows = [road_values(road) | across.get(road.uid, {}) for road in roads]
    gone_roads = _merge_rows(unit, road_table, rows, run_uid, old_runs, _States(unit, since))
    delete_roads(unit, gone_roads)
    delete_junctions(unit, gone_junctions)
    for run in old_runs:
        unit.connection.execute(delete(diagnostic_table).where(diagnostic_table.c.run_uid == run))


def _merge_rows(
    unit: WriteUnit,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    run_uid: str,
    old_runs: Sequence[str],
    states: _States | None = None,
) -> list[str]:
    """Insert new rows, update changed ones; returns the uids of the old ones that vanished."""
    held = {row.uid: row for row in unit.connection.execute(select(table))}
    wanted = {row["uid"]: row for row in rows}
    old = {uid for uid, row in held.items() if row.run_uid in old_runs}
    fresh: Sequence[Mapping[str, Any]] = [
        dict(row) | {"run_uid": run_uid} for uid, row in wanted.items() if uid not in held
    ]
    changed: Sequence[Mapping[str, Any]] = [
        row for uid, row in wanted.items() if uid in old and _differs(held[uid], row)
    ]
    gone = sorted(old - wanted.keys())
    if states is not None:
        states.close([held[uid] for uid in (*(row["uid"] for row in changed), *gone)])
        fresh, changed = states.first(fresh), states.next(changed)
    if fresh:
        unit.insert(table, fresh)
    if changed:
        unit.update_many(table, changed)
    for run in old_runs:
        unit.connection.execute(update(table).where(table.c.run_uid == run).values(run_uid=run_uid))
    return gone


def _differs(held: Row[Any], wanted: Mapping[str, Any]) -> bool:
    stored = held._mapping
    return any(
        not shapely.equals_exact(stored[name], value) if name == "geom" else stored[name] != value
        for name, value in wanted.items()
    )
