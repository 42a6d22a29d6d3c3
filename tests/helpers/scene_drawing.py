"""How hand-worked scenes are written down: parties, layouts, paths along circles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Xy = tuple[float, float]

LAYOUTS: dict[str, dict[str, float]] = {
    "3 arms": {"N": 0.0, "E": 90.0, "S": 180.0},
    "4 arms": {"N": 0.0, "E": 90.0, "S": 180.0, "W": 270.0},
    "5 arms": {"N": 0.0, "E": 90.0, "S": 180.0, "W": 270.0, "NW": 315.0},
}
HALF_WIDTH_M = 7.0


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One party of a sketch with what it must be read as; legs are arm names of the layouts."""

    class_code: str
    path: Sequence[Xy]
    heading: float
    action: str | None = None
    impact: str | None = None
    role: str = "driver"
    leg_in: str | None
    leg_out: str | None
    movement: str
    size: tuple[float, float] | None = (4.6, 1.8)


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """One pictogram."""

    name: str
    type_code: str
    impact: Xy
    parties: tuple[Drawn, ...]
    inside: bool
    layouts: tuple[str, ...] = tuple(LAYOUTS)


def turned_path(start: Xy, heading: float, ahead: float, radius: float, turn: float) -> list[Xy]:
    """Straight ahead, then on a circle by `turn` degrees (right is positive); points each 1 m."""
    points = [start]
    x, y = start
    steps = max(1, round(ahead))
    for _ in range(steps):
        x += math.sin(math.radians(heading)) * ahead / steps
        y += math.cos(math.radians(heading)) * ahead / steps
        points.append((x, y))
    arcs = max(1, math.ceil(abs(turn) / 5.0))
    chord = 2 * radius * math.sin(math.radians(abs(turn) / arcs / 2))
    for step in range(arcs):
        along = heading + turn * (step + 0.5) / arcs
        x += math.sin(math.radians(along)) * chord
        y += math.cos(math.radians(along)) * chord
        points.append((x, y))
    return points
