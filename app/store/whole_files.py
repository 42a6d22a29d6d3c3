"""Files that are written whole or not at all: made under another name, then put in place."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.store.uids import new_uid
from gis.problems import Problem

SIDE_FILES = ("-wal", "-shm", "-journal")
"""Endings of the files SQLite keeps beside a database."""


@contextmanager
def draft_beside(target: Path) -> Iterator[Path]:
    """A name beside `target` for a file in the making; nothing of it is left behind."""
    if not target.parent.is_dir():
        raise Problem("STORE_NO_FOLDER", path=str(target), folder=str(target.parent))
    draft = target.with_name(f".{target.name}.{new_uid()[:8]}.new")
    try:
        yield draft
    finally:
        for ending in ("", *SIDE_FILES):
            draft.with_name(draft.name + ending).unlink(missing_ok=True)


def measured(path: Path) -> tuple[int, str]:
    """Size and SHA-256 of a file that was brought safely to the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return path.stat().st_size, digest


def put_in_place(draft: Path, target: Path, *, failure: str) -> None:
    """Give a finished file its name, replacing what had it."""
    try:
        draft.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise Problem(failure, path=str(target)) from error


def sync_folder(folder: Path) -> None:
    """Bring a folder's own entries safely to the disk, where the system lets one.

    Raises:
        OSError: if the disk refuses.
    """
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
