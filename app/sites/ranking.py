"""Sites: junctions and stretches of road, ranked by their crashes, and found by name or place.

A site is a junction (with the crashes snapped to it) or a stretch of road between junctions (with
the crashes that lie on it and at no junction). Crashes that could be placed at neither are counted
apart, so that nothing disappears. A crash whose point is flagged never counts where that point
lies; its text may still place it (app/locate.py decides).

Without a period all crashes of the store are ranked. Months known to be incomplete within the
period are listed by `SiteRanking.coverage`; `complete_only` leaves their crashes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
)

from app.coverage import load_coverage, recording_breaks
from app.sites.names import junction_names, stretch_names
from app.sites.ranked import Rank, RankedSite, in_order, ranked_site
from app.store.crashes import load_crashes
from app.store.schema import crash as crash_table
from app.store.store import Store
from gis.analysis.epdo import (
    DEATH_WEIGHT,
    INJURY_WEIGHT,
    casualties_of,
    epdo_cases,
    epdo_people,
)
from gis.analysis.site_tally import SiteTally
from gis.crashes.coverage import MonthCoverage, RecordingBreak, breaks_within
from gis.crashes.filters import TAIPEI, CrashFilter, Period
from gis.crashes.records import Crash, PositionFlag
from gis.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRanking:
    """Sites in order with what must be known to read them."""

    sites: tuple[RankedSite, ...]
    rank: Rank
    period: Period
    total: int
    """Crashes of the period and filter, at sites or not."""
    unplaced: int
    """Those at no junction and on no known road."""
    coverage: tuple[MonthCoverage, ...]
    """Every month of the period, by city and severity class."""
    breaks: tuple[RecordingBreak, ...]
    """Changes of recording that split the ranked span."""

    @property
    def incomplete(self) -> tuple[MonthCoverage, ...]:
        """Months known to be incomplete."""
        return tuple(row for row in self.coverage if row.complete is False)


def list_sites(
    store: Store,
    *,
    period: Period | None = None,
    rank: Rank = Rank.COUNT,
    limit: int | None = None,
    crash_filter: CrashFilter | None = None,
    complete_only: bool = False,
) -> SiteRanking:
    """Sites with at least one crash, best-scored first (ties: more crashes, then id).

    Args:
        store: the store to read.
        period: whole local days; overrides that of the filter. None: all crashes.
        rank: what to order by; EPDO says in its `score_name` where it knows 24-h deaths only.
        limit: longest list; None for all.
        crash_filter: further conditions.
        complete_only: leave out crashes of months known to be incomplete in their city.

    Raises:
        Problem: SITES_PERIOD_REVERSED.
    """
    wanted = crash_filter or CrashFilter()
    if period is not None:
        wanted = replace(wanted, period=period)
    span = wanted.period
    if span.first and span.last and span.first > span.last:
        raise Problem("SITES_PERIOD_REVERSED", first=str(span.first), last=str(span.last))
    with store.read() as connection:
        coverage = load_coverage(connection, period=span)
        left_out = {(row.city, row.month) for row in coverage if row.complete is False}
        skipped = left_out if complete_only else set()
        if wanted == CrashFilter(period=span):
            tallies = _tally_in_sql(connection, span, skipped)
        else:
            tallies = _tally_records(load_crashes(connection, wanted), skipped)
        sites = _named(connection, in_order(tallies, rank)[:limit], rank)
    return SiteRanking(
        sites=tuple(sites),
        rank=rank,
        period=span,
        total=sum(tally.count for tally in tallies),
        unplaced=sum(tally.count for tally in tallies if tally.site is None),
        coverage=tuple(coverage),
        breaks=tuple(_breaks_in(coverage, span)),
    )


def _day_start(day: date) -> datetime:
    """Midnight in Taiwan at which a local day begins."""
    return datetime.combine(day, time(), tzinfo=TAIPEI)


def _breaks_in(coverage: Sequence[MonthCoverage], period: Period) -> list[RecordingBreak]:
    """Breaks within the span of held crashes and the period, of the cities that are held."""
    held = sorted(row.month for row in coverage if row.held)
    if not held:
        return []
    last_month = date.fromisoformat(f"{held[-1]}-28") + timedelta(days=3)
    span = Period(
        period.first or date.fromisoformat(f"{held[0]}-01"),
        period.last or last_month,
    )
    cities = {row.city for row in coverage}
    return [
        entry
        for entry in breaks_within(recording_breaks(), span)
        if not entry.city or entry.city in cities
    ]


def _conditions(period: Period, skipped: set[tuple[str, str]]) -> list[ColumnElement[bool]]:
    columns = crash_table.c
    found: list[ColumnElement[bool]] = []
    if period.first is not None:
        found.append(columns.occurred_at >= _day_start(period.first))
    if period.last is not None:
        found.append(columns.occurred_at < _day_start(period.last + timedelta(days=1)))
    by_city = groupby(sorted(skipped), key=lambda pair: pair[0])
    for city, pairs in by_city:
        months = [month for _, month in pairs]
        found.append(or_(columns.city != city, columns.local_month.not_in(months)))
    return found


def _tally_in_sql(
    connection: Connection, period: Period, skipped: set[tuple[str, str]]
) -> list[SiteTally]:
    """Sums by site where the period alone decides; same sums as `_tally_records`."""
    columns = crash_table.c
    site = func.coalesce(columns.junction_uid, columns.road_uid)
    at_junction = cast(columns.junction_uid.is_not(None), Integer)
    query: Select[Any] = select(site, at_junction, *_sums()).group_by(site, at_junction)
    conditions = _conditions(period, skipped)
    if conditions:
        query = query.where(and_(*conditions))
    return [
        SiteTally(
            site=row[0],
            at_junction=bool(row[1]),
            count=row[2],
            deaths_24h=row[3],
            deaths=row[4],
            known_30d=row[5],
            injuries=row[6],
            usable=row[7],
            people=float(row[8]),
            cases=float(row[9]),
        )
        for row in connection.execute(query)
    ]


def _sums() -> list[ColumnElement[Any]]:
    """Count, deaths (24 h, best known), crashes with known 30-day deaths, injured, usable, EPDO."""
    columns = crash_table.c
    deaths = func.coalesce(columns.deaths_30d, columns.deaths_24h)
    hurt = columns.injured - case(
        (deaths > columns.deaths_24h, deaths - columns.deaths_24h), else_=0
    )
    usable = [flag.value for flag in PositionFlag if flag.usable]
    one = literal(1)
    return [
        func.count(),
        func.sum(columns.deaths_24h),
        func.sum(deaths),
        func.count(columns.deaths_30d),
        func.sum(columns.injured),
        func.sum(
            case((and_(columns.position_flag.in_(usable), columns.geom.is_not(None)), one), else_=0)
        ),
        func.sum(DEATH_WEIGHT * deaths + INJURY_WEIGHT * case((hurt > 0, hurt), else_=0) + 1),
        func.sum(
            case((deaths > 0, DEATH_WEIGHT), (columns.injured > 0, INJURY_WEIGHT), else_=0.0) + 1
        ),
    ]


def _tally_records(crashes: Iterable[Crash], skipped: set[tuple[str, str]]) -> list[SiteTally]:
    """Sums by site from records that a filter let through."""
    groups: dict[tuple[str | None, bool], list[Crash]] = {}
    for crash in crashes:
        month = f"{crash.occurred_at.astimezone(TAIPEI):%Y-%m}"
        if (crash.city, month) not in skipped:
            site = crash.junction_uid or crash.road_uid
            groups.setdefault((site, crash.junction_uid is not None), []).append(crash)
    return [_tally(site, at_junction, held) for (site, at_junction), held in groups.items()]


def _tally(site: str | None, at_junction: bool, crashes: Sequence[Crash]) -> SiteTally:
    hurt = [casualties_of(crash) for crash in crashes]
    return SiteTally(
        site=site,
        at_junction=at_junction,
        count=len(crashes),
        deaths_24h=sum(crash.deaths_24h for crash in crashes),
        deaths=sum(one.deaths for one in hurt),
        known_30d=sum(1 for one in hurt if one.deaths_30d is not None),
        injuries=sum(one.injured for one in hurt),
        usable=sum(1 for one in crashes if one.point is not None and one.position_flag.usable),
        people=epdo_people(hurt).value,
        cases=epdo_cases(hurt).value,
    )


def _named(connection: Connection, tallies: Sequence[SiteTally], rank: Rank) -> list[RankedSite]:
    """Ranked sites with their names."""
    junctions = [tally.site for tally in tallies if tally.site and tally.at_junction]
    stretches = [tally.site for tally in tallies if tally.site and not tally.at_junction]
    names = junction_names(connection, junctions) | stretch_names(connection, stretches)
    return [ranked_site(tally, names.get(tally.site or "", ""), rank) for tally in tallies]
