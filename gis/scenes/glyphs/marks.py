"""Traces on the ground, each kind with a pattern of its own that a photocopy keeps apart."""

from __future__ import annotations

from collections.abc import Sequence

from gis.angles import Point, moved
from gis.display.primitives import Circle, Item, Path
from gis.scenes.glyphs.area_patterns import area_items
from gis.scenes.glyphs.beings import lying_body
from gis.scenes.glyphs.lettering import lettered, readable_deg
from gis.scenes.glyphs.lines import middle_of, steps_along, ticks, zigzag
from gis.scenes.glyphs.look import BOLD_MM, PLAIN_MM, THIN_MM, Look
from gis.scenes.glyphs.mark_signs import mark_colour, sign_items
from gis.scenes.glyphs.placing import Placing
from gis.scenes.paths import length_m
from gis.scenes.scene import Mark, MarkForm, MarkKind

MARK_LAYER = "scene_mark"
TYRE_M = 0.2
"""Width of a tyre's trace."""
_LABEL_OFF_MM = 2.4


def mark_items(mark: Mark, look: Look, *, key: str = "", label: str = "") -> list[Item]:
    """A mark as a point, a line or an area, with a label beside its middle."""
    if not mark.points:
        return []
    if mark.form is MarkForm.AREA and len(mark.points) >= 3:
        items = area_items(mark.kind, mark.points, look, layer=MARK_LAYER, key=key)
    elif mark.form in (MarkForm.LINE, MarkForm.AREA) and length_m(mark.points) > 0:
        items = _line_items(mark.kind, mark.points, look, key)
    elif mark.form is MarkForm.OTHER:
        return []
    else:
        items = point_items(mark.kind, mark.points[0], look, key)
    return items + (_labelled(mark, label, look, key) if look.mark_names else [])


def point_items(kind: str, at: Point, look: Look, key: str, heading_deg: float = 0.0) -> list[Item]:
    """The sign of a mark that is one point; a body lies at full length."""
    if kind == MarkKind.BODY:
        placing = Placing(at=at, heading_deg=heading_deg, layer=MARK_LAYER, key=key)
        return lying_body(placing, look, look.pen(PLAIN_MM))
    return sign_items(kind, at, look, layer=MARK_LAYER, key=key, size_mm=1.5)


def _line_items(kind: str, path: Sequence[Point], look: Look, key: str) -> list[Item]:
    colour = mark_colour(kind, look)

    def lines(runs: Sequence[Sequence[Point]], width_mm: float, *dashes_mm: float) -> Path:
        return Path(
            runs=tuple(map(tuple, runs)),
            stroke=look.pen(width_mm, colour, dashes_mm),
            layer=MARK_LAYER,
            key=key,
        )

    match kind:
        case MarkKind.SKID:
            band = max(TYRE_M / look.mm(1.0), BOLD_MM)
            return [lines([path], band)]
        case MarkKind.YAW:
            across = max(TYRE_M, look.mm(0.9))
            return [
                lines([path], THIN_MM),
                lines(ticks(path, look.mm(1.1), across, 45.0), PLAIN_MM),
            ]
        case MarkKind.SCRAPE:
            return [lines([zigzag(path, look.mm(1.0), look.mm(0.5))], PLAIN_MM)]
        case MarkKind.GOUGE:
            across = look.mm(0.7)
            return [
                lines([path], BOLD_MM),
                lines(ticks(path, look.mm(1.8), across, 90.0), PLAIN_MM),
            ]
        case MarkKind.FLUID:
            return [
                Circle(
                    centre=step.at,
                    radius_m=look.mm(0.45),
                    fill=colour,
                    layer=MARK_LAYER,
                    key=key,
                )
                for step in steps_along(path, look.mm(1.8))
            ]
        case MarkKind.BODY if len(path) == 2:
            return _body_along(path, look, key)
    signs = [
        item
        for step in steps_along(path, look.mm(4.0))
        for item in sign_items(kind, step.at, look, layer=MARK_LAYER, key=key)
    ]
    return [lines([path], THIN_MM, 1.2, 0.8), *signs]


def _body_along(path: Sequence[Point], look: Look, key: str) -> list[Item]:
    """A body measured by its feet and then its head."""
    step = middle_of(path)
    placing = Placing(at=step.at, heading_deg=step.heading_deg, layer=MARK_LAYER, key=key)
    return lying_body(placing, look, look.pen(PLAIN_MM))


def drawn_length_m(mark: Mark) -> float | None:
    """Length of a line as measured at the scene, else as drawn; None for points and areas."""
    if mark.form is not MarkForm.LINE:
        return None
    return length_m(mark.points) if mark.length_m is None else mark.length_m


def _labelled(mark: Mark, label: str, look: Look, key: str) -> list[Item]:
    long = drawn_length_m(mark)
    text = label if long is None else f"{label} {long:.1f} m".strip()
    if mark.form is MarkForm.LINE:
        step = middle_of(mark.points)
        angle = readable_deg(90.0 - step.heading_deg)
        above = 90.0 - angle - 90.0
        at = moved(step.at, above, look.mm(_LABEL_OFF_MM))
        return lettered(text, at, look, layer=MARK_LAYER, key=key, angle_deg=angle, size_mm=2.2)
    top = max(mark.points, key=lambda point: point[1])
    xs = [x for x, _ in mark.points]
    at = ((min(xs) + max(xs)) / 2, top[1] + look.mm(_LABEL_OFF_MM))
    if mark.kind == MarkKind.BODY:
        at = (top[0], top[1] + 0.85 + look.mm(_LABEL_OFF_MM))
    return lettered(text, at, look, layer=MARK_LAYER, key=key, size_mm=2.2)
