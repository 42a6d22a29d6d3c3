"""Which foreign files are shown, kept between two runs as plain text: paths, nothing of content."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from app.mapping.guest_records import GuestWish

MOST_KEPT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptGuest:
    """A table of a file and how it was read."""

    file: Path
    layer: str
    wish: GuestWish = field(default_factory=GuestWish)


def to_text(kept: Iterable[KeptGuest]) -> str:
    """JSON."""
    entries = [
        {
            "file": str(one.file.absolute()),
            "layer": one.layer,
            "crs": one.wish.crs,
            "x": one.wish.x_column,
            "y": one.wish.y_column,
        }
        for one in kept
    ]
    return json.dumps(entries[-MOST_KEPT:], ensure_ascii=True)


def from_text(text: str) -> tuple[KeptGuest, ...]:
    """What a text says; what is damaged in it is not remembered."""
    try:
        entries = json.loads(text or "[]")
    except ValueError:
        return ()
    if not isinstance(entries, list):
        return ()
    return tuple(_kept(entry) for entry in entries[-MOST_KEPT:] if _whole(entry))


def _whole(entry: object) -> bool:
    names = ("file", "layer", "crs", "x", "y")
    return isinstance(entry, dict) and all(isinstance(entry.get(name), str) for name in names)


def _kept(entry: dict[str, str]) -> KeptGuest:
    wish = GuestWish(crs=entry["crs"], x_column=entry["x"], y_column=entry["y"])
    return KeptGuest(file=Path(entry["file"]), layer=entry["layer"], wish=wish)
