"""Stores that tests copy are the stores that the application makes."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from app.store.store import open_store
from gis.crs import TAIWAN_EPSG
from tests.helpers.stores import make_store

PENGHU_EPSG = 3825


def dump(path) -> list[str]:
    """Everything in a file but when its layers were last changed; indexes are made in any order."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE gpkg_contents SET last_change = ''")
        return sorted(connection.iterdump())


@pytest.mark.parametrize("epsg", [TAIWAN_EPSG, PENGHU_EPSG])
def test_a_copied_store_is_what_making_one_gives(tmp_path, epsg):
    open_store(tmp_path / "made.gpkg", create=True, epsg=epsg).close()
    for name in ("first.gpkg", "second.gpkg"):
        with make_store(tmp_path / name, epsg=epsg) as copied:
            assert copied.epsg == epsg
        assert dump(tmp_path / name) == dump(tmp_path / "made.gpkg")


def test_what_is_written_into_one_copy_is_not_in_the_next(tmp_path):
    path = tmp_path / "first.gpkg"
    with make_store(path) as first, first.write(actor="a", action="t") as unit:
        unit.connection.exec_driver_sql("CREATE TABLE mark (n INTEGER)")
    make_store(tmp_path / "second.gpkg").close()
    assert "CREATE TABLE mark (n INTEGER);" in dump(path)
    assert "CREATE TABLE mark (n INTEGER);" not in dump(tmp_path / "second.gpkg")
