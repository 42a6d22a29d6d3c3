"""One sheet of a block plan: the map to scale in its frame, and the title block beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from app.messages import Language, say
from app.sheets.clipping import clipped
from app.sheets.frame import box, shrunk
from app.sheets.lettering import words_in
from app.sheets.map_content import Orientation, PaperSize, page_box
from app.sheets.style import INK, MM
from app.sheets.turned_grid import draw_grid
from app.streets.block_base import PlanBase
from app.streets.block_content import BlockContent
from app.streets.block_layers import STREET_PARTS, block_layers, turned_layer
from app.streets.block_legend import block_entries, other_entries
from app.streets.block_names import block_names
from app.streets.block_title import TitleBlock, draw_title_block
from gis.crs import TAIWAN_EPSG
from gis.display.primitives import Bounds, DisplayList, Item, Stroke
from gis.mapping.layers import LayerKind, MapLayer
from gis.mapping.map_drawing import draw_layers
from gis.mapping.print_frame import PrintFrame

MARGIN_M = 10 * MM
GUTTER_M = 3.8 * MM
"""Room about the frame for the values of the grid."""
COLUMN_M = {PaperSize.A4: 56 * MM, PaperSize.A3: 66 * MM}
BAND_M = {PaperSize.A4: 60 * MM, PaperSize.A3: 66 * MM}
_BESIDE_M = 2 * MM
_EDGE = Stroke(colour=INK, width_m=0.4 * MM)


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
        signed = LayerKind.FURNITURE in sheet.parts
        corner = (ground.min_x, ground.min_y)
        items += clipped(block_names(sheet.content, sheet.frame, corner, signed=signed), ground)
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
