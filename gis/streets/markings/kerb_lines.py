"""Red lines at corners (禁止臨時停車線, article 169).

道路交通安全規則 article 111 forbids stopping within 10 m of a junction; on main streets and at
signals that stretch is painted, on the kerb where there is one, else 30 cm from the edge.
"""

from __future__ import annotations

from gis.streets.cross_section import ElementKind
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.road_classes import MAIN_RANK, is_alley, is_motorway
from gis.streets.markings.sketch import Sketch

CORNER_M = 10.0
LEAST_STRIP_M = 0.6
"""An outermost strip without a kerb has no room for the line if it is narrower."""
KERB_TOP_M = 0.08
"""From the kerb's face to the axis of a line on its top."""


def wants_kerb_lines(mouth: Mouth) -> bool:
    """Main streets and signals, where three arms or more meet."""
    street = mouth.frame.shape.street
    if mouth.area is None or mouth.arms < 3 or is_alley(street) or is_motorway(street):
        return False
    return mouth.signal or mouth.rank >= MAIN_RANK


def kerb_line_end(mouth: Mouth, room: float) -> float:
    """How far from the mouth the red line runs; 0 without one."""
    return min(CORNER_M, room) if wants_kerb_lines(mouth) else 0.0


def draw_kerb_lines(sketch: Sketch, mouth: Mouth, room: float) -> None:
    """A line on each side; none at pedestrian streets and beside another carriageway."""
    if not wants_kerb_lines(mouth):
        return
    frame = mouth.frame
    entry = sketch.catalogue[MarkingKind.NO_STOPPING_LINE]
    start, end = mouth.station(0.0), mouth.station(kerb_line_end(mouth, room))
    outermost = (frame.strips[0][1], frame.strips[-1][1])
    for edge, inwards, has_kerb, element, abreast in zip(
        frame.carriageway, (-1.0, 1.0), frame.kerbed, outermost, mouth.abreast, strict=True
    ):
        narrow = not has_kerb and element.width_m < LEAST_STRIP_M
        if element.kind is ElementKind.PEDESTRIAN or narrow or abreast:
            continue
        inset = -KERB_TOP_M if has_kerb else entry.clear_m.usual
        sketch.along(MarkingKind.NO_STOPPING_LINE, start, end, edge + inwards * inset)
