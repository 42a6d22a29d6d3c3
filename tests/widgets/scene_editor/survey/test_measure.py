"""The tool of measuring, by mouse and keys on a noting canvas."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from gis.drafting.snaps import Snap, SnapKind
from gis.drafting.user_actions import UserAction
from gis.scenes.measuring import NewMark, NewParty
from gis.scenes.scene import Mark, MarkForm, Pose, Scene, SceneParty
from gis.scenes.survey.measurements import LineSide, Method
from gis.scenes.targets import targets_of
from tests.helpers.measuring import MeasuringRig
from tests.helpers.surveyed_scenes import near, with_fixed

CAR = SceneParty(no=1, symbol="passenger_car", rest=Pose(at=near(5, 8), heading_deg=40.0))
SKID = Mark(id="M1", kind="skid", form=MarkForm.LINE, points=(near(2, 4), near(9, 5)))
SKETCHED = with_fixed(
    Scene(case_no="1", parties=(CAR,), marks=(SKID,)), near(0, 0), near(20, 0), near(10, 20)
)


def wanted(rig) -> str:
    return "" if rig.measuring.wanted is None else rig.measuring.wanted.target


def test_the_next_target_comes_by_itself_until_nothing_waits() -> None:
    rig = MeasuringRig(SKETCHED)
    tool, _ = rig.take(Method.TRIANGULATION)
    seen = []
    for _ in range(4):
        seen.append(wanted(rig))
        tool.typed("10 14")
    assert seen == ["A.front_right_wheel", "A.rear_right_wheel", "M1.1", "M1.2"]
    assert wanted(rig) == "M1.3"
    tool.key("Return")
    assert wanted(rig) == ""
    assert "Choose" in tool.prompt


def test_fixed_points_of_the_scene_are_taken_without_a_click() -> None:
    rig = MeasuringRig(SKETCHED)
    tool, _ = rig.take(Method.BASELINE)
    assert rig.measuring.fixed == ("F1", "F2")
    assert "F1–F2" in tool.prompt


def test_a_click_on_a_fixed_point_begins_another_base_and_shift_adds_a_third_distance() -> None:
    rig = MeasuringRig(SKETCHED)
    tool, hand = rig.take(Method.TRIANGULATION)
    hand.click(*near(10, 20), shift=True)
    assert rig.measuring.fixed == ("F1", "F2", "F3")
    tool.typed("10 14 11")
    assert rig.now.measurements[0].row.fixed == ("F1", "F2", "F3")
    hand.click(*near(20, 0))
    hand.click(*near(10, 20))
    assert rig.measuring.fixed == ("F2", "F3")
    assert len(rig.now.fixed_points) == 3


def test_a_fixed_point_stands_where_the_pointer_snaps_and_one_undo_takes_it_away() -> None:
    rig = MeasuringRig()
    pole = Snap(kind=SnapKind.CENTRE, at=near(3, 3), source="pole")
    rig.around = replace(rig.around, snapper=lambda question: (pole,))
    _, hand = rig.take(Method.TRIANGULATION)
    hand.click(*near(3.4, 2.8))
    assert rig.now.fixed_points[0].point.at == near(3, 3)
    rig.document.undo.undo()
    assert rig.now.fixed_points == ()
    assert rig.measuring.fixed == ()


def test_fixed_points_can_be_typed() -> None:
    rig = MeasuringRig()
    tool, _ = rig.take(Method.TRIANGULATION)
    x, y = near(1, 2)
    tool.typed(f"{x},{y}")
    tool.typed("@12,5")
    assert [kept.point.at for kept in rig.now.fixed_points] == [near(1, 2), near(13, 7)]
    assert rig.measuring.has_base


def test_two_fixed_points_at_one_place_are_refused() -> None:
    rig = MeasuringRig()
    tool, _ = rig.take(Method.TRIANGULATION)
    x, y = near(1, 2)
    tool.typed(f"{x},{y}")
    tool.typed("@0.01,0")
    assert rig.codes == ["SURVEY_POINTS_TOO_NEAR"]
    assert len(rig.now.fixed_points) == 1


def test_the_side_is_where_the_thing_is_sketched_until_somebody_turns_it() -> None:
    rig = MeasuringRig(SKETCHED)
    tool, hand = rig.take(Method.TRIANGULATION)
    assert rig.measuring.side is LineSide.LEFT
    hand.click(*near(9, -12))
    assert rig.measuring.side is LineSide.RIGHT
    tool.key("Tab")
    assert rig.measuring.side is LineSide.LEFT
    tool.typed("10 14 R")
    assert rig.now.measurements[0].row.side is LineSide.RIGHT
    assert rig.measuring.side is LineSide.RIGHT


def test_an_offset_without_a_sign_lies_on_the_side_in_use_and_a_minus_on_the_other() -> None:
    rig = MeasuringRig(SKETCHED)
    tool, _ = rig.take(Method.BASELINE)
    rig.measuring.plan(NewMark("debris"))
    tool.key("Tab")
    tool.typed("5 3")
    tool.typed("6 -3")
    rows = [kept.row.values_m for kept in rig.now.measurements]
    assert rows == [(5.0, -3.0), (6.0, 3.0)]


def test_polar_values_turn_clockwise_from_the_second_fixed_point() -> None:
    rig = MeasuringRig(replace(SKETCHED, parties=(), marks=()))
    tool, _ = rig.take(Method.POLAR)
    rig.measuring.plan(NewMark("gouge"))
    tool.typed("7.5")
    tool.typed("270")
    at = rig.now.marks[0].points[0]
    assert math.dist(at, near(0, 7.5)) < 1e-6


def test_backspace_takes_back_a_value_and_undo_a_row() -> None:
    rig = MeasuringRig(SKETCHED)
    tool, _ = rig.take(Method.TRIANGULATION)
    tool.typed("99")
    assert tool.key("Backspace")
    assert not tool.key("Backspace")
    tool.typed("10 14")
    assert wanted(rig) == "A.rear_right_wheel"
    rig.document.undo.undo()
    assert wanted(rig) == "A.front_right_wheel"
    assert rig.now == SKETCHED


def test_undo_of_something_new_asks_for_it_again() -> None:
    rig = MeasuringRig(replace(SKETCHED, parties=(), marks=()))
    tool, _ = rig.take(Method.BASELINE)
    rig.measuring.plan(NewParty("scooter"), NewMark("skid"))
    tool.typed("5 3")
    assert wanted(rig) == "A.rear_wheel"
    rig.document.undo.undo()
    assert rig.now.parties == ()
    assert rig.measuring.wanted.makes == NewParty("scooter")
    tool.typed("5 3")
    tool.typed("6 3.5")
    assert rig.now.parties[0].rest is not None
    assert rig.measuring.wanted.makes == NewMark("skid")


def test_undo_of_a_row_asks_again_for_what_was_skipped_after_it() -> None:
    rig = MeasuringRig(SKETCHED)
    tool, _ = rig.take(Method.TRIANGULATION)
    tool.typed("10 14")
    tool.key("Return")
    tool.typed("10 14")
    assert wanted(rig) == "M1.2"
    rig.document.undo.undo()
    assert wanted(rig) == "M1.1"
    rig.document.undo.undo()
    assert wanted(rig) == "A.front_right_wheel"
    tool.typed("10 14")
    assert wanted(rig) == "A.rear_right_wheel"


def test_undo_of_a_row_leaves_skipped_what_was_skipped_before_it() -> None:
    rig = MeasuringRig(SKETCHED)
    tool, _ = rig.take(Method.TRIANGULATION)
    tool.key("Return")
    tool.typed("10 14")
    rig.document.undo.undo()
    assert wanted(rig) == "A.rear_right_wheel"
    tool.typed("10 14")
    assert wanted(rig) == "M1.1"


def test_undo_of_a_row_asks_again_for_what_was_planned_and_skipped_after_it() -> None:
    rig = MeasuringRig(with_fixed(Scene(case_no="1"), near(0, 0), near(20, 0)))
    tool, _ = rig.take(Method.TRIANGULATION)
    rig.measuring.plan(NewParty("passenger_car"), NewMark("skid"))
    tool.typed("10 14")
    tool.typed("10 13")
    assert wanted(rig) == "M1.1"
    tool.key("Return")
    assert wanted(rig) == ""
    rig.document.undo.undo()
    assert rig.measuring.planned == (NewMark("skid"),)
    tool.typed("10 13")
    assert wanted(rig) == "M1.1"


def test_a_new_mark_is_asked_for_though_one_of_its_name_was_skipped_before() -> None:
    rig = MeasuringRig(replace(SKETCHED, marks=()))
    tool, _ = rig.take(Method.TRIANGULATION)
    tool.typed("10 14")
    tool.typed("10 13")
    drawn = replace(rig.now, marks=(SKID,))
    rig.document.run(drawn, "Draw skid")
    assert wanted(rig) == "M1.1"
    tool.key("Return")
    rig.document.undo.undo()
    rig.document.run(drawn, "Draw skid")
    assert wanted(rig) == "M1.1"


def test_redo_of_a_row_goes_on_to_what_follows_it() -> None:
    rig = MeasuringRig(SKETCHED)
    tool, _ = rig.take(Method.TRIANGULATION)
    tool.typed("10 14")
    rig.document.undo.undo()
    rig.document.undo.redo()
    assert wanted(rig) == "A.rear_right_wheel"
    rig.document.undo.undo()
    assert wanted(rig) == "A.front_right_wheel"


def test_a_click_on_something_drawn_measures_that_next() -> None:
    rig = MeasuringRig(SKETCHED)
    _, hand = rig.take(Method.TRIANGULATION)
    at = targets_of(rig.now, rig.around.library)["A.front_left_corner"]
    hand.click(*at)
    assert wanted(rig) == "A.front_left_corner"


def test_measuring_the_wheel_of_one_side_goes_on_with_the_other_wheel_of_that_side() -> None:
    rig = MeasuringRig(SKETCHED)
    tool, hand = rig.take(Method.TRIANGULATION)
    hand.click(*targets_of(rig.now, rig.around.library)["A.front_left_wheel"])
    tool.typed("10 14")
    assert wanted(rig) == "A.rear_left_wheel"
    tool.typed("9 14")
    assert wanted(rig) == "M1.1"


def test_circles_that_cross_flat_are_told_at_once() -> None:
    rig = MeasuringRig(replace(SKETCHED, parties=(), marks=()))
    tool, _ = rig.take(Method.TRIANGULATION)
    rig.measuring.plan(NewMark("gouge"))
    tool.typed("10.1 10.1")
    assert rig.codes == ["SURVEY_FLAT_CROSSING"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1 2 3", "SURVEY_TOO_MANY_VALUES"),
        ("ten", "SURVEY_TYPED_UNREADABLE"),
        ("-4 5", "SURVEY_VALUES_WRONG"),
    ],
)
def test_what_cannot_be_a_row_is_told_and_nothing_is_measured(text, code) -> None:
    rig = MeasuringRig(SKETCHED)
    tool, _ = rig.take(Method.TRIANGULATION)
    tool.typed(text)
    assert rig.codes == [code]
    assert rig.now == SKETCHED


def test_values_before_fixed_points_or_without_a_target_say_what_lacks() -> None:
    rig = MeasuringRig()
    with pytest.raises(Exception, match="SURVEY_NO_BASE"):
        rig.measuring.type_values("5 6", str, str)
    tool, _ = rig.take(Method.TRIANGULATION)
    rig.measuring.place_fixed(near(0, 0), str)
    rig.measuring.place_fixed(near(9, 0), str)
    tool.typed("5 6")
    assert rig.codes == ["SURVEY_NO_TARGET"]


def test_every_click_key_and_value_counts_once() -> None:
    rig = MeasuringRig()
    tool, hand = rig.take(Method.TRIANGULATION)
    hand.click(*near(0, 0))
    hand.move(*near(5, 5))
    hand.click(*near(20, 0))
    rig.measuring.plan(NewMark("skid"))
    tool.typed("10")
    tool.typed("14")
    tool.key("Tab")
    tool.key("x")
    counts = {action: rig.count.of(action) for action in UserAction}
    assert counts == {
        UserAction.CLICK: 2,
        UserAction.DRAG: 0,
        UserAction.KEY: 2,
        UserAction.TYPED: 2,
        UserAction.PICK: 0,
    }


def test_what_is_shown_goes_when_another_tool_is_taken() -> None:
    rig = MeasuringRig(SKETCHED)
    tool, hand = rig.take(Method.TRIANGULATION)
    hand.move(*near(3, 3))
    tool.typed("9")
    radii = [shape.radius_m for shape in rig.canvas.shown[tool.id] if shape.radius_m]
    assert radii == [9.0]
    assert "This side (Tab)" in rig.canvas.texts(tool.id)
    tool.leave()
    assert rig.canvas.shown[tool.id] == ()
    rig.measuring.turn_side()
    assert rig.canvas.shown[tool.id] == ()
