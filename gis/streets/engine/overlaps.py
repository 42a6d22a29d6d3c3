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
from gis.streets.engine.overlay import less

LEAST_M2 = 1e-3


def without_overlaps(
    shapes: NDArray[np.object_], levels: Sequence[int], ranks: Sequence[tuple[object, ...]]
) -> tuple[NDArray[np.object_], dict[int, list[int]]]:
    """The shapes, each less what those of smaller rank on its level cover; and who cut whom."""
    order = sorted(range(len(shapes)), key=lambda k: ranks[k])
    place = np.empty(len(shapes), dtype=np.intp)
    place[order] = np.arange(len(shapes))
    level = np.asarray(levels)
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    keep = (place[left] < place[right]) & (level[left] == level[right])
    left, right = left[keep], right[keep]
    area = shapely.area(shapely.intersection(shapes[left], shapes[right]))
    big = area > LEAST_M2
    cut_by: dict[int, list[int]] = defaultdict(list)
    for winner, loser in zip(left[big].tolist(), right[big].tolist(), strict=True):
        cut_by[loser].append(winner)
    found = shapes.copy()
    for loser in sorted(cut_by, key=lambda k: place[k]):
        winners = shapely.union_all(found[cut_by[loser]])
        found[loser] = areal(less(found[loser], winners))
    return found, dict(cut_by)
