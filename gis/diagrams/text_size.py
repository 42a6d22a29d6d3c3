"""How much room a line of text takes, estimated without a font (never too little)."""

from __future__ import annotations

from unicodedata import east_asian_width

from gis.display.primitives import Anchor, Bounds, Text

_WIDE_EM = 1.0
_NARROW_EM = 0.62
_ASCENT_EM = 0.88
_DESCENT_EM = 0.24


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
