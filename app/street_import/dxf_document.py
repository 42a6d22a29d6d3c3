"""DXF files as documents of ezdxf: what the bytes are, in which encoding, and what is wrong."""

from __future__ import annotations

import io
import logging
import re
from pathlib import Path
from typing import Any

from app.file_names import shown
from gis.problems import Problem

MOST_BYTES = 500 << 20
"""A larger drawing does not fit in the memory of an office computer."""
BINARY = b"AutoCAD Binary DXF"
DWG = re.compile(rb"AC1[.\d]|MC0\.|AC2\.")
"""The first bytes of DWG files of all versions."""
_START = re.compile(rb"\s*(?:999[ \t]*\r?\n[^\n]*\n\s*)*0[ \t]*\r?\n\s*SECTION", re.IGNORECASE)
_HEADER = re.compile(rb"\$(ACADVER|DWGCODEPAGE)[ \t]*\r?\n\s*\d+[ \t]*\r?\n[ \t]*([^\r\n]*)")
_UNICODE_SINCE = "AC1021"
"""R2007: from here on all text is UTF-8."""
_WESTERN = ("", "ansi_1252", "ascii", "dos437", "dos850")
"""Code pages that programs write without meaning them."""
_CHINESE = re.compile(rb"[\xa1-\xf9][\xa1-\xfe]")
TAIWANESE = "cp950"
MOST_ODD = 0.02
"""Share of characters that may be none of an encoding (rare ones that vendors added)."""


def looks_like_dxf(file: Path, head: bytes) -> bool:
    """Whether a file is a drawing, by its first bytes or its name; also one that is a DWG."""
    if DWG.match(head) or head.startswith(BINARY) or _START.match(head):
        return True
    return file.suffix.lower() in (".dxf", ".dwg")


def read_document(file: Path) -> Any:  # noqa: ANN401 - ezdxf's document
    """The drawing in a file, text or binary, with its text decoded.

    Raises:
        Problem: STREETS_IS_DWG, STREETS_DXF_TOO_LARGE, STREETS_BROKEN, STREETS_UNREADABLE.
    """
    name = shown(file.name)
    try:
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise Problem(
                "STREETS_DXF_TOO_LARGE", file=name, size=size >> 20, most=MOST_BYTES >> 20
            )
        data = file.read_bytes()
    except OSError as error:
        raise Problem("STREETS_UNREADABLE", file=name, reason=str(error)) from error
    if DWG.match(data):
        raise Problem("STREETS_IS_DWG", file=name)
    if data.startswith(BINARY):
        return _parsed(name, lambda: _binary(data))
    if not _START.match(data):
        raise Problem("STREETS_UNREADABLE", file=name, reason="DXF: no SECTION")
    if not re.search(rb"\n\s*0[ \t]*\r?\n\s*EOF\s*\Z", data[-200:]):
        raise Problem("STREETS_BROKEN", file=name, reason="DXF: no EOF")
    return _parsed(name, lambda: _text(data))


def _parsed(name: str, parse: Any) -> Any:  # noqa: ANN401 - ezdxf's document
    """What a parser gives.

    Raises:
        Problem: STREETS_BROKEN for whatever it cannot read.
    """
    logger = logging.getLogger("ezdxf")  # what it mends it tells there; a Problem tells the rest
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        document = parse()
        document.modelspace()  # some drawings lack even that
        return document
    except parse_errors() as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise Problem("STREETS_BROKEN", file=name, reason=f"DXF: {reason}"[:200]) from error
    finally:
        logger.setLevel(before)


def parse_errors() -> tuple[type[Exception], ...]:
    """What ezdxf raises for drawings and entities that it cannot make sense of."""
    from ezdxf.lldxf.const import DXFError

    return (DXFError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, OSError)


def _binary(data: bytes) -> Any:  # noqa: ANN401 - ezdxf's document
    from ezdxf.document import Drawing
    from ezdxf.lldxf.tagger import binary_tags_loader

    return Drawing.load(binary_tags_loader(data, errors="surrogateescape"))


def _text(data: bytes) -> Any:  # noqa: ANN401 - ezdxf's document
    """Parse strictly; a drawing that is out of order is parsed again by the tolerant reader."""
    from ezdxf import recover
    from ezdxf.filemanagement import read

    text = data.decode(encoding_of(data), errors="surrogateescape")
    try:
        return read(io.StringIO(text, newline=None))
    except parse_errors():
        document, _ = recover.read(io.BytesIO(_as_unicode(text)))
        return document


def _as_unicode(text: str) -> bytes:
    """The text as UTF-8 of a version that says so, for a reader that believes the header."""
    told = re.sub(r"(\$ACADVER\s+1\s+)AC10(?:09|12|14|15|18)", rf"\g<1>{_UNICODE_SINCE}", text)
    return told.encode("utf-8", errors="replace")


def encoding_of(data: bytes) -> str:
    """The encoding of a DXF's text: UTF-8 since R2007, before that as told, or Taiwan's cp950.

    Programs write ANSI_1252 or nothing at all where they mean the system's code page: text that
    is UTF-8 is taken as such, and as cp950 where pairs of bytes say so.
    """
    from ezdxf.tools.codepage import toencoding

    told = {key.decode(): value.strip().decode("ascii", "replace") for key, value in _said(data)}
    if told.get("ACADVER", "").upper() >= _UNICODE_SINCE:
        return "utf-8"
    page = told.get("DWGCODEPAGE", "").lower()
    if page not in _WESTERN:
        return str(toencoding(page))
    if not data.isascii() and is_text_in(data, "utf-8"):
        return "utf-8"
    if _CHINESE.search(data) and is_text_in(data, TAIWANESE):
        return TAIWANESE
    return str(toencoding(page))


def _said(data: bytes) -> list[tuple[bytes, bytes]]:
    return _HEADER.findall(data[: 1 << 16])


def is_text_in(data: bytes, encoding: str) -> bool:
    """Whether nearly all that is not plain ASCII can be decoded."""
    text = data.decode(encoding, errors="replace")
    other = sum(not character.isascii() for character in text)
    return text.count("\ufffd") <= MOST_ODD * other
