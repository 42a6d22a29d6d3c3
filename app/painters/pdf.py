"""PDF: pages of display lists with embedded subset fonts, searchable text and exact scale."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import count
from pathlib import Path as FilePath
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.painters.fonts import Face, FontSet, default_fonts
from app.painters.output import drawable_runs, on_paper, write_whole
from gis.display.primitives import (
    BLACK,
    Anchor,
    Circle,
    Colour,
    DisplayList,
    Item,
    Path,
    Picture,
    Stroke,
    Text,
)

POINTS_PER_M = 72 / 0.0254
AUTHOR = "Daoan"
_KAPPA = 0.5522847498
"""Control distance of a quarter circle as a cubic curve, in radii (error 0.03 %)."""
_MITRE_LIMIT = 4
_RARE_CODE = re.compile("<([0-9A-F]{5,6})>")
_serials = count()


def paint_pdf(
    pages: Sequence[DisplayList], out: FilePath, *, title: str, fonts: FontSet | None = None
) -> tuple[str, ...]:
    """Write pages, each as large as its frame, into one PDF; same data, same bytes.

    Returns the characters that no font has (they are painted as boxes).

    Raises:
        Problem: FOLDER_MISSING, PAPER_NOT_WRITTEN, or a font's problem.
        ValueError: without pages, or for a page without extent.
    """
    chosen = fonts or default_fonts()
    write_whole(out, pdf_bytes(pages, title=title, fonts=chosen))
    words = "".join(item.text for page in pages for item in page.items if isinstance(item, Text))
    return chosen.missing(words)


def pdf_bytes(pages: Sequence[DisplayList], *, title: str, fonts: FontSet | None = None) -> bytes:
    """The bytes of such a PDF."""
    if not pages:
        raise ValueError("a PDF needs at least one page")
    papers = [on_paper(page) for page in pages]
    rl_config.useA85 = 0  # plain bytes: letters for old mail gateways take most of the time
    out = io.BytesIO()
    canvas = _Canvas(out, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.setAuthor(AUTHOR)
    canvas.setCreator(AUTHOR)
    canvas.setProducer(AUTHOR)
    canvas.setSubject("")
    book = _FontBook(fonts or default_fonts(), papers)
    try:
        for page in papers:
            _PagePainter(canvas, page, book).paint()
        canvas.save()
    finally:
        book.close()
    return out.getvalue()


class _Canvas(Canvas):
    """A reportlab canvas whose pages do not begin by naming Helvetica, which is not embedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class _Font(TTFont):
    """A reportlab font whose rare characters (beyond U+FFFF) can be copied, too.

    reportlab writes their code points into the map to Unicode, which must hold UTF-16 (PDF 32000-1,
    9.10.3).
    """

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401 - reportlab's signature
        """Add the font's objects, then put the maps right."""
        super().addObjects(doc)
        for name, thing in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                thing.content = _RARE_CODE.sub(_as_utf16, thing.content)


def _as_utf16(found: re.Match[str]) -> str:
    return f"<{chr(int(found.group(1), 16)).encode('utf-16-be').hex().upper()}>"


class _FontBook:
    """The subset fonts of one document, known to reportlab while it is written."""

    def __init__(self, fonts: FontSet, pages: Iterable[DisplayList]) -> None:
        self.fonts = fonts
        self._wanted: dict[Face, set[str]] = {}
        self._fonts: dict[tuple[Face, bool], Any] = {}
        for page in pages:
            for item in page.items:
                if isinstance(item, Text):
                    for run in fonts.runs(item.text):
                        self._wanted.setdefault(run.face, set()).update(run.text)

    def name(self, face: Face, *, bold: bool) -> str:
        """The name under which reportlab knows a face at a weight."""
        font = self._fonts.get((face, bold))
        if font is None:
            font = self._fonts[face, bold] = self._register(face, bold=bold)
        return str(font.fontName)

    def _register(self, face: Face, *, bold: bool) -> Any:  # noqa: ANN401 - untyped library
        data = face.subset(frozenset(self._wanted[face]), bold=bold)
        name = f"daoan-{next(_serials)}"
        font = _Font(name, io.BytesIO(data), asciiReadable=False, shapable=False)
        pdfmetrics.registerFont(font)
        return font

    def close(self) -> None:
        """Forget the fonts; reportlab's register is shared by the whole process."""
        for font in self._fonts.values():
            font.unregister()


