"""One door to all papers: paint a drawing or pages into a file, chosen by the file's suffix."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.painters.fonts import FontSet, default_fonts
from gis.display.primitives import DisplayList, Text
from gis.problems import Problem

PAPER_SUFFIXES = (".pdf", ".svg", ".dxf", ".png")


def paint_file(
    drawing: DisplayList | Sequence[DisplayList],
    out: Path,
    *,
    title: str,
    fonts: FontSet | None = None,
) -> tuple[str, ...]:
    """Paint one drawing, or pages (PDF only where more than one), into `out`.

    Frames beyond 5 m are ground: PDF and PNG fit them on A4, SVG and DXF keep their metres.
    Returns the characters that the program's fonts lack (boxes on the paper).

    Raises:
        Problem: UNKNOWN_FORMAT, ONE_PAGE_ONLY, FOLDER_MISSING, PAPER_NOT_WRITTEN.
        ValueError: without pages, or for a frame without extent.
    """
    pages = [drawing] if isinstance(drawing, DisplayList) else list(drawing)
    suffix = out.suffix.lower()
    if suffix not in PAPER_SUFFIXES:
        raise Problem("UNKNOWN_FORMAT", file=out.name, known=" ".join(PAPER_SUFFIXES))
    if not pages:
        raise ValueError("nothing to paint")
    if len(pages) > 1 and suffix != ".pdf":
        raise Problem("ONE_PAGE_ONLY", file=out.name, pages=len(pages))
    chosen = fonts or default_fonts()
    match suffix:
        case ".pdf":
            from app.painters.pdf import paint_pdf

            return paint_pdf(pages, out, title=title, fonts=chosen)
        case ".svg":
            from app.painters.svg import paint_svg

            paint_svg(pages[0], out, title=title)
        case ".dxf":
            from app.painters.dxf import paint_dxf

            paint_dxf(pages[0], out)
        case _:
            from app.painters.png import paint_png

            paint_png(pages[0], out, fonts=chosen)
    return chosen.missing("".join(i.text for i in pages[0].items if isinstance(i, Text)))
