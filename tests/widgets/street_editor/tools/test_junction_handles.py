"""Corners by their grips, arms by keys: the tool of junctions in a hand without a window."""

from __future__ import annotations

import math

import pytest

from app.streets.street_document import Chosen, ChosenKind
from gis.angles import moved
from gis.drafting.user_actions import UserAction
from gis.streets.arm_design import BY_RULE, Wish
from gis.streets.control import Control
from gis.streets.drawing.junction_arms import arms_of, corners_of, design_of, places_of
from tests.helpers.street_tools import rig_in, road_style
from widgets.street_editor.junctions.junction_hand import JunctionHand
from widgets.street_editor.tools.draw_road import DrawRoad
from widgets.street_editor.tools.junction_handles import JunctionHandles, untranslated

CENTRE = (250.0, 250.0)


@pytest.fixture
def rig(tmp_path):
    """Two streets of 2+2 lanes that cross square."""
    made = rig_in(tmp_path)
    draw = made.hand(DrawRoad(made.around, road_style("urban_2_2")))
    draw.drag((130.0, 250.0), (370.0, 250.0))
    draw.drag((250.0, 130.0), (250.0, 370.0))
    made.canvas.metres_per_pixel = 0.1
    yield made
    made.store.close()


@pytest.fixture
def hand(rig):
    return rig.hand(JunctionHandles(rig.around))


def area_of(rig):
    (uid,) = rig.standing.areas
    return uid


def corner(rig, number=0):
    return corners_of(rig.standing, area_of(rig))[number]


def out(one, radius_m):
    """Where the middle of the return lies with a radius."""
    way = math.dist(one.apex, one.at)
    share = radius_m * one.factor / way
    return tuple(a + share * (b - a) for a, b in zip(one.apex, one.at, strict=True))


def design(rig, arm):
    return design_of(rig.document.network, arm)


def test_a_click_chooses_the_junction_and_shift_adds(rig, hand):
    assert hand.click(*CENTRE)
    assert rig.document.chosen == (Chosen(kind=ChosenKind.AREA, uid=area_of(rig)),)
    assert rig.count.of(UserAction.CLICK) == 1
    assert not hand.click(20.0, 20.0)


def test_a_dragged_grip_gives_the_radius_shown_on_the_way_as_one_entry(rig, hand):
    one, before = corner(rig), rig.standing.whole()
    rig.previews.clear()
    hand.drag(one.at, out(one, 12.2))
    assert any(remade is not None for remade in rig.previews)
    assert rig.previews[-1] is None
    assert design(rig, one.arm).corner_radius_m == 12.0
    assert corner(rig).radius_m == pytest.approx(12.0, abs=0.1)
    assert rig.count.of(UserAction.DRAG) == 3
    rig.document.undo.undo()
    assert rig.standing.whole() == before


def test_shift_gives_tenths_of_metres(rig, hand):
    one = corner(rig, 2)
    hand.drag(one.at, out(one, 7.27), shift=True)
    assert design(rig, one.arm).corner_radius_m == 7.3


def test_esc_gives_up_the_drag_and_changes_nothing(rig, hand):
    one, before = corner(rig), rig.standing.whole()
    hand.move(*one.at)
    hand.tool.press(hand.pointer(*one.at))
    hand.move(*out(one, 14.0))
    assert hand.tool.key("Escape")
    assert rig.previews[-1] is None
    hand.tool.release(hand.pointer(*out(one, 14.0)))
    assert rig.standing.whole() == before


def test_a_clicked_corner_takes_the_radius_that_is_typed(rig, hand):
    one = corner(rig, 1)
    hand.click(*one.at)
    hand.move(*CENTRE)
    hand.tool.typed("9,5".replace(",", "."))
    assert design(rig, one.arm).corner_radius_m == 9.5
    hand.tool.typed("")
    assert design(rig, one.arm).corner_radius_m is None
    assert (rig.count.of(UserAction.CLICK), rig.count.of(UserAction.TYPED)) == (1, 2)


def test_what_is_typed_without_a_corner_or_without_sense_is_told(rig, hand):
    hand.move(20.0, 20.0)
    hand.tool.typed("6")
    hand.click(*corner(rig).at)
    hand.tool.typed("six")
    hand.tool.typed("400")
    codes = ["JUNCTION_NO_CORNER", "DRAFT_NUMBER_UNREADABLE", "JUNCTION_RADIUS_RANGE"]
    assert rig.codes == codes


