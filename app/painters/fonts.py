"""Letters for paper and screen: faces with fallback, widths, and subsets cut at a weight.

The packaged faces are Noto Sans TC and, for what it lacks (叄 for one), Noto Sans SC: variable
TrueType fonts under the SIL Open Font License. A character that no face has is shown as a box.
Widths are those of the weights that the papers embed (regular 400, bold 700).
"""

from __future__ import annotations

import io
import logging
import os
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from threading import RLock
from typing import Any, Final

from fontTools.ttLib import TTFont

from app.painters.font_files import (
    SIMPLIFIED,
    TRADITIONAL,
    find_font,
    open_font,
    packaged_file,
)

REGULAR_WEIGHT: Final = 400
BOLD_WEIGHT: Final = 700
REPLACEMENT: Final = "\u25a1"
"""□, what stands for a character that no face has."""
FONT_SETTING: Final = "DAOAN_FONT"
"""Environment variable: a TrueType file or a family of the system, tried before the package."""
_DROPPED_TABLES: Final = [
    "BASE",
    "DSIG",
    "GDEF",
    "GPOS",
    "GSUB",
    "STAT",
    "VORG",
    "VVAR",
    "gasp",
    "meta",
    "prep",
    "fpgm",
    "cvt",
    "vhea",
    "vmtx",
    "MVAR",
]


class Face:
    """One font face: which characters it has, how wide they are, and subsets of it."""

    def __init__(self, path: Path, place: int = 0) -> None:
        self.path = path
        self.place = place
        self._lock = RLock()
        self._font: TTFont = open_font(path, place)
        self._glyph_by_code: dict[int, str] = self._font.getBestCmap() or {}
        self._em = int(self._font["head"].unitsPerEm)
        self._widths: dict[bool, dict[str, float]] = {False: {}, True: {}}
        self._glyph_sets: dict[bool, Any] = {}

    @property
    def family(self) -> str:
        """The family name, as fontconfig and Qt know it."""
        return _family(self._font)

    @property
    def cap_height_em(self) -> float:
        """Height of capital letters in ems; 0.7 where the font does not say."""
        units = getattr(self._font["OS/2"], "sCapHeight", 0) if "OS/2" in self._font else 0
        return units / self._em if units > 0 else 0.7

    def has(self, character: str) -> bool:
        """Whether the face has a glyph for a character."""
        return ord(character) in self._glyph_by_code

    def advance_em(self, character: str, *, bold: bool) -> float:
        """Advance width in ems, at the weight, of a character the face has."""
        known = self._widths[bold].get(character)
        if known is None:
            with self._lock:
                glyphs = self._glyphs(bold=bold)
                units = glyphs[self._glyph_by_code[ord(character)]].width
            known = round(units) / self._em
            self._widths[bold][character] = known
        return known

    def _glyphs(self, *, bold: bool) -> Any:  # noqa: ANN401 - a fontTools glyph set has no type
        if bold not in self._glyph_sets:
            self._glyph_sets[bold] = self._font.getGlyphSet(location=self._location(bold=bold))
        return self._glyph_sets[bold]

    def _location(self, *, bold: bool) -> dict[str, float]:
        """The place on the variable font's axes; {} for a font of one weight."""
        return _axis_values(self._font, bold=bold)

    def subset(self, characters: frozenset[str], *, bold: bool) -> bytes:
        """A TrueType file of one weight with these characters only; same input, same bytes."""
        return _cut(self.path, self.place, "".join(sorted(characters)), bold)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that one face can show; characters are already replaced."""

    face: Face
    text: str


class FontSet:
    """Faces in the order in which they are asked for a character."""

    def __init__(self, faces: Iterable[Face | str]) -> None:
        self._sources = list(faces)
        self._ems = {bold: _KnownWidths(self, bold=bold) for bold in (False, True)}

    @property
    def first(self) -> Face:
        """The face that most of the text is set in."""
        return self._face(0)

    def _face(self, index: int) -> Face:
        """Faces given as names of packaged files are opened when first needed."""
        source = self._sources[index]
        if isinstance(source, str):
            source = self._sources[index] = _packaged_face(source)
        return source

    def face_for(self, character: str) -> Face | None:
        """The first face that has a character."""
        for index in range(len(self._sources)):
            face = self._face(index)
            if face.has(character):
                return face
        return None

    def missing(self, text: str) -> tuple[str, ...]:
        """Characters of a text that no face has, sorted; they are shown as boxes."""
        return tuple(sorted(c for c in set(clean_text(text)) if self.face_for(c) is None))

    def runs(self, text: str) -> list[Run]:
        """A text as pieces of one face each, cleaned, with boxes for what no face has."""
        shown = [self._shown(character) for character in clean_text(text)]
        return [
            Run(face, "".join(character for _, character in group))
            for face, group in groupby(shown, key=lambda pair: pair[0])
        ]

    def _shown(self, character: str) -> tuple[Face, str]:
        face = self.face_for(character)
        if face is not None:
            return face, character
        box_face = self.face_for(REPLACEMENT)
        return (box_face, REPLACEMENT) if box_face else (self.first, "?")

    def width_m(self, text: str, height_m: float, *, bold: bool = False) -> float:
        """Advance width of one line in metres; `height_m` is the em size."""
        return height_m * sum(map(self._ems[bold].__getitem__, text))

    def _measured_em(self, character: str, *, bold: bool) -> float:
        """Width of one character as it is shown; 0 for one that is left out."""
        runs = self.runs(character)
        return sum(run.face.advance_em(letter, bold=bold) for run in runs for letter in run.text)


class _KnownWidths(dict[str, float]):
    """Widths in ems by character, measured when first asked for."""

    def __init__(self, fonts: FontSet, *, bold: bool) -> None:
        super().__init__()
        self._fonts = fonts
        self._bold = bold

    def __missing__(self, character: str) -> float:
        known = self._fonts._measured_em(character, bold=self._bold)
        self[character] = known
        return known


def clean_text(text: str) -> str:
    """One line that a paper can show: breaks and odd spaces are spaces, invisible marks go.

    Private-use characters and lone surrogates stay: they show as boxes, so that nobody
    overlooks a character that was lost.
    """
    if text.isascii() and text.isprintable():
        return text
    kept = (_clean_character(character) for character in text)
    return "".join(kept)


def _clean_character(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp") or (category == "Zs" and character != "\u3000"):
        return " "
    variation = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    if category == "Cf" or variation:
        return ""
    return "\ufffd" if category == "Cs" else character


def text_width_m(text: str, height_m: float, *, bold: bool = False) -> float:
    """Advance width of one line of text in metres in the program's font; em size `height_m`."""
    return default_fonts().width_m(text, height_m, bold=bold)


