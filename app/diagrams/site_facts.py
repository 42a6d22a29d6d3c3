"""Facts of a site beside its diagram: counts for charts, months that nobody can measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Connection

from app.coverage import load_coverage
from app.diagrams.site_diagram import SiteDiagram
from app.diagrams.words import code_name
from gis.crashes.codes import CodeField
from gis.crashes.coverage import MonthCoverage
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


def city_of(crashes: Sequence[Crash]) -> str:
    """The city that most of the crashes name; "" where none does."""
    named = Counter(crash.city for crash in crashes if crash.city)
    return named.most_common(1)[0][0] if named else ""


def site_coverage(connection: Connection, made: SiteDiagram) -> tuple[MonthCoverage, ...]:
    """Coverage of the months of a diagram's period in the site's city."""
    city = city_of(made.crashes)
    period = Period(*made.diagram.period)
    return tuple(load_coverage(connection, period=period, cities=[city] if city else ()))


def unmeasured_months(coverage: Collection[MonthCoverage]) -> int:
    """Months for which nobody published a figure to compare with."""
    measured = {row.month for row in coverage if row.published is not None}
    return len({row.month for row in coverage} - measured)
