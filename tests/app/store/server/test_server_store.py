"""Opening a database on a server, and every trouble of it told in one sentence."""

from __future__ import annotations

import logging
import traceback

import psycopg
import pytest
from shapely import Point
from sqlalchemy import select, text

from app.messages import Language, explain
from app.store.predicates import bbox
from app.store.roles.names import OWNER, Role
from app.store.schema import crash, junction
from app.store.server.address import ServerAddress
from app.store.server.server_problems import refusal
from app.store.store import Store, open_store
from gis.problems import Problem
from tests.helpers.postgres import PASSWORD, SUPERUSER, TestServer, login_of


def refused(location: str) -> str:
    """The code of a refusal that has words in both languages and no password anywhere."""
    with pytest.raises(Problem) as told:
        open_store(location).close()
    for language in Language:
        sentence = explain(told.value, language)
        assert "{" not in sentence
        assert "wrong password" not in sentence
    trace = "".join(traceback.format_exception(told.value))
    assert "wrong password" not in trace
    assert PASSWORD not in trace
    return told.value.code


def test_a_store_on_a_server_is_read_and_written(server_store: Store) -> None:
    with server_store.write(actor="lin", action="test") as unit:
        unit.insert(junction, [{"uid": "j", "source": "streets", "geom": Point(1, 2)}])
    with server_store.read() as connection:
        assert connection.execute(select(junction.c.geom)).scalar_one() == Point(1, 2)
    assert server_store.epsg == 3826


def test_the_location_is_the_address_without_password(postgres: TestServer, database: str) -> None:
    with open_store(postgres.url(database)) as store:
        assert store.location == postgres.url(database, password=None)
        assert PASSWORD not in repr(vars(store))


def test_no_server_is_told() -> None:
    assert refused("postgresql://lin@127.0.0.1:1/daoan") == "STORE_SERVER_UNREACHABLE"


def test_a_server_of_an_unknown_name_is_told() -> None:
    assert refused("postgresql://lin@nowhere.invalid/daoan") == "STORE_SERVER_UNREACHABLE"


def test_a_wrong_password_is_told(postgres: TestServer, database: str) -> None:
    url = postgres.url(database, password="wrong password")
    assert refused(url) == "STORE_SERVER_LOGIN_REFUSED"


def test_an_unknown_login_is_told(postgres: TestServer, database: str) -> None:
    assert refused(postgres.url(database, "nobody")) == "STORE_SERVER_LOGIN_REFUSED"


def test_a_missing_database_is_told(postgres: TestServer) -> None:
    assert refused(postgres.url("nothing")) == "STORE_SERVER_NO_DATABASE"


def test_a_server_without_tls_is_refused_where_it_is_asked_for(
    postgres: TestServer, database: str
) -> None:
    assert refused(postgres.url(database) + "?sslmode=require") == "STORE_TLS_NOT_OFFERED"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        # the server's words in Chinese, as PostgreSQL's own catalogues have them
        ('FATAL:  使用者 "lin" 密碼驗證失敗', "STORE_SERVER_LOGIN_REFUSED"),
        ('FATAL:  用户 "lin" Password 认证失败', "STORE_SERVER_LOGIN_REFUSED"),
        ('FATAL:  資料庫"daoan"不存在', "STORE_SERVER_NO_DATABASE"),
        ('FATAL:  数据库 "daoan" 不存在', "STORE_SERVER_NO_DATABASE"),
        ("FATAL:  sorry, too many clients already", "STORE_SERVER_CROWDED"),
        ("certificate verify failed", "STORE_SERVER_TLS"),
        ('server certificate for "a" does not match host name "b"', "STORE_TLS_OTHER_NAME"),
        ("timeout expired", "STORE_SERVER_UNREACHABLE"),
    ],
)
def test_refusals_are_told_apart_by_the_servers_words(said: str, code: str) -> None:
    address = ServerAddress.read("postgresql://lin@db/daoan")
    assert refusal(psycopg.OperationalError(said), address).code == code


