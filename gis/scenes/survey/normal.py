"""Normal equations of two unknowns, solved by hand: arrays would take longer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from gis.angles import Point
from gis.scenes.survey.equations import NEAR_M, Distance, Equation

LEAST_SHARE = 1e-12
"""Of the lesser eigenvalue: a direction about which next to nothing is measured."""


class Normal(NamedTuple):
    """The matrix by its parts, the right side, and the weighted sum of squared misfits."""

    east_east: float
    east_north: float
    north_north: float
    east: float
    north: float
    cost: float

    @property
    def eigenvalues(self) -> tuple[float, float]:
        """The lesser first."""
        middle = (self.east_east + self.north_north) / 2.0
        spread = math.hypot((self.east_east - self.north_north) / 2.0, self.east_north)
        return middle - spread, middle + spread

    @property
    def is_sound(self) -> bool:
        """Whether both directions are held."""
        low, high = self.eigenvalues
        return low > LEAST_SHARE * high

    @property
    def covariance(self) -> tuple[float, float, float]:
        """The inverse of a sound matrix by its parts: east east, east north, north north."""
        size = self.east_east * self.north_north - self.east_north**2
        return self.north_north / size, -self.east_north / size, self.east_east / size

    def step(self) -> Point:
        """What makes the linear misfits least; along a direction that is not held, no step."""
        if self.is_sound:
            ee, en, nn = self.covariance
            return (
                -(ee * self.east + en * self.north),
                -(en * self.east + nn * self.north),
            )
        _, high = self.eigenvalues
        if high <= 0.0:
            return (0.0, 0.0)
        # Of one direction only the matrix is its own square but for the eigenvalue.
        return (
            -(self.east_east * self.east + self.east_north * self.north) / high**2,
            -(self.east_north * self.east + self.north_north * self.north) / high**2,
        )


def normal_at(equations: Sequence[Equation], at: Point, *, bent: bool = False) -> Normal:
    """The normal equations at a place.

    With `bent` circles count with their curvature: where they touch or miss each other both look
    the same way, and only their bending holds the place across.
    """
    ee = en = nn = east = north = cost = 0.0
    for equation in equations:
        misfit, x, y, sigma = equation.at(at)
        weight = 1.0 / (sigma * sigma)
        ee, en, nn = ee + weight * x * x, en + weight * x * y, nn + weight * y * y
        east, north = east + weight * x * misfit, north + weight * y * misfit
        cost += weight * misfit * misfit
        if bent and isinstance(equation, Distance):
            bend = weight * misfit / max(misfit + equation.length_m, NEAR_M)
            ee, en, nn = ee + bend * y * y, en - bend * x * y, nn + bend * x * x
    return Normal(ee, en, nn, east, north, cost)


def held_at(equations: Sequence[Equation], at: Point) -> Normal | None:
    """The normal equations of a place that is held in both directions; None where it is not."""
    for bent in (False, True):
        normal = normal_at(equations, at, bent=bent)
        if normal.is_sound:
            return normal
    return None
