"""Logging in to the shared database: asks who, tries in the background, hands the store on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.tasks import Progress
from gis.problems import Problem
from widgets.door.people import PeopleDoor
from widgets.frame.login_dialog import Login, LoginDialog
from widgets.frame.workbench import CHANGE, Workbench
from widgets.parts.background import Background, Job, Work
from widgets.parts.settings import WindowSettings

if TYPE_CHECKING:
    from app.server_settings import ServerSettings
    from app.store.server.address import ServerAddress
    from app.store.store import Store

LAST_ACCOUNT = "login_account"
KEYRING = "keyring"
REFUSED = "STORE_SERVER_LOGIN_REFUSED"


class PeopleDesk(QObject):
    """The window's actions on people; at most one attempt to log in is under way."""

    failed = Signal(object)

    def __init__(
        self,
        window: QWidget,
        bench: Workbench,
        background: Background,
        settings: WindowSettings,
        door: PeopleDoor,
    ) -> None:
        super().__init__(window)
        self._window, self._bench, self._background = window, bench, background
        self._settings, self.door = settings, door
        self.dialog: LoginDialog | None = None
        self._job: Job | None = None

    # --- outside

    def open_shared(self) -> None:
        """Ask for account and password of the server that is set up here."""
        if self.dialog is not None:
            self.dialog.activateWindow()
            return
        try:
            server = self.door.server()
        except Problem as problem:
            self.failed.emit(problem)
            return
        self._ask(server, self._settings.get_text(LAST_ACCOUNT))

    def open_address(self, location: str) -> None:
        """Open a database by its address: without a question where its password is known."""
        from app.store.server.address import ServerAddress

        try:
            address = ServerAddress.read(location)
        except Problem as problem:
            self.failed.emit(problem)
            return

        def work(progress: Progress) -> Store:
            password = address.password or self.door.keeper.kept(address)
            return self.door.log_in(replace(address, password=password), progress)

        self._try(work, self._bench.take, lambda error: self._ask_about(address, error))

    def server_words(self, store: Store) -> str:
        """What the server of a store is called."""
        address = getattr(store, "address", None)
        if address is None:
            return ""
        return self._known(address).words

    # --- the dialog

    def _ask(self, server: ServerSettings | None, user: str) -> LoginDialog:
        dialog = LoginDialog(server, self._window)
        self.dialog = dialog
        dialog.wanted.connect(self._log_in)
        dialog.cancelled.connect(self._stop)
        dialog.finished.connect(self._dialog_closed)
        dialog.fill(user)
        dialog.open()
        dialog.focus_first()
        self._ask_keyring(server.address(user) if server is not None and user else None)
        return dialog

    def _ask_about(self, address: ServerAddress, error: Exception) -> None:
        """An address did not open by itself: ask for the password, or tell what is wrong."""
        if not isinstance(error, Problem):
            self.failed.emit(error)
            return
        if self.dialog is None:
            dialog = self._ask(self._known(address), address.user)
            if error.code != REFUSED or address.password is not None:
                dialog.refuse(error)

    def _known(self, address: ServerAddress) -> ServerSettings:
        """An address as settings, with the title that the settings give it."""
        from app.server_settings import ServerSettings

        options = dict(address.options)
        found = ServerSettings(
            host=address.host,
            port=address.port,
            database=address.database,
            sslmode=options.get("sslmode", ""),
            root_certificate=options.get("sslrootcert", ""),
        )
        try:
            known = self.door.server()
        except Problem:
            return found
        same = known is not None and known.place == found.place
        return known if known is not None and same else found

    def _ask_keyring(self, address: ServerAddress | None) -> None:
        """Look whether passwords can be kept here, and for the one that is kept."""
        keeper, dialog = self.door.keeper, self.dialog

        def work(_: Progress) -> tuple[bool, str | None]:
            there = keeper.available()
            return there, keeper.kept(address) if there and address is not None else None

        def show(found: tuple[bool, str | None]) -> None:
            if dialog is not None and dialog is self.dialog:
                dialog.allow_remembering(found[0])
                if address is not None and dialog.user.text() == address.user and found[1]:
                    dialog.fill("", found[1])

        self._background.run(
            Job(work=work, channel=KEYRING, on_done=show, on_failed=lambda _: show((False, None)))
        )

    def _log_in(self, login: Login) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        try:
            address = login.server.address(login.user, login.password)
        except Problem as problem:
            dialog.refuse(problem)
            return

        def work(progress: Progress) -> Store:
            store = self.door.log_in(address, progress)
            if login.remember:
                self.door.keeper.keep(address)
            else:
                self.door.keeper.forget(address)
            if login.typed_server:
                self.door.save_server(login.server)
            return store

        dialog.begin()
        self._try(work, self._logged_in, self._refused)

    def _try(
        self,
        work: Work,
        on_done: Callable[[Store], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        self._job = self._background.run(
            Job(
                work=work,
                channel=CHANGE,
                title=self.tr("Logging in"),
                on_done=on_done,
                on_failed=on_failed,
            )
        )

    def _stop(self) -> None:
        """The attempt is not wanted any more: what it opens is closed again unseen."""
        if self._job is not None:
            self._job.silenced = True
            self._job.cancel()

    def _logged_in(self, store: Store) -> None:
        self._settings.set_text(LAST_ACCOUNT, store.person.login)
        if self.dialog is not None:
            self.dialog.accept()
        self._bench.take(store)

    def _refused(self, error: Exception) -> None:
        if self.dialog is not None and isinstance(error, Problem):
            self.dialog.refuse(error)
            return
        if self.dialog is not None:
            self.dialog.give_up()
        self.failed.emit(error)

    def _dialog_closed(self) -> None:
        self.dialog = None
