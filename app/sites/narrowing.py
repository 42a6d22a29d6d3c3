"""A ranking narrowed by a filter without the database: crashes come from columns held already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.sites.ranked import Rank, RankedSite, in_order, ranked_site
from gis.analysis.site_tally import tally_sites
from gis.crashes.crash_columns import Bools, CrashColumns


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrowedSites:
    """Sites in order, counting the crashes that pass."""

    sites: tuple[RankedSite, ...]
    total: int
    """Crashes that pass, at sites or not."""
    unplaced: int
    """Those at no junction and on no known road."""


def narrow_sites(
    columns: CrashColumns, passing: Bools, *, names: Mapping[str, str], rank: Rank
) -> NarrowedSites:
    """What `list_sites` answers for a filter, from what is in memory.

    Args:
        columns: all crashes of the store.
        passing: which rows pass the filter.
        names: by uid the names of all sites that a passing crash can be at; others stay nameless.
        rank: what to order by.
    """
    tallies = tally_sites(columns, passing)
    return NarrowedSites(
        sites=tuple(
            ranked_site(tally, names.get(tally.site or "", ""), rank)
            for tally in in_order(tallies, rank)
        ),
        total=sum(tally.count for tally in tallies),
        unplaced=sum(tally.count for tally in tallies if tally.site is None),
    )
