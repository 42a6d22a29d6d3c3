"""A drawing scaled, turned and moved as one: a sheet laid on the ground."""

from __future__ import annotations

import math
from dataclasses import replace

from gis.angles import Point
from gis.display.primitives import (
    Bounds,
    Circle,
    DisplayList,
    Item,
    Path,
    Picture,
    Text,
    scaled_onto,
)


def turned_items(
    drawing: DisplayList,
    *,
    scale: float,
    source: Point,
    target: Point,
    counter_clockwise_deg: float = 0.0,
) -> DisplayList:
    """A drawing scaled and turned about `source`, which lands on `target`.

    Widths, dashes and letters scale too; the frame is the box about the turned one.
    """
    items = scaled_onto(drawing.items, scale=scale, source=source, target=target)
    (frame,) = scaled_onto(
        [Path(runs=(_corners(drawing.frame),))], scale=scale, source=source, target=target
    )
    assert isinstance(frame, Path)
    turn = _Turn(target, counter_clockwise_deg)
    corners = [turn.point(corner) for corner in frame.runs[0]]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    box = Bounds(min(xs), min(ys), max(xs), max(ys))
    return DisplayList(tuple(turn.item(item) for item in items), box)


def _corners(box: Bounds) -> tuple[Point, ...]:
    return (
        (box.min_x, box.min_y),
        (box.max_x, box.min_y),
        (box.max_x, box.max_y),
        (box.min_x, box.max_y),
    )


class _Turn:
    """Turns items about a point."""

    def __init__(self, about: Point, counter_clockwise_deg: float) -> None:
        self._about, self._deg = about, counter_clockwise_deg
        angle = math.radians(counter_clockwise_deg)
        self._c, self._s = math.cos(angle), math.sin(angle)

    def point(self, at: Point) -> Point:
        """One point."""
        if not self._deg:
            return at
        x, y = at[0] - self._about[0], at[1] - self._about[1]
        return (
            self._about[0] + x * self._c - y * self._s,
            self._about[1] + x * self._s + y * self._c,
        )

    def item(self, item: Item) -> Item:
        """One item."""
        if not self._deg:
            return item
        match item:
            case Path():
                runs = tuple(tuple(map(self.point, run)) for run in item.runs)
                return replace(item, runs=runs)
            case Circle():
                return replace(item, centre=self.point(item.centre))
            case Text():
                angle = item.angle_deg + self._deg
                return replace(item, at=self.point(item.at), angle_deg=angle)
            case Picture():
                return replace(
                    item,
                    upper_left=self.point(item.upper_left),
                    upper_right=self.point(item.upper_right),
                    lower_left=self.point(item.lower_left),
                )
