"""Objects of the streets have states as roads have: kept, reopened by date, honest after undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from shapely import Point
from sqlalchemy import select

from app.store.store import Store
from app.store.street_objects import load_objects, load_objects_at
from app.store.street_schema import street_object, street_object_state
from app.streets.edit_terms import EditTerms, Holds
from app.streets.editing import StreetEditing
from app.streets.history import block_changes, moment_of
from app.streets.street_document import StreetDocument
from app.undo import UndoStack
from gis.streets.objects import ObjectChange, ObjectKind, ObjectUid, StreetObject

NOON = datetime(2127, 3, 1, 4, 0, tzinfo=UTC)
POLE = StreetObject(uid=ObjectUid("p"), kind=ObjectKind.POLE, shape=Point(10.0, 20.0))
MOVED = replace(POLE, shape=Point(12.0, 20.0))


class Clock:
    now = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def document(store: Store, clock: Clock) -> StreetDocument:
    return StreetDocument(StreetEditing(store, actor="lin", clock=clock), UndoStack())


def at(store: Store, day: date) -> list[StreetObject]:
    with store.read() as connection:
        return list(load_objects_at(connection, moment_of(day)))


def rows(store: Store) -> tuple[list[str], list[str]]:
    found = []
    with store.read() as connection:
        for table in (street_object, street_object_state):
            names = [c for c in table.c if c.name not in ("fid", "version", "uid")]
            found.append([str(row) for row in connection.execute(select(*names))])
    return found[0], found[1]


def test_each_day_has_the_objects_that_it_had(
    document: StreetDocument, store: Store, clock: Clock
) -> None:
    document.run_objects(ObjectChange(new=(POLE,)), "place")
    clock.pass_days(10)
    document.run_objects(ObjectChange(gone=(POLE,), new=(MOVED,)), "move")
    clock.pass_days(10)
    document.run_objects(ObjectChange(gone=(MOVED,)), "delete")
    days = [date(2127, 2, 28), date(2127, 3, 1), date(2127, 3, 10), date(2127, 3, 11)]
    assert [at(store, day) for day in days] == [[], [POLE], [POLE], [MOVED]]
    assert at(store, date(2127, 3, 21)) == []


def test_what_is_taken_back_leaves_no_trace(
    document: StreetDocument, store: Store, clock: Clock
) -> None:
    document.run_objects(ObjectChange(new=(POLE,)), "place")
    before = rows(store)
    changes = (
        ObjectChange(gone=(POLE,), new=(MOVED,)),
        ObjectChange(gone=(MOVED,)),
        ObjectChange(new=(replace(POLE, uid=ObjectUid("q")),)),
    )
    for change in changes:
        clock.pass_days(1)
        document.run_objects(change, "an edit")
    for _ in range(2):
        clock.pass_days(1)
        document.undo.undo(3)
        assert rows(store) == before
        document.undo.redo(3)
        with store.read() as connection:
            assert [one.uid for one in load_objects(connection)] == ["q"]


def test_works_of_an_earlier_day_hold_from_it(
    document: StreetDocument, store: Store, clock: Clock
) -> None:
    document.run_objects(ObjectChange(new=(POLE,)), "place")
    clock.pass_days(5)
    document.editing.terms = EditTerms(holds=Holds.FROM_DAY, day=date(2126, 6, 1))
    document.run_objects(ObjectChange(gone=(POLE,), new=(MOVED,)), "move")
    assert at(store, date(2126, 5, 31)) == []
    assert at(store, date(2126, 6, 1)) == at(store, date(2127, 3, 2)) == [MOVED]


def test_who_placed_and_removed_objects_is_told_of_a_block(
    document: StreetDocument, store: Store, clock: Clock
) -> None:
    document.run_objects(ObjectChange(new=(POLE, replace(MOVED, uid=ObjectUid("q")))), "place")
    clock.pass_days(1)
    document.run_objects(ObjectChange(gone=(POLE,)), "delete")
    told = [(one.action, one.author, one.objects) for one in block_changes(store)]
    assert told == [("delete", "lin", 1), ("place", "lin", 2)]
    assert block_changes(store, bounds=(100.0, 100.0, 200.0, 200.0)) == ()
