"""The look shared by all sheets: page, margins, letter sizes, colours."""

from __future__ import annotations

from typing import Final

from gis.display.primitives import Bounds, Colour, Stroke

MM: Final = 0.001
A4_PORTRAIT: Final = Bounds(0.0, 0.0, 0.210, 0.297)
MARGIN_M: Final = 12 * MM

TITLE_M: Final = 6.2 * MM
HEADING_M: Final = 2.9 * MM
BODY_M: Final = 2.4 * MM
SMALL_M: Final = 2.1 * MM
LINE_FACTOR: Final = 1.38
"""Distance of baselines in letter heights."""
ASCENT_EM: Final = 0.88
"""From the baseline to the top of Chinese letters, in letter heights."""

INK: Final = Colour(27, 31, 36)
NAVY: Final = Colour(22, 52, 92)
GREY: Final = Colour(92, 102, 114)
WARNING: Final = Colour(158, 42, 20)
HAIR: Final = Colour(196, 203, 212)
TINT: Final = Colour(240, 243, 247)
BAR: Final = Colour(72, 112, 160)
DARK_BAR: Final = Colour(38, 56, 92)
DUSK_BAR: Final = Colour(214, 150, 70)
DAY_BAR: Final = Colour(240, 208, 120)

HAIRLINE: Final = Stroke(colour=HAIR, width_m=0.18 * MM)
RULE: Final = Stroke(colour=NAVY, width_m=0.5 * MM)
BORDER: Final = Stroke(colour=GREY, width_m=0.25 * MM)

SHEET_LAYER: Final = "sheet"
