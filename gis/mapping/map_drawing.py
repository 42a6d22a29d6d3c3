"""Layers of the map as items of a display list in paper metres, cut to the ground in sight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gis.angles import Point
from gis.display.primitives import Bounds, Colour, Item, Path, Picture, Stroke
from gis.mapping.features import Features, Shape
from gis.mapping.layers import MapLayer, Raster
from gis.mapping.paper_symbols import PX_ON_PAPER_M, Maker, faded, symbol_maker
from gis.mapping.ring_cutting import cut_line, cut_ring
from gis.mapping.style import ClassStyle

Floats = NDArray[np.float64]
FINEST_M = 0.00001
"""Points of a line nearer than this on paper (a dot at 2,540 dpi) are one."""
SPILL_M = 0.003
"""Drawn beyond the frame, so that no outline runs along it; the sheet covers it."""
RUNS_A_PATH = 500
"""Lines of one look in one path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMap:
    """A piece of ground and where it stands on paper."""

    ground: Bounds
    scale: float
    """Scale denominator: 500 means 1:500."""
    corner: Point = (0.0, 0.0)
    """Where the ground's lower left corner lies, paper metres."""

    @property
    def frame(self) -> Bounds:
        """The paper that the ground fills."""
        x, y = self.corner
        return Bounds(x, y, x + self.ground.width / self.scale, y + self.ground.height / self.scale)

    @property
    def wider_ground(self) -> Bounds:
        """The ground with what spills over the frame."""
        spill = SPILL_M * self.scale
        box = self.ground
        return Bounds(box.min_x - spill, box.min_y - spill, box.max_x + spill, box.max_y + spill)

    def on_paper(self, xy: Floats) -> Floats:
        """Ground metres (n, 2) as paper metres."""
        low = np.array([self.ground.min_x, self.ground.min_y])
        placed: Floats = (xy - low) / self.scale + np.array(self.corner)
        return placed

    def to_paper(self, at: Point) -> Point:
        """One point of the ground on paper."""
        return (
            (at[0] - self.ground.min_x) / self.scale + self.corner[0],
            (at[1] - self.ground.min_y) / self.scale + self.corner[1],
        )

    def to_ground(self, at: Point) -> Point:
        """One point of paper on the ground."""
        return (
            (at[0] - self.corner[0]) * self.scale + self.ground.min_x,
            (at[1] - self.corner[1]) * self.scale + self.ground.min_y,
        )


def draw_layers(layers: Iterable[MapLayer], paper: PaperMap) -> Iterator[Item]:
    """Items of all layers that are seen at the map's scale, the lowest layer first."""
    for layer in layers:
        if layer.seen_at(paper.scale):
            yield from draw_layer(layer, paper)


def draw_layer(layer: MapLayer, paper: PaperMap) -> Iterator[Item]:
    """Items of one layer: its picture, then its features, those of class 0 on top."""
    if layer.raster is not None:
        yield from _raster(layer.raster, layer, paper)
    if layer.features is None or not layer.drawn.holds(paper.scale):
        return
    seen = features_in_sight(layer.features, paper)
    match seen.shape:
        case Shape.AREA:
            yield from _areas(seen, layer, paper)
        case Shape.LINE:
            yield from _lines(seen, layer, paper)
        case Shape.POINT:
            yield from _points(seen, layer, paper)


def features_in_sight(features: Features, paper: PaperMap) -> Features:
    """The features whose box touches the ground in sight; points half out of it included."""
    return features.taken(features.in_box(paper.wider_ground))


def _areas(seen: Features, layer: MapLayer, paper: PaperMap) -> Iterator[Item]:
    """One path for each area: neighbours overlap, and even-odd would cut holes into one path."""
    looks = [_AreaLook.of(style, layer.opacity) for style in layer.style.classes]
    seen = seen.taken(np.argsort(-seen.classes.astype(np.int64), kind="stable"))
    for number, rings in _paper_rings(seen, paper, closed=True):
        look = looks[min(number, len(looks) - 1)]
        if rings and (look.fill is not None or look.stroke is not None):
            yield Path(
                runs=tuple(rings), closed=True, fill=look.fill, stroke=look.stroke, layer=layer.id
            )


@dataclass(frozen=True, slots=True)
class _AreaLook:
    fill: Colour | None
    stroke: Stroke | None

    @classmethod
    def of(cls, style: ClassStyle, opacity: float) -> _AreaLook:
        return cls(faded(style.fill, opacity), pen_of(style, opacity=opacity))


def pen_of(style: ClassStyle, *, opacity: float = 1.0, scale: float | None = None) -> Stroke | None:
    """The pen of lines and outlines; at a scale, real widths on the ground count too."""
    colour = faded(style.line, opacity)
    real = style.width_m / scale if scale else 0.0
    if colour is None or max(style.width_px, real) <= 0:
        return None
    if scale and style.dashes_m:
        dashes = tuple(dash / scale for dash in style.dashes_m)
    else:
        dashes = tuple(dash * PX_ON_PAPER_M for dash in style.dashes_px)
    return Stroke(
        colour=colour,
        width_m=max(style.width_px * PX_ON_PAPER_M, real),
        dashes_m=dashes if len(dashes) % 2 == 0 else dashes * 2,
        round_ends=not dashes and not style.flat_ends,
    )


