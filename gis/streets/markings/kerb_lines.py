"""Red and yellow lines along kerbs (禁止臨時停車線, article 169; 禁止停車線, article 168).

道路交通安全規則 article 111 forbids stopping within 10 m of a junction; on main streets and at
signals that stretch is painted. Between junctions lines run where the road's section says so. They
lie on the kerb where there is one, else 30 cm from the edge.
"""

from __future__ import annotations

from gis.streets.cross_section import ElementKind, KerbRule
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.frame import RoadFrame, stretches
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.road_classes import MAIN_RANK, is_alley, is_motorway
from gis.streets.markings.sketch import Sketch

CORNER_M = 10.0
LEAST_STRIP_M = 0.6
"""An outermost strip without a kerb has no room for the line if it is narrower."""
KERB_TOP_M = 0.08
"""From the kerb's face to the axis of a line on its top."""


def wants_kerb_lines(mouth: Mouth) -> bool:
    """Where somebody decided so; else main streets and signals, where three arms or more meet."""
    wish = mouth.design.red_kerb_m
    if mouth.area is not None and wish is not None:
        return wish > 0.0
    street = mouth.frame.shape.street
    if mouth.area is None or mouth.arms < 3 or is_alley(street) or is_motorway(street):
        return False
    return mouth.signal or mouth.rank >= MAIN_RANK


def kerb_line_end(mouth: Mouth, room: float) -> float:
    """How far from the mouth the red line runs; 0 without one."""
    wish = mouth.design.red_kerb_m
    return min(CORNER_M if wish is None else wish, room) if wants_kerb_lines(mouth) else 0.0


def draw_kerb_lines(sketch: Sketch, mouth: Mouth, room: float) -> None:
    """A line on each side; none at pedestrian streets and beside another carriageway."""
    if not wants_kerb_lines(mouth):
        return
    start, end = mouth.station(0.0), mouth.station(kerb_line_end(mouth, room))
    for side, abreast in enumerate(mouth.abreast):
        v = None if abreast else _line_offset(sketch, mouth.frame, side)
        if v is not None:
            sketch.along(MarkingKind.NO_STOPPING_LINE, start, end, v)


def _line_offset(sketch: Sketch, frame: RoadFrame, side: int) -> float | None:
    """Where a line along the left (0) or right side lies; None where there is no place for it."""
    entry = sketch.catalogue[MarkingKind.NO_STOPPING_LINE]
    element, has_kerb = frame.strips[-side][1], frame.kerbed[side]
    if element.kind is ElementKind.PEDESTRIAN:
        return None
    if not has_kerb and element.width_m < LEAST_STRIP_M:
        return None
    inset = -KERB_TOP_M if has_kerb else entry.clear_m.usual
    return frame.carriageway[side] + (inset if side else -inset)


RULE_KINDS = {
    KerbRule.NO_PARKING: MarkingKind.NO_PARKING_LINE,
    KerbRule.NO_STOPPING: MarkingKind.NO_STOPPING_LINE,
}


def draw_ruled_kerbs(
    sketch: Sketch,
    mouths: tuple[Mouth, Mouth],
    room: float,
    gaps: tuple[tuple[float, float], ...],
) -> None:
    """Lines along the sides where parking or stopping is forbidden, between those at corners."""
    frame = mouths[0].frame
    for side, rule in enumerate(frame.section.kerb_rules):
        kind = RULE_KINDS.get(rule)
        parking = frame.strips[-side][1].kind is ElementKind.PARKING
        v = None if kind is None or parking else _line_offset(sketch, frame, side)
        if kind is None or v is None or any(mouth.abreast[side] for mouth in mouths):
            continue
        low, high = (kerb_line_end(mouth, room) for mouth in mouths)
        for begin, end in stretches((low, frame.length_m - high), gaps):
            sketch.along(kind, begin, end, v)
