"""The inside of a junction without a store: the hull of its arm mouths."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from gis.angles import Point, moved, turn_deg
from gis.scenes.paths import distance_to_path
from gis.scenes.scene import Arm, SceneJunction

FARTHEST_MOUTH_M = 60.0
"""Arms that leave side by side get no mouth farther away than this."""
_NEARLY_OPPOSITE_DEG = 150.0
_TOLERANCE_M = 0.05


def mouth_distances(arms: Sequence[Arm]) -> dict[str, float]:
    """How far from the centre each arm's mouth lies, in metres, by the arm's name.

    A mouth is where both edges of the arm have left the edges of its neighbours. Two edges meet
    at (w_other + w_own cos g) / sin g along the own arm, g being the angle between the arms;
    between nearly opposite arms of different widths that runs away and is held to the wider half.
    """
    ordered = sorted(arms, key=lambda arm: (arm.bearing_deg % 360.0, arm.name))
    if len(ordered) == 1:
        return {ordered[0].name: ordered[0].half_width_m}
    distances = {arm.name: 0.0 for arm in ordered}
    for arm, neighbour in zip(ordered, (*ordered[1:], ordered[0]), strict=True):
        for own, other in ((arm, neighbour), (neighbour, arm)):
            met = _meeting_m(own, other, (neighbour.bearing_deg - arm.bearing_deg) % 360.0)
            distances[own.name] = max(distances[own.name], met)
    if max(distances.values(), default=0.0) <= 0.5:  # two arms of one road: the mouths coincide
        return {arm.name: arm.half_width_m for arm in ordered}
    return distances


def _meeting_m(own: Arm, other: Arm, gap: float) -> float:
    """Where the edge of `own` towards `other` meets that of `other`, metres along `own`."""
    if gap >= 180.0:
        return 0.0
    sine = math.sin(math.radians(gap))
    reach = other.half_width_m + own.half_width_m * math.cos(math.radians(gap))
    met = FARTHEST_MOUTH_M if sine < 1e-6 else max(0.0, reach / sine)
    if gap > _NEARLY_OPPOSITE_DEG:
        met = min(met, max(own.half_width_m, other.half_width_m))
    return min(met, FARTHEST_MOUTH_M)


def junction_hull(junction: SceneJunction) -> tuple[Point, ...]:
    """Convex hull of the two corners of every mouth, counter-clockwise; () without arms."""
    distances = mouth_distances(junction.arms)
    corners = [
        moved(
            moved(junction.centre, arm.bearing_deg, distances[arm.name]),
            arm.bearing_deg + 90.0,
            side * arm.half_width_m,
        )
        for arm in junction.arms
        for side in (-1.0, 1.0)
    ]
    return convex_hull(corners)


def convex_hull(points: Sequence[Point]) -> tuple[Point, ...]:
    """Convex hull, counter-clockwise (Andrew's monotone chain, 1979)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return tuple(ordered)

    def half(run: Sequence[Point]) -> list[Point]:
        chain: list[Point] = []
        for point in run:
            while len(chain) > 1 and _cross(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        return chain[:-1]

    return tuple(half(ordered) + half(ordered[::-1]))


def _cross(origin: Point, a: Point, b: Point) -> float:
    return (a[0] - origin[0]) * (b[1] - origin[1]) - (a[1] - origin[1]) * (b[0] - origin[0])


def contains(polygon: Sequence[Point], point: Point) -> bool:
    """Whether a simple polygon contains a point; its edge belongs to it."""
    if len(polygon) < 3:
        return False
    ring = [*polygon, polygon[0]]
    inside = False
    for a, b in pairwise(ring):
        if (a[1] > point[1]) != (b[1] > point[1]):
            crossing = a[0] + (point[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
            inside ^= point[0] < crossing
    return inside or distance_to_path(point, ring) <= _TOLERANCE_M


def turn_between(arm_in: Arm, arm_out: Arm) -> float:
    """Change of heading from entering by one arm to leaving by another, (-180, 180], right > 0."""
    return turn_deg(arm_in.bearing_deg + 180.0, arm_out.bearing_deg)
