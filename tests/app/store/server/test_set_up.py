"""`init-server`: a database set up, again and again, up and down the revisions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import text

from app.cli.root import main
from app.store.migrations import HEAD, REVISIONS
from app.store.roles.names import OWNER, PUBLISHER, Role
from app.store.roles.rights import PUBLISHED, TABLES
from app.store.schema import metadata
from app.store.server.set_up import init_server, take_back
from app.store.store import open_store
from gis.problems import Problem
from tests.helpers.postgres import PASSWORD, SUPERUSER, TEMPLATE, TestServer

SHAPE = {
    "columns": "SELECT table_name, ordinal_position, column_name, udt_name, is_nullable,"
    " column_default, collation_name FROM information_schema.columns"
    " WHERE table_schema = 'daoan'",
    "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'daoan'",
    "keys": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)"
    " FROM pg_constraint WHERE connamespace = 'daoan'::regnamespace",
    "policies": "SELECT tablename, policyname, roles::text, cmd, qual, with_check FROM pg_policies",
    "rights": "SELECT relname, relacl::text, relrowsecurity, relforcerowsecurity,"
    " pg_get_userbyid(relowner) FROM pg_class WHERE relnamespace = 'daoan'::regnamespace"
    " AND relkind IN ('r', 'v', 'S')",
    "views": "SELECT viewname, definition FROM pg_views WHERE schemaname = 'daoan'",
}


def shape_of(postgres: TestServer, database: str) -> dict[str, list[Any]]:
    """All of the schema, with rights and policies."""
    with postgres.admin(database) as connection:
        return {
            about: sorted(connection.execute(query).fetchall(), key=str)
            for about, query in SHAPE.items()
        }


@pytest.fixture
def empty(postgres: TestServer) -> Iterator[str]:
    """A database with nothing in it."""
    with postgres.database(template="template0") as name:
        yield name


def test_init_server_prints_the_revision_and_the_store_opens(
    postgres: TestServer, empty: str, capsys: pytest.CaptureFixture[str]
) -> None:
    url = postgres.url(empty, SUPERUSER)
    assert main(["init-server", "--store", url, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"migrated_to": HEAD}
    with open_store(postgres.url(empty)) as store:
        assert store.epsg == 3826


def test_repeating_changes_nothing(postgres: TestServer, database: str) -> None:
    before = shape_of(postgres, database)
    assert init_server(postgres.url(database, SUPERUSER)) == HEAD
    assert shape_of(postgres, database) == before


def test_the_crs_is_that_of_the_first_time(postgres: TestServer, empty: str) -> None:
    url = postgres.url(empty, SUPERUSER)
    init_server(url, epsg=3825)
    init_server(url, epsg=3826)
    with open_store(postgres.url(empty)) as store, store.read() as connection:
        assert store.epsg == 3825
        found = connection.execute(text("SELECT Find_SRID('daoan', 'crash', 'geom')"))
        assert found.scalar_one() == 3825


def test_degrees_are_refused_before_anything_is_done(postgres: TestServer, empty: str) -> None:
    with pytest.raises(Problem, match="STORE_BAD_CRS"):
        init_server(postgres.url(empty, SUPERUSER), epsg=4326)
    assert shape_of_schemas(postgres, empty) == []


def shape_of_schemas(postgres: TestServer, database: str) -> list[Any]:
    with postgres.admin(database) as connection:
        query = "SELECT 1 FROM pg_namespace WHERE nspname = 'daoan'"
        return connection.execute(query).fetchall()


def test_the_schema_is_that_of_the_metadata(postgres: TestServer, database: str) -> None:
    with postgres.admin(database) as connection:
        rows = connection.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " JOIN information_schema.tables USING (table_schema, table_name)"
            " WHERE table_schema = 'daoan' AND table_type = 'BASE TABLE'"
        ).fetchall()
    expected = {(table.name, column.name) for table in metadata.sorted_tables for column in table.c}
    ours = {("daoan_schema_version", "version_num")}
    ours |= {("server_setting", "name"), ("server_setting", "value")}
    assert set(rows) == expected | ours


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_revisions_are_taken_back_and_done_again(
    postgres: TestServer, database: str, revision: str
) -> None:
    before = shape_of(postgres, database)
    url = postgres.url(database, SUPERUSER)
    take_back(url, revision)
    with pytest.raises(Problem, match="STORE_NOT_ALLOWED"):  # all rights went too
        open_store(postgres.url(database))
    assert init_server(url) == HEAD
    after = shape_of(postgres, database)
    for about in ("indexes", "keys", "policies", "rights", "views"):
        assert after[about] == before[about], about
    assert without_places(after["columns"]) == without_places(before["columns"])


def without_places(columns: list[Any]) -> list[Any]:
    """A column taken away and made again counts on."""
    return sorted((row[0], *row[2:]) for row in columns)


def test_every_table_is_the_owners_with_row_policies_that_hold_for_the_owner_too(
    postgres: TestServer, database: str
) -> None:
    assert set(TABLES) == set(metadata.tables)
    for name, _acl, secured, forced, owner in shape_of(postgres, database)["rights"]:
        if name in PUBLISHED:
            assert owner == PUBLISHER
        else:
            assert owner == OWNER
        if name in TABLES:
            assert (secured, forced) == (True, True), name


def test_nobody_can_log_in_as_a_group(postgres: TestServer) -> None:
    names = [OWNER, PUBLISHER, *(role.login_group for role in Role)]
    with postgres.admin() as connection:
        found = connection.execute(
            "SELECT rolname FROM pg_roles WHERE rolname = ANY(%s) AND NOT (rolcanlogin OR rolsuper"
            " OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)",
            (names,),
        ).fetchall()
    assert sorted(row[0] for row in found) == sorted(names)


def test_an_ordinary_login_cannot_set_a_database_up(postgres: TestServer, database: str) -> None:
    before = shape_of(postgres, database)
    with pytest.raises(Problem) as told:
        init_server(postgres.url(database))
    assert told.value.code == "STORE_SETUP_NOT_ALLOWED"
    assert shape_of(postgres, database) == before


def test_a_newer_schema_is_left_alone(postgres: TestServer, database: str) -> None:
    with postgres.admin(database) as connection:
        connection.execute("UPDATE daoan.daoan_schema_version SET version_num = '9999'")
    with pytest.raises(Problem, match="STORE_SERVER_NEWER"):
        init_server(postgres.url(database, SUPERUSER))


def test_a_path_is_no_server(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init-server", "--store", str(tmp_path / "a.gpkg")]) == 2
    assert "postgresql://" in capsys.readouterr().err


def test_a_database_of_another_language_sorts_the_same(postgres: TestServer) -> None:
    with postgres.admin() as connection:
        spoken = "LOCALE_PROVIDER icu ICU_LOCALE 'zh-Hant'"
        connection.execute(f"CREATE DATABASE spoken TEMPLATE template0 {spoken}")
    try:
        init_server(postgres.url("spoken", SUPERUSER))
        with postgres.admin("spoken") as connection:
            query = (
                "SELECT DISTINCT collation_name FROM information_schema.columns"
                " WHERE table_schema = 'daoan' AND data_type = 'text'"
                " AND table_name NOT LIKE 'published%' AND table_name <> 'server_setting'"
            )
            assert connection.execute(query).fetchall() == [("C",)]
    finally:
        with postgres.admin() as connection:
            connection.execute("DROP DATABASE spoken WITH (FORCE)")


def test_a_creator_of_roles_who_owns_the_database_can_set_it_up(postgres: TestServer) -> None:
    with postgres.admin() as connection:
        connection.execute(f"CREATE ROLE keeper LOGIN CREATEROLE PASSWORD '{PASSWORD}'")
        connection.execute("CREATE DATABASE kept OWNER keeper TEMPLATE template0")
    try:
        with postgres.admin("kept") as connection:
            connection.execute("CREATE EXTENSION postgis")
        assert init_server(postgres.url("kept", "keeper")) == HEAD
        with pytest.raises(Problem, match="STORE_OWNER_LOGIN"):
            open_store(postgres.url("kept", "keeper"))
        open_store(postgres.url("kept")).close()
    finally:
        with postgres.admin() as connection:
            connection.execute("DROP DATABASE kept WITH (FORCE)")
            connection.execute(f"REVOKE {OWNER} FROM keeper")
            connection.execute("DROP ROLE keeper")


def test_the_template_of_the_tests_is_a_set_up_database(postgres: TestServer) -> None:
    assert shape_of(postgres, TEMPLATE)["policies"]