def test_a_radius_without_room_is_told(rig, hand):
    hand.click(*corner(rig).at)
    hand.tool.typed("45")
    assert rig.codes == []
    draw = rig.hand(DrawRoad(rig.around, road_style("urban_2_2")))
    draw.drag((310.0, 200.0), (310.0, 300.0))
    hand.move(*corner_near(rig, CENTRE).at)
    hand.tool.typed("44")
    assert rig.codes == ["JUNCTION_RADIUS_NO_ROOM"]


def corner_near(rig, at):
    """The corner to the north-east of a place."""
    goal = (at[0] + 15.0, at[1] + 15.0)
    found = [one for uid in rig.standing.areas for one in corners_of(rig.standing, uid)]
    return min(found, key=lambda one: math.dist(one.at, goal))


def test_i_toggles_the_island_of_the_corner_pointed_at(rig, hand):
    one = corner(rig, 3)
    hand.move(*one.at)
    assert hand.tool.key("i")
    assert design(rig, one.arm).corner_island
    assert len(rig.standing.islands[area_of(rig)]) == 1
    hand.move(*corner(rig, 3).at)
    assert hand.tool.key("i")
    assert not design(rig, one.arm).corner_island
    hand.move(*CENTRE)
    assert hand.tool.key("i")
    assert rig.codes == ["JUNCTION_NO_CORNER"]


def test_keys_toggle_what_stands_at_the_arm_pointed_at(rig, hand):
    JunctionHand(rig.around, untranslated).set_control([area_of(rig)], Control.SIGNAL)
    east = places_of(rig.standing, area_of(rig))[1]
    hand.move(*moved(east.middle, east.bearing_deg, 10.0))
    for key, field in (("c", "crosswalk"), ("l", "stop_line"), ("b", "waiting_box")):
        assert hand.tool.key(key)
        assert getattr(design(rig, east.arm), field) is Wish.NO
        others = [arm for arm in arms_of(rig.standing, area_of(rig)) if arm != east.arm]
        assert {getattr(design(rig, arm), field) for arm in others} == {Wish.RULE}
        assert hand.tool.key(key.upper())
    stands = [design(rig, arm) for arm in arms_of(rig.standing, area_of(rig))]
    assert {(one.crosswalk, one.stop_line, one.waiting_box) for one in stands} == {(Wish.YES,) * 3}
    assert hand.tool.key("U")
    left = {design(rig, arm) for arm in arms_of(rig.standing, area_of(rig))}
    assert left == {BY_RULE}
    assert rig.count.of(UserAction.KEY) == 7


def test_what_the_law_forbids_is_told_and_not_done(rig, hand):
    JunctionHand(rig.around, untranslated).set_control([area_of(rig)], Control.SIGNAL)
    hand.move(*CENTRE)
    before = rig.standing.whole()
    assert hand.tool.key("n")
    assert rig.codes == ["JUNCTION_BOX_AT_SIGNALS"]
    assert rig.standing.whole() == before


def test_away_from_junctions_no_key_and_no_press_is_taken(rig, hand):
    hand.move(20.0, 20.0)
    assert not hand.tool.key("c")
    assert not hand.tool.press(hand.pointer(20.0, 20.0))
    assert hand.tool.prompt.startswith("Point at a junction")


def test_radius_and_numbers_of_arms_are_written_on_the_map(rig, hand):
    one = corner(rig)
    hand.move(*one.at)
    assert rig.canvas.texts(hand.tool.id) == ["1", "2", "3", "4", "R 6.0 m"]
    hand.tool.leave()
    assert rig.canvas.shown[hand.tool.id] == ()


def test_keys_mean_the_arm_pointed_at_even_while_a_corner_waits_for_its_radius(rig, hand):
    one = corner(rig, 0)
    hand.click(*one.at)
    other = places_of(rig.standing, area_of(rig))[2]
    assert other.arm != one.arm
    hand.move(*moved(other.middle, other.bearing_deg, 8.0))
    assert hand.tool.key("c")
    # By the rule a main street with sidewalks has one.
    assert design(rig, other.arm).crosswalk is Wish.NO
    assert design(rig, one.arm).crosswalk is Wish.RULE
