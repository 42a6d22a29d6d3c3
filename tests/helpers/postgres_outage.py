"""A server of its own that a test kills and starts again; what it confirmed is on the disk."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.helpers.postgres import TestServer, running_server


@dataclass(kw_only=True)
class MortalServer:
    """A running cluster with a switch."""

    server: TestServer

    def kill(self) -> None:
        """SIGKILL the postmaster; its children notice and end."""
        pid = self._postmaster()
        children = _children(pid)
        os.kill(pid, signal.SIGKILL)
        _until(lambda: not any(_is_alive(child) for child in children))

    def start(self) -> None:
        """Start the server again on the same port."""
        guard = self.server.guard
        assert guard.stdin is not None
        guard.stdin.write(b"again\n")
        guard.stdin.flush()
        _until(self._answers)

    def _postmaster(self) -> int:
        return int((self.server.folder / "data" / "postmaster.pid").read_text().split()[0])

    def _answers(self) -> bool:
        try:
            self.server.admin().close()
        except psycopg.OperationalError:
            return False
        return True


@contextmanager
def mortal_server() -> Iterator[MortalServer]:
    """A cluster that keeps what it confirmed through a SIGKILL."""
    with running_server() as server:
        with server.admin() as connection:
            connection.execute("ALTER SYSTEM SET synchronous_commit = on")
            connection.execute("SELECT pg_reload_conf()")
        yield MortalServer(server=server)


def _children(pid: int) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(entry.parent.name))
    return found


def _is_alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def _until(true) -> None:  # type: ignore[no-untyped-def]
    for _ in range(1500):
        if true():
            return
        time.sleep(0.02)
    raise RuntimeError("the server did not do as told")
