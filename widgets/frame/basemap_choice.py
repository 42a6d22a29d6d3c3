"""Where this user's basemap tiles lie, and which basemap the settings remember."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path


def tile_folder() -> Path:
    """The folder of the tiles on disk; it is made when the first tile is kept."""
    return user_cache_path("daoan", appauthor=False) / "tiles"
