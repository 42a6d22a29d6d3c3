"""Pages of a scene as files: PDF of all sheets; SVG, PNG and DXF with the sheets in one drawing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.scenes.print.form_drawing import drawing_room
from gis.display.primitives import Bounds, DisplayList, Item, scaled_onto
from gis.display.turning import turned_items
from gis.mapping.print_frame import PrintFrame

PICTURE_DPI = 300
MOST_PIXELS = 60_000_000
"""Of a picture; several sheets in one are drawn coarser."""
_GAP_M = 0.010
"""Between sheets in one drawing."""


def write_pages(
    pages: Sequence[DisplayList], frame: PrintFrame, slot: Bounds, out: Path, *, title: str
) -> None:
    """Write all pages; `slot` is where the first drawing stands on its page.

    Raises:
        Problem: those of writing.
    """
    match out.suffix.lower():
        case ".pdf":
            from app.painters.pdf import paint_pdf

            paint_pdf(pages, out, title=title)
        case ".svg":
            from app.painters.svg import paint_svg

            paint_svg(one_below_another(pages), out, title=title, is_page=True)
        case ".dxf":
            from app.painters.dxf import paint_dxf

            paint_dxf(on_ground(pages, frame, slot), out)
        case _:
            from app.painters.png import paint_png

            whole = one_below_another(pages)
            dots = PICTURE_DPI / 0.0254
            area = whole.frame.width * whole.frame.height * dots * dots
            dots *= min(1.0, (MOST_PIXELS / area) ** 0.5)
            paint_png(whole, out, width_px=round(whole.frame.width * dots))


def one_below_another(pages: Sequence[DisplayList]) -> DisplayList:
    """All pages as one drawing in paper metres."""
    if len(pages) == 1:
        return pages[0]
    items: list[Item] = []
    low = 0.0
    for page in pages:
        low -= page.frame.height
        items += scaled_onto(page.items, scale=1.0, target=(0.0, low))
    wide = max(page.frame.width for page in pages)
    return DisplayList(tuple(items), Bounds(0.0, low, wide, 0.0))


def on_ground(pages: Sequence[DisplayList], frame: PrintFrame, slot: Bounds) -> DisplayList:
    """The pages in ground metres: each point of the first drawing at its own coordinates.

    Further pages stand to the right of it.
    """
    items: list[Item] = []
    left = right = 0.0
    for page in pages:
        items += scaled_onto(page.items, scale=1.0, target=(left, 0.0))
        right = left + page.frame.width
        left = right + _GAP_M
    high = max(page.frame.height for page in pages)
    row = DisplayList(tuple(items), Bounds(0.0, 0.0, right, high))
    return turned_items(
        row,
        scale=float(frame.scale),
        source=drawing_room(slot).centre,
        target=frame.centre,
        counter_clockwise_deg=-frame.up_deg,
    )
