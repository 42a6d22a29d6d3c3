"""Facts of a site beside its diagram: counts for charts, months that nobody can measure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from app.coverage import load_coverage
from app.diagrams.site_diagram import SiteDiagram
from app.diagrams.words import code_name
from app.store.store import Store
from gis.crashes.codes import CodeField
from gis.crashes.filters import Period
from gis.crashes.records import Crash
from gis.crashes.site_tallies import SiteTallies, TallyWords, site_tallies


def diagram_tallies(
    made: SiteDiagram, *, incomplete: Collection[date] = (), breaks: Collection[date] = ()
) -> SiteTallies:
    """Counts of a diagram's crashes, names in its language.

    `incomplete` holds first days of months known to be incomplete, `breaks` days from which
    crashes are recorded differently.
    """

    def type_of(crash: Crash) -> str:
        return code_name(CodeField.TYPE, crash.type_code, crash.form, made.language)

    def cause_of(crash: Crash) -> str:
        return code_name(CodeField.CAUSE, crash.cause_code, crash.form, made.language)

    return site_tallies(
        made.crashes,
        made.keys,
        TallyWords(type_of=type_of, cause_of=cause_of),
        period=made.diagram.period,
        incomplete=incomplete,
        breaks=breaks,
    )


def unmeasured_months(store: Store, made: SiteDiagram, *, city: str) -> int:
    """Months of the diagram's period for which nobody published a figure to compare with."""
    with store.read() as connection:
        rows = load_coverage(
            connection, period=Period(*made.diagram.period), cities=[city] if city else ()
        )
    return len({row.month for row in rows} - {r.month for r in rows if r.published is not None})
