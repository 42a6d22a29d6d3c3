"""The officer's task 7 in the real window: from the click where it happened to the paper."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.messages import Language
from app.scenes.scene_store import open_scene
from app.store.check import check
from app.store.store import open_store
from app.symbol_catalogue import load_symbols
from gis.angles import gap_deg, moved
from gis.scenes.scene import Pose, SceneParty
from tests.helpers.paper import pdf_text
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.scene_day import SceneDay
from tests.helpers.street_editor import street_store
from tests.helpers.surveyed_scenes import anchor_at
from widgets.door.real_use_cases import real_use_cases
from widgets.frame.dock_table import DockId

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("This plugin does not support"),
]
AT_MOST = 22
"""Of task 7 in the specification; three more begin the scene."""
CAR, SCOOTER = SceneParty(no=1, symbol="passenger_car"), SceneParty(no=2, symbol="scooter")


@pytest.fixture
def day(dressed, qtbot, tmp_path):
    made = make_rig(tmp_path, language=Language.CHINESE, use_cases=real_use_cases())
    window = made.window
    window.resize(1500, 950)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    story = SceneDay(window)
    story.open_store_at(street_store(tmp_path))
    yield story
    window.scene_desk.forget()
    put_away(made)


def distances(day, at):
    """What an officer reads off the tape from both fixed points."""
    fixed = [kept.point.at for kept in day.scene.fixed_points]
    return " ".join(f"{math.dist(one, at):.3f}" for one in fixed)


def measure(day, centre):
    """Both fixed points in one drag, what is measured in one line, a line for each point."""
    car = Pose(at=moved(centre, 200.0, 4.0), heading_deg=83.0)
    scooter = Pose(at=moved(centre, 150.0, 7.0), heading_deg=310.0)
    skid = (moved(centre, 240.0, 9.0), moved(centre, 215.0, 5.0))
    day.tool("t")
    day.drag_map(moved(centre, 300.0, 14.0), moved(centre, 60.0, 14.0))
    entry = day.scene_panel("survey").entry
    day.click(entry.what)
    library = load_symbols()
    names = [library[one.symbol].zh for one in (CAR, SCOOTER)]
    day.type_chinese(entry.what, " ".join([*names, "煞車痕"]))
    QTest.keyClick(entry.what, Qt.Key.Key_Return)
    day.canvas.setFocus()
    for at in (
        *(anchor_at(CAR, car, name) for name in ("front_right_wheel", "rear_right_wheel")),
        *(anchor_at(SCOOTER, scooter, name) for name in ("front_wheel", "rear_wheel")),
        *skid,
    ):
        day.type_value(distances(day, at))
    return car, scooter, skid


def agrees(pose, truth):
    return math.dist(pose.at, truth.at) < 0.01 and gap_deg(pose.heading_deg, truth.heading_deg) < 1


def test_two_vehicles_and_a_skid_mark_are_measured_printed_and_found_again(day, tmp_path):
    centre = day.canvas.picture.bounds.centre
    day.begin_scene(centre)
    case_no, place = day.scene.case_no, day.scene.place
    assert place == "中山路與文化路口"
    assert not day.window.host.is_in_sight(DockId.SITES)

    car, scooter, skid = measure(day, centre)
    one, other = day.scene.parties
    assert agrees(one.rest, car)
    assert agrees(other.rest, scooter)
    (mark,) = day.scene.marks
    assert all(math.dist(*pair) < 0.01 for pair in zip(mark.points, skid, strict=True))
    assert day.actions <= AT_MOST

    day.until_stored()
    paper = tmp_path / "scene.pdf"
    day.window.scene_print.ask_path = lambda suffix, title: paper
    day.click(day.desk.head.print)
    dialog = day.window.scene_print.dialog
    day.until(lambda: dialog.form.save_buttons[".pdf"].isEnabled(), "the pages were not made")
    day.click(dialog.form.save_buttons[".pdf"])
    day.until(paper.exists)
    day.rest()
    day.keys(dialog, "Escape")
    day.until(lambda: day.window.scene_print.dialog is None)
    assert "道路交通事故現場圖" in pdf_text(paper)

    day.close_scene()
    assert day.window.host.is_in_sight(DockId.SITES)
    location = day.window.workbench.store.location
    assert check(location) == []
    with open_store(location) as store:
        stored = open_scene(store, case_no)
    assert [party.rest for party in stored.scene.parties] == [one.rest, other.rest]
    day.window.scene_flow.open_case(case_no)
    day.until(lambda: day.desk.is_active, "the scene was not opened again")
    assert day.scene == stored.scene
