"""One site of a ranking, its score, and the order of sites: for whoever adds crashes up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gis.analysis.epdo import ScoreName
from gis.analysis.site_tally import SiteTally


class Rank(StrEnum):
    """What sites are ordered by."""

    COUNT = "count"
    EPDO = "epdo"
    """EPDO in people."""
    EPDO_CASES = "epdo_cases"
    """EPDO in cases."""


class SiteKind(StrEnum):
    """What a site is."""

    JUNCTION = "junction"
    STRETCH = "stretch"
    POLYGON = "polygon"


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedSite:
    """One site with its crashes of the period."""

    id: str
    name: str
    kind: SiteKind
    count: int
    deaths_24h: int
    deaths_30d: int | None
    """Includes deaths within 24 h; None where unknown for any crash."""
    injuries: int
    score: float
    score_name: ScoreName
    position_quality: float
    """Share of the site's crashes whose own point is usable; the others are here by their text."""


def in_order(tallies: Iterable[SiteTally], rank: Rank) -> list[SiteTally]:
    """Those that are of a site, best-scored first (ties: more crashes, then id)."""
    placed = [tally for tally in tallies if tally.site is not None]
    return sorted(placed, key=lambda tally: (-_score(tally, rank), -tally.count, tally.site or ""))


def ranked_site(tally: SiteTally, name: str, rank: Rank) -> RankedSite:
    """The site of a tally with its score."""
    return RankedSite(
        id=tally.site or "",
        name=name,
        kind=SiteKind.JUNCTION if tally.at_junction else SiteKind.STRETCH,
        count=tally.count,
        deaths_24h=tally.deaths_24h,
        deaths_30d=tally.deaths if tally.known_30d == tally.count else None,
        injuries=tally.injuries,
        score=_score(tally, rank),
        score_name=_score_name(tally, rank),
        position_quality=tally.usable / tally.count,
    )


def _score(tally: SiteTally, rank: Rank) -> float:
    if rank is Rank.EPDO:
        return tally.people
    return tally.cases if rank is Rank.EPDO_CASES else float(tally.count)


def _score_name(tally: SiteTally, rank: Rank) -> ScoreName:
    known = tally.known_30d == tally.count
    if rank is Rank.EPDO:
        return ScoreName.EPDO_30D if known else ScoreName.EPDO_24H
    if rank is Rank.EPDO_CASES:
        return ScoreName.EPDO_CASES_30D if known else ScoreName.EPDO_CASES_24H
    return ScoreName.COUNT
