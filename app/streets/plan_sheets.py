"""Streets on paper to scale: sheets of a PDF, or one page as large as it must be for SVG."""

from __future__ import annotations

import math
import string
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np

from app.mapping.store_layers import read_street_layer
from app.mapping.street_layers import as_lines_from_afar, read_street_shapes, street_layers
from app.mapping.street_shapes import geometry_layers
from app.messages import Language, say
from app.program_version import program_version
from app.sheets.map_content import MapSheetContent, Orientation, PaperSize
from app.sheets.map_sheet import lay_out_map_sheet, paper_map
from app.store.store import Store
from app.tasks import Progress, silent
from gis.display.primitives import Bounds, DisplayList
from gis.mapping.layers import MapLayer
from gis.mapping.map_drawing import PaperMap, draw_layers
from gis.mapping.map_names import draw_names
from gis.problems import Problem
from gis.streets.derived import StreetGeometry

MOST_SHEETS = 400
MARGIN_M = 0.010
"""Of paper, about an SVG's streets."""
_TRIED = tuple(product(PaperSize, (Orientation.LANDSCAPE, Orientation.PORTRAIT)))
"""Smaller papers first."""
DRAWING = "MAP_SHEET_DRAWING"


def plan_layers(store: Store, language: Language) -> tuple[MapLayer, ...]:
    """The map's own layers of streets in light colours, with the words of a legend."""
    lines = read_street_layer(store, dark=False)
    with store.read() as connection:
        shapes = read_street_shapes(connection)
    real = street_layers(shapes, dark=False)
    if real:
        lines = as_lines_from_afar(lines)
    return tuple(_worded(layer, language) for layer in (lines, *real) if layer.features is not None)


def past_plan_layers(geometry: StreetGeometry, language: Language) -> tuple[MapLayer, ...]:
    """The same of streets as they were once."""
    return tuple(_worded(layer, language) for layer in geometry_layers(geometry, dark=False))


def _worded(layer: MapLayer, language: Language) -> MapLayer:
    classes = tuple(
        replace(style, label=say(label_code(style.label), language))
        for style in layer.style.classes
    )
    return replace(layer, style=replace(layer.style, classes=classes))


def label_code(label: str) -> str:
    """The code under which the words for a label of a street layer stand."""
    kept = "".join(c if c.isalnum() else " " for c in label).split()
    return "STREET_LOOK_" + "_".join(kept).upper()


def plan_pages(
    layers: Sequence[MapLayer],
    *,
    scale: int,
    epsg: int,
    language: Language,
    progress: Progress = silent,
) -> list[DisplayList]:
    """One sheet (A4 or A3) where all fits at 1:`scale`, else A3 sheets that join edge to edge.

    Sheets without streets are left out.

    Raises:
        Problem: STREETS_TOO_MANY_SHEETS.
    """
    whole = extent_of(layers)
    content = MapSheetContent(
        language=language,
        title=say("STREET_PLAN", language),
        layers=layers,
        extent=whole,
        printed_on=date.today(),
        program_version=program_version(),
        scale=scale,
        epsg=epsg,
    )
    for size, orientation in _TRIED:
        tried = replace(content, size=size, orientation=orientation)
        room = paper_map(tried).ground
        if room.width >= whole.width and room.height >= whole.height:
            return [lay_out_map_sheet(tried, progress)]
    large = replace(content, size=PaperSize.A3, orientation=Orientation.LANDSCAPE)
    return _cut_in_sheets(large, progress)


def _cut_in_sheets(content: MapSheetContent, progress: Progress) -> list[DisplayList]:
    room = paper_map(content).ground
    columns = math.ceil(content.extent.width / room.width)
    rows = math.ceil(content.extent.height / room.height)
    if columns * rows > 4 * MOST_SHEETS:
        raise _too_many(content, columns * rows)
    cells = [
        cell for cell in _cells(content.extent, room, columns, rows) if _holds(content, cell[1])
    ]
    if len(cells) > MOST_SHEETS:
        raise _too_many(content, len(cells))
    pages = []
    for place, (name, ground) in enumerate(cells):
        progress(DRAWING, place / len(cells))
        sheet = replace(
            content,
            title=f"{content.title} {name}",
            extent=ground,
            page=(place + 1, len(cells)),
        )
        pages.append(lay_out_map_sheet(sheet))
    return pages


def _cells(whole: Bounds, room: Bounds, columns: int, rows: int) -> Iterator[tuple[str, Bounds]]:
    """Name (A1 is the north-west) and ground of each sheet, the grid centred on the whole."""
    x, y = whole.centre
    left, top = x - columns * room.width / 2, y + rows * room.height / 2
    for row, column in product(range(rows), range(columns)):
        west, north = left + column * room.width, top - row * room.height
        ground = Bounds(west, north - room.height, west + room.width, north)
        yield f"{_letters(row)}{column + 1}", ground


def _letters(number: int) -> str:
    """A, B ... Z, AA, AB ..."""
    head, last = divmod(number, len(string.ascii_uppercase))
    return (_letters(head - 1) if head else "") + string.ascii_uppercase[last]


def _holds(content: MapSheetContent, ground: Bounds) -> bool:
    return any(
        layer.features is not None and len(layer.features.in_box(ground)) > 0
        for layer in content.layers
        if layer.seen_at(float(content.scale or 1)) and layer.drawn.holds(float(content.scale or 1))
    )


def _too_many(content: MapSheetContent, sheets: int) -> Problem:
    scale = content.scale or 1
    enough = scale * math.sqrt(sheets / MOST_SHEETS)
    step = 500 if enough < 5000 else 5000
    return Problem(
        "STREETS_TOO_MANY_SHEETS",
        scale=scale,
        sheets=sheets,
        most=MOST_SHEETS,
        enough=math.ceil(enough / step) * step,
    )


def plan_drawing(layers: Sequence[MapLayer], *, scale: int) -> DisplayList:
    """All streets at 1:`scale` on one page of its own size, in paper metres."""
    whole = extent_of(layers)
    spare = MARGIN_M * scale
    ground = Bounds(
        whole.min_x - spare, whole.min_y - spare, whole.max_x + spare, whole.max_y + spare
    )
    paper = PaperMap(ground=ground, scale=float(scale))
    items = (*draw_layers(layers, paper), *draw_names(layers, paper))
    return DisplayList(items, paper.frame)


def extent_of(layers: Sequence[MapLayer]) -> Bounds:
    """The box about all layers."""
    boxes = [layer.bounds for layer in layers if layer.bounds is not None]
    sides = np.array([(box.min_x, box.min_y, box.max_x, box.max_y) for box in boxes])
    low, high = sides[:, :2].min(axis=0), sides[:, 2:].max(axis=0)
    return Bounds(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
