"""The legend of a printed map: symbols of the layers in sight with their words, in columns."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.mapping.street_styles import ASPHALT
from app.sheets.frame import box, label
from app.sheets.lettering import Words, fitted
from app.sheets.style import BODY_M, GREY, HAIR, MM, SHEET_LAYER
from gis.angles import Point
from gis.display.primitives import WHITE, Bounds, Circle, Colour, Item, Path, Stroke
from gis.mapping.features import Shape
from gis.mapping.layers import LayerKind, MapLayer
from gis.mapping.map_drawing import PaperMap, pen_of
from gis.mapping.paper_symbols import faded, symbol_items
from gis.mapping.style import ClassStyle

ROW_M = 4.3 * MM
COLUMN_M = 43 * MM
MOST_ROWS = 7
_SAMPLE_M = 7 * MM
_TEXT_LEFT_M = 9 * MM
_BELOW_M = 2.5 * MM
"""Lines of a heading begin this much further right than lines of their own."""
_WIDEST_PEN_M = 1.6 * MM
_SIGN_RED = Colour(214, 48, 42)
_PALE = 225
"""From this brightness on a colour is lost on white paper."""


@dataclass(frozen=True, kw_only=True)
class LegendEntry:
    """One line: a symbol and what it stands for; a heading has no style."""

    words: str
    style: ClassStyle | None = None
    shape: Shape | None = None
    opacity: float = 1.0
    below: bool = False
    """Whether it belongs to the heading above it."""
    kind: LayerKind | None = None
    """Of its layer: paint lies on asphalt, signs are round."""


def legend_entries(
    layers: Iterable[MapLayer], words: Words, paper: PaperMap | None = None
) -> list[LegendEntry]:
    """Lines for the visible layers, the topmost first; with `paper` only what is in sight."""
    entries: list[LegendEntry] = []
    for layer in reversed(list(layers)):
        if not layer.visible or layer.opacity <= 0 or layer.bounds is None:
            continue
        if paper is None or (_is_drawn(layer, paper.scale) and _in_sight(layer, paper)):
            entries += _entries_of(layer, words, paper)
    return entries


def _is_drawn(layer: MapLayer, scale: float) -> bool:
    return layer.seen_at(scale) and layer.drawn.holds(scale)


def legend_rows(count: int, width_m: float) -> int:
    """Rows that so many lines take in a room of this width."""
    return min(math.ceil(count / _columns(width_m)), MOST_ROWS) if count else 0


def lay_out_legend(
    entries: Sequence[LegendEntry], words: Words, room: Bounds, scale: float
) -> list[Item]:
    """Lines in columns from the upper left corner of `room`; what does not fit is counted."""
    rows = max(int((room.height + 1e-9) / ROW_M), 1)
    columns = _columns(room.width)
    fits = rows * columns
    placed = _kept_together(entries, rows)
    if len(placed) > fits:
        placed = list(enumerate(entries))
    shown = placed if len(placed) <= fits else placed[: fits - 1]
    items: list[Item] = []
    for place, entry in shown:
        corner = _corner(place, rows, room)
        items += _line(entry, corner, room.width / columns, scale)
    if len(shown) < len(entries):
        x, y = _corner(len(shown), rows, room)
        told = words("MAP_SHEET_MORE_LEGEND", count=len(entries) - len(shown))
        items.append(label((x, y - ROW_M / 2 - 0.9 * MM), told, colour=GREY))
    return items


def _kept_together(entries: Sequence[LegendEntry], rows: int) -> list[tuple[int, LegendEntry]]:
    """Places of lines: a heading never stands alone at the foot of a column."""
    placed: list[tuple[int, LegendEntry]] = []
    place = 0
    for entry in entries:
        if entry.style is None and rows > 1 and place % rows == rows - 1:
            place += 1
        placed.append((place, entry))
        place += 1
    return placed


def _columns(width_m: float) -> int:
    return max(int(width_m / COLUMN_M), 1)


def _corner(place: int, rows: int, room: Bounds) -> Point:
    column, row = divmod(place, rows)
    return room.min_x + column * room.width / _columns(room.width), room.max_y - row * ROW_M


def _in_sight(layer: MapLayer, paper: PaperMap) -> bool:
    if layer.features is not None:
        return len(layer.features.in_box(paper.ground)) > 0
    box, sight = layer.bounds, paper.ground
    return box is not None and (
        box.min_x < sight.max_x
        and box.max_x > sight.min_x
        and box.min_y < sight.max_y
        and box.max_y > sight.min_y
    )


def _entries_of(layer: MapLayer, words: Words, paper: PaperMap | None) -> list[LegendEntry]:
    """One line for a layer of one look, else a heading and a line for each look in use."""
    name = layer.title or words(f"MAP_LAYER_{layer.kind.name}")
    shape = layer.features.shape if layer.features is not None else Shape.AREA
    looks = _looks(layer, paper)
    if len(looks) > 1 and paper is not None and _alike(looks, shape, paper.scale):
        return [_entry(name, looks[0], shape, layer)]
    if len(looks) == 1:
        look = looks[0].label
        tells = look and look != name
        said = words("MAP_SHEET_LEGEND_PAIR", layer=name, look=look) if tells else name
        if layer.features is None and looks[0].fill is None and looks[0].line is None:
            return [LegendEntry(words=said)]
        return [_entry(said, looks[0], shape, layer)]
    listed = (replace(_entry(look.label, look, shape, layer), below=True) for look in looks)
    return [LegendEntry(words=name), *listed]


def _entry(words: str, style: ClassStyle, shape: Shape, layer: MapLayer) -> LegendEntry:
    return LegendEntry(
        words=words, style=style, shape=shape, opacity=layer.opacity, kind=layer.kind
    )


def _alike(looks: Sequence[ClassStyle], shape: Shape, scale: float) -> bool:
    """Whether nobody could tell the looks apart by their samples."""
    samples = [
        list(_sample(LegendEntry(words="", style=look, shape=shape), look, (0.0, 0.0), scale))
        for look in looks
    ]
    return all(sample == samples[0] for sample in samples)


def _looks(layer: MapLayer, paper: PaperMap | None) -> list[ClassStyle]:
    """The looks that features in sight have; all labelled ones of a picture.

    Of looks with one label the first stands for all.
    """
    return list({look.label or look: look for look in reversed(_used(layer, paper))}.values())[::-1]


def _used(layer: MapLayer, paper: PaperMap | None) -> list[ClassStyle]:
    """The looks in use, in the order of their classes."""
    classes = layer.style.classes
    if layer.features is None:
        labelled = [style for style in classes if style.label]
        return labelled or [classes[0]]
    if paper is None:
        return [style for style in classes if style.label] or [classes[0]]
    seen = layer.features.classes[layer.features.in_box(paper.ground)]
    used = sorted({min(int(number), len(classes) - 1) for number in set(seen.tolist())})
    return [classes[number] for number in used]


def _line(entry: LegendEntry, corner: Point, width_m: float, scale: float) -> list[Item]:
    x, y = corner
    middle = y - ROW_M / 2
    baseline = middle - 0.9 * MM
    if entry.below:
        x, width_m = x + _BELOW_M, width_m - _BELOW_M
    if entry.style is None:
        told = fitted(entry.words, width_m - 2 * MM, BODY_M, bold=True)
        return [label((x, baseline), told, bold=True)]
    told = fitted(entry.words, width_m - _TEXT_LEFT_M - 2 * MM, BODY_M)
    return [
        *_sample(entry, entry.style, (x, middle), scale),
        label((x + _TEXT_LEFT_M, baseline), told),
    ]


def legend_sample(entry: LegendEntry, left: Point, scale: float) -> Iterable[Item]:
    """The sample of an entry, its left end in the middle of the line; nothing of a heading."""
    return () if entry.style is None else _sample(entry, entry.style, left, scale)


def _sample(entry: LegendEntry, style: ClassStyle, left: Point, scale: float) -> Iterable[Item]:
    """The symbol, a piece of line or a patch of area, as on the map."""
    x, y = left
    if entry.kind is LayerKind.FURNITURE:
        return [_sign(left)]
    if entry.kind in (LayerKind.MARKINGS, LayerKind.MARKING_AREAS):
        return _on_asphalt(entry, style, left, scale)
    if entry.shape is Shape.POINT:
        at = (x + _SAMPLE_M / 2, y)
        return symbol_items(style, at, layer=SHEET_LAYER, opacity=entry.opacity)
    if entry.shape is Shape.LINE:
        return _line_sample(style, left, scale, entry.opacity)
    return [_patch(style, left, entry.opacity)]


def _sign(left: Point) -> Circle:
    """A plate as signs have it: white with a red border."""
    at = (left[0] + _SAMPLE_M / 2, left[1])
    pen = Stroke(colour=_SIGN_RED, width_m=0.4 * MM)
    return Circle(centre=at, radius_m=1.2 * MM, fill=WHITE, stroke=pen, layer=SHEET_LAYER)


def _on_asphalt(entry: LegendEntry, style: ClassStyle, left: Point, scale: float) -> list[Item]:
    """Paint on what it is painted on: white paint is lost on white paper."""
    x, y = left
    ground = box(Bounds(x, y - 1.4 * MM, x + _SAMPLE_M, y + 1.4 * MM), fill=ASPHALT)
    if entry.shape is Shape.LINE:
        return [ground, *_line_sample(style, left, scale, entry.opacity)[-1:]]
    inner = Bounds(x + 1.2 * MM, y - 0.8 * MM, x + _SAMPLE_M - 1.2 * MM, y + 0.8 * MM)
    return [ground, box(inner, fill=faded(style.fill, entry.opacity))]


def _line_sample(style: ClassStyle, left: Point, scale: float, opacity: float) -> list[Item]:
    """A piece of line as wide as on the map, up to a limit; pale ones over a grey edge."""
    x, y = left
    pen = pen_of(style, opacity=opacity, scale=max(scale, style.width_m / _WIDEST_PEN_M))
    if pen is None:
        return []
    pen = replace(pen, width_m=min(pen.width_m, _WIDEST_PEN_M), round_ends=False)
    run = ((x, y), (x + _SAMPLE_M, y))
    sample = Path(runs=(run,), stroke=pen, layer=SHEET_LAYER)
    if min(pen.colour.red, pen.colour.green, pen.colour.blue) < _PALE:
        return [sample]
    edge = Stroke(colour=HAIR, width_m=pen.width_m + 0.3 * MM)
    return [Path(runs=(run,), stroke=edge, layer=SHEET_LAYER), sample]


def _patch(style: ClassStyle, left: Point, opacity: float) -> Path:
    """A patch of an area."""
    x, y = left
    half = 1.4 * MM
    corners = (
        (x, y - half),
        (x + _SAMPLE_M, y - half),
        (x + _SAMPLE_M, y + half),
        (x, y + half),
    )
    fill = style.fill
    pale = fill is not None and min(fill.red, fill.green, fill.blue) >= _PALE
    edge = Stroke(colour=HAIR, width_m=0.15 * MM) if pale and style.line is None else None
    return Path(
        runs=(corners,),
        closed=True,
        fill=faded(style.fill, opacity),
        stroke=pen_of(style, opacity=opacity) or edge,
        layer=SHEET_LAYER,
    )
