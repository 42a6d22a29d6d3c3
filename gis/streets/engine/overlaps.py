"""What still lies twice after trimming is given to one: the surface has no double pavement.

Roads overlap away from their junctions where they run side by side too close, or cross without a
common node on one level. An area keeps what it has
before a road, a higher class before a lower one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.streets.engine.offsets import areal
from gis.streets.engine.overlay import less, shared

LEAST_M2 = 1e-3
LEAST_PART_M2 = 0.05
"""Smaller leftovers of what was cut are dropped."""


def without_overlaps(
    shapes: NDArray[np.object_],
    levels: Sequence[int],
    ranks: Sequence[tuple[object, ...]],
    fixed: int = 0,
) -> tuple[NDArray[np.object_], set[int]]:
    """The shapes, each less what those of smaller rank on its level cover; and which were cut.

    The last `fixed` of the shapes stay as they are.
    """
    order = sorted(range(len(shapes)), key=ranks.__getitem__)
    place = np.empty(len(shapes), dtype=np.intp)
    place[order] = np.arange(len(shapes))
    level = np.asarray(levels)
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    keep = (place[left] < place[right]) & (level[left] == level[right])
    keep &= right < len(shapes) - fixed
    left, right = left[keep], right[keep]
    area = shapely.area(shapely.intersection(shapes[left], shapes[right]))
    big = area > LEAST_M2
    over: dict[int, list[int]] = defaultdict(list)
    for winner, loser in zip(left[big].tolist(), right[big].tolist(), strict=True):
        over[loser].append(winner)
    found = shapes.copy()
    cut: set[int] = set()
    for loser in sorted(over, key=lambda k: place[k]):
        rest = shapes[loser]
        for k in sorted(over[loser], key=place.__getitem__):
            if shared(found[k], rest).area > LEAST_M2:
                rest = less(rest, found[k])
                cut.add(loser)
        if loser in cut:
            found[loser] = areal(shapely.normalize(rest), LEAST_PART_M2)
    return found, cut
