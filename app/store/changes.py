"""Hearing what others change in a store on a server, and that the server went away or came back."""

from __future__ import annotations

import threading

import psycopg

from app.store.ears import Ears
from app.store.server.address import ServerAddress
from app.store.server.engine import connect
from app.store.server.notices import CHANNEL, read_notice
from gis.problems import Problem

WAKE_S = 0.25
"""How often the listener looks whether it is to end; news arrive at once."""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 5.0
"""Between two attempts to reach a server that went away."""


class ChangeListener:
    """One connection and one thread that wait for news of a store, for as long as it is open."""

    def __init__(self, address: ServerAddress, ears: Ears) -> None:
        self._address, self._ears = address, ears
        self._ended = threading.Event()
        self._hurry = threading.Event()
        self._thread = threading.Thread(target=self._run, name="daoan-listener", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Listen no more; waits a moment for the thread, not for a server that says nothing."""
        self._ended.set()
        self._hurry.set()
        self._thread.join(2 * WAKE_S)

    def look(self) -> None:
        """Somebody saw the server gone: look now; the ears hear what was found."""
        self._hurry.set()

    # --- in the thread

    def _run(self) -> None:
        heard_before = False
        while not self._ended.is_set():
            try:
                with connect(self._address) as connection:
                    connection.autocommit = True
                    connection.execute(f"LISTEN {CHANNEL}")
                    if heard_before:
                        self._ears.back()
                    heard_before = True
                    self._listen(connection)
            except (psycopg.Error, Problem) as error:
                if self._ended.is_set():
                    return
                heard_before = True
                self._wait_for_server(error)

    def _listen(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        """Pass news on until told to end."""
        while not self._ended.is_set():
            for notice in connection.notifies(timeout=WAKE_S):
                self._ears.changed(read_notice(notice.payload))
                if self._ended.is_set():
                    return
            if self._hurry.is_set() and not self._ended.is_set():
                self._hurry.clear()
                connection.execute("SELECT 1")
                self._ears.back()

    def _wait_for_server(self, error: Exception) -> None:
        """Tell the loss and wait until the server lets us in again, or for the end."""
        self._ears.lost(self._told(error))
        pause = FIRST_PAUSE_S
        while not self._ended.is_set():
            self._hurry.wait(pause)
            self._hurry.clear()
            try:
                connect(self._address).close()
                return
            except Problem:
                pause = min(2 * pause, LONGEST_PAUSE_S)

    def _told(self, error: Exception) -> Problem:
        if isinstance(error, Problem):
            return error
        return Problem("STORE_CONNECTION_LOST", server=self._address.place)
