"""Painters of areas, lines and points: a layer's features into one picture, in small steps.

Each step holds the interpreter for a millisecond or two, so that the window stays alive while
another thread paints. Classes are painted from the last to the first: the first lies on top.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from gis.mapping.features import Features, Shape
from gis.mapping.layers import MapLayer
from gis.mapping.style import ClassStyle
from widgets.map.frame import MapFrame
from widgets.map.paths import batch_edges, stream_paths
from widgets.map.pixel_marks import CHUNK, DOT_2, DOT_3, Offsets, blend, marked
from widgets.map.sprites import SpriteBox
from widgets.parts.display_painter import qcolour

Step = None
STEPS_OF_PATHS = 4
STEPS_OF_SPRITES = 200
SPECK_PX = 4.0
"""Features smaller than this are set into the pixels by their corners."""
POINT_PX = 1.5
"""Features smaller than this are set by their middles."""
CROWDED = 0.15
"""Share of the ground under point symbols from which on they are dots."""
FAR_DENOMINATOR = 30_000
MARGIN_PX = 24.0
CASING_PX = 1.8


def paint_features(
    image: QImage, frame: MapFrame, layer: MapLayer, sprites: SpriteBox
) -> Iterator[None]:
    """Paint a layer's features; yields after each small step."""
    features = layer.features
    if features is None or not len(features) or not layer.drawn.holds(frame.denominator):
        return
    margin = MARGIN_PX * frame.ratio + _widest_px(layer, frame)
    seen = features.in_box(frame.bounds(margin))
    if not len(seen):
        return
    yield
    pixel = features.size_m * frame.view.scale / frame.ratio
    if features.shape is not Shape.POINT and pixel < SPECK_PX:
        yield from _paint_specks(image, frame, layer, features, seen, by_middle=pixel < POINT_PX)
    elif features.shape is Shape.POINT and _crowded(features, layer, frame):
        yield from _paint_dots(image, frame, layer, features, seen)
    else:
        near = features.taken(seen)
        yield
        yield from _PAINTERS[features.shape](image, frame, layer, near, sprites)


def _widest_px(layer: MapLayer, frame: MapFrame) -> float:
    return max(
        max(style.width_m * frame.view.scale, style.width_px * frame.ratio, style.size_px)
        for style in layer.style.classes
    )


def _classes(layer: MapLayer, features: Features) -> Iterator[tuple[ClassStyle, Features]]:
    """Features by class, the first class last."""
    numbers = _numbers(features.classes)
    for number in numbers:
        mine = features if len(numbers) == 1 else features.kept(features.classes == number)
        yield layer.style.of(number), mine


def _numbers(classes: NDArray[np.uint8]) -> list[int]:
    """The classes that occur, the last one first."""
    found: list[int] = np.flatnonzero(np.bincount(classes))[::-1].tolist()
    return found


# --- areas and lines


def _paint_areas(
    image: QImage, frame: MapFrame, layer: MapLayer, near: Features, sprites: SpriteBox
) -> Iterator[None]:
    for style, mine in _classes(layer, near):
        single = np.diff(mine.feature_start) == 1
        groups = [(mine, Qt.FillRule.WindingFill)]
        if not single.all():
            holed = (mine.kept(~single), Qt.FillRule.OddEvenFill)
            groups = [(mine.kept(single), Qt.FillRule.WindingFill), holed]
        for features, rule in groups:
            pixels, starts = thinned(frame.pixels(features.xy), features.ring_start)
            edges = features.feature_start
            if rule is Qt.FillRule.WindingFill:
                edges = batch_edges(np.diff(starts))
            yield
            pen = _pen(style, frame) if style.line else QPen(Qt.PenStyle.NoPen)
            fill = qcolour(style.fill) if style.fill else QColor(0, 0, 0, 0)
            paths = stream_paths(pixels, starts, edges, rule)
            yield from _draw_paths(image, layer, paths, pen, fill)


def _paint_lines(
    image: QImage, frame: MapFrame, layer: MapLayer, near: Features, sprites: SpriteBox
) -> Iterator[None]:
    """Lines; where a class has a fill too, `line` is its edge on either side of the fill."""
    parts = list(_classes(layer, near))
    passes: list[Callable[[ClassStyle], QPen | None]] = [
        lambda style: _casing(style, frame),
        lambda style: _pen(style, frame, inner=style.fill is not None),
    ]
    shapes = [thinned(frame.pixels(mine.xy), mine.ring_start) for _, mine in parts]
    yield
    for pen_of in passes:
        for (style, _), (pixels, starts) in zip(parts, shapes, strict=True):
            pen = pen_of(style)
            if pen is not None:
                paths = stream_paths(pixels, starts, batch_edges(np.diff(starts)))
                yield from _draw_paths(image, layer, paths, pen, None)


def _draw_paths(
    image: QImage,
    layer: MapLayer,
    paths: Iterator[object],
    pen: QPen,
    fill: QColor | None,
) -> Iterator[None]:
    """Draw paths a few at a time; a painter lives for one step only."""
    while some := list(islice(paths, STEPS_OF_PATHS)):
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(layer.opacity)
        painter.setPen(pen)
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        for path in some:
            painter.drawPath(path)
        painter.end()
        yield


