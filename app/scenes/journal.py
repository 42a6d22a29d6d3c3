"""The journal of a scene being drawn: each step is on the disk before it is on the screen.

One file a scene in hand: a first line with the scene as the store has it, then a line a step with
what it changed, each line with its checksum, appended and synced. A line that was being written
when the program died is recognised and left out: at most the last step is lost. Whoever holds the
file open has locked it; a file that nobody locks was left by a program that died.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from typing import Any, Self

from app.file_locks import lock_file
from app.file_names import shown
from app.scenes.scene_document import SceneChange
from app.scenes.scene_store import OpenScene, open_scene, open_scene_of_uid
from app.store.store import Store
from app.store.uids import new_uid
from app.store.whole_files import sync_folder
from gis.problems import Problem
from gis.scenes.delta import (
    OtherSceneError,
    applied_to,
    as_text,
    changes_from_json,
    changes_json,
    changes_of,
)
from gis.scenes.interchange import SceneDefects, read_scene, write_scene
from gis.scenes.scene import Scene

SCHEMA = "daoan.journal/1"
ENDING = ".journal"
Clock = Callable[[], datetime]
_TRIES = 5


def utc_now() -> datetime:
    """The usual clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftJournal:
    """Unsaved work of a program that died."""

    path: Path
    store: str
    """Location of the store, without a password."""
    opened: OpenScene | None
    """The scene as the store had it last; None where it was never stored."""
    scene: Scene
    """As it was drawn last."""
    steps: tuple[str, ...]
    """Names of the steps that the store does not have, the earliest first."""
    last_at: datetime
    """UTC time of the last step."""
    known: frozenset[str]
    """Marks of all the states it was in: whether a stored scene is one of them."""
    is_damaged: bool
    """Whether lines before the last one were unreadable: what came after them is lost."""


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
        header = _line(_header(opened, base, store, clock()))
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
            read = _read(left.path)
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
            "at": _time(self._clock()),
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
        self._append({"at": _time(self._clock()), "saved": _opened_json(opened)})

    def close(self, *, keep: bool = False) -> None:
        """End it; without `keep` nothing of it stays, since all is stored or given up."""
        self._file.close()
        if not keep:
            self.path.unlink(missing_ok=True)

    def _append(self, entry: dict[str, Any]) -> None:
        line = _line(entry)
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
    return stands if _mark(write_scene(stands.scene)) in left.known else left.opened


# --- the file


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What a journal's file says."""

    left: LeftJournal
    end: int
    """Where the next line goes."""


def _left(path: Path) -> LeftJournal | None:
    """Unsaved work of a file; None where somebody holds it, or there is none."""
    try:
        with _locked(path):
            read = _read(path)
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


def _read(path: Path) -> _Read | None:
    """Header and steps up to the first line that is no good; None without a header."""
    data = path.read_bytes()
    lines = list(_lines(data))
    if not lines:
        return None
    try:
        header = lines[0][0]
        if header["schema"] != SCHEMA:
            return None
        replay = _Replay(header)
    except (KeyError, TypeError, ValueError, SceneDefects):
        return None
    end = lines[0][1]
    for entry, after in lines[1:]:
        if not replay.take(entry):
            break
        end = after
    last = data[end:]
    left = LeftJournal(
        path=path,
        store=replay.store,
        opened=replay.opened,
        scene=replay.scene,
        steps=tuple(replay.steps),
        last_at=replay.last_at,
        known=frozenset(replay.known),
        is_damaged=b"\n" in last,
    )
    return _Read(left=left, end=end)


def _lines(data: bytes) -> Iterator[tuple[dict[str, Any], int]]:
    """Whole lines from the start with the place after each, up to the first that is none."""
    place = 0
    while (end := data.find(b"\n", place)) >= 0:
        entry = _entry(data[place:end])
        if entry is None:
            return
        place = end + 1
        yield entry, place


def _line(entry: dict[str, Any]) -> bytes:
    text = as_text(entry).encode("utf-8")
    return b"%08x " % zlib.crc32(text) + text + b"\n"


def _entry(line: bytes) -> dict[str, Any] | None:
    head, _, text = line.partition(b" ")
    if head != b"%08x" % zlib.crc32(text):
        return None
    try:
        entry = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


class _Replay:
    """Steps made again, one after the other."""

    def __init__(self, header: dict[str, Any]) -> None:
        self.store = str(header["store"])
        self.last_at = datetime.fromisoformat(header["at"])
        self.scene = read_scene(header["document"])
        held = header["opened"]
        self.opened = None if held is None else _opened(held, self.scene)
        self.steps: list[str] = []
        self._states = [write_scene(self.scene)]
        """The document before the first unsaved step, and after each."""
        self.known = {_mark(self._states[0])}

    def take(self, entry: dict[str, Any]) -> bool:
        """Make one line's step; whether it could be."""
        try:
            if "saved" in entry:
                self._take_saved(entry["saved"])
            else:
                changes = changes_from_json(as_text(entry["changes"]))
                document = applied_to(self._states[-1], changes)
                self.scene = read_scene(document)
                self._states.append(document)
                self.known.add(_mark(document))
                self.steps.append(str(entry["name"]))
            self.last_at = datetime.fromisoformat(entry["at"])
        except (KeyError, TypeError, ValueError, AttributeError, OtherSceneError, SceneDefects):
            return False
        return True

    def _take_saved(self, held: dict[str, Any]) -> None:
        """The store has one of the states: steps up to it are saved."""
        stored = read_scene(held["document"])
        texts = [as_text(state) for state in self._states]
        saved = as_text(write_scene(stored))
        place = max((at for at, text in enumerate(texts) if text == saved), default=None)
        self.opened = _opened(held, stored)
        if place is not None:
            self._states, self.steps = self._states[place:], self.steps[place:]


def _header(opened: OpenScene | None, scene: Scene, store: str, at: datetime) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "store": store,
        "at": _time(at),
        "opened": None if opened is None else _opened_json(opened),
        "document": write_scene(scene),
    }


def _opened_json(opened: OpenScene) -> dict[str, Any]:
    return {
        "uid": opened.uid,
        "version": opened.version,
        "changed_by": opened.changed_by,
        "document": write_scene(opened.scene),
    }


def _opened(held: dict[str, Any], scene: Scene) -> OpenScene:
    return OpenScene(
        uid=str(held["uid"]),
        version=int(held["version"]),
        changed_by=str(held.get("changed_by", "")),
        scene=scene,
    )


def _mark(document: dict[str, Any]) -> str:
    return hashlib.sha256(as_text(document).encode("utf-8")).hexdigest()


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")
