"""From a path to texts: looks at the content, not the name; ZIPs are read in place."""

from __future__ import annotations

import codecs
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from app.crash_import.rows import SourceText
from app.crash_import.workbooks import WORKBOOK_MEMBER, read_sheets
from app.file_names import shown
from gis.problems import Problem

LARGEST_BYTES = 1 << 30
"""More than this in one file or ZIP is no crash file."""
LARGEST_WORKBOOK_BYTES = 1 << 32
"""What a workbook may be when unpacked: its sheets are wordy."""
_DEEPEST_ZIP = 3
_PIECE = 1 << 22
"""Bytes read or decoded at once."""
_WEB_PAGE = (b"<!doctype", b"<html", b"<head", b"<body", b"<?xml", b"<")
_UNREADABLE_SHARE = 0.02
_UNREADABLE_FEW = 20
_DAMAGED_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,  # an encrypted member
    ValueError,
)
"""What `zipfile` raises on damaged, encrypted or unknown archives."""


def read_texts(
    path: Path, tick: Callable[[], None] = lambda: None, *, most_rows: int | None = None
) -> tuple[list[SourceText], list[str]]:
    """The texts of a file, and the names of ZIP members that are no text.

    `tick` is called for every few megabytes and may raise to stop. A workbook is one text a sheet,
    of `most_rows` rows where that is said.

    Raises:
        Problem: CRASH_FILE_MISSING, _UNREADABLE, _EMPTY, _TOO_LARGE, _IS_WEB_PAGE, _IS_JSON,
            _IS_WORKBOOK, _NOT_TEXT, CRASH_WORKBOOK_UNREADABLE, or CRASH_ZIP_UNREADABLE.
    """
    data, title = _bytes_of(path, tick), shown(path.name)
    if _is_workbook(data):
        return _sheets(data, title, tick, most_rows), []
    if not data.startswith(b"PK"):
        return [SourceText(name=title, text=_decoded(data, title, tick))], []
    texts: list[SourceText] = []
    skipped: list[str] = []
    problems: list[Problem] = []
    for name, member in _members(data, title, depth=1, tick=tick):
        try:
            if _is_workbook(member):
                texts += _sheets(member, name, tick, most_rows)
            else:
                texts.append(SourceText(name=name, text=_decoded(member, name, tick)))
        except Problem as problem:
            problems.append(problem)
            skipped.append(name)
    if not texts and len(problems) == 1:
        raise problems[0]
    return texts, skipped


def _is_workbook(data: bytes) -> bool:
    """Whether a ZIP is a workbook (xlsx) by what it holds."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return WORKBOOK_MEMBER in archive.namelist()
    except _DAMAGED_ZIP:
        return False


def _sheets(
    data: bytes, name: str, tick: Callable[[], None], most_rows: int | None
) -> list[SourceText]:
    """The sheets of a workbook.

    Raises:
        Problem: CRASH_FILE_EMPTY where none holds anything; CRASH_FILE_TOO_LARGE.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > LARGEST_WORKBOOK_BYTES:
            raise Problem("CRASH_FILE_TOO_LARGE", file=name)
    sheets = read_sheets(data, name, tick, most_rows=most_rows)
    if not sheets:
        raise Problem("CRASH_FILE_EMPTY", file=name)
    return sheets


def _bytes_of(path: Path, tick: Callable[[], None]) -> bytes:
    """The bytes of a file."""
    try:
        if not path.exists():
            raise Problem("CRASH_FILE_MISSING", file=shown(path))
        if path.is_dir():
            raise Problem("FILE_IS_FOLDER", file=shown(path))
        if path.is_file() and path.stat().st_size > LARGEST_BYTES:
            raise Problem("CRASH_FILE_TOO_LARGE", file=shown(path.name))
        with path.open("rb") as file:
            return _in_pieces(file, tick)
    except (OSError, ValueError) as error:
        raise Problem("CRASH_FILE_UNREADABLE", file=shown(path), why=reason_of(error)) from error


