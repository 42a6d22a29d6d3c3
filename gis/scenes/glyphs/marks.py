"""Traces on the ground, each kind with a pattern of its own that a photocopy keeps apart."""

from __future__ import annotations

from collections.abc import Sequence

from gis.angles import Point, moved
from gis.display.primitives import Circle, Item, Path
from gis.scenes.glyphs.area_patterns import area_items
from gis.scenes.glyphs.beings import lying_body
from gis.scenes.glyphs.labels import Label, Spot, upright_deg
from gis.scenes.glyphs.lines import Step, middle_of, place_at, steps_along, ticks, zigzag
from gis.scenes.glyphs.look import BOLD_MM, PLAIN_MM, THIN_MM, Look
from gis.scenes.glyphs.mark_signs import mark_colour, sign_items
from gis.scenes.glyphs.placing import Placing
from gis.scenes.lengths import mark_length_text
from gis.scenes.paths import length_m
from gis.scenes.scene import Mark, MarkForm, MarkKind

MARK_LAYER = "scene_mark"
TYRE_M = 0.2
"""Width of a tyre's trace."""
_LABEL_OFF_MM, _LABEL_MM, _SIGN_MM = 2.0, 2.2, 1.5
_BODY_M = 0.85
"""Half the length of a body on the ground."""


def mark_items(mark: Mark, look: Look, *, key: str = "", label: str = "") -> list[Item]:
    """A mark as a point, a line or an area, with a label beside its middle."""
    written = mark_label(mark, label, look, key=key)
    items = mark_shapes(mark, look, key=key)
    return items if written is None else [*items, *written.items(look)]


def mark_shapes(mark: Mark, look: Look, *, key: str = "") -> list[Item]:
    """A mark without its label."""
    if not mark.points or mark.form is MarkForm.OTHER:
        return []
    if mark.form is MarkForm.AREA and len(mark.points) >= 3:
        return area_items(mark.kind, mark.points, look, layer=MARK_LAYER, key=key)
    if mark.form is not MarkForm.POINT and length_m(mark.points) > 0:
        return _line_items(mark.kind, mark.points, look, key)
    return point_items(mark.kind, mark.points[0], look, key)


def point_items(kind: str, at: Point, look: Look, key: str, heading_deg: float = 0.0) -> list[Item]:
    """The sign of a mark that is one point; a body lies at full length."""
    if kind == MarkKind.BODY:
        placing = Placing(at=at, heading_deg=heading_deg, layer=MARK_LAYER, key=key)
        return lying_body(placing, look, look.pen(PLAIN_MM))
    return sign_items(kind, at, look, layer=MARK_LAYER, key=key, size_mm=_SIGN_MM)


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


def mark_label(mark: Mark, name: str, look: Look, *, key: str) -> Label | None:
    """A mark's name and, of a line, its length: beside its middle, or where there is room."""
    long = mark_length_text(mark) if mark.form is MarkForm.LINE else ""
    text = f"{name} {long}".strip()
    if not (look.mark_names and text and mark.points) or mark.form is MarkForm.OTHER:
        return None
    off = look.mm(_LABEL_OFF_MM)
    spots: tuple[Spot, ...]
    if mark.form is MarkForm.LINE and length_m(mark.points) > 0:
        total = length_m(mark.points)
        spots = tuple(
            _beside(place_at(mark.points, share * total), hand * off)
            for share in (0.5, 0.3, 0.7, 0.1, 0.9)
            for hand in (1.0, -1.0)
        )
    else:
        out = _BODY_M if mark.kind == MarkKind.BODY else 0.0
        if mark.form is MarkForm.POINT:
            out = max(out, look.mm(_SIGN_MM))
        spots = _about(mark.points, off + out)
    return Label(text=text, spots=spots, layer=MARK_LAYER, key=key, size_mm=_LABEL_MM)


def _beside(step: Step, off_m: float) -> Spot:
    """A place beside a line, turned along it; above it where `off_m` is positive."""
    angle = upright_deg(90.0 - step.heading_deg)
    return Spot(moved(step.at, -angle, off_m), angle)


def _about(points: Sequence[Point], off_m: float) -> tuple[Spot, ...]:
    """Level places above, below, right and left of a shape."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return (
        Spot((x, max(ys) + off_m)),
        Spot((x, min(ys) - off_m)),
        Spot((max(xs) + 1.4 * off_m, y)),
        Spot((min(xs) - 1.4 * off_m, y)),
        Spot((x, y)),
    )
