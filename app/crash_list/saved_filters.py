"""Filters kept under a name, as JSON text that whoever remembers settings keeps.

The text carries a version. What cannot be read (damaged text, a later version, a value that this
program does not know) is left out without complaint: a filter is a convenience, never data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gis.crashes.facets import Facet, chosen_values, with_values
from gis.crashes.filters import CrashFilter, Period

VERSION = 1
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A filter under a name. Places (junction, drawn area) are not kept: they are of one store."""

    name: str
    crash_filter: CrashFilter


def filters_as_text(saved: Iterable[SavedFilter]) -> str:
    """Saved filters as JSON text."""
    entries = [
        {
            "name": one.name,
            "first": _day_text(one.crash_filter.period.first),
            "last": _day_text(one.crash_filter.period.last),
            "usable_positions_only": one.crash_filter.usable_positions_only,
            "facets": {
                facet.value: sorted(values)
                for facet in Facet
                if (values := chosen_values(one.crash_filter, facet))
            },
        }
        for one in saved
    ]
    return json.dumps({"version": VERSION, "filters": entries}, ensure_ascii=False)


def filters_from_text(text: str) -> tuple[SavedFilter, ...]:
    """Saved filters from JSON text; what is damaged or of a later version is left out."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(held, dict) or held.get("version") != VERSION:
        return ()
    entries = held.get("filters")
    found: dict[str, SavedFilter] = {}
    for entry in entries if isinstance(entries, list) else ():
        one = _from_entry(entry)
        if one is not None:
            found.setdefault(one.name, one)
    return tuple(found.values())


def with_saved(
    saved: Sequence[SavedFilter], name: str, crash_filter: CrashFilter
) -> tuple[SavedFilter, ...]:
    """The saved filters with one more, or with another one under a name that was there.

    Raises:
        ValueError: for a name without a letter.
    """
    called = " ".join(name.split())[:LONGEST_NAME]
    if not called:
        raise ValueError("a saved filter needs a name")
    kept = replace(crash_filter, junction_uid=None, polygon=None)
    new = SavedFilter(name=called, crash_filter=kept)
    if any(one.name == called for one in saved):
        return tuple(new if one.name == called else one for one in saved)
    return (*saved, new)


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _from_entry(entry: Any) -> SavedFilter | None:  # noqa: ANN401  # anything JSON can say
    """One saved filter; None where anything in it cannot be understood."""
    try:
        period = Period(_day(entry["first"]), _day(entry["last"]))
        found = CrashFilter(
            period=period, usable_positions_only=entry["usable_positions_only"] is True
        )
        for name, values in entry["facets"].items():
            if not all(isinstance(value, str) for value in values):
                return None
            found = with_values(found, Facet(name), values)
        name = entry["name"]
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    if not isinstance(name, str) or not name.strip():
        return None
    return SavedFilter(name=name, crash_filter=found)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
