"""Least squares: the place that fits all measurements of a target best, and how sure it is.

Gauss-Newton with weights 1/sigma^2, begun wherever two measurements alone put the target; fixed
points count as exact. The covariance is that of the a priori sigmas, (A' P A)^-1, as drawings
rarely have enough measurements to estimate them (Ghilani, Adjustment Computations, 6th ed.,
sections 11 and 19).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from gis.angles import Point
from gis.problems import Problem
from gis.scenes.survey.equations import Distance, Equation, equations_of
from gis.scenes.survey.measurements import FixedPoint, Measurement
from gis.scenes.survey.normal import held_at, normal_at
from gis.scenes.survey.readings import side_of
from gis.scenes.survey.starts import starts

STEPS = 60
SETTLED_M = 1e-9
HALVINGS = 30
FLAT_DEG = 30.0
"""Circles that cross below this or above 180 deg less this put the target badly."""
MISFIT_SIGMAS = 3.0
"""A sum of squared misfits as rare as one value off by so many is not by chance."""
CHANCE_Z = 2.782
"""One-sided normal deviate of 0.27 %, as rare as three standard deviations on either side."""
ALIKE = 1e-6
"""Misfits of two places that differ by less are the same."""


class SurveyWarning(StrEnum):
    """What an officer should look at again; the words live in `resources/i18n`."""

    FLAT_CROSSING = "SURVEY_FLAT_CROSSING"
    """The circles cross below 30 or above 150 degrees."""
    TWO_PLACES = "SURVEY_TWO_PLACES"
    """Two places fit alike and nothing says which; the nearer to the sketch was taken."""
    MISFIT = "SURVEY_MISFIT"
    """The measurements do not fit together: one of them is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorEllipse:
    """Standard error ellipse: half axes in metres, the greater one's bearing from north."""

    major_m: float
    minor_m: float
    bearing_deg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Residual:
    """How far one measurement is off: computed minus measured, the worst of its equations."""

    measurement: int
    """Place of the measurement among those of the target."""
    off_m: float
    sigmas: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjusted:
    """Where a target is."""

    target: str
    at: Point
    rms_m: float
    """Standard error of the place, both coordinates together."""
    ellipse: ErrorEllipse
    residuals: tuple[Residual, ...]
    redundancy: int
    """Equations beyond the two that are needed."""
    crossing_deg: float | None
    """Best angle at which two measured circles cross at the place; None without two."""
    warnings: tuple[SurveyWarning, ...] = ()
    other: Point | None = None
    """The second place that fits alike, where there is one."""


def adjust(
    measurements: Sequence[Measurement],
    fixed: Mapping[str, FixedPoint],
    *,
    near: Point | None = None,
) -> Adjusted:
    """Adjust the measurements of one target; `near` is where it was sketched.

    Raises:
        Problem: SURVEY_TOO_FEW, and those of `equations_of`.
    """
    equations = equations_of(measurements, fixed)
    ends = [_descended(equations, start) for start in _starts(equations, near)]
    held = [(end, normal) for end in ends if (normal := held_at(equations, end)) is not None]
    if len(equations) < 2 or not held:
        raise Problem("SURVEY_TOO_FEW", target=measurements[0].target)
    least = min(normal.cost for _, normal in held)
    alike = _distinct([end for end, normal in held if normal.cost <= least + ALIKE])
    at, is_told = _chosen(alike, measurements, fixed, near)
    other = next((end for end in alike if end != at), None)
    return _told(measurements, equations, at, None if is_told else other)


def adjust_all(
    measurements: Sequence[Measurement],
    fixed: Mapping[str, FixedPoint],
    sketched: Mapping[str, Point] | None = None,
) -> dict[str, Adjusted | Problem]:
    """All targets in order of their first measurement; what cannot be placed has its problem."""
    rows: dict[str, list[Measurement]] = {}
    for one in measurements:
        rows.setdefault(one.target, []).append(one)
    found: dict[str, Adjusted | Problem] = {}
    for target, own in rows.items():
        try:
            found[target] = adjust(own, fixed, near=(sketched or {}).get(target))
        except Problem as problem:
            found[target] = problem
    return found


def _starts(equations: Sequence[Equation], near: Point | None) -> list[Point]:
    return [*starts(equations), *([] if near is None else [near])]


def _descended(equations: Sequence[Equation], start: Point) -> Point:
    """The place where no step makes the fit better."""
    at, normal = start, normal_at(equations, start)
    for _ in range(STEPS):
        east, north = normal.step()
        for _ in range(HALVINGS):
            if math.hypot(east, north) < SETTLED_M:
                return at
            there = (at[0] + east, at[1] + north)
            after = normal_at(equations, there)
            if after.cost <= normal.cost:
                break
            east, north = east / 2.0, north / 2.0
        else:
            return at
        at, normal = there, after
    return at


