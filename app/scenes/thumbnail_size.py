"""How large a small picture of a scene is wanted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ThumbnailSize:
    """Pixels of a picture, and whether it stands on a dark ground."""

    width_px: int
    height_px: int
    dark: bool = False