def test_a_database_that_is_not_set_up_is_told(postgres: TestServer) -> None:
    with postgres.database(template="template0") as name:
        assert refused(postgres.url(name)) == "STORE_SERVER_EMPTY"


@pytest.mark.parametrize(
    ("revision", "code"), [("0002", "STORE_SERVER_OLDER"), ("9999", "STORE_SERVER_NEWER")]
)
def test_a_schema_of_another_version_is_told(
    postgres: TestServer, database: str, revision: str, code: str
) -> None:
    with postgres.admin(database) as connection:
        connection.execute(f"UPDATE daoan.daoan_schema_version SET version_num = '{revision}'")
    assert refused(postgres.url(database)) == code


def test_missing_postgis_is_told(postgres: TestServer, database: str) -> None:
    with postgres.admin(database) as connection:
        connection.execute("DROP EXTENSION postgis CASCADE")
    assert refused(postgres.url(database)) == "STORE_SERVER_NO_POSTGIS"


def test_the_superuser_is_refused(postgres: TestServer, database: str) -> None:
    assert refused(postgres.url(database, SUPERUSER)) == "STORE_OWNER_LOGIN"


def test_an_administrator_is_refused(postgres: TestServer, database: str) -> None:
    assert refused(postgres.url(database, login_of(Role.ADMIN))) == "STORE_OWNER_LOGIN"


@pytest.mark.parametrize("attribute", [f"IN ROLE {OWNER}", "BYPASSRLS", "SUPERUSER"])
def test_whoever_stands_above_row_policies_is_refused(
    postgres: TestServer, database: str, attribute: str
) -> None:
    with postgres.admin() as connection:
        connection.execute(f"CREATE ROLE above LOGIN PASSWORD '{PASSWORD}' {attribute}")
        connection.execute(f"GRANT {Role.ANALYST.login_group} TO above")
    try:
        assert refused(postgres.url(database, "above")) == "STORE_OWNER_LOGIN"
    finally:
        with postgres.admin() as connection:
            connection.execute("DROP ROLE above")


def test_a_login_without_role_does_not_come_in(postgres: TestServer, database: str) -> None:
    with postgres.admin() as connection:
        connection.execute(f"CREATE ROLE stranger LOGIN PASSWORD '{PASSWORD}'")
    try:
        assert refused(postgres.url(database, "stranger")) == "STORE_NO_ROLE"
        with postgres.admin(database) as connection:
            connection.execute(f"GRANT CONNECT ON DATABASE {database} TO stranger")
            connection.execute("GRANT USAGE ON SCHEMA daoan TO stranger")
            connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA daoan TO stranger")
        assert refused(postgres.url(database, "stranger")) == "STORE_NO_ROLE"
    finally:
        with postgres.admin(database) as connection:
            connection.execute("DROP OWNED BY stranger")
            connection.execute("DROP ROLE stranger")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_every_other_role_comes_in(postgres: TestServer, database: str, role: Role) -> None:
    with open_store(postgres.url(database, login_of(role))) as store:
        assert store.epsg == 3826


def test_what_a_role_may_not_is_told_and_not_done(postgres: TestServer, database: str) -> None:
    with open_store(postgres.url(database, login_of(Role.REVIEWER))) as store:
        with pytest.raises(Problem) as told, store.write(actor="a", action="t") as unit:
            unit.insert(junction, [{"source": "streets", "geom": Point(1, 2)}])
        with store.read() as connection:
            assert connection.execute(select(junction)).all() == []
    assert told.value.code == "STORE_NOT_ALLOWED"


def test_a_statement_that_takes_too_long_is_stopped_and_told(server_store: Store) -> None:
    def take_long() -> None:
        with server_store.read() as connection:
            connection.execute(text("SET LOCAL statement_timeout = '20ms'"))
            connection.execute(text("SELECT pg_sleep(60)"))

    with pytest.raises(Problem) as told:
        take_long()
    assert told.value.code == "STORE_SERVER_TIMEOUT"


