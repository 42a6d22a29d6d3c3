"""A vehicle by least squares: where all measurements of its anchors put it, turned but not bent.

Three unknowns, the middle of the footprint and the heading; all anchors are adjusted together with
weights 1/sigma^2 (Ghilani, Adjustment Computations, 6th ed., sections 11 and 18: a transformation
without a change of scale), begun at every pair of places that the anchors have of their own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

import numpy as np
from numpy.typing import NDArray

from gis.angles import Point
from gis.problems import Problem
from gis.scenes.survey.adjustment import ALIKE, ErrorEllipse, adjust, ellipse_of, is_misfit
from gis.scenes.survey.equations import Equation, equations_of
from gis.scenes.survey.measurements import FixedPoint, Measurement

Floats = NDArray[np.float64]
STEPS = 60
SETTLED_M = 1e-10
HALVINGS = 30
STARTS_MOST = 16
HELD = 1e-9
"""Share of the greatest singular value below which a direction is not held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RigidPlace:
    """The middle of a footprint and where its nose points to."""

    at: Point
    heading_deg: float

    def anchor(self, anchor: Point) -> Point:
        """Where an anchor of a placed body lies: (ahead, right) of the middle, metres."""
        east, north = _turned(math.radians(self.heading_deg), anchor)
        return (self.at[0] + east, self.at[1] + north)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Where a body is, and how sure that is."""

    place: RigidPlace
    covariance: Floats
    """3 x 3: east and north in metres, heading in radians."""
    redundancy: int
    """Equations beyond the three that are needed."""
    is_misfit: bool
    """Whether the measurements do not fit together: the body is longer or shorter than they say."""

    def ellipse(self, anchor: Point) -> ErrorEllipse:
        """How sure the place of an anchor is: (ahead, right) of the middle, metres."""
        by_heading = _by_heading(math.radians(self.place.heading_deg), anchor)
        moves = np.array([[1.0, 0.0, by_heading[0]], [0.0, 1.0, by_heading[1]]])
        spread = moves @ self.covariance @ moves.T
        return ellipse_of((float(spread[0, 0]), float(spread[0, 1]), float(spread[1, 1])))


@dataclass(frozen=True, slots=True)
class _Held:
    """An equation of one anchor."""

    equation: Equation
    anchor: Point


def fit(
    rows: Mapping[Point, Sequence[Measurement]],
    fixed: Mapping[str, FixedPoint],
    *,
    sketch: RigidPlace | None = None,
) -> Fitted | None:
    """Fit a body; `rows` are by the anchors they measure, (ahead, right) of the middle in metres.

    One anchor alone moves the sketch and does not turn it. None where the measurements do not
    place the body: an anchor alone without a sketch, or too few of them.

    Raises:
        Problem: those of `equations_of`.
    """
    held = [
        _Held(equation, anchor)
        for anchor, own in rows.items()
        for equation in equations_of(own, fixed)
    ]
    turns = len(rows) > 1
    ends = [_descended(held, start, turns=turns) for start in _starts(rows, fixed, sketch)]
    if len(held) < 2 or not ends:
        return None
    costs = [_cost(held, end) for end in ends]
    alike = [end for end, cost in zip(ends, costs, strict=True) if cost <= min(costs) + ALIKE]
    near = alike[0] if sketch is None else min(alike, key=lambda end: _apart(end, sketch))
    return _told(held, near, turns=turns)


def _apart(end: Floats, sketch: RigidPlace) -> float:
    return math.dist((float(end[0]), float(end[1])), sketch.at)


def _starts(
    rows: Mapping[Point, Sequence[Measurement]],
    fixed: Mapping[str, FixedPoint],
    sketch: RigidPlace | None,
) -> Iterator[Floats]:
    """Every way in which anchors placed alone put the body, then the sketch."""
    places: dict[Point, list[Point]] = {}
    for anchor, own in rows.items():
        near = None if sketch is None else sketch.anchor(anchor)
        try:
            alone = adjust(own, fixed, near=near)
        except Problem:  # less than the place of a point: it helps to turn the body
            continue
        places[anchor] = [alone.at] if alone.other is None else [alone.at, alone.other]
    heading = 0.0 if sketch is None else math.radians(sketch.heading_deg)
    for chosen in islice(product(*places.values()), STARTS_MOST):
        put = dict(zip(places, chosen, strict=True))
        if len(put) > 1:
            yield _laid(put)
        elif put and sketch is not None:
            yield _moved_to(*next(iter(put.items())), heading)
    if sketch is not None:
        yield np.array([*sketch.at, heading])


def _moved_to(anchor: Point, at: Point, heading: float) -> Floats:
    east, north = _turned(heading, anchor)
    return np.array([at[0] - east, at[1] - north, heading])


def laid(put: Mapping[Point, Point]) -> RigidPlace:
    """The place of a body whose anchors come nearest to places, all weighing alike."""
    at = _laid(put)
    return RigidPlace(at=(float(at[0]), float(at[1])), heading_deg=math.degrees(float(at[2])))


def _laid(put: Mapping[Point, Point]) -> Floats:
    """The turn and move that bring anchors nearest to places, all weighing alike."""
    count = len(put)
    ahead, right = (sum(one[k] for one in put) / count for k in (0, 1))
    east, north = (sum(one[k] for one in put.values()) / count for k in (0, 1))
    cosine = sine = 0.0
    for (a, r), (x, y) in put.items():
        da, dr, dx, dy = a - ahead, r - right, x - east, y - north
        cosine += da * dy + dr * dx
        sine += da * dx - dr * dy
    return _moved_to((ahead, right), (east, north), math.atan2(sine, cosine))


def _turned(heading: float, anchor: Point) -> Point:
    """From (ahead, right) to (east, north); radians clockwise from north."""
    (ahead, right), sine, cosine = anchor, math.sin(heading), math.cos(heading)
    return (sine * ahead + cosine * right, cosine * ahead - sine * right)


def _by_heading(heading: float, anchor: Point) -> Point:
    """How `_turned` changes with the heading."""
    east, north = _turned(heading, anchor)
    return (north, -east)


def _system(held: Sequence[_Held], at: Floats) -> tuple[Floats, Floats]:
    """Weighted derivatives (n x 3) and weighted misfits (n)."""
    rows, misfits = [], []
    for one in held:
        east, north = _turned(float(at[2]), one.anchor)
        row = one.equation.at((float(at[0]) + east, float(at[1]) + north))
        by_east, by_north = _by_heading(float(at[2]), one.anchor)
        turning = row.by_east * by_east + row.by_north * by_north
        rows.append([row.by_east / row.sigma_m, row.by_north / row.sigma_m, turning / row.sigma_m])
        misfits.append(row.misfit_m / row.sigma_m)
    return np.array(rows), np.array(misfits)


def _cost(held: Sequence[_Held], at: Floats) -> float:
    misfits = _system(held, at)[1]
    return float(misfits @ misfits)


def _descended(held: Sequence[_Held], start: Floats, *, turns: bool) -> Floats:
    """The place where no step makes the fit better."""
    at, (derivatives, misfits) = start, _system(held, start)
    for _ in range(STEPS):
        step = _step(derivatives, misfits, turns=turns)
        for _ in range(HALVINGS):
            if float(np.abs(step).max()) < SETTLED_M:
                return at
            after = _system(held, at + step)
            if after[1] @ after[1] <= misfits @ misfits:
                break
            step = step / 2.0
        else:
            return at
        at, (derivatives, misfits) = at + step, after
    return at


def _step(derivatives: Floats, misfits: Floats, *, turns: bool) -> Floats:
    free = derivatives if turns else derivatives[:, :2]
    found = np.linalg.lstsq(free, -misfits, rcond=HELD)[0]
    return np.array([*found, *([] if turns else [0.0])])


def _told(held: Sequence[_Held], at: Floats, *, turns: bool) -> Fitted | None:
    free = 3 if turns else 2
    derivatives = _system(held, at)[0][:, :free]
    lengths = np.linalg.svd(derivatives, compute_uv=False)
    if len(held) < free or lengths[-1] <= HELD * lengths[0]:
        return None
    covariance = np.zeros((3, 3))
    covariance[:free, :free] = np.linalg.inv(derivatives.T @ derivatives)
    return Fitted(
        place=RigidPlace(
            at=(float(at[0]), float(at[1])), heading_deg=math.degrees(float(at[2])) % 360.0
        ),
        covariance=covariance,
        redundancy=len(held) - free,
        is_misfit=is_misfit(_cost(held, at), len(held) - free),
    )
