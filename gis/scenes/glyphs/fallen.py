"""The sign of what lies on its side: a small arrow towards the flank on the ground."""

from __future__ import annotations

from gis.display.primitives import Colour, Item
from gis.scenes.glyphs.look import PLAIN_MM, Look
from gis.scenes.glyphs.placing import Placing

_HEAD_MM = 1.4


def fall_arrow(
    down: float, side_m: float, placing: Placing, look: Look, colour: Colour, ahead_m: float = 0.0
) -> Item:
    """A filled arrow across: `down` is 1 for the right flank, -1 for the left one."""
    start, end = down * 0.15 * side_m, down * (side_m - look.mm(PLAIN_MM))
    head = min(look.mm(_HEAD_MM), 0.5 * abs(end - start))
    neck = end - down * head
    shaft = 0.14 * head
    own = (
        (0.0, end),
        (0.55 * head, neck),
        (shaft, neck),
        (shaft, start),
        (-shaft, start),
        (-shaft, neck),
        (-0.55 * head, neck),
    )
    return placing.area(((ahead_m + ahead, right) for ahead, right in own), fill=colour)
