"""Street files brought in through the window, over the real application layer."""

from __future__ import annotations

import fiona
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox

from app.messages import Language
from app.store.store import open_store
from app.store.streets import load_roads
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.stores import make_store
from tests.helpers.streets import write_osm
from widgets.door.real_use_cases import real_use_cases
from widgets.frame.import_questions import ImportQuestions, StreetQuestion

pytestmark = pytest.mark.gui
PATIENCE_MS = 60_000


@pytest.fixture(params=[Language.CHINESE, Language.ENGLISH], ids=["zh_TW", "en"])
def desk(request, dressed, qtbot, tmp_path):
    """The window over a store without anything in it, which asks its questions by dialogs."""
    path = tmp_path / "店.gpkg"
    make_store(path).close()
    made = make_rig(tmp_path, language=request.param, use_cases=real_use_cases())
    made.questions.street_reading = ImportQuestions().street_reading
    made.window.show()
    qtbot.waitExposed(made.window)
    with qtbot.waitSignal(made.window.settled, timeout=PATIENCE_MS):
        made.window.open_location(str(path))
    made.path = path
    yield made
    put_away(made)


def roads_of(desk):
    with open_store(desk.path) as store, store.read() as connection:
        return load_roads(connection)


def boxes(window):
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def bring_in(desk, path):
    desk.files.street_file = lambda parent: path
    desk.window.actions_by_id["import_streets"].trigger()


def write_metres(path):
    schema = {"geometry": "LineString", "properties": {"name": "str"}}
    with fiona.open(path, "w", driver="ESRI Shapefile", crs="EPSG:3828", schema=schema) as target:
        line = {"type": "LineString", "coordinates": [(193_000, 2_597_000), (193_100, 2_597_000)]}
        target.write({"geometry": line, "properties": {"name": "Street"}})
    path.with_suffix(".prj").unlink()
    return path


@pytest.mark.parametrize(("place", "west"), [(0, 193_000), (2, 193_828)])
def test_a_file_in_metres_without_a_system_is_asked_about(desk, qtbot, tmp_path, place, west):
    asked = []

    def answer():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, StreetQuestion):
            QTimer.singleShot(50, answer)
            return
        asked.append(dialog)
        dialog.system.setCurrentIndex(place)
        accept = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
        qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, answer)
    bring_in(desk, write_metres(tmp_path / "a.shp"))
    qtbot.waitUntil(lambda: bool(boxes(desk.window)), timeout=PATIENCE_MS)
    assert len(asked) == 1
    (road,) = roads_of(desk)
    assert min(x for x, _ in road.line.coords) == pytest.approx(west, abs=5)
    boxes(desk.window)[0].close()


def test_a_broken_file_is_one_sentence_and_changes_nothing(desk, qtbot, tmp_path):
    path = tmp_path / "a.osm"
    path.write_text('<?xml version="1.0"?><osm version="0.6"><node id="1"', "utf-8")
    bring_in(desk, path)
    qtbot.waitUntil(lambda: bool(boxes(desk.window)), timeout=PATIENCE_MS)
    (box,) = boxes(desk.window)
    assert "a.osm" in box.text()
    assert str(tmp_path) not in box.text()
    assert roads_of(desk) == []
    box.close()


def test_a_long_import_is_cancelled_by_the_button_and_changes_nothing(desk, qtbot, tmp_path):
    nodes = {n: (120.0 + 1e-6 * n, 23.4 + 1e-6 * n) for n in range(1, 300_000)}
    path = write_osm(tmp_path / "a.osm", nodes, {1: ((1, 2, 3), {"highway": "primary"})})
    dialog = desk.window.progress
    dialog._patience.setInterval(0)  # a quick machine is done before it usually shows
    with qtbot.waitSignal(desk.window.workbench.cancelled, timeout=PATIENCE_MS):
        bring_in(desk, path)
        qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE_MS)
        qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=PATIENCE_MS)
    assert roads_of(desk) == []


def test_roads_that_could_not_be_stored_are_counted(desk, qtbot, tmp_path):
    nodes = {1: (120.45, 23.48), 2: (120.451, 23.48), 3: (0.0, 0.0), 4: (120.45, 23.481)}
    road = {"highway": "primary"}
    ways = {1: ((1, 2), road), 2: ((2, 3), road), 3: ((1, 4), road)}
    bring_in(desk, write_osm(tmp_path / "a.osm", nodes, ways))
    qtbot.waitUntil(lambda: bool(boxes(desk.window)), timeout=PATIENCE_MS)
    (box,) = boxes(desk.window)
    told = {Language.CHINESE: "未能存入的道路 1 條", Language.ENGLISH: "not be stored: 1"}
    assert told[desk.switch.language] in box.text()
    assert len(roads_of(desk)) == 2
    box.close()
