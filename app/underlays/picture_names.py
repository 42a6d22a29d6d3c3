"""Files that may be pictures, by their names: asked before anything that reads them is loaded."""

from __future__ import annotations

from pathlib import Path

SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".gif")
"""Endings of files that are offered."""


def looks_like_picture(path: Path) -> bool:
    """Whether a file may be a picture, by its name."""
    return path.suffix.lower() in SUFFIXES
