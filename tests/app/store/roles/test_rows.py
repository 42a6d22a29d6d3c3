"""Which rows a role sees and changes: the own unit's, the assigned ones, what others entered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import psycopg
import pytest

from app.store.crashes import insert_crashes
from app.store.roles.names import Role
from app.store.schema import crash_remark, import_run, scene
from app.store.store import open_store
from gis.crashes.records import CrashUid, Party, PartyRole
from tests.helpers.demo import make_crash
from tests.helpers.postgres import DEPUTY, PASSWORD, TestServer, login_of

OWN, OTHER, OPEN = "own unit's", "other unit's", "open data"
EVERY = {OWN, OTHER, OPEN}
DENIED = "42501"
PARTY = Party(sequence=1, role=PartyRole.UNKNOWN)


def connect(server: TestServer, database: str, user: str) -> psycopg.Connection:
    return psycopg.connect(
        host="127.0.0.1",
        port=server.port,
        dbname=database,
        user=user,
        password=PASSWORD,
        options="-c search_path=daoan",
    )


@pytest.fixture
def city(postgres: TestServer, database: str) -> str:
    """Two cases and a row of open data with a scene each, and a scene of no stored crash.

    The station user is of the first case's unit, the reviewer has the second one.
    """
    units = {OWN: "東門派出所", OTHER: "西門派出所", OPEN: "西門派出所"}
    with open_store(postgres.url(database)) as store, store.write(actor="", action="t") as unit:
        crashes = [
            replace(
                make_crash(at=f"2025-01-05T1{number}:00"),
                uid=CrashUid(name),
                case_no=None if name == OPEN else f"case {name}",
                bureau="" if name == OTHER else "道安市政府警察局",
                precinct=units[name],
                parties=(PARTY,),
            )
            for number, name in enumerate(units)
        ]
        run = {"kind": "x", "started_at": datetime.now(UTC)}
        (run_uid,) = unit.insert(import_run, [run])
        insert_crashes(unit, crashes, run_uid=run_uid)
        unit.insert(crash_remark, [{"crash_uid": name, "code": "X"} for name in units])
        drawn = [{"uid": f"of {name}", "case_no": name, "crash_uid": name} for name in units]
        free = {"uid": "of none", "case_no": "none", "crash_uid": None}
        unit.insert(scene, [{**row, "document": "{}"} for row in (*drawn, free)])
    with connect(postgres, database, login_of(Role.ADMIN)) as admin:
        for uid, unit in (("m", units[OWN]), ("blank", "")):  # blank is no unit
            admin.execute(
                "INSERT INTO unit_member (uid, login, unit) VALUES (%s, %s, %s)",
                (uid, login_of(Role.STATION_USER), unit),
            )
        admin.execute(
            "INSERT INTO case_reviewer (uid, login, case_no) VALUES ('r', %s, %s)",
            (login_of(Role.REVIEWER), f"case {OTHER}"),
        )
    return database


def seen(server: TestServer, database: str, role: Role, query: str) -> set[str]:
    with connect(server, database, login_of(role)) as connection:
        return {str(row[0]) for row in connection.execute(query)}


def state(connection: psycopg.Connection, statement: str, *values: str) -> str | int:
    """How many rows a statement touches, or the state it is refused with; undone."""
    try:
        return connection.execute(statement, values).rowcount
    except psycopg.Error as error:
        return str(error.sqlstate)
    finally:
        connection.rollback()


SEES = {
    Role.STATION_USER: {OWN, OPEN},
    Role.REVIEWER: {OTHER, OPEN},
    Role.DETECTIVE: EVERY,
    Role.ANALYST: EVERY,
    Role.SUPERVISOR: EVERY,
}


@pytest.mark.parametrize("role", SEES)
def test_cases_are_seen_by_unit_and_assignment_and_open_data_by_everybody(
    postgres: TestServer, city: str, role: Role
) -> None:
    expected = SEES[role]
    assert seen(postgres, city, role, "SELECT uid FROM crash") == expected
    for table in ("crash_party", "crash_remark"):
        assert seen(postgres, city, role, f"SELECT crash_uid FROM {table}") == expected
    scenes = {f"of {name}" for name in (*expected, "none")}
    assert seen(postgres, city, role, "SELECT uid FROM scene") == scenes


ANSWER = (
    "INSERT INTO leg_answer (uid, crash_uid, answered_at, actor, kind, content)"
    " VALUES ('a', %s, now(), '', 'unknown', '{}')"
)


@pytest.mark.parametrize(("name", "expected"), [(OWN, 1), (OPEN, 1), (OTHER, DENIED)])
def test_a_station_user_answers_and_draws_for_the_own_unit_only(
    postgres: TestServer, city: str, name: str, expected: object
) -> None:
    with connect(postgres, city, login_of(Role.STATION_USER)) as officer:
        assert state(officer, ANSWER, name) == expected
        drawn = "INSERT INTO scene (uid, case_no, crash_uid, document) VALUES ('n', 'n', %s, '{}')"
        assert state(officer, drawn, name) == expected
        changed = "UPDATE scene SET document = '[]' WHERE uid = %s"
        assert state(officer, changed, f"of {name}") == (0 if expected == DENIED else 1)
        moved = "UPDATE scene SET crash_uid = %s WHERE uid = 'of none'"
        assert state(officer, moved, name) == expected


@pytest.mark.parametrize("role", [Role.STATION_USER, Role.REVIEWER, Role.SUPERVISOR])
def test_nobody_assigns_cases_or_units_to_himself(
    postgres: TestServer, city: str, role: Role
) -> None:
    with connect(postgres, city, login_of(role)) as person:
        for table, column in (("unit_member", "unit"), ("case_reviewer", "case_no")):
            own = f"INSERT INTO {table} (uid, login, {column}) VALUES ('x', session_user, 'x')"
            assert state(person, own) == DENIED


PERSON = (
    "INSERT INTO sealed_person (uid, case_no, party_no, sealed, key_uid, since_day, login)"
    " VALUES (%s, %s, 1, 'x', 'k', '2020-01-05', 'nobody')"
)


def test_a_supervisor_deletes_no_person_that_the_supervisor_entered(
    postgres: TestServer, city: str
) -> None:
    with connect(postgres, city, login_of(Role.SUPERVISOR)) as chief:
        chief.execute(
            "INSERT INTO sealing_key (uid, purpose, state, made_at, master, wrapped)"
            " VALUES ('k', 'data', 'current', now(), '{}', 'x')"
        )
        chief.execute(PERSON, ("mine", "a"))
        chief.commit()
        with connect(postgres, city, login_of(Role.ANALYST)) as analyst:
            analyst.execute(PERSON, ("theirs", "b"))
        gone = "DELETE FROM sealed_person WHERE uid = %s"
        assert (state(chief, gone, "mine"), state(chief, gone, "theirs")) == (0, 1)
        chief.execute("UPDATE sealed_person SET login = 'somebody else', sealed = 'again'")
        chief.commit()
        assert state(chief, gone, "mine") == 0, "who entered a row stays"
        with connect(postgres, city, DEPUTY) as deputy:
            assert (state(deputy, gone, "mine"), state(deputy, gone, "theirs")) == (1, 1)
