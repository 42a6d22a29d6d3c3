"""Drawing roads by hand: drags, clicks, keys and typed values, each counted once."""

from __future__ import annotations

import pytest

from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayLook
from tests.helpers.street_tools import rig_in, road_style
from widgets.street_editor.tools.draw_road import DrawRoad


@pytest.fixture
def rig(tmp_path):
    made = rig_in(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def tool(rig):
    return DrawRoad(rig.around, road_style(name="民生路"))


@pytest.fixture
def hand(rig, tool):
    return rig.hand(tool)


def lines(rig):
    streets = rig.document.network.streets.values()
    return sorted(list(one.road.line.coords) for one in streets)


def test_one_drag_is_a_straight_road_and_one_action(rig, hand):
    hand.drag((100, 250), (300, 250))
    assert lines(rig) == [[(100.0, 250.0), (300.0, 250.0)]]
    assert rig.count.total == rig.count.of(UserAction.DRAG) == 1
    assert rig.document.undo.undo_names == ("Draw road 民生路",)


def test_two_drags_make_a_junction_with_four_legs(rig, hand):
    hand.drag((100, 250), (300, 250))
    hand.drag((200, 150), (210, 350))
    (area,) = rig.standing.areas.values()
    assert area.arms == 4
    assert rig.count.total == 2


@pytest.mark.parametrize("ending", ["Return", "right", "double"])
def test_clicks_draw_on_until_one_of_three_endings(rig, hand, ending):
    hand.click(100, 100)
    hand.click(200, 100)
    if ending == "Return":
        hand.click(200, 200)
        hand.tool.key("Return")
    elif ending == "right":
        hand.click(200, 200)
        hand.right_click(200, 200)
    else:
        hand.double_click(200, 200)
    assert lines(rig) == [[(100.0, 100.0), (200.0, 100.0), (200.0, 200.0)]]
    assert rig.count.total == 4


def test_the_road_is_shown_while_the_pointer_moves_and_nothing_is_stored(rig, hand):
    hand.click(100, 100)
    hand.move(200, 100)
    assert len(rig.previews[-1].made.bodies) == 1
    assert not rig.document.network.streets
    hand.tool.key("Escape")
    assert rig.previews[-1] is None
    hand.tool.key("Escape")
    assert not hand.tool.key("Escape")


def test_a_point_typed_relative_with_distance_and_bearing(rig, hand):
    hand.click(100, 100)
    hand.type("@120<90")
    hand.tool.key("Return")
    hand.tool.key("Return")
    assert lines(rig) == [[(100.0, 100.0), (220.0, 100.0)]]
    assert rig.count.of(UserAction.TYPED) == rig.count.of(UserAction.KEY) == 1


def test_a_given_distance_holds_for_the_next_click(rig, hand):
    hand.click(100, 100)
    hand.type("d50")
    hand.tool.key("Return")
    hand.click(190, 100)
    hand.tool.key("Return")
    assert lines(rig) == [[(100.0, 100.0), (150.0, 100.0)]]


def test_full_width_signs_of_a_chinese_keyboard_are_read(rig, hand):
    hand.click(100, 100)
    hand.type("＠５０，０")
    hand.tool.key("Return")
    hand.tool.key("Return")
    assert lines(rig) == [[(100.0, 100.0), (150.0, 100.0)]]


def test_an_end_snaps_to_a_standing_road_and_the_sign_says_so(rig, hand):
    hand.drag((100, 250), (300, 250))
    hand.move(302, 253)
    (mark,) = [one for one in rig.canvas.shown["draw-road"] if one.look is OverlayLook.SNAP]
    assert mark.points == ((300.0, 250.0),)
    assert mark.text.startswith("End")
    hand.drag((302, 253), (300, 400))
    assert sorted(len(uids) for uids in rig.document.network.at.values()) == [1, 1, 2]


def test_shift_holds_snaps_off(rig, hand):
    hand.drag((100, 250), (300, 250))
    hand.move(302, 253, shift=True)
    shown = rig.canvas.shown["draw-road"]
    assert not [one for one in shown if one.look is OverlayLook.SNAP]


def test_backspace_takes_the_last_point_back(rig, hand):
    for x, y in ((100, 100), (200, 100), (150, 190)):
        hand.click(x, y)
    hand.tool.key("Backspace")
    hand.click(200, 200)
    hand.tool.key("Return")
    assert lines(rig) == [[(100.0, 100.0), (200.0, 100.0), (200.0, 200.0)]]


def test_a_stroke_on_a_road_is_refused_said_and_drawn_on(rig, hand):
    hand.drag((100, 250), (300, 250))
    for x, y in ((120, 250), (280, 250), (280, 300)):
        hand.click(x, y)
    hand.tool.key("Return")
    assert rig.codes[-1] == "STROKE_OVERLAPS"
    assert len(rig.document.network.streets) == 1
    hand.tool.key("Backspace")
    hand.tool.key("Backspace")
    hand.click(200, 330)
    hand.tool.key("Return")
    assert rig.told[-1] is None
    assert len(rig.document.network.streets) == 3


def test_undo_and_redo_give_the_same_streets_again(rig, hand):
    hand.drag((100, 250), (300, 250))
    before = rig.standing.whole()
    hand.drag((200, 150), (210, 350))
    after = rig.standing.whole()
    rig.document.undo.undo()
    assert rig.standing.whole() == before
    rig.document.undo.redo()
    assert rig.standing.whole() == after


def test_leaving_the_tool_forgets_what_was_begun(rig, hand):
    hand.click(100, 100)
    hand.move(150, 100)
    hand.tool.leave()
    assert rig.canvas.shown["draw-road"] == ()
    assert rig.previews[-1] is None
    assert not hand.tool.state.points


def test_ctrl_locks_a_distance_until_escape_frees_it(rig, hand):
    hand.click(100, 100)
    hand.tool.key("Ctrl+D")
    assert hand.tool.typed("50")
    hand.click(190, 100, shift=True)
    hand.click(150, 190, shift=True)
    hand.tool.key("Escape")
    hand.click(150, 300, shift=True)
    hand.tool.key("Return")
    assert lines(rig) == [[(100.0, 100.0), (150.0, 100.0), (150.0, 150.0), (150.0, 300.0)]]


def test_an_arc_by_three_points_is_part_of_the_road(rig, hand):
    hand.click(100, 100)
    hand.tool.key("r")
    hand.click(120, 120, shift=True)
    hand.click(140, 100, shift=True)
    hand.tool.key("Return")
    ((*points,),) = lines(rig)
    assert len(points) > 10
    assert all(abs(((x - 120) ** 2 + (y - 100) ** 2) ** 0.5 - 20.0) < 1e-3 for x, y in points)
