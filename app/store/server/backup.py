"""Backup and restore of a database on a server, by PostgreSQL's own programs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, text

from app.store.backup import StoreCopy
from app.store.engine import BUSY_TIMEOUT_S
from app.store.migrations import REVISIONS, VERSION_TABLE
from app.store.roles.names import OWNER
from app.store.server.address import ServerAddress
from app.store.server.client_programs import (
    DUMP,
    RESTORE,
    ClientProgram,
    find_program,
    run_program,
    where,
)
from app.store.server.engine import SCHEMA, make_engine
from app.store.server.recognise import revision_of
from app.store.server.server_problems import telling
from app.store.server.set_up import init_server, make_room
from app.store.whole_files import draft_beside, measured, put_in_place
from app.tasks import Progress, silent
from gis.problems import Problem

_MARK = b"PGDMP"
"""What every archive of pg_dump's own format begins with."""
_SAVING, _RESTORING = "BACKING_UP", "RESTORING"


def backup_server(location: str, target: Path, *, progress: Progress = silent) -> StoreCopy:
    """Copy our schema of a database as of this moment, while others go on writing.

    Logins, PostGIS and what else stands in the database are not in the copy. Only its owner may
    read the file: it holds every row.

    Raises:
        Problem: of the server; STORE_SERVER_EMPTY, BACKUP_NOT_ALLOWED for a login that does not
            see every row, SERVER_PROGRAM_MISSING, SERVER_PROGRAM_OLD, BACKUP_TARGET_FOREIGN,
            BACKUP_CANNOT_WRITE, BACKUP_FAILED.
    """
    address = ServerAddress.read(location)
    if target.exists() and not _is_archive(target):
        raise Problem("BACKUP_TARGET_FOREIGN", path=str(target))
    dump, reading = find_program(DUMP), find_program(RESTORE)
    with _looking(address) as connection:
        _require_all_rows(connection, address)
        if revision_of(connection) is None:
            raise Problem("STORE_SERVER_EMPTY", server=address.place, database=address.database)
        _require_new_enough(dump, connection)
    with draft_beside(target) as draft:
        _make_private(draft)
        _dump(dump, address, draft, progress)
        _revision_in(draft, reading, progress)
        size, digest = measured(draft)
        put_in_place(draft, target, failure="BACKUP_CANNOT_WRITE")
    return StoreCopy(path=target, size_bytes=size, sha256=digest)


def restore_server(source: Path, location: str, *, progress: Progress = silent) -> StoreCopy:
    """Put a backup into a database that holds nothing of ours; roles and rights are set up anew.

    Asks for a login as `init_server` does. The rows come in one transaction; a copy of an older
    version is brought up to date.

    Raises:
        Problem: as `init_server`; BACKUP_NOT_FOUND, BACKUP_NOT_OF_SERVER, BACKUP_NEWER,
            RESTORE_SERVER_HOLDS_ROWS, SERVER_PROGRAM_MISSING, RESTORE_FAILED.
    """
    address = ServerAddress.read(location)
    program = find_program(RESTORE)
    if not source.is_file():
        raise Problem("BACKUP_NOT_FOUND", path=str(source))
    if not _is_archive(source):
        raise Problem("BACKUP_NOT_OF_SERVER", path=str(source))
    revision = _revision_in(source, program, progress)
    if revision not in REVISIONS:
        raise Problem("BACKUP_NEWER", path=str(source), revision=revision)
    size, digest = measured(source)
    make_room(location)
    _load(program, address, source, progress)
    init_server(location)
    return StoreCopy(path=address.location, size_bytes=size, sha256=digest)


def _is_archive(path: Path) -> bool:
    """Whether a file is an archive of pg_dump."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MARK)) == _MARK
    except OSError:
        return False


@contextmanager
def _looking(address: ServerAddress) -> Iterator[Connection]:
    """A connection that only reads."""
    engine = make_engine(address, 0, writing=False, lock_timeout_s=BUSY_TIMEOUT_S)
    try:
        with telling(address), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _require_all_rows(connection: Connection, address: ServerAddress) -> None:
    """Refuse a login that does not see every row of every table: its copy would have holes."""
    sees_all = connection.execute(
        text(
            "SELECT rolsuper OR rolbypassrls AND NOT EXISTS (SELECT FROM pg_class c"
            "  JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = :schema"
            "  AND c.relkind IN ('r', 'p', 'S') AND NOT (has_schema_privilege(n.oid, 'USAGE')"
            "   AND CASE c.relkind WHEN 'S' THEN has_sequence_privilege(c.oid, 'SELECT')"
            "   ELSE has_table_privilege(c.oid, 'SELECT') END))"
            " FROM pg_roles WHERE rolname = session_user"
        ),
        {"schema": SCHEMA},
    ).scalar_one()
    if not sees_all:
        raise Problem("BACKUP_NOT_ALLOWED", user=address.user)


def _require_new_enough(program: ClientProgram, connection: Connection) -> None:
    """Refuse a pg_dump that is older than the server, which would refuse it itself."""
    number = connection.execute(text("SHOW server_version_num")).scalar_one()
    server = int(number) // 10000
    if program.major < server:
        raise Problem(
            "SERVER_PROGRAM_OLD",
            program=str(program.path),
            version=program.major,
            server=server,
        )


def _make_private(draft: Path) -> None:
    """An empty file that only its owner may read, for pg_dump to write into."""
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600))
    except OSError as error:
        raise Problem("BACKUP_CANNOT_WRITE", path=str(draft)) from error


def _dump(program: ClientProgram, address: ServerAddress, draft: Path, progress: Progress) -> None:
    """Write our schema into a file; rights are left out, since `init_server` gives them."""
    arguments = [
        "--format=custom",
        f"--schema={SCHEMA}",
        "--no-owner",
        "--no-privileges",
        "--lock-wait-timeout=60s",
        "--no-password",
        f"--file={draft}",
        f"--dbname={where(address, program)}",
    ]
    status, _, complaint = run_program(
        program, arguments, address=address, progress=progress, code=_SAVING
    )
    if status != 0:
        raise Problem("BACKUP_FAILED", detail=complaint)


def _revision_in(archive: Path, program: ClientProgram, progress: Progress) -> str:
    """The revision of the schema in an archive.

    Raises:
        Problem: BACKUP_NOT_OF_SERVER where it cannot be read or holds another program's tables.
    """
    arguments = [
        "--data-only",
        f"--schema={SCHEMA}",
        f"--table={VERSION_TABLE}",
        "--file=-",
        str(archive),
    ]
    status, printed, _ = run_program(program, arguments, progress=progress, code=_RESTORING)
    _, copied, rows = printed.partition("FROM stdin;\n")
    if status != 0 or not copied:
        raise Problem("BACKUP_NOT_OF_SERVER", path=str(archive))
    return rows.partition("\n")[0].strip()


def _load(program: ClientProgram, address: ServerAddress, source: Path, progress: Progress) -> None:
    """Make schema and rows as the tables' owner, in one transaction."""
    arguments = [
        "--single-transaction",
        "--exit-on-error",
        "--no-owner",
        "--no-privileges",
        f"--role={OWNER}",
        "--no-password",
        f"--dbname={where(address, program)}",
        str(source),
    ]
    status, _, complaint = run_program(
        program, arguments, address=address, progress=progress, code=_RESTORING
    )
    if status != 0:
        raise Problem("RESTORE_FAILED", detail=complaint)
