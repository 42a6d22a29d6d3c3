"""The drawing of a scene form: the block to scale, the scene upon it, coordinates at its edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.scenes.print.form_content import SceneForm
from app.sheets.clipping import clipped
from app.sheets.frame import box, shrunk
from app.sheets.style import INK, MM
from app.sheets.turned_grid import draw_grid
from app.streets.block_content import BlockContent
from app.streets.block_layers import block_layers
from app.streets.block_names import block_names
from gis.display.primitives import Bounds, DisplayList, Item, Stroke, Text
from gis.display.turning import turned_items
from gis.mapping.map_drawing import draw_layers
from gis.mapping.print_frame import PrintFrame

GUTTER_M = 3.6 * MM
"""Room about the drawing for the values of the grid."""
_EDGE = Stroke(colour=INK, width_m=0.4 * MM)


def drawing_room(slot: Bounds) -> Bounds:
    """Where the ground is drawn in its place of the form."""
    return shrunk(slot, GUTTER_M)


def draw_scene(
    form: SceneForm,
    items: Sequence[Item],
    frame: PrintFrame,
    block: BlockContent,
    slot: Bounds,
) -> Iterator[Item]:
    """Streets and scene in the frame; `items` are the scene's in ground metres."""
    room = drawing_room(slot)
    corner = (room.min_x, room.min_y)
    paper = frame.paper_map(corner)
    yield from clipped(draw_layers(block_layers(block, frame), paper), room)
    yield from clipped(block_names(block, frame, corner), room)
    yield from clipped(on_paper(items, frame, room), room)
    yield from draw_grid(frame, corner)
    yield box(room, stroke=_EDGE)


def on_paper(items: Sequence[Item], frame: PrintFrame, room: Bounds) -> tuple[Item, ...]:
    """Items in ground metres laid into the frame on paper; words that lay level stay so."""
    laid = turned_items(
        DisplayList(tuple(items), frame.box),
        scale=1.0 / frame.scale,
        source=frame.centre,
        target=room.centre,
        counter_clockwise_deg=frame.up_deg,
    ).items
    if not frame.up_deg:
        return laid
    return tuple(
        replace(new, angle_deg=0.0)
        if isinstance(new, Text) and isinstance(old, Text) and not old.angle_deg
        else new
        for old, new in zip(items, laid, strict=True)
    )
