"""Personal data: from the menu to keys, opened cases, the log of accesses and deletions.

Dialogs are imported late: keyring and cryptography would slow the start of the window.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from app.personal.records import PersonalDoor as RecordsDoor
from app.personal.records import drop_personal
from app.store.roles.names import Role
from app.store.roles.rights import Verb
from app.store.server.person import Person
from app.store.store import Store
from gis.crashes.filters import TAIPEI
from gis.problems import Problem
from widgets.frame.actions import allow_or_say
from widgets.frame.role_words import why_not
from widgets.parts.background import Job, Work
from widgets.personal.keys_door import HeldKeys, real_keys_door

if TYPE_CHECKING:
    from app.personal.key_ring import KeyRing
    from app.personal.master_keys import MasterForm
    from widgets.frame.main_window import MainWindow
    from widgets.personal.deletion_dialog import DeletionDialog
    from widgets.personal.passphrase_dialog import Attempt, PassphraseUse
    from widgets.personal.personal_door import PersonalDoor

PREPARE = "sealing keys"
OPENERS = frozenset({Role.DETECTIVE, Role.STATION_USER})
LOG_READERS = frozenset({Role.AUDITOR})
"""Who sees all tickets on a server; others see their own, which would look like all there are."""
Then = Callable[[], None]


class PersonsFlow(QObject):
    """Holds the keys of the open store, in memory only, and shows what they open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.door = real_keys_door()
        self.keys = HeldKeys()
        self._dialogs: list[QDialog] = []
        """Dialogs that show what the keys open, or what only their owner may see."""
        self._kept: list[DeletionDialog] = []
        """Dialogs that a lock covers and does not close: what was typed there stays."""
        bench, desk = window.workbench, window.crashes.desk
        bench.personal = self._records_door
        bench.store_opened.connect(lambda _: self._leave_store())
        bench.store_closed.connect(self._leave_store)
        window.shared.lock.locking.connect(self.forget)
        desk.selection_changed.connect(lambda _: self.show_state())
        window.crashes.list.row_menu.personal_wanted.connect(self.open_case)

    # --- actions

    def open_case(self) -> None:
        """Show the dialog that opens the persons of the selected crash."""
        case_no = self.case_no
        self.with_keys(lambda: self._show_persons(case_no))

    def unlock(self) -> None:
        """Set the keys up, or get at them."""
        told = self.tr("Personal data are unlocked until they are locked or the store is closed")
        self.with_keys(lambda: self._window.tell_shortly(told))

    def forget(self) -> None:
        """Keys are forgotten, and what they opened is closed."""
        self.keys.forget()
        self._window.background.drop(PREPARE)
        dialogs, self._dialogs = self._dialogs, []
        for dialog in dialogs:
            dialog.done(QDialog.DialogCode.Rejected)
        self.show_state()

    def _leave_store(self) -> None:
        """Nothing of another store stays open."""
        self.forget()
        for dialog in tuple(self._kept):
            dialog.leave_store()

    def may_close(self) -> bool:
        """Whether no certificate waits to be saved; else its dialog asks."""
        unsaved = [dialog for dialog in self._kept if dialog.is_unsaved]
        if not unsaved or self._window.shared.lock.screen is not None:
            return True
        unsaved[0].activateWindow()
        unsaved[0].reject()
        return False

    def change(self) -> None:
        """Ask for another passphrase."""
        self._with_form(self._ask_for_another)

    def show_log(self) -> None:
        """Show who looked at personal data."""
        self._prepare(partial(_persons_door, keys=self.keys), self._show_log)

    def delete(self) -> None:
        """Show the dialog that deletes."""
        from widgets.personal.deletion_dialog import DeletionDialog, real_deletion_door

        store, window = self._store, self._window
        if store is not None:
            dialog = DeletionDialog(
                real_deletion_door(store, _today()),
                window.background,
                window.desk.files.certificate_file,
                case_no=self.case_no,
                parent=window,
            )
            dialog.failed.connect(window.tell_failure)
            self._kept.append(dialog)
            self._show(dialog)

    # --- state

    @property
    def case_no(self) -> str:
        """The case number of the only crash that is selected; "" where there is none."""
        desk = self._window.crashes.desk
        if desk.crashes is None or len(desk.selected) != 1:
            return ""
        columns = desk.crashes.columns
        rows = columns.rows_of(desk.selected)
        return columns.case_no.at(int(rows[0])) if len(rows) == 1 else ""

    def show_state(self) -> None:
        """Allow the actions that make sense now and to whoever works here."""
        store = self._store
        person = store.person if store is not None else Person()
        for action_id, why in self._reasons(person).items():
            if store is None:
                why = self.tr("Open a store first")
            allow_or_say(self._window.actions_by_id[action_id], why)
        allowed = self._window.actions_by_id["personal_case"].isEnabled()
        self._window.crashes.list.row_menu.personal.setEnabled(allowed)

    def _reasons(self, person: Person) -> dict[str, str]:
        """Why each action is not allowed; empty where it is."""
        role = why_not(person) if person.is_on_server else ""

        def allowed(verb: Verb, table: str, otherwise: str = "") -> str:
            return otherwise if person.may(verb, table) else role

        no_case = "" if self.case_no else self.tr("Select one crash with a case number first")
        no_keys = "" if self.keys.are_open else self.tr("Unlock personal data first")

        def one_of(roles: frozenset[Role], otherwise: str = "") -> str:
            return otherwise if not person.is_on_server or roles & set(person.roles) else role

        return {
            "personal_case": one_of(OPENERS, no_case),
            "personal_unlock": allowed(
                Verb.SELECT,
                "sealing_key",
                self.tr("Personal data are unlocked already") if self.keys.are_open else "",
            ),
            "personal_lock": no_keys,
            "personal_change": allowed(Verb.UPDATE, "sealing_key", no_keys),
            "personal_log": one_of(LOG_READERS),
            "personal_delete": allowed(Verb.DELETE, "sealed_person"),
        }

    @property
    def _store(self) -> Store | None:
        return self._window.workbench.store

    def _records_door(self) -> RecordsDoor:
        """What keeps the personal data of an import: sealed while the keys are open."""
        if not self.keys.are_open:
            return drop_personal
        from app.personal.sealed_records import sealing_door

        return sealing_door(self.keys())

    # --- keys

    def with_keys(self, then: Then) -> None:
        """Do something once the keys are open."""
        if self.keys.are_open:
            then()
        else:
            self._with_form(lambda form: self._get_keys(form, then))

    def _with_form(self, then: Callable[[MasterForm | None], None]) -> None:
        self._prepare(self.door.form, then)

    def _prepare(self, ask: Callable[[Store], Any], then: Callable[[Any], None]) -> None:
        """Ask the store something off the main thread."""
        store = self._store
        if store is not None:
            self._run(lambda _: ask(store), then)

    def _run(self, work: Work, then: Callable[[Any], None]) -> None:
        self._window.background.run(
            Job(
                work=work,
                channel=PREPARE,
                title=self.tr("Asking for the keys of personal data"),
                on_done=then,
                on_failed=self._window.tell_failure,
            )
        )

    def _get_keys(self, form: MasterForm | None, then: Then) -> None:
        from app.personal.master_keys import MasterKind
        from widgets.personal.passphrase_dialog import PassphraseUse

        store, door = self._store, self.door
        if store is None:
            return
        if form is None:
            self._set_up(store, then)
        elif form.kind is MasterKind.PASSPHRASE:
            self._ask(
                PassphraseUse.OPEN,
                lambda present, _: door.by_passphrase(store, form, present),
                partial(self._take, then=then),
            )
        elif form.kind is MasterKind.KEYRING:
            self._run(lambda _: door.by_keyring(store, form), partial(self._take, then=then))
        elif (path := self._window.desk.files.key_file(self._window)) is not None:
            self._run(lambda _: door.by_file(store, form, path), partial(self._take, then=then))

    def _set_up(self, store: Store, then: Then) -> None:
        """Ask for the first passphrase, whoever may."""
        from widgets.personal.passphrase_dialog import PassphraseUse

        door = self.door
        if not store.person.may(Verb.INSERT, "sealing_key"):
            self._window.tell_failure(Problem("PERSONAL_NOT_SET_UP"))
            return
        self._ask(
            PassphraseUse.SET,
            lambda _, new: door.set_up(store, door.new_master(new)),
            partial(self._take, then=then),
        )

    def _take(self, keys: KeyRing, then: Then) -> None:
        self.keys.take(keys)
        self.show_state()
        then()

    def _ask_for_another(self, form: MasterForm | None) -> None:
        from app.personal.master_keys import MasterKind
        from widgets.personal.passphrase_dialog import PassphraseUse

        store, door = self._store, self.door
        if store is None or form is None:
            return
        if form.kind is not MasterKind.PASSPHRASE:
            self._window.tell_failure(Problem("PERSONAL_NO_PASSPHRASE"))
            return
        told = self.tr("The passphrase of personal data is changed")
        self._ask(
            PassphraseUse.CHANGE,
            lambda present, new: door.change(store, form, present, door.new_master(new)),
            lambda _: self._window.tell_shortly(told),
        )

    def _ask(self, use: PassphraseUse, attempt: Attempt, then: Callable[[Any], None]) -> None:
        from widgets.personal.passphrase_dialog import PassphraseDialog

        dialog = PassphraseDialog(use, attempt, self._window.background, self._window)
        dialog.succeeded.connect(then)
        dialog.failed.connect(self._window.tell_failure)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialogs.append(dialog)
        self._show(dialog)

    # --- dialogs

    def show_dialog(self, dialog: QDialog) -> None:
        """Show a dialog in which personal data are typed: it goes when the keys do."""
        self._dialogs.append(dialog)
        self._show(dialog)

    def _show_persons(self, case_no: str) -> None:
        from widgets.personal.persons_dialog import PersonsDialog

        window = self._window

        def show(door: PersonalDoor) -> None:
            dialog = PersonsDialog(door, window.background, case_no=case_no, parent=window)
            dialog.failed.connect(window.tell_failure)
            self._dialogs.append(dialog)
            self._show(dialog)

        self._prepare(partial(_persons_door, keys=self.keys), show)

    def _show_log(self, door: PersonalDoor) -> None:
        from widgets.personal.access_log_dialog import AccessLogDialog

        window = self._window
        dialog = AccessLogDialog(door, window.background, today=_today(), parent=window)
        dialog.failed.connect(window.tell_failure)
        self._dialogs.append(dialog)
        self._show(dialog)

    def _show(self, dialog: QDialog) -> None:
        """Show a dialog that is forgotten once it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _: self._drop(dialog))
        dialog.show()

    def _drop(self, dialog: QDialog) -> None:
        self._dialogs = [one for one in self._dialogs if one is not dialog]
        self._kept = [one for one in self._kept if one is not dialog]


def _persons_door(store: Store, *, keys: HeldKeys) -> PersonalDoor:
    from widgets.personal.personal_door import real_personal_door

    return real_personal_door(store, keys, store.actor)


def _today() -> date:
    return datetime.now(TAIPEI).date()
