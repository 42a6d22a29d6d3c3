"""How street geometry is made from roads: the engine, then the markings of the law."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.marking_catalogue import load_marking_catalogue
from gis.streets.derived import NodeFeature, StreetGeometry, StreetRoad
from gis.streets.engine.build import build_street_geometry
from gis.streets.markings.paint import paint
from gis.streets.records import Junction

ENGINE_SHARE = 0.7
"""Of the time that the engine takes; the rest is the markings'."""


def make_street_geometry(
    streets: Sequence[StreetRoad],
    junctions: Sequence[Junction],
    features: Sequence[NodeFeature],
    on_step: Callable[[float], None],
) -> StreetGeometry:
    """All that is derived from roads; the same for any order of the input.

    `on_step` hears the share of the work done and may raise to stop it.
    """
    made = build_street_geometry(
        streets, junctions, features, on_step=lambda done: on_step(ENGINE_SHARE * done)
    )
    painted = paint(made, made.shapes, made.junctions, features, load_marking_catalogue())
    on_step(1.0)
    return painted
