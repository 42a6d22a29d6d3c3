"""How street geometry is made from roads: the engine, then the markings of the law."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gis.streets.derived import NodeFeature, StreetGeometry, StreetRoad
from gis.streets.records import Junction


def make_street_geometry(
    streets: Sequence[StreetRoad],
    junctions: Sequence[Junction],
    features: Sequence[NodeFeature],
    on_step: Callable[[float], None],
) -> StreetGeometry:
    """All that is derived from roads; the same for any order of the input.

    `on_step` hears the share of the work done and may raise to stop it.
    """
    on_step(0.0)
    return StreetGeometry(roads=tuple(streets))
