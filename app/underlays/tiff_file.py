"""A TIFF piece by piece: one strip or tile at a time, however large the picture is.

Only the container is read here (TIFF 6.0 and BigTIFF); each piece is handed to Pillow as a small
TIFF of its own, which knows all compressions.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image

from gis.drafting.georeference_files import (
    GEO_KEYS,
    PIXEL_SCALE,
    TIEPOINT,
    TRANSFORMATION,
    GeoTags,
    geo_keys,
)
from gis.problems import Problem

MOST_ENTRIES = 4096
MOST_VALUES = 8_000_000
MOST_PIECE_PX = 80_000_000
"""A piece with more pixels than this would fill the memory."""
RAW_ROWS = 512
"""Rows of a piece that is made of an uncompressed picture stored in one."""
_TYPES = {1: "B", 2: "c", 3: "H", 4: "I", 6: "b", 7: "B", 8: "h", 9: "i", 11: "f", 12: "d", 16: "Q"}
_WIDTH, _HEIGHT, _BITS, _COMPRESSION = 256, 257, 258, 259
_STRIPS, _SAMPLES, _STRIP_ROWS, _STRIP_BYTES, _PLANES = 273, 277, 278, 279, 284
_TILE_WIDTH, _TILE_HEIGHT, _TILES, _TILE_BYTES = 322, 323, 324, 325
_NODATA = 42113
_KEPT = (258, 320, 338, 339, 347, 530, 532)
_KEPT_NUMBERS = (259, 262, 266, 277, 284, 317, 531)
"""What a piece needs to be read like the whole: lists, and single numbers."""
_NONE = 1


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    count: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A strip or tile: its place in the picture and in the file."""

    left: int
    top: int
    width: int
    height: int
    offset: int
    length: int