class _PagePainter:
    """Paints one page; remembers the graphics state so that only changes are written."""

    def __init__(self, canvas: Any, page: DisplayList, book: _FontBook) -> None:  # noqa: ANN401
        self._canvas = canvas
        self._page = page
        self._book = book
        self._fill: Colour | None = None
        self._pen: Colour | None = None
        self._line: tuple[float, tuple[float, ...], bool] | None = None

    def paint(self) -> None:
        """Paint all items, clipped to the frame, and end the page."""
        frame = self._page.frame
        width, height = frame.width * POINTS_PER_M, frame.height * POINTS_PER_M
        self._canvas.setPageSize((width, height))
        self._canvas.saveState()
        self._write(f"0 0 {_number(width)} {_number(height)} re W n {_MITRE_LIMIT} M")
        for item in self._page.items:
            self._paint_item(item)
        self._canvas.restoreState()
        self._canvas.showPage()

    def _write(self, operators: str) -> None:
        self._canvas.addLiteral(operators)

    def _paint_item(self, item: Item) -> None:
        match item:
            case Path():
                self._paint_shape(self._path_operators(item), item.stroke, item.fill)
            case Circle():
                self._paint_circle(item)
            case Text():
                self._paint_text(item)
            case Picture():
                self._paint_picture(item)

    def _x(self, x: float) -> float:
        return (x - self._page.frame.min_x) * POINTS_PER_M

    def _y(self, y: float) -> float:
        return (y - self._page.frame.min_y) * POINTS_PER_M

    def _path_operators(self, path: Path) -> str:
        left, low = self._page.frame.min_x, self._page.frame.min_y
        parts = []
        for run in drawable_runs(path):
            # formatting all numbers of a run at once takes a quarter of the time
            numbers = [
                part
                for x, y in run
                for part in ((x - left) * POINTS_PER_M, (y - low) * POINTS_PER_M)
            ]
            parts.append(_line_pattern(len(run), closed=path.closed) % tuple(numbers))
        return " ".join(parts)

    def _paint_circle(self, circle: Circle) -> None:
        """A circle about the origin, moved to its place: many alike are written fast and small."""
        if circle.radius_m > 0:
            place = f"{_number(self._x(circle.centre[0]))} {_number(self._y(circle.centre[1]))}"
            shape = _round_operators(circle.radius_m * POINTS_PER_M)
            moved = f"q 1 0 0 1 {place} cm {shape}"
            self._paint_shape(moved, circle.stroke, circle.fill, after=" Q")

    def _paint_shape(
        self, operators: str, stroke: Stroke | None, fill: Colour | None, *, after: str = ""
    ) -> None:
        if not operators or (stroke is None and fill is None):
            return
        if fill is not None:
            self._set_fill(fill)
        if stroke is not None:
            self._set_stroke(stroke)
        end = "S" if fill is None else "f*" if stroke is None else "B*"
        self._write(f"{operators} {end}{after}")

    def _set_fill(self, colour: Colour) -> None:
        if colour != self._fill:
            self._write(f"{_rgb(colour)} rg")
            self._canvas.setFillAlpha(colour.alpha)
            self._fill = colour

    def _set_stroke(self, stroke: Stroke) -> None:
        if stroke.colour != self._pen:
            self._write(f"{_rgb(stroke.colour)} RG")
            self._canvas.setStrokeAlpha(stroke.colour.alpha)
            self._pen = stroke.colour
        line = (stroke.width_m, stroke.dashes_m, stroke.round_ends)
        if line != self._line:
            dashes = " ".join(_number(dash * POINTS_PER_M) for dash in stroke.dashes_m)
            ends = 1 if stroke.round_ends else 0
            width = _number(stroke.width_m * POINTS_PER_M)
            self._write(f"{width} w [{dashes}] 0 d {ends} J {ends} j")
            self._line = line

    def _paint_picture(self, item: Picture) -> None:
        """The unit square of pixels, put on its parallelogram by a matrix; alpha as soft mask."""
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        size = (item.columns, item.rows)
        pixels = ImageReader(Image.frombytes("RGBA", size, item.rgba))
        low = (self._x(item.lower_left[0]), self._y(item.lower_left[1]))
        up = (self._x(item.upper_left[0]), self._y(item.upper_left[1]))
        right = (item.upper_right[0] - item.upper_left[0], item.upper_right[1] - item.upper_left[1])
        across = (right[0] * POINTS_PER_M, right[1] * POINTS_PER_M)
        self._set_fill(BLACK)
        self._canvas.saveState()
        self._canvas.transform(*across, up[0] - low[0], up[1] - low[1], *low)
        self._canvas.drawImage(pixels, 0, 0, 1, 1, mask="auto")
        self._canvas.restoreState()

    def _paint_text(self, item: Text) -> None:
        """One text object a line, so that a reader copies the line in one piece."""
        fonts = self._book.fonts
        runs = fonts.runs(item.text)
        if not item.text.strip() or item.height_m <= 0:
            return
        self._set_fill(item.colour)
        size = item.height_m * POINTS_PER_M
        across = size * fonts.width_m(item.text, 1.0, bold=item.bold)
        back = {Anchor.LEFT: 0.0, Anchor.CENTRE: 0.5, Anchor.RIGHT: 1.0}[item.anchor] * across
        angle = math.radians(item.angle_deg)
        c, s = math.cos(angle), math.sin(angle)
        words = self._canvas.beginText()
        x, y = self._x(item.at[0]) - back * c, self._y(item.at[1]) - back * s
        words.setTextTransform(c, s, -s, c, x, y)
        for run in runs:
            words.setFont(self._book.name(run.face, bold=item.bold), size)
            words.textOut(run.text)
        self._canvas.drawText(words)


@lru_cache(maxsize=256)
def _line_pattern(points: int, *, closed: bool) -> str:
    """Operators of a run of so many points, to be filled with their numbers."""
    return "%.4f %.4f m" + " %.4f %.4f l" * (points - 1) + (" h" if closed else "")


@lru_cache(maxsize=256)
def _round_operators(r: float) -> str:
    """A circle of radius `r` about the origin, in points."""
    k = r * _KAPPA
    corners = (
        (r, k, k, r, 0.0, r),
        (-k, r, -r, k, -r, 0.0),
        (-r, -k, -k, -r, 0.0, -r),
        (k, -r, r, -k, r, 0.0),
    )
    curves = " ".join(" ".join(map(_number, corner)) + " c" for corner in corners)
    return f"{_number(r)} 0 m {curves} h"


def _number(value: float) -> str:
    """At most four decimals (0.035 micrometres) without trailing zeros."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _rgb(colour: Colour) -> str:
    return " ".join(_number(part / 255) for part in (colour.red, colour.green, colour.blue))
