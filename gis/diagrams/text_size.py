"""How much room a line of text takes, estimated without a font (never too little)."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from gis.display.primitives import Anchor, Bounds, Text

_WIDE_EM = 1.0
_NARROW_EM = 0.62
_ASCENT_EM = 0.88
_DESCENT_EM = 0.24

_CLOSING = "，。、；：）」』！？,.;:)"
_PIECE = re.compile(
    rf"（[^（）]{{1,8}}）[{_CLOSING}]*\s*|[（「『(]*(?:[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+)"
    rf"[{_CLOSING}]*\s*|\s+"
)
"""A word, short bracket or full-width character with the marks that must stay with it."""


def estimated_width_m(text: str, height_m: float) -> float:
    """Width of a line: 1 em for a full-width character, 0.62 em for others."""
    return height_m * sum(
        _WIDE_EM if east_asian_width(letter) in "WFA" else _NARROW_EM for letter in text
    )


def text_bounds(text: Text) -> Bounds:
    """The box of a level text."""
    width = estimated_width_m(text.text, text.height_m)
    left = {Anchor.LEFT: 0.0, Anchor.CENTRE: width / 2, Anchor.RIGHT: width}[text.anchor]
    x, y = text.at
    return Bounds(
        x - left, y - _DESCENT_EM * text.height_m, x - left + width, y + _ASCENT_EM * text.height_m
    )


def lines_within(text: str, height_m: float, width_m: float) -> tuple[str, ...]:
    """A text broken into lines of a width: at spaces, and between full-width characters.

    A word that is wider by itself stands alone. At least one line.
    """
    lines, line = [], ""
    for piece in _PIECE.findall(text):
        if line.strip() and estimated_width_m((line + piece).rstrip(), height_m) > width_m:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return (*lines, line.rstrip())
