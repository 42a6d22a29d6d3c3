"""What the drawing tool shows: points, preview, snap, given values, what it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gis.angles import Point, bearing_deg
from gis.drafting.constraints import Fixed
from gis.drafting.snaps import Snap
from gis.problems import Problem


class DrawnKind(Enum):
    """What is drawn; the value is the number of points it needs."""

    LINE = 2
    AREA = 3


class ArcMode(Enum):
    """How the next part is drawn."""

    STRAIGHT = "straight"
    THREE_POINTS = "three points"
    TANGENT = "tangent"
    BULGE = "bulge"


class DrawKey(Enum):
    """Keys of the tool."""

    DISTANCE = "D"
    ANGLE = "A"
    X = "X"
    Y = "Y"
    ALONG = "P"
    CONSTRUCTION = "C"
    ORTHO = "O"
    ARC = "R"
    SNAP = "S"
    NEXT_SNAP = "Tab"
    FINISH = "Enter"
    CANCEL = "Esc"
    BACK = "Backspace"


class Prompt(Enum):
    """What the tool waits for."""

    FIRST_POINT = "first point"
    NEXT_POINT = "next point"
    DISTANCE = "distance"
    ANGLE = "angle"
    X = "x"
    Y = "y"
    PICK_PARALLEL = "pick a segment to be parallel to"
    PICK_PERPENDICULAR = "pick a segment to be perpendicular to"
    CONSTRUCTION_POINT = "construction point"
    ARC_MIDDLE = "point on the arc"
    ARC_END = "end of the arc"
    BULGE = "bulge"
    DONE = "done"


FIELDS = {
    DrawKey.DISTANCE: Prompt.DISTANCE,
    DrawKey.ANGLE: Prompt.ANGLE,
    DrawKey.X: Prompt.X,
    DrawKey.Y: Prompt.Y,
}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One point set: the points it adds to the drawing; none of a construction point."""

    at: Point
    adds: tuple[Point, ...]
    heading_deg: float | None = None


@dataclass(frozen=True, kw_only=True)
class Given:
    """A value given for the next point, to be shown; `key` says which."""

    key: DrawKey
    fixed: Fixed


@dataclass(frozen=True, kw_only=True)
class DrawingState:
    """What is to be shown now; `actions` counts clicks, key chords and typed values so far."""

    points: tuple[Point, ...]
    preview: tuple[Point, ...]
    snap: Snap | None
    candidates: tuple[Snap, ...]
    given: tuple[Given, ...]
    prompt: Prompt
    problem: Problem | None
    actions: int
    is_done: bool
    is_cancelled: bool


def straight_step(start: Point | None, at: Point) -> Step:
    """A straight part to a point."""
    heading = None if start is None or start == at else bearing_deg(start, at)
    return Step(at=at, adds=(at,), heading_deg=heading)
