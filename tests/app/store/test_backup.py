from __future__ import annotations

import hashlib
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from shapely import Point
from sqlalchemy import func, select

from app.store.backup import backup, restore
from app.store.check import check
from app.store.schema import audit, junction
from app.store.store import Store, open_store
from gis.problems import Problem
from tests.helpers.stores import make_store

pytestmark = pytest.mark.geopackage_only(
    "copies of a file; tests/app/store/server/test_backup.py copies a database"
)


def add(store: Store, count: int = 1) -> None:
    rows = [{"name": "x", "source": "streets", "geom": Point(n, n)} for n in range(count)]
    with store.write(actor="lin", action="test") as unit:
        unit.insert(junction, rows)


def counts(path: Path) -> tuple[int, int]:
    """Junctions and audit rows."""
    with open_store(path) as store, store.read() as connection:
        found = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (junction, audit)
        ]
    return found[0], found[1]


def refusal(call: object, *arguments: object, **options: object) -> str:
    assert callable(call)
    with pytest.raises(Problem) as refused:
        call(*arguments, **options)
    return refused.value.code


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed store with three junctions."""
    found = tmp_path / "store.gpkg"
    with make_store(found) as store:
        add(store, 3)
    return found


def test_a_backup_is_one_sound_file_with_the_size_and_hash_that_were_told(
    path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "備份.gpkg"
    made = backup(path, out)
    content = out.read_bytes()
    assert (made.size_bytes, made.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["store.gpkg", "備份.gpkg"]
    assert check(out) == []
    assert counts(out) == (3, 3)


def test_what_stands_in_the_log_only_is_in_the_backup_too(path: Path, tmp_path: Path) -> None:
    with open_store(path) as store:
        add(store, 2)
        backup(path, tmp_path / "b.gpkg")
    assert counts(tmp_path / "b.gpkg")[0] == 5


def test_a_backup_taken_while_another_writes_holds_whole_units_only(
    path: Path, tmp_path: Path
) -> None:
    stop = threading.Event()

    def keep_writing() -> None:
        with open_store(path) as store:
            while not stop.is_set():
                add(store, 7)

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        for _ in range(5):
            backup(path, tmp_path / "b.gpkg")
            junctions, _ = counts(tmp_path / "b.gpkg")
            assert (junctions - 3) % 7 == 0
            assert check(tmp_path / "b.gpkg") == []
    finally:
        stop.set()
        writer.join()


def test_an_older_backup_is_replaced_and_any_other_file_is_not(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "b.gpkg")
    backup(path, tmp_path / "b.gpkg")
    other = tmp_path / "report.docx"
    other.write_text("minutes")
    assert refusal(backup, path, other) == "BACKUP_TARGET_FOREIGN"
    assert other.read_text() == "minutes"
    assert refusal(backup, path, path) == "BACKUP_ONTO_ITSELF"
    assert refusal(backup, tmp_path / "no.gpkg", other) == "STORE_NOT_FOUND"
    assert refusal(backup, path, tmp_path / "none" / "b.gpkg") == "STORE_NO_FOLDER"


def test_a_backup_is_restored_to_a_new_place_byte_for_byte(path: Path, tmp_path: Path) -> None:
    made = backup(path, tmp_path / "b.gpkg")
    target = tmp_path / "new.gpkg"
    put = restore(tmp_path / "b.gpkg", target)
    assert (put.sha256, put.size_bytes, put.replaced) == (made.sha256, made.size_bytes, None)
    assert hashlib.sha256(target.read_bytes()).hexdigest() == made.sha256
    assert counts(target) == (3, 3)


def test_a_store_that_exists_is_not_overwritten_silently(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "b.gpkg")
    with open_store(path) as store:
        add(store)
    before = path.read_bytes()
    assert refusal(restore, tmp_path / "b.gpkg", path) == "RESTORE_EXISTS"
    assert path.read_bytes() == before


def test_a_replaced_store_is_kept_whole_under_another_name(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "b.gpkg")
    with open_store(path) as store:
        add(store)
    put = restore(tmp_path / "b.gpkg", path, replace=True)
    assert put.replaced is not None
    assert (counts(path)[0], counts(put.replaced)[0]) == (3, 4)


def test_a_store_another_program_has_open_is_not_replaced(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "b.gpkg")
    with open_store(path) as store, store.read():
        assert refusal(restore, tmp_path / "b.gpkg", path, replace=True) == "STORE_IN_USE"
    assert counts(path) == (3, 3)


def test_a_log_left_over_from_a_lost_store_is_not_played_into_the_restored_one(
    path: Path, tmp_path: Path
) -> None:
    backup(path, tmp_path / "b.gpkg")
    with open_store(path) as store:
        add(store, 2)
        log = path.with_name(path.name + "-wal").read_bytes()
    path.unlink()
    path.with_name(path.name + "-wal").write_bytes(log)
    restore(tmp_path / "b.gpkg", path)
    assert counts(path) == (3, 3)
    assert check(path) == []


def test_a_damaged_store_is_replaced_by_its_backup(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "b.gpkg")
    path.write_bytes(b"\x00" * 20_000)
    put = restore(tmp_path / "b.gpkg", path, replace=True)
    assert put.replaced is not None
    assert put.replaced.read_bytes() == b"\x00" * 20_000
    assert counts(path) == (3, 3)


def test_what_is_no_sound_backup_is_refused_and_the_store_stays(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    text = tmp_path / "text.gpkg"
    text.write_text("nothing")
    assert refusal(restore, text, path, replace=True) == "STORE_FOREIGN"
    assert refusal(restore, tmp_path / "none.gpkg", path, replace=True) == "BACKUP_NOT_FOUND"
    assert refusal(restore, path, path, replace=True) == "BACKUP_ONTO_ITSELF"
    newer = tmp_path / "newer.gpkg"
    backup(path, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("UPDATE daoan_schema_version SET version_num = '9999'")
        connection.commit()
    assert refusal(restore, newer, path, replace=True) == "STORE_NEWER"
    torn = tmp_path / "torn.gpkg"
    backup(path, torn)
    torn.write_bytes(torn.read_bytes()[:-40_000])
    assert refusal(restore, torn, path, replace=True) == "STORE_DAMAGED"
    assert path.read_bytes() == before
