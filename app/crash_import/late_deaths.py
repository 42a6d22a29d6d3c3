"""Deaths within 30 days are a later state: no older export of a case takes them back.

Exports seldom say of which day they are. Only one that is known to be younger than all that was
said before lowers the number; otherwise the higher one is kept, and a remark says so.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from app.crash_import.rows import Arrival, FileContent, Remark
from app.store.schema import crash_remark, import_run
from app.store.write_unit import WriteUnit
from gis.crashes.records import Crash, Party
from gis.diagrams.build import DIED_LATER

LATE_DEATHS_KEPT = "LATE_DEATHS_KEPT"
"""The remark on a case of which a file told fewer deaths; `detail` says what it told."""
CASES_AS_OF = "cases_as_of"
"""Where the counts of a run tell the day of its exports."""
UNKNOWN_DAY = "unknown"
_CHUNK = 500


def with_late_deaths(merged: Arrival, earlier: Arrival, arrival: Arrival) -> Arrival:
    """A case merged of two states of it, with the higher number of late deaths.

    Args:
        merged: the case, the arrival going first.
        earlier: the state before.
        arrival: what a file tells.
    """
    before, told = earlier.crash, arrival.crash.deaths_30d
    if before.deaths_30d is None or told is None or told >= before.deaths_30d:
        return merged
    younger = _is_younger(arrival.provided, earlier.provided)
    if younger:
        return merged
    crash = replace(
        merged.crash,
        deaths_30d=before.deaths_30d,
        parties=_still_dead(merged.crash, before),
    )
    remark = Remark(code=LATE_DEATHS_KEPT, detail=f"{told} < {before.deaths_30d}")
    remarks = (*merged.remarks, remark) if younger is None else merged.remarks
    return replace(merged, crash=crash, remarks=remarks)


def _is_younger(day: date | None, than: date | None) -> bool | None:
    """Whether a file is of a later day than another; None where their days do not tell."""
    return None if day is None or than is None or day == than else day > than


def _still_dead(crash: Crash, before: Crash) -> tuple[Party, ...]:
    """The parties, those among them who had died later unchanged in that."""
    dead = {
        (party.sequence, party.class_code)
        for party in before.parties
        if party.injury_code == DIED_LATER
    }
    return tuple(
        replace(party, injury_code=DIED_LATER)
        if (party.sequence, party.class_code) in dead
        else party
        for party in crash.parties
    )


def stored_as_of(unit: WriteUnit) -> date | None:
    """The day of the youngest export of all runs so far; None where one did not say its day."""
    days: list[date] = []
    runs = select(import_run.c.counts).where(import_run.c.kind == "crashes")
    for counts in unit.connection.scalars(runs.where(import_run.c.finished_at.is_not(None))):
        told = json.loads(counts).get(CASES_AS_OF, UNKNOWN_DAY)
        if told == UNKNOWN_DAY:
            return None
        if told is not None:
            days.append(date.fromisoformat(told))
    return max(days, default=None)


def cases_as_of(contents: Sequence[FileContent]) -> str | None:
    """What a run's counts say of the day of its exports; None where it has none."""
    days = [
        content.provided
        for content in contents
        if any(arrival.crash.case_no for arrival in content.arrivals)
    ]
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return UNKNOWN_DAY
    return max(known).isoformat() if known else None


def remark_kept(unit: WriteUnit, unchanged: Sequence[Arrival]) -> None:
    """Write the remark on crashes that stay as they are but for it, once on each."""
    told = {
        one.crash.uid: remark
        for one in unchanged
        for remark in one.remarks
        if remark.code == LATE_DEATHS_KEPT
    }
    uids, columns = sorted(told), crash_remark.c
    for start in range(0, len(uids), _CHUNK):
        chunk = uids[start : start + _CHUNK]
        query = select(columns.crash_uid).where(
            columns.crash_uid.in_(chunk), columns.code == LATE_DEATHS_KEPT
        )
        known = set(unit.connection.scalars(query))
        rows = [
            {"crash_uid": uid, "code": LATE_DEATHS_KEPT, "detail": told[uid].detail}
            for uid in chunk
            if uid not in known
        ]
        unit.insert(crash_remark, rows)
