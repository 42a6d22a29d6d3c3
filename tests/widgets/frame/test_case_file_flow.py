"""The case file's copy in the window: keys, purpose, ticket, names; a lock closes its pages."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from sqlalchemy import select

from app.personal.records import PersonalDetails
from app.scenes.print.form_content import PartyName
from app.scenes.print.scene_print import scene_of_case
from app.scenes.scene_persons import keep_scene_person
from app.scenes.scene_store import new_scene, open_scene, scene_history
from app.store.scene_changes import SceneEvent
from app.store.schema import access_ticket
from gis.scenes.scene import Scene, SceneParty
from tests.helpers.personal import CASE, WANG, sealed_store
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.shared_rig import PATIENCE_MS
from tests.helpers.stores import make_store
from widgets.door.real_use_cases import real_use_cases
from widgets.scene_editor.print.case_file_question import CaseFileQuestion

pytestmark = pytest.mark.gui
PARTIES = (SceneParty(no=1), SceneParty(no=2))


@pytest.fixture
def window(dressed, qtbot, tmp_path):
    """A window with open keys, a scene whose first party is known, and one of nobody known."""
    with make_store(tmp_path / "store.gpkg") as store:
        keys = sealed_store(store, {})[1]
        known = new_scene(store, Scene(case_no=CASE, parties=PARTIES))
        new_scene(store, Scene(case_no="nobody", parties=PARTIES))
        keep_scene_person(store, known, 1, WANG, keys)
        keep_scene_person(store, known, 2, PersonalDetails(phone_number="0912345678"), keys)
    rig = make_rig(tmp_path, use_cases=real_use_cases())
    rig.window.show()
    qtbot.waitExposed(rig.window)
    with qtbot.waitSignal(rig.window.settled, timeout=PATIENCE_MS):
        rig.window.open_location(str(tmp_path / "store.gpkg"))
    qtbot.waitUntil(lambda: not rig.window.background.busy, timeout=PATIENCE_MS)
    rig.window.persons.keys.take(keys)
    yield rig.window
    put_away(rig)


def wish(window, qtbot, case_no, purpose):
    """Wish for names as the print dialog does, and answer the question; returns what came."""
    told = []
    window.scene_print.names(scene_of_case(window.workbench.store, case_no), told.append)
    qtbot.waitUntil(lambda: bool(window.findChildren(CaseFileQuestion)), timeout=PATIENCE_MS)
    question = window.findChildren(CaseFileQuestion)[-1]
    QTest.keyClicks(question.purpose_field, purpose)
    question.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    qtbot.waitUntil(lambda: not window.background.busy, timeout=PATIENCE_MS)
    return told


def test_names_come_with_a_ticket_and_a_line_in_the_scenes_history(window, qtbot):
    told = wish(window, qtbot, CASE, "file of the prosecutor")
    assert told == [{1: PartyName(name="王小明", plate="ABC-1234"), 2: PartyName()}]
    store = window.workbench.store
    with store.read() as connection:
        ticket = connection.execute(select(access_ticket)).one()
    assert (ticket.case_no, ticket.purpose) == (CASE, "file of the prosecutor")
    last = scene_history(store, open_scene(store, CASE).uid)[-1]
    assert (last.event, last.words) == (SceneEvent.CASE_FILE, ("file of the prosecutor",))


def test_where_nobody_is_known_that_is_told_and_no_names_come(window, qtbot, monkeypatch):
    errors = []
    monkeypatch.setattr(window.case_file.names, "_tell_error", errors.append)
    assert wish(window, qtbot, "nobody", "x") == []
    assert [error.code for error in errors] == ["SCENE_NOBODY_KNOWN"]


def test_locking_closes_pages_that_show_names(window, qtbot, monkeypatch):
    closed = []
    monkeypatch.setattr(window.scene_print, "close", lambda: closed.append(True))
    wish(window, qtbot, CASE, "x")
    window.shared.lock.locking.emit()
    window.shared.lock.locking.emit()  # nothing is shown any more
    assert closed == [True]
