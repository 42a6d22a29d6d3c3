"""Give-way markings (讓路線, article 172): a triangle, and two dashed lines without a crosswalk."""

from __future__ import annotations

from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.road_edges import clear_of_kerb_line
from gis.streets.markings.sketch import Sketch
from gis.streets.markings.zones import Zone

BEHIND_M = 2.0
"""From the lines to the triangle."""


def draw_give_way(sketch: Sketch, mouth: Mouth, zone: Zone, room: float) -> None:
    """Dashed lines in place of a stop line, and a triangle in the middle of each approach."""
    if zone.give_way is None or mouth.area is None:
        return
    line = sketch.catalogue[MarkingKind.GIVE_WAY_LINE]
    triangle = sketch.catalogue[MarkingKind.GIVE_WAY_TRIANGLE]
    near, far = zone.give_way
    half = line.width_m.usual / 2.0
    for run in zone.runs:
        left, right = clear_of_kerb_line(mouth.frame, run)
        if zone.crosswalk is None:
            for u in (near + half, far - half):
                s = mouth.station(u)
                sketch.line(
                    MarkingKind.GIVE_WAY_LINE,
                    [(s, left), (s, right)],
                    dash_m=line.dash_m,
                    junction=mouth.area.uid,
                )
        tip, base = far + BEHIND_M + triangle.length_m.usual, far + BEHIND_M
        if tip > room or left - right < triangle.across_m.usual + 0.4:
            continue
        middle = (left + right) / 2.0
        sketch.area(
            MarkingKind.GIVE_WAY_TRIANGLE,
            _triangle(mouth, tip, base, middle, triangle.across_m.usual / 2.0),
            hole=_triangle(
                mouth,
                tip - 4.0 * triangle.width_m.usual,
                base + triangle.width_m.usual,
                middle,
                triangle.across_m.usual / 2.0 - 1.6 * triangle.width_m.usual,
            ),
            junction=mouth.area.uid,
        )


def _triangle(
    mouth: Mouth, tip: float, base: float, middle: float, half: float
) -> list[tuple[float, float]]:
    """A triangle that points at the driver."""
    s_tip, s_base = mouth.station(tip), mouth.station(base)
    return [(s_tip, middle), (s_base, middle + half), (s_base, middle - half)]
