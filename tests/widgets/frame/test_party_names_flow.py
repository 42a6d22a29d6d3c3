"""Name and plate of a party, typed in the window: sealed in the store, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from sqlalchemy import select

from app.personal.opening import open_case
from app.scenes.scene_store import new_scene, open_scene, scene_history
from app.store.roles.names import Role
from app.store.schema import scene as scene_table
from app.store.server.person import Person
from gis.problems import Problem
from gis.scenes.scene import Scene, SceneParty
from tests.helpers.personal import CASE, PASSPHRASE, sealed_store
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.shared_rig import PATIENCE_MS
from tests.helpers.stores import make_store
from widgets.door.real_use_cases import real_use_cases
from widgets.personal.passphrase_dialog import PassphraseDialog
from widgets.scene_editor.form.form_panel import PARTIES_TAB
from widgets.scene_editor.form.name_dialog import NameDialog

pytestmark = pytest.mark.gui
NAME, PLATE = "Lin Mei-hua", "xyz-9876"
MASKED = "XY*-**76"
PARTIES = (SceneParty(no=1, class_code="B03"), SceneParty(no=2, class_code="C03"))


class Shown:
    """A window with the scene of a case in hand, its form at the second party."""

    def __init__(self, rig, qtbot, keys) -> None:
        self.rig, self.window, self.qtbot, self.keys = rig, rig.window, qtbot, keys
        self.desk = rig.window.scene_desk
        self.errors: list[Exception] = []
        self.window.tell_failure = self.errors.append

    def open(self, case_no: str = CASE) -> None:
        self.window.scene_flow.open_case(case_no)
        self.qtbot.waitUntil(lambda: self.desk.is_active, timeout=PATIENCE_MS)
        self.rest()
        self.page.choose(2)

    def rest(self) -> None:
        idle = self.window.background
        self.qtbot.waitUntil(lambda: not idle.busy, timeout=PATIENCE_MS)

    @property
    def page(self):
        panel = self.desk.dock.panel("form")
        panel.tabs.setCurrentIndex(PARTIES_TAB)
        return panel.parties

    @property
    def row(self):
        return self.page.form.names

    def found(self, kind):
        self.qtbot.waitUntil(lambda: bool(self.window.findChildren(kind)), timeout=PATIENCE_MS)
        return self.window.findChildren(kind)[-1]

    def press(self) -> None:
        self.qtbot.mouseClick(self.row.button, Qt.MouseButton.LeftButton)

    def enter(self) -> None:
        dialog = self.found(NameDialog)
        QTest.keyClicks(dialog.name, NAME)
        QTest.keyClicks(dialog.plate, PLATE)
        QTest.keyClick(dialog.plate, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: not self.window.findChildren(NameDialog), timeout=PATIENCE_MS)
        self.rest()


@pytest.fixture
def shown(dressed, qtbot, tmp_path):
    with make_store(tmp_path / "store.gpkg") as store:
        keys = sealed_store(store, {})[1]
        new_scene(store, Scene(case_no=CASE, parties=PARTIES))
    rig = make_rig(tmp_path, use_cases=real_use_cases())
    rig.window.show()
    qtbot.waitExposed(rig.window)
    with qtbot.waitSignal(rig.window.settled, timeout=PATIENCE_MS):
        rig.window.open_location(str(tmp_path / "store.gpkg"))
    made = Shown(rig, qtbot, keys)
    made.rest()
    yield made
    rig.window.scene_desk.forget()
    put_away(rig)


def _secrets_in(folder: Path) -> list[str]:
    """Files under a folder in which name or plate can be read."""
    secrets = [word.encode() for word in (NAME, PLATE, PLATE.upper())]
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(secret in path.read_bytes() for secret in secrets)
    ]


def test_what_is_typed_is_sealed_and_stands_nowhere_else(shown, tmp_path):
    shown.window.persons.keys.take(shown.keys)
    shown.open()
    before, steps = shown.desk.document.scene, shown.desk.document.undo.undo_names
    assert shown.row.said.text() == "nothing kept yet"
    shown.press()
    shown.enter()
    assert shown.row.said.text() == f"kept sealed, plate {MASKED}"
    assert shown.desk.document.scene == before
    assert shown.desk.document.undo.undo_names == steps
    store = shown.window.workbench.store
    with store.read() as connection:
        documents = "".join(connection.scalars(select(scene_table.c.document)))
    history = repr(scene_history(store, open_scene(store, CASE).uid))
    assert not [word for word in (NAME, PLATE.upper()) if word in documents + history]
    assert _secrets_in(tmp_path) == []  # the store's file, journals, settings and log
    (person,) = open_case(store, CASE, "test", shown.keys, actor=store.actor).persons
    assert (person.party_no, person.details.name, person.details.plate) == (2, NAME, "XYZ-9876")
    assert shown.errors == []


def test_where_the_keys_are_not_open_they_are_asked_for_first(shown):
    shown.open()
    shown.press()
    question = shown.found(PassphraseDialog)
    assert not shown.window.findChildren(NameDialog)
    QTest.keyClicks(question.present, PASSPHRASE)
    QTest.keyClick(question.present, Qt.Key.Key_Return)
    shown.enter()
    assert shown.row.said.text() == f"kept sealed, plate {MASKED}"


def test_the_dialog_left_by_escape_keeps_nothing(shown):
    shown.window.persons.keys.take(shown.keys)
    shown.open()
    shown.press()
    dialog = shown.found(NameDialog)
    okay = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not okay.isEnabled()
    QTest.keyClicks(dialog.name, NAME)
    assert okay.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.name.text() == ""
    shown.rest()
    assert shown.row.said.text() == "nothing kept yet"


def test_a_lock_closes_the_dialog_and_forgets_what_was_typed(shown):
    shown.window.persons.keys.take(shown.keys)
    shown.open()
    shown.press()
    dialog = shown.found(NameDialog)
    QTest.keyClicks(dialog.name, NAME)
    shown.window.shared.lock.locking.emit()
    assert not dialog.isVisible()
    assert dialog.name.text() == ""


def test_who_may_not_enter_names_reads_one_sentence(shown, monkeypatch):
    person = Person(login="wu", roles=(Role.REVIEWER,))
    monkeypatch.setattr(shown.window.workbench.store, "person", person)
    shown.open()
    assert shown.row.said.text() == "Your role (reviewer) does not allow this"
    shown.press()
    shown.rest()
    assert not shown.window.findChildren(NameDialog)


def test_a_refusal_of_the_store_is_told_in_the_dialog_and_what_was_typed_stays(shown, monkeypatch):
    def refuse(*_):
        raise Problem("STORE_NOT_ALLOWED", user="wu")

    monkeypatch.setattr("app.scenes.scene_persons.keep_scene_person", refuse)
    shown.window.persons.keys.take(shown.keys)
    shown.open()
    shown.press()
    dialog = shown.found(NameDialog)
    QTest.keyClicks(dialog.name, NAME)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    shown.qtbot.waitUntil(lambda: "does not allow this" in dialog.wrong.text())
    assert dialog.isVisible()
    assert dialog.name.text() == NAME


def test_a_scene_that_is_not_stored_says_what_to_do_first(shown):
    shown.open()
    shown.desk.keeper.opened = None
    shown.press()
    shown.rest()
    assert [error.code for error in shown.errors] == ["SCENE_NAMES_TOO_EARLY"]
