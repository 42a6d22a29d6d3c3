"""A PostgreSQL server of the tests' own: one cluster a test process, a database a test.

The server runs from a temporary folder (in memory where there is room) as an unprivileged user, on
the loopback only, without care for power failures. A shell stands above it that ends it and takes
the folder away as soon as this process is gone, however it went.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psycopg

from app.store.roles.names import Role
from app.store.server.set_up import init_server

SUPERUSER = "postgres"
TEMPLATE = "daoan_template"
PASSWORD = "only for tests"
WORKER = "tester"
"""The login of ordinary tests: an analyst."""
DEPUTY = "deputy"
"""A second supervisor."""

_ROOM_BYTES = 2 * 1024**3

_CONFIGURATION = """
listen_addresses = '127.0.0.1'
fsync = off
full_page_writes = off
shared_buffers = 32MB
max_connections = 60
autovacuum = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 512MB
jit = off
log_min_messages = fatal
password_encryption = scram-sha-256
"""

_UNTIL_PARENT_IS_GONE = """
start() { "$0" -D "$1/data" -k "$1" -p "$2" >>"$1/log" 2>&1 & server=$!; }
end() {
  while grep -qs 'State:.[^Z]' /proc/$server/status; do kill -QUIT $server; sleep 0.05; done
  wait $server
}
start "$1" "$2"
while read -r _; do end; start "$1" "$2"; done
end
rm -rf "$1"
"""
"""Each line of input breaks the server off as a crash would and starts it again.

