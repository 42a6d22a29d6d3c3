"""Answers that are kept until somebody writes, on both stores."""

from __future__ import annotations

import pytest
from shapely import Point
from sqlalchemy import Connection, delete, func, select, update

from app.store.kept_answers import kept_answer
from app.store.schema import junction
from app.store.store import Store

ROW = {"name": "a", "source": "streets", "geom": Point(1, 2)}


class Counting:
    """Counts junctions, and how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, connection: Connection) -> int:
        self.asked += 1
        query = select(func.count()).select_from(junction).where(junction.c.name == "a")
        return int(connection.execute(query).scalar_one())


def asked(store: Store, counting: Counting) -> int:
    with store.read() as connection:
        return kept_answer(connection, "junctions", counting)


def insert(store: Store) -> None:
    with store.write(actor="a", action="b") as unit:
        unit.insert(junction, [ROW])


def test_while_nobody_writes_the_store_is_asked_once(store: Store) -> None:
    insert(store)
    counting = Counting()
    assert [asked(store, counting) for _ in range(3)] == [1, 1, 1]
    assert counting.asked == 1


def test_every_insert_change_and_deletion_is_seen_at_once(store: Store) -> None:
    counting = Counting()
    assert asked(store, counting) == 0
    insert(store)
    assert asked(store, counting) == 1
    with store.write(actor="a", action="b") as unit:
        unit.connection.execute(update(junction).values(name="other"))
    assert asked(store, counting) == 0
    insert(store)
    assert asked(store, counting) == 1
    with store.write(actor="a", action="b") as unit:
        unit.connection.execute(delete(junction))
    assert asked(store, counting) == 0
    assert counting.asked == 5


def test_a_snapshot_keeps_its_own_answer_whatever_others_write(store: Store) -> None:
    counting = Counting()
    with store.read() as connection:
        assert kept_answer(connection, "junctions", counting) == 0
        insert(store)
        assert kept_answer(connection, "junctions", counting) == 0
        assert counting(connection) == 0
    assert asked(store, counting) == 1


def test_two_readers_of_different_snapshots_each_get_theirs(store: Store) -> None:
    counting = Counting()
    with store.read() as before:
        assert kept_answer(before, "junctions", counting) == 0
        insert(store)
        with store.read() as after:
            assert kept_answer(after, "junctions", counting) == 1
        assert kept_answer(before, "junctions", counting) == 0
    assert asked(store, counting) == 1


def test_a_unit_of_writing_sees_its_own_changes(store: Store) -> None:
    counting = Counting()
    with store.write(actor="a", action="b") as unit:
        assert kept_answer(unit.connection, "junctions", counting) == 0
        unit.insert(junction, [ROW])
        assert kept_answer(unit.connection, "junctions", counting) == 1
    assert asked(store, counting) == 1


def take_back(store: Store, counting: Counting) -> None:
    with store.write(actor="a", action="b") as unit:
        unit.insert(junction, [ROW])
        assert asked(store, counting) == 0, "not confirmed yet"
        raise LookupError


def test_what_a_unit_takes_back_was_never_counted(store: Store) -> None:
    counting = Counting()
    with pytest.raises(LookupError):
        take_back(store, counting)
    assert asked(store, counting) == 0
