"""The drawing of a scene form: the block to scale, the scene upon it, coordinates at its edge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from app.scenes.print.form_content import SceneForm
from app.scenes.print.pale_base import paled
from app.scenes.print.seen_places import seen_points
from app.sheets.clipping import clipped
from app.sheets.frame import box, shrunk
from app.sheets.style import INK, MM
from app.sheets.turned_grid import draw_grid
from app.streets.block_content import BlockContent
from app.streets.block_layers import block_layers
from app.streets.block_names import block_names
from gis.angles import Point
from gis.display.primitives import Bounds, Item, Stroke, scaled_onto
from gis.mapping.map_drawing import draw_layers
from gis.mapping.print_frame import PrintFrame
from gis.scenes.carried import carried
from gis.scenes.glyphs.look import PAPER, Look
from gis.scenes.glyphs.scene_items import scene_items
from gis.scenes.targets import targets_of

GUTTER_M = 3.6 * MM
"""Room about the drawing for the values of the grid."""
_CLEAR_M = 4.0 * MM
"""Road names stay so far off what the scene shows, on paper."""
_EDGE = Stroke(colour=INK, width_m=0.4 * MM)


def drawing_room(slot: Bounds) -> Bounds:
    """Where the ground is drawn in its place of the form."""
    return shrunk(slot, GUTTER_M)


def draw_scene(
    form: SceneForm, frame: PrintFrame, block: BlockContent, slot: Bounds
) -> Iterator[Item]:
    """Streets and scene in the frame."""
    room = drawing_room(slot)
    corner = (room.min_x, room.min_y)
    paper = frame.paper_map(corner)
    yield from clipped(paled(draw_layers(block_layers(block, frame), paper)), room)
    yield from clipped(block_names(block, frame, corner, taken=_taken(form, frame)), room)
    yield from clipped(_scene_on_paper(form, frame, room), room)
    yield from draw_grid(frame, corner)
    yield box(room, stroke=_EDGE)


def _taken(form: SceneForm, frame: PrintFrame) -> list[BaseGeometry]:
    """What road names keep off, in the frame's upright ground."""
    clear = _CLEAR_M * frame.scale
    shapes: list[BaseGeometry] = [
        shapely.Point(at).buffer(clear) for at in seen_points(form.scene, form.library)
    ]
    if form.draws_measured:
        targets = targets_of(form.scene, form.library)
        fixed = {kept.point.id: kept.point.at for kept in form.scene.fixed_points}
        rows = [kept.row for kept in form.scene.measurements if kept.row is not None]
        shapes += [
            shapely.LineString((fixed[name], targets[row.target]))
            for row in rows
            for name in row.fixed
            if name in fixed and row.target in targets
        ]
    return list(frame.upright(np.array(shapes, dtype=object)))


def form_look(scale: int) -> Look:
    """How scenes are drawn on the form at a scale."""
    return replace(PAPER, scale=float(scale))


def _scene_on_paper(form: SceneForm, frame: PrintFrame, room: Bounds) -> tuple[Item, ...]:
    """The scene's items; it is turned before it is drawn, so that words lie level."""

    def upright(at: Point) -> Point:
        ((x, y),) = frame.to_upright(np.array([at])).tolist()
        return x, y

    scene = carried(form.scene, upright, -frame.up_deg) if frame.up_deg else form.scene
    look = replace(form_look(frame.scale), dimensions=form.draws_measured)
    items = scene_items(scene, form.library, look)
    return scaled_onto(items, scale=1.0 / frame.scale, source=frame.centre, target=room.centre)
