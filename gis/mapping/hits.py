"""Which features lie at a point of the map, the nearest first."""

from __future__ import annotations

import numpy as np

from gis.angles import Point
from gis.display.primitives import Bounds
from gis.mapping.edges import distances_m
from gis.mapping.features import Features


def hits_near(features: Features, at: Point, reach_m: float) -> list[tuple[int, float]]:
    """Index and distance in metres of the features within `reach_m` of a point.

    Lines by their nearest edge; an area holds what lies inside (even-odd, 0 m), else counts by
    its edge. The nearest come first, of equally near ones the one that is painted last.
    """
    x, y = at
    near = features.in_box(Bounds(x - reach_m, y - reach_m, x + reach_m, y + reach_m))
    if not len(near):
        return []
    found = distances_m(features.taken(near), at)
    within = np.flatnonzero(found <= reach_m)
    if not len(within):
        return []
    order = within[np.lexsort((-near[within], found[within]))]
    return list(zip(near[order].tolist(), found[order].tolist(), strict=True))
