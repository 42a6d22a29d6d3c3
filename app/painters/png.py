"""PNG: the picture of a drawing, made from its PDF, so that both look alike."""

from __future__ import annotations

import io
from pathlib import Path as FilePath

from app.painters.fonts import FontSet
from app.painters.output import on_paper, write_whole
from app.painters.pdf import POINTS_PER_M, pdf_bytes
from gis.display.primitives import DisplayList

LARGEST_SIDE_PX = 20_000
"""Beyond this a picture needs more than 1.6 GB of memory."""


def paint_png(
    drawing: DisplayList, out: FilePath, *, width_px: int = 1654, fonts: FontSet | None = None
) -> None:
    """Write a picture `width_px` pixels wide on white; 1654 is A4 upright at 200 dots an inch.

    Raises:
        Problem: FOLDER_MISSING or PAPER_NOT_WRITTEN.
        ValueError: for a size beyond `LARGEST_SIDE_PX` or below one pixel.
    """
    write_whole(out, png_bytes(drawing, width_px=width_px, fonts=fonts))


def png_bytes(drawing: DisplayList, *, width_px: int, fonts: FontSet | None = None) -> bytes:
    """The bytes of such a picture."""
    import pypdfium2

    page = on_paper(drawing)
    sides = (width_px, width_px * page.frame.height / page.frame.width)
    if not (min(sides) >= 1 and max(sides) <= LARGEST_SIDE_PX):
        raise ValueError(f"a picture of {sides[0]:.0f} x {sides[1]:.0f} pixels cannot be made")
    document = pypdfium2.PdfDocument(pdf_bytes([page], title="", fonts=fonts))
    try:
        scale = width_px / (page.frame.width * POINTS_PER_M)
        picture = document[0].render(scale=scale).to_pil()
    finally:
        document.close()
    out = io.BytesIO()
    picture.crop((0, 0, width_px, round(sides[1]))).save(out, format="PNG")
    return out.getvalue()
