"""Which underlays a store has, kept as JSON beside its file: it moves with the store.

Pictures below the store's folder are named from there, so that a folder copied to another
machine still finds them. For a store on a server the list lies in the user's own folder.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import platformdirs

from app.store.location import is_server
from app.underlays.underlay import Underlay, UnderlayId
from gis.drafting.georeference import PictureTransform
from gis.problems import Problem

MOST_KEPT = 200
_SUFFIX = ".underlays.json"


def underlay_list(location: str) -> Path:
    """The file that keeps the underlays of a store."""
    if is_server(location):
        mark = hashlib.sha256(location.encode()).hexdigest()[:24]
        folder = platformdirs.user_config_path("daoan", appauthor=False) / "underlays"
        return folder / f"{mark}{_SUFFIX}"
    path = Path(location)
    return path.with_name(path.name + _SUFFIX)


def save(path: Path, underlays: tuple[Underlay, ...]) -> None:
    """Write the list: whole or not at all; an empty one leaves no file.

    Raises:
        Problem: UNDERLAY_NOT_KEPT.
    """
    part = path.with_name(f".{uuid4().hex}.part")
    try:
        if not underlays:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(to_text(underlays, path.parent), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise Problem("UNDERLAY_NOT_KEPT", file=path.name) from error


def load(path: Path) -> tuple[Underlay, ...]:
    """The underlays that a list says; what is damaged in it is not remembered."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ()
    return from_text(text, path.parent)


def to_text(underlays: tuple[Underlay, ...], folder: Path) -> str:
    """JSON."""
    return json.dumps([_entry(one, folder) for one in underlays[-MOST_KEPT:]], indent=1)


def from_text(text: str, folder: Path) -> tuple[Underlay, ...]:
    """What a text says."""
    try:
        entries = json.loads(text or "[]")
    except ValueError:
        return ()
    if not isinstance(entries, list):
        return ()
    found = [_underlay(entry, folder) for entry in entries[-MOST_KEPT:] if isinstance(entry, dict)]
    known: dict[UnderlayId, Underlay] = {}
    for one in found:
        if one is not None:
            known.setdefault(one.id, one)
    return tuple(known.values())


def _entry(one: Underlay, folder: Path) -> Mapping[str, object]:
    return {
        "id": one.id,
        "file": _named(one.file, folder),
        "name": one.name,
        "size": one.size,
        "matrix": one.transform.matrix,
        "origin": one.transform.origin,
        "epsg": one.epsg,
        "placed": one.placed,
        "rms_m": one.rms_m,
        "opacity": one.opacity,
        "visible": one.visible,
        "locked": one.locked,
    }


def _named(file: Path, folder: Path) -> str:
    full = file.absolute()
    with suppress(ValueError):
        return full.relative_to(folder.absolute()).as_posix()
    return str(full)


def _underlay(entry: Mapping[str, Any], folder: Path) -> Underlay | None:
    """One entry; None where it says nothing usable."""
    try:
        width, height = (int(value) for value in entry["size"])
        a, b, c, d, e, f, g, h, i = (float(value) for value in entry["matrix"])
        x, y = (float(value) for value in entry["origin"])
        epsg, rms = entry.get("epsg"), entry.get("rms_m")
        opacity = float(entry.get("opacity", 1.0))
        made = Underlay(
            id=UnderlayId(str(entry["id"])),
            file=Path(os.path.normpath(folder / str(entry["file"]))),
            name=str(entry["name"]),
            width=width,
            height=height,
            transform=PictureTransform((a, b, c, d, e, f, g, h, i), (x, y)),
            epsg=None if epsg is None else int(epsg),
            placed=bool(entry.get("placed", False)),
            rms_m=None if rms is None else float(rms),
            opacity=min(max(opacity, 0.0), 1.0),
            visible=bool(entry.get("visible", True)),
            locked=bool(entry.get("locked", False)),
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    whole = all(math.isfinite(v) for v in (*made.transform.matrix, x, y, opacity))
    return made if whole and width > 0 and height > 0 else None
