"""Tiles kept on disk: whole or not at all, no larger than a limit, safe from damaged files."""

from __future__ import annotations

import os
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from gis.mapping.web_tiles import Tile

MEGABYTE = 1_000_000
USUAL_LIMIT_BYTES = 300 * MEGABYTE
FRESH_S = 30 * 24 * 3600.0
"""A tile older than this is fetched again; until then, and offline, the old one is shown."""
_MAGIC = b"DAOTILE1"
_HEADER = struct.Struct(">8sdII")
"""Magic, time of fetching, checksum and length of what follows."""
_SUFFIX = ".tile"
_KEPT_SHARE = 0.8
"""What stays after a cache grew over its limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CachedTile:
    """A tile from disk, and whether it is young enough not to be fetched again."""

    data: bytes
    fresh: bool


class TileCache:
    """Files below a folder, one for each tile. Several threads may use it.

    What goes wrong with the disk is no problem of the map: a tile that cannot be written or read
    is fetched again.
    """

    def __init__(
        self,
        folder: Path,
        *,
        limit_bytes: int = USUAL_LIMIT_BYTES,
        fresh_s: float = FRESH_S,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.folder = folder
        self._limit = limit_bytes
        self._fresh_s = fresh_s
        self._clock = clock
        self._lock = threading.Lock()
        self._size: int | None = None

    @property
    def limit_bytes(self) -> int:
        """How large the cache may grow."""
        return self._limit

    def set_limit(self, limit_bytes: int) -> None:
        """Change the limit; what is over it goes at the next write, or now by `prune`."""
        self._limit = limit_bytes

    def read(self, source: str, tile: Tile) -> CachedTile | None:
        """The tile of a source; None where there is none or its file is damaged (and deleted)."""
        path = self._path(source, tile)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        data, fetched_at = _unpacked(content)
        if data is None:
            self._delete(path)
            return None
        with suppress(OSError):
            os.utime(path)  # what was used last is thrown away last
        age = self._clock() - fetched_at
        return CachedTile(data=data, fresh=0 <= age < self._fresh_s)

    def write(self, source: str, tile: Tile, data: bytes) -> None:
        """Keep a tile: a file appears whole or not at all."""
        path = self._path(source, tile)
        content = _HEADER.pack(_MAGIC, self._clock(), zlib.crc32(data), len(data)) + data
        part = path.with_name(f".{uuid4().hex}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            before = _size_of(path)
            part.write_bytes(content)
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            return
        self._grow(len(content) - before)

    def size_bytes(self) -> int:
        """What all tiles take on disk."""
        with self._lock:
            return self._known_size()

    def clear(self) -> None:
        """Delete all tiles (and nothing else that lies in the folder)."""
        with self._lock:
            for path in self._files():
                self._delete(path)
            self._size = None

    def prune(self) -> None:
        """Delete the tiles used longest ago where the cache is larger than its limit."""
        with self._lock:
            if self._known_size() > self._limit:
                self._throw_away()

    def _grow(self, by: int) -> None:
        with self._lock:
            # counted for the first time, the files hold the new one already
            self._size = self._known_size() if self._size is None else self._size + by
            if self._size > self._limit:
                self._throw_away()

    def _known_size(self) -> int:
        if self._size is None:
            self._size = sum(_size_of(path) for path in self._files())
        return self._size

    def _throw_away(self) -> None:
        """Down to a share of the limit, so that not every write has to look at all files."""
        known: list[tuple[float, int, Path]] = []
        for path in self._files():
            with suppress(OSError):
                status = path.stat()
                known.append((status.st_mtime, status.st_size, path))
        size = sum(length for _, length, _ in known)
        for _, length, path in sorted(known, key=lambda entry: entry[0]):
            if size <= self._limit * _KEPT_SHARE:
                break
            self._delete(path)
            size -= length
        self._size = size

    def _files(self) -> Iterator[Path]:
        return (path for path in self.folder.rglob(f"*{_SUFFIX}") if path.is_file())

    def _path(self, source: str, tile: Tile) -> Path:
        return self.folder / source / str(tile.zoom) / str(tile.column) / f"{tile.row}{_SUFFIX}"

    @staticmethod
    def _delete(path: Path) -> None:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _unpacked(content: bytes) -> tuple[bytes | None, float]:
    """The tile inside a file and when it was fetched; None for a damaged file."""
    if len(content) < _HEADER.size:
        return None, 0.0
    magic, fetched_at, checksum, length = _HEADER.unpack_from(content)
    data = content[_HEADER.size :]
    if magic != _MAGIC or len(data) != length or zlib.crc32(data) != checksum:
        return None, 0.0
    return data, fetched_at


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
