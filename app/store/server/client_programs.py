"""PostgreSQL's own programs on this computer: found, told where the server is, and run.

Passwords go to them in their environment, which only its owner can look into, never on the command
line, which everybody on the computer can read.
"""

from __future__ import annotations

import os
import re
import shutil
import ssl
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from psycopg.conninfo import make_conninfo

from app.store.server.address import SECRET, ServerAddress
from app.tasks import Progress
from gis.problems import Problem

DUMP, RESTORE = "pg_dump", "pg_restore"
_INSTALLED = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "C:/Program Files/PostgreSQL/*/bin")
"""Where Debian, Red Hat and the Windows installer put each version."""
_MANY = 16
"""The first major version that knows `require_auth` and the system's authorities."""
_POLL_S = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientProgram:
    """One of PostgreSQL's programs, and its major version."""

    path: Path
    major: int


def find_program(name: str, folders: Iterable[Path] | None = None) -> ClientProgram:
    """The newest version of a program on this computer, else the one on PATH.

    Raises:
        Problem: SERVER_PROGRAM_MISSING.
    """
    found = [
        path
        for folder in (_installed() if folders is None else folders)
        if (path := shutil.which(name, path=str(folder)))
    ]
    if not found and folders is None and (path := shutil.which(name)):
        found = [path]
    if not found:
        raise Problem("SERVER_PROGRAM_MISSING", program=name)
    programs = [ClientProgram(path=Path(path), major=_major(path)) for path in found]
    return max(programs, key=lambda program: program.major)


def _installed() -> list[Path]:
    """The folders of installed versions."""
    anchors = ((Path(Path(pattern).anchor or "."), pattern) for pattern in _INSTALLED)
    return [
        folder
        for anchor, pattern in anchors
        if anchor.is_absolute()
        for folder in anchor.glob(str(Path(pattern).relative_to(anchor)))
    ]


@cache
def _major(path: str) -> int:
    """The major version a program says it has; 0 where it says none."""
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    number = re.search(r"\(PostgreSQL\) (\d+)", said.stdout)
    return int(number[1]) if number else 0


def where(address: ServerAddress, program: ClientProgram) -> str:
    """The server as these programs are told it on the command line: without any secret.

    Versions before 16 cannot insist on SCRAM; they meet a server that the driver has just met on
    those terms, and look at its certificate as well.
    """
    told = {name: value for name, value in address.parameters().items() if name not in SECRET}
    if program.major < _MANY:
        told.pop("require_auth", None)
        if told.get("sslrootcert") == "system":
            told["sslrootcert"] = str(ssl.get_default_verify_paths().cafile)
    return make_conninfo(**told)  # type: ignore[arg-type]


def run_program(
    program: ClientProgram,
    arguments: Sequence[str],
    *,
    address: ServerAddress | None = None,
    progress: Progress,
    code: str,
) -> tuple[int, str, str]:
    """Run a program to its end; exit status, what it printed, and its first words of complaint.

    `progress` is told `code` meanwhile; where it says stop the program is ended.
    """
    environment = os.environ | {"LC_ALL": "C"}
    if address is not None and address.password is not None:
        environment["PGPASSWORD"] = address.password
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as said:
        command = [str(program.path), *arguments]
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=printed, stderr=said, env=environment
        )
        try:
            while process.poll() is None:
                progress(code, 0.0)
                _wait(process)
            progress(code, 0.0)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
        return process.returncode, _read(printed), _complaint(_read(said))


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(_POLL_S)
    except subprocess.TimeoutExpired:
        return


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", errors="replace")


def _complaint(said: str) -> str:
    """The line that names the error, without the rows that later lines may repeat."""
    lines = said.strip().splitlines()
    return next((line for line in lines if "error:" in line), lines[0] if lines else "")
