"""Where a scene lies and the frame of its drawing: the ground that must be seen, the scale."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import shapely
from shapely.geometry.base import BaseGeometry

from app.scenes.print.form_drawing import drawing_room
from app.scenes.print.form_layout import FormLayout, FormPart, FormSheet, Slot
from app.sheets.map_content import Orientation, PaperSize
from gis.angles import Point
from gis.display.primitives import Bounds
from gis.mapping.print_frame import PrintFrame, fitted_frame, frames_over, holds
from gis.scenes.scene import Pose, Scene
from gis.scenes.symbols import SymbolLibrary, placed_anchor
from gis.scenes.targets import poses_of

FORM_SCALES = (100, 200, 250, 500)
"""Scales (1 to ...) of scene diagrams, the largest first."""
SEEN_M = 6.0
"""Of an approach path: what must be seen before the contact; the frame may cut the rest."""
ROOM_M = 2.5
"""Ground about what must be seen."""
MOST_DRAWINGS = 30


def seen_points(scene: Scene, library: SymbolLibrary) -> Iterator[Point]:
    """Places of a scene that its drawing must show, metres of the scene's CRS."""
    for party in scene.parties:
        symbol = library.of_party(party)
        reach = symbol.length_m / 2.0 + symbol.trailer_m
        for pose in poses_of(party).values():
            yield from _ends(pose, reach)
        yield from _near_end(party.approach, SEEN_M)
    for mark in scene.marks:
        yield from mark.points
    yield from (one.at for one in scene.objects)
    yield from (one.at for one in scene.photos if one.at is not None)
    yield from (one.at for one in scene.texts)
    yield from (kept.point.at for kept in scene.fixed_points)
    for one in scene.dimensions:
        yield from (one.start, one.end)
    if scene.impact is not None:
        yield scene.impact


def _ends(pose: Pose, reach: float) -> Iterator[Point]:
    yield placed_anchor(pose, (reach, 0.0))
    yield placed_anchor(pose, (-reach, 0.0))


def _near_end(path: tuple[Point, ...], most_m: float) -> Iterator[Point]:
    """The last metres of a path."""
    if not path:
        return
    yield path[-1]
    left = most_m
    for at in range(len(path) - 1, 0, -1):
        here, before = path[at], path[at - 1]
        long = math.dist(here, before)
        if long >= left:
            share = left / long if long else 0.0
            yield (
                here[0] + (before[0] - here[0]) * share,
                here[1] + (before[1] - here[1]) * share,
            )
            return
        yield before
        left -= long


def seen_ground(scene: Scene, library: SymbolLibrary) -> BaseGeometry | None:
    """The ground that must be seen; the junction's middle of a scene without anything; or None."""
    places = list(seen_points(scene, library))
    if not places and scene.junction is not None:
        return shapely.Point(scene.junction.centre).buffer(15.0)
    if not places:
        return None
    return shapely.MultiPoint(places).convex_hull.buffer(ROOM_M)


def _drawing_room(slots: tuple[Slot, ...]) -> Bounds:
    """Where the ground is drawn on a page."""
    (slot,) = (slot for slot in slots if slot.part is FormPart.DRAWING)
    return drawing_room(slot.at)


def frames_of(
    sheet: FormSheet, ground: BaseGeometry, *, scale: int | None = None, up_deg: float = 0.0
) -> list[PrintFrame]:
    """The frame of the form's drawing, and those of further sheets where one is too small.

    Without a scale it is the largest at which the ground fits.
    """
    room = _drawing_room(sheet.first)
    middle = ground.centroid
    frame = PrintFrame(
        centre=(middle.x, middle.y),
        width_m=room.width,
        height_m=room.height,
        scale=scale or FORM_SCALES[0],
        up_deg=up_deg,
    )
    first = fitted_frame(frame, ground, (scale,) if scale else FORM_SCALES)
    if holds(first, ground):
        return [first]
    wide = _drawing_room(sheet.more)
    more = replace(first, width_m=wide.width, height_m=wide.height)
    return [first, *frames_over(more, ground)[:MOST_DRAWINGS]]


def best_way(
    layout: FormLayout,
    paper: PaperSize,
    ground: BaseGeometry,
    *,
    scale: int | None = None,
    up_deg: float = 0.0,
) -> Orientation:
    """The way of the sheet on which the scene is larger, or lies on fewer sheets."""

    def cost(way: Orientation) -> tuple[int, int]:
        frames = frames_of(layout.sheet(paper, way), ground, scale=scale, up_deg=up_deg)
        return len(frames), frames[0].scale

    ways = (Orientation.LANDSCAPE, Orientation.PORTRAIT)
    held = [way for way in ways if layout.sheet(paper, way).orientation is way]
    return min(held or ways, key=cost)
