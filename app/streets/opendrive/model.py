"""What an OpenDRIVE file says, before it is written; names are those of the standard (1.8).

Stations `s` run from 0 along a road's reference line, `t` is positive to its left; metres.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LaneType(StrEnum):
    """Types of lanes; those that the standard calls deprecated are left out."""

    DRIVING = "driving"
    BIKING = "biking"
    WALKING = "walking"
    SHOULDER = "shoulder"
    PARKING = "parking"
    MEDIAN = "median"
    RESTRICTED = "restricted"


class LaneDirection(StrEnum):
    """Whether traffic runs as the rule (RHT, LHT) and the lane's side have it."""

    STANDARD = "standard"
    REVERSED = "reversed"
    BOTH = "both"


class Rule(StrEnum):
    """The side that traffic keeps to."""

    RIGHT_HAND = "RHT"
    LEFT_HAND = "LHT"


class ContactPoint(StrEnum):
    """Which end of another road a link means."""

    START = "start"
    END = "end"


class MarkType(StrEnum):
    """Types of road marks that the program paints."""

    NONE = "none"
    SOLID = "solid"
    BROKEN = "broken"
    SOLID_SOLID = "solid solid"
    SOLID_BROKEN = "solid broken"
    BROKEN_SOLID = "broken solid"
    BROKEN_BROKEN = "broken broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Poly:
    """a + b ds + c ds^2 + d ds^3 with ds = station - s, valid from station `s` on."""

    s: float
    a: float
    b: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cubic:
    """u and v by a parameter from 0 to 1 in the frame of a geometry's start (paramPoly3)."""

    u: tuple[float, float, float]
    """Coefficients of p, p^2 and p^3."""
    v: tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Geometry:
    """One piece of a reference line: a straight line, or a cubic."""

    s: float
    x: float
    y: float
    hdg: float
    length: float
    cubic: Cubic | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedLine:
    """One line of a road mark."""

    t: float
    """From the lane's border, positive to the left of the reference line."""
    width: float
    dash: tuple[float, float] | None = None
    """Lengths of lines and gaps; None for a solid line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadMark:
    """What is painted on a lane's border from station `s` on."""

    s: float
    kind: MarkType
    colour: str = "white"
    lines: tuple[PaintedLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class XodrLane:
    """One strip beside the centre lane: positive ids on the left, counted from the inside."""

    id: int
    kind: LaneType
    widths: tuple[Poly, ...]
    direction: LaneDirection = LaneDirection.STANDARD
    marks: tuple[RoadMark, ...] = ()
    allowed: tuple[str, ...] = ()
    """Road users that the lane is for; none where it is for all of its type."""
    predecessor: int | None = None
    successor: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """The one lane section of a road, and how far its centre lane lies from the line."""

    offset: tuple[Poly, ...]
    lanes: tuple[XodrLane, ...]
    """Left to right, without the centre lane."""
    centre_marks: tuple[RoadMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What a road's end meets: a road's end, or a junction."""

    road: str | None = None
    contact: ContactPoint | None = None
    junction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A signal head or sign beside a road."""

    id: str
    s: float
    t: float
    code: str
    forward: bool
    """Whether it is for traffic along the line."""
    h_offset: float
    """Its heading against the road's, radians."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadObject:
    """A painted area of a road: corners as (s, t)."""

    id: str
    kind: str
    """A type of the standard: "crosswalk", "roadMark"."""
    name: str
    corners: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class XodrRoad:
    """One road; `junction` for a connecting road."""

    id: str
    uid: str
    name: str
    rule: Rule
    plan: tuple[Geometry, ...]
    lanes: Lanes
    junction: str | None = None
    kind: str | None = None
    """A road type of the standard ("townArterial")."""
    speed_kmh: int | None = None
    level: int = 0
    predecessor: Link | None = None
    successor: Link | None = None
    signals: tuple[Signal, ...] = ()
    objects: tuple[RoadObject, ...] = ()

    @property
    def length(self) -> float:
        """Of the reference line."""
        last = self.plan[-1]
        return last.s + last.length


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """From a road that leads in to a connecting road, which starts there."""

    incoming: str
    connecting: str
    from_lane: int
    to_lane: int


@dataclass(frozen=True, slots=True, kw_only=True)
class XodrJunction:
    """Connections between roads."""

    id: str
    uid: str
    name: str
    connections: tuple[Connection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDrive:
    """A whole file; coordinates count from `origin` in metres of the CRS `proj` names."""

    proj: str
    origin: tuple[float, float]
    bounds: tuple[float, float, float, float]
    """West, south, east, north, counted from the origin."""
    roads: tuple[XodrRoad, ...]
    junctions: tuple[XodrJunction, ...]
