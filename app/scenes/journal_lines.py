"""The lines of a scene's journal: JSON with a checksum, and what their entries hold."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from app.scenes.scene_store import OpenScene
from gis.scenes.delta import as_text
from gis.scenes.interchange import write_scene
from gis.scenes.scene import Scene

SCHEMA = "daoan.journal/1"


def whole_lines(data: bytes) -> Iterator[tuple[dict[str, Any], int]]:
    """Whole lines from the start with the place after each, up to the first that is none."""
    place = 0
    while (end := data.find(b"\n", place)) >= 0:
        entry = _entry(data[place:end])
        if entry is None:
            return
        place = end + 1
        yield entry, place


def journal_line(entry: dict[str, Any]) -> bytes:
    """An entry as a line: the checksum of its text, in eight digits, and the text."""
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


def header_entry(
    opened: OpenScene | None, scene: Scene, store: str, at: datetime
) -> dict[str, Any]:
    """The first entry: the scene as the store has it, or as it begins where `opened` is None."""
    return {
        "schema": SCHEMA,
        "store": store,
        "at": time_text(at),
        "opened": None if opened is None else opened_json(opened),
        "document": write_scene(scene),
    }


def opened_json(opened: OpenScene) -> dict[str, Any]:
    """A scene of the store with the version that it has there."""
    return {
        "uid": opened.uid,
        "version": opened.version,
        "changed_by": opened.changed_by,
        "document": write_scene(opened.scene),
    }


def opened_from(held: dict[str, Any], scene: Scene) -> OpenScene:
    """What `opened_json` wrote, of the scene of its document.

    Raises:
        KeyError, TypeError, ValueError: for another entry.
    """
    return OpenScene(
        uid=str(held["uid"]),
        version=int(held["version"]),
        changed_by=str(held.get("changed_by", "")),
        scene=scene,
    )


def state_mark(document: dict[str, Any]) -> str:
    """Tells one state of a scene's document from every other."""
    return hashlib.sha256(as_text(document).encode("utf-8")).hexdigest()


def time_text(at: datetime) -> str:
    """A moment as the journal writes it: UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")
