"""`sites`: the ranking of sites, as JSON or as a table."""

from __future__ import annotations

from typing import Any

import click

from app.cli.arguments import OneOf, Whole
from app.cli.root import emit, json_option, store_option
from app.diagrams.filters import parse_period
from app.messages import Language, say, system_language
from app.sites import Rank, RankedSite, SiteRanking, list_sites
from app.store.store import open_store
from gis.crashes.coverage import MonthCoverage, RecordingBreak

MONTHS_TOLD = 6
SITES_TOLD = 20


@click.command()
@store_option
@click.option("--from", "first", metavar="DATE", help="First day, 2025-01-01.")
@click.option("--to", "last", metavar="DATE", help="Last day, 2025-12-31.")
@click.option("--rank", type=OneOf([rank.value for rank in Rank]), default=Rank.COUNT.value)
@click.option("--limit", type=Whole(least=1), help="Longest list.")
@click.option("--complete-only", is_flag=True, help="Leave incomplete months out.")
@json_option
def sites(
    store: str | None,
    first: str | None,
    last: str | None,
    rank: str,
    limit: int | None,
    complete_only: bool,
    as_json: bool,
) -> None:
    """Rank sites by their crashes; without a period all crashes of the store."""
    period = parse_period(first, last)
    with open_store(store) as opened:
        ranking = list_sites(
            opened, period=period, rank=Rank(rank), limit=limit, complete_only=complete_only
        )
    language = system_language()
    words = ranking_words(ranking, language, most=limit or SITES_TOLD)
    emit(ranking_json(ranking), words, as_json=as_json)


def ranking_json(ranking: SiteRanking) -> dict[str, Any]:
    """The ranking as the contract has it."""
    return {
        "rank": ranking.rank.value,
        "period": [day.isoformat() if day else None for day in ranking.period],
        "total": ranking.total,
        "unplaced": ranking.unplaced,
        "sites": [site_json(site) for site in ranking.sites],
        "coverage": [coverage_json(row) for row in ranking.coverage],
        "breaks": [_break_json(entry) for entry in ranking.breaks],
    }


def site_json(site: RankedSite) -> dict[str, Any]:
    """One site of a ranking."""
    return {
        "id": site.id,
        "name": site.name,
        "kind": site.kind.value,
        "count": site.count,
        "deaths_24h": site.deaths_24h,
        "deaths_30d": site.deaths_30d,
        "injuries": site.injuries,
        "score": site.score,
        "score_name": site.score_name.value,
        "position_quality": round(site.position_quality, 4),
    }


def coverage_json(row: MonthCoverage) -> dict[str, Any]:
    """One month of coverage."""
    return {
        "city": row.city,
        "month": row.month,
        "severities": row.severities,
        "held": row.held,
        "published": row.published,
        "share": None if row.share is None else round(row.share, 4),
        "complete": row.complete,
    }


def _break_json(entry: RecordingBreak) -> dict[str, Any]:
    return {
        "on": entry.on.isoformat(),
        "city": entry.city,
        "affects": list(entry.affects),
        "factor": entry.factor,
        "what": entry.what_zh,
    }


def ranking_words(ranking: SiteRanking, language: Language, *, most: int = SITES_TOLD) -> str:
    """The ranking as a table of at most `most` sites, with its warnings."""
    told = ranking.sites[:most]
    lines = [
        f"{place:3d}. {site.name or site.id}  {site.count}  "
        f"{site.score:g} ({site.score_name.value})"
        for place, site in enumerate(told, start=1)
    ]
    lines.append(
        say(
            "SITES_COUNTED",
            language,
            total=ranking.total,
            unplaced=ranking.unplaced,
            shown=len(told),
        )
    )
    incomplete = ranking.incomplete
    if incomplete:
        months = ", ".join(f"{row.city} {row.month}" for row in incomplete[:MONTHS_TOLD])
        more = " …" if len(incomplete) > MONTHS_TOLD else ""
        lines.append(
            say("SITES_INCOMPLETE", language, number=len(incomplete), months=months + more)
        )
    lines += [
        say(
            "SITES_BREAK",
            language,
            on=entry.on.isoformat(),
            what=entry.what_zh if language is Language.CHINESE else entry.what_en,
        )
        for entry in ranking.breaks
    ]
    return "\n".join(lines)
