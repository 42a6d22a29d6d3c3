"""Edits of chosen roads by points, by picks and at once, each one undo entry."""

from __future__ import annotations

import pytest

from app.streets.street_document import Chosen, ChosenKind
from gis.drafting.user_actions import UserAction
from tests.helpers.street_tools import rig_in, road_style
from widgets.street_editor.desk.desk_records import DESK_TOOLS
from widgets.street_editor.roads.edit_commands import (
    CHOSEN_COMMANDS,
    PICKING_COMMANDS,
    PLACING_COMMANDS,
    VALUE_COMMANDS,
)
from widgets.street_editor.tools.draw_road import DrawRoad
from widgets.street_editor.tools.pick_road import PickRoad
from widgets.street_editor.tools.place_roads import PlaceRoads

PLACING = {one.placing.id: one.placing for one in PLACING_COMMANDS}
PICKING = {one.picking.id: one.picking for one in PICKING_COMMANDS}
AT_ONCE = {one.id: one for one in (*CHOSEN_COMMANDS, *VALUE_COMMANDS)}


@pytest.fixture
def rig(tmp_path):
    made = rig_in(tmp_path)
    pen = made.hand(DrawRoad(made.around, road_style("street_1_1")))
    pen.drag((100, 300), (300, 300))
    pen.drag((100, 100), (300, 100))
    pen.tool.leave()
    yield made
    made.store.close()


def choose(rig, *uids):
    rig.document.choose(*(Chosen(kind=ChosenKind.ROAD, uid=uid) for uid in uids))


def lines(rig):
    return sorted(list(one.road.line.coords) for one in rig.document.network.streets.values())


def test_a_chosen_road_is_moved_by_two_clicks_with_a_preview(rig):
    before, entries = rig.standing.whole(), len(rig.document.undo.undo_names)
    choose(rig, "u00001")
    hand = rig.hand(PlaceRoads(rig.around, PLACING["move-roads"]))
    clicks = rig.count.of(UserAction.CLICK)
    hand.click(200, 340)
    hand.move(210, 390, shift=True)
    assert rig.previews[-1] is not None
    hand.click(210, 390, shift=True)
    assert [(110.0, 350.0), (310.0, 350.0)] in lines(rig)
    assert rig.count.of(UserAction.CLICK) == clicks + 2
    assert rig.document.undo.undo_names[0] == "Move"
    assert len(rig.document.undo.undo_names) == entries + 1
    rig.document.undo.undo()
    assert rig.standing.whole() == before


def test_escape_amid_a_move_shows_what_stands_and_changes_nothing(rig):
    before = rig.standing.whole()
    choose(rig, "u00001")
    hand = rig.hand(PlaceRoads(rig.around, PLACING["move-roads"]))
    hand.click(200, 340)
    hand.move(210, 390)
    assert hand.tool.key("Escape")
    assert rig.previews[-1] is None
    assert rig.standing.whole() == before


def test_a_road_is_turned_by_three_points_of_which_one_is_typed(rig):
    choose(rig, "u00001")
    hand = rig.hand(PlaceRoads(rig.around, PLACING["rotate-roads"]))
    hand.click(100, 300)
    hand.click(300, 300)
    hand.type("100,400")
    hand.tool.key("Return")
    assert [(100.0, 300.0), (100.0, 500.0)] in lines(rig)


def test_without_a_chosen_road_the_tool_says_what_to_do(rig):
    hand = rig.hand(PlaceRoads(rig.around, PLACING["copy-roads"]))
    hand.click(200, 340)
    assert rig.codes[-1] == "CHOOSE_ROADS_FIRST"
    assert not hand.tool.state.points


def test_split_trim_and_extend_by_a_click(rig):
    split = rig.hand(PickRoad(rig.around, PICKING["split-road"]))
    split.click(180, 100, shift=True)
    assert len(lines(rig)) == 3
    trim = rig.hand(PickRoad(rig.around, PICKING["trim-road"]))
    trim.click(120, 100)
    assert lines(rig) == [[(100.0, 300.0), (300.0, 300.0)], [(180.0, 100.0), (300.0, 100.0)]]
    pen = rig.hand(DrawRoad(rig.around, road_style("street_1_1")))
    pen.drag((250, 200), (250, 260))
    extend = rig.hand(PickRoad(rig.around, PICKING["extend-road"]))
    extend.click(250, 255)
    assert [(250.0, 200.0), (250.0, 300.0)] in lines(rig)
    extend.click(10, 10)
    assert rig.codes[-1] == "NO_ROAD_HERE"


def test_the_pieces_of_a_split_are_joined_again(rig):
    split = rig.hand(PickRoad(rig.around, PICKING["split-road"]))
    split.click(180, 100, shift=True)
    pieces = [
        uid for uid, one in rig.document.network.streets.items() if one.road.line.length < 150
    ]
    choose(rig, *pieces)
    assert AT_ONCE["join-roads"].run(rig.around)
    assert lines(rig)[0] == [(100.0, 100.0), (180.0, 100.0), (300.0, 100.0)]


@pytest.mark.parametrize(
    ("command", "value", "expected"),
    [
        ("offset-roads", 25.0, [(100.0, 325.0), (300.0, 325.0)]),
        ("offset-roads", -25.0, [(100.0, 275.0), (300.0, 275.0)]),
    ],
)
def test_a_value_is_one_typed_action(rig, command, value, expected):
    choose(rig, "u00001")
    assert AT_ONCE[command].run(rig.around, value)
    assert expected in lines(rig)
    assert rig.count.of(UserAction.TYPED) == 1


def test_a_command_that_needs_two_roads_says_so(rig):
    choose(rig, "u00001")
    assert not AT_ONCE["join-roads"].run(rig.around)
    assert rig.codes == ["CHOOSE_TWO_ROADS"]


def test_every_command_has_a_name_of_its_own():
    commands = (*PLACING_COMMANDS, *PICKING_COMMANDS, *CHOSEN_COMMANDS, *VALUE_COMMANDS)
    names = [one.text for one in commands]
    assert len(set(names)) == len(names)


def test_every_tool_has_a_key_of_its_own():
    keys = [one.key for one in DESK_TOOLS if one.key]
    assert len(set(keys)) == len(keys)
