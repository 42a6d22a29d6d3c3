"""Pictures of the shared database and of personal data: login, lock, conflicts, export, persons.

Part of `make pictures`. The server is one of its own that ends with the program; where PostgreSQL
is not installed, the pictures of a server are left out and that is said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from app.crash_import.eis_preview import sample_columns
from app.demo.build import build_demo
from app.edits.crash_correction import correct_crash, open_crash
from app.edits.three_way import Cell
from app.personal.key_ring import set_up_keys
from app.server_settings import ServerSettings
from app.store.roles.names import Role
from app.store.store import Store, open_store
from tests.helpers.certificates import make_authority, make_server
from tests.helpers.eis import CASE, EisStyle, eis_rows, some_crashes, write_text
from tests.helpers.keepers import MemoryKeeper
from tests.helpers.map_day import MapDay
from tests.helpers.personal import LEE, PASSPHRASE, WANG, cheap_master, keep
from tests.helpers.personal_doors import logged
from tests.helpers.postgres import PASSWORD, WORKER, login_of
from tests.helpers.postgres_outage import MortalServer
from tests.helpers.postgres_tls import serving
from widgets.crashes.crash_edit_dialog import CrashEditDialog
from widgets.door.people import PeopleDoor, real_people_door
from widgets.frame.column_mapping import ask_columns
from widgets.frame.dock_table import DockId
from widgets.frame.link_strips import LinkState
from widgets.parts.conflict_dialog import ConflictDialog
from widgets.personal.access_log_dialog import AccessLogDialog
from widgets.personal.deletion_dialog import DeletionDialog
from widgets.personal.passphrase_dialog import PassphraseDialog
from widgets.personal.persons_dialog import PersonsDialog

PURPOSE = "傷害案件函送地檢署"
LONG_NAME = "道安市東區中山路與文化路口東側人行穿越道前方約十五公尺處機車停等區" * 3
Kind = TypeVar("Kind", bound=QWidget)


class Album(Protocol):
    """What keeps pictures (`tools/window_pictures.py`)."""

    def add(self, step: str, widget: QWidget) -> None:
        """Keep a picture of a window, with the dialogs above it."""


# --- what stands behind the windows


def fill_server(mortal: MortalServer, database: str) -> None:
    """The demo city on a server."""
    with open_store(mortal.server.url(database)) as store:
        build_demo(store)


def shared_people(mortal: MortalServer, database: str) -> PeopleDoor:
    """A door to this server, with a keyring in memory."""
    settings = ServerSettings(
        host="127.0.0.1", port=mortal.server.port, database=database, title="道安市警察局"
    )
    return replace(real_people_door(), server=lambda: settings, keeper=MemoryKeeper())


@dataclass
class People:
    """Works at the dialogs of the shared database and of personal data."""

    day: MapDay
    album: Album

    @property
    def window(self) -> QWidget:
        """The main window."""
        return self.day.window

    def dialog(self, kind: type[Kind]) -> Kind | None:
        """The dialog of a kind that is in sight."""
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        return found[0] if found else None

    def wait_for(self, kind: type[Kind]) -> Kind:
        """Wait for a dialog and give it the keys."""
        self.day.until(lambda: self.dialog(kind) is not None, f"no {kind.__name__}")
        found = self.dialog(kind)
        assert found is not None
        found.activateWindow()
        self.day.until(found.isActiveWindow)
        return found

    def gone(self, kind: type[QWidget]) -> None:
        """Wait until no dialog of a kind is in sight."""
        self.day.until(lambda: self.dialog(kind) is None, f"{kind.__name__} stays")

    def shot(self, step: str) -> None:
        """Keep a picture of the window and of what lies above it."""
        self.album.add(step, self.window)

    def act(self, name: str) -> None:
        """Choose an action of the menus."""
        self.window.actions_by_id[name].trigger()

    def type_into(self, line: QWidget, text: str) -> None:
        """Replace what stands in a line."""
        line.setFocus()
        line.selectAll()
        self.day.type_chinese(line, text)


# --- a store on a server


def take_login(people: People, mortal: MortalServer, folder: Path) -> None:
    """Login: empty, refused, with a server that shows a wrong certificate; then in."""
    day, window, shot = people.day, people.window, people.shot
    people.act("open_shared")
    desk = window.people_desk
    day.until(lambda: desk.dialog is not None)
    dialog = desk.dialog
    day.until(lambda: not window.background.busy)
    shot("30-login")
    people.type_into(dialog.user, WORKER)
    people.type_into(dialog.password, "wrong")
    _try_login(people, dialog)
    shot("31-login-wrong-password")
    impostor = make_server(make_authority("Somebody else"), "127.0.0.1")
    authority = make_authority().write(folder / "root.crt")
    known, settings = desk.door, desk.door.server()
    strict = replace(settings, sslmode="verify-full", root_certificate=str(authority))
    with serving(mortal.server, impostor):
        dialog._server = strict
        people.type_into(dialog.password, PASSWORD)
        _try_login(people, dialog)
        shot("32-login-certificate")
    dialog._server = known.server()
    mortal.kill()
    _try_login(people, dialog)
    shot("33-login-server-gone")
    mortal.start()
    day.click(dialog.enter)
    day.until(lambda: desk.dialog is None, "nobody was let in")
    day.until(lambda: window.site.view is not None)
    day.rest()
    shot("34-shared")


def _try_login(people: People, dialog: QWidget) -> None:
    people.day.click(dialog.enter)
    people.day.until(lambda: dialog.error.isVisible() and not dialog.trying, "nothing refused")


def take_lost(people: People, mortal: MortalServer) -> None:
    """The server goes away and comes back; the lock."""
    day, window, shot = people.day, people.window, people.shot
    mortal.kill()
    day.until(lambda: window.link_strip.state is LinkState.LOST)
    shot("35-server-lost")
    mortal.start()
    day.until(lambda: window.link_strip.state is LinkState.BACK)
    day.rest()
    shot("36-server-back")
    day.click(window.link_strip.button)
    window.shared.lock.lock()
    screen = window.shared.lock.screen
    day.until(screen.isVisible)
    shot("37-locked")
    people.type_into(screen.password, "wrong")
    day.click(screen.unlock)
    day.until(lambda: screen.error.isVisible() and not screen.bar.isVisible())
    shot("38-lock-refused")
    people.type_into(screen.password, PASSWORD)
    day.click(screen.unlock)
    day.until(lambda: window.shared.lock.screen is None)


def take_role(people: People, role: Role, step: str) -> None:
    """The whole window of somebody who may see no single case."""
    window, day = people.window, people.day
    people.act("open_shared")
    desk = window.people_desk
    day.until(lambda: desk.dialog is not None)
    day.until(lambda: not window.background.busy)
    people.type_into(desk.dialog.user, login_of(role))
    people.type_into(desk.dialog.password, PASSWORD)
    day.click(desk.dialog.enter)
    day.until(lambda: desk.dialog is None, "nobody was let in")
    day.rest()
    people.shot(step)


def take_no_server(people: People) -> None:
    """The login where no server is set up."""
    people.act("open_shared")
    desk = people.window.people_desk
    people.day.until(lambda: desk.dialog is not None)
    people.day.until(lambda: not people.window.background.busy)
    people.shot("29-login-no-server")
    desk.dialog.reject()
    people.day.until(lambda: desk.dialog is None)


# --- corrections


def take_corrections(people: People, store: Store) -> None:
    """The form, and the two questions of a conflict."""
    day, shot = people.day, people.shot
    form = _open_form(people)
    shot("40-crash-form")
    fid = _fid(people)
    form.editors["injured"].widget.setValue(0)
    shot("41-crash-form-fault")
    form.editors["injured"].widget.setValue(1)
    _pick(form, "weather_code", 2)
    _pick(form, "cause_code", 5)
    people.type_into(form.editors["place_text"].widget, LONG_NAME)
    sheet = open_crash(store, fid)
    wish = sheet.record.changed(
        [
            Cell(column="weather_code", value="6"),
            Cell(column="light_code", value="1"),
            Cell(column="place_text", value="道安市東區康莊路 / 道安市東區青禾街"),
        ]
    )
    correct_crash(store, sheet, wish, actor="林警員")
    day.click(form.save)
    question = people.wait_for(ConflictDialog)
    shot("42-conflict")
    question.reject()
    people.gone(ConflictDialog)
    correct_crash(store, open_crash(store, fid), None, actor="林警員")
    day.click(form.save)
    question = people.wait_for(ConflictDialog)
    shot("43-conflict-deleted")
    day.click(question.mine)
    people.gone(CrashEditDialog)
    day.rest()
    sheet = open_crash(store, int(people.window.crashes.desk.crashes.columns.fid[0]))
    correct_crash(
        store,
        sheet,
        sheet.record.changed([Cell(column="light_code", value="1")]),
        actor="林警員",
    )
    form = _open_form(people)
    shot("44-crash-form-corrected")
    _pick(form, "weather_code", 4)
    form.reject()
    people.wait_for(QMessageBox)
    shot("45-crash-form-leave")
    people.dialog(QMessageBox).close()
    form.done(0)
    people.gone(CrashEditDialog)


def _open_form(people: People) -> CrashEditDialog:
    day, view = people.day, people.window.crashes.list.view
    day.tab(DockId.CRASHES)
    day.rest()
    day.click(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    day.keys(view, "Return")
    return people.wait_for(CrashEditDialog)


def _fid(people: People) -> int:
    (fid,) = people.window.crashes.desk.selected
    return int(fid)


def _pick(form: CrashEditDialog, column: str, place: int) -> None:
    """Choose another entry than the one that stands there."""
    widget = form.editors[column].widget
    widget.setCurrentIndex(place if widget.currentIndex() != place else place - 1)


# --- the police's export


def take_export(people: People, folder: Path) -> None:
    """The mapping of columns: one that lacks something, and one with everything."""
    rows = eis_rows(some_crashes(8))
    renamed = {CASE: "流水號", "1.發生時間": "幾點", "發生日期": "哪天"}
    lacking = [{renamed.get(title, title): cell for title, cell in row.items()} for row in rows]
    whole = write_text(folder / "交通事故資料匯出_113年全年_第一分局.txt", rows)
    odd = write_text(folder / "匯出.txt", lacking, EisStyle(doubled={"4.天候": "4.天候"}))
    for step, file in (("50-columns", whole), ("51-columns-missing", odd)):
        sample = sample_columns(file)
        _ask(
            people,
            step,
            lambda sample=sample: ask_columns(
                people.window, sample, {}, people.window.workbench.language
            ),
        )


def _ask(people: People, step: str, ask: Callable[[], object]) -> None:
    """Take a picture while a question is open that waits for its answer; then say no."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        people.shot(step)
        dialog.reject()

    QTimer.singleShot(300, look)
    ask()


