"""Where the numbers of the first impact stand on the pictures of the form (33 欄); no Qt.

The form's own drawing: a car seen from above, nose up, with 1 to 4 on its sides, 5 to 8 on its
corners and 9 on its roof, and a two-wheeler with 11 to 14. Number 10, the underside, stands below
the roof, where the form has only words. Places are shares of the vehicle: (right, up) from its
middle, 1.0 at its edge.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gis.scenes.form.class_groups import ClassGroup

Spots = Mapping[str, tuple[float, float]]
CAR_SPOTS: Spots = MappingProxyType(
    {
        "01": (0.0, 1.0),
        "05": (1.0, 1.0),
        "02": (1.0, 0.0),
        "06": (1.0, -1.0),
        "03": (0.0, -1.0),
        "07": (-1.0, -1.0),
        "04": (-1.0, 0.0),
        "08": (-1.0, 1.0),
        "09": (0.0, 0.16),
        "10": (0.0, -0.3),
    }
)
"""Clockwise from the nose; then roof and underside."""
TWO_WHEELER_SPOTS: Spots = MappingProxyType(
    {"11": (0.0, 1.0), "12": (1.0, 0.0), "13": (0.0, -1.0), "14": (-1.0, 0.0)}
)


def spots_of(group: ClassGroup | None) -> Spots:
    """The numbers of a group of classes; none where it has no picture."""
    if group is ClassGroup.CAR:
        return CAR_SPOTS
    return TWO_WHEELER_SPOTS if group is ClassGroup.TWO_WHEELER else {}


def neighbour(spots: Spots, now: str | None, right: int, up: int) -> str | None:
    """The number to go to from one by an arrow key; the nose's where none is chosen yet.

    The nearest one in that direction: what lies aside counts double.
    """
    if not spots:
        return None
    if now not in spots:
        return next(iter(spots))
    x, y = spots[now]
    best, best_way = now, float("inf")
    for code, (other_x, other_y) in spots.items():
        ahead = (other_x - x) * right + (other_y - y) * up
        aside = abs((other_x - x) * up) + abs((other_y - y) * right)
        way = ahead + 2.0 * aside
        if ahead > 0.0 and way < best_way:
            best, best_way = code, way
    return best
