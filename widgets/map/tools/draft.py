"""What a tool has drawn so far: points, the pointer, and a number being typed; never changed."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from gis.angles import Point

_LONGEST_TYPED = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Points set, where the pointer is (None before it moved), characters of a length."""

    points: tuple[Point, ...] = ()
    cursor: Point | None = None
    typed: str = ""

    @property
    def typed_m(self) -> float | None:
        """The typed length in metres, where it is one."""
        try:
            length = float(self.typed)
        except ValueError:
            return None
        return length if length > 0 else None

    @property
    def aim(self) -> Point | None:
        """Where the next point would be: the pointer, or at the typed length towards it."""
        length = self.typed_m
        if length is None or self.cursor is None or not self.points:
            return self.cursor
        (x, y), (to_x, to_y) = self.points[-1], self.cursor
        way = math.hypot(to_x - x, to_y - y)
        if way == 0:
            return (x + length, y)
        return (x + (to_x - x) / way * length, y + (to_y - y) / way * length)

    @property
    def shown(self) -> tuple[Point, ...]:
        """The points with the one aimed at."""
        aim = self.aim
        if aim is None or not self.points or aim == self.points[-1]:
            return self.points
        return (*self.points, aim)

    def moved(self, to: Point) -> Draft:
        """With the pointer elsewhere."""
        return replace(self, cursor=to)

    def with_point(self, at: Point) -> Draft:
        """With one more point; a typed length is used up."""
        return replace(self, points=(*self.points, at), typed="")

    def typing(self, character: str) -> Draft | None:
        """With a digit or decimal point more; None for any other character."""
        if not self.points or len(character) != 1 or character not in "0123456789.":
            return None
        if len(self.typed) >= _LONGEST_TYPED or (character == "." and "." in self.typed):
            return self
        return replace(self, typed=self.typed + character)

    def taken_back(self) -> Draft | None:
        """Without the last typed character, else without the last point; None where empty."""
        if self.typed:
            return replace(self, typed=self.typed[:-1])
        if self.points:
            return replace(self, points=self.points[:-1])
        return None

    def escaped(self) -> Draft | None:
        """One level back: without the typed length, else without any point; None where empty."""
        if self.typed:
            return replace(self, typed="")
        if self.points:
            return replace(self, points=())
        return None
