"""Who changed a record: told to who may change it too, without a word of what was changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from shapely import Point

from app.edits.change_record import Edit, PlainRows, Saved, change_record, read_record, resolve
from app.edits.conflict import Conflict, Side
from app.edits.three_way import Cell
from app.store.record_changes import count_changes, record_changes
from app.store.roles.names import Role
from app.store.schema import crash, junction, scene
from app.store.store import Store, open_store
from tests.helpers.postgres import DEPUTY, PASSWORD, WORKER, TestServer, login_of

UID, COLUMNS = "j1", ("arms", "geom", "name", "source")
ASKED = "SELECT * FROM record_changes(%s, %s)"


def insert_place(store: Store) -> None:
    place = {"uid": UID, "name": "A", "source": "streets", "geom": Point(1, 2)}
    with store.write(actor="maker", action="make") as unit:
        unit.insert(junction, [place])


def changed_by(store: Store, values: dict[str, object], version: int = 1) -> None:
    with store.write(actor="lin", action="edit") as unit:
        unit.update(junction, uid=UID, version=version, values=values)


def edit(base, mine) -> Edit:
    return Edit(
        table=junction,
        uid=UID,
        base=base,
        mine=mine,
        companion=PlainRows(junction),
        action="edit",
    )


def read(store: Store):
    with store.read() as connection:
        return read_record(connection, junction, UID, COLUMNS)


@pytest.fixture
def colleague(postgres: TestServer, database: str):
    """The store of `server_store` as a supervisor has it open."""
    with open_store(postgres.url(database, DEPUTY, password=None)) as opened:
        yield opened


def test_changes_of_a_record_are_told_latest_first_and_those_of_others_are_not(store):
    insert_place(store)
    changed_by(store, {"name": "B", "arms": 4})
    changed_by(store, {"arms": 5}, version=2)
    other = {"uid": "j2", "name": "X", "source": "streets", "geom": Point(1, 2)}
    with store.write(actor="maker", action="make") as unit:
        unit.insert(junction, [other])
        unit.note("bulk", junction.name, "insert 70")
    with store.read() as connection:
        found = record_changes(connection, "junction", UID)
        assert count_changes(connection, "junction", UID) == 4, "insert, two updates, one bulk"
    assert [(one.verb, one.columns, one.alone) for one in found] == [
        ("bulk", (), False),
        ("update", ("arms",), True),
        ("update", ("arms", "name"), True),
    ]
    who = {store.person.login or "lin"}
    assert {one.who for one in found if one.alone} == who
    now = datetime.now(UTC)
    assert all(timedelta(0) <= now - one.at < timedelta(minutes=10) for one in found)


def test_the_conflict_names_the_colleague_whose_rows_one_does_not_see(server_store, colleague):
    insert_place(server_store)
    base = read(server_store)
    changed_by(colleague, {"name": "theirs"})
    mine = edit(base, base.changed([Cell(column="name", value="mine")]))
    conflict = change_record(server_store, mine, actor="whatever")
    assert isinstance(conflict, Conflict)
    assert conflict.authors.of("name").actor == DEPUTY
    assert conflict.authors.row.actor == DEPUTY


def test_a_restored_row_gets_a_version_that_a_colleague_did_not_give_it(server_store, colleague):
    insert_place(server_store)
    base = read(server_store)
    for version in range(1, 6):
        changed_by(colleague, {"arms": version}, version=version)
    with colleague.write(actor="x", action="delete") as unit:
        unit.delete(junction, uid=UID, version=6)
    mine = edit(base, base.changed([Cell(column="name", value="mine")]))
    conflict = change_record(server_store, mine, actor="whatever")
    assert isinstance(conflict, Conflict)
    assert conflict.authors.row.actor == DEPUTY
    saved = resolve(server_store, mine, conflict.choose_row(Side.MINE), actor="whatever")
    assert isinstance(saved, Saved)
    assert read(server_store).version > 6, "a stale version would write over it"


# --- as each login


@pytest.fixture
def scenes(server_store: Store) -> Store:
    """A case of the own unit and one of another, each with a scene that was changed."""
    when = datetime(2025, 1, 5, tzinfo=UTC)
    common = {"match_key": "k", "occurred_at": when, "local_month": "2025-01", "local_hour": 1}
    common |= {"severity": "A2", "form": "f"}
    with server_store.write(actor="", action="t") as unit:
        for name in ("own", "other"):
            case = {"uid": name, "case_no": name, "bureau": name}
            unit.insert(crash, [common | case])
            drawn = {"uid": f"of {name}", "case_no": name, "crash_uid": name, "document": "{}"}
            unit.insert(scene, [drawn])
            unit.update(scene, uid=f"of {name}", version=1, values={"document": "[]"})
        unit.note("update", "scene", "王小明 ABC-1234")
    return server_store


def asked(server: TestServer, database: str, role: Role, *about: str):
    """What the function says to a login, or the state it refuses with."""
    with psycopg.connect(
        host="127.0.0.1",
        port=server.port,
        dbname=database,
        user=login_of(role),
        password=PASSWORD,
        options="-c search_path=daoan",
    ) as connection:
        try:
            return connection.execute(ASKED, about).fetchall()
        except psycopg.Error as error:
            return error.sqlstate


@pytest.mark.parametrize("role", [Role.ANALYST, Role.SUPERVISOR])
def test_the_function_tells_logins_and_columns_and_no_content(postgres, database, scenes, role):
    rows = asked(postgres, database, role, "scene", "of own")
    assert [(row[1], row[2], row[3], row[4]) for row in rows] == [
        (WORKER, "update", False, ""),
        (WORKER, "update", True, "document"),
        (WORKER, "insert", True, ""),
    ]
    assert len(rows[0]) == 5


def test_a_station_user_is_told_of_scenes_of_the_own_unit(postgres, database, scenes):
    with postgres.admin(database) as connection:
        connection.execute(
            "INSERT INTO daoan.unit_member (uid, login, unit) VALUES ('m', %s, 'own')",
            (login_of(Role.STATION_USER),),
        )
    role = Role.STATION_USER
    assert len(asked(postgres, database, role, "scene", "of own")) == 3
    assert asked(postgres, database, role, "scene", "of other") == "42501"
    assert asked(postgres, database, role, "crash", "own") == "42501"


@pytest.mark.parametrize(
    "role", [Role.REVIEWER, Role.DETECTIVE, Role.COUNCIL, Role.AUDITOR, Role.ADMIN]
)
def test_who_changes_nothing_is_told_nothing(postgres, database, scenes, role):
    assert asked(postgres, database, role, "scene", "of own") == "42501"


@pytest.mark.parametrize("table", ["audit", "access_ticket", "sealed_person", "sealing_key", "x"])
def test_nobody_is_told_of_other_tables(postgres, database, scenes, table):
    assert asked(postgres, database, Role.SUPERVISOR, table, "of own") == "42501"
