"""OpenStreetMap files in small whole pieces, so that a large one is read in bounded memory.

osmium reads a file in one go, lets no other thread run until the first object it was asked for, and
gives up at the first byte it does not like. A piece is a document of its own: between two pieces
the work can be cancelled, and a fault stays within one.
"""

from __future__ import annotations

import bz2
import codecs
import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

PIECE_BYTES = 1 << 21
"""About this much XML in a piece: some 40 ms of osmium."""
BLOBS_BYTES = 1 << 19
"""About this much compressed PBF in a piece."""
HEAD_BYTES = 1 << 22
"""The root element stands within this much."""
LARGEST_BYTES = 1 << 26
"""No element, head or blob is longer."""
XML_HEAD = b"<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'>"
XML_TAIL = b"</osm>"

_ROOT = re.compile(rb"<osm(Change)?(\s[^>]*)?>")
_STARTS = (b"<node", b"<way", b"<relation")
_CHANGES = re.compile(rb"</?(create|modify)\s*>|<delete\b.*?</delete\s*>", re.DOTALL)
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9_.\-]+)")
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class NotWhole(Exception):
    """The file is cut off, or is no OpenStreetMap file; the text says what was missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OsmPiece:
    """A whole document in one of osmium's formats ("osm" or "pbf")."""

    content: bytes
    file_format: str
    share: float
    """Share of the file that has been read with this piece, 0 to 1."""


def osm_pieces(path: Path, file_format: str) -> Iterator[OsmPiece]:
    """The pieces of a file; `file_format` is osm, osm.gz, osm.bz2 or pbf.

    Raises:
        NotWhole: at the place where the file ends too early or cannot be split.
        OSError: reading fails.
    """
    size = max(path.stat().st_size, 1)
    with path.open("rb") as raw:
        parts = _blobs(raw) if file_format == "pbf" else _documents(_plain(raw, file_format))
        for part in parts:
            share = min(raw.tell() / size, 1.0)
            kind = "pbf" if file_format == "pbf" else "osm"
            yield OsmPiece(content=part, file_format=kind, share=share)


def _plain(raw: BinaryIO, file_format: str) -> BinaryIO:
    """The stream without compression, whichever its first bytes show."""
    magic = raw.read(3)
    raw.seek(0)
    if magic.startswith(b"\x1f\x8b"):
        return cast(BinaryIO, gzip.GzipFile(fileobj=raw))
    return cast(BinaryIO, bz2.BZ2File(raw)) if magic == b"BZh" else raw


def _documents(stream: BinaryIO) -> Iterator[bytes]:
    """XML documents in UTF-8, each with whole elements of the file."""
    texts = _utf8(stream)
    held, root = _head(texts)
    changes = root.group(1) is not None  # elements to delete are told by what stands around them
    if root.group(0).rstrip(b">").endswith(b"/"):
        return
    held = held[root.end() :]
    for text in texts:
        held += text
        if len(held) >= PIECE_BYTES:
            cut = -1 if changes else _cut(held)
            if cut > 0:
                yield XML_HEAD + held[:cut] + XML_TAIL
                held = held[cut:]
            elif len(held) > LARGEST_BYTES:
                raise NotWhole("an element without end")
    end = held.rfind(b"</osm")
    if end < 0:
        raise NotWhole("no </osm>")
    held = _CHANGES.sub(b"", held[:end]) if changes else held[:end]
    yield XML_HEAD + held + XML_TAIL


def _cut(held: bytes) -> int:
    """Where the last element or comment that may go on behind the text begins; -1 without any."""
    cut = max(held.rfind(start) for start in _STARTS)
    comment = held.rfind(b"<!--", 0, max(cut, 0))
    return cut if comment < 0 or held.find(b"-->", comment, cut) >= 0 else comment


def _head(texts: Iterator[bytes]) -> tuple[bytes, re.Match[bytes]]:
    """The text up to the chunk in which the root element begins, and where it stands."""
    held = b""
    for text in texts:
        held += text
        if b"<!ENTITY" in held:
            raise NotWhole("<!ENTITY")
        if root := _ROOT.search(held):
            return held, root
        if len(held) > HEAD_BYTES:
            break
    raise NotWhole("no <osm>")


def _utf8(stream: BinaryIO) -> Iterator[bytes]:
    """The text in chunks of UTF-8; bytes that say nothing of an encoding are left as they are."""
    try:
        first = stream.read(PIECE_BYTES)
        decoder = _decoder(first)
        while first:
            yield first if decoder is None else decoder.decode(first).encode()
            first = stream.read(PIECE_BYTES)
        if decoder is not None:
            yield decoder.decode(b"", final=True).encode()
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise NotWhole(str(error)) from error


def _decoder(head: bytes) -> codecs.IncrementalDecoder | None:
    """What turns the file into text; None where it is UTF-8 or says nothing."""
    name = next((name for mark, name in _MARKS if head.startswith(mark)), "")
    if not name and (declared := _DECLARED.search(head[:1000])):
        name = declared[1].decode("ascii")
    try:
        known = codecs.lookup({"big5": "cp950"}.get(name.lower(), name)).name
    except LookupError:
        return None
    if known in ("utf-8", "ascii"):
        return None
    return codecs.getincrementaldecoder(known)("replace")


def _blobs(stream: BinaryIO) -> Iterator[bytes]:
    """Documents of the header blob of a PBF file and some of its data blobs."""
    header = _blob(stream)
    if b"OSMHeader" not in header[:64]:
        raise NotWhole("no OSMHeader")
    held = b""
    while blob := _blob(stream):
        held += blob
        if len(held) >= BLOBS_BYTES:
            yield header + held
            held = b""
    if held:
        yield header + held


def _blob(stream: BinaryIO) -> bytes:
    """One blob with its header and length; empty at the end of the file."""
    length = stream.read(4)
    if not length:
        return b""
    head = stream.read(int.from_bytes(length, "big") % LARGEST_BYTES)
    if len(length) < 4 or len(head) != int.from_bytes(length, "big"):
        raise NotWhole("PBF: unexpected end")
    size = _data_size(head)
    data = stream.read(size) if 0 <= size <= LARGEST_BYTES else b""
    if len(data) != size:
        raise NotWhole("PBF: unexpected end")
    return length + head + data


def _data_size(head: bytes) -> int:
    """Field 3 of a BlobHeader (wiki "PBF Format": type 1, indexdata 2, datasize 3); -1 without."""
    place = 0
    try:
        while place < len(head):
            key, place = _varint(head, place)
            number, place = _varint(head, place)
            if key == 3 << 3:
                return number
            if key & 7 == 2:
                place += number
    except IndexError:
        return -1
    return -1


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """A number in base 128, the lowest seven bits first, and the place after it."""
    number = shift = 0
    while True:
        byte = data[place]
        number |= (byte & 127) << shift
        place, shift = place + 1, shift + 7
        if byte < 128:
            return number, place