def font_file() -> Path:
    """The file of the program's font, for the window to load, so that screen and paper agree."""
    return default_fonts().first.path


def cap_height_em() -> float:
    """Height of capital letters in ems (drawing programs measure letters so)."""
    return default_fonts().first.cap_height_em


def default_fonts() -> FontSet:
    """The packaged faces, after the font that the environment names (if it does)."""
    return font_set(os.environ.get(FONT_SETTING) or None)


@lru_cache(maxsize=8)
def font_set(wanted: str | None = None) -> FontSet:
    """Faces for a font file or a system family, then the packaged ones; None: only those.

    Raises:
        Problem: FONT_NOT_FOUND, FONT_UNREADABLE, FONT_NOT_TRUETYPE.
    """
    own: list[Face | str] = [Face(*find_font(wanted))] if wanted else []
    return FontSet([*own, TRADITIONAL, SIMPLIFIED])


@lru_cache(maxsize=4)
def _packaged_face(name: str) -> Face:
    return Face(packaged_file(name))


def _family(font: TTFont) -> str:
    """The typographic family name where there is one, else the plain one."""
    name = font["name"]
    return str(name.getDebugName(16) or name.getDebugName(1) or "Font")


def _axis_values(font: TTFont, *, bold: bool) -> dict[str, float]:
    """Weight at the wanted value within the font's range, other axes at their default."""
    if "fvar" not in font:
        return {}
    wanted = BOLD_WEIGHT if bold else REGULAR_WEIGHT
    return {
        axis.axisTag: min(max(wanted, axis.minValue), axis.maxValue)
        if axis.axisTag == "wght"
        else axis.defaultValue
        for axis in font["fvar"].axes
    }


@lru_cache(maxsize=32)
def _trimmed(path: Path, place: int, characters: str) -> bytes:
    """The font with these characters only, its weight axis still open (both weights use it)."""
    from fontTools import subset

    with _quiet_font_tools(), open_font(path, place) as font:
        options = subset.Options(layout_features=[], notdef_outline=True, hinting=False)
        options.drop_tables = [*options.drop_tables, *_DROPPED_TABLES]
        options.name_IDs = ["*"]
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        return _saved(font)


@lru_cache(maxsize=64)
def _cut(path: Path, place: int, characters: str, bold: bool) -> bytes:
    """Subset first (it makes the next step small), then set the weight."""
    from fontTools.varLib import instancer

    trimmed = io.BytesIO(_trimmed(path, place, characters))
    with (
        _quiet_font_tools(),
        TTFont(trimmed, lazy=True, recalcTimestamp=False, recalcBBoxes=False) as font,
    ):
        family = _family(font)
        if location := _axis_values(font, bold=bold):
            instancer.instantiateVariableFont(font, location, inplace=True)
        _name(font, family, bold=bold)
        return _saved(font)


def _saved(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def _name(font: TTFont, family: str, *, bold: bool) -> None:
    """Name the cut by family and weight: PDF tells fonts apart by their PostScript name."""
    name = font["name"]
    letters = "".join(c for c in family if c.isascii() and c.isalnum()) or "Font"
    style = "Bold" if bold else "Regular"
    name.names = []
    for name_id, words in ((1, letters), (2, style), (4, f"{letters} {style}")):
        name.setName(words, name_id, 3, 1, 0x409)
    name.setName(f"{letters}-{style}", 6, 3, 1, 0x409)


@contextmanager
def _quiet_font_tools() -> Iterator[None]:
    """Silence fontTools' running commentary; its failures raise."""
    logger = logging.getLogger("fontTools")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
