from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import geopandas
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import Point
from sqlalchemy import func, select

from app.messages import Language, explain
from app.store.check import check
from app.store.schema import junction
from app.store.store import Store, open_store
from gis.problems import Problem
from tests.helpers.stores import make_store

pytestmark = pytest.mark.geopackage_only(
    "opening a file; tests/app/store/server/test_server_store.py opens a server"
)

ROW = {"name": "中山路 / 文化路", "source": "streets", "geom": Point(1, 2)}
NOBODY = 65534


def refusal(path: Path, *, create: bool = False) -> str:
    """The code an opening is refused with; its sentence exists in both languages."""
    with pytest.raises(Problem) as refused:
        open_store(path, create=create).close()
    for language in Language:
        assert str(path) in explain(refused.value, language)
    return refused.value.code


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_one(store: Store) -> None:
    with store.write(actor="lin", action="test") as unit:
        unit.insert(junction, [ROW])


def count(path: Path) -> int:
    with open_store(path) as store, store.read() as connection:
        return connection.execute(select(func.count()).select_from(junction)).scalar_one()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed store with one junction."""
    found = tmp_path / "道安 100%.gpkg"
    with make_store(found) as store:
        write_one(store)
    return found


def test_a_missing_file_is_made_only_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "new.gpkg"
    assert refusal(path) == "STORE_NOT_FOUND"
    assert not path.exists()
    open_store(path, create=True).close()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["new.gpkg"]
    assert check(path) == []


def test_opening_an_existing_store_with_create_keeps_what_is_in_it(path: Path) -> None:
    open_store(path, create=True).close()
    assert count(path) == 1


def test_closing_leaves_one_file(path: Path) -> None:
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.fixture(scope="module")
def sound_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound, closed store."""
    found = tmp_path_factory.mktemp("sound") / "store.gpkg"
    with make_store(found) as store:
        write_one(store)
    return found


@pytest.mark.parametrize("epsg", [4326, 2229, 999_999])
def test_a_crs_that_does_not_measure_metres_is_refused(tmp_path: Path, epsg: int) -> None:
    with pytest.raises(Problem) as refused:
        open_store(tmp_path / "a.gpkg", create=True, epsg=epsg)
    assert refused.value.code == "STORE_BAD_CRS"
    assert list(tmp_path.iterdir()) == []


def foreign_text(path: Path) -> None:
    path.write_text("案號,日期\n", encoding="utf-8")


def foreign_empty(path: Path) -> None:
    path.write_bytes(b"")


def foreign_sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE crash (fid INTEGER)")


def foreign_geopackage(path: Path) -> None:
    frame = geopandas.GeoDataFrame({"a": [1]}, geometry=[Point(1, 2)], crs=3826)
    frame.to_file(path, layer="crash", driver="GPKG")


@pytest.mark.parametrize("make", [foreign_text, foreign_empty, foreign_sqlite, foreign_geopackage])
@pytest.mark.parametrize("create", [False, True])
def test_a_foreign_file_is_refused_and_left_untouched(
    tmp_path: Path, make: Callable[[Path], None], create: bool
) -> None:
    path = tmp_path / "other.gpkg"
    make(path)
    before = digest(path)
    assert refusal(path, create=create) == "STORE_FOREIGN"
    assert digest(path) == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["other.gpkg"]


def test_a_newer_store_is_refused_and_left_untouched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE daoan_schema_version SET version_num = '9999'")
        connection.commit()
    before = digest(path)
    assert refusal(path) == "STORE_NEWER"
    assert digest(path) == before


def test_a_damaged_store_is_named_as_damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 3] = b"\xff" * 8192
    content[100:200] = b"\xff" * 100
    path.write_bytes(bytes(content))
    assert refusal(path) == "STORE_DAMAGED"


shares = st.floats(0.0, 1.0, exclude_max=True)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    changes=st.lists(st.tuples(shares, st.binary(min_size=1, max_size=64)), max_size=6),
    kept=st.one_of(st.just(1.0), shares),
)
def test_a_store_with_any_bytes_changed_gives_a_problem_or_opens_never_a_traceback(
    sound_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    changes: list[tuple[float, bytes]],
    kept: float,
) -> None:
    content = bytearray(sound_path.read_bytes())
    for share, junk in changes:
        place = int(share * len(content))
        content[place : place + len(junk)] = junk
    length = int(kept * len(content))
    path = tmp_path_factory.mktemp("junk") / "store.gpkg"
    path.write_bytes(bytes(content[:length]))
    with suppress(Problem):
        check(path)
    with suppress(Problem):
        open_store(path).close()


