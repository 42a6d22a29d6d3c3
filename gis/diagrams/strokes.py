"""Small drawn pieces of a glyph: arrow heads, bars, boxes, ticks, figures."""

from __future__ import annotations

from gis.angles import Point, moved
from gis.display.primitives import BLACK, WHITE, Circle, Item, Path, Stroke

PATH_LAYER = "path"
FINE_M = 0.28


def line(
    points: tuple[Point, ...], width_m: float, key: str, *, dashes: tuple[float, ...] = ()
) -> Path:
    """A black open line."""
    stroke = Stroke(width_m=width_m, dashes_m=dashes)
    return Path(runs=(points,), stroke=stroke, layer=PATH_LAYER, key=key)


def hollow_line(points: tuple[Point, ...], width_m: float, key: str) -> tuple[Item, ...]:
    """A line that shows as two edges."""
    white = Stroke(colour=WHITE, width_m=width_m * 0.45)
    inside = Path(runs=(points,), stroke=white, layer=PATH_LAYER, key=key)
    return (line(points, width_m, key), inside)


def arrow_head(tip: Point, heading_deg: float, key: str, *, size_m: float, hollow: bool) -> Path:
    """A triangle with its point at `tip`."""
    back = moved(tip, heading_deg, -size_m)
    left = moved(back, heading_deg - 90.0, size_m * 0.42)
    right = moved(back, heading_deg + 90.0, size_m * 0.42)
    return Path(
        runs=((tip, left, right),),
        closed=True,
        stroke=Stroke(width_m=FINE_M) if hollow else None,
        fill=WHITE if hollow else BLACK,
        layer=PATH_LAYER,
        key=key,
    )


def cross_bar(at: Point, heading_deg: float, half_m: float, key: str) -> Path:
    """A short bar square to a heading."""
    ends = (moved(at, heading_deg - 90.0, half_m), moved(at, heading_deg + 90.0, half_m))
    return line(ends, 0.4, key)


def box(rear: Point, heading_deg: float, length_m: float, half_width_m: float, key: str) -> Path:
    """A vehicle-like outline from its rear along a heading."""
    front = moved(rear, heading_deg, length_m)
    corners = (
        moved(rear, heading_deg - 90.0, half_width_m),
        moved(front, heading_deg - 90.0, half_width_m),
        moved(front, heading_deg + 90.0, half_width_m),
        moved(rear, heading_deg + 90.0, half_width_m),
    )
    return Path(
        runs=(corners,),
        closed=True,
        stroke=Stroke(width_m=0.36),
        fill=WHITE,
        layer=PATH_LAYER,
        key=key,
    )


def square(centre: Point, half_m: float, key: str) -> Path:
    """A solid square: an object."""
    x, y = centre
    corners = (
        (x - half_m, y - half_m),
        (x + half_m, y - half_m),
        (x + half_m, y + half_m),
        (x - half_m, y + half_m),
    )
    return Path(runs=(corners,), closed=True, fill=BLACK, layer=PATH_LAYER, key=key)


def dot(at: Point, radius_m: float, key: str) -> Circle:
    """A solid dot."""
    return Circle(centre=at, radius_m=radius_m, fill=BLACK, layer=PATH_LAYER, key=key)


def ring(at: Point, radius_m: float, key: str) -> Circle:
    """An open ring."""
    stroke = Stroke(width_m=FINE_M)
    return Circle(
        centre=at, radius_m=radius_m, stroke=stroke, fill=WHITE, layer=PATH_LAYER, key=key
    )


def person(foot: Point, key: str) -> tuple[Item, ...]:
    """A standing figure about 2 m high, feet at `foot`, always upright on the drawing."""
    x, y = foot
    runs = (
        ((x - 0.6, y), (x, y + 1.0), (x + 0.6, y)),
        ((x, y + 1.0), (x, y + 1.95)),
        ((x - 0.7, y + 1.6), (x + 0.7, y + 1.6)),
    )
    body = Path(runs=runs, stroke=Stroke(width_m=FINE_M), layer=PATH_LAYER, key=key)
    head = Circle(centre=(x, y + 2.4), radius_m=0.45, fill=BLACK, layer=PATH_LAYER, key=key)
    return (body, head)


def fall_mark(at: Point, heading_deg: float, key: str) -> Path:
    """A zigzag at the end of a path: overturned or fell."""
    points = [at]
    for step, side in enumerate((-1, 1, -1, 1)):
        ahead = moved(at, heading_deg, 0.6 * (step + 1))
        points.append(moved(ahead, heading_deg + 90.0, 0.8 * side))
    return line(tuple(points), FINE_M, key)
