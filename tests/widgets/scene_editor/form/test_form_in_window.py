"""The report form in the window itself: from the map by a key, filled, kept, opened again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.scenes.scene_store import open_scene
from app.store.store import open_store
from gis.scenes.form.fields import FormField as F
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.scene_editor import open_in, start_dialog
from tests.helpers.street_editor import street_store
from widgets.door.real_use_cases import real_use_cases
from widgets.scene_editor.desk.scene_keeper import Kept
from widgets.scene_editor.form.form_records import FORM_PANELS

pytestmark = pytest.mark.gui
CASE = "11411DA0007"
Key = Qt.Key


@pytest.fixture
def rig(dressed, qtbot, tmp_path):
    made = make_rig(tmp_path, use_cases=real_use_cases())
    made.window.resize(1280, 800)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.window.scene_desk.forget()
    put_away(made)


def test_the_form_is_filled_by_keys_from_the_map_on_and_kept(rig, qtbot, tmp_path):
    place = street_store(tmp_path)
    open_in(rig, qtbot, place)
    window, desk = rig.window, rig.window.scene_desk
    desk.panels = FORM_PANELS
    crossing = window.map.canvas.picture.bounds.centre
    desk.entrance.begin_at(crossing)
    dialog = start_dialog(rig, qtbot)
    dialog.case_no.setText(CASE)
    QTest.keyClick(dialog, Key.Key_Return)
    qtbot.waitUntil(lambda: desk.is_active, timeout=20_000)
    qtbot.waitUntil(lambda: not window.background.busy, timeout=20_000)
    panel = desk.dock.panel("form")
    qtbot.waitUntil(panel.isVisible)
    rows = panel.crash.rows.widgets
    assert "from the block" in rows[F.SIGNAL].placeholderText()
    assert "from the block: 4 arms" in rows[F.ROAD_FORM].placeholderText()
    assert "by the sun" in rows[F.LIGHT].placeholderText()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.map.canvas.setFocus()
    QTest.keyClick(window.map.canvas, Key.Key_F8)
    assert QApplication.focusWidget() is rows[F.STATION]
    QTest.keyClicks(QApplication.focusWidget(), "Precinct 1")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    cause = rows[F.CAUSE]
    cause.setFocus()
    QTest.keyClicks(cause, "red light")
    assert cause.list.isVisible()
    assert window.rect().contains(cause.list.geometry())
    QTest.keyClick(cause, Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_F9)
    keeper = desk.keeper
    qtbot.waitUntil(lambda: keeper.state is Kept.STORED and keeper.is_at_rest, timeout=20_000)
    with open_store(window.workbench.store.location) as store:
        kept = open_scene(store, CASE).scene
    assert (kept.station, kept.causes) == ("Precinct 1", ("81",))
    assert kept.report.road_form_code == "04"
    assert kept.light is not None
    assert kept == desk.document.scene
