"""Letters on the drawing: one upright line with a light box under it."""

from __future__ import annotations

import math

from gis.angles import Point
from gis.display.primitives import Anchor, Colour, Item, Path, Text
from gis.scenes.glyphs.look import LETTER_MM, Look

_NARROW_EM, _WIDE_EM = 0.58, 1.0
_BASELINE_EM = 0.36
"""How far the baseline lies below the middle of capital letters and digits."""


def width_em(text: str) -> float:
    """About how wide a text is: Chinese characters one em, the others 0.58."""
    return sum(_WIDE_EM if ord(one) >= 0x2E80 else _NARROW_EM for one in text)


def lettered(
    text: str,
    middle: Point,
    look: Look,
    *,
    layer: str,
    key: str,
    size_mm: float = LETTER_MM,
    colour: Colour | None = None,
    bold: bool = False,
    angle_deg: float = 0.0,
    boxed: bool = True,
) -> list[Item]:
    """A text whose middle lies at a point; `angle_deg` counter-clockwise from the x axis."""
    text = "".join(one for one in text if one.isprintable())
    if not text:
        return []
    size = look.mm(size_mm)
    turn = math.radians(angle_deg)
    across, up = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))
    drop = _BASELINE_EM * size

    def place(right: float, above: float) -> Point:
        return (
            middle[0] + across[0] * right + up[0] * above,
            middle[1] + across[1] * right + up[1] * above,
        )

    items: list[Item] = []
    if boxed:
        half, high = width_em(text) * size / 2 + look.mm(0.3), 0.52 * size
        ring = (place(-half, -high), place(half, -high), place(half, high), place(-half, high))
        items.append(Path(runs=(ring,), closed=True, fill=look.halo, layer=layer, key=key))
    items.append(
        Text(
            at=place(0.0, -drop),
            text=text,
            height_m=size,
            anchor=Anchor.CENTRE,
            angle_deg=angle_deg,
            colour=look.ink if colour is None else colour,
            bold=bold,
            layer=layer,
            key=key,
        )
    )
    return items