def reason_of(error: Exception) -> str:
    """What an error says, without the path that a sentence names already."""
    said = error.strerror if isinstance(error, OSError) else ""
    return said or str(error)


def _in_pieces(file: IO[bytes], tick: Callable[[], None]) -> bytes:
    """All bytes of an open file."""
    pieces: list[bytes] = []
    while piece := file.read(_PIECE):
        pieces.append(piece)
        tick()
    return b"".join(pieces)


def _members(
    data: bytes, name: str, *, depth: int, tick: Callable[[], None]
) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the files in a ZIP, also of ZIPs in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if any(info.filename == "[Content_Types].xml" for info in infos):
                raise Problem("CRASH_FILE_IS_WORKBOOK", file=name)
            if sum(info.file_size for info in infos) > LARGEST_BYTES:
                raise Problem("CRASH_FILE_TOO_LARGE", file=name)
            unpacked = [
                (f"{name}/{_member_name(info)}", _unpacked(archive, info, tick)) for info in infos
            ]
    except _DAMAGED_ZIP as error:
        raise Problem("CRASH_ZIP_UNREADABLE", file=name, why=str(error)) from error
    for member_name, member in unpacked:
        nested = member.startswith(b"PK\x03\x04") and not _is_workbook(member)
        if nested and depth < _DEEPEST_ZIP:
            try:
                yield from _members(member, member_name, depth=depth + 1, tick=tick)
            except Problem:
                yield member_name, member
        else:
            yield member_name, member


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, tick: Callable[[], None]) -> bytes:
    """The bytes of one member."""
    with archive.open(info) as member:
        return _in_pieces(member, tick)


def _member_name(info: zipfile.ZipInfo) -> str:
    """A member's name; old Taiwanese ZIPs write it in cp950 without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("cp950")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename


def _decoded(data: bytes, name: str, tick: Callable[[], None]) -> str:
    """Bytes as text: UTF-8, UTF-16 with a mark, or cp950.

    Raises:
        Problem: where the bytes are no table of text.
    """
    _refuse_other_kinds(data, name)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _decode(data, "utf-16", "replace", tick)
    for encoding in ("utf-8-sig", "cp950"):
        try:
            return _checked(_decode(data, encoding, "strict", tick), name)
        except UnicodeDecodeError:
            continue
    for encoding in ("utf-8-sig", "cp950"):
        text = _decode(data, encoding, "replace", tick)
        if text.count("\ufffd") <= max(_UNREADABLE_FEW, _UNREADABLE_SHARE * len(text)):
            return _checked(text, name)
    raise Problem("CRASH_FILE_NOT_TEXT", file=name)


def _decode(data: bytes, encoding: str, errors: str, tick: Callable[[], None]) -> str:
    """Bytes as text, piece by piece.

    Raises:
        UnicodeDecodeError: as `bytes.decode` does.
    """
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    pieces: list[str] = []
    for start in range(0, len(data), _PIECE):
        tick()
        pieces.append(decoder.decode(data[start : start + _PIECE]))
    pieces.append(decoder.decode(b"", final=True))
    return "".join(pieces)


def _checked(text: str, name: str) -> str:
    """Text without NUL characters, which no table holds."""
    if "\x00" in text:
        raise Problem("CRASH_FILE_NOT_TEXT", file=name)
    return text


def _refuse_other_kinds(data: bytes, name: str) -> None:
    """Name what a file is where it is plainly something else."""
    start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not start:
        raise Problem("CRASH_FILE_EMPTY", file=name)
    if start.startswith(_WEB_PAGE):
        raise Problem("CRASH_FILE_IS_WEB_PAGE", file=name)
    if start.startswith((b"{", b"[")):
        raise Problem("CRASH_FILE_IS_JSON", file=name)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise Problem("CRASH_FILE_IS_WORKBOOK", file=name)
