"""One sheet of a block plan: the map to scale in its frame, and the title block beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import shapely

from app.messages import Language, say
from app.sheets.clipping import clipped
from app.sheets.frame import box, shrunk
from app.sheets.lettering import words_in
from app.sheets.map_content import Orientation, PaperSize, page_box
from app.sheets.style import INK, MM
from app.sheets.turned_grid import draw_grid
from app.streets.block_base import PlanBase
from app.streets.block_content import BlockContent
from app.streets.block_layers import STREET_PARTS, block_layers, placed_faces, turned_layer
from app.streets.block_legend import block_entries, other_entries
from app.streets.block_title import TitleBlock, draw_title_block
from gis.crs import TAIWAN_EPSG
from gis.display.primitives import Anchor, Bounds, Colour, DisplayList, Item, Path, Stroke, Text
from gis.mapping.layers import LayerKind, MapLayer
from gis.mapping.map_drawing import draw_layers
from gis.mapping.print_frame import PrintFrame
from gis.mapping.roadside_names import RoadsideName, roadside_names

MARGIN_M = 10 * MM
GUTTER_M = 3.8 * MM
"""Room about the frame for the values of the grid."""
COLUMN_M = {PaperSize.A4: 56 * MM, PaperSize.A3: 66 * MM}
BAND_M = {PaperSize.A4: 60 * MM, PaperSize.A3: 66 * MM}
_BESIDE_M = 2 * MM
_NAME_M = 3.0 * MM
_NAME_INK, _VEIL = Colour(20, 40, 84), Colour(255, 255, 255, 0.8)
_EDGE = Stroke(colour=INK, width_m=0.4 * MM)
NAMES = "names"


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockSheet:
    """Everything on one sheet."""

    language: Language
    title: str
    frame: PrintFrame
    content: BlockContent
    base: PlanBase
    size: PaperSize
    orientation: Orientation
    printed_on: date
    program_version: str
    page: tuple[int, int] = (1, 1)
    epsg: int = TAIWAN_EPSG
    parts: Collection[LayerKind] = STREET_PARTS
    """Which parts of the streets are printed."""
    names: bool = True
    over: Sequence[MapLayer] = ()
    """Other layers of the map that are printed too, the lowest first."""


def rooms(size: PaperSize, orientation: Orientation) -> tuple[Bounds, Bounds]:
    """The frame of the map and the title block, paper metres."""
    whole = page_box(size, orientation)
    left, low = MARGIN_M, MARGIN_M
    right, high = whole.max_x - MARGIN_M, whole.max_y - MARGIN_M
    if orientation is Orientation.LANDSCAPE:
        edge = right - COLUMN_M[size]
        title = Bounds(edge, low, right, high)
        ground = Bounds(
            left + GUTTER_M, low + GUTTER_M, edge - _BESIDE_M - GUTTER_M, high - GUTTER_M
        )
        return ground, title
    edge = low + BAND_M[size]
    title = Bounds(left, low, right, edge)
    return shrunk(Bounds(left, edge + _BESIDE_M, right, high), GUTTER_M), title


def lay_out_block_sheet(sheet: BlockSheet) -> DisplayList:
    """The sheet in paper metres; nothing of the map leaves its frame."""
    ground, title = rooms(sheet.size, sheet.orientation)
    words = words_in(sheet.language)
    paper = sheet.frame.paper_map((ground.min_x, ground.min_y))
    over = [turned_layer(layer, sheet.frame) for layer in sheet.over]
    layers = (*block_layers(sheet.content, sheet.frame, sheet.parts), *over)
    items: list[Item] = list(clipped(draw_layers(layers, paper), ground))
    if sheet.names:
        items += clipped(_names(sheet), ground)
    items += draw_grid(sheet.frame, (ground.min_x, ground.min_y))
    items.append(box(ground, stroke=_EDGE))
    block = TitleBlock(
        words=words,
        title=sheet.title.strip() or say("BLOCK_PLAN", sheet.language),
        base=sheet.base,
        trusted=sheet.content.trusted_shares(),
        scale=sheet.frame.scale,
        up_deg=sheet.frame.up_deg,
        epsg=sheet.epsg,
        printed_on=sheet.printed_on,
        program_version=sheet.program_version,
        page=sheet.page,
        entries=[
            *other_entries(over, words, paper),
            *block_entries(sheet.content, words, sheet.language, sheet.parts),
        ],
    )
    items += draw_title_block(block, title, sheet.orientation)
    return DisplayList(tuple(items), page_box(sheet.size, sheet.orientation))


def _names(sheet: BlockSheet) -> Iterator[Item]:
    """Road names beside the roads, on paper."""
    frame, content = sheet.frame, sheet.content
    ground, _ = rooms(sheet.size, sheet.orientation)
    paper = frame.paper_map((ground.min_x, ground.min_y))
    signs = placed_faces(content).shapes if LayerKind.FURNITURE in sheet.parts else ()
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
        taken=list(turned_signs),
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
