"""Writing one run into the store: crashes, history, remarks, refused rows, published counts."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import delete, select

from app.crash_import.case_matching import CASE_MATCH_OPEN
from app.crash_import.corrected import as_imported, keep_corrections
from app.crash_import.late_deaths import remark_kept, stored_as_of
from app.crash_import.matching import Pair, flagged, merge, same_content
from app.crash_import.rows import Arrival, PublishedCount, Refusal
from app.messages import Language, say
from app.store.corrections import load_corrections
from app.store.crashes import (
    content_of,
    insert_crashes,
    insert_parties,
    load_crashes,
    update_crashes,
)
from app.store.schema import crash as crash_table
from app.store.schema import crash_history, crash_remark, published_count, quarantine
from app.store.schema import crash_party as party_table
from app.store.write_unit import WriteUnit
from gis.crashes.filters import TAIPEI, CrashFilter, Period
from gis.crashes.records import Crash

_CHUNK = 2000
_UID_CHUNK = 500
_SINGLE_DAYS = 100


def stored_rivals(
    unit: WriteUnit, arrivals: Sequence[Arrival], tick: Callable[[float], None]
) -> list[Arrival]:
    """The stored crashes of the days that the arrivals cover, as files told them last.

    Those of the same cases are among them, whatever their day.
    """
    as_of = stored_as_of(unit)
    days = {arrival.crash.occurred_at.astimezone(TAIPEI).date() for arrival in arrivals}
    cases = [arrival.crash.case_no for arrival in arrivals if arrival.crash.case_no]
    spans = _spans(sorted(days | _days_of_cases(unit, cases)))
    rivals: list[Arrival] = []
    corrections = load_corrections(unit.connection)
    for at, (first, last) in enumerate(spans):
        tick(at / len(spans))
        wanted = CrashFilter(period=Period(first, last))
        rivals += [
            Arrival(crash=as_imported(crash, corrections.get(crash.uid, ())), provided=as_of)
            for crash in load_crashes(unit.connection, wanted)
        ]
    return rivals


def _days_of_cases(unit: WriteUnit, cases: Sequence[str]) -> set[date]:
    """The days under which cases are stored: a later export may have corrected the date."""
    columns = crash_table.c
    found: set[date] = set()
    for start in range(0, len(cases), _UID_CHUNK):
        chunk = cases[start : start + _UID_CHUNK]
        query = select(columns.occurred_at).where(columns.case_no.in_(chunk))
        moments = unit.connection.scalars(query)
        found |= {moment.astimezone(TAIPEI).date() for moment in moments}
    return found


def _spans(days: Sequence[date]) -> list[tuple[date, date]]:
    """Days one by one, or by months where they are many: one query each, progress between."""
    if len(days) <= _SINGLE_DAYS:
        return [(day, day) for day in days]
    months: dict[tuple[int, int], list[date]] = {}
    for day in days:
        months.setdefault((day.year, day.month), []).append(day)
    return [(held[0], held[-1]) for held in months.values()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How many crashes were new, updated, unchanged; `kept` of those unchanged would have changed
    but for a refused row.
    """

    new: int
    updated: int
    unchanged: int
    kept: int


def write_pairs(
    unit: WriteUnit, pairs: Sequence[Pair], *, run_uid: str, tick: Callable[[float], None]
) -> Written:
    """Insert what is new, update what changed."""
    fresh: list[Arrival] = []
    changed: list[tuple[Arrival, Crash]] = []
    unchanged: list[Arrival] = []
    kept = 0
    for number, pair in enumerate(pairs):
        if number % _CHUNK == 0:
            tick(0.1 * number / len(pairs))
        if pair.earlier is None:
            fresh.append(pair.arrival)
            continue
        old = pair.earlier.crash
        if same_content(pair.arrival.crash, old):
            continue
        merged = merge(pair.earlier, pair.arrival)
        if not same_content(merged.crash, old):
            changed.append((merged, old))
            continue
        unchanged.append(merged)
        kept += pair.arrival.incomplete
    for start in range(0, len(fresh), _CHUNK):
        tick(0.1 + 0.9 * start / len(fresh))
        chunk = fresh[start : start + _CHUNK]
        insert_crashes(unit, [arrival.crash for arrival in chunk], run_uid=run_uid)
        _insert_remarks(unit, chunk)
    for start in range(0, len(changed), _CHUNK):
        tick(0.1 + 0.9 * start / len(changed))
        _update(unit, changed[start : start + _CHUNK], run_uid)
    _flag_rivals(unit, pairs)
    remark_kept(unit, unchanged)
    same = len(pairs) - len(fresh) - len(changed)
    return Written(new=len(fresh), updated=len(changed), unchanged=same, kept=kept)


