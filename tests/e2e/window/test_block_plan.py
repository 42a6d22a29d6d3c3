"""Task 6 of the editor by real events: a block by its name, north up, at 1:200 in a file."""

from __future__ import annotations

import math
import shutil
import sqlite3

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from shapely import union_all

from app.messages import Language
from app.streets.street_document import Chosen, ChosenKind
from gis.display.primitives import Bounds
from tests.helpers.map_day import LEFT, MapDay
from tests.helpers.paper import pdf_text
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from widgets.door.real_use_cases import real_use_cases

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # menus and dialogs, offscreen
]
AT_MOST = 6
"""Actions of task 6, frame included."""


@pytest.fixture
def day(dressed, qtbot, tmp_path, demo_file):
    shutil.copy(demo_file, tmp_path / "city.gpkg")
    made = make_rig(tmp_path, language=Language.CHINESE, use_cases=real_use_cases())
    made.window.resize(1280, 800)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    story = MapDay(made.window)
    story.start(tmp_path / "city.gpkg")
    made.window.map.block_plan.folder = tmp_path
    yield story
    put_away(made)


def blocks_of(store, count):
    """Names of junctions with a paved area, far apart in the list, and that stand for one place."""
    connection = sqlite3.connect(store)
    try:
        names = [
            name
            for (name,) in connection.execute(
                "select name from street_area where arms >= 3 and name != '' "
                "group by name having count(*) = 1 order by name"
            )
        ]
    finally:
        connection.close()
    return names[:: len(names) // count][:count]


def take_file(day, done):
    """Press Enter in the dialog of files once it is there: the name it offers is taken."""

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            QTest.keyClick(dialog, Qt.Key.Key_Return)
            done.append(dialog.selectedFiles()[0])
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def print_block(day, name):
    """Name, Enter, Ctrl+B, the scale, Enter, Enter; the file and the actions it took."""
    plan = day.window.map.block_plan
    before = plan.count.total
    day.window.map.search_box.edit.clear()
    day.type_search(name)
    day.take_result()
    day.keys(day.canvas, "Ctrl+B")
    day.until(lambda: plan.dialog is not None and plan.dialog.frame is not None)
    form = plan.dialog.form
    form.scale_box.setCurrentIndex(0)
    QTest.keyClick(form.scale_box, Qt.Key.Key_Down)
    assert form.scale == 200
    day.rest()
    saved, taken = [], []
    plan.saved.connect(saved.append)
    take_file(day, taken)
    QTest.keyClick(form.scale_box, Qt.Key.Key_Return)
    day.until(lambda: saved, f"{name} was not saved")
    plan.saved.disconnect(saved.append)
    frame = plan.dialog.frame
    plan.close()
    day.rest()
    return saved[0], frame, plan.count.total - before


def test_five_blocks_are_printed_at_1_to_200_in_six_actions_each(day, tmp_path):
    names = blocks_of(tmp_path / "city.gpkg", 5)
    assert len(names) == 5
    for name in names:
        path, frame, actions = print_block(day, name)
        said = pdf_text(path)
        assert name in said
        assert "比例尺 1:200" in said
        assert (frame.scale, frame.up_deg) == (200, 0.0)
        assert actions <= AT_MOST, name


def test_the_frame_is_dragged_and_turned_on_the_map_and_the_way_is_remembered(day, tmp_path):
    (name,) = blocks_of(tmp_path / "city.gpkg", 1)
    day.type_search(name)
    day.take_result()
    plan = day.window.map.block_plan
    day.keys(day.canvas, "Ctrl+B")
    day.until(lambda: plan.dialog is not None and plan.dialog.frame is not None)
    day.rest()
    first = plan.dialog.frame
    start = day.pixel(first.centre)
    drag(day, start, (start.x() - 40, start.y() + 25))
    second = plan.dialog.frame
    moved = (second.centre[0] - first.centre[0], second.centre[1] - first.centre[1])
    step = day.canvas.metres_per_pixel
    assert moved == pytest.approx((-40 * step, -25 * step), abs=step)
    day.rest()
    handle, middle = day.pixel(plan._tool.handle), day.pixel(second.centre)
    reach = math.hypot(handle.x() - middle.x(), handle.y() - middle.y())
    there = (middle.x() + round(reach * math.sin(0.5)), middle.y() - round(reach * math.cos(0.5)))
    drag(day, handle, there)
    third = plan.dialog.frame
    assert third.up_deg == pytest.approx(math.degrees(0.5), abs=1.0)
    assert third.centre == pytest.approx(second.centre, abs=step)
    assert plan.dialog.form.up.value == "free"
    day.rest()
    assert plan.dialog.is_drawn
    QTest.keyClick(plan.dialog.form.scale_box, Qt.Key.Key_End)
    assert plan.dialog.frame.scale == 1000
    assert plan.dialog.frame.up_deg == pytest.approx(third.up_deg)
    assert plan.choice.scale == 1000
    day.keys(day.canvas, "Escape")
    day.until(lambda: plan.dialog is None)
    assert day.canvas.overlays["print frame"] == ()
    day.rest()
    day.keys(day.canvas, "Ctrl+B")
    day.until(lambda: plan.dialog is not None and plan.dialog.frame is not None)
    assert plan.dialog.frame.scale == 1000
    assert plan.dialog.frame.up_deg == 0.0
    plan.close()
    day.rest()


def drag(day, start, end):
    """A drag of the left button over the map."""
    last = QPoint(*end)
    QTest.mousePress(day.canvas, LEFT, pos=start)
    QTest.mouseMove(day.canvas, start + (last - start) / 2)
    QTest.mouseMove(day.canvas, last)
    QTest.mouseRelease(day.canvas, LEFT, pos=last)


def test_junctions_chosen_in_the_editor_become_a_sheet_each(day, tmp_path):
    window, plan = day.window, day.window.map.block_plan
    window.streets.start()
    day.until(lambda: window.streets.is_active)
    day.rest()
    document = window.streets.document
    areas = sorted(document.standing.areas.values(), key=lambda area: area.uid)[:2]
    day.canvas.zoom_to(Bounds(*union_all([area.shape for area in areas]).bounds))
    document.choose(*(Chosen(kind=ChosenKind.AREA, uid=area.uid) for area in areas))
    before = day.canvas.input.tool
    day.keys(day.canvas, "Ctrl+B")
    day.until(lambda: plan.dialog is not None and plan.dialog.frame is not None)
    assert plan.count is window.streets.around.count
    box = plan.dialog.form.area_box
    day.until(box.isVisible)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert [title for title, _ in plan.dialog.wanted] == [area.name for area in areas]
    day.rest()
    plan.close()
    assert day.canvas.input.tool is before
    window.streets.stop()
    day.rest()
