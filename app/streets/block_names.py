"""Road names of a block on paper: beside the roads, never on what is painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from app.sheets.style import MM
from app.streets.block_content import BlockContent
from app.streets.block_layers import placed_faces
from gis.angles import Point
from gis.display.primitives import Anchor, Colour, Item, Path, Text
from gis.mapping.print_frame import PrintFrame
from gis.mapping.roadside_names import RoadsideName, roadside_names

_NAME_M = 3.0 * MM
_NAME_INK, _VEIL = Colour(20, 40, 84), Colour(255, 255, 255, 0.8)
NAMES = "names"


def block_names(
    content: BlockContent,
    frame: PrintFrame,
    corner: Point,
    *,
    signed: bool = True,
    taken: Sequence[BaseGeometry] = (),
) -> Iterator[Item]:
    """Names on the paper whose lower left corner of the frame is `corner`.

    They keep off signs and off what is `taken` in the frame's upright ground.
    """
    paper = frame.paper_map(corner)
    signs = placed_faces(content).shapes if signed else ()
    box_ = paper.ground
    room = shapely.box(box_.min_x, box_.min_y, box_.max_x, box_.max_y)
    room = room.buffer(-1.0 * MM * frame.scale)
    paved = shapely.union_all(frame.upright(content.surfaces))
    shapely.prepare(paved)
    turned_signs = frame.upright(np.array(signs, dtype=object)) if len(signs) else ()
    for name in roadside_names(
        frame.upright(content.roads),
        content.road_names,
        room=room,
        paved=paved,
        taken=[*turned_signs, *taken],
        height_m=_NAME_M * frame.scale,
    ):
        at = paper.to_paper(name.at)
        if name.on_road:
            corners = shapely.get_coordinates(name.outline)[:-1]
            run = tuple(map(tuple, paper.on_paper(corners).tolist()))
            yield Path(runs=(run,), closed=True, fill=_VEIL, layer=NAMES)
        yield _text(name, at)


def _text(name: RoadsideName, at: tuple[float, float]) -> Text:
    """Letters with their middle on a place (the baseline lies 0.36 em lower)."""
    angle = np.radians(name.angle_deg)
    drop = 0.36 * _NAME_M
    return Text(
        at=(at[0] + drop * float(np.sin(angle)), at[1] - drop * float(np.cos(angle))),
        text=name.name,
        height_m=_NAME_M,
        anchor=Anchor.CENTRE,
        angle_deg=name.angle_deg,
        colour=_NAME_INK,
        bold=True,
        layer=NAMES,
    )
