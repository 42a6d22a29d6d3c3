"""Who works in a shared database, what is heard of others, and a password that is proven again."""

from __future__ import annotations

import queue
from dataclasses import replace

import pytest
from sqlalchemy import select

from app.diagrams.leg_answers import answer_leg, undo_answer
from app.published import published_months
from app.store.changes import ChangeListener
from app.store.leg_answers import answer_history
from app.store.roles.names import Role
from app.store.roles.rights import Verb
from app.store.schema import audit
from app.store.server.address import ServerAddress
from app.store.server.notices import StoreChange
from app.store.server.person import Person
from app.store.server.proof import prove
from app.store.server.server_store import ServerStore, open_server
from app.store.store import Store
from gis.problems import Problem
from tests.helpers.leg_city import CROSSED, fill_leg_city
from tests.helpers.postgres import PASSWORD, WORKER, TestServer, login_of

PATIENCE_S = 20.0


def test_a_file_has_no_login_and_allows_everything(file_store: Store) -> None:
    assert file_store.person == Person()
    assert not file_store.person.is_on_server
    assert file_store.person.may(Verb.DELETE, "crash")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_the_server_says_who_logged_in(postgres: TestServer, database: str, role: Role) -> None:
    with open_server(postgres.url(database, login_of(role))) as store:
        assert store.person == Person(login=login_of(role), roles=(role,))
        assert store.actor == login_of(role)


def test_several_roles_add_up(postgres: TestServer, database: str) -> None:
    with postgres.admin() as connection:
        connection.execute(f"CREATE ROLE two_hats LOGIN PASSWORD '{PASSWORD}'")
        connection.execute(
            f"GRANT {Role.REVIEWER.login_group}, {Role.STATION_USER.login_group} TO two_hats"
        )
    try:
        with open_server(postgres.url(database, "two_hats")) as store:
            assert set(store.person.roles) == {Role.REVIEWER, Role.STATION_USER}
            assert store.person.may(Verb.INSERT, "leg_answer")
            assert not store.person.may(Verb.INSERT, "crash")
    finally:
        with postgres.admin() as connection:
            connection.execute("DROP ROLE two_hats")


def test_who_writes_is_the_login_whatever_the_computer_calls_its_user(
    server_store: Store,
) -> None:
    fill_leg_city(server_store)
    answer_leg(server_store, CROSSED, "S")
    with server_store.read() as connection:
        rows = connection.execute(select(audit).where(audit.c.action == "answer legs")).all()
        assert {(row.actor, row.login) for row in rows} == {(WORKER, WORKER)}
        assert [row.answer.actor for row in answer_history(connection, CROSSED)] == [WORKER]


def test_a_unit_repeated_by_its_uid_stores_nothing_twice(store: Store) -> None:
    fill_leg_city(store)
    first = answer_leg(store, CROSSED, "S", unit_uid="unit-1")
    assert answer_leg(store, CROSSED, "S", unit_uid="unit-1") == first
    second = answer_leg(store, CROSSED, "W", unit_uid="unit-2")
    assert second.before == first.after
    assert answer_leg(store, CROSSED, "W", unit_uid="unit-2") == second
    back = undo_answer(store, second, unit_uid="unit-3")
    assert undo_answer(store, second, unit_uid="unit-3") == back
    with store.read() as connection:
        legs = [row.answer.parties[0].leg_in for row in answer_history(connection, CROSSED)]
    assert legs == ["S", "W", "S"]


def test_a_listener_that_is_told_to_look_says_what_it_found(
    postgres: TestServer, database: str, server_store: Store
) -> None:
    heard: queue.Queue[StoreChange] = queue.Queue()
    listener = ChangeListener(ServerAddress.read(postgres.url(database)))
    listener.changed.connect(lambda change: heard.put(change))
    listener.start()
    try:
        listener.look()
        assert heard.get(timeout=PATIENCE_S).everything
        with server_store.write(actor="lin", action="test", unit_uid="mine") as unit:
            unit.note("test", "scene", "")
        assert heard.get(timeout=PATIENCE_S).unit_uid == "mine"
    finally:
        listener.close()
    assert isinstance(server_store, ServerStore)
    assert server_store.wrote("mine")
    assert not server_store.wrote("another")


def test_a_password_is_proven_by_the_server_and_by_memory_while_it_is_away(
    postgres: TestServer, database: str
) -> None:
    address = ServerAddress.read(postgres.url(database))
    gone = replace(address, port=1)
    for where in (address, gone):
        prove(where, PASSWORD)
        for wrong in ("wrong", ""):
            with pytest.raises(Problem) as caught:
                prove(where, wrong)
            assert caught.value.code == "STORE_SERVER_LOGIN_REFUSED"
    with pytest.raises(Problem) as nobody:
        prove(replace(gone, password=None), PASSWORD)
    assert nobody.value.code == "STORE_SERVER_UNREACHABLE"


def test_a_council_member_reads_counts_and_no_crash(
    postgres: TestServer, database: str, server_store: Store
) -> None:
    fill_leg_city(server_store)
    with open_server(postgres.url(database, login_of(Role.COUNCIL))) as store:
        rows = published_months(store)
        assert sum(row.crashes for row in rows) == 3
        assert not store.person.may(Verb.SELECT, "crash")
