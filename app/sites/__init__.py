"""Sites: ranked by their crashes, found by id, name or polygon."""

from __future__ import annotations

from app.sites.narrowing import NarrowedSites, narrow_sites
from app.sites.ranked import Rank, RankedSite, SiteKind
from app.sites.ranking import SiteRanking, list_sites
from app.sites.search import Site, find_site, load_site_crashes

__all__ = [
    "NarrowedSites",
    "Rank",
    "RankedSite",
    "Site",
    "SiteKind",
    "SiteRanking",
    "find_site",
    "list_sites",
    "load_site_crashes",
    "narrow_sites",
]