def test_every_session_has_its_limits(server_store: Store) -> None:
    names = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
    asked = text("SELECT " + ", ".join(f"current_setting('{name}')" for name in names))
    with server_store.read() as connection:
        assert tuple(connection.execute(asked).one()) == ("1min", "30s", "15min")
    with server_store.write(actor="a", action="t") as unit:
        assert tuple(unit.connection.execute(asked).one()) == ("15min", "30s", "15min")


def test_a_connection_the_server_ended_is_told_and_the_next_one_works(
    postgres: TestServer, database: str, server_store: Store
) -> None:
    def read_and_break() -> None:
        with server_store.read() as connection:
            pid = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            with postgres.admin(database) as admin:
                admin.execute(f"SELECT pg_terminate_backend({pid}, 10000)")
            connection.execute(select(junction)).all()

    with pytest.raises(Problem) as told:
        read_and_break()
    assert told.value.code == "STORE_CONNECTION_LOST"
    with server_store.read() as connection:
        assert connection.execute(select(junction)).all() == []


def test_connections_that_died_in_the_pool_are_never_handed_out(
    postgres: TestServer, database: str, server_store: Store
) -> None:
    served = []
    for _ in range(2):
        with server_store.read() as connection:
            reader = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with server_store.write(actor="a", action="t") as unit:
            writer = unit.connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            unit.note("test", "junction", "")
        served.append({reader, writer})
        with postgres.admin(database) as admin:
            admin.execute(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
                f" WHERE datname = '{database}' AND pid <> pg_backend_pid()"
            )
    assert not served[0] & served[1]
    with postgres.admin(database) as admin:
        told = admin.execute("SELECT count(*) FROM daoan.audit WHERE verb = 'test'").fetchone()
    assert told == (2,)


def test_opening_and_failing_log_nothing(
    postgres: TestServer,
    database: str,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        open_store(postgres.url(database)).close()
        refused(postgres.url(database, password="wrong password"))
    assert capfd.readouterr() == ("", "")
    assert not [
        record for record in caplog.records
        if PASSWORD in record.getMessage() or "wrong password" in record.getMessage()
    ]  # fmt: skip


def test_a_box_is_searched_in_the_spatial_index(server_store: Store) -> None:
    query = select(crash.c.uid).where(bbox(crash.c.geom, (0, 0, 1, 1)))
    with server_store.read() as connection:
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        statement = query.compile(connection, compile_kwargs={"literal_binds": True})
        plan = connection.exec_driver_sql(f"EXPLAIN {statement}").scalars().all()
    assert any("ix_crash_geom" in line for line in plan)


def test_texts_sort_by_their_codes_as_in_a_file(server_store: Store) -> None:
    names = ["中山路", "a", "Z", "B", "文化路", "é", "_"]
    with server_store.write(actor="a", action="t") as unit:
        rows = [{"name": name, "source": "streets", "geom": Point(0, 0)} for name in names]
        unit.insert(junction, rows)
    with server_store.read() as connection:
        found = connection.execute(select(junction.c.name).order_by(junction.c.name)).scalars()
        assert found.all() == sorted(names)


@pytest.mark.parametrize("rows", [1, 60])
def test_a_nul_in_a_text_is_stored_as_the_sign_for_it(server_store: Store, rows: int) -> None:
    with server_store.write(actor="a", action="t") as unit:
        row = {"name": "a\x00b", "source": "streets", "geom": Point(0, 0)}
        uids = unit.insert(junction, [row] * rows)
        unit.insert_columns(junction, {name: [value] * rows for name, value in row.items()})
        unit.update_many(junction, [{"uid": uid, "name": "c\x00d"} for uid in uids])
    with server_store.read() as connection:
        found = connection.execute(select(junction.c.name)).scalars().all()
    assert sorted(found) == ["a␀b"] * rows + ["c␀d"] * rows


@pytest.mark.parametrize("function", ["create", "open"])
def test_a_server_is_never_set_up_by_opening_it(postgres: TestServer, function: str) -> None:
    with postgres.database(template="template0") as name, pytest.raises(Problem) as told:
        open_store(postgres.url(name), create=function == "create")
    assert told.value.code == "STORE_SERVER_EMPTY"
