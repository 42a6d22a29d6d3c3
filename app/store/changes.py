"""What others change in a store on a server, told within a tenth of a second.

A thread of its own listens on a connection of its own. Where that breaks it connects again, after
longer and longer pauses, and then tells that everything must be read again: what was said
meanwhile is lost.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from enum import StrEnum

import psycopg

from app.signal import Signal
from app.store.server.address import ServerAddress
from app.store.server.engine import connect
from app.store.server.notices import CHANNEL, StoreChange, read_notice
from app.store.server.server_store import ServerStore
from app.store.store import Store
from gis.problems import Problem

_LOOK_S = 0.25
"""How long the thread listens before it looks whether it shall end."""
_GOODBYE_S = 1.0
"""How long the end waits for a thread that may be asking a server that does not answer."""
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.2, 10.0

Connect = Callable[[ServerAddress], psycopg.Connection[tuple[object, ...]]]


class Hearing(StrEnum):
    """Whether the listener has a connection."""

    CONNECTED = "connected"
    LOST = "lost"


class ChangeListener:
    """Tells `changed` and `hearing` from its own thread, until it is closed."""

    def __init__(self, address: ServerAddress, *, connect: Connect = connect) -> None:
        self.changed: Signal[StoreChange] = Signal()
        self.hearing: Signal[Hearing] = Signal()
        self._address = address
        self._connect = connect
        self.problem: Problem | None = None
        """Why the connection was lost last."""
        self._ended = threading.Event()
        self._hurry = threading.Event()
        self._thread = threading.Thread(target=self._run, name="store changes", daemon=True)

    def start(self) -> None:
        """Begin to listen; connect the signals before."""
        self._thread.start()

    def look(self) -> None:
        """Somebody saw the server gone: try it now; where it answers, all is to be read again."""
        self._hurry.set()

    def close(self) -> None:
        """End the thread and wait for it, a moment at most."""
        self._ended.set()
        self._hurry.set()
        if self._thread.is_alive():
            self._thread.join(_GOODBYE_S)

    def _run(self) -> None:
        """Listen, and connect again whenever the connection breaks."""
        pause, lost = _FIRST_PAUSE_S, False
        while not self._ended.is_set():
            try:
                with self._connect(self._address) as connection:
                    connection.autocommit = True
                    connection.execute(f"LISTEN {CHANNEL}")
                    self.hearing.emit(Hearing.CONNECTED)
                    if lost:
                        self.changed.emit(StoreChange(everything=True))
                    pause = _FIRST_PAUSE_S
                    self._listen(connection)
            except (psycopg.Error, Problem) as error:
                self.problem = error if isinstance(error, Problem) else self._told()
                if not lost or pause == _FIRST_PAUSE_S:
                    self.hearing.emit(Hearing.LOST)
                lost = True
                self._hurry.wait(pause)
                self._hurry.clear()
                pause = min(2 * pause, _LONGEST_PAUSE_S)

    def _listen(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        """Tell what is heard until the end is asked for or the connection breaks."""
        while not self._ended.is_set():
            for notice in connection.notifies(timeout=_LOOK_S):
                self.changed.emit(read_notice(notice.payload))
            if self._hurry.is_set() and not self._ended.is_set():
                self._hurry.clear()
                connection.execute("SELECT 1")
                self.changed.emit(StoreChange(everything=True))

    def _told(self) -> Problem:
        return Problem("STORE_CONNECTION_LOST", server=self._address.place)


def listener_of(store: Store) -> ChangeListener | None:
    """A listener on the changes of a store on a server; None for a file, which tells nothing."""
    return ChangeListener(store.address) if isinstance(store, ServerStore) else None
