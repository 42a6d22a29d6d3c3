"""Where ramps join and leave: merge lines (穿越虛線, 189-1) and gores (槽化線, 171).

Along a street that goes straight on past the mouths of ramps its edge runs on as a merge line.
Between a street and a ramp that open at a small angle the paved wedge is hatched.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import shapely
from shapely import Polygon

from gis.streets.control import Control
from gis.streets.derived import JunctionArea
from gis.streets.markings.catalogue import MarkingColour, MarkingKind
from gis.streets.markings.corner_lines import shifted
from gis.streets.markings.frame import Array
from gis.streets.markings.hatching import hatched
from gis.streets.markings.lane_lines import EDGE_INSET_M
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.road_classes import is_alley, is_link
from gis.streets.markings.sketch import Corner, Sketch

STRAIGHT_COS = -0.9
GORE_COS = 0.82
"""Arms that open less than 35 degrees have a gore between them."""
LEAST_GORE_M2 = 2.0
LEAST_MOUTH_M = 1.0
MOST_GORE_M = 40.0
INSET_M = 0.3
"""From the carriageways' edges to the gore's border."""


def draw_merge_lines(sketch: Sketch, area: JunctionArea, arms: Sequence[Mouth]) -> None:
    """A line past each run of ramps between two arms of one street; `arms` in their order."""
    if area.control is Control.SIGNAL:
        return
    count = len(arms)
    for i, here in enumerate(arms):
        if _is_ramp(here):
            continue
        run = 1
        while run < count and _is_ramp(arms[(i + run) % count]):
            run += 1
        there = arms[(i + run) % count]
        if run > 1 and there is not here and _opposite(here, there):
            _draw_line(sketch, here, there)


def _is_ramp(mouth: Mouth) -> bool:
    return is_link(mouth.frame.shape.street)


def _opposite(here: Mouth, there: Mouth) -> bool:
    return here.way[0] * there.way[0] + here.way[1] * there.way[1] < STRAIGHT_COS


def _draw_line(sketch: Sketch, here: Mouth, there: Mouth) -> None:
    """From the left kerb of one arm to the right kerb of the other, both seen outwards."""
    entry = sketch.catalogue[MarkingKind.MERGE_LINE]
    begin, end = here.kerb_end(left=not here.at_end), there.kerb_end(left=there.at_end)
    if math.dist(begin, end) < sum(entry.dash_m or (1.0,)):
        return
    points: Array = shapely.get_coordinates(shapely.linestrings([begin, end]))
    inset = EDGE_INSET_M + (entry.width_m.usual - EDGE_INSET_M) / 2.0
    line = shifted(points, inset, ((-here.way[0], -here.way[1]), there.way))
    axis = [(x, y) for x, y in line.tolist()]
    sketch.line(MarkingKind.MERGE_LINE, axis, dash_m=entry.dash_m)


def draw_gores(sketch: Sketch, area: JunctionArea, arms: Sequence[Mouth]) -> None:
    """A hatched wedge between neighbouring arms at a small angle where pavement lies there."""
    count = len(arms)
    for i, here in enumerate(arms):
        there = arms[(i + 1) % count]
        if here is there or is_alley(here.frame.shape.street) or is_alley(there.frame.shape.street):
            continue
        if here.abreast[here.at_end] or not (_is_ramp(here) or _is_ramp(there)):
            continue
        wedge = _wedge(area, here, there)
        if wedge is not None:
            _draw_gore(sketch, there if _is_ramp(here) else here, wedge)


def _wedge(area: JunctionArea, here: Mouth, there: Mouth) -> Polygon | None:
    """The triangle between the left edge of one arm and the right edge of the next one."""
    (ax, ay), (bx, by) = here.way, there.way
    cross = ax * by - ay * bx
    if ax * bx + ay * by < GORE_COS or cross < 0.02:
        return None
    begin, end = here.kerb_end(left=not here.at_end), there.kerb_end(left=there.at_end)
    u = ((end[0] - begin[0]) * by - (end[1] - begin[1]) * bx) / cross
    apex: Corner = (begin[0] + u * ax, begin[1] + u * ay)
    if not -MOST_GORE_M < u < 0.0 or math.dist(begin, end) < LEAST_MOUTH_M:
        return None
    inside = shapely.intersection(Polygon([begin, end, apex]), area.shape)
    wedge = shapely.buffer(inside, -INSET_M, join_style="mitre")
    whole = max(shapely.get_parts(wedge), key=shapely.area, default=None)
    return whole if isinstance(whole, Polygon) and whole.area >= LEAST_GORE_M2 else None


def _draw_gore(sketch: Sketch, main: Mouth, wedge: Polygon) -> None:
    """Border and stripes slanting to the main street; white, as the edge lines they join."""
    entry = sketch.catalogue[MarkingKind.CHANNELISING]
    colour = MarkingColour.WHITE
    inner = shapely.buffer(wedge, -entry.width_m.usual, join_style="mitre")
    holes = [p for p in shapely.get_parts(inner) if isinstance(p, Polygon) and not p.is_empty]
    sketch.area(
        MarkingKind.CHANNELISING,
        _ring(wedge.exterior),
        holes=[_ring(hole.exterior) for hole in holes],
        colour=colour,
    )
    heading = math.degrees(math.atan2(main.way[1], main.way[0]))
    for hole in holes:
        for stripe in hatched(
            hole, heading + entry.angle_deg, entry.inner_m.usual, entry.apart_m.usual
        ):
            sketch.area(
                MarkingKind.CHANNELISING,
                _ring(stripe.exterior),
                colour=colour,
                width_m=entry.inner_m.usual,
            )


def _ring(ring: shapely.LinearRing) -> list[Corner]:
    return [(x, y) for x, y in shapely.get_coordinates(ring)[:-1].tolist()]
