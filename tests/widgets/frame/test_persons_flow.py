"""Personal data from the menu: keys, a sealed import, an opened case, the log, the lock."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox

from app.personal.deletion import deletion_certificates
from app.personal.key_ring import set_up_keys
from app.personal.master_keys import new_in_file, new_of_passphrase
from app.store.roles.names import Role
from app.store.store import open_store
from tests.helpers.eis import CASE, NAME, PLATE, eis_rows, some_crashes, write_text
from tests.helpers.personal import PASSPHRASE
from tests.helpers.postgres import PASSWORD, login_of
from tests.helpers.qt import make_rig
from tests.helpers.qt_events import box_of, click
from tests.helpers.qt_fixtures import put_away
from tests.helpers.shared_rig import PATIENCE_MS, fill_database, make_shared_rig, show
from widgets.crashes.crash_door import real_crash_door
from widgets.door.real_use_cases import real_use_cases
from widgets.personal.access_log_dialog import AccessLogDialog
from widgets.personal.deletion_dialog import DeletionDialog
from widgets.personal.passphrase_dialog import PassphraseDialog
from widgets.personal.persons_dialog import PersonsDialog

pytestmark = pytest.mark.gui
CRASHES = some_crashes(3)
ROWS = eis_rows(CRASHES)
CASE_NO = CRASHES[0].case_no
OURS = [row for row in ROWS if row[CASE] == CASE_NO]
ANOTHER = "wholly other words to remember"


def cheap(window) -> None:
    """Passphrases of this window cost little."""
    door = window.persons.door
    window.persons.door = replace(door, new_master=lambda said: new_of_passphrase(said, cost=16))


@pytest.fixture
def police(dressed, qtbot, tmp_path):
    """A window with an empty store in a file; its answers name a made export."""
    write_text(tmp_path / "crashes.csv", ROWS)
    with open_store(tmp_path / "store.gpkg", create=True):
        pass
    rig = make_rig(tmp_path, use_cases=real_use_cases())
    rig.window.crashes.desk.door = real_crash_door()
    cheap(rig.window)
    rig.window.show()
    qtbot.waitExposed(rig.window)
    with qtbot.waitSignal(rig.window.settled, timeout=PATIENCE_MS):
        rig.window.open_location(str(tmp_path / "store.gpkg"))
    rest(qtbot, rig.window)
    yield rig
    put_away(rig)


def rest(qtbot, window) -> None:
    qtbot.waitUntil(lambda: not window.background.busy, timeout=PATIENCE_MS)


def action(window, name):
    return window.actions_by_id[f"personal_{name}"]


def shown_of(window, kind):
    return [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]


def dialog_of(window, qtbot, kind):
    """The dialog of a kind that comes up."""
    qtbot.waitUntil(lambda: bool(shown_of(window, kind)), timeout=PATIENCE_MS)
    return shown_of(window, kind)[0]


def type_new(qtbot, dialog, passphrase=PASSPHRASE) -> None:
    for field in (dialog.new, dialog.again):
        qtbot.keyClicks(field, passphrase)
    qtbot.keyClick(dialog.again, Qt.Key.Key_Return)


def set_up(qtbot, window) -> None:
    """Set a passphrase by the menu."""
    action(window, "unlock").trigger()
    type_new(qtbot, dialog_of(window, qtbot, PassphraseDialog))
    qtbot.waitUntil(lambda: window.persons.keys.are_open, timeout=PATIENCE_MS)


def import_export(qtbot, window) -> str:
    """Import the made export; returns what the result says."""
    window.actions_by_id["import_crashes"].trigger()
    box = box_of(window, qtbot)
    words = box.text() + box.informativeText()
    box.accept()
    rest(qtbot, window)
    return words


def choose_case(window) -> None:
    """Select the crash of our case."""
    columns = window.crashes.desk.crashes.columns
    cases = [columns.case_no.at(row) for row in range(len(columns))]
    window.crashes.desk.select([int(columns.fid[cases.index(CASE_NO)])])


def open_case(qtbot, window) -> PersonsDialog:
    """Open our case for a purpose, by the menu."""
    choose_case(window)
    action(window, "case").trigger()
    dialog = dialog_of(window, qtbot, PersonsDialog)
    assert dialog.case_no.text() == CASE_NO
    qtbot.keyClicks(dialog.purpose, "injury report")
    click(qtbot, dialog.open_button)
    qtbot.waitUntil(lambda: bool(dialog.table.records.records), timeout=PATIENCE_MS)
    return dialog


def shown_in(table) -> str:
    model = table.model()
    cells = [(row, at) for row in range(model.rowCount()) for at in range(model.columnCount())]
    return " ".join(str(model.index(row, at).data()) for row, at in cells)


def test_from_a_passphrase_to_an_opened_case_that_the_log_knows_of(police, qtbot):
    window = police.window
    set_up(qtbot, window)
    assert f"Persons kept sealed (names, plates, exact ages): {len(ROWS)}" in (
        import_export(qtbot, window)
    )
    dialog = open_case(qtbot, window)
    words = shown_in(dialog.table)
    for row in OURS:
        assert row[NAME] in words
        assert row[PLATE] in words
    dialog.reject()
    action(window, "log").trigger()
    log = dialog_of(window, qtbot, AccessLogDialog)
    qtbot.waitUntil(lambda: bool(log.tickets.records.records), timeout=PATIENCE_MS)
    (line,) = log.tickets.records.records
    assert (line.ticket.case_no, line.ticket.purpose, line.persons) == (
        CASE_NO,
        "injury report",
        len(OURS),
    )


def test_an_import_while_locked_says_how_to_keep_what_it_left_out(police, qtbot):
    window = police.window
    words = import_export(qtbot, window)
    assert "Personal values left out" in words
    assert "unlock personal data (Edit menu), then import again" in words
    set_up(qtbot, window)
    words = import_export(qtbot, window)
    assert f"exact ages): {len(ROWS)}" in words
    assert "left out" not in words
    assert "New crashes: 0" in words


def test_locking_closes_what_is_open_and_the_passphrase_opens_it_again(police, qtbot):
    window = police.window
    set_up(qtbot, window)
    import_export(qtbot, window)
    dialog = open_case(qtbot, window)
    action(window, "lock").trigger()
    assert not window.persons.keys.are_open
    assert dialog.isHidden()
    assert dialog.table.records.records == ()
    assert not action(window, "lock").isEnabled()
    action(window, "case").trigger()
    asked = dialog_of(window, qtbot, PassphraseDialog)
    qtbot.keyClicks(asked.present, "not the right words")
    qtbot.keyClick(asked.present, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not the passphrase" in asked.wrong.text(), timeout=PATIENCE_MS)
    qtbot.keyClicks(asked.present, PASSPHRASE)
    qtbot.keyClick(asked.present, Qt.Key.Key_Return)
    assert dialog_of(window, qtbot, PersonsDialog).case_no.text() == CASE_NO


def test_another_passphrase_opens_and_the_former_does_not(police, qtbot):
    window = police.window
    set_up(qtbot, window)
    action(window, "change").trigger()
    asked = dialog_of(window, qtbot, PassphraseDialog)
    qtbot.keyClicks(asked.present, PASSPHRASE)
    type_new(qtbot, asked, ANOTHER)
    qtbot.waitUntil(lambda: not shown_of(window, PassphraseDialog), timeout=PATIENCE_MS)
    action(window, "lock").trigger()
    action(window, "unlock").trigger()
    asked = dialog_of(window, qtbot, PassphraseDialog)
    qtbot.keyClicks(asked.present, PASSPHRASE)
    qtbot.keyClick(asked.present, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not the passphrase" in asked.wrong.text(), timeout=PATIENCE_MS)
    qtbot.keyClicks(asked.present, ANOTHER)
    qtbot.keyClick(asked.present, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.persons.keys.are_open, timeout=PATIENCE_MS)


def test_another_store_closes_the_keys(police, qtbot, tmp_path):
    window = police.window
    set_up(qtbot, window)
    with open_store(tmp_path / "other.gpkg", create=True):
        pass
    with qtbot.waitSignal(window.settled, timeout=PATIENCE_MS):
        window.open_location(str(tmp_path / "other.gpkg"))
    assert not window.persons.keys.are_open
    assert action(window, "unlock").isEnabled()


def test_a_case_is_deleted_with_a_certificate_to_be_saved(police, qtbot, tmp_path):
    window = police.window
    set_up(qtbot, window)
    import_export(qtbot, window)
    choose_case(window)
    action(window, "delete").trigger()
    dialog = dialog_of(window, qtbot, DeletionDialog)
    assert not dialog.delete_button.isEnabled()
    qtbot.keyClicks(dialog.reason, "asked for")
    click(qtbot, dialog.delete_button)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=PATIENCE_MS)
    assert f"Persons deleted: {len(OURS)}; cases: 1" in dialog.said.text()
    (kept,) = deletion_certificates(window.workbench.store)
    assert dialog.certificate == kept
    assert kept.case_numbers == (CASE_NO,)
    click(qtbot, dialog.save_button)
    qtbot.waitUntil(lambda: dialog.said.text().startswith("Saved"), timeout=PATIENCE_MS)
    (paper,) = tmp_path.glob("*.pdf")
    assert paper.read_bytes().startswith(b"%PDF")
    assert not dialog.delete_button.isEnabled(), "another deletion needs its own reason"
    qtbot.keyClicks(dialog.reason, "once more")
    click(qtbot, dialog.delete_button)
    qtbot.waitUntil(lambda: "no personal data to delete" in dialog.said.text())
    assert dialog.certificate == kept, "a deletion that failed drops no certificate"
    dialog.buttons.button(QDialogButtonBox.StandardButton.Close).click()


def test_a_certificate_outlives_its_store_and_holds_the_window_until_it_is_saved(
    police, qtbot, tmp_path
):
    window = police.window
    set_up(qtbot, window)
    import_export(qtbot, window)
    choose_case(window)
    action(window, "delete").trigger()
    dialog = dialog_of(window, qtbot, DeletionDialog)
    qtbot.keyClicks(dialog.reason, "asked for")
    click(qtbot, dialog.delete_button)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=PATIENCE_MS)
    with open_store(tmp_path / "other.gpkg", create=True):
        pass
    with qtbot.waitSignal(window.settled, timeout=PATIENCE_MS):
        window.open_location(str(tmp_path / "other.gpkg"))
    rest(qtbot, window)
    qtbot.keyClicks(dialog.reason, "another")
    assert not dialog.delete_button.isEnabled(), "nothing is deleted from a store that is left"
    window.close()
    assert window.isVisible()
    box = box_of(dialog, qtbot)
    assert "not saved" in box.text()
    box.close()
    click(qtbot, dialog.save_button)
    qtbot.waitUntil(lambda: dialog.said.text().startswith("Saved"), timeout=PATIENCE_MS)
    assert window.persons.may_close()


def test_without_a_chosen_case_nothing_can_be_opened_and_the_menus_say_why(police, qtbot):
    window = police.window
    import_export(qtbot, window)
    assert not action(window, "case").isEnabled()
    assert "Select one crash" in action(window, "case").toolTip()
    choose_case(window)
    assert action(window, "case").isEnabled()
    assert window.crashes.list.row_menu.personal.isEnabled()
    window.crashes.desk.select([])
    assert not window.crashes.list.row_menu.personal.isEnabled()


def test_a_key_file_is_asked_for_where_the_store_was_set_up_with_one(police, qtbot, tmp_path):
    window = police.window
    made = new_in_file(tmp_path / "master.key")
    store = window.workbench.store
    set_up_keys(store, made, actor=store.actor)
    action(window, "unlock").trigger()
    qtbot.waitUntil(lambda: window.persons.keys.are_open, timeout=PATIENCE_MS)


@pytest.fixture
def shared(dressed, qtbot, tmp_path, postgres, database):
    """A window in front of a server with crashes whose keys a supervisor has set up."""
    fill_database(postgres, database)
    with open_store(postgres.url(database, login_of(Role.SUPERVISOR))) as store:
        set_up_keys(store, new_of_passphrase(PASSPHRASE, cost=16), actor=store.actor)
    made = make_shared_rig(tmp_path, postgres, database)
    show(qtbot, made)
    yield made
    put_away(made.rig)


def test_the_lock_of_the_window_forgets_the_keys(shared, qtbot):
    window = shared.window
    shared.log_in(qtbot, login_of(Role.SUPERVISOR))
    action(window, "unlock").trigger()
    asked = dialog_of(window, qtbot, PassphraseDialog)
    qtbot.keyClicks(asked.present, PASSPHRASE)
    qtbot.keyClick(asked.present, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.persons.keys.are_open, timeout=PATIENCE_MS)
    action(window, "delete").trigger()
    deletion = dialog_of(window, qtbot, DeletionDialog)
    qtbot.keyClicks(deletion.reason, "asked for")
    action(window, "case").setEnabled(True)
    window.persons.open_case()
    dialog_of(window, qtbot, PersonsDialog)
    window.actions_by_id["lock"].trigger()
    assert not window.persons.keys.are_open
    lock = window.shared.lock.screen
    qtbot.waitUntil(lock.isActiveWindow)
    assert shown_of(window, PersonsDialog) == []
    assert not deletion.reason.isVisible()
    qtbot.keyClicks(lock.password, PASSWORD)
    with qtbot.waitSignal(window.shared.lock.locked, timeout=PATIENCE_MS):
        qtbot.keyClick(lock.password, Qt.Key.Key_Return)
    assert not window.persons.keys.are_open
    assert deletion.reason.isVisible()
    assert deletion.reason.text() == "asked for"


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (Role.AUDITOR, {"log"}),
        (Role.SUPERVISOR, {"unlock", "delete"}),
        (Role.ANALYST, {"unlock"}),
        (Role.REVIEWER, set()),
    ],
)
def test_each_role_is_offered_what_its_rights_allow(shared, qtbot, role, allowed):
    shared.log_in(qtbot, login_of(role))
    names = ("case", "unlock", "change", "log", "delete")
    offered = {name for name in names if action(shared.window, name).isEnabled()}
    assert offered == allowed
