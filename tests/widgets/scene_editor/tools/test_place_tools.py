"""Vehicles by anchors, contact, marks, things, photos, words; edits by points: no window."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from gis.angles import moved
from gis.drafting.user_actions import UserAction
from gis.scenes.drawing.parties import new_party, with_party
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import MarkForm, MarkKind, Pose, PoseState, Scene
from gis.scenes.symbols import anchors_of, placed_anchor
from tests.helpers.scene_tools import SceneRig, along
from widgets.scene_editor.scene_pick import Who

pytestmark = pytest.mark.gui


@pytest.fixture
def rig():
    return SceneRig()


def test_a_drag_places_a_vehicle_by_its_middle_and_heading(rig):
    rig.take("scene-rest").drag((10.0, 10.0), (15.0, 10.0))
    (party,) = rig.now.parties
    assert (party.rest.at, party.rest.heading_deg) == ((10.0, 10.0), pytest.approx(90.0))
    assert (party.symbol, party.length_m) == ("passenger_car", 4.6)
    assert rig.document.undo.undo_names == ("Place A at rest",)
    assert rig.count.total == 2


def test_two_clicks_put_both_left_wheels_where_they_were_measured(rig):
    rig.take("scene-rest")
    rig.tool.key("z")
    rig.hand.click(0.0, 0.0)
    assert rig.now.parties == ()
    rig.hand.click(0.0, 2.7)
    (party,) = rig.now.parties
    anchors = anchors_of(rig.library.of_party(party))
    rear = placed_anchor(party.rest, anchors["rear_left_wheel"])
    front = placed_anchor(party.rest, anchors["front_left_wheel"])
    assert rear[0] == pytest.approx(0.0)
    assert (rear[1] + front[1]) / 2.0 == pytest.approx(1.35)
    assert party.rest.at[0] > 0.0
    assert rig.count.total == 4


def test_anchors_that_cannot_be_are_refused_and_nothing_is_placed(rig):
    rig.take("scene-rest")
    rig.tool.key("z")
    rig.hand.drag((0.0, 0.0), (0.0, 40.0))
    assert rig.codes == ["ANCHORS_TOO_FAR"]
    assert rig.now == rig.scene


def test_the_next_party_that_lacks_a_place_is_placed_and_one_can_be_taken(rig):
    scene = rig.scene
    for symbol in ("passenger_car", "scooter"):
        party = new_party(scene, rig.library[symbol])
        scene = with_party(scene, replace(party, contact=Pose(at=(0.0, 0.0), heading_deg=30.0)))
    rig.document.run(scene, "parties")
    rig.take("scene-rest").click(10.0, 0.0)
    rig.hand.click(20.0, 0.0)
    assert [party.rest.at for party in rig.now.parties] == [(10.0, 0.0), (20.0, 0.0)]
    assert [party.rest.heading_deg for party in rig.now.parties] == [30.0, 30.0]
    rig.take("scene-between")
    rig.around.pick.take(Who(party=2))
    rig.hand.drag((15.0, 5.0), (15.0, 9.0))
    assert [len(party.positions) for party in rig.now.parties] == [0, 1]


def test_u_lays_what_is_placed_on_its_side_and_people_lie_by_themselves(rig):
    rig.take("scene-rest")
    rig.tool.key("u")
    rig.hand.click(0.0, 0.0)
    rig.pick_party("pedestrian")
    rig.hand.click(10.0, 0.0)
    states = [party.rest.state for party in rig.now.parties]
    assert states == [PoseState.LEFT_SIDE, PoseState.LYING]


def test_a_contact_point_has_the_uncertainty_that_a_drag_shows(rig):
    rig.take("scene-impact").drag((5.0, 5.0), (5.0, 6.5))
    assert (rig.now.impact, rig.now.impact_sigma_m) == ((5.0, 5.0), pytest.approx(1.5))
    rig.hand.click(7.0, 5.0)
    assert (rig.now.impact, rig.now.impact_sigma_m) == ((7.0, 5.0), None)


def test_a_path_clicked_point_by_point_ends_at_contact_with_the_nose_ahead(rig):
    rig.take("scene-approach")
    for at in ((0.0, -30.0), (0.0, -10.0), (5.0, 0.0)):
        rig.hand.click(*at)
    rig.tool.key("Return")
    (party,) = rig.now.parties
    assert party.approach == ((0.0, -30.0), (0.0, -10.0), (5.0, 0.0))
    assert party.contact.heading_deg == pytest.approx(math.degrees(math.atan2(5, 10)))
    assert rig.count.total == 5


def test_a_path_that_ends_near_another_footprint_is_brought_to_touch_it_unless_shift(rig):
    rig.take("scene-approach")
    rig.follow(along((0.0, -30.0), (0.0, 0.0)))
    for shift, gap in ((False, 0.0), (True, 0.8)):
        end = (-0.9 - 2.3 - 0.8, 0.0)
        rig.follow(along((-30.0, 0.0), end), shift=shift)
        nose = rig.now.parties[-1].contact.at[0] + 2.3
        assert -0.9 - nose == pytest.approx(gap, abs=0.01)


def test_a_bent_drag_is_an_arc_a_straight_one_a_line_and_a_loop_an_area(rig):
    rig.take("scene-mark")
    arc = [moved((0.0, 0.0), angle, 10.0) for angle in range(0, 61, 3)]
    rig.follow(arc)
    rig.follow(along((20.0, 0.0), (30.0, 0.0)))
    rig.around.pick.take_mark(MarkKind.FLUID)
    rig.follow([moved((50.0, 0.0), angle, 3.0) for angle in range(0, 350, 10)])
    bent, straight, area = rig.now.marks
    assert [math.dist(at, (0.0, 0.0)) for at in bent.points] == pytest.approx(
        [10.0] * len(bent.points), abs=0.02
    )
    assert straight.points == ((20.0, 0.0), (30.0, 0.0))
    assert (area.form, area.kind, len(area.points) > 8) == (MarkForm.AREA, "fluid", True)
    assert rig.count.of(UserAction.DRAG) == 3


def test_a_mark_of_a_point_is_a_click_and_belongs_to_its_party(rig):
    rig.take("scene-mark")
    rig.around.pick.take_mark(MarkKind.BODY)
    rig.around.pick.take_marker(2)
    rig.hand.click(3.0, 4.0)
    (mark,) = rig.now.marks
    assert (mark.id, mark.kind, mark.form, mark.party) == ("M1", "body", MarkForm.POINT, 2)
    assert mark.points == ((3.0, 4.0),)


def test_a_length_is_asked_only_while_nothing_else_is_begun(rig):
    rig.take("scene-mark")
    rig.follow(along((0.0, 0.0), (10.0, 0.0)))
    assert rig.tool.prompt != ""
    for key in ("7", ".", "5", "Return"):
        assert rig.tool.key(key)
    assert rig.now.marks[0].points[-1] == pytest.approx((7.5, 0.0))
    assert rig.count.of(UserAction.TYPED) == 1
    rig.hand.click(0.0, 20.0)
    assert rig.tool.prompt == ""
    assert rig.tool.typed("@5,0")
    rig.tool.key("Return")
    assert rig.now.marks[1].points == ((0.0, 20.0), (5.0, 20.0))


def test_things_photos_and_words(rig):
    rig.take("scene-thing")
    rig.around.pick.take_thing("cone")
    rig.hand.click(1.0, 1.0)
    rig.take("scene-photo").drag((5.0, 5.0), (5.0, 0.0))
    rig.take("scene-text")
    rig.hand.click(9.0, 9.0)
    assert rig.codes == ["TEXT_IS_EMPTY"]
    rig.around.pick.text = "監視器"
    rig.hand.click(9.0, 9.0)
    assert [(one.id, one.symbol, one.at) for one in rig.now.objects] == [("O1", "cone", (1.0, 1.0))]
    assert [(one.at, one.bearing_deg) for one in rig.now.photos] == [((5.0, 5.0), 180.0)]
    assert [one.text for one in rig.now.texts] == ["監視器"]


def test_chosen_parts_are_moved_by_points_with_snaps_and_values_and_a_mark_is_trimmed(rig):
    rig.take("scene-mark")
    rig.follow(along((0.0, 0.0), (10.0, 0.0)))
    rig.follow(along((5.0, 5.0), (5.0, -5.0)))
    rig.take("scene-rotate").click(0.0, 0.0)
    rig.document.choose(ScenePart(kind=PartKind.MARK, place=1))
    rig.tool.leave()
    for at in ((5.0, 5.0), (5.0, -5.0), (15.0, 5.0)):
        rig.hand.click(*at)
    turned = rig.now.marks[1].points
    assert turned[0] == pytest.approx((5.0, 5.0))
    assert turned[1] == pytest.approx((15.0, 5.0))
    rig.document.undo.undo()
    rig.take("scene-trim").click(8.0, 0.0)
    assert rig.now.marks[0].points[-1] == pytest.approx((5.0, 0.0))
    rig.hand.click(100.0, 100.0)
    assert rig.codes == ["NO_MARK_HERE"]


def test_an_edit_by_points_asks_for_a_choice_first(rig):
    hand = rig.take("scene-move")
    hand.click(0.0, 0.0)
    hand.click(5.0, 0.0)
    assert rig.codes == ["CHOOSE_PARTS_FIRST"]
    assert rig.now == Scene(case_no="T-1")
