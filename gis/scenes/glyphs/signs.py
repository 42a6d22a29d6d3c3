"""What stands on a scene's drawing beside vehicles and marks: paths, contact, photos, points."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import shapely

from gis.angles import Point, bearing_deg, moved
from gis.display.primitives import Circle, Item, Path, arc_points
from gis.scenes.glyphs.area_patterns import hatch_runs
from gis.scenes.glyphs.labels import Label, spots_about
from gis.scenes.glyphs.lines import arrow_head, place_at
from gis.scenes.glyphs.look import BOLD_MM, PLAIN_MM, THIN_MM, Look
from gis.scenes.glyphs.placing import Placing, box, ellipse
from gis.scenes.paths import length_m
from gis.scenes.scene import Photo

PATH_LAYER = "scene_path"
CONTACT_LAYER = "scene_contact"
PHOTO_LAYER = "scene_photo"
POINT_LAYER = "scene_fixed_point"
_ARROW_MM = 2.6
_CONTACT_M = 0.5
_CONTACT_MM = 1.5
_CAMERA_MM = 0.9
_FAN_DEG = 25.0
"""Half of what a usual lens sees."""


def path_items(path: Sequence[Point], look: Look, *, key: str) -> list[Item]:
    """A path before contact: dashed, with an arrow at its end and, where long, in its middle."""
    total = length_m(path)
    if total <= 0:
        return []
    head = min(look.mm(_ARROW_MM), total / 2)
    pen = look.pen(PLAIN_MM, dashes_mm=(2.4, 1.2))
    line = Path(runs=(tuple(path),), stroke=pen, layer=PATH_LAYER, key=key)
    ends = [total] if total < 12 * head else [total / 2, total]
    heads = [
        arrow_head(step.at, step.heading_deg, head, look.ink, layer=PATH_LAYER, key=key)
        for step in (place_at(path, end) for end in ends)
    ]
    return [line, *heads]


def trail_items(places: Sequence[Point], look: Look, *, key: str) -> list[Item]:
    """From first contact by the places between to rest: dotted."""
    if length_m(places) <= 0:
        return []
    pen = look.pen(THIN_MM, dashes_mm=(0.4, 0.8))
    return [Path(runs=(tuple(places),), stroke=pen, layer=PATH_LAYER, key=key)]


def travel_arrow(tail: Point, tip: Point, look: Look, *, key: str) -> list[Item]:
    """The form's bold arrow beside a vehicle."""
    head, heading = look.mm(2.4), bearing_deg(tail, tip)
    shaft = (tail, moved(tip, heading, -0.8 * head))
    return [
        Path(runs=(shaft,), stroke=look.pen(BOLD_MM), layer=PATH_LAYER, key=key),
        arrow_head(tip, heading, head, look.ink, layer=PATH_LAYER, key=key),
    ]


def contact_items(at: Point, look: Look, *, key: str, sigma_m: float | None = None) -> list[Item]:
    """The form's hatched ellipse; a dashed circle of one standard deviation where it is known."""
    half = max(_CONTACT_M, look.mm(_CONTACT_MM))
    ring = tuple((at[0] + x, at[1] + y) for x, y in ellipse(half, 0.75 * half))
    hatch = hatch_runs(shapely.Polygon(ring), look.mm(0.55), 1.0)
    items: list[Item] = [
        Path(
            runs=(ring,),
            closed=True,
            fill=look.body,
            stroke=look.pen(BOLD_MM),
            layer=CONTACT_LAYER,
            key=key,
        ),
        Path(runs=hatch, stroke=look.pen(PLAIN_MM), layer=CONTACT_LAYER, key=key),
    ]
    if sigma_m:
        pen = look.pen(THIN_MM, dashes_mm=(0.8, 0.6))
        items.append(Circle(centre=at, radius_m=sigma_m, stroke=pen, layer=CONTACT_LAYER, key=key))
    return items


def photo_items(photo: Photo, look: Look, *, key: str) -> list[Item]:
    """A camera and, where the bearing is known, the fan it looked into; its name behind it."""
    written = photo_label(photo, look, key=key)
    items = photo_shapes(photo, look, key=key)
    return items if written is None else [*items, *written.items(look)]


def photo_shapes(photo: Photo, look: Look, *, key: str) -> list[Item]:
    """The same without the name."""
    if photo.at is None:
        return []
    size = look.mm(_CAMERA_MM)
    pen = look.pen(THIN_MM, look.measured)
    bearing = 0.0 if photo.bearing_deg is None else photo.bearing_deg
    placing = Placing(at=photo.at, heading_deg=bearing, layer=PHOTO_LAYER, key=key)
    items: list[Item] = []
    if photo.bearing_deg is not None:
        reach = 5.0 * size
        arc = arc_points(
            photo.at,
            reach,
            from_deg=bearing - _FAN_DEG,
            to_deg=bearing + _FAN_DEG,
            sagitta_m=size / 50,
        )
        fan = (photo.at, *arc)
        items.append(Path(runs=(fan,), closed=True, stroke=pen, layer=PHOTO_LAYER, key=key))
    lens = ((0.7 * size, -0.45 * size), (0.7 * size, 0.45 * size), (1.4 * size, 0.7 * size))
    housing = box(-0.7 * size, 0.7 * size, 1.1 * size)
    return [
        *items,
        placing.area((*lens, (1.4 * size, -0.7 * size)), stroke=pen, fill=look.measured),
        placing.area(housing, stroke=pen, fill=look.measured),
        placing.disc((0.0, 0.0), 0.4 * size, fill=look.body),
    ]


def photo_label(photo: Photo, look: Look, *, key: str) -> Label | None:
    """A photo's name: behind the camera, or beside it."""
    if photo.at is None or not photo.id:
        return None
    back = (0.0 if photo.bearing_deg is None else photo.bearing_deg) + 180.0
    spots = spots_about(photo.at, look.mm(3.0), (back, back + 60.0, back - 60.0))
    return Label(
        text=photo.id,
        spots=spots,
        layer=PHOTO_LAYER,
        key=key,
        size_mm=2.2,
        colour=look.measured,
    )


def fixed_point_items(at: Point, name: str, look: Look, *, key: str) -> list[Item]:
    """A surveyor's triangle about a dot, with its name."""
    written = fixed_point_label(at, name, look, key=key)
    return [*fixed_point_shapes(at, look, key=key), *(written.items(look) if name else ())]


def fixed_point_shapes(at: Point, look: Look, *, key: str) -> list[Item]:
    """The same without the name."""
    size = look.mm(1.7)
    ring = tuple(moved(at, bearing, size) for bearing in (0.0, 120.0, 240.0))
    pen = look.pen(PLAIN_MM, look.measured)
    return [
        Path(runs=(ring,), closed=True, stroke=pen, fill=look.body, layer=POINT_LAYER, key=key),
        Circle(centre=at, radius_m=look.mm(0.35), fill=look.measured, layer=POINT_LAYER, key=key),
    ]


def fixed_point_label(at: Point, name: str, look: Look, *, key: str) -> Label:
    """A fixed point's name beside its triangle."""
    return Label(
        text=name,
        spots=spots_about(at, look.mm(3.4), (60.0, 300.0, 120.0, 240.0, 180.0, 0.0)),
        layer=POINT_LAYER,
        key=key,
        colour=look.measured,
        bold=True,
    )


def direction_of(path: Sequence[Point]) -> float | None:
    """Which way a path runs at its end; None for one without length."""
    legs = [(a, b) for a, b in itertools.pairwise(path) if a != b]
    return bearing_deg(*legs[-1]) if legs else None
