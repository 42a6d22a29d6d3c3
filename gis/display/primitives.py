"""The display list: a drawing as data, which screen, PDF, SVG, DXF and PNG paint alike.

Coordinates are metres, x to the right (east) and y up (north). A drawing of a place is in ground
metres; a printed sheet is in paper metres (A4 is 0.210 x 0.297), so a drawing gets onto paper by
`scaled_onto`, which scales line widths and letter heights too. Painters paint items in order.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from gis.angles import Point


@dataclass(frozen=True, slots=True)
class Colour:
    """sRGB colour, each part 0..255; `alpha` 0 (clear) to 1 (solid)."""

    red: int
    green: int
    blue: int
    alpha: float = 1.0

    def hex(self) -> str:
        """`#rrggbb`, without the alpha."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


BLACK = Colour(0, 0, 0)
WHITE = Colour(255, 255, 255)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line: width and dashes (line, gap, line, gap ...) in the list's metres; () is solid."""

    colour: Colour = BLACK
    width_m: float
    dashes_m: tuple[float, ...] = ()
    round_ends: bool = False


class Anchor(Enum):
    """Where on the text its point lies: horizontally (left, centre, right), on the baseline."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """One or more runs of straight segments, stroked, filled (even-odd over closed runs) or both.

    `key` names what the item stands for (a case number, a leg) for hit tests and tooltips;
    `layer` becomes the DXF layer and the SVG group class.
    """

    runs: tuple[tuple[Point, ...], ...]
    closed: bool = False
    stroke: Stroke | None = None
    fill: Colour | None = None
    layer: str = "0"
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A full circle, stroked, filled or both."""

    centre: Point
    radius_m: float
    stroke: Stroke | None = None
    fill: Colour | None = None
    layer: str = "0"
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text: `at` lies on the baseline, `height_m` is the em size (font size).

    `angle_deg` turns the baseline counter-clockwise from the x axis.
    """

    at: Point
    text: str
    height_m: float
    anchor: Anchor = Anchor.LEFT
    angle_deg: float = 0.0
    colour: Colour = BLACK
    bold: bool = False
    layer: str = "0"
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Pixels laid over a parallelogram that three of its corners say; papers for lines omit it.

    `rgba` holds `rows` times `columns` pixels of 4 bytes, the upper row first, colours not
    premultiplied.
    """

    rgba: bytes
    columns: int
    rows: int
    upper_left: Point
    upper_right: Point
    lower_left: Point
    layer: str = "0"
    key: str = ""

    def __post_init__(self) -> None:
        if len(self.rgba) != 4 * self.columns * self.rows or not self.rgba:
            raise ValueError(
                f"{len(self.rgba)} bytes are no picture of {self.columns} x {self.rows} pixels"
            )

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """Upper left, upper right, lower right, lower left."""
        (x, y), (right_x, right_y) = self.upper_left, self.upper_right
        low_x, low_y = self.lower_left
        lower_right = (right_x + low_x - x, right_y + low_y - y)
        return self.upper_left, self.upper_right, lower_right, self.lower_left


Item = Path | Circle | Text | Picture


@dataclass(frozen=True, slots=True)
class Bounds:
    """An axis-parallel box in the list's metres."""

    min_x: float
    min_y: float
    max_x: float
    max_y: float

    @property
    def width(self) -> float:
        """Extent in x."""
        return self.max_x - self.min_x

    @property
    def height(self) -> float:
        """Extent in y."""
        return self.max_y - self.min_y

    @property
    def centre(self) -> Point:
        """The middle of the box."""
        return ((self.min_x + self.max_x) / 2, (self.min_y + self.max_y) / 2)

    def meets(self, other: Bounds) -> bool:
        """Whether two boxes share a point; their edges belong to them."""
        across = self.min_x <= other.max_x and self.max_x >= other.min_x
        return across and self.min_y <= other.max_y and self.max_y >= other.min_y


@dataclass(frozen=True, slots=True)
class DisplayList:
    """Items in painting order and the box that a painter shows (a page, or the drawing's frame)."""

    items: tuple[Item, ...]
    frame: Bounds


def scaled_onto(
    items: Iterable[Item], *, scale: float, source: Point = (0.0, 0.0), target: Point = (0.0, 0.0)
) -> tuple[Item, ...]:
    """Items scaled about `source`, which lands on `target`; widths, dashes and letters scale too.

    `scale` is target metres for each source metre: 1/200 puts ground metres on paper at 1:200.
    """

    def place(point: Point) -> Point:
        return (
            target[0] + (point[0] - source[0]) * scale,
            target[1] + (point[1] - source[1]) * scale,
        )

    def thin(stroke: Stroke | None) -> Stroke | None:
        if stroke is None:
            return None
        return replace(
            stroke,
            width_m=stroke.width_m * scale,
            dashes_m=tuple(dash * scale for dash in stroke.dashes_m),
        )

    def scaled(item: Item) -> Item:
        match item:
            case Path():
                runs = tuple(tuple(place(point) for point in run) for run in item.runs)
                return replace(item, runs=runs, stroke=thin(item.stroke))
            case Circle():
                return replace(
                    item,
                    centre=place(item.centre),
                    radius_m=item.radius_m * scale,
                    stroke=thin(item.stroke),
                )
            case Text():
                return replace(item, at=place(item.at), height_m=item.height_m * scale)
            case Picture():
                return replace(
                    item,
                    upper_left=place(item.upper_left),
                    upper_right=place(item.upper_right),
                    lower_left=place(item.lower_left),
                )

    return tuple(scaled(item) for item in items)


def arc_points(
    centre: Point, radius_m: float, *, from_deg: float, to_deg: float, sagitta_m: float = 0.01
) -> tuple[Point, ...]:
    """Points on a circular arc between two bearings (clockwise if `to_deg` > `from_deg`).

    No chord leaves the arc by more than `sagitta_m`.
    """
    sweep = math.radians(to_deg - from_deg)
    if radius_m <= 0:
        return (centre,)
    step = 2 * math.acos(max(-1.0, 1 - min(sagitta_m / radius_m, 1.0)))
    count = max(2, math.ceil(abs(sweep) / max(step, 1e-3)) + 1)
    angles = (math.radians(from_deg) + sweep * i / (count - 1) for i in range(count))
    return tuple(
        (centre[0] + radius_m * math.sin(angle), centre[1] + radius_m * math.cos(angle))
        for angle in angles
    )
