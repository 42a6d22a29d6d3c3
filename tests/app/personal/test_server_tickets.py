"""On a real server, as each login: sealed persons open by a committed ticket only."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from app.personal.key_ring import KeyRing
from app.personal.opening import find_plate, open_case
from app.store.roles.names import FUNCTION_OWNERS, OWNER, Role
from app.store.store import open_store
from gis.problems import Problem
from tests.helpers.personal import CASE, LEE, WANG, sealed_store
from tests.helpers.postgres import PASSWORD, TestServer, login_of

INSERT = (
    "INSERT INTO access_ticket (uid, at, actor, purpose, case_no, what)"
    " VALUES (%s, now(), 'someone', 'test', %s, %s)"
)
READ = "SELECT case_no, party_no, sealed FROM open_sealed_case(%s)"


def login(server: TestServer, database: str, role: Role) -> psycopg.Connection:
    return psycopg.connect(
        host="127.0.0.1",
        port=server.port,
        dbname=database,
        user=login_of(role),
        password=PASSWORD,
        options="-c search_path=daoan",
    )


@pytest.fixture(scope="module")
def sealed_city(postgres: TestServer) -> Iterator[str]:
    """A database with two persons, for what changes nothing."""
    with postgres.database() as name:
        with open_store(postgres.url(name, login_of(Role.SUPERVISOR), password=None)) as store:
            sealed_store(store)
        yield name


@pytest.fixture
def keys(postgres: TestServer, database: str) -> KeyRing:
    """Two persons, sealed by a supervisor."""
    with open_store(postgres.url(database, login_of(Role.SUPERVISOR), password=None)) as store:
        return sealed_store(store)[1]


@pytest.fixture
def detective(postgres: TestServer, database: str, keys: KeyRing):
    with login(postgres, database, Role.DETECTIVE) as connection:
        yield connection


def refused(connection: psycopg.Connection, statement: str, *values: str) -> str | None:
    with pytest.raises(psycopg.Error) as caught:
        connection.execute(statement, values).fetchall()
    connection.rollback()
    return caught.value.sqlstate


def test_a_ticket_of_the_same_transaction_opens_nothing(detective) -> None:
    detective.execute(INSERT, ("t1", CASE, "case"))
    assert refused(detective, READ, "t1") == "DA001"
    assert detective.execute("SELECT count(*) FROM access_ticket").fetchone() == (0,)


@pytest.mark.parametrize("release", [True, False])
def test_a_ticket_of_a_savepoint_opens_nothing(detective, release: bool) -> None:
    detective.execute("SELECT 1")
    detective.execute("SAVEPOINT a")
    detective.execute(INSERT, ("t1", CASE, "case"))
    if release:
        detective.execute("RELEASE SAVEPOINT a")
    assert refused(detective, READ, "t1") == "DA001"


def test_a_committed_ticket_opens_and_survives_a_rollback_of_the_read(detective) -> None:
    detective.execute(INSERT, ("t1", CASE, "case"))
    detective.commit()
    rows = detective.execute(READ, ("t1",)).fetchall()
    assert [(row[0], row[1]) for row in rows] == [(CASE, 1), (CASE, 2)]
    detective.rollback()
    assert detective.execute("SELECT uid, login FROM access_ticket").fetchall() == [
        ("t1", login_of(Role.DETECTIVE))
    ]


def test_a_ticket_committed_while_the_reading_transaction_runs_counts(
    postgres: TestServer, database: str, detective
) -> None:
    detective.execute("SELECT pg_current_xact_id()")  # its number is lower than the ticket's
    with login(postgres, database, Role.DETECTIVE) as other:
        other.execute(INSERT, ("t1", CASE, "case"))
    assert len(detective.execute(READ, ("t1",)).fetchall()) == 2


def test_every_person_shown_is_written_down_with_the_login(
    postgres: TestServer, database: str, detective
) -> None:
    detective.execute(INSERT, ("t1", CASE, "case"))
    detective.commit()
    detective.execute(READ, ("t1",)).fetchall()
    detective.commit()
    with login(postgres, database, Role.AUDITOR) as auditor:
        seen = auditor.execute(
            "SELECT ticket_uid, login, case_no, party_no FROM access_view ORDER BY party_no"
        ).fetchall()
    name = login_of(Role.DETECTIVE)
    assert seen == [("t1", name, CASE, 1), ("t1", name, CASE, 2)]


def test_a_ticket_older_than_a_quarter_of_an_hour_opens_nothing(
    postgres: TestServer, database: str, detective
) -> None:
    detective.execute(INSERT, ("t1", CASE, "case"))
    detective.commit()
    with postgres.admin(database) as superuser:
        superuser.execute("SET search_path = daoan")
        superuser.execute("ALTER TABLE access_ticket DISABLE TRIGGER kept")
        superuser.execute("UPDATE access_ticket SET at = at - interval '14 minutes'")
        assert len(detective.execute(READ, ("t1",)).fetchall()) == 2
        detective.rollback()
        superuser.execute("UPDATE access_ticket SET at = at - interval '2 minutes'")
    assert refused(detective, READ, "t1") == "DA001"


def test_the_time_and_the_login_of_a_ticket_are_the_servers(detective) -> None:
    detective.execute(
        "INSERT INTO access_ticket (uid, at, actor, login, purpose, case_no, what)"
        " VALUES ('t1', '2099-01-01', 'x', 'somebody_else', 'test', 'c', 'case')"
    )
    detective.commit()
    row = detective.execute("SELECT login, at <= clock_timestamp() FROM access_ticket").fetchone()
    assert row == (login_of(Role.DETECTIVE), True)


def test_a_ticket_of_another_login_case_or_kind_opens_nothing(
    postgres: TestServer, database: str, detective
) -> None:
    with login(postgres, database, Role.STATION_USER) as other:
        other.execute(INSERT, ("theirs", CASE, "case"))
    detective.execute(INSERT, ("plate", CASE, "plate"))
    detective.execute(INSERT, ("elsewhere", "another case", "case"))
    detective.commit()
    assert refused(detective, READ, "theirs") == "DA001"
    assert refused(detective, READ, "plate") == "DA001"
    assert detective.execute(READ, ("elsewhere",)).fetchall() == []


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("table", ["access_ticket", "access_view", "deletion_certificate"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET actor = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
def test_nobody_changes_or_deletes_what_is_logged(
    postgres: TestServer, sealed_city: str, role: Role, table: str, verb: str
) -> None:
    with login(postgres, sealed_city, role) as connection:
        if role is Role.ADMIN:
            connection.execute(f"SET ROLE {OWNER}")
        # 0A000: a table that another one points at is not emptied alone
        assert refused(connection, verb.format(table)) in ("42501", "0A000")


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("column", ["sealed", "plate_index"])
def test_nobody_selects_seal_or_index(
    postgres: TestServer, sealed_city: str, role: Role, column: str
) -> None:
    with login(postgres, sealed_city, role) as connection:
        asked = f"SELECT {column} FROM sealed_person"
        if role is Role.ADMIN:  # a member of the owner, whom the policies hold too
            assert connection.execute(asked).fetchall() == []
        else:
            assert refused(connection, asked) == "42501"


@pytest.mark.parametrize(
    ("role", "count"),
    [
        (Role.ANALYST, 2),
        (Role.SUPERVISOR, 2),
        (Role.DETECTIVE, 2),
        (Role.STATION_USER, 0),
        (Role.REVIEWER, None),
        (Role.COUNCIL, None),
        (Role.AUDITOR, None),
        (Role.ADMIN, 0),
    ],
)
def test_the_masked_plate_is_seen_by_its_roles_only(
    postgres: TestServer, sealed_city: str, role: Role, count: int | None
) -> None:
    asked = "SELECT plate_masked FROM sealed_person"
    with login(postgres, sealed_city, role) as connection:
        if count is None:
            assert refused(connection, asked) == "42501"
        else:
            assert len(connection.execute(asked).fetchall()) == count


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in (Role.DETECTIVE, Role.STATION_USER)]
)
def test_other_roles_cannot_call_what_opens(
    postgres: TestServer, sealed_city: str, role: Role
) -> None:
    with login(postgres, sealed_city, role) as connection:
        assert refused(connection, READ, "t1") == "42501"


def test_a_station_user_opens_cases_of_the_own_unit_only(
    postgres: TestServer, database: str, keys: KeyRing
) -> None:
    with postgres.admin(database) as superuser:
        superuser.execute("SET search_path = daoan")
        superuser.execute(
            "INSERT INTO crash (uid, case_no, match_key, occurred_at, local_month, local_hour,"
            " severity, form, bureau) VALUES ('c', %s, 'k', now(), '2025-06', 1, 'A2',"
            " 'f', '東區')",
            (CASE,),
        )
    with login(postgres, database, Role.STATION_USER) as officer:
        officer.execute(INSERT, ("t1", CASE, "case"))
        officer.commit()
        assert refused(officer, READ, "t1") == "DA002"
        with login(postgres, database, Role.ADMIN) as admin:
            admin.execute(
                "INSERT INTO unit_member (uid, login, unit) VALUES ('m', %s, '東區')",
                (login_of(Role.STATION_USER),),
            )
        assert len(officer.execute(READ, ("t1",)).fetchall()) == 2
        assert len(officer.execute("SELECT plate_masked FROM sealed_person").fetchall()) == 2


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("other", [OWNER, *FUNCTION_OWNERS])
def test_nobody_becomes_who_owns_functions_and_only_administrators_the_owner(
    postgres: TestServer, sealed_city: str, role: Role, other: str
) -> None:
    with login(postgres, sealed_city, role) as connection:
        if role is Role.ADMIN and other == OWNER:
            connection.execute(f"SET ROLE {other}")
            for further in FUNCTION_OWNERS:
                assert refused(connection, f"SET ROLE {further}") == "42501"
                connection.execute(f"SET ROLE {other}")
            assert connection.execute("SELECT * FROM daoan.sealed_person").fetchall() == []
        else:
            assert refused(connection, f"SET ROLE {other}") == "42501"


def test_the_use_cases_open_a_case_and_find_a_plate_as_a_detective(
    postgres: TestServer, database: str, keys: KeyRing
) -> None:
    url = postgres.url(database, login_of(Role.DETECTIVE), password=None)
    with open_store(url) as store:
        found = open_case(store, CASE, "test", keys, actor="chen")
        assert [person.details for person in found.persons] == [WANG, LEE]
        plate = find_plate(store, "abc 1234", case_no="X", purpose="t", keys=keys, actor="chen")
        assert [person.party_no for person in plate.persons] == [1]


def test_an_analyst_who_asks_is_told_that_this_is_not_allowed(
    postgres: TestServer, database: str, keys: KeyRing
) -> None:
    with (
        open_store(postgres.url(database, password=None)) as store,
        pytest.raises(Problem) as caught,
    ):
        open_case(store, CASE, "test", keys, actor="lin")
    assert caught.value.code == "STORE_NOT_ALLOWED"
