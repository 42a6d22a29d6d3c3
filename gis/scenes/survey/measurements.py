"""What is measured at a scene: one row of the table, with how sure it is.

Distances are metres on the ground plane, angles degrees.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gis.angles import Point


class Method(StrEnum):
    """How a point is measured."""

    TRIANGULATION = "triangulation"
    """三角定位法: its distances from two or more fixed points."""
    BASELINE = "baseline"
    """支距法: along a line from one fixed point towards another, and square off it."""
    POLAR = "polar"
    """Distance and angle from a fixed point, clockwise from the direction to another."""
    COORDINATES = "coordinates"
    """Easting and northing by total station or satellite, in the scene's CRS."""


class Instrument(StrEnum):
    """What a length is measured with."""

    WHEEL = "wheel"
    """測量輪"""
    TAPE = "tape"
    """皮尺"""
    TOTAL_STATION = "total_station"
    """全測站"""
    ORTHOPHOTO = "orthophoto"
    """正射影像"""


SIGMA_M = {
    Instrument.WHEEL: 0.16,
    Instrument.TAPE: 0.03,
    Instrument.TOTAL_STATION: 0.01,
    Instrument.ORTHOPHOTO: 0.033,
}
"""Standard deviation of one length, metres: the specification's, section 1 of scenes."""
SQUARE_SIGMA_DEG = 5.0
"""Of an offset's direction judged by eye: 4 m are then off by 35 cm."""
ANGLE_SIGMA_DEG = 0.5
"""Of an angle read on a simple instrument."""


class LineSide(StrEnum):
    """On which side of the line from the first fixed point to the second a target lies."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedPoint:
    """A point that stays: a pole, a corner, a manhole; metres of the scene's CRS."""

    id: str
    at: Point
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One row of the measurement table.

    `values_m` are: for TRIANGULATION the distances from the points of `fixed` in turn; for BASELINE
    the distance along from the first of two points towards the second and the offset, positive to
    the left; for POLAR the distance from the first of two points (`angle_deg` clockwise from the
    direction to the second); for COORDINATES easting and northing.
    """

    target: str
    """What was measured and which of its anchors: "A.front_left_wheel"."""
    method: Method
    fixed: tuple[str, ...] = ()
    """Ids of the fixed points it refers to."""
    values_m: tuple[float, ...]
    angle_deg: float | None = None
    sigma_m: float = SIGMA_M[Instrument.WHEEL]
    side: LineSide | None = None
    """Of two distances, which of the two places where the circles cross."""
    square_sigma_deg: float = SQUARE_SIGMA_DEG
    angle_sigma_deg: float = ANGLE_SIGMA_DEG
    photo: str = ""
