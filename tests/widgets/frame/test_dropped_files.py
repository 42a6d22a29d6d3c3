"""Files dropped on the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from gis.problems import Problem
from tests.helpers.stores import make_store
from widgets.door.use_cases import CrashReading, StreetReading
from widgets.frame.drop_question import DropUse
from widgets.frame.dropped_files import Dropped, dropped_kind

pytestmark = pytest.mark.gui
COPY, LEFT, NONE = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


def drop(window, *files) -> bool:
    """Drag files over the window and let go; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    enter = QDragEnterEvent(QPoint(50, 50), COPY, data, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), COPY, data, LEFT, NONE))
    return enter.isAccepted()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.csv", Dropped.CRASHES),
        ("a.zip", Dropped.CRASHES),
        ("photo.jpg", Dropped.CRASHES),
        ("a.OSM", Dropped.STREETS),
        ("a.shp", Dropped.SHAPES),
        ("foreign.gpkg", Dropped.SHAPES),
    ],
)
def test_files_are_told_apart_by_their_endings(tmp_path, name, kind):
    (tmp_path / name).write_bytes(b"x")
    assert dropped_kind([tmp_path / name]) is kind


def test_a_store_is_told_by_its_content(tmp_path):
    make_store(tmp_path / "s.gpkg").close()
    assert dropped_kind([tmp_path / "s.gpkg"]) is Dropped.STORE


def test_a_dropped_store_is_opened(rig, qtbot, tmp_path):
    make_store(tmp_path / "s.gpkg").close()
    with qtbot.waitSignal(rig.window.settled):
        assert drop(rig.window, tmp_path / "s.gpkg")
    assert [Path(place) for place in rig.city.opened] == [tmp_path / "s.gpkg"]


def test_dropped_crash_files_and_streets_are_imported(opened, qtbot, tmp_path):
    with qtbot.waitSignal(opened.window.workbench.imported):
        drop(opened.window, tmp_path / "a.csv", tmp_path / "b.csv")
    with qtbot.waitSignal(opened.window.workbench.imported):
        drop(opened.window, tmp_path / "a.geojson")
    assert opened.city.readings == [CrashReading(), StreetReading()]


def test_without_a_store_a_dropped_file_is_answered_with_what_to_do(rig, qtbot, tmp_path):
    drop(rig.window, tmp_path / "a.csv")
    qtbot.waitUntil(lambda: bool(rig.window.findChildren(QMessageBox)))
    assert "Open a store" in rig.window.findChildren(QMessageBox)[0].text()


def test_text_dragged_over_the_window_is_not_taken(rig):
    data = QMimeData()
    data.setText("no file")
    enter = QDragEnterEvent(QPoint(50, 50), COPY, data, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(rig.window, enter)
    assert not enter.isAccepted()


def test_tables_that_come_along_with_shapes_are_layers(tmp_path):
    files = [tmp_path / "a.geojson", tmp_path / "b.CSV"]
    assert dropped_kind(files) is Dropped.SHAPES
    assert dropped_kind([*files, tmp_path / "photo.jpg"]) is Dropped.CRASHES


@pytest.mark.parametrize("use", [DropUse.LAYER, DropUse.NOTHING])
def test_a_table_that_is_no_crash_list_can_be_looked_at(opened, qtbot, tmp_path, use):
    desk, shown, told = opened.window.desk, [], []
    desk.on_guest_files = shown.append
    desk.ask_look = lambda parent, files, trouble: told.append(trouble) or use
    opened.city.refusals = [Problem("CRASH_FILE_UNKNOWN", path="schools.csv", columns="name")]
    drop(opened.window, tmp_path / "schools.csv")
    qtbot.waitUntil(lambda: bool(told))
    assert shown == ([[tmp_path / "schools.csv"]] if use is DropUse.LAYER else [])
    assert "schools.csv" in told[0]
