"""Pieces of a page: text, rules, boxes, placed drawings with scale and north."""

from __future__ import annotations

from app.sheets.clipping import clipped
from app.sheets.style import (
    ASCENT_EM,
    BODY_M,
    HAIRLINE,
    INK,
    LINE_FACTOR,
    MM,
    NAVY,
    SHEET_LAYER,
)
from gis.angles import Point, moved
from gis.display.primitives import (
    WHITE,
    Anchor,
    Bounds,
    Colour,
    DisplayList,
    Item,
    Path,
    Stroke,
    Text,
    scaled_onto,
)

SCALES = (
    *(50, 100, 150, 200, 250, 300, 400, 500, 600, 750, 800, 1000, 1200, 1500, 2000, 2500),
    *(3000, 4000, 5000, 7500, 10_000, 15_000, 20_000, 25_000, 50_000, 100_000),
)
"""Scales (1 to ...) that sheets are printed in."""


def label(
    at: Point,
    text: str,
    height_m: float = BODY_M,
    *,
    anchor: Anchor = Anchor.LEFT,
    colour: Colour = INK,
    bold: bool = False,
) -> Text:
    """A text of the sheet itself; `at` lies on the baseline."""
    return Text(
        at=at,
        text=text,
        height_m=height_m,
        anchor=anchor,
        colour=colour,
        bold=bold,
        layer=SHEET_LAYER,
    )


def lines_down(
    left: float, top: float, lines: tuple[str, ...], height_m: float, *, colour: Colour = INK
) -> tuple[list[Item], float]:
    """Lines of text below `top`, and the height that they take."""
    step = height_m * LINE_FACTOR
    items: list[Item] = [
        label((left, top - ASCENT_EM * height_m - place * step), line, height_m, colour=colour)
        for place, line in enumerate(lines)
    ]
    return items, len(lines) * step


def rule(start: Point, end: Point, stroke: Stroke = HAIRLINE) -> Path:
    """A straight line of the sheet."""
    return Path(runs=((start, end),), stroke=stroke, layer=SHEET_LAYER)


def box(bounds: Bounds, *, fill: Colour | None = None, stroke: Stroke | None = None) -> Path:
    """A rectangle of the sheet."""
    corners = (
        (bounds.min_x, bounds.min_y),
        (bounds.max_x, bounds.min_y),
        (bounds.max_x, bounds.max_y),
        (bounds.min_x, bounds.max_y),
    )
    return Path(runs=(corners,), closed=True, fill=fill, stroke=stroke, layer=SHEET_LAYER)


def shrunk(bounds: Bounds, margin_m: float) -> Bounds:
    """A box smaller by a margin on every side."""
    return Bounds(
        bounds.min_x + margin_m,
        bounds.min_y + margin_m,
        bounds.max_x - margin_m,
        bounds.max_y - margin_m,
    )


def fit_scale(drawing: DisplayList, room: Bounds) -> float:
    """Room metres for each drawing metre at which the whole frame fits."""
    frame = drawing.frame
    return min(room.width / frame.width, room.height / frame.height)


def printed_scale(drawing: DisplayList, room: Bounds) -> int:
    """The largest usual scale (1 to ...) at which a ground drawing fits."""
    needed = 1 / fit_scale(drawing, room)
    usual = next((scale for scale in SCALES if scale >= needed * (1 - 1e-9)), None)
    return usual if usual is not None else round(needed + 0.5)


def placed(drawing: DisplayList, room: Bounds, *, scale: float) -> tuple[Item, ...]:
    """A drawing in the middle of `room`, cut to the room."""
    items = scaled_onto(drawing.items, scale=scale, source=drawing.frame.centre, target=room.centre)
    return clipped(items, room)


def north_arrow(centre: Point, size_m: float, *, north_deg: float, letter: str) -> list[Item]:
    """An arrow to north; `north_deg` is the bearing that points up the page."""
    up = -north_deg
    tip = moved(centre, up, size_m / 2)
    tail = moved(centre, up, -size_m * 0.22)
    left = moved(moved(centre, up, -size_m / 2), up + 90, -size_m * 0.28)
    right = moved(moved(centre, up, -size_m / 2), up + 90, size_m * 0.28)
    thin = Stroke(colour=NAVY, width_m=0.2 * MM)
    letter_at = (centre[0] + size_m * 0.85, centre[1] - 0.9 * MM)
    said = [label(letter_at, letter, BODY_M, anchor=Anchor.CENTRE, colour=NAVY, bold=True)]
    return [
        Path(runs=((tip, left, tail),), closed=True, fill=NAVY, stroke=thin, layer=SHEET_LAYER),
        Path(runs=((tip, right, tail),), closed=True, fill=WHITE, stroke=thin, layer=SHEET_LAYER),
        *(said if letter else ()),
    ]


def scale_bar(left: Point, scale: int, room_m: float) -> list[Item]:
    """A bar of a round number of ground metres, at most `room_m` long on paper."""
    lengths = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
    fits = [length for length in lengths if length / scale <= room_m]
    if not fits:
        return []
    long = fits[-1] / scale
    x, y = left
    dark = Bounds(x, y, x + long / 2, y + 1 * MM)
    light = Bounds(x + long / 2, y, x + long, y + 1 * MM)
    pen = Stroke(colour=NAVY, width_m=0.15 * MM)
    return [
        box(dark, fill=NAVY, stroke=pen),
        box(light, fill=WHITE, stroke=pen),
        label((x + long + 1 * MM, y - 0.4 * MM), f"{fits[-1]} m", BODY_M, colour=NAVY),
    ]
