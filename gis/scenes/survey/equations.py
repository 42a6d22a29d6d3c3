"""What each measurement says of a point, as equations that are linear close to it.

Every equation is "computed minus measured" in metres with its standard deviation; the derivatives
are by easting and northing. Ghilani, Adjustment Computations (6th ed.), chapters 14 (distances)
and 15 (angles); the offset is the distance from a line.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gis.angles import Point, bearing_deg, turn_deg, unit_vector
from gis.problems import Problem
from gis.scenes.survey.measurements import FixedPoint, Measurement, Method

LEAST_BASE_M = 0.05
"""Two fixed points nearer to each other give no direction."""
NEAR_M = 1e-9
FARTHEST_M = 1e8
"""No grid of the earth has greater coordinates."""
LONGEST_M = 1e5
"""No tape or total station measures a greater length."""
SIGMAS = (1e-6, 1e6)
"""Standard deviations that weights can be computed of."""


class Row(NamedTuple):
    """One equation at a place: misfit, its derivatives, and its standard deviation."""

    misfit_m: float
    by_east: float
    by_north: float
    sigma_m: float


class Distance(NamedTuple):
    """A distance from a fixed point."""

    measurement: int
    centre: Point
    length_m: float
    sigma_m: float

    def at(self, place: Point) -> Row:
        """The unit vector from the fixed point is the gradient."""
        dx, dy = place[0] - self.centre[0], place[1] - self.centre[1]
        long = math.hypot(dx, dy)
        if long < NEAR_M:
            return Row(long - self.length_m, 1.0, 0.0, self.sigma_m)
        return Row(long - self.length_m, dx / long, dy / long, self.sigma_m)


class Along(NamedTuple):
    """A distance in a direction from a point; square to it the place is free."""

    measurement: int
    origin: Point
    way: Point
    length_m: float
    sigma_m: float

    def at(self, place: Point) -> Row:
        """Linear."""
        (east, north), (x, y) = self.way, self.origin
        along = (place[0] - x) * east + (place[1] - y) * north
        return Row(along - self.length_m, east, north, self.sigma_m)


class Angle(NamedTuple):
    """A direction from a fixed point, as metres across it at the place."""

    measurement: int
    centre: Point
    bearing_deg: float
    sigma_rad: float

    def at(self, place: Point) -> Row:
        """The misfit is the arc at the place's distance, so that it has metres like the others."""
        long = max(math.dist(self.centre, place), NEAR_M)
        off = math.radians(turn_deg(self.bearing_deg, bearing_deg(self.centre, place)))
        east, north = unit_vector(bearing_deg(self.centre, place) + 90.0)
        return Row(off * long, east, north, self.sigma_rad * long)


Equation = Distance | Along | Angle
"""One thing that was measured; `measurement` is its row's place among those of the target."""


def equations_of(
    measurements: Sequence[Measurement], fixed: Mapping[str, FixedPoint]
) -> list[Equation]:
    """The equations of one target's measurements.

    Raises:
        Problem: SURVEY_POINT_UNKNOWN, SURVEY_VALUES_WRONG, SURVEY_BASE_TOO_SHORT.
    """
    found: list[Equation] = []
    for number, one in enumerate(measurements):
        unknown = [name for name in one.fixed if name not in fixed]
        if unknown:
            raise Problem("SURVEY_POINT_UNKNOWN", point=unknown[0], target=one.target)
        if not is_measurable(one) or not all(is_on_earth(fixed[name].at) for name in one.fixed):
            raise _wrong(one)
        found += _READERS[one.method](number, one, [fixed[name].at for name in one.fixed])
    return found


def is_on_earth(at: Point) -> bool:
    """Whether a place has coordinates that distances can be computed of."""
    return all(abs(value) <= FARTHEST_M for value in at)


def is_measurable(one: Measurement) -> bool:
    """Whether somebody can have measured these values with these standard deviations."""
    most = FARTHEST_M if one.method is Method.COORDINATES else LONGEST_M
    least, greatest = SIGMAS
    sigmas = (one.sigma_m, one.square_sigma_deg, one.angle_sigma_deg)
    return (
        all(abs(value) <= most for value in one.values_m)
        and all(least <= sigma <= greatest for sigma in sigmas)
        and (one.angle_deg is None or abs(one.angle_deg) <= LONGEST_M)
    )


def _distances(number: int, one: Measurement, points: Sequence[Point]) -> list[Equation]:
    if not points or len(points) != len(one.values_m):
        raise _wrong(one)
    if any(length < 0.0 for length in one.values_m):
        raise _wrong(one)
    pairs = zip(points, one.values_m, strict=True)
    return [Distance(number, centre, length, one.sigma_m) for centre, length in pairs]


def _baseline(number: int, one: Measurement, points: Sequence[Point]) -> list[Equation]:
    if len(one.values_m) != 2:
        raise _wrong(one)
    way = _direction(one, points)
    along, offset = one.values_m
    slip = offset * math.sin(math.radians(one.square_sigma_deg))
    left = (-way[1], way[0])
    return [
        Along(number, points[0], way, along, math.hypot(one.sigma_m, slip)),
        Along(number, points[0], left, offset, one.sigma_m),
    ]


def _polar(number: int, one: Measurement, points: Sequence[Point]) -> list[Equation]:
    if len(one.values_m) != 1 or one.values_m[0] < 0.0 or one.angle_deg is None:
        raise _wrong(one)
    _direction(one, points)
    bearing = bearing_deg(points[0], points[1]) + one.angle_deg
    return [
        Distance(number, points[0], one.values_m[0], one.sigma_m),
        Angle(number, points[0], bearing % 360.0, math.radians(one.angle_sigma_deg)),
    ]


def _coordinates(number: int, one: Measurement, points: Sequence[Point]) -> list[Equation]:
    if len(one.values_m) != 2 or points:
        raise _wrong(one)
    east, north = one.values_m
    return [
        Along(number, (east, north), (1.0, 0.0), 0.0, one.sigma_m),
        Along(number, (east, north), (0.0, 1.0), 0.0, one.sigma_m),
    ]


_READERS = {
    Method.TRIANGULATION: _distances,
    Method.BASELINE: _baseline,
    Method.POLAR: _polar,
    Method.COORDINATES: _coordinates,
}


def _direction(one: Measurement, points: Sequence[Point]) -> Point:
    """Unit vector from the first fixed point to the second."""
    if len(points) != 2:
        raise _wrong(one)
    long = math.dist(*points)
    if long < LEAST_BASE_M:
        raise Problem("SURVEY_BASE_TOO_SHORT", target=one.target)
    (x0, y0), (x1, y1) = points
    return ((x1 - x0) / long, (y1 - y0) / long)


def _wrong(one: Measurement) -> Problem:
    return Problem("SURVEY_VALUES_WRONG", target=one.target, method=one.method.value)
