"""Made drawings and pages, and readers that measure what the painters wrote."""

from __future__ import annotations

import ctypes
from contextlib import closing
from pathlib import Path as FilePath

import pypdfium2
from pypdfium2 import raw

from gis.display.primitives import (
    Anchor,
    Bounds,
    Circle,
    Colour,
    DisplayList,
    Path,
    Stroke,
    Text,
)

PT_PER_MM = 72 / 25.4
RED = Colour(200, 30, 30)
PEN = Stroke(width_m=0.0005)
A4 = Bounds(0.0, 0.0, 0.210, 0.297)


def line(*points: tuple[float, float], layer: str = "line", key: str = "", **pen: object) -> Path:
    """A stroked open path."""
    stroke = Stroke(**({"width_m": 0.0005} | pen))  # type: ignore[arg-type] # test builder
    return Path(runs=(points,), stroke=stroke, layer=layer, key=key)


def ring(*runs: tuple[tuple[float, float], ...], fill: Colour = RED, layer: str = "area") -> Path:
    """A filled path of closed runs."""
    return Path(runs=runs, closed=True, fill=fill, layer=layer)


def words(text: str, x: float, y: float, **more: object) -> Text:
    """A text of 4 mm."""
    return Text(**({"at": (x, y), "text": text, "height_m": 0.004} | more))  # type: ignore[arg-type] # test builder


def page(*items: Path | Circle | Text, frame: Bounds = A4) -> DisplayList:
    """A page with items."""
    return DisplayList(items, frame)


def square(x: float, y: float, side: float) -> tuple[tuple[float, float], ...]:
    """Corners of a square, anticlockwise."""
    return ((x, y), (x + side, y), (x + side, y + side), (x, y + side))


SAMPLE = page(
    line((0.02, 0.02), (0.07, 0.02), (0.07, 0.09), key="A1-001"),
    ring(square(0.1, 0.1, 0.04), square(0.11, 0.11, 0.02)),
    Circle(centre=(0.15, 0.2), radius_m=0.01, stroke=PEN, fill=Colour(0, 0, 255, 0.5), layer="c"),
    words("中山路 / 文化路", 0.02, 0.25, layer="text", bold=True),
    words("R 12 <&>", 0.19, 0.26, anchor=Anchor.RIGHT, layer="text"),
    words("叄層", 0.1, 0.27, anchor=Anchor.CENTRE, angle_deg=30.0, layer="text"),
)
"""One of everything, on A4."""


def pdf_runs(path: FilePath, number: int = 0) -> list[list[tuple[float, float]]]:
    """Corner points of every path of a page, in millimetres from its lower left corner.

    Curves give their end points. Read with pdfium, which knows nothing of our painter.
    """
    with closing(pypdfium2.PdfDocument(path)) as document:
        sheet = document[number]
        found: list[list[tuple[float, float]]] = []
        for thing in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
            for place in range(raw.FPDFPath_CountSegments(thing)):
                segment = raw.FPDFPath_GetPathSegment(thing, place)
                x, y = ctypes.c_float(), ctypes.c_float()
                raw.FPDFPathSegment_GetPoint(segment, x, y)
                point = (x.value / PT_PER_MM, y.value / PT_PER_MM)
                if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
                    found.append([])
                found[-1].append(point)
        sheet.close()
        return found


def pdf_text(path: FilePath) -> str:
    """The text of all pages, as a reader copies it."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        return "\n".join(
            document[number].get_textpage().get_text_bounded() for number in range(len(document))
        )


def pdf_fonts(path: FilePath) -> dict[str, bool]:
    """Base names of the fonts in use, and whether each is embedded."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        found = {}
        for number in range(len(document)):
            sheet = document[number]
            for thing in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                font = raw.FPDFTextObj_GetFont(thing)
                name = ctypes.create_string_buffer(200)
                raw.FPDFFont_GetBaseFontName(font, name, 200)
                found[name.value.decode()] = raw.FPDFFont_GetIsEmbedded(font) == 1
            sheet.close()
        return found
