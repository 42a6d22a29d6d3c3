"""Objects in the editor's document: one undo entry per gesture, undo and redo exact, dated."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from shapely import LineString, Point

from app.store.store import Store
from app.store.street_objects import load_objects, load_objects_at
from app.street_import.importer import import_streets
from app.streets.edit_terms import EditTerms, Holds, day_begins
from app.streets.editing import StreetEditing
from app.streets.street_document import Chosen, ChosenKind, StreetDocument
from app.undo import UndoStack
from gis.mapping.layers import LayerKind
from gis.problems import Problem
from gis.streets.objects import (
    UNKNOWN_ORIGIN,
    ObjectChange,
    ObjectKind,
    ObjectUid,
    StreetObject,
    same_object,
)
from gis.streets.provenance import RoadSource
from tests.helpers.streets import write_cross

POLE = StreetObject(
    uid=ObjectUid("p"), kind=ObjectKind.POLE, code="pole", shape=Point(170000.123, 2600000.456)
)
SIGN = StreetObject(
    uid=ObjectUid("s"), kind=ObjectKind.SIGN, code="遵1", shape=Point(170003.0, 2600001.0)
)


@pytest.fixture
def document(store: Store, tmp_path: Path) -> StreetDocument:
    import_streets(store, write_cross(tmp_path / "cross.osm"))
    return StreetDocument(StreetEditing(store, actor="lin"), UndoStack())


def stored(store: Store) -> tuple[StreetObject, ...]:
    with store.read() as connection:
        return load_objects(connection)


def bare(objects: tuple[StreetObject, ...]) -> tuple[StreetObject, ...]:
    """Without since when and from whom."""
    return tuple(replace(one, origin=UNKNOWN_ORIGIN) for one in objects)


def then(store: Store, at: datetime) -> tuple[StreetObject, ...]:
    with store.read() as connection:
        return bare(load_objects_at(connection, at))


def test_each_edit_is_stored_announced_and_one_entry(
    document: StreetDocument, store: Store
) -> None:
    told: list[ObjectChange] = []
    document.objects_changed.connect(lambda change: told.append(change))
    document.run_objects(ObjectChange(new=(POLE, SIGN)), "place")
    assert bare(stored(store)) == (POLE, SIGN)
    assert document.undo.undo_names == ("place",)
    assert [change.new for change in told] == [stored(store)]


def test_undo_and_redo_bring_back_the_very_same_objects(
    document: StreetDocument, store: Store
) -> None:
    states = [stored(store)]
    document.run_objects(ObjectChange(new=(POLE, SIGN)), "place")
    states.append(stored(store))
    held = document.objects.of("p")
    moved = replace(held[0], shape=Point(170001.7, 2600000.2), bearing_deg=12.5)
    document.run_objects(ObjectChange(gone=held, new=(moved,)), "move")
    states.append(stored(store))
    document.run_objects(ObjectChange(gone=document.objects.of("p", "s")), "delete")
    states.append(stored(store))
    assert len({str(state) for state in states[:3]}) == 3
    for expected in reversed(states[:-1]):
        document.undo.undo()
        found = stored(store)
        assert len(found) == len(expected)
        assert all(map(same_object, found, expected))
        assert document.objects.of("p", "s") == expected
    for expected in states[1:]:
        document.undo.redo()
        assert stored(store) == expected


def test_what_is_gone_is_not_chosen(document: StreetDocument) -> None:
    document.run_objects(ObjectChange(new=(POLE, SIGN)), "place")
    document.choose(*(Chosen(kind=ChosenKind.OBJECT, uid=uid) for uid in ("p", "s")))
    document.run_objects(ObjectChange(gone=document.objects.of("p")), "delete")
    assert document.chosen_uids(ChosenKind.OBJECT) == ("s",)


def test_a_stale_edit_changes_nothing_and_is_no_entry(
    document: StreetDocument, store: Store
) -> None:
    document.run_objects(ObjectChange(new=(POLE,)), "place")
    held = document.objects.of("p")
    assert document.objects.is_current()
    other = StreetDocument(StreetEditing(store, actor="wang"), UndoStack())
    turned = replace(held[0], bearing_deg=90.0)
    other.run_objects(ObjectChange(gone=held, new=(turned,)), "turn")
    assert not document.objects.is_current()
    with pytest.raises(Problem) as raised:
        document.run_objects(ObjectChange(gone=held), "delete")
    assert raised.value.code == "STALE_WRITE"
    assert bare(stored(store)) == bare((turned,))
    assert document.objects.of("p") == held
    assert document.undo.undo_names == ("place",)


def test_an_object_says_since_when_from_whom_and_from_what_it_is(
    document: StreetDocument, store: Store
) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    document.editing.terms = EditTerms(source=RoadSource.SURVEY, sigma_m=0.05)
    document.run_objects(ObjectChange(new=(POLE,)), "place")
    (one,) = stored(store)
    origin = one.origin
    assert origin.valid_from is not None
    assert before < origin.valid_from < datetime.now(UTC) + timedelta(seconds=1)
    assert (origin.source, origin.sigma_m) == (RoadSource.SURVEY, 0.05)
    assert origin.author == "lin"


def test_the_objects_of_a_day_are_those_that_stood_then(
    document: StreetDocument, store: Store
) -> None:
    days = [date(2019, 3, 1), date(2021, 6, 1), date(2023, 9, 1)]
    moved = replace(POLE, shape=Point(170009.0, 2600000.0))
    for day, change in zip(days, (ObjectChange(new=(POLE, SIGN)), None, None), strict=True):
        document.editing.terms = EditTerms(holds=Holds.FROM_DAY, day=day)
        held = document.objects.of("p")
        made = change or ObjectChange(gone=held, new=(moved,) if day.year == 2021 else ())
        document.run_objects(made, f"{day}")
    document.editing.terms = EditTerms()
    noon = timedelta(hours=12)
    assert then(store, day_begins(date(2018, 1, 1))) == ()
    assert then(store, day_begins(days[0]) + noon) == (POLE, SIGN)
    assert then(store, day_begins(days[1]) + noon) == (moved, SIGN)
    assert then(store, day_begins(days[2]) + noon) == (SIGN,)


def test_what_was_taken_back_is_as_if_it_had_never_been(
    document: StreetDocument, store: Store
) -> None:
    document.editing.terms = EditTerms(holds=Holds.FROM_DAY, day=date(2019, 3, 1))
    document.run_objects(ObjectChange(new=(POLE,)), "place")
    document.editing.terms = EditTerms(holds=Holds.FROM_DAY, day=date(2021, 6, 1))
    moved = replace(document.objects.of("p")[0], bearing_deg=45.0)
    document.run_objects(ObjectChange(gone=document.objects.of("p"), new=(moved,)), "turn")
    document.undo.undo()
    for day in (date(2020, 1, 1), date(2022, 1, 1), date(2026, 1, 1)):
        assert then(store, day_begins(day)) == (POLE,)


def test_any_edits_taken_back_and_made_again_leave_the_same_objects(
    document: StreetDocument, store: Store
) -> None:
    rng = random.Random(7)
    states = [stored(store)]
    for number in range(15):
        held = list(document.objects.objects.values())
        some = tuple(rng.sample(held, min(len(held), rng.randint(0, 3))))
        changed = tuple(
            replace(one, shape=Point(rng.uniform(0, 1e6), rng.uniform(0, 1e6))) for one in some[1:]
        )
        fresh = replace(SIGN, uid=ObjectUid(f"n{number}"), bearing_deg=rng.uniform(0, 360))
        document.run_objects(ObjectChange(gone=some, new=(*changed, fresh)), f"edit {number}")
        states.append(stored(store))
    place = len(states) - 1
    for _ in range(15):
        back = rng.randint(0, place) if rng.random() < 0.6 else -rng.randint(0, 15 - place)
        moved = document.undo.undo(back) if back >= 0 else -document.undo.redo(-back)
        place -= moved
        found = stored(store)
        assert len(found) == len(states[place])
        assert all(map(same_object, found, states[place]))
        assert tuple(sorted(document.objects.objects.values(), key=lambda o: o.uid)) == found


def test_objects_are_locked_with_the_layer_that_shows_them(
    document: StreetDocument, store: Store
) -> None:
    document.run_objects(ObjectChange(new=(POLE,)), "place")
    pole = Chosen(kind=ChosenKind.OBJECT, uid=POLE.uid)
    document.locked = lambda: frozenset({LayerKind.FURNITURE})
    document.choose(pole)
    assert document.chosen == ()
    with pytest.raises(Problem, match="STREETS_LOCKED"):
        document.run_objects(ObjectChange(gone=(POLE,)), "delete")
    assert bare(stored(store)) == (POLE,)
    line = StreetObject(
        uid=ObjectUid("l"),
        kind=ObjectKind.MARKING,
        code="no_parking_line",
        shape=LineString([(170000.0, 2600000.0), (170010.0, 2600000.0)]),
    )
    document.run_objects(ObjectChange(new=(line,)), "draw")  # painted lines are not locked
    document.locked = lambda: frozenset({LayerKind.MARKINGS})
    document.choose(pole)
    assert document.chosen == (pole,)
    with pytest.raises(Problem, match="STREETS_LOCKED"):
        document.run_objects(ObjectChange(gone=(line,)), "delete")
