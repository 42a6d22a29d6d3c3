"""Named views of the map, kept as one JSON text wherever the window keeps its settings."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace

from gis.mapping.view_history import MapView

_LONGEST_NAME = 60
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A view under a name."""

    name: str
    view: MapView


@dataclass(frozen=True, slots=True)
class Bookmarks:
    """Bookmarks in the order they were made, no name twice; every change is a new collection."""

    listed: tuple[Bookmark, ...] = ()

    def named(self, name: str) -> Bookmark | None:
        """The bookmark of a name."""
        return next((one for one in self.listed if one.name == name), None)

    def free_name(self, wished: str) -> str:
        """A name that is not taken: the wished one, or one with a number behind it."""
        base = _clean(wished) or "?"
        name, number = base, 2
        while self.named(name) is not None:
            name, number = f"{base} ({number})", number + 1
        return name

    def added(self, name: str, view: MapView) -> Bookmarks:
        """With one more, under a free name."""
        return Bookmarks((*self.listed, Bookmark(self.free_name(name), view)))

    def renamed(self, name: str, to: str) -> Bookmarks:
        """With another name; a taken one gets a number, an empty one changes nothing."""
        if not _clean(to) or _clean(to) == name:
            return self
        free = self.free_name(to)
        return Bookmarks(
            tuple(replace(one, name=free) if one.name == name else one for one in self.listed)
        )

    def moved(self, name: str, view: MapView) -> Bookmarks:
        """With another view under a name."""
        return Bookmarks(
            tuple(replace(one, view=view) if one.name == name else one for one in self.listed)
        )

    def without(self, name: str) -> Bookmarks:
        """With one less."""
        return Bookmarks(tuple(one for one in self.listed if one.name != name))


def bookmarks_as_text(bookmarks: Bookmarks) -> str:
    """JSON to be kept."""
    views = [
        {
            "name": one.name,
            "x": round(one.view.centre[0], 2),
            "y": round(one.view.centre[1], 2),
            "denominator": round(one.view.denominator, 1),
        }
        for one in bookmarks.listed
    ]
    return json.dumps({"version": _VERSION, "views": views}, ensure_ascii=False)


def bookmarks_from_text(text: str) -> Bookmarks:
    """Bookmarks of a kept text; what cannot be read is left out and never an error."""
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        return Bookmarks()
    views = kept.get("views") if isinstance(kept, dict) else None
    made = Bookmarks()
    for entry in views if isinstance(views, list) else []:
        bookmark = _read(entry)
        if bookmark is not None:
            made = made.added(bookmark.name, bookmark.view)
    return made


def _read(entry: object) -> Bookmark | None:
    try:
        name = entry["name"]  # type: ignore[index]  # whatever is wrong is caught below
        x, y, denominator = (float(entry[key]) for key in ("x", "y", "denominator"))  # type: ignore[index]
    except (KeyError, TypeError, ValueError):
        return None
    usable = all(math.isfinite(number) for number in (x, y, denominator)) and denominator > 0
    if not usable or not isinstance(name, str) or not _clean(name):
        return None
    return Bookmark(name, MapView((x, y), denominator))


def _clean(name: str) -> str:
    return " ".join(name.split())[:_LONGEST_NAME].strip()
