"""A left journal read again: what the store had, and the steps after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from app.scenes.journal_lines import SCHEMA, opened_from, state_mark, whole_lines
from app.scenes.scene_store import OpenScene
from gis.scenes.delta import OtherSceneError, applied_to, as_text, changes_from_json
from gis.scenes.interchange import SceneDefects, read_scene, write_scene
from gis.scenes.scene import Scene


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


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalRead:
    """What a journal's file says."""

    left: LeftJournal
    end: int
    """Where the next line goes."""


def read_journal(path: Path) -> JournalRead | None:
    """Header and steps up to the first line that is no good; None without a header."""
    data = path.read_bytes()
    lines = list(whole_lines(data))
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
    return JournalRead(left=left, end=end)


class _Replay:
    """Steps made again, one after the other."""

    def __init__(self, header: dict[str, Any]) -> None:
        self.store = str(header["store"])
        self.last_at = datetime.fromisoformat(header["at"])
        self.scene = read_scene(header["document"])
        held = header["opened"]
        self.opened = None if held is None else opened_from(held, self.scene)
        self.steps: list[str] = []
        self._states = [write_scene(self.scene)]
        """The document before the first unsaved step, and after each."""
        self.known = {state_mark(self._states[0])}

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
                self.known.add(state_mark(document))
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
        self.opened = opened_from(held, stored)
        if place is not None:
            self._states, self.steps = self._states[place:], self.steps[place:]
