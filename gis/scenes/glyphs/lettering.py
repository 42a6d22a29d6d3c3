"""Letters on the drawing: one upright line with a light box under it."""

from __future__ import annotations

import math

from gis.angles import Point
from gis.display.primitives import Anchor, Bounds, Colour, Item, Path, Text
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


def readable_deg(angle_deg: float) -> float:
    """The angle of a line's text, turned so that it is not upside down: in (-90, 90]."""
    turned = (angle_deg + 90.0) % 180.0 - 90.0
    return 90.0 if turned == -90.0 else turned


def text_bounds(item: Text) -> Bounds:
    """About which box a text covers."""
    wide = width_em(item.text) * item.height_m
    start = {Anchor.LEFT: 0.0, Anchor.CENTRE: -wide / 2, Anchor.RIGHT: -wide}[item.anchor]
    turn = math.radians(item.angle_deg)
    corners = [
        (
            item.at[0] + right * math.cos(turn) - above * math.sin(turn),
            item.at[1] + right * math.sin(turn) + above * math.cos(turn),
        )
        for right in (start, start + wide)
        for above in (-0.2 * item.height_m, 0.85 * item.height_m)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Bounds(min(xs), min(ys), max(xs), max(ys))
