"""A window in front of a real server: its settings, a keyring in memory, people who log in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt

from app.messages import Language
from app.server_settings import ServerSettings
from app.store.store import open_store
from tests.helpers.keepers import MemoryKeeper
from tests.helpers.leg_city import fill_leg_city
from tests.helpers.postgres import PASSWORD, WORKER, TestServer
from tests.helpers.qt import Rig, make_rig
from widgets.door.people import PeopleDoor, real_people_door
from widgets.door.real_use_cases import real_use_cases
from widgets.frame.login_dialog import LoginDialog

PATIENCE_MS = 30_000


@dataclass(kw_only=True)
class SharedRig:
    """A window, the server it is set up for, and the keyring."""

    rig: Rig
    server: TestServer
    database: str
    keeper: MemoryKeeper

    @property
    def window(self):
        return self.rig.window

    @property
    def dialog(self) -> LoginDialog:
        found = self.window.people_desk.dialog
        assert found is not None
        return found

    def ask(self, qtbot) -> LoginDialog:
        """Open the login dialog by its key."""
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        qtbot.keyClick(self.window, Qt.Key.Key_O, keys)
        qtbot.waitUntil(lambda: self.window.people_desk.dialog is not None)
        qtbot.waitUntil(self.dialog.isActiveWindow)
        qtbot.waitUntil(lambda: not self.window.background.busy)
        return self.dialog

    def log_in(self, qtbot, user: str = WORKER, password: str = PASSWORD) -> None:
        """Log in by keys alone and wait until all is on the screen."""
        dialog = self.ask(qtbot)
        enter(qtbot, dialog, user, password)
        with qtbot.waitSignal(self.window.settled, timeout=PATIENCE_MS):
            qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not self.window.background.busy, timeout=PATIENCE_MS)
        self.window.activateWindow()  # a window manager does that when a dialog goes
        qtbot.waitUntil(self.window.isActiveWindow)


def enter(qtbot, dialog: LoginDialog, user: str, password: str) -> None:
    """Type account and password, with the tab key between."""
    dialog.user.setFocus()
    dialog.user.selectAll()
    qtbot.keyClicks(dialog.user, user)
    qtbot.keyClick(dialog.user, Qt.Key.Key_Tab)
    assert dialog.password.hasFocus()
    dialog.password.selectAll()
    qtbot.keyClicks(dialog.password, password)


def fill_database(server: TestServer, database: str) -> None:
    """The crossing with crashes whose legs can be told."""
    with open_store(server.url(database)) as store:
        fill_leg_city(store)


def make_shared_rig(
    folder: Path,
    server: TestServer,
    database: str,
    *,
    language: Language = Language.ENGLISH,
    keeper: MemoryKeeper | None = None,
    people: PeopleDoor | None = None,
) -> SharedRig:
    """A window without a store; the server is set up, nobody has logged in."""
    kept = keeper or MemoryKeeper()
    settings = ServerSettings(host="127.0.0.1", port=server.port, database=database, title="道安市")
    door = replace(people or real_people_door(), server=lambda: settings, keeper=kept)
    rig = make_rig(folder, language=language, use_cases=real_use_cases(), people=door)
    return SharedRig(rig=rig, server=server, database=database, keeper=kept)


def show(qtbot, shared: SharedRig) -> None:
    """Show the window and give it the keys."""
    shared.window.show()
    qtbot.waitExposed(shared.window)
    shared.window.activateWindow()
    qtbot.waitUntil(shared.window.isActiveWindow)