class TiffFile:
    """The first picture of a TIFF. Not for several threads at once.

    Raises:
        Problem: UNDERLAY_UNREADABLE, UNDERLAY_KIND, UNDERLAY_PIECES.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._file: BinaryIO = path.open("rb")
        try:
            self._entries = self._directory()
            self.width, self.height = self._number(_WIDTH), self._number(_HEIGHT)
            self._check()
        except (struct.error, OverflowError, ValueError, EOFError, KeyError) as error:
            self._file.close()
            raise Problem("UNDERLAY_UNREADABLE", file=self.name) from error
        except Problem:
            self._file.close()
            raise

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    @property
    def geo_tags(self) -> GeoTags:
        """What the file says of where it lies."""
        return GeoTags(
            pixel_scale=self._values(PIXEL_SCALE),
            tiepoints=self._values(TIEPOINT),
            transformation=self._values(TRANSFORMATION),
            keys=geo_keys([int(value) for value in self._values(GEO_KEYS)]),
        )

    @property
    def nodata(self) -> int | None:
        """The value of pixels that show nothing."""
        entry = self._entries.get(_NODATA)
        if entry is None:
            return None
        try:
            value = float(entry.data.split(b"\0")[0].decode("ascii"))
        except ValueError:
            return None
        return int(value) if value.is_integer() and 0 <= value <= 255 else None

    def piece_rows(self) -> Iterator[tuple[Piece, ...]]:
        """The pieces, one row of them after the other."""
        tiled = _TILES in self._entries
        wide = self._number(_TILE_WIDTH) if tiled else self.width
        high = self._number(_TILE_HEIGHT) if tiled else min(self._strip_rows, self.height)
        offsets = self._values(_TILES if tiled else _STRIPS)
        lengths = self._values(_TILE_BYTES if tiled else _STRIP_BYTES)
        across = -(-self.width // wide)
        if not tiled and self._is_raw and len(offsets) == 1:
            yield from self._raw_rows(int(offsets[0]))
            return
        for row in range(-(-self.height // high)):
            places = range(row * across, (row + 1) * across)
            top = row * high
            yield tuple(
                Piece(
                    left=(place - row * across) * wide,
                    top=top,
                    width=wide,
                    height=high if tiled else min(high, self.height - top),
                    offset=int(offsets[place]),
                    length=int(lengths[place]),
                )
                for place in places
            )

    def image(self, piece: Piece) -> Image.Image | None:
        """The picture of a piece; None where the file left it out.

        Raises:
            Problem: UNDERLAY_UNREADABLE where it is damaged.
        """
        if piece.length == 0:
            return None
        try:
            data = self._read(piece.offset, piece.length)
            found = Image.open(BytesIO(self._small_tiff(piece, data)), formats=("TIFF",))
            found.load()
        except DAMAGES as error:
            raise Problem("UNDERLAY_UNREADABLE", file=self.name) from error
        return found

    # --- inside

    @property
    def _strip_rows(self) -> int:
        rows = self._values(_STRIP_ROWS)
        return max(int(rows[0]), 1) if rows else self.height

    @property
    def _is_raw(self) -> bool:
        return int((self._values(_COMPRESSION) or (_NONE,))[0]) == _NONE

    def _raw_rows(self, offset: int) -> Iterator[tuple[Piece, ...]]:
        bits = sum(int(value) for value in self._values(_BITS) or (1,))
        row_bytes = (self.width * bits + 7) // 8
        for top in range(0, self.height, RAW_ROWS):
            high = min(RAW_ROWS, self.height - top)
            yield (
                Piece(
                    left=0,
                    top=top,
                    width=self.width,
                    height=high,
                    offset=offset + top * row_bytes,
                    length=high * row_bytes,
                ),
            )

    def _check(self) -> None:
        if self.width <= 0 or self.height <= 0:
            raise Problem("UNDERLAY_UNREADABLE", file=self.name)
        if (self._values(_PLANES) or (1,))[0] != 1 and (self._values(_SAMPLES) or (1,))[0] > 1:
            raise Problem("UNDERLAY_KIND", file=self.name)
        rows = self.piece_rows()
        first = next(rows)[0]
        if first.width * first.height > MOST_PIECE_PX:
            raise Problem("UNDERLAY_PIECES", file=self.name)

    def _directory(self) -> dict[int, _Entry]:
        head = self._read(0, 16, least=8)
        order = {b"II": "<", b"MM": ">"}.get(head[:2])
        if order is None:
            raise Problem("UNDERLAY_UNREADABLE", file=self.name)
        self._order = order
        (version,) = struct.unpack_from(order + "H", head, 2)
        self._big = version == 43
        if self._big:
            (place,) = struct.unpack_from(order + "Q", head, 8)
            (count,) = struct.unpack(order + "Q", self._read(place, 8))
            place, size = place + 8, 20
        else:
            (place,) = struct.unpack_from(order + "I", head, 4)
            (count,) = struct.unpack(order + "H", self._read(place, 2))
            place, size = place + 2, 12
        if count > MOST_ENTRIES:
            raise Problem("UNDERLAY_UNREADABLE", file=self.name)
        rows = self._read(place, count * size)
        return dict(self._entry(rows[start : start + size]) for start in range(0, len(rows), size))

    def _entry(self, row: bytes) -> tuple[int, _Entry]:
        tag, kind = struct.unpack_from(self._order + "HH", row)
        form, at = ("Q", 12) if self._big else ("I", 8)
        (count,) = struct.unpack_from(self._order + form, row, 4)
        letter = _TYPES.get(kind)
        if letter is None or count > MOST_VALUES:
            return tag, _Entry(kind, 0, b"")
        length = count * struct.calcsize("=" + letter)
        room = row[at:]
        if length <= len(room):
            return tag, _Entry(kind, count, room[:length])
        (place,) = struct.unpack(self._order + form, room)
        return tag, _Entry(kind, count, self._read(place, length))

    def _values(self, tag: int) -> Sequence[float]:
        entry = self._entries.get(tag)
        if entry is None or entry.kind == 2:
            return ()
        return struct.unpack(f"{self._order}{entry.count}{_TYPES[entry.kind]}", entry.data)

    def _number(self, tag: int) -> int:
        return int(self._values(tag)[0])

    def _read(self, place: int, length: int, *, least: int | None = None) -> bytes:
        if length < 0 or length > os.fstat(self._file.fileno()).st_size:
            raise EOFError
        self._file.seek(place)
        data = self._file.read(length)
        if len(data) < (length if least is None else least):
            raise EOFError
        return data

    def _small_tiff(self, piece: Piece, data: bytes) -> bytes:
        """A TIFF that holds one piece and nothing else."""
        order = self._order
        entries = {tag: self._entries[tag] for tag in _KEPT if tag in self._entries}
        numbers = {tag: int(self._values(tag)[0]) for tag in _KEPT_NUMBERS if self._values(tag)}
        numbers |= {
            _WIDTH: piece.width,
            _HEIGHT: piece.height,
            _STRIP_ROWS: piece.height,
            _STRIP_BYTES: len(data),
            _STRIPS: 8,
        }
        for tag, number in numbers.items():
            entries[tag] = _Entry(4, 1, struct.pack(order + "I", number))
        start = 8 + len(data) + len(data) % 2
        after = start + 2 + 12 * len(entries) + 4
        rows, beyond = [], b""
        for tag, entry in sorted(entries.items()):
            room = entry.data.ljust(4, b"\0")
            if len(entry.data) > 4:
                room = struct.pack(order + "I", after + len(beyond))
                beyond += entry.data + b"\0" * (len(entry.data) % 2)
            rows.append(struct.pack(order + "HHI", tag, entry.kind, entry.count) + room)
        head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, start)
        body = data + b"\0" * (len(data) % 2) + struct.pack(order + "H", len(rows))
        return b"".join((head, body, *rows, b"\0\0\0\0", beyond))


DAMAGES = (OSError, EOFError, ValueError, SyntaxError, struct.error, OverflowError, KeyError)
"""What Pillow raises at damaged pictures, beside its own `UnidentifiedImageError` (an OSError)."""


def plain(image: Image.Image, nodata: int | None = None) -> Image.Image:
    """A picture as red, green, blue of 8 bits, with an alpha where something is clear."""
    if image.mode in ("I;16", "I;16B", "I;16L", "I"):
        values = np.asarray(image).astype(np.int64)
        image = Image.fromarray(np.clip(values >> 8, 0, 255).astype(np.uint8))
    if image.mode in ("LA", "PA", "RGBA", "La", "RGBa") or "transparency" in image.info:
        return image.convert("RGBA")
    colours = image.convert("RGB")
    if nodata is None:
        return colours
    shown = (np.asarray(colours) != nodata).any(axis=2)
    colours.putalpha(Image.fromarray((shown * 255).astype(np.uint8)))
    return colours
