"""Two people's changes of one scene: together where they do not touch, asked where they do."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from gis.scenes.delta import changes_between
from gis.scenes.merging import WHOLE, PartKey, SceneMerge, SceneSide, merge_scenes
from gis.scenes.scene import (
    KeptFixedPoint,
    KeptMeasurement,
    Mark,
    MarkForm,
    Pose,
    Scene,
    SceneParty,
    SceneText,
)
from gis.scenes.survey.measurements import FixedPoint, Measurement, Method
from tests.helpers.scene_values import scenes


def row(target: str, *fixed: str) -> KeptMeasurement:
    values = tuple(1.0 for _ in fixed)
    return KeptMeasurement(
        row=Measurement(target=target, method=Method.TRIANGULATION, fixed=fixed, values_m=values)
    )


def mark(name: str, *, party: int | None = None, note: str = "") -> Mark:
    points = ((0.0, 0.0), (5.0, 0.0))
    return Mark(id=name, kind="skid", party=party, form=MarkForm.LINE, points=points, note=note)


def party(number: int, east: float = 0.0, code: str = "B03") -> SceneParty:
    return SceneParty(no=number, class_code=code, rest=Pose(at=(east, 0.0), heading_deg=90.0))


BASE = Scene(
    case_no="1",
    parties=(party(1), party(2, 10.0, "C03")),
    marks=(mark("M1", party=1), mark("M2")),
    texts=(SceneText(at=(0.0, 0.0), text="a"), SceneText(at=(0.0, 1.0), text="b")),
    fixed_points=tuple(
        KeptFixedPoint(point=FixedPoint(id=name, at=at, note=""))
        for name, at in (("F1", (0.0, 0.0)), ("F2", (10.0, 0.0)))
    ),
    measurements=(row("M1.1", "F1", "F2"), row("M2.1", "F1", "F2")),
)


def parts(merge: SceneMerge) -> set[PartKey]:
    return {conflict.part for conflict in merge.conflicts}


def test_changes_of_different_parts_are_both_kept() -> None:
    theirs = replace(BASE, weather="雨", parties=(BASE.parties[0], party(2, 12.0, "C03")))
    mine = replace(BASE, parties=(party(1, 1.5), BASE.parties[1]), marks=(*BASE.marks, mark("M3")))
    merge = merge_scenes(BASE, theirs, mine)
    assert merge.conflicts == ()
    assert merge.scene == replace(
        BASE, weather="雨", parties=(party(1, 1.5), party(2, 12.0, "C03")),
        marks=(*BASE.marks, mark("M3")),
    )  # fmt: skip
    assert merge.theirs == (PartKey(field="parties", key="2"), PartKey(field="weather"))
    assert merge.mine == (PartKey(field="marks", key="M3"), PartKey(field="parties", key="1"))


def test_one_part_changed_by_both_is_asked_and_the_answer_holds() -> None:
    theirs, mine = (replace(BASE, parties=(party(1, east), BASE.parties[1])) for east in (1.0, 2.0))
    part = PartKey(field="parties", key="1")
    merge = merge_scenes(BASE, theirs, mine)
    assert merge.scene is None
    (conflict,) = merge.conflicts
    assert conflict.part == part
    assert [
        json.loads(text or "")["rest"]["at"]
        for text in (conflict.base, conflict.theirs, conflict.mine)
    ] == [[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]]
    for side, expected in ((SceneSide.THEIRS, theirs), (SceneSide.MINE, mine)):
        assert merge_scenes(BASE, theirs, mine, {part: side}).scene == expected


def test_the_same_change_by_both_is_no_conflict() -> None:
    both = replace(BASE, weather="雨", marks=(mark("M1", party=1, note="wet"), BASE.marks[1]))
    assert merge_scenes(BASE, both, both).scene == both


def test_a_part_that_one_deleted_and_the_other_changed_is_asked() -> None:
    theirs = replace(BASE, marks=BASE.marks[:1], measurements=BASE.measurements[:1])
    mine = replace(BASE, marks=(BASE.marks[0], mark("M2", note="mine")))
    assert parts(merge_scenes(BASE, theirs, mine)) == {PartKey(field="marks", key="M2")}


def test_two_marks_added_under_one_name_are_asked() -> None:
    theirs = replace(BASE, marks=(*BASE.marks, mark("M3", note="theirs")))
    mine = replace(BASE, marks=(*BASE.marks, mark("M3", note="mine")))
    assert parts(merge_scenes(BASE, theirs, mine)) == {PartKey(field="marks", key="M3")}


def test_texts_added_by_both_are_all_there_and_the_same_one_once() -> None:
    one, other, same = (SceneText(at=(9.0, 9.0), text=word) for word in ("one", "other", "same"))
    theirs = replace(BASE, texts=(*BASE.texts, one))
    mine = replace(BASE, texts=(*BASE.texts, other))
    merged = merge_scenes(BASE, theirs, mine).scene
    assert merged is not None
    assert merged.texts == (*BASE.texts, one, other)
    alike = replace(BASE, texts=(*BASE.texts, same)), replace(BASE, texts=(same, *BASE.texts, same))
    both = merge_scenes(BASE, *alike).scene
    assert both is not None
    assert both.texts == (same, *BASE.texts, same)


def test_rows_that_both_changed_are_asked_as_one_list() -> None:
    theirs = replace(BASE, texts=(replace(BASE.texts[0], text="t"), BASE.texts[1]))
    mine = replace(BASE, texts=(replace(BASE.texts[0], text="m"), BASE.texts[1]))
    part = PartKey(field="texts")
    assert parts(merge_scenes(BASE, theirs, mine)) == {part}
    chosen = merge_scenes(BASE, theirs, mine, {part: SceneSide.MINE}).scene
    assert chosen == mine


def test_a_measurement_of_what_the_other_deleted_is_asked_about() -> None:
    theirs = replace(BASE, marks=BASE.marks[:1], measurements=BASE.measurements[:1])
    mine = replace(BASE, measurements=(row("M2.2", "F1", "F2"), *BASE.measurements))
    merge = merge_scenes(BASE, theirs, mine)
    assert merge.scene is None
    assert parts(merge) == {WHOLE}
    chosen = merge_scenes(BASE, theirs, mine, {WHOLE: SceneSide.THEIRS})
    assert (chosen.scene, chosen.conflicts) == (theirs, ())


def test_a_measurement_from_a_fixed_point_that_the_other_deleted_is_asked_about() -> None:
    theirs = replace(BASE, fixed_points=BASE.fixed_points[:1], measurements=())
    mine = replace(BASE, fixed_points=BASE.fixed_points, marks=(*BASE.marks, mark("M3")))
    assert merge_scenes(BASE, theirs, mine).conflicts == ()
    mine = replace(BASE, measurements=(*BASE.measurements, row("impact", "F1", "F2")))
    assert merge_scenes(BASE, theirs, mine).scene is None


@pytest.mark.parametrize(
    "renumbered",
    [
        (party(1, 10.0, "C03"), party(2)),
        (party(1, 10.0, "C03"),),
        (party(1, 5.0), party(2), party(3, 10.0, "C03")),
    ],
    ids=["swapped", "the first taken out", "one put before"],
)
def test_other_numbers_of_parties_are_not_mixed_with_work_on_the_old_ones(
    renumbered: tuple[SceneParty, ...],
) -> None:
    mine = replace(BASE, marks=(*BASE.marks, mark("M3", party=1)))
    for sides in (
        (replace(BASE, parties=renumbered), mine),
        (mine, replace(BASE, parties=renumbered)),
    ):
        assert merge_scenes(BASE, *sides).scene is None
    words = replace(BASE, weather="雨")
    merged = merge_scenes(BASE, replace(BASE, parties=renumbered), words).scene
    assert merged == replace(BASE, parties=renumbered, weather="雨")


@settings(max_examples=20, deadline=None)
@given(base=scenes(), changed=scenes())
def test_what_only_one_side_changed_is_kept_whoever_it_was(base: Scene, changed: Scene) -> None:
    assert merge_scenes(base, changed, base).scene == changed
    assert merge_scenes(base, base, changed).scene == changed
    assert merge_scenes(base, changed, changed).scene == changed


@settings(max_examples=25, deadline=None)
@given(base=scenes(), theirs=scenes(), mine=scenes())
def test_a_merge_loses_nothing_silently(base: Scene, theirs: Scene, mine: Scene) -> None:
    merge = merge_scenes(base, theirs, mine)
    assert (merge.scene is None) == bool(merge.conflicts)
    sides = {conflict.part: SceneSide.MINE for conflict in merge.conflicts}
    again = merge_scenes(base, theirs, mine, sides)
    if merge.scene is None and again.scene is None:
        assert {conflict.part for conflict in again.conflicts} == {WHOLE}
        return
    decided = again.scene
    assert decided is not None
    # whatever I changed stands in the result as I have it, unless both sides' rows were woven
    still_mine = {(one.field, one.key) for one in changes_between(decided, mine)}
    for part in merge.mine:
        if part.field not in ("texts", "dimensions", "measurements", "marks", "photos"):
            assert (part.field, part.key) not in still_mine


def test_a_contact_point_that_both_moved_is_theirs_or_mine_and_no_mixture() -> None:
    base = Scene(case_no="1", impact=(1.0, 2.0))
    merge = merge_scenes(base, replace(base, impact=(5.0, 2.0)), replace(base, impact=(1.0, 9.0)))
    assert [conflict.part.field for conflict in merge.conflicts] == ["impact"]
    assert merge.scene is None
