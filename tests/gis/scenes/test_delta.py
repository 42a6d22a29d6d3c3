"""Changes of a scene, part by part: exactly enough to make one state of the other."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gis.scenes.delta import (
    ChangeKind,
    OtherSceneError,
    PartChange,
    applied,
    changes_between,
    changes_from_json,
    changes_json,
)
from gis.scenes.interchange import read_scene, write_scene
from gis.scenes.scene import Mark, Scene, SceneParty, SceneText
from tests.helpers.scene_values import scenes

BASE = Scene(
    case_no="1",
    parties=(SceneParty(no=1), SceneParty(no=2)),
    marks=(Mark(id="M1", kind="skid"), Mark(id="M2", kind="yaw")),
    texts=tuple(SceneText(at=(0.0, float(n)), text=word) for n, word in enumerate("abc")),
)


@settings(max_examples=40, deadline=None)
@given(scene=scenes())
def test_any_scene_is_read_back_as_it_was_written(scene: Scene) -> None:
    assert read_scene(json.loads(json.dumps(write_scene(scene)))) == scene


@settings(max_examples=40, deadline=None)
@given(before=scenes(), after=scenes())
def test_changes_between_any_two_scenes_make_one_of_the_other(before: Scene, after: Scene) -> None:
    changes = changes_from_json(changes_json(changes_between(before, after)))
    assert applied(before, changes) == after
    assert write_scene(applied(before, changes)) == write_scene(after)


@settings(max_examples=20, deadline=None)
@given(scene=scenes())
def test_a_scene_that_stayed_the_same_has_no_changes(scene: Scene) -> None:
    assert changes_between(scene, scene) == ()
    assert applied(scene, ()) == scene


def test_a_moved_mark_is_one_change_named_by_its_id() -> None:
    after = replace(BASE, marks=(BASE.marks[0], replace(BASE.marks[1], note="wet")))
    (change,) = changes_between(BASE, after)
    assert (change.field, change.kind, change.key) == ("marks", ChangeKind.ITEM, "M2")
    assert json.loads(change.before or "")["note"] == ""
    assert json.loads(change.after or "")["note"] == "wet"


def test_of_texts_only_the_changed_rows_are_kept() -> None:
    texts = (BASE.texts[0], replace(BASE.texts[1], text="B"), BASE.texts[2])
    (change,) = changes_between(BASE, replace(BASE, texts=texts))
    assert (change.kind, change.key) == (ChangeKind.ROWS, "1")
    assert [row["text"] for row in json.loads(change.after or "")] == ["B"]


def test_parties_in_another_order_are_one_change_of_the_order() -> None:
    after = replace(BASE, parties=BASE.parties[::-1])
    (change,) = changes_between(BASE, after)
    assert (change.kind, change.before, change.after) == (
        *(ChangeKind.ORDER, '["1","2"]', '["2","1"]'),
    )


@pytest.mark.parametrize(
    "other",
    [
        replace(BASE, place="elsewhere"),
        replace(BASE, marks=BASE.marks[:1]),
        replace(BASE, marks=(*BASE.marks, Mark())),
        replace(BASE, texts=BASE.texts[::-1]),
        replace(BASE, parties=BASE.parties[:1]),
    ],
)
def test_a_change_is_refused_on_a_scene_that_is_not_as_it_was_before(other: Scene) -> None:
    after = replace(
        BASE,
        place="here",
        parties=BASE.parties[::-1],
        marks=(BASE.marks[0], replace(BASE.marks[1], note="wet")),
        texts=(SceneText(at=(1.0, 1.0), text="z"), *BASE.texts[1:]),
    )
    with pytest.raises(OtherSceneError):
        applied(other, changes_between(BASE, after))


@given(text=st.sampled_from(["", "{", "[1]", "[{}]", '[{"field": "a", "kind": "b"}]', "null"]))
def test_a_text_that_holds_no_changes_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        changes_from_json(text)


def test_a_part_that_was_not_there_differs_from_one_that_was_null() -> None:
    absent = read_scene({"schema": "daoan.scene/1", "case_no": "1", "parties": []})
    named = read_scene(write_scene(absent) | {"x": None})
    assert changes_between(absent, named) == (PartChange(field="x", before=None, after="null"),)


def test_a_moved_contact_point_is_one_value() -> None:
    before, after = replace(BASE, impact=(1.0, 2.0)), replace(BASE, impact=(3.0, 2.0))
    (change,) = changes_between(before, after)
    assert (change.kind, change.before, change.after) == (
        *(ChangeKind.VALUE, "[1.0,2.0]", "[3.0,2.0]"),
    )
    assert applied(before, (change,)) == after
