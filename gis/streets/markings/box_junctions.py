"""Box junction markings (網狀線, article 173): never where signals regulate traffic."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import shapely
from shapely import Polygon

from gis.streets.arm_design import Wish
from gis.streets.control import Control
from gis.streets.derived import JunctionArea
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.choices import MarkingChoices
from gis.streets.markings.frame import Array
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.sketch import Sketch

INSET_M = 0.5
"""From the junction's edge to the outline."""


def wants_box_junction(area: JunctionArea, arms: Sequence[Mouth], choices: MarkingChoices) -> bool:
    """Whether somebody chose one, for the area or at any of its arms, and the article allows it."""
    asked = any(arm.design.box_junction is Wish.YES for arm in arms)
    return (asked or area.uid in choices.box_junctions) and area.control is not Control.SIGNAL


def draw_box_junction(sketch: Sketch, area: JunctionArea, way_deg: float) -> None:
    """Outline and grid at 45 degrees to the main street, whose lines run at `way_deg`."""
    entry = sketch.catalogue[MarkingKind.BOX_JUNCTION]
    outline = shapely.buffer(area.shape, -INSET_M, join_style="mitre")
    inner = shapely.buffer(outline, -entry.width_m.usual, join_style="mitre")
    if not isinstance(outline, Polygon) or not isinstance(inner, Polygon) or inner.is_empty:
        return
    if outline.interiors or inner.interiors:
        return
    sketch.area(MarkingKind.BOX_JUNCTION, _ring(outline), hole=_ring(inner))
    for slant in (entry.angle_deg, -entry.angle_deg):
        lines = _grid_lines(inner, way_deg + slant, entry.apart_m.usual + entry.inner_m.usual)
        parts = shapely.get_parts(shapely.intersection(lines, inner))
        for part in parts[shapely.length(parts) > 0.2]:
            points = [(x, y) for x, y in shapely.get_coordinates(part).tolist()]
            sketch.line(MarkingKind.BOX_JUNCTION, points, width_m=entry.inner_m.usual)


def _ring(polygon: Polygon) -> list[tuple[float, float]]:
    return [(x, y) for x, y in shapely.get_coordinates(polygon.exterior)[:-1].tolist()]


def _grid_lines(polygon: Polygon, angle_deg: float, pitch: float) -> Array:
    """Parallel lines over a polygon at one angle, counter-clockwise from east."""
    angle = math.radians(angle_deg)
    way = np.array([math.cos(angle), math.sin(angle)])
    across = np.array([-way[1], way[0]])
    points = shapely.get_coordinates(polygon)
    middle = points.mean(axis=0)
    reach = float(np.hypot(*(points - middle).T).max())
    steps = np.arange(-math.floor(reach / pitch), math.floor(reach / pitch) + 1) * pitch
    begins = middle + steps[:, None] * across - way * reach
    ends = begins + 2.0 * reach * way
    return np.asarray(shapely.linestrings(np.stack([begins, ends], axis=1)))
