"""Stores for tests."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from app.store.store import Store, open_store
from gis.crs import TAIWAN_EPSG


def make_store(path: Path, *, epsg: int = TAIWAN_EPSG) -> Store:
    """A fresh, empty store in a new file; the caller closes it.

    It is a copy of one that `open_store` made in this process: the migrations, which take most of
    the time of making one, run once a coordinate system. Tests of making a store call `open_store`.
    """
    path.write_bytes(_pattern(epsg))
    return open_store(path)


@cache
def _pattern(epsg: int) -> bytes:
    """The file of an empty store as the application makes it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pattern.gpkg"
        open_store(path, create=True, epsg=epsg).close()
        return path.read_bytes()


def writer(store: Store, actor: str) -> str:
    """What rows say of who wrote them: on a server the login, whatever name was given."""
    return store.person.login or actor
