"""Changing one record that others change too: merged, asked, audited, never lost."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from shapely import Point
from sqlalchemy import select

from app.edits import change_record as module
from app.edits.change_record import (
    Edit,
    PlainRows,
    Saved,
    change_record,
    read_record,
    resolve,
)
from app.edits.conflict import Conflict, Decision, Side
from app.edits.three_way import Cell, Fate
from app.store.schema import audit, junction
from app.store.store import open_store
from gis.problems import Problem
from tests.helpers.stores import writer

COLUMNS = ("arms", "geom", "level", "name", "source")
UID = "j1"


@pytest.fixture
def other(store):
    """The same store as another program has it open."""
    with open_store(store.location) as made:
        yield made


@pytest.fixture
def base(store):
    row = {"uid": UID, "name": "A", "arms": 3, "source": "streets", "geom": Point(1, 2)}
    with store.write(actor="maker", action="make") as unit:
        unit.insert(junction, [row])
    return read(store)


def read(store):
    with store.read() as connection:
        return read_record(connection, junction, UID, COLUMNS)


def edit(base, mine):
    return Edit(
        table=junction,
        uid=UID,
        base=base,
        mine=mine,
        companion=PlainRows(junction),
        action="edit",
    )


def with_(state, **values):
    return state.changed(Cell(column=name, value=value) for name, value in values.items())


def change(store, base, actor, **values):
    return change_record(store, edit(base, with_(base, **values)), actor=actor)


def audited(store):
    with store.read() as connection:
        query = select(audit.c.actor, audit.c.verb, audit.c.detail).order_by(audit.c.fid)
        return [tuple(row) for row in connection.execute(query)]


def test_a_record_nobody_else_touched_is_written_and_audited(store, base):
    saved = change(store, base, "wang", name="B")
    assert isinstance(saved, Saved)
    assert (saved.written, saved.before, saved.after) == (True, base, read(store))
    assert (read(store).value("name"), read(store).version) == ("B", 2)
    assert audited(store)[-1] == (writer(store, "wang"), "update", "name")


def test_changes_of_different_columns_are_both_kept_without_asking(store, other, base):
    change(other, base, "lin", arms=5)
    saved = change(store, base, "wang", name="B", geom=Point(1, 2.5))
    assert saved.written
    now = read(other)
    assert (now.value("arms"), now.value("name"), now.value("geom")) == (5, "B", Point(1, 2.5))
    assert now.version == 3


def test_the_same_change_twice_is_written_once(store, other, base):
    change(other, base, "lin", name="B")
    saved = change(store, base, "wang", name="B")
    assert isinstance(saved, Saved)
    assert not saved.written
    assert read(store).version == 2
    assert [row[0] for row in audited(store)] == [writer(store, name) for name in ("maker", "lin")]


def test_one_column_changed_twice_is_asked_with_who_and_when(store, other, base):
    change(other, base, "lin", name="theirs")
    change(other, read(other), "chen", arms=4)
    conflict = change(store, base, "wang", name="mine", level=1)
    assert isinstance(conflict, Conflict)
    (asked,) = conflict.asked
    assert (asked.column, asked.base, asked.theirs, asked.mine) == ("name", "A", "theirs", "mine")
    assert conflict.authors.of("name").actor == writer(store, "lin")
    assert conflict.authors.of("arms").actor == writer(store, "chen")
    assert conflict.authors.row.actor == writer(store, "chen")
    assert read(store).value("level") == 0, "nothing of mine is written before the choice"


@pytest.mark.parametrize(("side", "name"), [(Side.MINE, "mine"), (Side.THEIRS, "theirs")])
def test_a_choice_is_written_with_all_that_was_no_conflict(store, other, base, side, name):
    change(other, base, "lin", name="theirs", arms=4)
    mine = edit(base, with_(base, name="mine", level=1))
    conflict = change_record(store, mine, actor="wang")
    saved = resolve(store, mine, conflict.choose({"name": side}), actor="wang")
    assert isinstance(saved, Saved)
    now = read(store)
    assert (now.value("name"), now.value("arms"), now.value("level")) == (name, 4, 1)


def test_a_further_change_asks_again_and_keeps_the_choices_that_still_fit(store, other, base):
    change(other, base, "lin", name="theirs", arms=4)
    mine = edit(base, with_(base, name="mine", arms=6))
    first = change_record(store, mine, actor="wang")
    change(other, read(other), "chen", name="again")
    second = resolve(
        store, mine, first.choose({"name": Side.MINE, "arms": Side.MINE}), actor="wang"
    )
    assert isinstance(second, Conflict)
    assert second.kept_sides == {"arms": Side.MINE}
    assert {one.column: one.theirs for one in second.asked} == {"name": "again", "arms": 4}
    decision = second.choose({**second.kept_sides, "name": Side.MINE})
    assert isinstance(resolve(store, mine, decision, actor="wang"), Saved)
    assert (read(store).value("name"), read(store).value("arms")) == ("mine", 6)


def test_choices_for_some_conflicts_ask_for_the_others(store, other, base):
    change(other, base, "lin", name="theirs", arms=4)
    mine = edit(base, with_(base, name="mine", arms=6))
    first = change_record(store, mine, actor="wang")
    second = resolve(store, mine, first.choose({"arms": Side.THEIRS}), actor="wang")
    assert isinstance(second, Conflict)
    assert second.kept_sides == {"arms": Side.THEIRS}


def delete(store, base, actor, decision=None):
    wanted = edit(base, None)
    return resolve(store, wanted, decision or Decision(), actor=actor)


def test_deleting_what_somebody_changed_asks(store, other, base):
    change(other, base, "lin", name="theirs")
    conflict = delete(store, base, "wang")
    assert isinstance(conflict, Conflict)
    assert conflict.merge.fate is Fate.I_DELETE
    kept = delete(store, base, "wang", conflict.choose_row(Side.THEIRS))
    assert (kept.written, read(store).value("name")) == (False, "theirs")
    gone = delete(store, base, "wang", conflict.choose_row(Side.MINE))
    assert (gone.written, gone.after, read(store)) == (True, None, None)


def test_deleting_what_was_changed_again_since_the_choice_asks_again(store, other, base):
    change(other, base, "lin", name="theirs")
    conflict = delete(store, base, "wang")
    change(other, read(other), "lin", arms=9)
    assert isinstance(delete(store, base, "wang", conflict.choose_row(Side.MINE)), Conflict)
    assert read(store).value("arms") == 9


def test_deleting_what_was_changed_back_or_deleted_asks_nothing(store, other, base):
    change(other, base, "lin", name="x")
    change(other, read(other), "lin", name="A")
    assert delete(other, base, "lin").written
    again = delete(store, base, "wang")
    assert (again.written, again.before, again.after) == (False, None, None)


def test_changing_what_was_deleted_offers_to_restore_it(store, other, base):
    change(other, base, "lin", arms=4)
    delete(other, read(other), "lin")
    mine = edit(base, with_(base, name="mine"))
    conflict = change_record(store, mine, actor="wang")
    assert isinstance(conflict, Conflict)
    assert conflict.merge.fate is Fate.THEY_DELETED
    assert conflict.authors.row.actor == writer(store, "lin")
    dropped = resolve(store, mine, conflict.choose_row(Side.THEIRS), actor="wang")
    assert (dropped.written, read(store)) == (False, None)
    saved = resolve(store, mine, conflict.choose_row(Side.MINE), actor="wang")
    assert saved.written
    now = read(store)
    assert (now.value("name"), now.value("geom")) == ("mine", Point(1, 2))
    assert now.version > 2, "no version is used twice: a stale one could write over it"
    assert audited(store)[-1][:2] == (writer(store, "wang"), "insert")


def test_a_change_taken_back_by_its_own_before_leaves_others_changes(store, other, base):
    saved = change(store, base, "wang", name="mine")
    change(other, read(other), "lin", arms=7)
    undone = change_record(store, edit(saved.after, saved.before), actor="wang")
    assert undone.written
    assert (read(store).value("name"), read(store).value("arms")) == ("A", 7)


def test_a_write_that_came_too_late_is_tried_again(store, other, base, monkeypatch):
    reads = []

    def overtaken(connection, table, uid, columns):
        """Another writer gets in between reading and writing, as PostgreSQL lets it."""
        found = read_record(connection, table, uid, columns)
        reads.append(found)
        if len(reads) == 1:
            connection.exec_driver_sql("UPDATE junction SET version = version + 1, arms = 8")
        return found

    monkeypatch.setattr(module, "read_record", overtaken)
    saved = change(store, base, "wang", name="B")
    assert saved.written
    assert len(reads) == 3, "twice to write, once to tell what stands"


def test_a_write_that_always_comes_too_late_says_so(store, base, monkeypatch):
    @contextmanager
    def stale(**_):
        raise Problem("STALE_WRITE", table="junction", uid=UID, version=1)
        yield

    monkeypatch.setattr(store, "write", stale)
    with pytest.raises(Problem, match="STALE_WRITE"):
        change(store, base, "wang", name="B")
