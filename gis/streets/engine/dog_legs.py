"""Dog-legs: two streets that end on a third from both sides, a few metres apart, are one junction.

Who crosses goes round a bend and back; the piece between has no room for lines of its own once the
kerbs turn into both streets.
"""

from __future__ import annotations

import math

from gis.streets.engine.arms import Arm, Layout
from gis.streets.engine.entrances import entrance_at

DOG_LEG_M = 15.0
"""Streets farther apart are two junctions, however their kerbs turn."""
STRAIGHT_COS = math.cos(math.radians(150.0))


def is_dog_leg(layout: Layout, track: int) -> bool:
    """Whether a road joins two Ts whose side streets lie on different sides of it."""
    if layout.tracks[track].length > DOG_LEG_M:
        return False
    start, end = (_side(layout, Arm(track, end)) for end in (0, 1))
    # Seen leaving its node each time: a street on the left of one end is on the right of the other.
    return start is not None and start == end


def _side(layout: Layout, arm: Arm) -> int | None:
    """On which side of an arm the side street of its T leaves, 1 left, -1 right; None at no T."""
    node = layout.tracks[arm.track].nodes[arm.end]
    others = [one for one in layout.arms_of[node] if one != arm]
    if len(others) != 2 or entrance_at(layout, node) is not None:
        return None
    way = layout.first_direction(arm)
    through, side = sorted(others, key=lambda one: float(way @ layout.first_direction(one)))
    if float(way @ layout.first_direction(through)) > STRAIGHT_COS:
        return None
    across = layout.first_direction(side)
    return 1 if float(way[0] * across[1] - way[1] * across[0]) > 0.0 else -1
