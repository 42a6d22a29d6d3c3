"""Objects in the editor's document: one undo entry per gesture, undo and redo exact."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from shapely import LineString, Point

from app.store.store import Store
from app.store.street_objects import load_objects
from app.street_import.importer import import_streets
from app.streets.editing import StreetEditing
from app.streets.street_document import Chosen, ChosenKind, StreetDocument
from app.undo import UndoStack
from gis.mapping.layers import LayerKind
from gis.problems import Problem
from gis.streets.objects import ObjectChange, ObjectKind, ObjectUid, StreetObject, same_object
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


def test_each_edit_is_stored_announced_and_one_entry(
    document: StreetDocument, store: Store
) -> None:
    told: list[ObjectChange] = []
    document.objects_changed.connect(lambda change: told.append(change))
    change = ObjectChange(new=(POLE, SIGN))
    document.run_objects(change, "place")
    assert stored(store) == (POLE, SIGN)
    assert document.undo.undo_names == ("place",)
    assert told == [change]


def test_undo_and_redo_bring_back_the_very_same_objects(
    document: StreetDocument, store: Store
) -> None:
    moved = replace(POLE, shape=Point(170001.7, 2600000.2), bearing_deg=12.5)
    document.run_objects(ObjectChange(new=(POLE, SIGN)), "place")
    document.run_objects(ObjectChange(gone=(POLE,), new=(moved,)), "move")
    document.run_objects(ObjectChange(gone=(moved, SIGN)), "delete")
    states = [(), (moved, SIGN), (POLE, SIGN), ()]
    for expected in states[1:]:
        document.undo.undo()
        found = stored(store)
        assert len(found) == len(expected)
        assert all(map(same_object, found, expected))
        assert tuple(document.objects.of("p", "s")) == expected
    for expected in ((POLE, SIGN), (moved, SIGN), ()):
        document.undo.redo()
        assert stored(store) == expected


def test_what_is_gone_is_not_chosen(document: StreetDocument) -> None:
    document.run_objects(ObjectChange(new=(POLE, SIGN)), "place")
    document.choose(*(Chosen(kind=ChosenKind.OBJECT, uid=uid) for uid in ("p", "s")))
    document.run_objects(ObjectChange(gone=(POLE,)), "delete")
    assert document.chosen_uids(ChosenKind.OBJECT) == ("s",)


def test_a_stale_edit_changes_nothing_and_is_no_entry(
    document: StreetDocument, store: Store
) -> None:
    document.run_objects(ObjectChange(new=(POLE,)), "place")
    other = StreetDocument(StreetEditing(store, actor="wang"), UndoStack())
    turned = replace(POLE, bearing_deg=90.0)
    other.run_objects(ObjectChange(gone=(POLE,), new=(turned,)), "turn")
    with pytest.raises(Problem) as raised:
        document.run_objects(ObjectChange(gone=(POLE,)), "delete")
    assert raised.value.code == "STALE_WRITE"
    assert stored(store) == (turned,)
    assert document.objects.of("p") == (POLE,)
    assert document.undo.undo_names == ("place",)


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
    assert stored(store) == (POLE,)
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
