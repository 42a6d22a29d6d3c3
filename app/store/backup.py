"""Backup and restore: whole, checked copies of a store, put in place in one step."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.store.location import is_server, store_path
from app.store.recognise import open_shared, open_unchanged, recognise_store
from app.store.store_problems import telling
from app.store.whole_files import SIDE_FILES, draft_beside, measured, put_in_place
from app.tasks import Progress, silent
from gis.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreCopy:
    """A finished copy: where it is, its size, its SHA-256, and what it replaced."""

    path: Path | str
    """A file; for a database that was restored its address, without a password."""
    size_bytes: int
    sha256: str
    replaced: Path | None = None
    """Where the store that stood here before is kept."""


def backup(
    location: str | Path | None, out: str | Path, *, progress: Progress = silent
) -> StoreCopy:
    """Copy a store as of this moment, while others may go on writing.

    An older backup at `out` is replaced in one step once the new one is complete and sound.

    Raises:
        Problem: STORE_NOT_FOUND and others of the store; BACKUP_ONTO_ITSELF,
            BACKUP_TARGET_FOREIGN, BACKUP_CANNOT_WRITE; those of `backup_server`.
    """
    if is_server(location):
        from app.store.server.backup import backup_server

        return backup_server(str(location), Path(out).expanduser().absolute(), progress=progress)
    path, target = store_path(location), Path(out).expanduser().absolute()
    with telling(path):
        _require_store(path, missing="STORE_NOT_FOUND")
    if target.exists():
        _require_replaceable(path, target)
    with draft_beside(target) as draft:
        _copy(path, draft)
        size, digest = measured(draft)
        put_in_place(draft, target, failure="BACKUP_CANNOT_WRITE")
    return StoreCopy(path=target, size_bytes=size, sha256=digest)


def restore(
    file: str | Path,
    location: str | Path | None,
    *,
    replace: bool = False,
    progress: Progress = silent,
) -> StoreCopy:
    """Put a backup in place of a store; with `replace` the present store is kept under a new name.

    A database on a server that holds anything is never replaced.

    Raises:
        Problem: BACKUP_NOT_FOUND, STORE_FOREIGN, STORE_NEWER, STORE_DAMAGED for the file;
            RESTORE_EXISTS without `replace`; STORE_BUSY if another program uses the store; those
            of `restore_server`.
    """
    source = Path(file).expanduser().absolute()
    if is_server(location):
        from app.store.server.backup import restore_server

        return restore_server(source, str(location), progress=progress)
    path = store_path(location)
    with telling(source):
        _require_store(source, missing="BACKUP_NOT_FOUND")
    if path.exists() and path.samefile(source):
        raise Problem("BACKUP_ONTO_ITSELF", path=str(source))
    if path.exists() and not replace:
        raise Problem("RESTORE_EXISTS", path=str(path))
    with draft_beside(path) as draft:
        _copy_backup(source, draft)
        size, digest = measured(draft)
        kept = _set_aside(path)
        put_in_place(draft, path, failure="STORE_CANNOT_CREATE")
    return StoreCopy(path=path, size_bytes=size, sha256=digest, replaced=kept)


def _require_store(path: Path, *, missing: str) -> None:
    """Refuse a file that is missing or not a store of ours."""
    if not path.is_file():
        raise Problem(missing, path=str(path))
    recognise_store(path)


def _require_replaceable(path: Path, target: Path) -> None:
    """Refuse to write a backup over anything but an older backup."""
    if target.samefile(path):
        raise Problem("BACKUP_ONTO_ITSELF", path=str(target))
    try:
        recognise_store(target)
    except (Problem, sqlite3.Error) as error:
        raise Problem("BACKUP_TARGET_FOREIGN", path=str(target)) from error


def _copy(source: Path, draft: Path) -> None:
    """Copy a database with what stands in its write-ahead log into one closed, checked file."""
    with telling(source), closing(open_shared(source)) as reading:
        reading.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        with telling(draft), closing(sqlite3.connect(draft)) as writing:
            reading.backup(writing)
            writing.execute("PRAGMA journal_mode = DELETE").fetchone()
            (sound,) = writing.execute("PRAGMA quick_check(1)").fetchone()
    if sound != "ok":
        raise Problem("STORE_DAMAGED", path=str(source))


def _copy_backup(source: Path, draft: Path) -> None:
    """Copy a backup byte for byte, keeping its SHA-256; one with a write-ahead log is read."""
    log = source.with_name(source.name + "-wal")
    if log.exists() and log.stat().st_size:
        _copy(source, draft)
        return
    try:
        shutil.copyfile(source, draft)
    except OSError as error:
        raise Problem("STORE_CANNOT_CREATE", path=str(draft)) from error
    with telling(source), closing(open_unchanged(draft)) as copied:
        (sound,) = copied.execute("PRAGMA quick_check(1)").fetchone()
    if sound != "ok":
        raise Problem("STORE_DAMAGED", path=str(source))


def _set_aside(path: Path) -> Path | None:
    """Keep the store that is about to be replaced, whole, under a name of its own.

    Its write-ahead log goes with it: left behind it would be played into the restored file.
    """
    if not path.exists():
        for ending in SIDE_FILES:  # of a store that was deleted without them
            path.with_name(path.name + ending).unlink(missing_ok=True)
        return None
    _require_unused(path)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    kept = path.with_name(f"{path.stem}.replaced.{stamp}{path.suffix}")
    try:
        os.link(path, kept)
    except OSError:  # no hard links here (FAT)
        shutil.copy2(path, kept)
    for ending in SIDE_FILES:
        side = path.with_name(path.name + ending)
        if side.exists():
            side.replace(kept.with_name(kept.name + ending))
    return kept


def _require_unused(path: Path) -> None:
    """Refuse to replace a store that another program has open; a broken one cannot be in use.

    Leaving the write-ahead log works only for the last connection, and empties it.
    """
    try:
        with closing(sqlite3.connect(path, timeout=2.0)) as connection:
            (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            return
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Problem("STORE_IN_USE", path=str(path)) from error
        raise
    if mode != "delete":
        raise Problem("STORE_IN_USE", path=str(path))
