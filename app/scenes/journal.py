"""The journal of a scene being drawn: each step is on the disk before it is on the screen.

One file a scene in hand: a first line with the scene as the store has it, then a line a step with
what it changed, each line with its checksum, appended and synced. A line that was being written
when the program died is recognised and left out: at most the last step is lost. Whoever holds the
file open has locked it; a file that nobody locks was left by a program that died.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from typing import Any, Self

from app.file_locks import lock_file
from app.file_names import shown
from app.scenes.journal_lines import (
    header_entry,
    journal_line,
    opened_json,
    state_mark,
    time_text,
)
from app.scenes.journal_replay import LeftJournal, read_journal
from app.scenes.scene_document import SceneChange
from app.scenes.scene_store import OpenScene, open_scene, open_scene_of_uid
from app.store.store import Store
from app.store.uids import new_uid
from app.store.whole_files import sync_folder
from gis.problems import Problem
from gis.scenes.delta import changes_json, changes_of
from gis.scenes.interchange import read_scene, write_scene
from gis.scenes.scene import Scene

ENDING = ".journal"
Clock = Callable[[], datetime]
_TRIES = 5


def utc_now() -> datetime:
    """The usual clock."""
    return datetime.now(UTC)


class SceneJournal:
    """The journal of one scene in hand; `note` is a `SceneDocument`'s hook."""

    def __init__(self, path: Path, file: FileIO, scene: Scene, clock: Clock) -> None:
        self.path = path
        self._file, self._clock = file, clock
        self._document = write_scene(scene)
        self._end = file.seek(0, os.SEEK_END)

    @classmethod
    def begin(
        cls,
        folder: Path,
        opened: OpenScene | None,
        scene: Scene,
        *,
        store: str,
        clock: Clock = utc_now,
    ) -> Self:
        """Start a journal of a scene as it was opened; `opened` None for one not yet stored.

        Raises:
            Problem: SCENE_JOURNAL_NO_FOLDER.
        """
        base = scene if opened is None else opened.scene
        header = journal_line(header_entry(opened, base, store, clock()))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path, file = _new_file(folder, header)
        except OSError as error:
            why = error.strerror or str(error)
            raise Problem("SCENE_JOURNAL_NO_FOLDER", folder=shown(folder), why=why) from error
        return cls(path, file, base, clock)

    @classmethod
    def go_on(cls, left: LeftJournal, *, clock: Clock = utc_now) -> Self:
        """Take a left journal up where it stops.

        Raises:
            Problem: SCENE_JOURNAL_IN_USE, SCENE_JOURNAL_BROKEN.
        """
        try:
            file = _locked(left.path)
            read = read_journal(left.path)
            if read is None:
                raise Problem("SCENE_JOURNAL_BROKEN", file=shown(left.path.name))
            os.ftruncate(file.fileno(), read.end)
        except OSError as error:
            raise Problem("SCENE_JOURNAL_BROKEN", file=shown(left.path.name)) from error
        return cls(left.path, file, left.scene, clock)

    def note(self, change: SceneChange) -> None:
        """Write a step down before it is shown.

        Raises:
            Problem: SCENE_JOURNAL_FAILED; nothing of the step is kept then.
            SceneDefects: for a step whose scene could not be read again.
        """
        after = write_scene(change.after)
        read_scene(after)
        step = {
            "at": time_text(self._clock()),
            "name": change.name,
            "changes": json.loads(changes_json(changes_of(self._document, after))),
        }
        self._append(step)
        self._document = after

    def saved(self, opened: OpenScene) -> None:
        """Write down that the store has the scene as it is in `opened`.

        Steps made while it was being stored stay unsaved ones.

        Raises:
            Problem: SCENE_JOURNAL_FAILED.
        """
        self._append({"at": time_text(self._clock()), "saved": opened_json(opened)})

    def close(self, *, keep: bool = False) -> None:
        """End it; without `keep` nothing of it stays, since all is stored or given up."""
        self._file.close()
        if not keep:
            self.path.unlink(missing_ok=True)

    def _append(self, entry: dict[str, Any]) -> None:
        line = journal_line(entry)
        try:
            self._file.seek(self._end)
            written = 0
            while written < len(line):
                written += self._file.write(line[written:]) or 0
            os.fsync(self._file.fileno())
        except OSError as error:
            self._cut()
            raise Problem("SCENE_JOURNAL_FAILED", why=error.strerror or str(error)) from error
        self._end += len(line)

    def _cut(self) -> None:
        """Take half a line away; where even that fails its checksum tells that it is none."""
        try:
            os.ftruncate(self._file.fileno(), self._end)
        except OSError:
            return


def journals_left(folder: Path) -> tuple[LeftJournal, ...]:
    """Unsaved work in a folder that no running program holds, the latest first.

    Files without an unsaved step are cleared away, those that cannot be read are left as they are.
    """
    found: list[LeftJournal] = []
    for path in sorted(folder.glob(f"*{ENDING}")):
        left = _left(path)
        if left is not None:
            found.append(left)
    return tuple(sorted(found, key=lambda one: one.last_at, reverse=True))


def give_up(left: LeftJournal) -> None:
    """Throw a left journal away."""
    left.path.unlink(missing_ok=True)


def reopened(store: Store, left: LeftJournal) -> OpenScene | None:
    """What recovered work is to be saved onto; None where the store has no such scene.

    A program that died just after the store had taken a state could not write that down: what
    stands there is its own work then, and no conflict.

    Raises:
        Problem: SCENE_UNREADABLE.
    """
    try:
        if left.opened is None:
            stands = open_scene(store, left.scene.case_no)
        else:
            stands = open_scene_of_uid(store, left.opened.uid)
    except Problem as problem:
        if problem.code in ("SCENE_UNKNOWN", "SCENE_GONE"):
            return None
        raise
    return stands if state_mark(write_scene(stands.scene)) in left.known else left.opened


def _left(path: Path) -> LeftJournal | None:
    """Unsaved work of a file; None where somebody holds it, or there is none."""
    try:
        with _locked(path):
            read = read_journal(path)
            never_begun = read is None and b"\n" not in path.read_bytes()
    except (OSError, Problem):
        return None
    if read is not None and (read.left.steps or read.left.is_damaged):
        return read.left
    if read is not None or never_begun:
        path.unlink(missing_ok=True)
    return None


def _new_file(folder: Path, header: bytes) -> tuple[Path, FileIO]:
    """A new journal, locked, with its first line on the disk."""
    for _ in range(_TRIES):
        path = folder / f"{new_uid()}{ENDING}"
        file = FileIO(path, "x+b")
        # a program that starts at this moment may look at the file, and clear it away as empty
        if lock_file(file.fileno()) and path.exists():
            file.write(header)
            os.fsync(file.fileno())
            sync_folder(folder)
            return path, file
        file.close()
        path.unlink(missing_ok=True)
    raise OSError("journals are taken away")


def _locked(path: Path) -> FileIO:
    """The file, open to be read and written by this program alone.

    Raises:
        Problem: SCENE_JOURNAL_IN_USE.
    """
    file = FileIO(path, "r+b")
    if not lock_file(file.fileno()):
        file.close()
        raise Problem("SCENE_JOURNAL_IN_USE", file=shown(path.name))
    return file
