"""The legend of a block plan: each kind of surface, marking and sign in the frame, once."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from app.mapping.street_styles import ASPHALT, PAINT, SurfaceClass, face_style, surface_style
from app.marking_catalogue import load_marking_catalogue
from app.messages import Language
from app.painters.fonts import text_width_m
from app.painters.output import dash_pieces
from app.sheets.frame import box, label, shrunk
from app.sheets.lettering import Words, fitted
from app.sheets.map_legend import LegendEntry, legend_entries, legend_sample
from app.sheets.style import GREY, HAIR, MM, SHEET_LAYER
from app.sign_catalogue import load_sign_catalogue
from app.streets.block_content import BlockContent, PaintKey
from app.streets.block_layers import (
    KERB_STYLE,
    STREET_PARTS,
    codes_in,
    surface_kinds_in,
)
from app.streets.plan_sheets import label_code
from gis.angles import Point
from gis.display.primitives import Anchor, Bounds, Item, Path, Stroke, Text, scaled_onto
from gis.mapping.layers import LayerKind, MapLayer
from gis.mapping.map_drawing import PaperMap, pen_of
from gis.streets.derived import Furniture
from gis.streets.markings.catalogue import MarkingForm, MarkingKind
from gis.streets.objects import KERB_MARKING
from gis.streets.signs.faces import faces_of

ROW_M, LEAST_ROW_M = 4.5 * MM, 3.4 * MM
COLUMN_M = 36 * MM
_SAMPLE = Bounds(0.0, -1.5 * MM, 8 * MM, 1.5 * MM)
_TEXT_LEFT_M = 9.6 * MM
_LETTER_M, _LEAST_LETTER_M = 2.2 * MM, 1.75 * MM
_WIDEST_PEN_M = 1.0 * MM
_BARS = ("crosswalk", "slow_bars", "safe_distance_line")
_SHORT = 0.0004


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockEntry:
    """One line: what stands in the frame, by the key of its catalogue, and a shape of it."""

    key: str
    """A surface's name, "kerb", a kind of marking or the code of a sign."""
    words: str
    paint: PaintKey | None = None
    example: BaseGeometry | None = None
    """The largest of its kind, for markings."""
    code: str = ""
    """Of signs: one that stands in the frame, with its figure."""
    other: LegendEntry | None = None
    """Of another layer of the map that is printed too."""
    drawn: tuple[Item, ...] = ()
    """A sample in paper metres: 8 mm to the right, half of its height above and below."""


def block_entries(
    content: BlockContent,
    words: Words,
    language: Language,
    parts: Collection[LayerKind] = STREET_PARTS,
) -> list[BlockEntry]:
    """All that the frame holds, signs first, then markings by article, then surfaces."""
    entries: list[BlockEntry] = []
    if LayerKind.FURNITURE in parts:
        entries += _of_signs(content, language)
    entries += _of_markings(content, language, parts)
    if LayerKind.SURFACES in parts:
        placed = any(paint.kind == KERB_MARKING for paint in content.paints)
        if placed or content.carriageway.any():
            entries.append(BlockEntry(key="kerb", words=words("BLOCK_PLAN_KERB")))
        styles = surface_style(dark=False)
        entries += [
            BlockEntry(key=kind.name, words=words(label_code(styles.of(kind).label)))
            for kind in surface_kinds_in(content)
        ]
    return entries


def _of_signs(content: BlockContent, language: Language) -> Iterator[BlockEntry]:
    catalogue = load_sign_catalogue()
    whole = {one.code.partition(" ")[0]: one.code for one in content.furniture}
    for code in codes_in(content):
        entry = catalogue.find(code)
        name = code
        if entry is not None:
            name = entry.name if language is Language.CHINESE else entry.gloss
        yield BlockEntry(key=code, words=name.removesuffix("標誌"), code=whole[code])


def _of_markings(
    content: BlockContent, language: Language, parts: Collection[LayerKind]
) -> Iterator[BlockEntry]:
    catalogue = load_marking_catalogue()
    best: dict[str, tuple[PaintKey, BaseGeometry]] = {}
    sizes = shapely.area(content.markings) + shapely.length(content.markings) * _SHORT
    for place in np.argsort(-sizes, kind="stable").tolist():
        paint, shape = content.paints[place], content.markings[place]
        part = LayerKind.MARKINGS if shape.length and not shape.area else LayerKind.MARKING_AREAS
        if part in parts:
            best.setdefault(paint.kind, (paint, shape))
    order = {kind.value: rank for rank, kind in enumerate(MarkingKind)}
    for kind in sorted(best, key=lambda kind: (order.get(kind, len(order)), kind)):
        paint, shape = best[kind]
        said = kind
        if kind == KERB_MARKING:
            continue  # a kerb that was placed is a kerb
        if kind in order:
            entry = catalogue[MarkingKind(kind)]
            said = entry.name if language is Language.CHINESE else entry.gloss
        yield BlockEntry(key=kind, words=said, paint=paint, example=shape)


