"""What each role may do to each object, tried by psql with a login of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import psycopg
import pytest
from shapely import Point
from sqlalchemy import Table

from app.store.column_types import Geometry, GeometryKind, UtcDateTime
from app.store.crashes import insert_crashes
from app.store.road_states import Author, Closing, close_states
from app.store.roles.names import OWNER, Role
from app.store.roles.rights import (
    AUDIT,
    CONTENT,
    OF_A_SCENE,
    PUBLISHED,
    QUARANTINE,
    QUARANTINE_WITHOUT_TEXT,
    TABLES,
    Verb,
    rights_of,
)
from app.store.schema import metadata
from app.store.store import open_store
from app.store.street_geometry import replace_features, replace_street_geometry
from app.store.streets import insert_network, road_values
from app.store.write_unit import WriteUnit
from gis.crashes.records import Party, PartyRole
from gis.streets.derived import NodeFeature, NodeFeatureKind
from tests.helpers.demo import make_crash
from tests.helpers.postgres import TestServer, binaries, login_of
from tests.helpers.street_geometry import make_crossing, make_junctions

OBJECTS = (*TABLES, *PUBLISHED)
LOGS = (AUDIT, "access_ticket", "access_view", "deletion_certificate")
WORDS = {
    GeometryKind.LINESTRING: "LINESTRING(0 0, 1 1)",
    GeometryKind.MULTILINESTRING: "MULTILINESTRING((0 0, 1 1))",
    GeometryKind.POLYGON: "POLYGON((0 0, 1 0, 0 1, 0 0))",
}
DENIED, POINTS_NOWHERE = "42501", "23503"


@pytest.fixture(scope="module")
def filled(postgres: TestServer) -> Iterator[str]:
    """A database with a row in every table, and an audit row of every role's login."""
    with postgres.database() as name:
        with open_store(postgres.url(name)) as store, store.write(actor="a", action="t") as unit:
            _fill(unit)
        with postgres.admin(name) as connection:
            connection.execute("SET session_replication_role = replica")  # nothing is stamped
            for role in Role:
                connection.execute(
                    "INSERT INTO daoan.audit (uid, at, actor, action, verb, table_name, login)"
                    " VALUES (%s, now(), 'a', 't', 'v', 'crash', %s)",
                    (f"of {role}", login_of(role)),
                )
            _fill_personal(connection)
        yield name


