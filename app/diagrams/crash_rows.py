"""Every crash of a diagram as rows of its JSON export, drawn or not, without personal data."""

from __future__ import annotations

from typing import Any

from app.diagrams.site_diagram import SiteDiagram
from gis.crashes.filters import TAIPEI
from gis.crashes.records import Crash


def crash_rows(made: SiteDiagram) -> list[dict[str, Any]]:
    """All crashes in order of time; codes as on the form, times in Taiwan.

    `number` is the key number of the crash's glyph and `not_drawn` the reason why it has none:
    one of the two is null.
    """
    numbers = {glyph.case_no: glyph.number for glyph in made.diagram.glyphs}
    reasons = {entry.case_no: entry.reason.value for entry in made.diagram.not_drawn}
    rows = []
    for crash in made.crashes:
        key = made.keys[crash.uid]
        rows.append(
            {
                "number": numbers.get(key),
                "not_drawn": reasons.get(key),
                "case_no": key,
                **_facts(crash),
            }
        )
    return rows


def _facts(crash: Crash) -> dict[str, Any]:
    return {
        "occurred_at": crash.occurred_at.astimezone(TAIPEI).isoformat(),
        "severity": crash.severity.value,
        "deaths_24h": crash.deaths_24h,
        "deaths_30d": crash.deaths_30d,
        "injured": crash.injured,
        "type_code": crash.type_code,
        "cause_code": crash.cause_code,
        "day_phase": crash.day_phase.value,
        "position_flag": crash.position_flag.value,
        "parties": [
            {
                "no": party.sequence,
                "role": party.role.value,
                "class": party.class_code,
                "action": party.action_code,
                "impact": party.impact_code,
            }
            for party in crash.parties
        ],
    }
