"""Choosing, moving by anchors, grips, states, typed values: the tool without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gis.drafting.user_actions import UserAction
from gis.scenes.drawing import additions
from gis.scenes.drawing.grips import GripKind, grips_of
from gis.scenes.drawing.parties import new_party, with_party
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import MarkForm, MarkKind, Pose, PoseState, Scene
from gis.scenes.symbols import anchors_of, placed_anchor
from gis.scenes.targets import CONTACT
from tests.helpers.scene_tools import SceneRig

pytestmark = pytest.mark.gui
REST_OF_A = ScenePart(kind=PartKind.POSE, place=1)
MARK = ScenePart(kind=PartKind.MARK)


@pytest.fixture
def rig():
    """A car at rest facing north, a skid mark, a cone, a photo, a dimension."""
    made = SceneRig()
    car = new_party(made.scene, made.library["passenger_car"])
    scene = with_party(made.scene, replace(car, rest=Pose(at=(20.0, 20.0), heading_deg=0.0)))
    scene = additions.with_mark(scene, MarkKind.SKID, MarkForm.LINE, ((0.0, 0.0), (10.0, 0.0)))
    scene = additions.with_object(scene, "cone", (40.0, 0.0))
    scene = additions.with_photo(scene, (40.0, 20.0), 0.0)
    scene = additions.with_dimension(scene, (0.0, 40.0), (10.0, 40.0))
    rig = SceneRig(scene=scene)
    rig.use("scene-select")
    return rig


def chosen(rig):
    return set(rig.document.chosen)


def test_a_click_chooses_shift_adds_ctrl_toggles_and_esc_frees(rig):
    rig.hand.click(20.0, 20.3)
    assert chosen(rig) == {REST_OF_A}
    rig.hand.click(5.0, 0.1, shift=True)
    assert chosen(rig) == {REST_OF_A, MARK}
    rig.hand.click(20.0, 20.3, ctrl=True)
    assert chosen(rig) == {MARK}
    assert rig.tool.key("Escape")
    assert chosen(rig) == set()
    assert rig.count.of(UserAction.CLICK) == 3


def test_a_box_to_the_right_takes_what_is_inside_and_to_the_left_what_it_touches(rig):
    rig.hand.drag((-1.0, -5.0), (5.0, 5.0))
    assert chosen(rig) == set()
    rig.hand.drag((5.0, 5.0), (-1.0, -5.0))
    assert chosen(rig) == {MARK}
    rig.hand.drag((-5.0, -5.0), (50.0, 50.0))
    assert len(chosen(rig)) == 5


def test_a_vehicle_taken_by_a_wheel_is_put_with_that_wheel_on_a_vertex(rig):
    party = rig.now.parties[0]
    anchors = anchors_of(rig.library.of_party(party))
    wheel = placed_anchor(party.rest, anchors["front_left_wheel"])
    rig.hand.click(20.0, 20.3)
    rig.hand.drag((wheel[0] + 0.1, wheel[1]), (10.1, 0.1))
    moved = rig.now.parties[0].rest
    assert placed_anchor(moved, anchors["front_left_wheel"]) == pytest.approx((10.0, 0.0))
    assert moved.heading_deg == 0.0
    assert rig.count.total == 2
    rig.document.undo.undo()
    assert rig.now == rig.scene


def test_a_drag_of_what_is_not_chosen_moves_it_and_ctrl_leaves_a_copy(rig):
    rig.hand.drag((20.0, 21.0), (23.0, 21.0), shift=True)
    assert rig.now.parties[0].rest.at == (20.0, 20.0)  # Shift adds a box: nothing is held
    rig.hand.drag((20.0, 21.2), (23.0, 21.2))
    assert rig.now.parties[0].rest.at == pytest.approx((23.0, 20.0))
    rig.hand.drag((23.0, 21.2), (28.0, 21.2), ctrl=True)
    assert [one.rest.at[0] for one in rig.now.parties] == pytest.approx([23.0, 28.0])
    assert chosen(rig) == {ScenePart(kind=PartKind.POSE, place=2)}


def test_grips_turn_a_vehicle_reshape_a_mark_and_move_a_dimension_aside(rig):
    rig.hand.click(20.0, 20.3)
    (turn,) = grips_of(rig.now, REST_OF_A, rig.library)
    assert turn.kind is GripKind.TURN
    rig.hand.drag(turn.at, (30.0, 20.0))
    assert rig.now.parties[0].rest.heading_deg == pytest.approx(90.0)
    rig.hand.click(5.0, 0.1)
    rig.hand.drag((5.0, 0.0), (5.0, 3.0))
    assert rig.now.marks[0].points == ((0.0, 0.0), (5.0, 3.0), (10.0, 0.0))
    rig.hand.move(5.0, 3.0)
    assert rig.tool.key("Delete")
    assert rig.now.marks[0].points == ((0.0, 0.0), (10.0, 0.0))
    rig.hand.click(3.0, 40.1)
    rig.hand.drag((5.0, 40.0), (5.0, 42.0), shift=True)
    assert rig.now.dimensions[0].offset_m == pytest.approx(2.0)


def test_u_lays_a_vehicle_down_and_values_turn_move_and_measure(rig):
    rig.hand.click(20.0, 20.3)
    rig.tool.key("u")
    assert rig.now.parties[0].rest.state == PoseState.LEFT_SIDE
    assert rig.tool.typed("135")
    assert rig.now.parties[0].rest.heading_deg == 135.0
    assert rig.tool.typed("@2,-1")
    assert rig.now.parties[0].rest.at == pytest.approx((22.0, 19.0))
    rig.hand.click(5.0, 0.1)
    assert rig.tool.typed("12.5")
    assert rig.now.marks[0].points[-1] == pytest.approx((12.5, 0.0))
    rig.hand.click(40.0, 0.0)
    assert rig.tool.typed("x")
    assert rig.codes == ["DRAFT_NUMBER_UNREADABLE"]


def test_tab_takes_what_lies_beneath_and_delete_takes_it_away(rig):
    scene = additions.with_impact(rig.now, (20.0, 20.0))
    rig.document.run(scene, "impact")
    rig.hand.click(20.0, 20.0)
    assert chosen(rig) == {ScenePart(kind=PartKind.IMPACT)}
    rig.tool.key("Tab")
    assert chosen(rig) == {REST_OF_A}
    rig.tool.key("Delete")
    assert rig.now.parties == ()
    assert rig.now.impact == (20.0, 20.0)


def test_leaving_in_the_middle_of_a_drag_changes_nothing(rig):
    tool, hand = rig.tool, rig.hand
    hand.move(20.0, 21.2)
    tool.press(hand.pointer(20.0, 21.2))
    tool.move(hand.pointer(30.0, 21.2))
    tool.leave()
    assert rig.now == rig.scene
    assert rig.canvas.shown["scene-select"] == ()


def test_a_contact_that_is_moved_takes_the_end_of_its_path_along():
    rig = SceneRig()
    car = new_party(rig.scene, rig.library["passenger_car"])
    car = replace(
        car,
        approach=((0.0, -20.0), (0.0, 0.0)),
        contact=Pose(at=(0.0, 0.0), heading_deg=0.0),
    )
    rig = SceneRig(scene=with_party(Scene(case_no="T-1"), car))
    rig.use("scene-select")
    rig.hand.drag((0.0, 1.2), (2.0, 1.2))
    party = rig.now.parties[0]
    assert party.contact.at == pytest.approx((2.0, 0.0))
    assert party.approach[-1] == party.contact.at
    assert rig.document.chosen == (ScenePart(kind=PartKind.POSE, place=1, pose=CONTACT),)
