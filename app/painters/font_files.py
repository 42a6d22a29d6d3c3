"""Where font files come from: the packaged Noto Sans, a file, or a family of the system."""

from __future__ import annotations

import io
import os
import struct
import sys
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont, TTLibError

from gis.problems import Problem

PACKAGE = "justmytype_intl_cjk"
TRADITIONAL = "notosanstc/NotoSansTC[wght].ttf"
SIMPLIFIED = "notosanssc/NotoSansSC[wght].ttf"
_BROKEN = (TTLibError, OSError, ValueError, EOFError, KeyError, AssertionError, struct.error)
"""What fontTools raises for files that are no fonts or damaged ones."""
FONT_SUFFIXES = (".ttf", ".ttc", ".otf", ".otc")


def packaged_file(name: str) -> Path:
    """The path of a font file inside the installed font package (SIL Open Font License)."""
    return Path(str(files(PACKAGE).joinpath("fonts", "ofl", *name.split("/"))))


def system_folders() -> tuple[Path, ...]:
    """Folders in which this operating system keeps fonts, those that exist."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        folders = [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"]
        folders.append(Path(local) / "Microsoft" / "Windows" / "Fonts")
    elif sys.platform == "darwin":
        folders = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    else:
        folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
        folders += [home / ".local/share/fonts", home / ".fonts"]
    return tuple(folder for folder in folders if folder.is_dir())


@lru_cache(maxsize=32)
def find_font(wanted: str, folders: tuple[Path, ...] | None = None) -> tuple[Path, int]:
    """The file and the face's place in it for a path or a family name.

    Raises:
        Problem: FONT_NOT_FOUND, FONT_UNREADABLE, or FONT_NOT_TRUETYPE for fonts with CFF
            outlines, which cannot be embedded in a PDF here.
    """
    if wanted.lower().endswith(FONT_SUFFIXES):
        path = Path(wanted)
        if not path.is_file():
            raise Problem("FONT_NOT_FOUND", font=wanted)
        return path, _first_usable(path, wanted)
    for folder in system_folders() if folders is None else folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in FONT_SUFFIXES:
                place = _face_of_family(path, wanted)
                if place is not None:
                    return path, place
    raise Problem("FONT_NOT_FOUND", font=wanted)


def open_font(path: Path, place: int = 0) -> TTFont:
    """A font read into memory (no file stays open); saving it keeps its dates (same bytes).

    Raises:
        Problem: FONT_UNREADABLE.
    """
    try:
        data = io.BytesIO(path.read_bytes())
        number = place if path.suffix.lower() in (".ttc", ".otc") else -1
        return TTFont(data, fontNumber=number, lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    except _BROKEN as error:
        raise Problem("FONT_UNREADABLE", font=path.name) from error


def _first_usable(path: Path, wanted: str) -> int:
    """The first face with TrueType outlines in a named file."""
    try:
        faces = _tables_by_face(path)
    except _BROKEN as error:
        raise Problem("FONT_UNREADABLE", font=wanted) from error
    for place, (tables, _) in enumerate(faces):
        if "glyf" in tables:
            return place
    raise Problem("FONT_NOT_TRUETYPE", font=wanted)


def _face_of_family(path: Path, family: str) -> int | None:
    """The place of a family's upright TrueType face in a file; None where it holds none."""
    try:
        faces = _tables_by_face(path)
    except _BROKEN:
        return None
    for place, (tables, names) in enumerate(faces):
        if "glyf" in tables and family.casefold() in names:
            return place
    return None


def _tables_by_face(path: Path) -> list[tuple[set[str], set[str]]]:
    """Table tags and the family and full names (case-folded) of every face of a file."""
    with path.open("rb") as file:
        several = file.read(4) == b"ttcf"
        file.seek(0)
        if several:
            return [_describe(font) for font in TTCollection(file, lazy=True)]
        return [_describe(TTFont(file, lazy=True))]


def _describe(font: TTFont) -> tuple[set[str], set[str]]:
    """Table tags, and the names an upright regular face goes by."""
    records = font["name"].names
    styles = {str(record).casefold() for record in records if record.nameID in (2, 17)}
    slanted_or_bold = any("italic" in style or "bold" in style for style in styles)
    wanted_ids = (4,) if slanted_or_bold else (1, 4, 16)
    names = {str(record).casefold() for record in records if record.nameID in wanted_ids}
    return set(font.keys()), names