def _flag_rivals(unit: WriteUnit, pairs: Sequence[Pair]) -> None:
    """Remark on stored crashes that one of the arrivals may be, but need not."""
    open_ones: dict[str, Arrival] = {}
    for pair in pairs:
        for rival in pair.rivals:
            uid = rival.crash.uid
            open_ones[uid] = flagged(open_ones.get(uid, rival), [pair.arrival])
    uids = list(open_ones)
    for start in range(0, len(uids), _UID_CHUNK):
        chunk = uids[start : start + _UID_CHUNK]
        remarks = crash_remark.c
        unit.connection.execute(
            delete(crash_remark).where(
                remarks.crash_uid.in_(chunk), remarks.code == CASE_MATCH_OPEN
            )
        )
        _insert_remarks(unit, [open_ones[uid] for uid in chunk])


def _update(unit: WriteUnit, changed: Sequence[tuple[Arrival, Crash]], run_uid: str) -> None:
    """Write changed crashes and keep their old content; what officers corrected stays."""
    changed = keep_corrections(unit, changed)
    now = datetime.now(UTC)
    unit.insert(
        crash_history,
        [
            {
                "crash_uid": old.uid,
                "replaced_at": now,
                "run_uid": run_uid,
                "content": json.dumps(content_of(old), ensure_ascii=False),
            }
            for _, old in changed
        ],
    )
    update_crashes(unit, [arrival.crash for arrival, _ in changed], run_uid=run_uid)
    uids = [arrival.crash.uid for arrival, _ in changed]
    for start in range(0, len(uids), _UID_CHUNK):
        chunk = uids[start : start + _UID_CHUNK]
        for table in (party_table, crash_remark):
            unit.connection.execute(delete(table).where(table.c.crash_uid.in_(chunk)))
    unit.note("delete", party_table.name, f"parties of {len(uids)} changed crashes")
    insert_parties(unit, [arrival.crash for arrival, _ in changed])
    _insert_remarks(unit, [arrival for arrival, _ in changed])


def _insert_remarks(unit: WriteUnit, arrivals: Sequence[Arrival]) -> None:
    """Store what is doubtful about crashes."""
    unit.insert(
        crash_remark,
        [
            {"crash_uid": arrival.crash.uid, "code": remark.code, "detail": remark.detail}
            for arrival in arrivals
            for remark in arrival.remarks
        ],
    )


def write_refusals(unit: WriteUnit, refusals: Sequence[Refusal], *, run_uid: str) -> None:
    """Put refused rows aside; one that an earlier run put aside already is not doubled."""
    if not refusals:
        return
    columns = quarantine.c
    names = sorted({refusal.file for refusal in refusals})
    known = {
        tuple(row)
        for row in unit.connection.execute(
            select(columns.file, columns.line, columns.reason_code, columns.raw).where(
                columns.file.in_(names)
            )
        )
    }
    unit.insert(
        quarantine,
        [
            {
                "run_uid": run_uid,
                "file": refusal.file,
                "line": refusal.line,
                "reason_code": refusal.code,
                "reason": say(refusal.code, Language.CHINESE, detail=refusal.detail),
                "raw": refusal.raw,
            }
            for refusal in refusals
            if (refusal.file, refusal.line, refusal.code, refusal.raw) not in known
        ],
    )


def write_counts(unit: WriteUnit, counts: Sequence[PublishedCount]) -> None:
    """Insert or update what authorities published."""
    if not counts:
        return
    columns = published_count.c
    known: dict[tuple[str, str, str], Mapping[Any, Any]] = {
        (row.city, row.month, row.severities): row._mapping
        for row in unit.connection.execute(
            select(published_count).where(columns.city.in_({count.city for count in counts}))
        )
    }
    latest = {(count.city, count.month, count.severities): count for count in counts}
    fresh: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for key, count in latest.items():
        values = {
            "crashes": count.crashes,
            "deaths": count.deaths,
            "injured": count.injured,
            "source": count.source,
        }
        held = known.get(key)
        if held is None:
            fresh.append(
                {"city": count.city, "month": count.month, "severities": count.severities} | values
            )
        elif any(held[name] != values[name] for name in ("crashes", "deaths", "injured")):
            changed.append({"uid": held["uid"]} | values)
    unit.insert(published_count, fresh)
    unit.update_many(published_count, changed)
