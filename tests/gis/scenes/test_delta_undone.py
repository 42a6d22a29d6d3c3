"""What a scene was before a change that was written down."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from gis.scenes.delta import KEYS, OtherSceneError, as_text, changes_between, changes_of
from gis.scenes.delta_undone import before_changes
from gis.scenes.interchange import write_scene
from gis.scenes.scene import Mark, Scene, SceneParty, SceneText
from tests.helpers.scene_values import scenes

BASE = Scene(
    case_no="1",
    parties=(SceneParty(no=1), SceneParty(no=2)),
    marks=tuple(Mark(id=f"M{n}", kind="skid") for n in range(1, 5)),
    texts=tuple(SceneText(at=(0.0, float(n)), text=word) for n, word in enumerate("abcdef")),
)


def plain(document: dict[str, Any]) -> dict[str, Any]:
    """A document whose lists of named items are in no order."""
    return {
        key: sorted(map(as_text, value)) if key in KEYS else value
        for key, value in document.items()
    }


@settings(max_examples=30, deadline=None)
@given(before=scenes(), after=scenes())
def test_any_scene_is_found_again_from_what_it_became(before: Scene, after: Scene) -> None:
    was, now = write_scene(before), write_scene(after)
    assert plain(before_changes(now, changes_of(was, now))) == plain(was)


def test_rows_that_were_added_and_taken_away_in_several_places_come_back_in_their_order() -> None:
    texts = BASE.texts
    other = (texts[0], *(SceneText(at=(9.0, float(n)), text="new") for n in range(3)), texts[2])
    now = replace(BASE, texts=(*other, texts[3], replace(texts[5], text="F")))
    found = before_changes(write_scene(now), changes_between(BASE, now))
    assert found == write_scene(BASE)


def test_an_order_that_was_changed_together_with_new_items_comes_back() -> None:
    marks = BASE.marks
    now = replace(BASE, marks=(Mark(id="M9"), marks[3], marks[1], marks[0], marks[2]))
    found = before_changes(write_scene(now), changes_between(BASE, now))
    assert found == write_scene(BASE)


@pytest.mark.parametrize(
    "after",
    [
        replace(BASE, weather="雨"),
        replace(BASE, marks=BASE.marks[::-1]),
        replace(BASE, parties=(replace(BASE.parties[0], class_code="B03"), BASE.parties[1])),
        replace(BASE, texts=(*BASE.texts, SceneText(at=(5.0, 5.0), text="油漬"))),
    ],
)
def test_a_change_of_another_state_is_refused(after: Scene) -> None:
    with pytest.raises(OtherSceneError):
        before_changes(write_scene(BASE), changes_between(BASE, after))
