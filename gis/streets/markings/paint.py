"""Markings put on streets that are made: what is long enough is painted, where pavement is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gis.streets.derived import JunctionArea, NodeFeature, RoadShape, StreetGeometry
from gis.streets.markings.catalogue import MarkingCatalogue
from gis.streets.markings.frame import FrameMemo
from gis.streets.markings.mark import Wanted, mark_streets
from gis.streets.markings.on_pavement import keep_on_pavement

LEAST_MARKED_M = 6.0
"""A shorter road between two junctions carries no markings."""


def paint(
    made: StreetGeometry,
    shapes: Sequence[RoadShape],
    junctions: Sequence[JunctionArea],
    features: Sequence[NodeFeature],
    catalogue: MarkingCatalogue,
    wanted: Wanted | None = None,
    frames: FrameMemo | None = None,
) -> StreetGeometry:
    """The geometry with its markings and furniture.

    `shapes` and `junctions` are those of `made`, and of its surroundings where only what is
    `wanted` is painted.
    """
    long_enough = [shape for shape in shapes if shape.axis.length >= LEAST_MARKED_M]
    painted = mark_streets(
        long_enough, junctions, features, catalogue=catalogue, wanted=wanted, frames=frames
    )
    markings = keep_on_pavement(painted.markings, made)
    return replace(made, markings=markings, furniture=painted.furniture)