@pytest.mark.parametrize("table", ["gpkg_geometry_columns", "gpkg_contents", "crash"])
def test_a_store_whose_tables_were_dropped_is_told_apart(path: Path, table: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(f"DROP TABLE {table}")
    with suppress(Problem):
        assert check(path) != []


@contextmanager
def as_nobody() -> Iterator[None]:
    """Act as a user without rights; root would pass every protection."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def public_path(path: Path) -> Iterator[Path]:
    """The store in a folder that everybody may enter."""
    folder = Path(tempfile.mkdtemp(prefix="daoan-test-"))
    found = folder / "store.gpkg"
    shutil.copy(path, found)
    folder.chmod(0o755)
    yield found
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_file_is_read_but_not_written(public_path: Path) -> None:
    public_path.chmod(0o444)
    public_path.parent.chmod(0o777)
    before = digest(public_path)
    with as_nobody():
        assert count(public_path) == 1
        with open_store(public_path) as store, pytest.raises(Problem) as refused:
            write_one(store)
    assert refused.value.code == "STORE_READ_ONLY"
    assert digest(public_path) == before


def test_a_file_in_a_read_only_folder_is_refused_in_one_sentence(public_path: Path) -> None:
    public_path.chmod(0o444)
    public_path.parent.chmod(0o555)
    before = digest(public_path)
    with as_nobody():
        assert refusal(public_path) in {"STORE_CANNOT_OPEN", "STORE_READ_ONLY"}
    assert digest(public_path) == before


def test_a_file_that_may_not_be_read_is_refused_in_one_sentence(public_path: Path) -> None:
    public_path.chmod(0o000)
    with as_nobody():
        assert refusal(public_path) == "STORE_CANNOT_OPEN"


def test_a_store_cannot_be_made_in_a_read_only_folder(public_path: Path) -> None:
    public_path.parent.chmod(0o555)
    with as_nobody():
        assert refusal(public_path.with_name("new.gpkg"), create=True) == "STORE_CANNOT_CREATE"
    assert [entry.name for entry in public_path.parent.iterdir()] == [public_path.name]


FILL_THE_DISK = """
import resource, sys
from shapely import Point
from app.store.geopackage_store import discard_unused
from app.store.schema import junction
from app.store.store import open_store
from gis.problems import Problem
limit = int(sys.argv[2])
with open_store(sys.argv[1]) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    rows = [{"name": "x" * 400, "source": "streets", "geom": Point(n, n)} for n in range(20000)]
    try:
        with store.write(actor="lin", action="test") as unit:
            unit.insert(junction, rows)
    except Problem as problem:
        print(problem.code)
"""


def test_a_full_disk_is_told_and_stores_nothing_of_the_unit(path: Path) -> None:
    limit = path.stat().st_size + 1_000_000
    done = subprocess.run(
        [sys.executable, "-c", FILL_THE_DISK, str(path), str(limit)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        check=False,
    )
    assert done.stdout.strip() in {"STORE_DISK_FULL", "STORE_DISK_ERROR"}, done.stderr
    assert check(path) == []
    assert count(path) == 1


def test_a_full_database_is_told_as_a_full_disk(path: Path) -> None:
    with open_store(path) as store:

        def fill() -> None:
            with store.write(actor="a", action="b") as unit:
                unit.connection.exec_driver_sql("PRAGMA max_page_count = 1")
                unit.insert(junction, [ROW | {"name": "x" * 100_000}])

        with pytest.raises(Problem) as refused:
            fill()
        assert refused.value.code == "STORE_DISK_FULL"
        write_one(store)
    assert count(path) == 2


def test_a_store_locked_for_too_long_is_told(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with open_store(path, busy_timeout_s=0.2) as store:
            with pytest.raises(Problem) as refused:
                write_one(store)
            assert refused.value.code == "STORE_BUSY"
            other.execute("ROLLBACK")
            write_one(store)
    assert count(path) == 2


def test_processes_that_make_the_same_store_at_once_share_one(tmp_path: Path) -> None:
    path = tmp_path / "store.gpkg"
    code = (
        "import sys\nfrom shapely import Point\nfrom app.store.schema import junction\n"
        "from app.store.store import open_store\n"
        "with open_store(sys.argv[1], create=True) as store:\n"
        "    with store.write(actor='a', action='b') as unit:\n"
        "        unit.insert(junction, [{'source': 'streets', 'geom': Point(1, 2)}])\n"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=Path(__file__).parents[3])
        for _ in range(4)
    ]
    assert [process.wait(60) for process in started] == [0, 0, 0, 0]
    assert count(path) == 4
    assert [entry.name for entry in tmp_path.iterdir()] == ["store.gpkg"]


def test_writing_is_durable_and_waits_for_others(path: Path) -> None:
    with open_store(path) as store, store.write(actor="a", action="b") as unit:
        asked = ("synchronous", "journal_mode", "foreign_keys", "busy_timeout")
        told = [unit.connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in asked]
    assert told == [2, "wal", 1, 30_000]
