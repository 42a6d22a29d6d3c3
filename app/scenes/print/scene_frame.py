"""Where a scene lies and the frame of its drawing: the ground that must be seen, the scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import shapely
from shapely.geometry.base import BaseGeometry

from app.scenes.print.form_drawing import drawing_room
from app.scenes.print.form_layout import FormLayout, FormPart, FormSheet, Slot
from app.scenes.print.scales import FORM_SCALES
from app.scenes.print.seen_places import seen_points
from app.sheets.map_content import Orientation, PaperSize
from gis.display.primitives import Bounds
from gis.mapping.print_frame import PrintFrame, fitted_frame, frames_over, holds
from gis.scenes.scene import Scene
from gis.scenes.symbols import SymbolLibrary

ROOM_M, AROUND_M = 2.5, 8.0
"""Ground about what must be seen, and at least about the contact: a diagram shows its road."""
MOST_DRAWINGS = 30


def seen_ground(scene: Scene, library: SymbolLibrary) -> BaseGeometry | None:
    """The ground that must be seen; the junction's middle of a scene without anything; or None."""
    places = list(seen_points(scene, library))
    if not places and scene.junction is not None:
        return shapely.Point(scene.junction.centre).buffer(15.0)
    if not places:
        return None
    ground = shapely.MultiPoint(places).convex_hull.buffer(ROOM_M)
    if scene.impact is None:
        return ground
    return shapely.union(ground, shapely.Point(scene.impact).buffer(AROUND_M)).convex_hull


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
    scale: int | None,
    up_deg: Callable[[Orientation], float],
) -> Orientation:
    """The way of the sheet on which the scene is larger, or lies on fewer sheets."""

    def cost(way: Orientation) -> tuple[int, int]:
        frames = frames_of(layout.sheet(paper, way), ground, scale=scale, up_deg=up_deg(way))
        return len(frames), frames[0].scale

    ways = (Orientation.LANDSCAPE, Orientation.PORTRAIT)
    held = [way for way in ways if layout.sheet(paper, way).orientation is way]
    return min(held or ways, key=cost)