def _lines(seen: Features, layer: MapLayer, paper: PaperMap) -> Iterator[Item]:
    """Lines of one class in few paths, the last class below."""
    by_class: dict[int, list[tuple[Point, ...]]] = {}
    for number, runs in _paper_rings(seen, paper, closed=False):
        by_class.setdefault(number, []).extend(runs)
    for number in sorted(by_class, reverse=True):
        stroke = pen_of(layer.style.of(number), opacity=layer.opacity, scale=paper.scale)
        if stroke is None:
            continue
        runs = by_class[number]
        for first in range(0, len(runs), RUNS_A_PATH):
            yield Path(runs=tuple(runs[first : first + RUNS_A_PATH]), stroke=stroke, layer=layer.id)


def _points(seen: Features, layer: MapLayer, paper: PaperMap) -> Iterator[Item]:
    """Symbols, the last class below; those of one class on one dot of paper are one."""
    places = np.round(paper.on_paper(seen.xy) / FINEST_M).astype(np.int64)
    keyed = np.column_stack([seen.classes.astype(np.int64), places])
    _, first = np.unique(keyed, axis=0, return_index=True)
    first = first[np.lexsort((first, -keyed[first, 0]))]
    makers: dict[int, Maker] = {}
    for number, x, y in keyed[first].tolist():
        maker = makers.get(number)
        if maker is None:
            style = layer.style.of(number)
            maker = symbol_maker(style, layer=layer.id, opacity=layer.opacity)
            makers[number] = maker
        yield from maker((x * FINEST_M, y * FINEST_M))


def _paper_rings(
    seen: Features, paper: PaperMap, *, closed: bool
) -> Iterator[tuple[int, list[tuple[Point, ...]]]]:
    """Class and cut runs on paper of each feature, without points nearer than a dot."""
    box = paper.wider_ground
    inside = _wholly_inside(seen, box)
    thin = _thinned(seen, paper)
    limits = _paper_box(paper, box)
    for index in range(len(seen)):
        runs = thin.rings_of(index)
        if not inside[index]:
            runs = _cut(runs, limits, closed=closed)
        kept = [_as_points(run) for run in runs if len(run) > 1]
        yield int(seen.classes[index]), kept


def _as_points(run: Floats) -> tuple[Point, ...]:
    return tuple(map(tuple, run.tolist()))


def _wholly_inside(seen: Features, box: Bounds) -> NDArray[np.bool_]:
    boxes = seen.boxes
    inside: NDArray[np.bool_] = (
        (boxes[:, 0] >= box.min_x)
        & (boxes[:, 1] >= box.min_y)
        & (boxes[:, 2] <= box.max_x)
        & (boxes[:, 3] <= box.max_y)
    )
    return inside


def _paper_box(paper: PaperMap, box: Bounds) -> Bounds:
    low, high = paper.to_paper((box.min_x, box.min_y)), paper.to_paper((box.max_x, box.max_y))
    return Bounds(*low, *high)


def _cut(runs: Sequence[Floats], box: Bounds, *, closed: bool) -> list[Floats]:
    if closed:
        return [cut_ring(run, box) for run in runs]
    return [piece for run in runs for piece in cut_line(run, box)]


def _thinned(seen: Features, paper: PaperMap) -> Features:
    """The features on paper: points on the dot of the one before are left out, ends kept."""
    xy = paper.on_paper(seen.xy)
    if not len(xy):
        return seen
    dots = np.round(xy / FINEST_M)
    keep = np.ones(len(xy), bool)
    keep[1:] = (dots[1:] != dots[:-1]).any(axis=1)
    keep[seen.ring_start[:-1]] = True
    keep[seen.ring_start[1:] - 1] = True
    counts = np.add.reduceat(keep, seen.ring_start[:-1]).astype(np.int64)
    starts = np.concatenate([[0], np.cumsum(counts)])
    return Features(
        shape=seen.shape,
        xy=xy[keep],
        ring_start=starts,
        feature_start=seen.feature_start,
        ids=seen.ids,
        classes=seen.classes,
    )


def _raster(raster: Raster, layer: MapLayer, paper: PaperMap) -> Iterator[Item]:
    """The pixels of a picture that lie in sight, each whole."""
    rows, columns = raster.rgba.shape[:2]
    whole, sight = raster.bounds, paper.wider_ground
    left, right = _span(whole.min_x, whole.max_x, columns, (sight.min_x, sight.max_x))
    top, low = _span(-whole.max_y, -whole.min_y, rows, (-sight.max_y, -sight.min_y))
    if right <= left or low <= top:
        return
    shown = raster.rgba[top:low, left:right].copy()
    if layer.opacity < 1:
        shown[..., 3] = np.round(shown[..., 3] * layer.opacity)
    across, up = whole.width / columns, whole.height / rows
    x, y = whole.min_x + left * across, whole.max_y - top * up
    yield Picture(
        rgba=shown.tobytes(),
        columns=right - left,
        rows=low - top,
        upper_left=paper.to_paper((x, y)),
        upper_right=paper.to_paper((whole.min_x + right * across, y)),
        lower_left=paper.to_paper((x, whole.max_y - low * up)),
        layer=layer.id,
    )


def _span(low: float, high: float, count: int, sight: tuple[float, float]) -> tuple[int, int]:
    """First and one past the last cell of `count` between low and high that is in sight."""
    step = (high - low) / count
    first = int(np.clip(np.floor((sight[0] - low) / step), 0, count))
    last = int(np.clip(np.ceil((sight[1] - low) / step), 0, count))
    return first, last
