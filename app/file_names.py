"""Names of files as text that can be stored and printed, and what they may end in."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from gis.problems import Problem


def shown(name: str | Path) -> str:
    """A name or path in characters that every store and stream takes.

    Names that are not in the system's encoding (unpacked from old Taiwanese ZIPs, say) are read as
    UTF-8 or cp950; what is neither keeps its readable characters.
    """
    text = str(name)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        data = os.fsencode(text)
    else:
        return text
    for encoding in ("utf-8", "cp950"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def file_trouble(error: OSError) -> Problem:
    """What to tell of a file or folder that the system does not let the program use."""
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    return Problem("FILE_TROUBLE", file=shown(name), why=error.strerror or str(error))


def check_suffix(out: Path, suffixes: Collection[str]) -> None:
    """Refuse a name that ends otherwise, whatever its case.

    Raises:
        Problem: BAD_OUTPUT_TYPE.
    """
    if out.suffix.lower() not in suffixes:
        raise Problem("BAD_OUTPUT_TYPE", given=str(out), allowed=" ".join(suffixes))
