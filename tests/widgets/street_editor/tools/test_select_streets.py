"""Choosing roads and areas, and reshaping roads by their grips."""

from __future__ import annotations

import pytest

from app.streets.street_document import Chosen, ChosenKind
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayLook
from tests.helpers.street_tools import rig_in, road_style
from widgets.street_editor.tools.draw_road import DrawRoad
from widgets.street_editor.tools.select_streets import SelectStreets


@pytest.fixture
def rig(tmp_path):
    """Two streets that cross, and one aside."""
    made = rig_in(tmp_path)
    pen = made.hand(DrawRoad(made.around, road_style()))
    pen.drag((100, 250), (400, 250))
    pen.drag((250, 120), (250, 400))
    pen.drag((100, 450), (400, 450))
    pen.tool.leave()
    made.actions = made.count.total
    yield made
    made.store.close()


@pytest.fixture
def tool(rig):
    return SelectStreets(rig.around)


@pytest.fixture
def hand(rig, tool):
    return rig.hand(tool)


def road(rig, x, y):
    """The uid of the road whose line runs through a place."""
    from shapely import Point

    (found,) = rig.document.network.near([Point(x, y)], 0.5)
    return found.road.uid


def chosen(rig):
    return {(one.kind, one.uid) for one in rig.document.chosen}


def looks(rig):
    return [one.look for one in rig.canvas.shown["select-streets"]]


def test_what_is_under_the_pointer_is_highlighted(rig, hand):
    hand.move(150, 253)
    assert OverlayLook.HOVERED in looks(rig)
    hand.move(150, 350)
    assert OverlayLook.HOVERED not in looks(rig)


def test_a_click_on_asphalt_chooses_a_road_and_on_a_junction_its_area(rig, hand):
    hand.click(150, 255)
    assert chosen(rig) == {(ChosenKind.ROAD, road(rig, 150, 250))}
    hand.click(251, 252)
    (area,) = rig.standing.areas
    assert chosen(rig) == {(ChosenKind.AREA, area)}
    hand.click(150, 350)
    assert chosen(rig) == set()
    assert rig.count.of(UserAction.CLICK) == 3


def test_shift_adds_and_ctrl_toggles(rig, hand):
    west, east = road(rig, 150, 250), road(rig, 350, 250)
    hand.click(150, 255)
    hand.click(350, 255, shift=True)
    assert chosen(rig) == {(ChosenKind.ROAD, west), (ChosenKind.ROAD, east)}
    hand.click(150, 255, ctrl=True)
    assert chosen(rig) == {(ChosenKind.ROAD, east)}
    hand.click(150, 255, ctrl=True)
    assert len(chosen(rig)) == 2


def test_a_box_to_the_right_encloses_and_one_to_the_left_touches(rig, hand):
    hand.drag((90, 430), (410, 470))
    aside = road(rig, 150, 450)
    assert chosen(rig) == {(ChosenKind.ROAD, aside)}
    hand.drag((200, 430), (300, 470))
    assert chosen(rig) == set()
    hand.drag((300, 470), (200, 430))
    assert chosen(rig) == {(ChosenKind.ROAD, aside)}
    assert rig.count.of(UserAction.DRAG) == 3 + 3


def test_a_box_takes_roads_that_lie_within_a_junction_so_that_all_can_be_deleted(rig, hand):
    pen = rig.hand(DrawRoad(rig.around, road_style()))
    pen.drag((200, 120), (310, 400))
    pen.tool.leave()
    assert any(rig.standing.corridors.get(uid) is None for uid in rig.document.network.streets)
    hand.drag((90, 110), (410, 480))
    roads = {uid for kind, uid in chosen(rig) if kind is ChosenKind.ROAD}
    assert roads == set(rig.document.network.streets)
    hand.tool.key("Delete")
    assert not rig.document.network.streets


def test_delete_with_only_a_junction_chosen_says_what_to_choose(rig, hand):
    hand.click(251, 252)
    assert hand.tool.key("Delete")
    assert rig.codes[-1:] == ["CHOOSE_ROADS_FIRST"]
    assert len(rig.document.network.streets) == 5


def test_the_end_of_a_chosen_road_is_dragged_with_a_preview_and_one_undo_entry(rig, hand):
    before, entries = rig.standing.whole(), len(rig.document.undo.undo_names)
    hand.click(150, 455)
    hand.drag((100, 450), (120, 480), shift=True)
    assert any(one is not None for one in rig.previews)
    assert rig.previews[-1] is None
    aside = rig.document.network.streets[road(rig, 400, 450)]
    assert aside.road.line.coords[0] == (120.0, 480.0)
    assert len(rig.document.undo.undo_names) == entries + 1
    rig.document.undo.undo()
    assert rig.standing.whole() == before


def test_escape_in_a_drag_leaves_everything_as_it_was(rig, hand, tool):
    before, entries = rig.standing.whole(), rig.document.undo.undo_names
    hand.click(150, 455)
    tool.press(hand.pointer(100, 450))
    tool.move(hand.pointer(130, 490))
    assert rig.previews[-1] is not None
    assert tool.key("Escape")
    assert rig.previews[-1] is None
    tool.release(hand.pointer(130, 490))
    assert rig.standing.whole() == before
    assert rig.document.undo.undo_names == entries
    assert chosen(rig)  # one level: the choice goes with the next Esc
    assert tool.key("Escape")
    assert not chosen(rig)
    assert not tool.key("Escape")


def test_the_middle_of_a_segment_dragged_puts_a_vertex_in(rig, hand):
    hand.click(150, 455)
    hand.drag((250, 450), (250, 480), shift=True)
    line = rig.document.network.streets[road(rig, 250, 480)].road.line
    assert list(line.coords) == [(100.0, 450.0), (250.0, 480.0), (400.0, 450.0)]
    hand.move(250, 480)
    assert hand.tool.key("Delete")
    line = rig.document.network.streets[road(rig, 250, 450)].road.line
    assert list(line.coords) == [(100.0, 450.0), (400.0, 450.0)]


def test_an_end_dragged_on_another_road_makes_a_t(rig, hand):
    hand.click(250, 380)
    hand.drag((250, 400), (250, 451))
    assert sorted(area.arms for area in rig.standing.areas.values()) == [3, 4]


def test_delete_takes_all_chosen_roads_in_one_entry(rig, hand):
    entries = len(rig.document.undo.undo_names)
    hand.click(250, 380)
    hand.click(250, 150, shift=True)
    actions = rig.count.total
    hand.tool.key("Backspace")
    assert rig.count.total == actions + 1
    assert len(rig.document.undo.undo_names) == entries + 1
    assert len(rig.document.network.streets) == 2  # the street that went on is healed
    assert not chosen(rig)


def test_a_right_click_chooses_what_is_there_and_opens_its_menu(rig):
    opened = []
    tool = SelectStreets(rig.around, menu=lambda pointer, found: opened.append(found))
    rig.hand(tool).right_click(150, 255)
    (found,) = opened
    assert found == (Chosen(kind=ChosenKind.ROAD, uid=road(rig, 150, 250)),)


def test_a_refused_drag_says_why_and_changes_nothing(rig, hand):
    before = rig.standing.whole()
    hand.click(150, 455)
    hand.drag((100, 450), (400, 450))
    assert "ROAD_TOO_SHORT" in rig.codes
    assert rig.standing.whole() == before
