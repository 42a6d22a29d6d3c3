"""A made crash opened to be corrected, and a conflict about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from app.edits.conflict import Author, Authors, Conflict
from app.edits.crash_correction import CrashSheet
from app.edits.crash_fields import CORRECTABLE
from app.edits.three_way import Cell, RecordState, Value, record_state, three_way
from app.store.corrections import Correction
from gis.crashes.records import Crash, CrashUid, FormEdition, Severity

CRASH = Crash(
    uid=CrashUid("u"),
    case_no="C7",
    occurred_at=datetime(2025, 3, 4, 5, 6, tzinfo=UTC),
    severity=Severity.A2,
    injured=1,
    place_text="中山路",
    form=FormEdition.FROM_112_07,
    weather_code="8",
)


def made_sheet(corrections: Iterable[Correction] = (), **values: Value) -> CrashSheet:
    """An A2 crash in fine weather with one injured; `values` are other columns."""
    held = {name: getattr(CRASH, name) for name in CORRECTABLE} | {"severity": "A2"} | values
    cells = [Cell(column=name, value=value) for name, value in held.items()]
    record = record_state(1, cells)
    return CrashSheet(crash=CRASH, record=record, corrections=tuple(corrections))


def made_conflict() -> Conflict:
    """Both changed the weather, they the light, I the cause."""
    base = made_sheet().record
    theirs = RecordState(version=2, cells=_with(base, weather_code="6", light_code="1"))
    mine = RecordState(version=1, cells=_with(base, weather_code="7", cause_code="23"))
    return Conflict(
        uid="u",
        base=base,
        theirs=theirs,
        mine=mine,
        merge=three_way(base, theirs, mine),
        authors=Authors(row=Author(actor="lin", at=datetime(2026, 3, 4, 5, 6, tzinfo=UTC))),
    )


def _with(state: RecordState, **values: Value) -> tuple[Cell, ...]:
    return state.changed(Cell(column=name, value=held) for name, held in values.items()).cells