def _pen(style: ClassStyle, frame: MapFrame, *, inner: bool = False) -> QPen:
    colour = style.fill if inner and style.fill else style.line
    width = max(style.width_px * frame.ratio, style.width_m * frame.view.scale)
    pen = QPen(qcolour(colour) if colour else QColor(0, 0, 0, 0), width)
    dashes = [dash * frame.view.scale for dash in style.dashes_m] or [
        dash * frame.ratio for dash in style.dashes_px
    ]
    flat = style.flat_ends or bool(dashes)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if flat else Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashes:
        pen.setDashPattern([max(dash / width, 0.01) for dash in dashes])
    return pen


def _casing(style: ClassStyle, frame: MapFrame) -> QPen | None:
    """The wider pen under a filled line; None where the line has no edge or is too thin for one."""
    if style.fill is None or style.line is None:
        return None
    pen = _pen(style, frame)
    if pen.widthF() < 2.5 * frame.ratio:
        return None
    pen.setWidthF(pen.widthF() + CASING_PX * frame.ratio)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def thinned(
    pixels: NDArray[np.float64], starts: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Runs without points that fall on the (half) pixel of the point before them; ends stay.

    `pixels` (n, 2); run r are the points `starts[r]..starts[r + 1]`; no run loses its first,
    second or last point.
    """
    if len(pixels) < 3:
        return pixels, starts
    cell = np.round(pixels * 2).astype(np.int64)
    keep = np.ones(len(pixels), bool)
    keep[1:] = (cell[1:] != cell[:-1]).any(axis=1)
    first = starts[:-1]
    keep[first] = True
    keep[np.minimum(first + 1, len(pixels) - 1)] = True
    keep[starts[1:] - 1] = True
    if keep.all():
        return pixels, starts
    return pixels[keep], np.concatenate([[0], np.cumsum(keep)])[starts]


# --- small and many


def _paint_specks(
    image: QImage,
    frame: MapFrame,
    layer: MapLayer,
    features: Features,
    seen: NDArray[np.int64],
    *,
    by_middle: bool,
) -> Iterator[None]:
    """Set features of a few pixels by their corners, smaller ones by their middles."""
    classes = features.classes[seen]
    for number in _numbers(classes):
        style = layer.style.of(number)
        mask = np.zeros((frame.height, frame.width), bool)
        mine = seen[classes == number]
        for first in range(0, len(mine), CHUNK // 8):
            some = mine[first : first + CHUNK // 8]
            if by_middle:
                xy = (features.low[some] + features.high[some]) / 2
            else:
                xy = features.taken(some).xy
            mask |= marked(mask.shape, frame.pixels(xy))
            yield
        colour = style.fill or style.line
        if colour is not None:
            blend(image, mask, qcolour(colour), layer.opacity)
        yield


def _crowded(features: Features, layer: MapLayer, frame: MapFrame) -> bool:
    """Whether symbols would hide each other; the same for all tiles of one scale."""
    bounds = features.bounds
    if bounds is None:
        return False
    side = max(style.size_px for style in layer.style.classes) * frame.ratio
    ground = max(bounds.width * bounds.height, 1.0) * frame.view.scale**2
    return len(features) > 300 and len(features) * side**2 > CROWDED * ground


def _paint_dots(
    image: QImage,
    frame: MapFrame,
    layer: MapLayer,
    features: Features,
    seen: NDArray[np.int64],
) -> Iterator[None]:
    classes = features.classes[seen]
    offsets = dot_offsets(frame)
    for number in _numbers(classes):
        style = layer.style.of(number)
        mask = np.zeros((frame.height, frame.width), bool)
        mine = seen[classes == number]
        for first in range(0, len(mine), CHUNK):
            xy = features.xy[mine[first : first + CHUNK]]
            mask |= marked(mask.shape, frame.pixels(xy), offsets)
            yield
        colour = style.fill or style.line
        if colour is not None:
            blend(image, mask, qcolour(colour), layer.opacity)
        yield


def dot_offsets(frame: MapFrame) -> Offsets:
    """Pixels of a dot: larger where one looks closer."""
    near = frame.denominator < FAR_DENOMINATOR or frame.ratio > 1
    return DOT_3 if near else DOT_2


# --- point symbols


def _paint_points(
    image: QImage, frame: MapFrame, layer: MapLayer, near: Features, sprites: SpriteBox
) -> Iterator[None]:
    for style, mine in _classes(layer, near):
        sprite = sprites.of(style, frame.ratio)
        half = sprite.width() / 2
        pixels = frame.pixels(mine.xy) - half
        for first in range(0, len(pixels), STEPS_OF_SPRITES):
            painter = QPainter(image)
            painter.setOpacity(layer.opacity)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for x, y in pixels[first : first + STEPS_OF_SPRITES].tolist():
                painter.drawImage(QPointF(x, y), sprite)
            painter.end()
            yield


_Painter = Callable[[QImage, MapFrame, MapLayer, Features, SpriteBox], Iterator[None]]
_PAINTERS: Mapping[Shape, _Painter] = {
    Shape.AREA: _paint_areas,
    Shape.LINE: _paint_lines,
    Shape.POINT: _paint_points,
}
