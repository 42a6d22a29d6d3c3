"""From a symbol's own frame (metres ahead and right of its middle) to the ground."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from gis.angles import Point, unit_vector
from gis.display.primitives import Circle, Colour, Path, Stroke

Run = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Where a symbol stands, which way its nose points, and what its items carry."""

    at: Point
    heading_deg: float
    layer: str
    key: str = ""

    def point(self, own: Point) -> Point:
        """The ground point of (ahead, right)."""
        (east, north), (ahead, right) = unit_vector(self.heading_deg), own
        return (
            self.at[0] + east * ahead + north * right,
            self.at[1] + north * ahead - east * right,
        )

    def run(self, own: Iterable[Point]) -> Run:
        """Ground points of a run."""
        return tuple(map(self.point, own))

    def lines(self, runs: Iterable[Iterable[Point]], stroke: Stroke) -> Path:
        """Open lines."""
        return Path(
            runs=tuple(self.run(run) for run in runs), stroke=stroke, layer=self.layer, key=self.key
        )

    def area(
        self, ring: Iterable[Point], *, stroke: Stroke | None = None, fill: Colour | None = None
    ) -> Path:
        """A closed ring."""
        return Path(
            runs=(self.run(ring),),
            closed=True,
            stroke=stroke,
            fill=fill,
            layer=self.layer,
            key=self.key,
        )

    def disc(
        self, own: Point, radius_m: float, *, stroke: Stroke | None = None, fill: Colour | None
    ) -> Circle:
        """A circle about a point of the symbol."""
        return Circle(
            centre=self.point(own),
            radius_m=radius_m,
            stroke=stroke,
            fill=fill,
            layer=self.layer,
            key=self.key,
        )

    def shifted(self, own: Point) -> Placing:
        """The same symbol with its middle where a point of it was."""
        return replace(self, at=self.point(own))

    def turned_about(self, own: Point, clockwise_deg: float) -> Placing:
        """The same symbol turned about one of its points."""
        pivot = self.point(own)
        heading = self.heading_deg + clockwise_deg
        x, y = replace(self, at=(0.0, 0.0), heading_deg=heading).point(own)
        return replace(self, at=(pivot[0] - x, pivot[1] - y), heading_deg=heading)


def box(rear: float, front: float, half_width: float) -> Run:
    """A ring from `rear` to `front` ahead, as wide on either side."""
    return ((front, -half_width), (front, half_width), (rear, half_width), (rear, -half_width))


def ellipse(half_length: float, half_width: float, parts: int = 32) -> Run:
    """A ring about the middle."""
    turns = (2 * math.pi * place / parts for place in range(parts))
    return tuple((half_length * math.cos(turn), half_width * math.sin(turn)) for turn in turns)


def oval(centre: Point, half_length: float, half_width: float, parts: int = 24) -> Run:
    """A ring about a point of the symbol."""
    ahead, right = centre
    return tuple((ahead + u, right + v) for u, v in ellipse(half_length, half_width, parts))
