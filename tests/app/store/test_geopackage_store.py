"""A file made to be filled: what becomes of it where filling fails, or somebody takes it away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from shapely import Point
from sqlalchemy import func, select

from app.store import geopackage_store
from app.store.geopackage_store import discard_unused
from app.store.schema import junction
from app.store.store import Store, open_store, store_to_fill
from gis.problems import Problem
from tests.helpers.stores import make_store

pytestmark = pytest.mark.geopackage_only("files that are made, and taken away again")

ROW = {"name": "中山路 / 文化路", "source": "streets", "geom": Point(1, 2)}


def fail_filling(path: Path, meanwhile: Callable[[Store], object]) -> None:
    """A block that fills a store and fails after `meanwhile` was done."""
    with store_to_fill(path) as store:
        meanwhile(store)
        raise RuntimeError


def write_one_row(store: Store) -> None:
    with store.write(actor="you", action="test") as unit:
        unit.insert(junction, [ROW])


def rows_in(path: Path) -> int | None:
    with open_store(path) as store, store.read() as connection:
        return connection.scalar(select(func.count()).select_from(junction))


def test_a_block_that_fails_leaves_no_store_that_was_made_for_it(tmp_path: Path) -> None:
    def write_in_vain(store: Store) -> None:
        with store.write(actor="me", action="test") as unit:
            unit.insert(junction, [ROW])
            raise RuntimeError

    for number, meanwhile in enumerate((write_in_vain, lambda store: None)):
        with pytest.raises(RuntimeError):
            fail_filling(tmp_path / f"新{number}.gpkg", meanwhile)
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_was_there_survives_a_block_that_fails(tmp_path: Path) -> None:
    path = tmp_path / "x.gpkg"
    make_store(path).close()
    with pytest.raises(RuntimeError):
        fail_filling(path, lambda store: None)
    assert rows_in(path) == 0


def test_what_was_written_into_a_new_store_survives_a_later_failure(tmp_path: Path) -> None:
    path = tmp_path / "x.gpkg"
    with pytest.raises(RuntimeError):
        fail_filling(path, write_one_row)
    assert rows_in(path) == 1


def test_a_new_store_that_another_has_open_survives_its_maker_s_failure(tmp_path: Path) -> None:
    path = tmp_path / "x.gpkg"
    others: list[Store] = []
    with pytest.raises(RuntimeError):
        fail_filling(path, lambda store: others.append(open_store(path)))
    with others[0] as other:
        write_one_row(other)
    assert rows_in(path) == 1


@pytest.mark.parametrize("code", ["STORE_NOT_FOUND", "STORE_CANNOT_OPEN"])
def test_a_store_taken_away_while_it_is_opened_is_made_again_even_under_the_same_file_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    path, opened = tmp_path / "x.gpkg", geopackage_store._opened

    def gone_at_first(path: Path, busy_timeout_s: float) -> Store:
        monkeypatch.setattr(geopackage_store, "_opened", opened)
        discard_unused(path)
        raise Problem(code, path=str(path))

    monkeypatch.setattr(geopackage_store, "_opened", gone_at_first)
    monkeypatch.setattr(geopackage_store, "_file_number", lambda path: path.exists() and 7)
    with open_store(path, create=True) as store:
        write_one_row(store)
    assert rows_in(path) == 1