def lay_out_entries(
    entries: Sequence[BlockEntry], words: Words, room: Bounds, scale: float
) -> list[Item]:
    """Lines in columns from the upper left corner; what does not fit is counted."""
    columns = max(int(room.width / COLUMN_M), 1)
    wanted = math.ceil(len(entries) / columns) or 1
    row = min(max(room.height / wanted, LEAST_ROW_M), ROW_M)
    rows = max(int((room.height + 1e-9) / row), 1)
    fits = rows * columns
    shown = entries if len(entries) <= fits else entries[: fits - 1]
    items: list[Item] = []
    width = room.width / columns
    for place, entry in enumerate(shown):
        column, line = divmod(place, rows)
        at = (room.min_x + column * width, room.max_y - (line + 0.5) * row)
        items += _line(entry, at, width - 1.5 * MM, scale)
    if len(shown) < len(entries):
        column, line = divmod(len(shown), rows)
        at = (room.min_x + column * width, room.max_y - (line + 0.5) * row - 0.36 * _LETTER_M)
        told = words("MAP_SHEET_MORE_LEGEND", count=len(entries) - len(shown))
        items.append(label(at, told, _LETTER_M, colour=GREY))
    return items


def _line(entry: BlockEntry, at: Point, width_m: float, scale: float) -> list[Item]:
    x, y = at
    room = width_m - _TEXT_LEFT_M
    size = _LETTER_M
    while size > _LEAST_LETTER_M and text_width_m(entry.words, size) > room:
        size -= 0.05 * MM
    told = fitted(entry.words, room, size)
    return [*_sample(entry, at, scale), label((x + _TEXT_LEFT_M, y - 0.36 * size), told, size)]


def other_entries(layers: Sequence[MapLayer], words: Words, paper: PaperMap) -> list[BlockEntry]:
    """Lines for other layers of the map, as far as something of them lies in the frame."""
    found = legend_entries(layers, words, paper)
    return [
        BlockEntry(key=f"other {place}", words=entry.words, other=entry)
        for place, entry in enumerate(found)
    ]


def _sample(entry: BlockEntry, at: Point, scale: float) -> list[Item]:
    if entry.drawn:
        return list(scaled_onto(entry.drawn, scale=1.0, target=at))
    if entry.other is not None:
        return list(legend_sample(entry.other, at, scale))
    patch = Bounds(*_moved((_SAMPLE.min_x, _SAMPLE.min_y), at), at[0] + 8 * MM, at[1] + 1.5 * MM)
    if entry.paint is not None:
        return [box(patch, fill=ASPHALT), *_painted(entry, entry.paint, patch, scale)]
    if entry.key == "kerb":
        pen = pen_of(KERB_STYLE)
        return [
            Path(runs=(((patch.min_x, at[1]), (patch.max_x, at[1])),), stroke=pen, layer=_LAYER)
        ]
    if entry.key in SurfaceClass.__members__:
        style = surface_style(dark=False).of(SurfaceClass[entry.key])
        edge = Stroke(colour=style.line or HAIR, width_m=0.15 * MM)
        return [box(patch, fill=style.fill, stroke=edge)]
    return _face(entry.code, patch)


_LAYER = SHEET_LAYER


def _moved(point: Point, by: Point) -> Point:
    return point[0] + by[0], point[1] + by[1]


def _painted(entry: BlockEntry, paint: PaintKey, patch: Bounds, scale: float) -> list[Item]:
    """A piece of the marking on a patch of asphalt."""
    colour = PAINT.get(paint.colour, PAINT["white"])
    catalogue = load_marking_catalogue()
    known = entry.key in MarkingKind.__members__.values()
    form = catalogue[MarkingKind(entry.key)].form if known else MarkingForm.LINE
    fill = partial(Path, closed=True, fill=colour, layer=_LAYER)
    if entry.key in _BARS:
        step = patch.width / 9
        bars = [
            Bounds(left, patch.min_y + 0.4 * MM, left + step, patch.max_y - 0.4 * MM)
            for left in (patch.min_x + step * place for place in (1, 3, 5, 7))
        ]
        return [box(bar, fill=colour) for bar in bars]
    if form is MarkingForm.WORDS:
        said = _said(entry, patch)
        return [replace(said, colour=colour)]
    if form is MarkingForm.HATCH:
        return _hatched(patch, Stroke(colour=colour, width_m=0.35 * MM))
    if entry.example is not None and entry.example.area > 0:
        return [fill(runs=_fitted_rings(entry.example, patch))]
    return _lines(paint, patch, scale, double=form is MarkingForm.DOUBLE_LINE)