def _distinct(places: Sequence[Point]) -> list[Point]:
    found: list[Point] = []
    for place in places:
        if all(math.dist(place, one) > 1e-3 for one in found):
            found.append(place)
    return found


def _chosen(
    alike: Sequence[Point],
    measurements: Sequence[Measurement],
    fixed: Mapping[str, FixedPoint],
    near: Point | None,
) -> tuple[Point, bool]:
    """One of several places that fit alike, and whether something told which."""
    if len(alike) == 1:
        return alike[0], True
    for one in measurements:
        if one.side is not None and len(one.fixed) >= 2:
            a, b = (fixed[name].at for name in one.fixed[:2])
            for place in alike:
                if side_of(place, a, b) is one.side:
                    return place, True
    if near is not None:
        return min(alike, key=lambda place: math.dist(place, near)), False
    return alike[0], False


def _told(
    measurements: Sequence[Measurement],
    equations: Sequence[Equation],
    at: Point,
    other: Point | None,
) -> Adjusted:
    normal = held_at(equations, at)
    assert normal is not None
    covariance = normal.covariance
    residuals = _residuals(equations, at, len(measurements))
    crossing = _crossing_deg(equations, at)
    warnings = []
    is_flat = crossing is not None and not FLAT_DEG <= crossing <= 180.0 - FLAT_DEG
    if is_flat and _only_circles(equations):
        warnings.append(SurveyWarning.FLAT_CROSSING)
    if other is not None:
        warnings.append(SurveyWarning.TWO_PLACES)
    redundancy = len(equations) - 2
    if is_misfit(normal.cost, redundancy) or any(one.sigmas > MISFIT_SIGMAS for one in residuals):
        warnings.append(SurveyWarning.MISFIT)
    return Adjusted(
        target=measurements[0].target,
        at=at,
        rms_m=math.sqrt(covariance[0] + covariance[2]),
        ellipse=ellipse_of(covariance),
        residuals=residuals,
        redundancy=redundancy,
        crossing_deg=crossing,
        warnings=tuple(warnings),
        other=other,
    )


def is_misfit(cost: float, redundancy: int) -> bool:
    """Whether a sum of squared misfits (in standard deviations) is too great for chance.

    Chi-squared at the probability of three standard deviations, by Wilson and Hilferty (1931);
    9.1 of one equation beyond the needed ones. Two circles that do not meet count as one.
    """
    beyond = max(redundancy, 1)
    share = 2.0 / (9.0 * beyond)
    limit = beyond * (1.0 - share + CHANCE_Z * math.sqrt(share)) ** 3
    return cost > limit


def _residuals(equations: Sequence[Equation], at: Point, count: int) -> tuple[Residual, ...]:
    worst: list[Residual | None] = [None] * count
    for equation in equations:
        row = equation.at(at)
        here = Residual(
            measurement=equation.measurement,
            off_m=row.misfit_m,
            sigmas=abs(row.misfit_m) / row.sigma_m,
        )
        before = worst[equation.measurement]
        if before is None or here.sigmas > before.sigmas:
            worst[equation.measurement] = here
    return tuple(one for one in worst if one is not None)


def _only_circles(equations: Sequence[Equation]) -> bool:
    return all(isinstance(equation, Distance) for equation in equations)


def _crossing_deg(equations: Sequence[Equation], at: Point) -> float | None:
    """Of all pairs of circles the angle of crossing nearest to a right one, degrees."""
    ways = [
        (at[0] - one.centre[0], at[1] - one.centre[1])
        for one in equations
        if isinstance(one, Distance)
    ]
    angles = [
        abs(math.degrees(math.atan2(a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1])))
        for a, b in combinations(ways, 2)
    ]
    return min(angles, key=lambda angle: abs(angle - 90.0), default=None)


def ellipse_of(covariance: tuple[float, float, float]) -> ErrorEllipse:
    """Half axes are the roots of the eigenvalues of east east, east north, north north."""
    ee, en, nn = covariance
    middle, spread = (ee + nn) / 2.0, math.hypot((ee - nn) / 2.0, en)
    turn = math.atan2(2.0 * en, ee - nn) / 2.0  # of the greater axis, counter-clockwise from east
    return ErrorEllipse(
        major_m=math.sqrt(middle + spread),
        minor_m=math.sqrt(max(middle - spread, 0.0)),
        bearing_deg=(90.0 - math.degrees(turn)) % 180.0,
    )
