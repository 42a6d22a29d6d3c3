"""The map on paper, to scale: frame, coordinates, legend, north, scale bar, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.painters.fonts import text_width_m
from app.sheets.dates import day_words, period_words
from app.sheets.frame import SCALES, box, label, lines_down, north_arrow, rule, shrunk
from app.sheets.lettering import Words, fitted, words_in, wrapped
from app.sheets.map_content import MapSheetContent, page_box
from app.sheets.map_grid import GUTTER_M, draw_crosses, draw_ticks
from app.sheets.map_legend import ROW_M, lay_out_legend, legend_entries, legend_rows
from app.sheets.style import (
    ASCENT_EM,
    BODY_M,
    GREY,
    INK,
    MM,
    NAVY,
    RULE,
    SHEET_LAYER,
    SMALL_M,
    TITLE_M,
)
from app.tasks import Progress, silent
from gis.angles import Point
from gis.display.primitives import (
    WHITE,
    Anchor,
    Bounds,
    DisplayList,
    Item,
    Path,
    Stroke,
    scaled_onto,
)
from gis.mapping.features import Shape
from gis.mapping.layers import MapLayer
from gis.mapping.map_drawing import PaperMap, draw_layer
from gis.mapping.map_names import draw_names
from gis.mapping.scale_bar import scale_bar_for

MARGIN_M = 10 * MM
_SIDE_M = 62 * MM
"""Width of the block with north and scale, right of the legend."""
_BAR_M = 48 * MM
_LEAST_FOOT_M = 17 * MM
_FOOTER_M = 5 * MM
_META_M = 2.6 * MM
_TITLE_SIZES = (TITLE_M, TITLE_M * 0.85, TITLE_M * 0.7)
_EDGE = Stroke(colour=INK, width_m=0.35 * MM)
_NAMED_CRS = (3825, 3826, 3857, 4326)


@dataclass(frozen=True, kw_only=True)
class _Page:
    """The parts of a sheet in paper metres."""

    whole: Bounds
    inner: Bounds
    head: tuple[Item, ...]
    frame: Bounds
    foot: Bounds


def lay_out_map_sheet(content: MapSheetContent, progress: Progress = silent) -> DisplayList:
    """One sheet in paper metres; nothing of the map leaves its frame."""
    words = words_in(content.language)
    page = _page(content, words)
    paper = _paper_map(content, page.frame)
    items: list[Item] = [*_basemap(content, paper)]
    lower, points = _parted(content.layers)
    items += _layers(lower, paper, progress)
    items += draw_names(content.layers, paper)
    items += _layers(points, paper, progress)
    items += draw_crosses(paper)
    items.append(_cover(page))
    items += draw_ticks(paper)
    items.append(box(page.frame, stroke=_EDGE))
    items += page.head
    items += _foot(content, words, page, paper)
    return DisplayList(tuple(items), page.whole)


def _parted(layers: Sequence[MapLayer]) -> tuple[Sequence[MapLayer], Sequence[MapLayer]]:
    """Layers below the names, and the points on top, which no name may hide."""
    count = len(layers)
    while count and _holds_points(layers[count - 1]):
        count -= 1
    return layers[:count], layers[count:]


def _holds_points(layer: MapLayer) -> bool:
    return layer.features is not None and layer.features.shape is Shape.POINT


def _layers(layers: Sequence[MapLayer], paper: PaperMap, progress: Progress) -> Iterator[Item]:
    for place, layer in enumerate(layers):
        progress("MAP_SHEET_DRAWING", place / len(layers))
        if layer.seen_at(paper.scale):
            yield from draw_layer(layer, paper)


def paper_map(content: MapSheetContent) -> PaperMap:
    """The ground that the sheet will show, its scale and its frame: for a look before printing."""
    return _paper_map(content, _page(content, words_in(content.language)).frame)


def _page(content: MapSheetContent, words: Words) -> _Page:
    whole = page_box(content.size, content.orientation)
    inner = shrunk(whole, MARGIN_M)
    head, height = _head(content, words, inner)
    entries = legend_entries(content.layers, words)
    rows = legend_rows(len(entries), inner.width - _SIDE_M)
    foot_top = inner.min_y + _FOOTER_M + max(rows * ROW_M + 2 * MM, _LEAST_FOOT_M)
    foot = Bounds(inner.min_x, inner.min_y + _FOOTER_M, inner.max_x, foot_top)
    frame = Bounds(
        inner.min_x + GUTTER_M, foot_top + GUTTER_M + 1 * MM, inner.max_x, inner.max_y - height
    )
    return _Page(whole=whole, inner=inner, head=tuple(head), frame=frame, foot=foot)


def _paper_map(content: MapSheetContent, frame: Bounds) -> PaperMap:
    scale = float(content.scale or _fitting_scale(content.extent, frame))
    x, y = content.extent.centre
    half_width, half_height = frame.width * scale / 2, frame.height * scale / 2
    ground = Bounds(x - half_width, y - half_height, x + half_width, y + half_height)
    return PaperMap(ground=ground, scale=scale, corner=(frame.min_x, frame.min_y))


def _fitting_scale(extent: Bounds, frame: Bounds) -> int:
    """The largest usual scale at which an extent fits; beyond all of them a round one."""
    needed = max(extent.width / frame.width, extent.height / frame.height, 1.0)
    usual = next((scale for scale in SCALES if scale >= needed * (1 - 1e-9)), None)
    return usual if usual is not None else -int(-needed // 10_000) * 10_000


def _basemap(content: MapSheetContent, paper: PaperMap) -> tuple[Item, ...]:
    source = (paper.ground.min_x, paper.ground.min_y)
    return scaled_onto(content.basemap, scale=1 / paper.scale, source=source, target=paper.corner)


def _cover(page: _Page) -> Path:
    """White over all but the frame: what spills over it disappears."""
    runs = tuple(
        (
            (area.min_x, area.min_y),
            (area.max_x, area.min_y),
            (area.max_x, area.max_y),
            (area.min_x, area.max_y),
        )
        for area in (page.whole, page.frame)
    )
    return Path(runs=runs, closed=True, fill=WHITE, layer=SHEET_LAYER)


def _head(content: MapSheetContent, words: Words, inner: Bounds) -> tuple[list[Item], float]:
    """Title, period and filters from the top; the height taken."""
    printed = words("SHEET_PRINTED", day=day_words(content.printed_on, words))
    room = inner.width - text_width_m(printed, BODY_M) - 6 * MM
    said = content.title.strip() or words("MAP_SHEET_TITLE")
    size = next(
        (size for size in _TITLE_SIZES if text_width_m(said, size, bold=True) <= room),
        _TITLE_SIZES[-1],
    )
    title = fitted(said, room, size, bold=True)
    line = inner.max_y - ASCENT_EM * TITLE_M
    items: list[Item] = [
        label((inner.min_x, line), title, size, colour=INK, bold=True),
        label((inner.max_x, line), printed, anchor=Anchor.RIGHT, colour=GREY),
    ]
    used = TITLE_M * 1.25
    for told in _meta(content, words):
        lines = wrapped(told, inner.width, _META_M, max_lines=2)
        more, height = lines_down(inner.min_x, inner.max_y - used, lines, _META_M)
        items += more
        used += height
    used += 1 * MM
    items.append(rule((inner.min_x, inner.max_y - used), (inner.max_x, inner.max_y - used), RULE))
    return items, used + 2.2 * MM


def _meta(content: MapSheetContent, words: Words) -> list[str]:
    told = []
    if content.period is not None:
        told.append(words("SHEET_PERIOD", period=period_words(*content.period, words)))
    if content.filters:
        filters = words("SHEET_LIST_MARK").join(content.filters)
        told.append(words("SHEET_FILTERS", filters=filters))
    return ["　".join(told)] if told else []


def _foot(content: MapSheetContent, words: Words, page: _Page, paper: PaperMap) -> list[Item]:
    """Legend, the block with north and scale, sources and page number."""
    foot = page.foot
    room = Bounds(page.frame.min_x, foot.min_y, foot.max_x - _SIDE_M, foot.max_y)
    entries = legend_entries(content.layers, words, paper)
    items = lay_out_legend(entries, words, room, paper.scale)
    items += _scale_block(
        content, words, Bounds(room.max_x, foot.min_y, foot.max_x, foot.max_y), paper
    )
    line = foot.min_y - 0.8 * MM
    base = line - 2.9 * MM
    items.append(rule((page.inner.min_x, line), (page.inner.max_x, line)))
    side = "　".join(
        (
            words("SHEET_PAGE", page=content.page[0], pages=content.page[1]),
            words("SHEET_PROGRAM", version=content.program_version),
        )
    )
    told = _sources(content, words)
    width = page.inner.width - text_width_m(side, SMALL_M) - 4 * MM
    items.append(
        label((page.inner.min_x, base), fitted(told, width, SMALL_M), SMALL_M, colour=GREY)
    )
    items.append(label((page.inner.max_x, base), side, SMALL_M, anchor=Anchor.RIGHT, colour=GREY))
    return items


def _sources(content: MapSheetContent, words: Words) -> str:
    known = []
    if content.source:
        known.append(words("MAP_SHEET_SOURCE", source=content.source))
    if content.data_date is not None:
        known.append(words("MAP_SHEET_DATA_UNTIL", day=day_words(content.data_date, words)))
    return "　".join(known)


def _scale_block(
    content: MapSheetContent, words: Words, area: Bounds, paper: PaperMap
) -> list[Item]:
    """Scale in figures, scale bar, system of coordinates; north at the right edge."""
    left, top = area.min_x + 4 * MM, area.max_y
    scale = words("SHEET_SCALE", scale=f"{paper.scale:.0f}")
    known = content.epsg in _NAMED_CRS
    crs = words(f"MAP_SHEET_CRS_{content.epsg}") if known else f"EPSG:{content.epsg}"
    width = area.max_x - left - 9 * MM
    items: list[Item] = [
        label((left, top - 3.4 * MM), scale, 3.0 * MM, colour=NAVY, bold=True),
        *_bar((left, top - 8.2 * MM), paper.scale),
    ]
    crs_lines = wrapped(crs, width, SMALL_M, max_lines=2)
    items += lines_down(left, top - 12.2 * MM, crs_lines, SMALL_M, colour=GREY)[0]
    arrow = (area.max_x - 6 * MM, top - 5 * MM)
    items += north_arrow(arrow, 8 * MM, north_deg=0.0, letter="")
    items.append(
        label(
            (arrow[0], arrow[1] - 7.6 * MM),
            words("MAP_SHEET_NORTH"),
            BODY_M,
            anchor=Anchor.CENTRE,
            colour=NAVY,
            bold=True,
        )
    )
    return items


def _bar(left: Point, scale: float) -> list[Item]:
    """A divided bar of a round length with its values."""
    bar = scale_bar_for(_BAR_M * 0.8 * scale)
    x, y = left
    step = bar.length_m / scale / bar.parts
    pen = Stroke(colour=NAVY, width_m=0.15 * MM)
    items: list[Item] = []
    for part in range(bar.parts):
        piece = Bounds(x + part * step, y, x + (part + 1) * step, y + 1.2 * MM)
        items.append(box(piece, fill=WHITE if part % 2 else NAVY, stroke=pen))
    above = y + 1.9 * MM - 4.6 * MM
    items.append(label((x, above), "0", SMALL_M, colour=NAVY))
    end = (x + bar.parts * step, above)
    items.append(label(end, bar.words, SMALL_M, anchor=Anchor.CENTRE, colour=NAVY))
    return items
