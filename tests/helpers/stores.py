"""Stores for tests."""

from __future__ import annotations

from pathlib import Path

from app.store.store import Store, open_store
from gis.crs import TAIWAN_EPSG


def make_store(path: Path, *, epsg: int = TAIWAN_EPSG) -> Store:
    """A fresh, empty store in a new file; the caller closes it."""
    return open_store(path, create=True, epsg=epsg)


def writer(store: Store, actor: str) -> str:
    """What rows say of who wrote them: on a server the login, whatever name was given."""
    return store.person.login or actor
