"""Locks the window when nobody works at a shared database, and unlocks it with the password."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.settings_table import LOCK_MINUTES
from app.store.store import Store
from app.tasks import Progress
from gis.problems import Problem
from widgets.frame.idle_watch import IdleWatch, awake_clock
from widgets.frame.lock_screen import LockScreen
from widgets.parts.background import Background, Job

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from widgets.frame.people_desk import PeopleDesk
    from widgets.parts.settings import WindowSettings

PROOF = "proof"
MINUTE_S = 60.0


class LockDesk(QObject):
    """Watches while a store on a server is open; a store in a file is never locked."""

    locking = Signal()
    """It is about to be locked: what must not be covered only is to be closed."""
    locked = Signal(bool)
    """Locked, or unlocked again."""
    failed = Signal(object)

    def __init__(
        self,
        window: QWidget,
        people: PeopleDesk,
        background: Background,
        settings: WindowSettings,
        clock: Callable[[], float] = awake_clock,
    ) -> None:
        super().__init__(window)
        self._window, self._people = window, people
        self._background, self._settings = background, settings
        self._store: Store | None = None
        self.screen: LockScreen | None = None
        self.watch = IdleWatch(self, clock)
        self.watch.idle.connect(self.lock)
        settings.changed.connect(self._follow)

    # --- outside

    def open(self, store: Store) -> None:
        """Another store is open."""
        self._store = store
        self._watch()

    def finish(self) -> None:
        """The window closes, or its store."""
        self._store = None
        self.watch.stop()
        self._background.drop(PROOF)
        if self.screen is not None:  # what lies below stays covered to the end
            screen, self.screen = self.screen, None
            screen.hide()
            screen.deleteLater()

    def lock(self) -> None:
        """Cover everything until the password is entered."""
        store = self._store
        if self.screen is not None or store is None or not store.person.is_on_server:
            return
        self.watch.stop()
        self.locking.emit()
        screen = LockScreen(self._window, store.person, self._people.server_words(store))
        screen.tried.connect(self._prove)
        screen.leave_wanted.connect(self._leave)
        self.screen = screen
        screen.lock()
        self.locked.emit(True)

    # --- inside

    def _watch(self) -> None:
        minutes = self._settings.value(LOCK_MINUTES)
        on_server = self._store is not None and self._store.person.is_on_server
        self.watch.start(minutes * MINUTE_S if on_server and self.screen is None else 0.0)

    def _follow(self, key: str) -> None:
        if key == LOCK_MINUTES.key:
            self._watch()

    def _prove(self, password: str) -> None:
        store, proves = self._store, self._people.door.proves
        if store is None:
            return

        def work(_: Progress) -> None:
            proves(store, password)

        self._background.run(
            Job(work=work, channel=PROOF, on_done=self._let_in, on_failed=self._refuse)
        )

    def _let_in(self, _: object) -> None:
        screen, self.screen = self.screen, None
        if screen is not None:
            screen.let_in()
            self._watch()
            self.locked.emit(False)

    def _refuse(self, error: Exception) -> None:
        if self.screen is None:
            return
        if not isinstance(error, Problem):
            self.failed.emit(error)
            error = Problem("STORE_CONNECTION_LOST", server=self._people.server_words(self._store))
        self.screen.refuse(error)

    def _leave(self) -> None:
        self._window.close()
