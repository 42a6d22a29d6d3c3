"""Files of shapes dropped on the window: a layer, or streets?"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtWidgets import QDialogButtonBox

from tests.widgets.frame.test_dropped_files import drop
from widgets.door.use_cases import StreetReading
from widgets.frame.drop_question import DropQuestion, DropUse, ask_drop_use
from widgets.frame.dropped_files import Dropped, dropped_kind, dropped_paths

pytestmark = pytest.mark.gui


@pytest.fixture
def guests(opened):
    """The window with a map that takes guest files."""
    opened.shown, opened.asked = [], []
    opened.window.desk.on_guest_files = opened.shown.append
    return opened


def answer(rig, use):
    def ask(parent, files):
        rig.asked.append(files)
        return use

    rig.window.desk.ask_use = ask


def test_files_shown_as_layers_are_handed_on_and_nothing_is_imported(guests, qtbot, tmp_path):
    answer(guests, DropUse.LAYER)
    drop(guests.window, tmp_path / "a.shp", tmp_path / "b.geojson")
    qtbot.waitUntil(lambda: bool(guests.shown))
    assert guests.shown == [[tmp_path / "a.shp", tmp_path / "b.geojson"]]
    assert guests.city.readings == []


def test_one_file_can_be_imported_as_streets(guests, qtbot, tmp_path):
    answer(guests, DropUse.STREETS)
    with qtbot.waitSignal(guests.window.workbench.imported):
        drop(guests.window, tmp_path / "a.shp")
    assert guests.city.readings == [StreetReading()]
    assert guests.shown == []


def test_who_changes_their_mind_gets_neither(guests, qtbot, tmp_path):
    answer(guests, DropUse.NOTHING)
    (tmp_path / "a.gpkg").write_bytes(b"foreign")
    drop(guests.window, tmp_path / "a.gpkg")
    qtbot.waitUntil(lambda: bool(guests.asked))
    assert (guests.shown, guests.city.readings) == ([], [])


def test_openstreetmap_files_are_streets_without_a_question(guests, qtbot, tmp_path):
    answer(guests, DropUse.LAYER)
    with qtbot.waitSignal(guests.window.workbench.imported):
        drop(guests.window, tmp_path / "a.osm")
    assert guests.asked == []


def test_side_files_of_a_shapefile_come_along_without_being_asked_about(tmp_path):
    data = QMimeData()
    names = ["路.shp", "路.dbf", "路.shx", "路.PRJ", "路.cpg", "路.shp.xml"]
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    assert dropped_paths(data) == [tmp_path / "路.shp"]
    assert dropped_kind(dropped_paths(data)) is Dropped.SHAPES


def test_a_dbf_alone_is_no_side_file(tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.shp", "b.dbf")])
    assert dropped_paths(data) == [tmp_path / "a.shp", tmp_path / "b.dbf"]


def test_the_dialog_offers_the_harmless_choice_first_and_answers_by_keys(rig, qtbot, tmp_path):
    def choose_streets() -> None:
        dialog = rig.window.findChild(DropQuestion)
        assert dialog.answer is DropUse.LAYER
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.keyClick(dialog.layer, Qt.Key.Key_Down)
        buttons = dialog.findChild(QDialogButtonBox)
        buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    QTimer.singleShot(0, choose_streets)
    assert ask_drop_use(rig.window, [tmp_path / "a.shp"]) is DropUse.STREETS


def test_the_dialog_can_be_left(rig, qtbot, tmp_path):
    QTimer.singleShot(0, lambda: rig.window.findChild(DropQuestion).reject())
    assert ask_drop_use(rig.window, [tmp_path / "a.shp"]) is DropUse.NOTHING


def test_several_files_cannot_be_streets_at_once(rig, tmp_path):
    dialog = DropQuestion([tmp_path / f"{n}.shp" for n in range(6)], rig.window)
    assert not dialog.streets.isEnabled()
    assert dialog.names.text().endswith("and 2 more")
    dialog.deleteLater()