def _fill_personal(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """A sealed person of the station's own unit, and a ticket and a view of every login."""
    connection.execute("SET search_path = daoan")
    connection.execute("UPDATE crash SET case_no = 'c', bureau = 'east'")
    connection.execute(
        "INSERT INTO sealing_key (uid, purpose, state, made_at, master, wrapped)"
        " VALUES ('k', 'data', 'current', now(), '{}', 'x')"
    )
    connection.execute(
        "INSERT INTO sealed_person (uid, case_no, party_no, sealed, key_uid, since_day)"
        " VALUES ('p', 'c', 1, 'x', 'k', '2025-01-05')"
    )
    connection.execute(
        "INSERT INTO deletion_certificate"
        " (uid, at, actor, kind, reason, case_numbers, persons, list_sha256)"
        " VALUES ('d', now(), 'a', 'case', 'r', '[]', 1, 'x')"
    )
    for role in Role:
        login = login_of(role)
        connection.execute(
            "INSERT INTO unit_member (uid, login, unit) VALUES (%s, %s, 'east')", (login, login)
        )
        connection.execute(
            "INSERT INTO case_reviewer (uid, login, case_no) VALUES (%s, %s, 'c')", (login, login)
        )
        connection.execute(
            "INSERT INTO access_ticket (uid, at, actor, login, purpose, case_no, what)"
            " VALUES (%s, now(), 'a', %s, 'p', 'c', 'case')",
            (login, login),
        )
        connection.execute(
            "INSERT INTO access_view (uid, at, ticket_uid, actor, login, case_no, party_no)"
            " VALUES (%s, now(), %s, 'a', %s, 'c', 1)",
            (login, login, login),
        )


def _fill(unit: WriteUnit) -> None:
    when = datetime(2025, 1, 6, tzinfo=UTC)
    tables = metadata.tables
    (run,) = unit.insert(tables["import_run"], [{"kind": "x", "started_at": when}])
    (place,) = unit.insert(tables["junction"], [{"source": "streets", "geom": Point(1, 2)}])
    crossing = make_crossing()
    insert_network(unit, [], make_junctions(crossing), run_uid=None)
    unit.insert(tables["road"], [road_values(street.road) for street in crossing.roads])
    replace_street_geometry(unit, crossing)
    author = Author(name="a", action="t", at=when)
    close_states(unit, [Closing(street=crossing.roads[0], closed_from=when)], author)
    aside = {"made_at": when, "author": "a", "content": "{}", "geom": Point(1, 2)}
    unit.insert(tables["street_proposal"], [aside])
    unit.insert(tables["street_diagnostic"], [{"run_uid": run, "code": "X"}])
    feature = NodeFeature(kind=NodeFeatureKind.SIGNAL, at=(1.0, 2.0))
    replace_features(unit, [feature], run_uid=run, old_runs=[])
    placed = {"kind": "pole", "geom": Point(1, 2)}
    unit.insert(tables["street_object"], [placed])
    unit.insert(tables["street_object_state"], [placed | {"object_uid": "o", "valid_to": when}])
    crash = make_crash(at="2025-01-05T12:00", junction=place, point=(1.0, 2.0))
    party = Party(sequence=1, role=PartyRole.UNKNOWN)
    insert_crashes(unit, [replace(crash, parties=(party,))], run_uid=run)
    of_crash = {"crash_uid": crash.uid}
    unit.insert(tables["crash_remark"], [of_crash | {"code": "X"}])
    history = {"replaced_at": when, "run_uid": run, "content": "{}"}
    unit.insert(tables["crash_history"], [of_crash | history])
    counted = {"city": "c", "month": "2025-01", "severities": "A1", "crashes": 1}
    unit.insert(tables["published_count"], [counted])
    (scene,) = unit.insert(tables["scene"], [{"case_no": "c", "document": "{}"}])
    of_scene = {"scene_uid": scene, "at": when, "actor": "a"}
    unit.insert(tables["scene_change"], [of_scene | {"kind": "new", "scene_version": 1}])
    unit.insert(tables["scene_correction"], [of_scene | {"reason": "r", "changes": "[]"}])
    home = {"home": "x", "taken_at": when, "taken_by": "a", "geom": Point(1, 2).buffer(9)}
    unit.insert(tables["taken_area"], [home])
    record = {"kind": "road", "record_uid": "r", "home_version": 1, "content": "{}"}
    unit.insert(tables["taken_record"], [record])
    answer = {"answered_at": when, "actor": "a", "kind": "leg", "content": "{}"}
    unit.insert(tables["leg_answer"], [of_crash | answer])
    refused = {"run_uid": run, "file": "f", "line": 1, "reason_code": "X", "raw": "王小明 AAA-1234"}
    unit.insert(tables["quarantine"], [refused])


def psql(postgres: TestServer, database: str, user: str, script: str) -> list[str]:
    """What psql prints for a script, as a person with that login would see it."""
    folder = binaries()
    assert folder is not None
    command = [str(folder / "psql"), "-X", "-A", "-t", "-q", "-w", "-h", "127.0.0.1"]
    done = subprocess.run(
        [*command, "-p", str(postgres.port), "-U", user, "-d", database],
        input=script,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PGOPTIONS": "-c search_path=daoan,public"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def attempt(verb: Verb, name: str) -> str:
    """A statement that does nothing but what is asked."""
    if verb is Verb.SELECT:
        return f"SELECT {'fid' if name in TABLES else '1'} FROM {name} LIMIT 1"
    if verb is Verb.UPDATE:
        return f"UPDATE {name} SET {'version = version' if name in TABLES else 'crashes = 1'}"
    if verb is Verb.DELETE:
        return f"DELETE FROM {name}"
    if name not in TABLES:
        return f"INSERT INTO {name} DEFAULT VALUES"
    names, values = zip(*dummies(metadata.tables[name]), strict=True)
    return f"INSERT INTO {name} ({', '.join(names)}) VALUES ({', '.join(values)})"


def dummies(table: Table) -> Iterator[tuple[str, str]]:
    """Columns that must be given, with a value."""
    for column in table.columns:
        if column.nullable or column.server_default is not None or column.name == "fid":
            continue
        if isinstance(column.type, Geometry):
            shape = WORDS.get(column.type.kind, "POINT(1 2)")
            yield column.name, f"ST_GeomFromText('{shape}', 3826)"
        elif column.name == "crash_uid":
            yield column.name, "(SELECT uid FROM crash LIMIT 1)"
        elif (table.name, column.name) == ("sealed_person", "case_no"):
            yield column.name, "'c'"  # a case of the station's own unit
        elif column.name == "scene_uid":
            yield column.name, "(SELECT uid FROM scene LIMIT 1)"
        elif isinstance(column.type, UtcDateTime):
            yield column.name, "now()"
        else:
            yield column.name, "'7'"


def tried(postgres: TestServer, database: str, user: str) -> dict[tuple[str, Verb], bool]:
    """What a login could really do: a statement went through and touched a row."""
    script = "".join(
        f"BEGIN;\n{attempt(verb, name)} \\g /dev/null\n"
        f"\\echo {name} {verb.value} :SQLSTATE :ROW_COUNT\nROLLBACK;\n"
        for name in OBJECTS
        for verb in Verb
    )
    found = {}
    for line in psql(postgres, database, user, script):
        name, verb, state, rows = line.split()
        # a row that points nowhere is refused after it was allowed
        found[name, Verb(verb)] = state == POINTS_NOWHERE or (state == "00000" and int(rows) > 0)
    assert len(found) == len(OBJECTS) * len(Verb)
    return found


@pytest.mark.parametrize("role", Role)
def test_each_role_can_do_exactly_what_the_table_says(
    postgres: TestServer, filled: str, role: Role
) -> None:
    found = tried(postgres, filled, login_of(role))
    expected = {(name, verb): verb in rights_of(role, name) for name in OBJECTS for verb in Verb}
    assert {key for key in found if found[key] != expected[key]} == set()


def state_of(postgres: TestServer, database: str, role: Role, statement: str) -> str:
    """The state a statement ends in, undone afterwards."""
    script = f"BEGIN;\n{statement} \\g /dev/null\n\\echo :SQLSTATE\nROLLBACK;\n"
    return psql(postgres, database, login_of(role), script)[-1]


# --- what the specification says, whatever the table of rights may say


def test_the_council_sees_published_figures_and_nothing_else() -> None:
    for name in OBJECTS:
        expected = {Verb.SELECT} if name in PUBLISHED else set()
        assert rights_of(Role.COUNCIL, name) == expected


def test_the_auditor_reads_the_audit_and_no_content() -> None:
    for name in OBJECTS:
        assert rights_of(Role.AUDITOR, name) == ({Verb.SELECT} if name in LOGS else set())


def test_nobody_changes_or_takes_away_what_was_written_down() -> None:
    for role in Role:
        for name in (*LOGS, "leg_answer", *OF_A_SCENE, QUARANTINE):
            assert not rights_of(role, name) & {Verb.UPDATE, Verb.DELETE}


def test_only_analysts_and_supervisors_bring_streets_and_crashes_in() -> None:
    for role in set(Role) - {Role.ANALYST, Role.SUPERVISOR}:
        for name in set(CONTENT) - {"scene", "leg_answer", "import_run", *OF_A_SCENE}:
            assert rights_of(role, name) <= {Verb.SELECT}


def test_published_figures_name_no_case_no_party_and_no_hour(
    postgres: TestServer, filled: str
) -> None:
    with postgres.admin(filled) as connection:
        rows = connection.execute(
            "SELECT column_name FROM information_schema.columns"
            " WHERE table_schema = 'daoan' AND table_name = ANY(%s)",
            (list(PUBLISHED),),
        ).fetchall()
    figures = {"crashes", "deaths_24h", "deaths_30d", "injured"}
    assert {row[0] for row in rows} == figures | {
        "city", "month", "severity", "junction_uid", "name", "year",
    }  # fmt: skip


def test_published_figures_count_what_is_stored(postgres: TestServer, filled: str) -> None:
    user = login_of(Role.COUNCIL)
    for view in PUBLISHED:
        assert psql(postgres, filled, user, f"SELECT sum(crashes) FROM {view};") == ["1"]


def test_a_station_user_sees_that_a_line_was_refused_and_not_what_stood_in_it(
    postgres: TestServer, filled: str
) -> None:
    role = Role.STATION_USER
    assert state_of(postgres, filled, role, f"SELECT raw FROM {QUARANTINE}") == DENIED
    assert state_of(postgres, filled, role, f"SELECT * FROM {QUARANTINE}") == DENIED
    listed = ", ".join(QUARANTINE_WITHOUT_TEXT)
    assert state_of(postgres, filled, role, f"SELECT {listed} FROM {QUARANTINE}") == "00000"


def test_one_sees_of_the_audit_what_was_written_of_oneself(
    postgres: TestServer, filled: str
) -> None:
    asked = "SELECT DISTINCT login FROM audit ORDER BY login;"
    for role in (Role.ANALYST, Role.SUPERVISOR, Role.STATION_USER):
        assert psql(postgres, filled, login_of(role), asked) == [login_of(role)]
    everybody = psql(postgres, filled, login_of(Role.AUDITOR), asked)
    assert set(everybody) == {"tester", *map(login_of, Role)}


WRITERS = {
    AUDIT: (Role.ANALYST, "login, actor, to_char(at, 'YYYY')"),
    "leg_answer": (Role.STATION_USER, "actor"),
    "scene_change": (Role.STATION_USER, "login, actor, to_char(at, 'YYYY')"),
    "scene_correction": (Role.STATION_USER, "login, actor, to_char(at, 'YYYY')"),
    "access_ticket": (Role.DETECTIVE, "login, actor, to_char(at, 'YYYY')"),
    "deletion_certificate": (Role.SUPERVISOR, "login, actor, to_char(at, 'YYYY')"),
}
"""Tables that name a writer, with somebody who may add to them and what the server fills in."""


@pytest.mark.parametrize("table", WRITERS)
def test_nobody_writes_a_row_in_anothers_name_or_at_another_time(
    postgres: TestServer, filled: str, table: str
) -> None:
    role, stamped = WRITERS[table]
    given = dict(dummies(metadata.tables[table])) | {"actor": "'somebody'"}
    if "login" in metadata.tables[table].columns:
        given |= {"login": "'somebody'", "at": "'1999-01-01'"}
    names, values = ", ".join(given), ", ".join(given.values())
    script = f"BEGIN; INSERT INTO {table} ({names}) VALUES ({values}) RETURNING {stamped};"
    (printed,) = psql(postgres, filled, login_of(role), script + "ROLLBACK;")
    assert set(printed.split("|")) - {str(datetime.now(UTC).year)} == {login_of(role)}


@pytest.mark.parametrize(
    "statement",
    [
        f"SET ROLE {OWNER}",
        f"SET ROLE {Role.AUDITOR.login_group}",
        "SET SESSION AUTHORIZATION postgres",
        "ALTER TABLE crash DISABLE ROW LEVEL SECURITY",
        "DROP POLICY select_all ON crash",
        "CREATE TABLE daoan.mine (a int)",
        "CREATE TABLE public.mine (a int)",
        "TRUNCATE crash",
        "DROP TABLE audit",
        "CREATE FUNCTION daoan.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE ROLE other",
        "GRANT daoan_auditor TO test_analyst",
        "COPY crash TO '/tmp/out'",
        "SELECT pg_read_file('/etc/passwd')",
        "UPDATE server_setting SET value = '4326'",
        "UPDATE daoan_schema_version SET version_num = '0001'",
    ],
)
def test_nobody_gets_around_the_limits(postgres: TestServer, filled: str, statement: str) -> None:
    assert state_of(postgres, filled, Role.ANALYST, statement) == DENIED


def test_an_administrator_changes_the_schema_and_sees_no_rows(
    postgres: TestServer, filled: str
) -> None:
    role = Role.ADMIN
    assert state_of(postgres, filled, role, "ALTER TABLE crash ADD COLUMN more text") == "00000"
    assert psql(postgres, filled, login_of(role), "SELECT count(*) FROM crash;") == ["0"]
    assert psql(postgres, filled, login_of(role), "SELECT count(*) FROM audit;") == ["0"]
