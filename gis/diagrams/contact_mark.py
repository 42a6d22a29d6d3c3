"""The contact mark: the severity of a crash as a shape, with colour besides."""

from __future__ import annotations

from gis.angles import Point
from gis.crashes.records import Severity
from gis.display.primitives import WHITE, Circle, Colour, Item, Path, Stroke, arc_points

MARK_LAYER = "contact"
_RADIUS_M = 1.25
_SMALL_RADIUS_M = 0.65
_LINE_M = 0.34
_DEATH = Colour(178, 24, 24)
_LATE_DEATH = Colour(178, 24, 24)
_INJURY = Colour(196, 98, 0)
_DAMAGE = Colour(60, 90, 150)


def contact_mark(
    at: Point, severity: Severity, *, late_death: bool = False, key: str = ""
) -> tuple[Item, ...]:
    """Filled A1, half-filled late death, open A2, small A3."""
    if severity is Severity.A1:
        return (Circle(centre=at, radius_m=_RADIUS_M, fill=_DEATH, layer=MARK_LAYER, key=key),)
    if late_death:
        half = arc_points(at, _RADIUS_M, from_deg=180.0, to_deg=360.0)
        return (
            _open_circle(at, _RADIUS_M, _LATE_DEATH, key),
            Path(runs=(half,), closed=True, fill=_LATE_DEATH, layer=MARK_LAYER, key=key),
        )
    if severity is Severity.A2:
        return (_open_circle(at, _RADIUS_M, _INJURY, key),)
    return (_open_circle(at, _SMALL_RADIUS_M, _DAMAGE, key),)


def _open_circle(at: Point, radius_m: float, colour: Colour, key: str) -> Circle:
    stroke = Stroke(colour=colour, width_m=_LINE_M)
    return Circle(
        centre=at, radius_m=radius_m, stroke=stroke, fill=WHITE, layer=MARK_LAYER, key=key
    )
