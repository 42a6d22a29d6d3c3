"""A door in front of a server that breaks connections when it is told to."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum


class Break(Enum):
    """What happens at the next COMMIT."""

    NEVER = 0
    BEFORE = 1
    """The connection breaks and the server never hears of it."""
    AFTER = 2
    """The server stores the unit, and its answer is lost."""


class FlakyProxy:
    """Forwards bytes to a port of this computer; connections can be broken, or refused."""

    def __init__(self, target_port: int) -> None:
        self.at_commit = Break.NEVER
        self.refuse_after_break = False
        self._refusing = False
        self._target = target_port
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._threads: list[threading.Thread] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        self._start(self._accept)

    def mend(self) -> None:
        """Let connections through again."""
        self._refusing = False

    def cut(self, *, refuse: bool = False) -> None:
        """Break all connections now; with `refuse` new ones too, until `mend`."""
        self._refusing = refuse
        for pair in self._pairs:
            for end in pair:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Break all and end."""
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self.cut()
        for thread in self._threads:
            thread.join()
        for pair in self._pairs:
            for end in pair:
                end.close()

    def _start(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._door.accept()
            except OSError:
                return
            if self._refusing:
                client.close()
                continue
            server = socket.create_connection(("127.0.0.1", self._target))
            self._pairs.append((client, server))
            self._start(self._forward, client, server, True)
            self._start(self._forward, server, client, False)

    def _forward(self, source: socket.socket, target: socket.socket, outward: bool) -> None:
        """Copy bytes one way until either end is gone."""
        with suppress(OSError):
            while data := source.recv(65536):
                if outward and b"COMMIT" in data and self.at_commit is not Break.NEVER:
                    self._break(source, target, data)
                    break
                target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _break(self, client: socket.socket, server: socket.socket, data: bytes) -> None:
        """Lose a COMMIT, or the answer to it; once."""
        how, self.at_commit = self.at_commit, Break.NEVER
        self._refusing = self.refuse_after_break
        with suppress(OSError):
            client.shutdown(socket.SHUT_RDWR)  # nothing comes back any more
        if how is Break.AFTER:
            server.sendall(data)
            # the other thread reads the answer and finds nobody to give it to
            with suppress(OSError):
                server.shutdown(socket.SHUT_WR)


@contextmanager
def flaky_proxy(target_port: int) -> Iterator[FlakyProxy]:
    """A proxy that is gone at the end."""
    made = FlakyProxy(target_port)
    try:
        yield made
    finally:
        made.close()
