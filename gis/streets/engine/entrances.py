"""Entrances: where a lane, driveway or cycle path meets a greater road that goes straight on.

The greater road keeps its lanes and its edge; only the throat of the lesser one is an area. (A
junction area across the whole street would wipe out its markings at every yard.)
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from gis.streets.engine.arms import Arm, Layout
from gis.streets.engine.offsets import Coords, left_of, mitre

LESSER = frozenset({"service", "track", "cycleway"})
"""Classes of roads that only enter."""
STRAIGHT_COS = math.cos(math.radians(15.0))
LEAST_OPENING_SIN = math.sin(math.radians(30.0))
"""An entrance at a flatter angle is a gore, which is an area."""
SAME_M = 0.05


@dataclass(frozen=True, slots=True)
class Entrance:
    """The lesser arm, and both arms of the road that goes on, with the mitre between them."""

    minor: Arm
    through: tuple[Arm, Arm]
    across: tuple[Coords, Coords]
    """By arm of `through`: one metre to the left of the road's line."""

    def leaving(self, number: int) -> Coords:
        """The mitre of a through arm, to the left seen leaving."""
        return self.across[number] if self.through[number].end == 0 else -self.across[number]


def find_entrances(layout: Layout) -> dict[int, Entrance]:
    """All entrances by node."""
    found = {}
    for node in layout.arms_of:
        entrance = entrance_at(layout, node)
        if entrance is not None:
            found[node] = entrance
    return found


def entrance_at(layout: Layout, node: int) -> Entrance | None:
    """The entrance a node is; None where it is another kind of junction."""
    arms = layout.arms_of[node]
    minors = [arm for arm in arms if _class_of(layout, arm) in LESSER]
    through = [arm for arm in arms if arm not in minors]
    if len(arms) != 3 or len(minors) != 1 or through[0].track == through[1].track:
        return None
    one, other = through
    into, out = -layout.first_direction(one), layout.first_direction(other)
    if float(into @ out) < STRAIGHT_COS or not _same_section(layout, one, other):
        return None
    if _opening(layout, minors[0], into) < LEAST_OPENING_SIN:
        return None
    levels = {layout.tracks[arm.track].street.road.level for arm in arms}
    if len(levels) > 1:
        return None
    across = mitre(left_of(into)[None], left_of(out)[None])[0]
    # `across` points left of the way in by `one` and out by `other`
    return Entrance(
        minor=minors[0],
        through=(one, other),
        across=(
            across if one.end == 1 else -across,
            across if other.end == 0 else -across,
        ),
    )


def _class_of(layout: Layout, arm: Arm) -> str:
    return layout.tracks[arm.track].street.road.road_class


def _same_section(layout: Layout, one: Arm, other: Arm) -> bool:
    """Whether the road's edges go on where they were, sidewalks included."""
    return all(
        abs(left + right) < SAME_M
        for full in (False, True)
        for left, right in zip(
            layout.bounds_m(one, full=full), layout.bounds_m(other, full=full)[::-1], strict=True
        )
    )


def _opening(layout: Layout, minor: Arm, way: Coords) -> float:
    """Sine of the angle between the lesser arm and the road."""
    leaving = layout.first_direction(minor)
    return abs(float(way[0] * leaving[1] - way[1] * leaving[0]))
