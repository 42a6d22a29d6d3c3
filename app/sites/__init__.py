"""Sites: ranked by their crashes, found by id, name or polygon."""

from __future__ import annotations

from app.sites.ranking import Rank, RankedSite, SiteKind, SiteRanking, list_sites
from app.sites.search import Site, find_site, load_site_crashes

__all__ = [
    "Rank",
    "RankedSite",
    "Site",
    "SiteKind",
    "SiteRanking",
    "find_site",
    "list_sites",
    "load_site_crashes",
]
