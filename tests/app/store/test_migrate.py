from __future__ import annotations

import logging
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from shapely import Point
from sqlalchemy import Column, Integer, Text, select

from app.store import migrate, migrations, recognise
from app.store.batch_tables import change_table
from app.store.check import check
from app.store.engine import make_engine
from app.store.geopackage import make_frame, register_tables
from app.store.predicates import bbox
from app.store.recognise import recognise_store
from app.store.roles.rights import DERIVED_STREETS
from app.store.schema import crash, junction, metadata
from app.store.store import open_store
from gis.problems import Problem
from tests.helpers.stores import make_store
from tests.helpers.street_geometry import make_crossing
from tests.helpers.street_stores import put_geometry

pytestmark = pytest.mark.geopackage_only(
    "revisions of a file; tests/app/store/server/test_set_up.py takes a server up and down"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed store with three junctions."""
    found = tmp_path / "store.gpkg"
    with make_store(found) as store, store.write(actor="lin", action="test") as unit:
        rows = [{"uid": str(n), "source": "streets", "geom": Point(n, n)} for n in (0, 50, 100)]
        unit.insert(junction, rows)
    return found


def shape_of(path: Path) -> dict[str, Any]:
    """Every table, index and trigger with its columns and references, apart from Alembic's own."""
    found: dict[str, Any] = {}
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT type, name, tbl_name FROM sqlite_schema").fetchall()
        for kind, name, table in names:
            if table == migrations.VERSION_TABLE or name.startswith("sqlite_autoindex"):
                continue  # SQLite numbers those of UNIQUE by chance; index_list names their columns
            asked = {
                "table_info": "*",
                "index_info": "*",
                "foreign_key_list": '"table", "from", "to", on_update, on_delete',
                "index_list": "CASE WHEN origin = 'u' THEN (SELECT group_concat(i.name)"
                ' FROM pragma_index_info(l.name) i) ELSE l.name END, "unique", origin, partial',
            }
            found[f"{kind} {name}"] = [
                sorted(
                    connection.execute(f"SELECT {what} FROM pragma_{about}(?) l", (name,)), key=str
                )
                for about, what in asked.items()
            ]
    return found


def test_the_revisions_make_exactly_the_schema_of_the_metadata(path: Path, tmp_path: Path) -> None:
    direct = tmp_path / "direct.gpkg"
    with closing(sqlite3.connect(direct)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    engine = make_engine(direct, 3826, writing=True)
    with engine.begin() as made:
        make_frame(made, 3826)
        metadata.create_all(made, checkfirst=False)
        register_tables(made, metadata.sorted_tables)
    engine.dispose()
    assert shape_of(path) == shape_of(direct)


def test_the_list_of_revisions_is_the_folder_of_revisions() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [migrations.HEAD]
    known = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(known)) == migrations.REVISIONS


def test_making_a_store_prints_and_logs_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        open_store(tmp_path / "a.gpkg", create=True).close()
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


HEAD = migrations.HEAD
LATER = f"{int(HEAD) + 1:04d}"
NEXT = f"""
from alembic import op
from sqlalchemy import Column, Text

from app.store.batch_tables import change_table

revision = "{LATER}"
down_revision = "{HEAD}"


def upgrade() -> None:
    with change_table("junction") as batch:
        batch.alter_column("name", new_column_name="title")
        batch.add_column(Column("remark", Text, nullable=False, server_default="none"))
"""


@pytest.fixture
def next_revision(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the store was made: a later version, whose revision rebuilds a table."""
    folder = tmp_path / "later %20"
    shutil.copytree(migrations.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / f"r{LATER}_next.py").write_text(NEXT)
    monkeypatch.setattr(migrate, "FOLDER", folder)
    monkeypatch.setattr(migrate, "HEAD", LATER)
    monkeypatch.setattr(recognise, "REVISIONS", (*migrations.REVISIONS, LATER))


@pytest.mark.usefixtures("next_revision")
def test_an_older_store_is_migrated_by_a_batch_copy_and_its_index_goes_on_working(
    path: Path,
) -> None:
    open_store(path).close()
    assert recognise_store(path) == LATER
    with open_store(path) as store:
        with store.write(actor="lin", action="test") as unit:
            insert = "INSERT INTO junction (uid, title, source, geom) SELECT 'n', 'new', source, "
            unit.connection.exec_driver_sql(f"{insert} geom FROM junction WHERE uid = '100'")
            unit.connection.exec_driver_sql(
                "UPDATE junction SET geom = (SELECT geom FROM junction WHERE uid = '50')"
                " WHERE uid = '0'"
            )
            unit.connection.exec_driver_sql("DELETE FROM junction WHERE uid = '100'")
        with store.read() as connection:
            for place, expected in ((0, []), (50, ["0", "50"]), (100, ["n"])):
                box = bbox(junction.c.geom, (place - 1, place - 1, place + 1, place + 1))
                rows = connection.execute(select(junction.c.uid).where(box)).scalars()
                assert sorted(rows) == expected
            columns = connection.exec_driver_sql(
                "SELECT name, type FROM pragma_table_info('junction')"
            ).all()
            remarks = connection.exec_driver_sql("SELECT DISTINCT remark FROM junction").all()
    assert ("geom", "POINT") in columns
    assert ("title", "TEXT") in columns
    assert remarks == [("none",)]
    assert [p.code for p in check(path)] == ["CHECK_COLUMNS_MISSING"] or check(path) == []


@pytest.mark.usefixtures("next_revision")
def test_the_store_as_it_was_is_kept_beside_the_migrated_one(path: Path) -> None:
    open_store(path).close()
    (kept,) = path.parent.glob(f"store.revision-{HEAD}.*.gpkg")
    assert recognise_store(kept) == HEAD
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT count(*) FROM junction").fetchone() == (3,)


@pytest.mark.usefixtures("next_revision")
def test_a_migration_that_fails_leaves_the_store_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = migrate.FOLDER / "versions" / f"r{LATER}_next.py"
    broken.write_text(NEXT + "    op.execute('INSERT INTO crash_party (uid, crash_uid, position,"
                      " sequence, role) VALUES (1, 2, 3, 4, 5)')\n")  # fmt: skip
    with pytest.raises(Problem) as refused:
        open_store(path)
    assert refused.value.code == "STORE_CANNOT_MIGRATE"
    assert recognise_store(path) == HEAD
    monkeypatch.undo()
    assert check(path) == []


def rebuild(path: Path, name: str, change: Any) -> None:
    """Change a table by `change_table` on an open store file."""
    engine = make_engine(path, 3826, writing=True, foreign_keys=False)
    with (
        engine.begin() as connection,
        Operations.context(MigrationContext.configure(connection)),
        change_table(name) as batch,
    ):
        change(batch)
    engine.dispose()


def test_plain_batch_mode_would_lose_the_triggers_and_ours_does_not(path: Path) -> None:
    plain = path.with_name("plain.gpkg")
    shutil.copy(path, plain)
    engine = make_engine(plain, 3826, writing=True, foreign_keys=False)
    with engine.begin() as connection, Operations.context(MigrationContext.configure(connection)):
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("junction", recreate="always") as batch:
            batch.add_column(Column("remark", Text))
    engine.dispose()
    assert "CHECK_TRIGGERS_MISSING" in [problem.code for problem in check(plain)]

    rebuild(path, "junction", lambda batch: batch.alter_column("name", new_column_name="name2"))
    rebuild(path, "junction", lambda batch: batch.alter_column("name2", new_column_name="name"))
    assert check(path) == []


def test_a_rebuilt_table_has_the_columns_keys_and_indexes_it_had(path: Path) -> None:
    before = shape_of(path)
    for table in (crash, junction):
        column = Column("passing", Integer)
        rebuild(path, table.name, lambda batch, added=column: batch.add_column(added))
        rebuild(path, table.name, lambda batch: batch.drop_column("passing"))
    after = shape_of(path)
    assert after.keys() == before.keys()
    for name in before:
        assert after[name] == before[name], name


def taken_back(path: Path, revision: str) -> None:
    """Take the store's schema back to an earlier revision."""
    engine = make_engine(path, 3826, writing=True, foreign_keys=False)
    with engine.begin() as connection:
        migrate.downgrade(connection, revision)
    engine.dispose()


def test_a_store_of_the_first_revision_gets_the_table_of_answers(path: Path) -> None:
    newest = shape_of(path)
    taken_back(path, "0002")
    answers = shape_of(path)
    taken_back(path, "0001")
    assert recognise_store(path) == "0001"
    older = shape_of(path)
    assert not [name for name in older if "leg_answer" in name]
    assert {name: older[name] for name in older} == {name: answers[name] for name in older}
    with closing(sqlite3.connect(path)) as connection:
        listed = connection.execute("SELECT table_name FROM gpkg_contents").fetchall()
    assert ("leg_answer",) not in listed
    open_store(path).close()
    assert recognise_store(path) == migrations.HEAD
    assert shape_of(path) == newest
    assert check(path) == []


def test_street_geometry_is_taken_back_with_its_indexes_and_made_again(path: Path) -> None:
    newest = shape_of(path)
    with open_store(path) as store:
        put_geometry(store, make_crossing())
    taken_back(path, "0005")
    with closing(sqlite3.connect(path)) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
        for table in ("gpkg_contents", "gpkg_geometry_columns", "gpkg_extensions"):
            listed = {row[0] for row in connection.execute(f"SELECT table_name FROM {table}")}
            assert not listed & set(DERIVED_STREETS), table
        assert connection.execute("SELECT count(*) FROM road").fetchone() == (4,)
    assert not [name for name in names if "street_lane" in name]
    open_store(path).close()
    assert shape_of(path) == newest
    assert check(path) == []
