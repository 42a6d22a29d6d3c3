"""How a store is called in lists: a file by name and folder, a database by name and server."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import unquote, urlsplit

from app.store.location import is_server


def store_names(location: str) -> tuple[str, str]:
    """The name of a store and where it lies; never a password."""
    if not is_server(location):
        path = PurePath(location)
        return path.name, str(path.parent)
    found = urlsplit(location)
    account = f"{unquote(found.username)} @ " if found.username else ""
    return unquote(found.path.strip("/")), f"{account}{found.hostname or ''}"


def store_line(location: str) -> str:
    """A store in one line."""
    if not is_server(location):
        return location
    name, place = store_names(location)
    return f"{name} ({place})"
