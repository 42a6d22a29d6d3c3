"""Counts of a site's crashes by severity, type, part of the day and hour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.sheets.site_content import SheetCrash
from gis.crashes.filters import TAIPEI
from gis.crashes.records import DayPhase, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallies:
    """Counts; each of the four divisions sums to the number of crashes."""

    a1: int
    late_deaths: int
    """A2 cases with a death after 24 h and within 30 days."""
    a2: int
    """A2 cases without such a death."""
    a3: int
    types: tuple[tuple[str, int], ...]
    """Type names with counts, most first; "" are crashes without a type."""
    phases: tuple[tuple[DayPhase, int], ...]
    """Day, dusk, night, unknown, in this order."""
    hours: tuple[int, ...]
    """24 counts by the hour in Taiwan."""
    deaths_24h: int
    deaths_30d: int | None
    """Includes deaths within 24 h; None unless every crash knows it."""
    injured: int


def tally(crashes: Sequence[SheetCrash]) -> Tallies:
    """Count a site's crashes, drawn or not."""
    by_severity = Counter((crash.severity, crash.late_death) for crash in crashes)
    late = sum(n for (severity, is_late), n in by_severity.items() if is_late and severity != "A1")
    by_type = Counter(crash.type_name for crash in crashes)
    by_phase = Counter(crash.day_phase for crash in crashes)
    by_hour = Counter(crash.occurred_at.astimezone(TAIPEI).hour for crash in crashes)
    known = [crash.deaths_30d for crash in crashes if crash.deaths_30d is not None]
    return Tallies(
        a1=sum(n for (severity, _), n in by_severity.items() if severity is Severity.A1),
        late_deaths=late,
        a2=by_severity[Severity.A2, False],
        a3=by_severity[Severity.A3, False],
        types=tuple(sorted(by_type.items(), key=lambda pair: (-pair[1], pair[0]))),
        phases=tuple((phase, by_phase[phase]) for phase in DayPhase),
        hours=tuple(by_hour[hour] for hour in range(24)),
        deaths_24h=sum(crash.deaths_24h for crash in crashes),
        deaths_30d=sum(known) if len(known) == len(crashes) else None,
        injured=sum(crash.injured for crash in crashes),
    )
