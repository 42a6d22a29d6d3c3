"""Every dialog and panel as a screen reader and a keyboard meet it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QMessageBox,
    QWidget,
)

from app.messages import Language
from app.server_settings import ServerSettings
from app.store.roles.names import Role
from app.store.server.person import Person
from app.undo import Step
from gis.problems import Problem
from tests.helpers.crash_edits import CRASH, made_conflict, made_sheet
from tests.helpers.personal_doors import FakePersons, deletion_door
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.spoken import focusable, letters_in, spoken_name
from widgets.crashes.crash_edit_dialog import CrashEditDialog
from widgets.crashes.crash_record_words import crash_words
from widgets.door.use_cases import StreetReading
from widgets.frame.drop_question import DropQuestion
from widgets.frame.import_questions import StreetQuestion
from widgets.frame.lock_screen import LockScreen
from widgets.frame.login_dialog import LoginDialog
from widgets.parts.conflict_dialog import ConflictDialog
from widgets.personal.access_log_dialog import AccessLogDialog
from widgets.personal.deletion_dialog import DeletionDialog
from widgets.personal.passphrase_dialog import PassphraseDialog, PassphraseUse
from widgets.personal.persons_dialog import PersonsDialog

pytestmark = pytest.mark.gui
PLACES = (
    *("window", "welcome", "no crashes", "settings", "palette", "keys", "help", "undo list"),
    *("drop question", "street question", "tour", "problem", "bug", "about"),
    *("correction", "conflict"),
    *("persons", "access log", "passphrase", "deletion"),
    *("login", "login with server", "lock", "strips", "published"),
)


@pytest.fixture(params=list(Language))
def window(request, dressed, qtbot, tmp_path):
    """A window with a site and two changes, in either language."""
    rig = make_rig(tmp_path, language=request.param)
    rig.window.workbench.language = request.param
    rig.window.show()
    with qtbot.waitSignal(rig.window.settled):
        rig.window.open_location("city.gpkg")
    rig.window.activateWindow()
    qtbot.waitUntil(rig.window.isActiveWindow)
    for name in ("one", "two"):
        rig.window.undo_stack.push(Step(name=name, do=lambda: True, undo=lambda: None))
    rig.window.undo_stack.undo()
    yield rig.window
    put_away(rig)


def bring_up(window, place: str) -> QWidget:
    """Show one place of the program and return its widget."""
    desk = window.help_desk
    shows = {
        "settings": desk.show_settings,
        "palette": desk.show_palette,
        "keys": desk.show_shortcuts,
        "help": desk.show_help,
        "about": desk.show_about,
        "undo list": window.undo_menu.show_list,
        "problem": lambda: window.tell_failure(Problem("WINDOW_STORE_NOT_FOUND", path="x")),
        "bug": lambda: window.tell_failure(RuntimeError("on purpose")),
        "drop question": DropQuestion([Path("a.shp")], window).show,
        "street question": StreetQuestion(
            Problem("CRS_UNKNOWN", file="r.shp"), StreetReading(), window
        ).show,
        "correction": lambda: CrashEditDialog(made_sheet(), window).show(),
        "conflict": lambda: ConflictDialog(made_conflict(), crash_words(CRASH), window).open(),
    }
    shows |= {
        "login": window.people_desk.open_shared,
        "login with server": LoginDialog(
            ServerSettings(host="127.0.0.1", database="daoan"), window
        ).show,
        "lock": LockScreen(window, Person(login="lin"), "server").show,
    }
    shows |= personal_places(window)
    if place in shows:
        shows[place]()
        return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())
    if place == "tour":
        desk.show_tour()
        desk.tour.go_on()
        return desk.tour
    if place == "strips":
        window.link_strip.show_back("server")
        window.unsaved_strip.show_cases(("1",))
        return window.centralWidget()
    if place == "published":
        person = Person(login="lin", roles=(Role.COUNCIL,))
        window.pages.published.show_person(person)
        window.pages.setCurrentWidget(window.pages.published)
        return window.pages.published
    pages = {"welcome": window.no_store, "no crashes": window.no_crashes, "window": window}
    if pages[place] is not window:
        window.no_store.offer_recent(["/data/a.gpkg"], lambda _: None)
        window.pages.setCurrentWidget(pages[place])
    return pages[place]


def personal_places(window):
    """The dialogs about personal data, each made when it is shown."""
    door, background = FakePersons().door(), window.background

    def ask_nothing(parent, suggested):
        return None

    return {
        "persons": lambda: PersonsDialog(door, background, case_no="1", parent=window).show(),
        "access log": lambda: AccessLogDialog(
            door, background, today=date(2025, 6, 3), parent=window
        ).show(),
        "passphrase": lambda: PassphraseDialog(
            PassphraseUse.CHANGE, lambda old, new: None, background, window
        ).show(),
        "deletion": lambda: DeletionDialog(
            deletion_door(), background, ask_nothing, case_no="1", parent=window
        ).show(),
    }


@pytest.mark.parametrize("place", PLACES)
def test_controls_of_a_place_have_names_letters_of_their_own_and_are_reached_by_tab(
    window, place, qtbot, caplog
):
    """One window a place for three rules: making it takes longer than all of them."""
    root = bring_up(window, place)
    assert focusable(root)
    letters, texts = letters_in(root)
    shared = [letter for letter in letters if letters.count(letter) > 1]
    assert (nameless(root), shared, out_of_reach(window, root, qtbot)) == ([], [], []), texts


def nameless(root: QWidget) -> list[tuple[str, str]]:
    """Controls that take the keys and that a screen reader has no name for."""
    return [
        (type(control).__name__, control.objectName())
        for control in focusable(root)
        if not spoken_name(control).strip()
    ]


def out_of_reach(window, root: QWidget, qtbot) -> list[str]:
    """Controls that the tab key does not come to."""
    top = root.window()
    top.activateWindow()
    qtbot.waitUntil(top.isActiveWindow)
    wanted = {control for control in focusable(root) if not is_in_a_group(control)}
    seen: set[QWidget] = set()
    for _ in range(3 * len(focusable(top)) + 5):
        # The next one in the chain, as Qt goes to it for Tab: tables take the key for their cells.
        top.focusNextPrevChild(True) if root is not window.help_desk.tour else (
            root.focusNextPrevChild(True)
        )
        focus = QApplication.focusWidget()
        if focus is not None:
            seen.add(focus)
    return [type(control).__name__ for control in wanted - seen]


def is_in_a_group(control: QWidget) -> bool:
    """Of exclusive buttons Tab reaches the chosen one; arrows reach the others."""
    return isinstance(control, QAbstractButton) and control.autoExclusive()


def test_the_letters_of_the_work_area_differ_from_those_of_the_menus(window):
    menus = {action.text().split("&")[1][:1].lower() for action in window.menuBar().actions()}
    labels = [
        label.text().split("&")[1][:1].lower()
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.buddy() is not None and "&" in label.text()
    ]
    assert labels
    assert menus & set(labels) == set()


def test_panels_name_their_buttons_after_themselves(window):
    for dock in window.host.docks.values():
        buttons = [
            button
            for button in dock.findChildren(QAbstractButton)
            if button.objectName().startswith("qt_dockwidget")
        ]
        assert len(buttons) == 2
        for button in buttons:
            interface = QAccessible.queryAccessibleInterface(button)
            assert dock.windowTitle() in interface.text(QAccessible.Text.Name)


def test_messages_are_spoken_with_what_to_do(window):
    window.tell_failure(Problem("WINDOW_STORE_NOT_FOUND", path="x.gpkg"))
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert "x.gpkg" in box.text()
    assert box.informativeText()
