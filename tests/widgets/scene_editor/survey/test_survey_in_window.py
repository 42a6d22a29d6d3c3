"""Measuring in the window itself: the key of the tool, clicks, values typed on the map."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gis.angles import gap_deg
from gis.drafting.user_actions import UserAction
from gis.scenes.measuring import NewParty
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.scene_editor import STAND, begin_scene, open_in
from tests.helpers.street_editor import click_at, street_store
from widgets.door.real_use_cases import real_use_cases
from widgets.scene_editor.survey.survey_records import SURVEY_PANELS, SURVEY_TOOLS

pytestmark = pytest.mark.gui


@pytest.fixture
def rig(dressed, qtbot, tmp_path):
    made = make_rig(tmp_path, use_cases=real_use_cases())
    made.window.resize(1280, 800)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    open_in(made, qtbot, street_store(tmp_path))
    desk = made.window.scene_desk
    desk.tools, desk.panels = (STAND, *SURVEY_TOOLS), SURVEY_PANELS
    begin_scene(made, qtbot, made.window.map.canvas.picture.bounds.centre, case_no="1")
    yield made
    made.window.scene_desk.forget()
    put_away(made)


def type_on_map(rig, text: str) -> None:
    """The first digit opens the line, which has the keys from then on."""
    canvas = rig.window.map.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, text[0])
    line = rig.window.scene_desk.bar.typed.line
    assert line.isVisible()
    QTest.keyClicks(line, text[1:])
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_vehicle_is_measured_with_the_keys_of_the_map(rig, qtbot) -> None:
    desk, canvas = rig.window.scene_desk, rig.window.map.canvas
    panel = desk.dock.panel("survey")
    canvas.centre_on(canvas.window_.middle, 200.0)
    x, y = canvas.window_.middle
    before = desk.around.count.total
    QTest.keyClick(canvas, Qt.Key.Key_T)
    for at in ((x - 10.0, y - 8.0), (x + 10.0, y - 8.0)):
        click_at(qtbot, canvas, at)
    first, second = (kept.point.at for kept in desk.document.scene.fixed_points)
    panel.entry.what.setFocus()
    QTest.keyClicks(panel.entry.what, "passenger")
    QTest.keyClick(panel.entry.what, Qt.Key.Key_Return)
    assert "A right front wheel" in desk.bar.hint.text()
    assert panel.window().focusWidget() is panel.entry.values
    wheels = ((x + 1.0, y + 2.0), (x + 1.0, y - 0.7))
    for at in wheels:
        type_on_map(rig, f"{math.dist(first, at):.3f} {math.dist(second, at):.3f}")
    (car,) = desk.document.scene.parties
    assert car.rest is not None
    assert gap_deg(car.rest.heading_deg, 0.0) < 0.1
    middle = (x + 1.0 - car.width_m / 2.0, y + 0.65)
    assert math.dist(car.rest.at, middle) < 0.2
    count = desk.around.count
    assert count.total - before == 6
    assert (count.of(UserAction.CLICK), count.of(UserAction.TYPED)) == (2, 3)
    assert len(panel.rows.rows) == 2


def test_tab_turns_to_the_other_side_while_the_map_has_the_keys(rig, qtbot) -> None:
    desk, canvas = rig.window.scene_desk, rig.window.map.canvas
    x, y = canvas.window_.middle
    QTest.keyClick(canvas, Qt.Key.Key_T)
    for at in ((x - 5.0, y - 8.0), (x + 5.0, y - 8.0)):
        click_at(qtbot, canvas, at)
    measuring = desk.around.measuring
    before = measuring.side
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert measuring.side is not before
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert measuring.side is before


def test_the_hint_of_the_bar_names_the_next_target(rig, qtbot) -> None:
    desk, canvas = rig.window.scene_desk, rig.window.map.canvas
    x, y = canvas.window_.middle
    QTest.keyClick(canvas, Qt.Key.Key_B)
    for at in ((x - 5.0, y - 8.0), (x + 5.0, y - 8.0)):
        click_at(qtbot, canvas, at)
    assert "Choose in the list" in desk.bar.hint.text()
    desk.around.measuring.plan(NewParty("scooter"))
    type_on_map(rig, "3 4")
    assert "A rear wheel" in desk.bar.hint.text()
    values = desk.dock.panel("survey").entry.values
    values.setFocus()
    QTest.keyClicks(values, "4 4.5")
    QTest.keyClick(values, Qt.Key.Key_Return)
    assert "Choose in the list" in desk.bar.hint.text()
