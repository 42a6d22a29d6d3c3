"""What the map paints at once when objects change, before its tiles are made again."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from shapely import LineString, Point

from app.mapping.street_patch import Patch
from app.store.store import Store
from app.streets.editing import StreetEditing
from app.streets.object_live import shown_change, with_near_objects
from app.streets.street_document import StreetDocument
from app.undo import UndoStack
from gis.streets.objects import ObjectChange, ObjectKind, ObjectUid, StreetObject
from gis.streets.remake.change import Remade
from tests.helpers.street_geometry import AT, make_crossing
from tests.helpers.street_stores import put_geometry

X, Y = AT
LINE = StreetObject(
    uid=ObjectUid("red"),
    kind=ObjectKind.MARKING,
    code="no_stopping_line",
    shape=LineString([(X + 20, Y - 2), (X + 30, Y - 2)]),
)
POLE = StreetObject(
    uid=ObjectUid("pole"), kind=ObjectKind.POLE, code="pole", shape=Point(X + 25, Y + 2)
)


@pytest.fixture
def document(file_store: Store) -> StreetDocument:
    put_geometry(file_store, make_crossing())
    return StreetDocument(StreetEditing(file_store, actor="lin"), UndoStack())


def made(document: StreetDocument, *changes: ObjectChange) -> Patch:
    patch = Patch()
    for change in changes:
        document.objects.edit(change, "t")
        patch = patch.after(shown_change(change, document.objects, document.standing))
    return patch


def test_what_comes_is_painted_and_nothing_else(document: StreetDocument) -> None:
    patch = made(document, ObjectChange(new=(LINE, POLE)))
    assert patch.covered == ()
    assert [one.uid for one in patch.geometry.markings] == ["red"]
    assert [one.uid for one in patch.geometry.furniture] == ["pole"]


def test_under_what_goes_the_street_is_painted_again_with_what_stands_there(
    document: StreetDocument,
) -> None:
    moved = replace(LINE, shape=LineString([(X + 20, Y - 3), (X + 30, Y - 3)]))
    patch = made(document, ObjectChange(new=(LINE, POLE)), ObjectChange(gone=(LINE,), new=(moved,)))
    old = LINE.shape.buffer(0.06)
    assert shapely.union_all(patch.covered).buffer(1e-6).contains(old)
    bodies = shapely.union_all([one.shape for one in patch.geometry.bodies])
    assert bodies.contains(LINE.shape)
    (red,) = [one for one in patch.geometry.markings if one.uid == "red"]
    assert red.shape.equals(moved.shape)
    assert "pole" in {one.uid for one in patch.geometry.furniture}  # it stands on what is covered


def test_a_detached_piece_goes_and_comes_back_with_undo(document: StreetDocument) -> None:
    derived = document.standing.whole().markings[0]
    own = replace(LINE, code=derived.kind, shape=derived.shape, replaces=derived.uid)
    change = ObjectChange(new=(own,))
    patch = made(document, change)
    uids = {one.uid for one in patch.geometry.markings}
    assert "red" in uids
    assert derived.uid not in uids
    patch = made(document, change.undone)
    uids = {one.uid for one in patch.geometry.markings}
    assert derived.uid in uids
    assert "red" not in uids


def test_an_edit_of_a_road_shows_no_piece_that_is_replaced_and_keeps_objects_on_top(
    document: StreetDocument,
) -> None:
    whole = document.standing.whole()
    own = replace(LINE, replaces=whole.markings[0].uid)
    document.objects.edit(ObjectChange(new=(own,)), "t")
    shown = with_near_objects(Remade(made=whole), document.objects).made
    uids = {one.uid for one in shown.markings}
    assert whole.markings[0].uid not in uids
    assert "red" in uids