def _said(entry: BlockEntry, patch: Bounds) -> Text:
    words = dict(load_marking_catalogue()[MarkingKind(entry.key)].words)
    text = next(iter(words.values()), "50" if "speed" in entry.key else "字")[:2]
    size = 2.5 * MM
    at = (patch.centre[0], patch.centre[1] - 0.36 * size)
    return Text(at=at, text=text, height_m=size, anchor=Anchor.CENTRE, layer=_LAYER)


def _hatched(patch: Bounds, pen: Stroke) -> list[Item]:
    high = patch.height
    inner = shrunk(patch, 0.5 * MM)
    count = int(inner.width / high * 2)
    runs = tuple(
        ((left, inner.min_y), (left + inner.height, inner.max_y))
        for left in (inner.min_x + place * high / 2 for place in range(count))
        if left + inner.height <= inner.max_x
    )
    return [box(inner, stroke=pen), Path(runs=runs, stroke=pen, layer=_LAYER)]


def _fitted_rings(shape: BaseGeometry, patch: Bounds) -> tuple[tuple[Point, ...], ...]:
    """A painted area laid into a patch with its longer side across, as large as it fits."""
    laid = shapely.minimum_rotated_rectangle(shape)
    corners = shapely.get_coordinates(laid)
    sides = np.diff(corners[:3], axis=0)
    longest = sides[int(np.argmax(np.hypot(*sides.T)))]
    turned = affinity.rotate(shape, -math.degrees(math.atan2(longest[1], longest[0])))
    min_x, min_y, max_x, max_y = turned.bounds
    room = (patch.width - 1.0 * MM, patch.height - 0.8 * MM)
    scale = min(room[0] / max(max_x - min_x, 1e-9), room[1] / max(max_y - min_y, 1e-9))
    middle = ((min_x + max_x) / 2, (min_y + max_y) / 2)
    x, y = patch.centre
    rings = shapely.get_rings(turned).tolist()
    return tuple(
        tuple(
            (x + (east - middle[0]) * scale, y + (north - middle[1]) * scale)
            for east, north in shapely.get_coordinates(ring).tolist()
        )
        for ring in rings
    )


def _lines(paint: PaintKey, patch: Bounds, scale: float, *, double: bool) -> list[Item]:
    """Lines as wide as on the plan; dashes as long, but at least two of them."""
    widest = patch.height / 5 if double else _WIDEST_PEN_M
    width = min(max(paint.width_m / scale, 0.2 * MM), widest)
    pen = Stroke(colour=PAINT.get(paint.colour, PAINT["white"]), width_m=width)
    y = patch.centre[1]
    heights = (y - width, y + width) if double else (y,)
    runs: list[tuple[Point, ...]] = []
    for height in heights:
        run = ((patch.min_x, height), (patch.max_x, height))
        if paint.dash_m is None:
            runs.append(run)
            continue
        on, off = paint.dash_m
        share = min(1.0 / scale, patch.width / (2 * on + off))
        runs += dash_pieces(run, (on * share, off * share), closed=False)
    return [Path(runs=tuple(runs), stroke=pen, layer=_LAYER)]


def _face(code: str, patch: Bounds) -> list[Item]:
    """A sign upright, as large as the line is high."""
    one = Furniture(uid="", code=code, bearing_deg=180.0, level=0, at=(0.0, 0.0))
    faces = faces_of([one], load_sign_catalogue(), load_marking_catalogue())
    low = shapely.total_bounds(faces.shapes)
    high = max(low[2] - low[0], low[3] - low[1], 1e-9)
    scale = (patch.height + 0.4 * MM) / high
    middle = ((low[0] + low[2]) / 2, (low[1] + low[3]) / 2)
    x, y = patch.centre
    style = face_style()
    items: list[Item] = []
    for place in np.argsort(-faces.paints.astype(int), kind="stable").tolist():
        rings = tuple(
            tuple(
                (x + (east - middle[0]) * scale, y + (north - middle[1]) * scale)
                for east, north in shapely.get_coordinates(ring).tolist()
            )
            for part in shapely.get_parts(faces.shapes[place]).tolist()
            for ring in shapely.get_rings(part).tolist()
        )
        fill = style.of(int(faces.paints[place])).fill
        items.append(Path(runs=rings, closed=True, fill=fill, layer=_LAYER))
    return items
