"""The list of scenes in the window over the demo store: found, opened, begun, printed."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from sqlalchemy import select

from app.scenes.scene_list import read_scene_list
from app.scenes.scene_store import open_scene
from app.store.schema import crash as crash_table
from app.store.schema import scene as scene_table
from app.store.store import open_store
from gis.scenes.interchange import write_scene
from gis.scenes.scene import SceneText
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from widgets.door.real_use_cases import real_use_cases
from widgets.frame.dock_table import DockId

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
]
LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 60_000


class Lists:
    """A window with its list of scenes."""

    def __init__(self, rig, qtbot):
        self.rig, self.qtbot = rig, qtbot
        self.window, self.panel = rig.window, rig.window.scenes

    def until(self, told):
        self.qtbot.waitUntil(told, timeout=PATIENCE_MS)

    def rest(self):
        self.until(lambda: not self.window.background.busy)

    def choose(self, case_no):
        """Search for a case and choose it."""
        self.window.scene_lists.focus_search()
        self.panel.filter.search.clear()
        self.qtbot.keyClicks(self.panel.filter.search, case_no)
        self.qtbot.keyClick(self.panel.filter.search, Qt.Key.Key_Return)
        assert self.panel.view.chosen.case_no == case_no

    def close_scene(self):
        self.window.scene_flow.draw_scene()
        self.until(lambda: not self.window.scene_desk.is_active)
        self.rest()

    def select_crash(self, fid):
        self.window.crashes.desk.select([fid])

    def read(self, ask):
        with open_store(self.window.workbench.store.location) as store:
            return ask(store)


@pytest.fixture
def lists(dressed, qtbot, tmp_path, demo_file):
    copy = shutil.copy(demo_file, tmp_path / demo_file.name)
    made = make_rig(tmp_path, use_cases=real_use_cases())
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    with qtbot.waitSignal(made.window.settled, timeout=PATIENCE_MS):
        made.window.open_location(str(copy))
    opened = Lists(made, qtbot)
    opened.until(lambda: opened.panel.desk.shelf is not None)
    opened.rest()
    yield opened
    made.window.scene_desk.forget()
    put_away(made)


def undrawn_crash(store):
    """Row and case number of a crash with two parties that no scene is drawn of."""
    drawn = select(scene_table.c.crash_uid).where(scene_table.c.crash_uid.is_not(None))
    query = (
        select(crash_table.c.fid, crash_table.c.case_no)
        .where(crash_table.c.uid.not_in(drawn), crash_table.c.geom.is_not(None))
        .where(crash_table.c.junction_uid.is_not(None))
        .order_by(crash_table.c.fid)
    )
    with store.read() as connection:
        return tuple(connection.execute(query).first())


def drawn_crash(store):
    """Row of a crash that a scene is drawn of, and the scene's case number."""
    query = select(crash_table.c.fid, scene_table.c.case_no).join_from(
        crash_table, scene_table, scene_table.c.crash_uid == crash_table.c.uid
    )
    with store.read() as connection:
        return tuple(connection.execute(query).first())


def test_a_scene_is_found_by_its_case_and_opened_by_enter(lists, qtbot):
    scenes = lists.read(read_scene_list).scenes
    assert len(lists.panel.desk.shown) == len(scenes) >= 40
    case_no = scenes[-1].case_no
    lists.choose(case_no)
    qtbot.keyClick(lists.panel.view, Qt.Key.Key_Return)
    lists.until(lambda: lists.window.scene_desk.is_active)
    assert lists.window.scene_desk.document.scene.case_no == case_no
    lists.close_scene()


def test_a_crash_leads_to_its_scene(lists):
    fid, case_no = lists.read(drawn_crash)
    lists.select_crash(fid)
    lists.window.actions_by_id["scene_of_crash"].trigger()
    lists.until(lambda: lists.window.scene_desk.is_active)
    assert lists.window.scene_desk.document.scene.case_no == case_no
    lists.close_scene()


def test_a_scene_begun_from_a_crash_knows_its_parties_and_stands_in_the_list(lists):
    fid, case_no = lists.read(undrawn_crash)
    before = len(lists.panel.desk.shelf)
    lists.select_crash(fid)
    lists.window.crashes.list.row_menu.scene.trigger()
    lists.until(lambda: lists.window.scene_desk.is_active)
    document = lists.window.scene_desk.document
    assert document.scene.case_no == case_no
    assert document.scene.parties
    note = SceneText(at=document.scene.impact or (0.0, 0.0), text="目擊者")
    document.run(replace(document.scene, texts=(note,)), "Write")
    lists.close_scene()
    lists.until(lambda: len(lists.panel.desk.shelf) == before + 1)
    (listed,) = lists.panel.desk.of_cases([case_no])
    assert listed.crash_uid is not None
    lists.choose(case_no)
    lists.panel.crash_action.trigger()
    lists.until(lambda: lists.window.crashes.desk.selected == {fid})
    assert lists.window.host.is_in_sight(DockId.CRASHES)


def test_an_imported_scene_of_another_number_is_confirmed_by_the_officer(lists, qtbot, tmp_path):
    _, case_no = lists.read(drawn_crash)
    scene = replace(lists.read(lambda store: open_scene(store, case_no)).scene, case_no="OWN-1")
    file = tmp_path / "scene.json"
    file.write_text(json.dumps(write_scene(scene)), encoding="utf-8")
    lists.panel.ask_for_files = lambda parent, kinds: [str(file)]
    lists.window.actions_by_id["import_scenes"].trigger()
    lists.until(lambda: lists.panel.linking.dialog is not None)
    dialog = lists.panel.linking.dialog
    same = next(
        row for row, match in enumerate(dialog.table.shown_records()) if match.drawn_case == case_no
    )
    index = dialog.table.index_of_row(same)
    dialog.table.selectionModel().select(
        index,
        QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
    )
    assert case_no in dialog.hint.text()  # somebody drew it already
    qtbot.mouseClick(dialog.link, LEFT)
    lists.until(lambda: lists.panel.desk.of_cases(["OWN-1"])[0].crash_uid is not None)
    lists.rest()
    own, first = lists.panel.desk.of_cases(["OWN-1", case_no])
    assert own.crash_uid == first.crash_uid


def test_the_chosen_scene_is_printed(lists, qtbot):
    case_no = lists.panel.desk.shown[0].case_no
    lists.choose(case_no)
    qtbot.mouseClick(lists.panel.print, LEFT)
    lists.until(lambda: lists.window.scene_print.dialog is not None)
    lists.until(lambda: lists.window.scene_print.dialog.printed is not None)
    assert case_no in lists.window.scene_print.dialog.windowTitle()
    lists.window.scene_print.close()
    lists.rest()
