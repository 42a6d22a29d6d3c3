"""The cross-section panel under real events: what the mouse, keys and fields do to roads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gis.drafting.user_actions import UserAction
from gis.streets.cross_section import Direction, ElementKind, KerbRule, Turn
from gis.streets.drawing.section_edits import Kept, LinePlace
from tests.helpers.section_panels import Desk
from tests.helpers.street_graphs import street
from tests.helpers.street_shapes import B, F, K, lane, section, strip, two_way
from widgets.street_editor.sections.section_hand import ReachChoice, ReachKind
from widgets.street_editor.sections.section_words import DASH

pytestmark = pytest.mark.gui
SIDED = section(strip(K.SIDEWALK, 2.0), lane(B, 3.0), lane(F, 3.0), strip(K.SIDEWALK, 2.0))
SHIFT, PLAIN = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(qtbot, dressed):
    """Two streets of the same strips and one of others, apart from each other."""
    wide = two_way(2, sidewalk_m=0.0)
    return Desk(
        qtbot,
        [
            street("a", [(0.0, 0.0), (100.0, 0.0)], SIDED, road_class="secondary"),
            street("b", [(0.0, 60.0), (100.0, 60.0)], two_way(1, sidewalk_m=2.0)),
            street("c", [(0.0, 120.0), (100.0, 120.0)], wide, road_class="residential"),
        ],
    )


def test_without_a_road_the_panel_says_what_to_do(desk) -> None:
    assert desk.panel.empty.isVisible()
    assert not desk.panel.picture.isVisible()
    assert not desk.panel.road.isVisible()
    assert desk.panel.presets.isVisible()


def test_a_dragged_edge_is_previewed_and_one_entry_at_release(desk) -> None:
    desk.choose("a")
    shown = []
    desk.document.previewed.connect(lambda remade: shown.append(remade))
    across = desk.panel.picture.across()
    pixels = round(0.5 * across.px_per_m)
    desk.drag_edge(2, pixels)
    widths = desk.widths("a")
    assert widths[1] == pytest.approx(3.5, abs=0.051)
    assert widths[1] + widths[2] == pytest.approx(6.0)
    assert (widths[0], widths[3]) == (2.0, 2.0)
    assert sum(one is not None for one in shown) >= 2
    assert shown[-1] is None
    assert desk.document.undo.undo_names == ("Change a width",)
    assert desk.count.total == desk.count.of(UserAction.DRAG) == 1
    desk.document.undo.undo()
    assert desk.section("a") == SIDED


def test_escape_in_a_drag_leaves_all_as_it_was(desk) -> None:
    desk.choose("a")
    before = desk.document.standing.whole()
    at = desk.press_edge(1, 20)
    assert desk.panel.picture.section != SIDED
    QTest.keyClick(desk.panel.picture, Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.panel.picture, Qt.MouseButton.LeftButton, PLAIN, at)
    QApplication.processEvents()
    assert desk.panel.picture.section == SIDED
    assert desk.document.standing.whole() == before
    assert desk.document.undo.undo_names == ()


def test_with_shift_the_strips_outside_go_along(desk) -> None:
    desk.choose("a")
    pixels = round(0.5 * desk.panel.picture.across().px_per_m)
    desk.drag_edge(3, pixels, SHIFT)
    widths = desk.widths("a")
    assert widths[2] == pytest.approx(3.5, abs=0.051)
    assert widths[:2] + widths[3:] == [2.0, 3.0, 2.0]
    assert desk.section("a").left_m == SIDED.left_m


def test_a_typed_width_keeps_the_middle_or_the_side_that_was_asked(desk) -> None:
    desk.choose("a")
    desk.panel.picture.choose(2)
    desk.panel.refresh()
    field = desk.panel.strip.width_field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "4")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.widths("a")[2] == 4.0
    assert desk.section("a").left_m == pytest.approx(SIDED.left_m + 0.5)
    assert desk.count.of(UserAction.TYPED) == desk.count.total == 1
    desk.panel.acts.kept = Kept.LEFT
    field.selectAll()
    QTest.keyClicks(field, "3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.section("a").left_m == pytest.approx(SIDED.left_m + 0.5)


def test_strips_are_chosen_widened_moved_and_removed_by_keys(desk) -> None:
    desk.choose("a")
    picture = desk.panel.picture
    picture.setFocus()
    assert picture.chosen == 1, "the first lane"
    QTest.keyClick(picture, Qt.Key.Key_Right)
    QTest.keyClick(picture, Qt.Key.Key_Plus)
    assert desk.widths("a") == [2.0, 3.0, 3.05, 2.0]
    QTest.keyClick(picture, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert desk.widths("a") == [2.0, 3.0, 2.0, 3.05]
    QTest.keyClick(picture, Qt.Key.Key_Left)
    QTest.keyClick(picture, Qt.Key.Key_Delete)
    assert desk.widths("a") == [2.0, 3.0, 3.05]
    assert len(desk.document.undo.undo_names) == 3


def test_enter_confirms_what_is_assumed_and_changes_no_width(desk) -> None:
    desk.choose("a")
    assert desk.panel.confirm_button.isEnabled()
    QTest.keyClick(desk.panel.picture, Qt.Key.Key_Return)
    made = desk.section("a")
    assert made.offsets_m == SIDED.offsets_m
    assert not any(one.assumed for one in made.elements)
    assert "assumed" not in desk.panel.warnings.text()
    assert desk.count.total == desk.count.of(UserAction.KEY) == 1


def test_kind_direction_and_arrows_of_the_chosen_strip(desk, qtbot) -> None:
    desk.choose("a")
    form = desk.panel.strip
    form.kind.show_value(ElementKind.BUS)
    form.kind.activated.emit(form.kind.currentIndex())
    form.direction.show_value(Direction.FORWARD)
    form.direction.activated.emit(form.direction.currentIndex())
    for turn in (Turn.RIGHT, Turn.LEFT):
        qtbot.mouseClick(form.turns[turn], Qt.MouseButton.LeftButton)
    one = desk.section("a").elements[1]
    assert one.kind is ElementKind.BUS
    assert one.direction is Direction.FORWARD
    assert one.turns == (Turn.LEFT, Turn.RIGHT)
    assert desk.document.network.streets["a"].road.oneway
    assert len(desk.document.undo.undo_names) == 4


def test_a_strip_is_added_right_of_the_chosen_one(desk) -> None:
    desk.choose("a")
    desk.panel.picture.choose(2)
    adding = desk.panel.strip.adding
    action = next(one for one, kind in adding.items() if kind is ElementKind.MOTORCYCLE)
    action.trigger()
    made = desk.section("a").elements[3]
    assert (made.kind, made.direction) == (ElementKind.MOTORCYCLE, Direction.FORWARD)
    assert not made.assumed
    assert desk.panel.picture.chosen == 3


def test_the_last_lane_is_not_removed_and_it_is_said_why(desk) -> None:
    desk.choose("a")
    for _ in range(2):
        desk.panel.strip.remove.click()
    assert sum(one.is_lane for one in desk.section("a").elements) == 1
    lane_place = next(k for k, one in enumerate(desk.section("a").elements) if one.is_lane)
    desk.panel.picture.choose(lane_place)
    desk.panel.strip.remove.click()
    assert desk.problem.code == "SECTION_WITHOUT_LANE"


def test_a_lane_too_narrow_is_said_and_not_forbidden(desk) -> None:
    desk.choose("a")
    assert "3.00 m" in desk.panel.warnings.text()
    assert "3.50 m" in desk.panel.warnings.text()
    assert "10.00 m" in desk.panel.summary.text()
    assert "1+1" in desk.panel.summary.text()


def test_of_several_roads_common_values_are_shown_and_others_as_a_dash(desk) -> None:
    desk.choose("a", "b")
    form = desk.panel.strip
    assert desk.panel.picture.isVisible()
    assert form.width_field.text().strip() == DASH
    assert desk.panel.picture.mixed == {1, 2}
    assert desk.panel.road.road_class.currentIndex() == -1
    assert desk.panel.road.limit.value() == 0
    form.width_field.setValue(3.25)
    assert [desk.widths(uid)[1] for uid in "ab"] == [3.25, 3.25]
    assert desk.document.undo.undo_names == ("Change a width",)
    desk.document.undo.undo()
    assert [desk.widths(uid)[1] for uid in "ab"] == [3.0, 3.3]


def test_roads_of_other_strips_show_no_picture_but_can_get_a_card(desk) -> None:
    desk.choose("a", "c")
    assert not desk.panel.picture.isVisible()
    assert desk.panel.empty.isVisible()
    desk.panel.presets.cards.choose("oneway_alley")
    desk.panel.presets.apply_button.click()
    assert desk.widths("a") == desk.widths("c") == [3.5]
    assert desk.panel.picture.isVisible()
    assert len(desk.document.undo.undo_names) == 1
    assert desk.count.total == 1


def test_name_class_limit_level_kerbs_and_line_of_the_road(desk) -> None:
    desk.choose("a")
    road = desk.panel.road
    road.name.setFocus()
    road.name.setText("中山路")
    QTest.keyClick(road.name, Qt.Key.Key_Return)
    for field, value in (
        (road.road_class, "primary"),
        (road.limit, 40),
        (road.kerbs[False], KerbRule.NO_STOPPING),
        (road.line, LinePlace.RIGHT_KERB),
    ):
        field.show_value(value)
        field.activated.emit(field.currentIndex())
    road.level.setValue(1)
    held = desk.document.network.streets["a"]
    assert (held.road.name, held.road.road_class, held.road.level) == ("中山路", "primary", 1)
    assert held.speed_limit_kmh == 40
    assert held.section.kerb_rules == (KerbRule.NONE, KerbRule.NO_STOPPING)
    assert held.section.carriageway_m[1] == pytest.approx(0.0)
    assert desk.count.total == 6
    road.name.editingFinished.emit()
    assert desk.count.total == 6, "nothing was typed"


def test_a_road_is_made_one_way_and_turned_round(desk) -> None:
    desk.choose("a")
    desk.panel.road.one_way.click()
    held = desk.document.network.streets["a"]
    assert held.road.oneway
    assert {one.direction for one in held.section.elements if one.is_lane} == {F}
    desk.panel.road.turn.click()
    turned = desk.document.network.streets["a"]
    assert turned.road.line.coords[0] == held.road.line.coords[-1]
    desk.panel.road.one_way.click()
    assert not desk.document.network.streets["a"].road.oneway


def test_a_stretch_is_cut_out_and_chosen(desk) -> None:
    desk.choose("a")
    desk.panel.hand.reach = ReachChoice(kind=ReachKind.STRETCH, from_m=30.0, to_m=60.0)
    desk.panel.refresh()
    desk.panel.strip.width_field.setValue(4.0)
    (piece,) = desk.panel.hand.streets
    assert piece.road.line.length == pytest.approx(30.0)
    assert piece.section.elements[1].width_m == 4.0
    assert len(desk.document.network.streets) == 5
    assert desk.panel.reach.kind.value() is ReachKind.WHOLE
    desk.document.undo.undo()
    assert desk.section("a") == SIDED


def test_a_stretch_that_is_picked_begins_as_long_as_the_road(desk) -> None:
    desk.choose("a")
    form = desk.panel.reach
    form.kind.show_value(ReachKind.STRETCH)
    form.kind.activated.emit(form.kind.currentIndex())
    assert (form.start.value(), form.stop.value()) == (0.0, 100.0)
    assert form.start.isVisible()
    assert not form.back.isVisible()
    form.start.setValue(40.0)
    desk.panel.strip.width_field.setValue(4.0)
    (piece,) = desk.panel.hand.streets
    assert piece.road.line.length == pytest.approx(60.0)
    assert desk.count.total == 3


def test_an_approach_is_cut_at_its_distance_behind_the_mouth(desk) -> None:
    desk.choose("a")
    form = desk.panel.reach
    form.kind.show_value(ReachKind.END)
    form.kind.activated.emit(form.kind.currentIndex())
    form.back.setValue(25.0)
    desk.panel.presets.cards.choose("street_1_1_parking")
    desk.panel.presets.apply_button.click()
    (piece,) = desk.panel.hand.streets
    assert piece.road.line.length == pytest.approx(25.0), "a dead end has no mouth before its end"
    assert [one.width_m for one in piece.section.elements] == [3.5, 3.5, 2.0]
    assert desk.document.undo.undo_names == ("Put on: 1+1 with parking on the right",)


def test_an_edit_that_is_refused_says_why_and_counts_as_the_action_it_was(desk) -> None:
    desk.choose("a")
    desk.panel.hand.reach = ReachChoice(kind=ReachKind.STRETCH, from_m=30.0, to_m=30.1)
    desk.panel.strip.width_field.setValue(4.0)
    assert desk.problem.code == "STRETCH_TOO_SHORT"
    assert desk.section("a") == SIDED
    assert desk.count.total == 1


def test_assumed_widths_are_in_words_for_who_cannot_see_the_dots(desk) -> None:
    desk.choose("a")
    assert "assumed" in desk.panel.picture.words(1)
    desk.panel.confirm_button.click()
    assert "assumed" not in desk.panel.picture.words(1)


def test_a_click_on_a_strip_chooses_it(desk, qtbot) -> None:
    desk.choose("a")
    picture = desk.panel.picture
    _, left, right = picture.across().strips()[3]
    at = picture.rect().center()
    at.setX(round((left + right) / 2))
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=at)
    assert picture.chosen == 3
    assert desk.panel.strip.kind.value() is ElementKind.SIDEWALK


def test_every_field_has_a_name_and_words_follow_the_language(desk) -> None:
    desk.choose("a")
    panel = desk.panel
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    fields = [panel.picture, panel.presets.search, panel.presets.cards]
    fields += [*panel.strip.turns.values(), panel.strip.left, panel.strip.add]
    fields += [panel.strip.kind, panel.strip.width_field, panel.road.name, panel.reach.kind]
    assert all(field.accessibleName() for field in fields)


def test_the_selection_survives_undo_of_another_road(desk) -> None:
    desk.choose("a")
    desk.panel.strip.width_field.setValue(3.5)
    desk.choose("b")
    desk.document.undo.undo()
    assert desk.panel.picture.section == desk.section("b")
    assert replace(desk.section("a")) == SIDED
