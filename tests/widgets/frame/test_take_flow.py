"""Take along and bring back in the window: files that are faked, results by key and click."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from app.messages import Language
from app.scenes.scene_store import open_scene, save_scene
from app.store.store import open_store
from app.take_along.bringing import BroughtBack
from app.take_along.returns import Outcome, Returned
from app.take_along.snapshots import RecordKind
from app.take_along.taking import take_along
from gis.problems import Problem
from tests.app.take_along.test_scenes_kept_safe import AREA, bring_in
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.shared_rig import PATIENCE_MS
from widgets.door.real_use_cases import real_use_cases
from widgets.frame.returned_dialog import ReturnedDialog

pytestmark = pytest.mark.gui


@pytest.fixture
def rig(dressed, qtbot, tmp_path):
    """A window on a store with two drawn cases; `along.gpkg` was taken from it."""
    with open_store(tmp_path / "home.gpkg", create=True) as store:
        for case_no in ("1", "2"):
            bring_in(store, tmp_path, case_no)
        take_along(store, tmp_path / "along.gpkg", AREA)
    made = make_rig(tmp_path, use_cases=real_use_cases())
    made.window.show()
    qtbot.waitExposed(made.window)
    with qtbot.waitSignal(made.window.settled, timeout=PATIENCE_MS):
        made.window.open_location(str(tmp_path / "home.gpkg"))
    at_rest(made, qtbot)
    made.files.store = str(tmp_path / "along.gpkg")
    yield made
    put_away(made)


def at_rest(rig, qtbot):
    qtbot.waitUntil(lambda: not rig.window.background.busy, timeout=PATIENCE_MS)


def weather(location, case_no, value):
    with open_store(location) as store:
        opened = open_scene(store, case_no)
        save_scene(store, opened, replace(opened.scene, weather=value))


def choose(rig, action_id):
    """Choose an item of the File menu."""
    rig.window.actions_by_id[action_id].trigger()


def bring_back(rig, qtbot, kind):
    """Choose File, Bring back; returns the dialog that opens."""
    choose(rig, "bring_back")
    qtbot.waitUntil(lambda: bool(rig.window.findChildren(kind)), timeout=PATIENCE_MS)
    return rig.window.findChildren(kind)[-1]


def close(rig, qtbot, dialog):
    kind = type(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not rig.window.findChildren(kind))


def test_a_conflict_is_shown_with_both_versions_and_settled_by_a_click(rig, qtbot, tmp_path):
    weather(tmp_path / "along.gpkg", "1", "雨")
    weather(rig.window.workbench.store.location, "1", "陰")
    dialog = bring_back(rig, qtbot, ReturnedDialog)
    sides = [dialog.sides.item(0, column).text() for column in range(3)]
    assert sides == ["Weather", "Overcast", "Rain"]
    QTest.mouseClick(dialog.mine, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.changes.item(0, 2).text() == "Sent", timeout=PATIENCE_MS)
    assert dialog.mine.isHidden()
    assert open_scene(rig.window.workbench.store, "1").scene.weather == "雨"
    close(rig, qtbot, dialog)


def test_a_repeated_send_tells_that_nothing_was_changed(rig, qtbot, tmp_path):
    weather(tmp_path / "along.gpkg", "1", "雨")
    dialog = bring_back(rig, qtbot, ReturnedDialog)
    assert dialog.changes.item(0, 2).text() == "Sent"
    close(rig, qtbot, dialog)
    again = bring_back(rig, qtbot, ReturnedDialog)
    assert again.changes.rowCount() == 0
    assert "Nothing was changed" in again.heading.text()
    close(rig, qtbot, again)


def test_the_open_store_itself_is_refused_in_a_sentence(rig, qtbot, tmp_path):
    rig.files.store = str(tmp_path / "home.gpkg")
    box = bring_back(rig, qtbot, QMessageBox)
    assert "was not taken along" in box.text()
    close(rig, qtbot, box)


def test_a_file_that_exists_already_is_not_written_over(rig, qtbot, tmp_path):
    before = (tmp_path / "along.gpkg").read_bytes()
    choose(rig, "take_along")
    qtbot.waitUntil(lambda: bool(rig.window.findChildren(QMessageBox)), timeout=PATIENCE_MS)
    box = rig.window.findChildren(QMessageBox)[-1]
    assert "exists already" in box.text()
    assert (tmp_path / "along.gpkg").read_bytes() == before
    close(rig, qtbot, box)


def test_the_whole_reason_of_a_refused_change_is_read_below_the_table(dressed, qtbot):
    refused = Returned(
        kind=RecordKind.SCENE,
        uids=("u",),
        name="5",
        outcome=Outcome.REFUSED,
        problem=Problem("SCENE_EXISTS", case_no="5"),
    )
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ReturnedDialog(BroughtBack(returned=(refused,)), Language.ENGLISH, parent)
    assert dialog.about.text() == dialog.changes.item(0, 2).text() != ""
