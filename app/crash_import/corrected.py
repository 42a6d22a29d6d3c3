"""Crashes that officers corrected, met by an import: the correction holds, the file is noted.

Files are compared with what files said last, so that a corrected place or class does not make the
crash look like another one, and the same file again changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.crash_import.matching import same_content
from app.crash_import.rows import Arrival, Remark
from app.edits.crash_correction import with_columns
from app.store.corrections import CORRECTED, Correction, load_corrections, put_corrections
from app.store.crashes import load_crash
from app.store.write_unit import WriteUnit
from gis.crashes.records import Crash


def as_imported(crash: Crash, corrections: Sequence[Correction]) -> Crash:
    """A stored crash as the files told it last."""
    if not corrections:
        return crash
    return with_columns(crash, {one.column: one.imported for one in corrections})


def keep_corrections(
    unit: WriteUnit, changed: Sequence[tuple[Arrival, Crash]]
) -> list[tuple[Arrival, Crash]]:
    """Changed crashes with their corrected columns kept; each with what is stored now.

    One in which only corrected columns came differently is left out: just what the file says
    there is noted.
    """
    held = load_corrections(unit.connection, [old.uid for _, old in changed])
    kept: list[tuple[Arrival, Crash]] = []
    for arrival, old in changed:
        corrections = held.get(old.uid, ())
        stored = load_crash(unit.connection, old.uid) if corrections else None
        if stored is None:
            kept.append((arrival, old))
            continue
        crash, remaining = _corrected(arrival.crash, stored, corrections)
        if same_content(crash, stored):
            put_corrections(unit, stored.uid, remaining)
            continue
        notes = tuple(Remark(code=CORRECTED, detail=one.detail) for one in remaining)
        kept.append((replace(arrival, crash=crash, remarks=(*arrival.remarks, *notes)), stored))
    return kept


def _corrected(
    told: Crash, stored: Crash, corrections: Sequence[Correction]
) -> tuple[Crash, tuple[Correction, ...]]:
    """What a file tells with corrections over it, and the corrections that still differ from it."""
    columns = [one.column for one in corrections]
    values: dict[str, Any] = {name: getattr(stored, name) for name in columns}
    remaining = tuple(
        Correction(column=name, imported=getattr(told, name))
        for name in columns
        if getattr(told, name) != values[name]
    )
    return with_columns(told, values), remaining