# --- personal data


def take_persons(people: People, store: Store) -> None:
    """Passphrases, an opened case, the log of accesses, deletion."""
    day, window, shot = people.day, people.window, people.shot
    people.act("personal_unlock")
    dialog = people.wait_for(PassphraseDialog)
    shot("60-passphrase-set")
    people.type_into(dialog.new, "short")
    shot("61-passphrase-short")
    dialog.reject()
    people.gone(PassphraseDialog)
    keys = set_up_keys(store, cheap_master(), actor="lin")
    _select_first(people)
    case_no = window.persons.case_no
    keep(store, keys, {(case_no, 1): WANG, (case_no, 2): LEE})
    people.act("personal_case")
    dialog = people.wait_for(PassphraseDialog)
    people.type_into(dialog.present, "not the one")
    day.keys(dialog.present, "Return")
    day.until(lambda: dialog.present.isEnabled() and dialog.wrong.text() != "")
    shot("62-passphrase-wrong")
    people.type_into(dialog.present, PASSPHRASE)
    day.keys(dialog.present, "Return")
    persons = people.wait_for(PersonsDialog)
    shot("63-persons-empty")
    people.type_into(persons.purpose, PURPOSE)
    day.click(persons.open_button)
    day.until(lambda: bool(persons.table.records.records))
    shot("64-persons")
    people.type_into(persons.case_no, "沒有這件")
    day.click(persons.open_button)
    day.until(lambda: not persons.table.records.records and not window.background.busy)
    shot("65-persons-none")
    persons.reject()
    people.act("personal_change")
    people.wait_for(PassphraseDialog)
    shot("66-passphrase-change")
    people.dialog(PassphraseDialog).reject()
    people.act("personal_log")
    log = people.wait_for(AccessLogDialog)
    day.until(lambda: not window.background.busy)
    shot("67-access-log")
    log._take(logged())
    shot("68-access-log-findings")
    log.reject()
    take_deletion(people)


def take_deletion(people: People) -> None:
    """Deletion: empty, and with its certificate."""
    people.act("personal_delete")
    dialog = people.wait_for(DeletionDialog)
    people.shot("69-delete")
    people.type_into(dialog.reason, "當事人申請" * 12)
    people.day.click(dialog.delete_button)
    people.day.until(lambda: dialog.certificate is not None)
    people.shot("70-deleted")
    dialog.reject()
    people.wait_for(QMessageBox)
    people.shot("71-deleted-leave")
    people.dialog(QMessageBox).close()
    dialog.done(0)
    people.gone(DeletionDialog)


def _select_first(people: People) -> None:
    day, view = people.day, people.window.crashes.list.view
    day.tab(DockId.CRASHES)
    day.rest()
    day.click(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    day.rest()
