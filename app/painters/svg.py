"""SVG: a display list with real text, grouped by layer and by what each item stands for."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path as FilePath
from xml.sax.saxutils import escape, quoteattr

from app.painters.fonts import clean_text
from app.painters.output import LARGEST_PAGE_M, drawable_runs, on_paper, picture_png, write_whole
from gis.display.primitives import (
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

FONT_STACK = "'Noto Sans TC','Microsoft JhengHei','PingFang TC','Noto Sans CJK TC',sans-serif"
PAGE_UNITS_PER_M = 1000.0
"""A page is drawn in millimetres."""
GROUND_UNITS_PER_M = 10.0
"""A drawing in ground metres is drawn in decimetres: browsers round letters below one unit."""
_ANCHORS = {Anchor.LEFT: "start", Anchor.CENTRE: "middle", Anchor.RIGHT: "end"}


def paint_svg(
    drawing: DisplayList, out: FilePath, *, title: str = "", is_page: bool | None = None
) -> None:
    """Write one drawing as SVG; a ground drawing keeps its metres in the view box.

    `is_page` says that the frame is paper, however large; None judges by its size.

    Raises:
        Problem: FOLDER_MISSING or PAPER_NOT_WRITTEN.
        ValueError: for a frame without extent.
    """
    write_whole(out, svg_text(drawing, title=title, is_page=is_page).encode("utf-8"))


def svg_text(drawing: DisplayList, *, title: str = "", is_page: bool | None = None) -> str:
    """The SVG document; `data-units-per-metre` on the root says the scale of its numbers."""
    frame = drawing.frame
    ground = max(frame.width, frame.height) > LARGEST_PAGE_M if is_page is None else not is_page
    paper = on_paper(drawing).frame if ground else frame
    units = GROUND_UNITS_PER_M if ground else PAGE_UNITS_PER_M
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<svg xmlns="http://www.w3.org/2000/svg" version="1.1"'
        f' width="{_number(paper.width * 1000)}mm" height="{_number(paper.height * 1000)}mm"'
        f' viewBox="0 0 {_number(frame.width * units)} {_number(frame.height * units)}"'
        f' data-units-per-metre="{_number(units)}" data-min-x="{frame.min_x!r}"'
        f' data-max-y="{frame.max_y!r}" font-family={quoteattr(FONT_STACK)}'
        ' fill-rule="evenodd" stroke-miterlimit="4">',
    ]
    if title:
        lines.append(f"<title>{_words(title)}</title>")
    lines += _SvgPainter(drawing, units).groups()
    lines.append("</svg>\n")
    return "\n".join(lines)


class _SvgPainter:
    """Items as elements, y turned to run downwards."""

    def __init__(self, drawing: DisplayList, units: float) -> None:
        self._drawing = drawing
        self._units = units

    def groups(self) -> Iterator[str]:
        """Runs of items of one layer and key as groups; painting order is kept."""
        for layer, of_layer in groupby(self._drawing.items, key=lambda item: item.layer):
            yield f"<g class={quoteattr(clean_text(layer))}>"
            for key, items in groupby(of_layer, key=lambda item: item.key):
                if key:
                    yield f"<g data-key={quoteattr(clean_text(key))}><title>{_words(key)}</title>"
                for item in items:
                    yield from self._element(item)
                if key:
                    yield "</g>"
            yield "</g>"

    def _element(self, item: Item) -> Iterator[str]:
        match item:
            case Path():
                if data := self._path_data(item):
                    yield f'<path d="{data}"{self._paint(item.stroke, item.fill)}/>'
            case Circle():
                x, y = self._point(item.centre)
                radius = _number(item.radius_m * self._units)
                paint = self._paint(item.stroke, item.fill)
                yield f'<circle cx="{x}" cy="{y}" r="{radius}"{paint}/>'
            case Text():
                if item.text.strip() and item.height_m > 0:
                    yield self._text(item)
            case Picture():
                yield self._picture(item)

    def _point(self, point: tuple[float, float]) -> tuple[str, str]:
        x, y = self._numbers(point)
        return _number(x), _number(y)

    def _numbers(self, point: tuple[float, float]) -> tuple[float, float]:
        frame = self._drawing.frame
        return (point[0] - frame.min_x) * self._units, (frame.max_y - point[1]) * self._units

    def _path_data(self, path: Path) -> str:
        parts = []
        for run in drawable_runs(path):
            steps = " L".join(" ".join(self._point(point)) for point in run)
            parts.append(f"M{steps}{' Z' if path.closed else ''}")
        return " ".join(parts)

    def _paint(self, stroke: Stroke | None, fill: Colour | None) -> str:
        shown = _colour("fill", fill)
        if stroke is None:
            return shown
        shown += _colour("stroke", stroke.colour)
        shown += f' stroke-width="{_number(stroke.width_m * self._units)}"'
        if stroke.dashes_m:
            dashes = " ".join(_number(dash * self._units) for dash in stroke.dashes_m)
            shown += f' stroke-dasharray="{dashes}"'
        if stroke.round_ends:
            shown += ' stroke-linecap="round" stroke-linejoin="round"'
        return shown

    def _picture(self, item: Picture) -> str:
        """Pixels as an embedded PNG, put on their parallelogram by a matrix."""
        x, y = self._numbers(item.upper_left)
        right, low = self._numbers(item.upper_right), self._numbers(item.lower_left)
        matrix = (
            (right[0] - x) / item.columns,
            (right[1] - y) / item.columns,
            (low[0] - x) / item.rows,
            (low[1] - y) / item.rows,
        )
        parts = " ".join([f"{part:.9g}" for part in matrix] + [_number(x), _number(y)])
        data = base64.b64encode(picture_png(item)).decode("ascii")
        return (
            f'<image width="{item.columns}" height="{item.rows}" transform="matrix({parts})"'
            f' preserveAspectRatio="none" href="data:image/png;base64,{data}"/>'
        )

    def _text(self, item: Text) -> str:
        x, y = self._point(item.at)
        turn = ""
        if item.angle_deg:
            turn = f' transform="rotate({_number(-item.angle_deg)} {x} {y})"'
        weight = ' font-weight="bold"' if item.bold else ""
        return (
            f'<text x="{x}" y="{y}" font-size="{_number(item.height_m * self._units)}"'
            f' text-anchor="{_ANCHORS[item.anchor]}"{weight}{_colour("fill", item.colour)}{turn}'
            f' xml:space="preserve">{_words(item.text)}</text>'
        )


def _colour(attribute: str, colour: Colour | None) -> str:
    if colour is None:
        return f' {attribute}="none"'
    shown = f' {attribute}="{colour.hex()}"'
    if colour.alpha < 1:
        shown += f' {attribute}-opacity="{_number(colour.alpha)}"'
    return shown


def _words(text: str) -> str:
    """Escaped, and without the control characters and surrogates that XML 1.0 forbids."""
    return escape(clean_text(text))


def _number(value: float) -> str:
    """At most four decimals without trailing zeros."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
