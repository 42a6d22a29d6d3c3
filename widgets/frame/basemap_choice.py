"""The basemap of the window: made off, chosen in its dialog, remembered in the settings."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path

from app.mapping.basemap import Basemap
from app.mapping.tile_cache import TileCache
from app.mapping.tile_fetching import TileFetcher
from app.program_version import program_version


def cache_folder() -> Path:
    """Where this user's tiles lie."""
    return user_cache_path("daoan", appauthor=False) / "tiles"


def make_basemap(folder: Path | None = None) -> Basemap:
    """A basemap that is off: nothing is fetched, read or written before a source is chosen."""
    cache = TileCache(folder or cache_folder())
    return Basemap(TileFetcher(cache, program=f"Daoan/{program_version()}"))
