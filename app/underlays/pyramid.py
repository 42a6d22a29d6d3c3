"""A picture cut into squares at its full size, half, a quarter ...: what the map paints from.

One file for each picture, in the user's cache folder: a zip of stored JPEG squares (PNG where
something is clear), made once in the background and whole or not there at all.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import platformdirs
from PIL import Image

from app.tasks import Progress, silent
from app.underlays.pictures import BAND_ROWS, look, read_bands
from gis.problems import Problem

SQUARE_PX = 512
QUALITY = 90
VERSION = 1
LIMIT_BYTES = 3_000_000_000
"""Pyramids used longest ago are deleted where all together are larger."""
_FACTS = "picture.json"
_SUFFIX = ".pyramid"
assert BAND_ROWS == SQUARE_PX


def pyramid_folder() -> Path:
    """The folder for pyramids of this user."""
    return Path(platformdirs.user_cache_dir("daoan", appauthor=False)) / "underlays"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One size of the picture: a pixel of it stands for `shrink` pixels each way."""

    shrink: int
    width: int
    height: int

    @property
    def columns(self) -> int:
        """Squares from left to right."""
        return -(-self.width // SQUARE_PX)

    @property
    def rows(self) -> int:
        """Squares from top to bottom."""
        return -(-self.height // SQUARE_PX)


class Pyramid:
    """Squares of a picture at several sizes, the finest first. Several threads may read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._file = zipfile.ZipFile(path)
        try:
            facts = json.loads(self._file.read(_FACTS))
            self.width, self.height = int(facts["width"]), int(facts["height"])
            self.levels = tuple(
                Level(shrink=int(s), width=int(w), height=int(h)) for s, w, h in facts["levels"]
            )
        except BaseException:
            self._file.close()
            raise
        self._names = frozenset(self._file.namelist())

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            self._file.close()

    def level_for(self, pixels_per_pixel: float) -> int:
        """The coarsest level that is not enlarged where so many picture pixels share one shown."""
        fitting = [
            place
            for place, level in enumerate(self.levels)
            if level.shrink <= max(pixels_per_pixel, 1e-9) * 1.2
        ]
        return fitting[-1] if fitting else 0

    def square(self, level: int, row: int, column: int) -> bytes | None:
        """The encoded square; None where it is clear or cannot be read any more."""
        for ending in ("jpg", "png"):
            name = _name(level, row, column, ending)
            if name in self._names:
                with self._lock, suppress(OSError, ValueError, zipfile.BadZipFile):
                    return self._file.read(name)
        return None


def open_pyramid(picture: Path, folder: Path | None = None, progress: Progress = silent) -> Pyramid:
    """The pyramid of a picture, made now where there is none of its present state.

    Raises:
        Problem: as `look` and `read_bands`; UNDERLAY_NO_ROOM where it cannot be written.
    """
    folder = folder or pyramid_folder()
    path = folder / f"{_key(picture)}{_SUFFIX}"
    if path.exists():
        with suppress(OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
            found = Pyramid(path)
            os.utime(path)
            return found
    _make(picture, path, progress)
    prune(folder, keep=path)
    return Pyramid(path)


def prune(folder: Path, *, keep: Path | None = None, limit_bytes: int = LIMIT_BYTES) -> None:
    """Delete the pyramids used longest ago where all together are too large."""
    known = []
    for path in folder.glob(f"*{_SUFFIX}"):
        with suppress(OSError):
            status = path.stat()
            known.append((status.st_mtime, status.st_size, path))
    size = sum(length for _, length, _ in known)
    for _, length, path in sorted(known, key=lambda entry: entry[0]):
        if size <= limit_bytes:
            return
        if path != keep:
            with suppress(OSError):
                path.unlink()
                size -= length


def _key(picture: Path) -> str:
    """Changes with the file's place, length and time of writing."""
    try:
        status = picture.stat()
    except OSError as error:
        raise Problem("UNDERLAY_NOT_FOUND", file=picture.name) from error
    said = f"{VERSION}|{picture.absolute()}|{status.st_size}|{status.st_mtime_ns}"
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _make(picture: Path, path: Path, progress: Progress) -> None:
    facts = look(picture)
    part = path.with_name(f".{uuid4().hex}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as file:
            levels = _write(file, picture, progress)
            said = {
                "width": facts.width,
                "height": facts.height,
                "levels": [(level.shrink, level.width, level.height) for level in levels],
            }
            file.writestr(_FACTS, json.dumps(said))
        part.replace(path)
    except OSError as error:
        raise Problem("UNDERLAY_NO_ROOM", folder=str(path.parent)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _write(file: zipfile.ZipFile, picture: Path, progress: Progress) -> list[Level]:
    bands = read_bands(picture, progress)
    levels = _levels(bands.shrink, bands.width, bands.height)
    rows = [0] * len(levels)
    halves: list[Image.Image | None] = [None] * len(levels)
    for band in bands.images:
        _put(file, levels, rows, halves, 0, band)
    for place in range(1, len(levels)):
        rest, halves[place] = halves[place], None
        if rest is not None:
            _put(file, levels, rows, halves, place, rest)
    return levels


def _put(
    file: zipfile.ZipFile,
    levels: list[Level],
    rows: list[int],
    halves: list[Image.Image | None],
    place: int,
    band: Image.Image,
) -> None:
    """Write a band of a level, and what it gives for the next level once that has a whole band."""
    for column, square in enumerate(_squares(band)):
        _store(file, place, rows[place], column, square)
    rows[place] += 1
    if place + 1 == len(levels):
        return
    half = band.reduce(2)
    above = halves[place + 1]
    if above is None:
        halves[place + 1] = half
        whole = half.height == SQUARE_PX
    else:
        halves[place + 1] = half = _joined(above, half)
        whole = True
    if whole:
        halves[place + 1] = None
        _put(file, levels, rows, halves, place + 1, half)


def _joined(above: Image.Image, below: Image.Image) -> Image.Image:
    mode = "RGBA" if "RGBA" in (above.mode, below.mode) else "RGB"
    both = Image.new(mode, (above.width, above.height + below.height))
    both.paste(above.convert(mode), (0, 0))
    both.paste(below.convert(mode), (0, above.height))
    return both


def _levels(shrink: int, width: int, height: int) -> list[Level]:
    levels = [Level(shrink=shrink, width=width, height=height)]
    while max(levels[-1].width, levels[-1].height) > SQUARE_PX:
        last = levels[-1]
        levels.append(
            Level(
                shrink=last.shrink * 2,
                width=-(-last.width // 2),
                height=-(-last.height // 2),
            )
        )
    return levels


def _squares(band: Image.Image) -> Iterator[Image.Image]:
    for left in range(0, band.width, SQUARE_PX):
        yield band.crop((left, 0, min(left + SQUARE_PX, band.width), band.height))


def _store(file: zipfile.ZipFile, level: int, row: int, column: int, square: Image.Image) -> None:
    out = BytesIO()
    ending = "jpg"
    if square.mode == "RGBA":
        clearest, strongest = square.getchannel("A").getextrema()
        if strongest == 0:
            return
        ending = "jpg" if clearest == 255 else "png"
    if ending == "png":
        square.save(out, "PNG", compress_level=1)
    else:
        square.convert("RGB").save(out, "JPEG", quality=QUALITY, subsampling=0)
    file.writestr(_name(level, row, column, ending), out.getvalue())


def _name(level: int, row: int, column: int, ending: str) -> str:
    return f"{level}/{row}_{column}.{ending}"