A server that is only just starting does not hear the signal, hence the loop.
"""


@cache
def binaries() -> Path | None:
    """The folder of the newest PostgreSQL 15 or later on this machine; None without one."""
    found = sorted(
        (
            path
            for path in Path("/usr/lib/postgresql").glob("*/bin")
            if path.parent.name.isdigit() and (path / "initdb").exists()
        ),
        key=lambda path: int(path.parent.name),
    )
    if found:
        return found[-1]
    beside = shutil.which("initdb")
    return Path(beside).resolve().parent if beside else None


def why_not() -> str | None:
    """Why no server can be run here; None if one can."""
    if os.name != "posix":
        return "the tests start their own PostgreSQL server on Linux only"
    if binaries() is None:
        return "PostgreSQL is not installed on this machine"
    if os.geteuid() == 0 and (_unprivileged() is None or shutil.which("runuser") is None):
        return "PostgreSQL does not run as root, and there is no other user to run it as"
    return None


def _unprivileged() -> str | None:
    """Who runs the server when the tests are run by root."""
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


def _as_other_user() -> list[str]:
    """What stands before a command that root must not run itself."""
    name = _unprivileged()
    if os.geteuid() != 0 or name is None:
        return []
    return ["runuser", "-u", name, "--"]


@dataclass(frozen=True, kw_only=True)
class TestServer:
    """A running cluster."""

    __test__ = False
    port: int
    folder: Path
    guard: subprocess.Popen[bytes]
    password_file: Path
    """What libpq reads passwords from, so that addresses need not hold them."""

    def url(self, database: str, user: str = WORKER, *, password: str | None = PASSWORD) -> str:
        """The address of a database."""
        secret = "" if password is None else f":{password.replace(' ', '%20')}"
        return f"postgresql://{user}{secret}@127.0.0.1:{self.port}/{database}"

    def admin(self, database: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
        """A connection as the superuser, outside transactions."""
        return psycopg.connect(
            host=str(self.folder), port=self.port, dbname=database, user=SUPERUSER, autocommit=True
        )

    def crash(self) -> None:
        """Break the server off, without farewell to anybody; returns when it starts again."""
        assert self.guard.stdin is not None
        before = self._process()
        self.guard.stdin.write(b"again\n")
        self.guard.stdin.flush()
        while self._process() in (before, ""):
            time.sleep(0.02)

    def _process(self) -> str:
        """The server's process number, "" while it has none."""
        try:
            return (self.folder / "data" / "postmaster.pid").read_text().partition("\n")[0]
        except FileNotFoundError:
            return ""

    @contextmanager
    def database(self, template: str = TEMPLATE) -> Iterator[str]:
        """A database of one's own; its name."""
        name = f"t{time.monotonic_ns()}"
        with self.admin() as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        try:
            yield name
        finally:
            with self.admin() as connection:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def running_server() -> Iterator[TestServer]:
    """A cluster with our schema in a template database, and logins for tests."""
    folder = Path(tempfile.mkdtemp(prefix="daoan-pg-", dir=_memory()))
    secrets = Path(tempfile.mkdtemp(prefix="daoan-pgpass-")) / "pgpass"
    secrets.write_text(f"127.0.0.1:*:*:*:{PASSWORD}\n")
    secrets.chmod(0o600)
    guard = None
    try:
        _make_cluster(folder)
        port = _free_port()
        guard = _start(folder, port)
        server = TestServer(port=port, folder=folder, guard=guard, password_file=secrets)
        _wait_until_ready(server, guard)
        _fill(server)
        yield server
    finally:
        if guard is not None and guard.stdin is not None:
            guard.stdin.close()
            guard.wait(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(secrets.parent)


def _memory() -> Path | None:
    """A file system in memory with room for a cluster; None without one.

    A new database is a copy of some 400 files: on a disk that takes ten times as long.
    """
    folder = Path("/dev/shm")
    if folder.is_dir() and os.access(folder, os.W_OK):
        return folder if shutil.disk_usage(folder).free > _ROOM_BYTES else None
    return None


def _make_cluster(folder: Path) -> None:
    """The files of an empty cluster."""
    folder.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(folder, _unprivileged())
    command = [str(binaries() / "initdb"), "-D", str(folder / "data"), "-U", SUPERUSER]  # type: ignore[operator]
    settings = ["-E", "UTF8", "--locale=C", "--auth=scram-sha-256", "--no-sync"]
    secret = folder / "password"
    secret.write_text(PASSWORD)
    secret.chmod(0o644)
    subprocess.run(
        [*_as_other_user(), *command, *settings, f"--pwfile={secret}", "--no-instructions"],
        check=True,
        capture_output=True,
        cwd="/",
    )
    configuration = folder / "data" / "postgresql.conf"
    with configuration.open("a", encoding="utf-8") as file:
        file.write(_CONFIGURATION)
    hba = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
    (folder / "data" / "pg_hba.conf").write_text(hba)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _start(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """The shell above the server; closing its input ends both."""
    server = str(binaries() / "postgres")  # type: ignore[operator]
    return subprocess.Popen(
        [*_as_other_user(), "sh", "-c", _UNTIL_PARENT_IS_GONE, server, str(folder), str(port)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,  # Ctrl-C is for the tests; the server goes when they are done
    )


def _wait_until_ready(server: TestServer, guard: subprocess.Popen[bytes]) -> None:
    """Wait for the first connection."""
    for _ in range(600):
        try:
            server.admin().close()
            return
        except psycopg.OperationalError:
            log = server.folder / "log"
            if guard.poll() is not None:
                raise RuntimeError(log.read_text() if log.exists() else "no server") from None
            time.sleep(0.05)
    raise RuntimeError((server.folder / "log").read_text())


def login_of(role: Role) -> str:
    """The login that tests use for a role."""
    return f"test_{role.value}"


_OTHERS = ((WORKER, Role.ANALYST), (DEPUTY, Role.SUPERVISOR))


def _fill(server: TestServer) -> None:
    """The template database and a login for each role."""
    with server.admin() as connection:
        connection.execute(f"CREATE DATABASE {TEMPLATE}")
    init_server(server.url(TEMPLATE, SUPERUSER))
    with server.admin() as connection:
        for name, role in [*_OTHERS, *((login_of(r), r) for r in Role)]:
            connection.execute(f"CREATE ROLE {name} LOGIN PASSWORD '{PASSWORD}'")
            connection.execute(f"GRANT {role.login_group} TO {name}")
        connection.execute(f"ALTER DATABASE {TEMPLATE} IS_TEMPLATE true")
