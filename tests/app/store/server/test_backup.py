"""A database copied while others write, put into an empty one, and every way that is refused."""

from __future__ import annotations

import hashlib
import json
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.cli.root import main
from app.store.backup import backup, restore
from app.store.check import check
from app.store.migrations import REVISIONS
from app.store.roles.names import OWNER, Role
from app.store.schema import audit, junction, metadata
from app.store.server.address import ServerAddress
from app.store.server.client_programs import ClientProgram, find_program, where
from app.store.server.set_up import take_back
from app.store.store import Store, open_store
from app.tasks import Cancelled
from gis.problems import Problem
from tests.app.store.server.test_set_up import shape_of
from tests.app.store.test_backup import add
from tests.helpers.postgres import PASSWORD, SUPERUSER, WORKER, TestServer, binaries, login_of
from tests.helpers.stores import make_store


@pytest.fixture
def empty(postgres: TestServer) -> Iterator[str]:
    """A database with nothing in it."""
    with postgres.database(template="template0") as name:
        yield name


def rows_of(postgres: TestServer, database: str) -> dict[str, list[Any]]:
    """All rows of all tables, as the superuser sees them."""
    with postgres.admin(database) as connection:
        return {
            table.name: connection.execute(
                f"SELECT t::text FROM daoan.{table.name} t ORDER BY 1"
            ).fetchall()
            for table in metadata.sorted_tables
        }


def refusal(call: Any, *arguments: Any, **options: Any) -> str:
    with pytest.raises(Problem) as refused:
        call(*arguments, **options)
    return refused.value.code


def junctions(store: Store) -> int:
    with store.read() as connection:
        return len(connection.execute(select(junction.c.fid)).all())


def test_a_copy_has_the_same_rows_rights_and_policies_and_goes_on(
    postgres: TestServer, database: str, server_store: Store, empty: str, tmp_path: Path
) -> None:
    add(server_store, 3)
    made = backup(postgres.url(database, SUPERUSER), tmp_path / "備份.dump")
    restore(tmp_path / "備份.dump", postgres.url(empty, SUPERUSER))
    assert rows_of(postgres, empty) == rows_of(postgres, database)
    assert shape_of(postgres, empty) == shape_of(postgres, database)
    assert check(postgres.url(empty)) == []
    with open_store(postgres.url(empty)) as store:
        add(store)
        assert junctions(store) == 4
    assert made.size_bytes == (tmp_path / "備份.dump").stat().st_size


