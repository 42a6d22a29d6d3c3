"""The panel of measurements by real keys: plan, type, correct, delete, and what it shows."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from gis.drafting.user_actions import UserAction
from gis.scenes.measuring import NewMark, NewParty
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.survey.measurements import Instrument, LineSide, Method
from tests.helpers.measuring import MeasuringRig
from tests.helpers.surveyed_scenes import near
from widgets.scene_editor.survey.rows_model import Field
from widgets.scene_editor.survey.survey_panel import ELLIPSES, LINES, SurveyPanel

pytestmark = pytest.mark.gui


@pytest.fixture
def rig():
    return MeasuringRig()


@pytest.fixture
def panel(qtbot, rig):
    made = SurveyPanel(rig.around)
    qtbot.addWidget(made)
    made.resize(360, 700)
    made.show()
    qtbot.waitExposed(made)

    def is_active() -> bool:
        """Shortcuts and focus need it; without a window manager one has to ask."""
        made.activateWindow()
        return made.isActiveWindow()

    qtbot.waitUntil(is_active)
    yield made
    made.close_panel()


def enter(qtbot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text) if text else None
    qtbot.keyClick(line, Qt.Key.Key_Return)


def with_base(rig) -> None:
    rig.canvas.visible_bounds = type(rig.canvas.visible_bounds)(
        near(0, 5)[0], near(0, 5)[1], near(10, 15)[0], near(10, 15)[1]
    )
    rig.measuring.place_fixed(near(0, 0), str)
    rig.measuring.place_fixed(near(10, 0), str)


def cell(panel, row: int, field: Field) -> str:
    return panel.rows.index(row, field).data()


def edit_cell(qtbot, panel, row: int, field: Field, text: str) -> None:
    """As an officer does: to the cell by keyboard, F2, the value, Enter."""
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.rows.index(row, field))
    panel.table.edit(panel.rows.index(row, field))
    line = next(one for one in panel.table.findChildren(QLineEdit) if one.isVisible())
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_skid_mark_is_planned_and_measured_by_keys_alone(qtbot, rig, panel) -> None:
    with_base(rig)
    enter(qtbot, panel.entry.what, "skid")
    assert panel.entry.values.hasFocus()
    enter(qtbot, panel.entry.values, "5 6.403")
    enter(qtbot, panel.entry.values, "6.4")
    enter(qtbot, panel.entry.values, "7.07")
    (mark,) = rig.now.marks
    assert len(mark.points) == 2
    expected = math.sqrt(5**2 - ((100 + 25 - 41) / 20) ** 2)
    assert mark.points[0] == pytest.approx(near((100 + 25 - 41) / 20, expected), abs=0.01)
    assert rig.count.of(UserAction.TYPED) == 4
    assert panel.entry.target.text().startswith("point 3 of M1")


def test_several_names_in_one_line_are_measured_in_their_order(qtbot, rig, panel) -> None:
    with_base(rig)
    panel.entry.what.setFocus()
    qtbot.keyClicks(panel.entry.what, "car motorcycle skid")
    assert "Passenger car · Motorcycle, up to 250 cc · skid mark" in panel.entry.planned.text()
    qtbot.keyClick(panel.entry.what, Qt.Key.Key_Return)
    assert rig.count.total == 1
    assert rig.measuring.wanted.makes == NewParty("passenger_car")
    assert rig.measuring.planned == (NewParty("scooter"), NewMark("skid"))
    assert "Motorcycle" in panel.entry.planned.text()


def test_a_name_that_is_nothing_to_measure_is_told_and_stays_in_the_line(qtbot, rig, panel) -> None:
    enter(qtbot, panel.entry.what, "skid unicorn")
    assert rig.codes == ["SURVEY_KIND_UNKNOWN"]
    assert panel.entry.what.text() == "skid unicorn"
    assert rig.measuring.planned == ()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, offscreen
def test_the_list_of_everything_plans_with_one_choice(qtbot, rig, panel) -> None:
    with_base(rig)
    qtbot.mouseClick(panel.entry.all_kinds, Qt.MouseButton.LeftButton)
    names = {action.text(): action for action in panel.entry._menu.actions()}
    names["debris"].trigger()
    panel.entry._menu.close()
    assert rig.measuring.wanted.makes == NewMark("debris")
    assert (rig.count.of(UserAction.PICK), rig.count.total) == (1, 1)


def test_what_is_drawn_is_measured_by_its_letter_or_its_name(qtbot, panel, rig) -> None:
    with_base(rig)
    enter(qtbot, panel.entry.what, "scooter")
    for row in ("4 7", "5 6.5"):
        enter(qtbot, panel.entry.values, row)
    for typed, target in (
        ("A", "A.front_wheel"),
        ("A rear wheel", "A.rear_wheel"),
        ("impact", "impact"),
        ("contact point", "impact"),
    ):
        enter(qtbot, panel.entry.what, typed)
        assert rig.measuring.wanted.target == target
    enter(qtbot, panel.entry.values, "5 6.4")
    assert rig.now.impact is not None


def test_enter_on_an_empty_line_goes_on_to_what_was_planned_next(qtbot, rig, panel) -> None:
    with_base(rig)
    enter(qtbot, panel.entry.what, "skid scrape")
    for row in ("5 6.4", "6.4 7.07"):
        enter(qtbot, panel.entry.values, row)
    enter(qtbot, panel.entry.values, "")
    assert rig.measuring.wanted.makes == NewMark("scrape")


def test_a_wrong_value_is_corrected_in_its_cell_and_the_drawing_follows(qtbot, rig, panel) -> None:
    with_base(rig)
    enter(qtbot, panel.entry.what, "skid")
    enter(qtbot, panel.entry.values, "50 6.4")
    assert "SURVEY_MISFIT" in rig.codes
    assert cell(panel, 0, Field.TARGET).startswith("⚠")
    assert "⚠" in panel.details.text()
    edit_cell(qtbot, panel, 0, Field.VALUES, "5.0 6.4")
    assert rig.now.measurements[0].row.values_m == (5.0, 6.4)
    assert not cell(panel, 0, Field.TARGET).startswith("⚠")
    assert math.dist(rig.now.marks[0].points[0], near(0, 0)) == pytest.approx(5.0, abs=0.01)
    rig.document.undo.undo()
    assert rig.now.measurements[0].row.values_m == (50.0, 6.4)


def test_a_value_that_is_none_leaves_the_row_as_it_was(qtbot, rig, panel) -> None:
    with_base(rig)
    enter(qtbot, panel.entry.what, "skid")
    enter(qtbot, panel.entry.values, "5 6.4")
    before = rig.now
    for field, text, code in (
        (Field.VALUES, "five", "SURVEY_TYPED_UNREADABLE"),
        (Field.VALUES, "5", "SURVEY_VALUES_COUNT"),
        (Field.FIXED, "F1 F7", "SURVEY_FIXED_UNKNOWN"),
        (Field.TARGET, "Z.front", "SURVEY_TARGET_UNKNOWN"),
        (Field.SIGMA, "-1", "DRAFT_DISTANCE_NOT_POSITIVE"),
    ):
        edit_cell(qtbot, panel, 0, field, text)
        assert rig.codes[-1] == code
        assert rig.now == before


def test_the_other_side_is_said_by_a_letter_in_the_cell(qtbot, rig, panel) -> None:
    with_base(rig)
    enter(qtbot, panel.entry.what, "skid")
    enter(qtbot, panel.entry.values, "5 6.4")
    assert rig.now.marks[0].points[0][1] > near(0, 0)[1]
    edit_cell(qtbot, panel, 0, Field.VALUES, "5 6.4 R")
    assert rig.now.marks[0].points[0][1] < near(0, 0)[1]
    assert rig.now.measurements[0].row.side is LineSide.RIGHT


def test_a_target_is_renamed_in_words_and_sigma_is_told_by_the_instrument(
    qtbot, rig, panel
) -> None:
    with_base(rig)
    enter(qtbot, panel.entry.what, "car")
    enter(qtbot, panel.entry.values, "5 6.4")
    enter(qtbot, panel.entry.values, "6 8")
    edit_cell(qtbot, panel, 0, Field.TARGET, "A left front wheel")
    edit_cell(qtbot, panel, 0, Field.SIGMA, "tape")
    edit_cell(qtbot, panel, 0, Field.PHOTO, "IMG_2041.jpg")
    row = rig.now.measurements[0].row
    assert (row.target, row.sigma_m, row.photo) == ("A.front_left_wheel", 0.03, "IMG_2041.jpg")


def test_rows_of_what_is_chosen_on_the_map_are_selected(qtbot, rig, panel) -> None:
    with_base(rig)
    enter(qtbot, panel.entry.what, "gouge skid")
    for row in ("5 6.4", "6 6.4", "6.4 7"):
        enter(qtbot, panel.entry.values, row)
    assert panel.table.currentIndex().row() == 2
    rig.document.choose(ScenePart(kind=PartKind.MARK, place=0))
    assert panel.table.currentIndex().row() == 0
    rig.document.choose(ScenePart(kind=PartKind.MARK, place=1))
    assert panel.table.currentIndex().row() == 1


def test_rows_are_deleted_by_the_delete_key_and_the_drawing_stays(qtbot, rig, panel) -> None:
    with_base(rig)
    enter(qtbot, panel.entry.what, "skid")
    enter(qtbot, panel.entry.values, "5 6.4")
    marks = rig.now.marks
    panel.table.setFocus()
    panel.table.selectRow(0)
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert rig.now.measurements == ()
    assert rig.now.marks == marks
    assert panel.empty.isVisible()


def test_fixed_points_are_renamed_moved_and_kept_while_rows_need_them(qtbot, rig, panel) -> None:
    with_base(rig)
    enter(qtbot, panel.entry.what, "skid")
    enter(qtbot, panel.entry.values, "5 6.4")
    panel.pages.setCurrentIndex(1)
    points = panel.points
    assert points.setData(points.index(0, 0), "P12")
    assert rig.now.measurements[0].row.fixed == ("P12", "F2")
    assert rig.measuring.fixed == ("P12", "F2")
    assert points.setData(points.index(0, 1), "電桿 12")
    assert rig.now.fixed_points[0].point.note == "電桿 12"
    before = rig.now.marks[0].points[0]
    assert points.setData(points.index(0, 2), f"{near(1, 0)[0]}")
    assert math.dist(before, rig.now.marks[0].points[0]) > 0.1
    assert not points.setData(points.index(0, 0), "F2")
    assert rig.codes[-1] == "SURVEY_NAME_TAKEN"
    panel.points_table.selectRow(0)
    panel.points_table.setFocus()
    qtbot.keyClick(panel.points_table, Qt.Key.Key_Delete)
    assert rig.codes[-1] == "SURVEY_POINT_IN_USE"


def test_method_and_instrument_hold_for_the_next_rows(qtbot, rig, panel) -> None:
    with_base(rig)
    entry = panel.entry
    entry.method.setFocus()
    qtbot.keyClick(entry.method, Qt.Key.Key_Down)
    assert rig.measuring.method is Method.BASELINE
    assert rig.used[-1] == "measure_baseline"
    entry.instrument.setFocus()
    qtbot.keyClick(entry.instrument, Qt.Key.Key_Down)
    assert rig.measuring.instrument is Instrument.TAPE
    enter(qtbot, entry.what, "gouge")
    enter(qtbot, entry.values, "4 2.5")
    row = rig.now.measurements[0].row
    assert (row.method, row.sigma_m, row.values_m) == (Method.BASELINE, 0.03, (4.0, 2.5))
    assert rig.now.marks[0].points[0] == pytest.approx(near(4, 2.5), abs=1e-6)
    assert entry.what.hasFocus()


def test_ellipses_and_the_lines_of_the_chosen_row_are_shown_on_the_map(qtbot, rig, panel) -> None:
    with_base(rig)
    enter(qtbot, panel.entry.what, "skid")
    enter(qtbot, panel.entry.values, "5 6.4")
    (ring,) = rig.canvas.shown[ELLIPSES]
    assert ring.closed
    middle = [sum(at[k] for at in ring.points) / len(ring.points) for k in (0, 1)]
    assert middle == pytest.approx(rig.now.marks[0].points[0], abs=1e-6)
    assert {"5.00", "6.40"} <= set(rig.canvas.texts(LINES))
    panel.ellipses.setFocus()
    qtbot.keyClick(panel.ellipses, Qt.Key.Key_Space)
    assert rig.canvas.shown[ELLIPSES] == ()
    panel.hide()
    assert rig.canvas.shown[LINES] == ()


def test_a_drag_of_a_measured_thing_shows_its_new_values_at_once(qtbot, rig, panel) -> None:
    with_base(rig)
    enter(qtbot, panel.entry.what, "gouge")
    enter(qtbot, panel.entry.values, "5 6.4")
    scene = rig.now
    moved = replace(scene, marks=(replace(scene.marks[0], points=(near(3, 4),)),))
    rig.document.preview(moved)
    assert cell(panel, 0, Field.VALUES).startswith("5.00  8.06")
    rig.document.drop_preview()
    assert cell(panel, 0, Field.VALUES).startswith("5.00  6.40")


def test_everything_has_a_name_for_a_reader_of_the_screen(panel) -> None:
    entry = panel.entry
    for part in (entry.method, entry.instrument, entry.what, entry.side, entry.pick):
        assert part.accessibleName()
    for label in entry.labels:
        assert label.buddy() is not None
    assert panel.table.accessibleName()
    assert panel.points_table.accessibleName()