def test_the_command_line_tells_bytes_and_hash_and_restores_once_only(
    postgres: TestServer,
    database: str,
    server_store: Store,
    empty: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    add(server_store)
    out = tmp_path / "b.dump"
    source, target = postgres.url(database, SUPERUSER), postgres.url(empty, SUPERUSER)
    assert main(["backup", "--store", source, "--out", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    content = out.read_bytes()
    assert told == {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    assert main(["restore", str(out), "--store", target]) == 0
    printed = capsys.readouterr().out
    assert told["sha256"] in printed
    assert f"postgresql://{SUPERUSER}@127.0.0.1" in printed
    assert PASSWORD.replace(" ", "%20") not in printed
    before = rows_of(postgres, empty)
    for more in ([], ["--replace"]):
        assert main(["restore", str(out), "--store", target, *more]) == 2
        refused = capsys.readouterr()
        assert refused.out == ""
        assert len(refused.err.strip().splitlines()) == 1
        assert "holds data" in refused.err
    assert rows_of(postgres, empty) == before


def test_a_copy_made_while_others_write_holds_whole_units_only(
    postgres: TestServer, database: str, tmp_path: Path
) -> None:
    stop, wrote = threading.Event(), threading.Event()

    def keep_writing() -> None:
        with open_store(postgres.url(database)) as store:
            while not stop.is_set():
                add(store, 7)
                wrote.set()

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        assert wrote.wait(60)
        for turn in range(2):
            out = tmp_path / f"{turn}.dump"
            backup(postgres.url(database, SUPERUSER), out)
    finally:
        stop.set()
        writer.join()
    for turn in range(2):
        with postgres.database(template="template0") as name:
            restore(tmp_path / f"{turn}.dump", postgres.url(name, SUPERUSER))
            assert check(postgres.url(name)) == []
            with open_store(postgres.url(name)) as store, store.read() as connection:
                units = connection.execute(select(audit.c.unit_uid)).scalars().all()
                count = junctions(store)
            assert count > 0
            assert len(units) == count == 7 * len(set(units))


def test_a_database_that_was_only_set_up_is_restored_into(
    postgres: TestServer, database: str, server_store: Store, tmp_path: Path
) -> None:
    add(server_store)
    backup(postgres.url(database, SUPERUSER), tmp_path / "b.dump")
    with postgres.database() as name:
        restore(tmp_path / "b.dump", postgres.url(name, SUPERUSER))
        assert rows_of(postgres, name) == rows_of(postgres, database)


def test_a_copy_of_an_older_version_is_brought_up_to_date(
    postgres: TestServer, database: str, empty: str, tmp_path: Path
) -> None:
    take_back(postgres.url(database, SUPERUSER), REVISIONS[0])
    backup(postgres.url(database, SUPERUSER), tmp_path / "old.dump")
    restore(tmp_path / "old.dump", postgres.url(empty, SUPERUSER))
    assert check(postgres.url(empty)) == []


def test_a_copy_of_a_newer_version_is_refused_before_anything_is_done(
    postgres: TestServer, database: str, empty: str, tmp_path: Path
) -> None:
    with postgres.admin(database) as connection:
        connection.execute("UPDATE daoan.daoan_schema_version SET version_num = '9999'")
    out = tmp_path / "new.dump"
    backup(postgres.url(database, SUPERUSER), out)
    assert refusal(restore, out, postgres.url(empty, SUPERUSER)) == "BACKUP_NEWER"
    with postgres.admin(empty) as connection:
        found = connection.execute("SELECT extname FROM pg_extension").fetchall()
    assert found == [("plpgsql",)]


@pytest.mark.parametrize("user", [WORKER, login_of(Role.ADMIN), login_of(Role.SUPERVISOR)])
def test_a_login_that_does_not_see_all_rows_makes_no_copy(
    postgres: TestServer, database: str, tmp_path: Path, user: str
) -> None:
    out = tmp_path / "b.dump"
    assert refusal(backup, postgres.url(database, user), out) == "BACKUP_NOT_ALLOWED"
    assert not out.exists()


def test_a_login_for_backups_reads_everything_and_is_not_let_into_the_program(
    postgres: TestServer, database: str, server_store: Store, tmp_path: Path
) -> None:
    add(server_store)
    name = f"backup_{database}"
    with postgres.admin(database) as connection:
        connection.execute(f"CREATE ROLE {name} LOGIN BYPASSRLS PASSWORD '{PASSWORD}'")
        connection.execute(f"GRANT CONNECT ON DATABASE {database} TO {name}")
        try:
            url = postgres.url(database, name)
            assert refusal(backup, url, tmp_path / "b.dump") == "BACKUP_NOT_ALLOWED"
            connection.execute(f"GRANT pg_read_all_data TO {name}")
            assert backup(url, tmp_path / "b.dump").size_bytes > 0
            assert refusal(open_store, url) == "STORE_OWNER_LOGIN"
        finally:
            connection.execute(f"DROP OWNED BY {name}")
            connection.execute(f"DROP ROLE {name}")


def test_only_its_owner_may_read_a_copy_and_only_older_copies_are_replaced(
    postgres: TestServer, database: str, tmp_path: Path
) -> None:
    url, out, other = postgres.url(database, SUPERUSER), tmp_path / "b.dump", tmp_path / "a.docx"
    backup(url, out)
    backup(url, out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    other.write_text("minutes")
    assert refusal(backup, url, other) == "BACKUP_TARGET_FOREIGN"
    assert other.read_text() == "minutes"
    assert sorted(tmp_path.iterdir()) == [other, out]


def test_what_is_no_copy_of_a_database_is_refused(
    postgres: TestServer, empty: str, tmp_path: Path
) -> None:
    url = postgres.url(empty, SUPERUSER)
    make_store(tmp_path / "store.gpkg").close()
    (tmp_path / "torn.dump").write_bytes(b"PGDMP\x01\x0e\x00")
    assert refusal(restore, tmp_path / "none.dump", url) == "BACKUP_NOT_FOUND"
    assert refusal(restore, tmp_path / "store.gpkg", url) == "BACKUP_NOT_OF_SERVER"
    assert refusal(restore, tmp_path / "torn.dump", url) == "BACKUP_NOT_OF_SERVER"
    assert refusal(backup, url, tmp_path / "b.dump") == "STORE_SERVER_EMPTY"


def test_a_torn_copy_leaves_nothing_in_the_database(
    postgres: TestServer, database: str, server_store: Store, empty: str, tmp_path: Path
) -> None:
    add(server_store, 2000)
    out = tmp_path / "b.dump"
    backup(postgres.url(database, SUPERUSER), out)
    content = out.read_bytes()
    out.write_bytes(content[:-1000])
    code = refusal(restore, out, postgres.url(empty, SUPERUSER))
    assert code in ("RESTORE_FAILED", "BACKUP_NOT_OF_SERVER")
    with postgres.admin(empty) as connection:
        found = connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = 'daoan'").fetchall()
    assert found == []


def test_an_analyst_restores_nothing(
    postgres: TestServer, database: str, empty: str, tmp_path: Path
) -> None:
    backup(postgres.url(database, SUPERUSER), tmp_path / "b.dump")
    with postgres.admin() as connection:
        connection.execute(f"GRANT CONNECT ON DATABASE {empty} TO {WORKER}")
    for name in (empty, database):
        code = refusal(restore, tmp_path / "b.dump", postgres.url(name))
        assert code == "STORE_SETUP_NOT_ALLOWED"


def test_the_owner_of_a_database_restores_into_it_once_though_the_rows_are_hidden_from_it(
    postgres: TestServer, database: str, server_store: Store, tmp_path: Path
) -> None:
    add(server_store, 3)
    out = tmp_path / "b.dump"
    backup(postgres.url(database, SUPERUSER), out)
    with postgres.admin() as connection:
        connection.execute(f"CREATE ROLE landlord LOGIN CREATEROLE PASSWORD '{PASSWORD}'")
        connection.execute("CREATE DATABASE rented OWNER landlord TEMPLATE template0")
    try:
        with postgres.admin("rented") as connection:
            connection.execute("CREATE EXTENSION postgis")
        url = postgres.url("rented", "landlord")
        restore(out, url)
        assert rows_of(postgres, "rented") == rows_of(postgres, database)
        assert shape_of(postgres, "rented") == shape_of(postgres, database)
        assert refusal(restore, out, url) == "STORE_SETUP_NOT_ALLOWED"
        assert rows_of(postgres, "rented") == rows_of(postgres, database)
    finally:
        with postgres.admin() as connection:
            connection.execute("DROP DATABASE rented WITH (FORCE)")
            connection.execute(f"REVOKE {OWNER} FROM landlord")
            connection.execute("DROP ROLE landlord")


def test_a_backup_that_is_cancelled_leaves_no_file(
    postgres: TestServer, database: str, tmp_path: Path
) -> None:
    def stop(_code: str, _fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        backup(postgres.url(database, SUPERUSER), tmp_path / "b.dump", progress=stop)
    assert list(tmp_path.iterdir()) == []


def fake_program(folder: Path, version: str) -> None:
    folder.mkdir(parents=True)
    script = folder / "pg_dump"
    script.write_text(f'#!/bin/sh\necho "pg_dump (PostgreSQL) {version}"\n')
    script.chmod(0o755)


def test_the_newest_program_is_taken_and_a_missing_one_named(
    postgres: TestServer, tmp_path: Path
) -> None:
    fake_program(tmp_path / "9", "9.6.24")
    fake_program(tmp_path / "14", "14.11 (Debian 14.11-1)")
    found = find_program("pg_dump", [tmp_path / "14", tmp_path / "9"])
    assert found == ClientProgram(path=tmp_path / "14" / "pg_dump", major=14)
    assert refusal(find_program, "pg_dump", [tmp_path]) == "SERVER_PROGRAM_MISSING"
    assert find_program("pg_dump").path.parent == binaries()


def test_a_program_older_than_the_server_is_one_sentence(
    postgres: TestServer, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_program(tmp_path / "9", "9.6.24")
    program = find_program("pg_dump", [tmp_path / "9"])
    monkeypatch.setattr("app.store.server.backup.find_program", lambda name: program)
    out = tmp_path / "b.dump"
    assert refusal(backup, postgres.url(database, SUPERUSER), out) == "SERVER_PROGRAM_OLD"


def test_no_secret_is_on_the_command_line() -> None:
    address = ServerAddress.read("postgresql://lin:s3cret@db.example/daoan?sslpassword=other")
    for major in (15, 16):
        told = where(address, ClientProgram(path=Path("pg_dump"), major=major))
        assert "s3cret" not in told
        assert "other" not in told
        assert "sslmode=verify-full" in told
        assert ("require_auth" in told) == (major == 16)
