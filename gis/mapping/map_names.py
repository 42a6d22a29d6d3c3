"""Names on a printed map: where each stands, so that none covers another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import Polygon

from gis.angles import Point
from gis.diagrams.text_size import estimated_width_m
from gis.display.primitives import Anchor, Bounds, Colour, Item, Path, Text
from gis.mapping.features import Features, Shape
from gis.mapping.layers import MapLayer
from gis.mapping.map_drawing import PaperMap

NAME_M = 0.0021
"""Letter height."""
REPEAT_M = 0.09
"""A road's name comes again after this distance on paper."""
MOST_NAMES = 400
_INK = Colour(40, 46, 54)
_VEIL = Colour(255, 255, 255, 0.72)
_GAP_M = 0.0005
_LAYER = "names"
_BESIDE_M = (0.0016, 0.004, 0.007, 0.010)
"""Distances of a point's name from it, the usual one first."""
_SYMBOL_M = 0.0009
"""Half a symbol."""
_SHIFTS = (0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1.0, -1.0)
"""Places of a name along its straight, in shares of the room beside it, the middle first."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name could stand: the middle of its letters, and the slope of its baseline."""

    name: str
    at: Point
    angle_deg: float
    room_m: float


def draw_names(layers: Iterable[MapLayer], paper: PaperMap) -> Iterator[Item]:
    """Names of the layers that show them at this scale, the topmost layer's first.

    A name that would cross the frame or cover another one is left out.
    """
    taken = _Taken(paper.frame)
    listed = list(layers)
    points = [
        layer.features
        for layer in listed
        if layer.features is not None
        and layer.features.shape is Shape.POINT
        and layer.seen_at(paper.scale)
    ]
    for layer in reversed(listed):
        named = layer.features is not None and len(layer.names) > 0
        if named and layer.seen_at(paper.scale) and paper.scale <= layer.style.names_from:
            yield from _names_of(layer, paper, taken, points)


class _Taken:
    """Boxes of names that stand already."""

    def __init__(self, frame: Bounds) -> None:
        self._frame = frame
        self._letters: list[Polygon] = []
        self._low, self._high = np.empty((MOST_NAMES, 2)), np.empty((MOST_NAMES, 2))
        self._names: dict[str, list[Point]] = {}

    def take(self, place: _Place, corners: tuple[Point, ...]) -> bool:
        """Whether the place was free; then it is taken."""
        frame = self._frame
        inside = all(
            frame.min_x <= x <= frame.max_x and frame.min_y <= y <= frame.max_y for x, y in corners
        )
        said = self._names.setdefault(place.name, [])
        if not inside or any(math.dist(place.at, other) < REPEAT_M for other in said):
            return False
        low, high = np.min(corners, axis=0), np.max(corners, axis=0)
        count = len(self._letters)
        lows, highs = self._low[:count], self._high[:count]
        near = np.flatnonzero(((lows <= high) & (highs >= low)).all(axis=1))
        letters = Polygon(corners)
        if any(self._letters[int(index)].intersects(letters) for index in near):
            return False
        self._low[count], self._high[count] = low, high
        self._letters.append(letters)
        said.append(place.at)
        return True

    @property
    def full(self) -> bool:
        """Whether the page holds as many names as it may."""
        return len(self._letters) >= MOST_NAMES


def _names_of(
    layer: MapLayer, paper: PaperMap, taken: _Taken, points: list[Features]
) -> Iterator[Item]:
    features = layer.features
    if features is None:
        return
    seen = features.in_box(paper.ground)
    places = [
        place
        for index in seen.tolist()
        if index < len(layer.names) and (name := layer.names[index].strip())
        for place in [_place_for(features, index, name, paper)]
    ]
    for middle in sorted(places, key=lambda place: -place.room_m):
        place = middle
        if taken.full:
            return
        width = estimated_width_m(place.name, NAME_M)
        if features.shape is Shape.LINE:
            if width > place.room_m * 1.6:
                continue
            place = _clear_of(place, width, _near(points, place, paper))
        elif features.shape is Shape.POINT:
            about = replace(place, room_m=2 * (_BESIDE_M[-1] + width))
            place = _beside(place, width, _near(points, about, paper))
        corners = _box(place, width)
        if taken.take(place, corners):
            yield Path(runs=(corners,), closed=True, fill=_VEIL, layer=_LAYER)
            yield _text(place)


def _place_for(features: Features, index: int, name: str, paper: PaperMap) -> _Place:
    """Along the longest straight of a line, beside a point, in the middle of an area."""
    runs = [paper.on_paper(ring) for ring in features.rings_of(index)]
    if features.shape is Shape.LINE:
        return _along(runs, name, paper.frame)
    if features.shape is Shape.POINT:
        x, y = runs[0][0].tolist()
        shift = _BESIDE_M[0] + estimated_width_m(name, NAME_M) / 2
        return _Place(name, (x + shift, y), 0.0, 0.0)
    box = np.vstack(runs)
    low, high = box.min(axis=0), box.max(axis=0)
    x, y = ((low + high) / 2).tolist()
    return _Place(name, (x, y), 0.0, float(high[0] - low[0]))


def _near(points: list[Features], place: _Place, paper: PaperMap) -> Floats:
    """The symbols about a place, on paper."""
    x, y = place.at
    reach = place.room_m / 2
    low, high = paper.to_ground((x - reach, y - reach)), paper.to_ground((x + reach, y + reach))
    box = Bounds(*low, *high)
    return np.vstack(
        [np.empty((0, 2)), *(paper.on_paper(some.xy[some.in_box(box)]) for some in points)]
    )


def _clear_of(place: _Place, width: float, points: Floats) -> _Place:
    """The place moved along its straight to where the fewest symbols would lie on the letters."""
    slack = (place.room_m - width) / 2
    if slack <= 0 or not len(points):
        return place
    angle = math.radians(place.angle_deg)
    c, s = math.cos(angle), math.sin(angle)
    offset = points - np.array(place.at)
    beside = np.abs(offset @ np.array([-s, c])) < NAME_M
    along = offset[beside] @ np.array([c, s])
    shifts = [share * slack for share in _SHIFTS]
    hidden = [int((np.abs(along - shift) < width / 2 + _GAP_M).sum()) for shift in shifts]
    shift = shifts[int(np.argmin(hidden))]
    at = (place.at[0] + shift * c, place.at[1] + shift * s)
    return replace(place, at=at)


def _beside(place: _Place, width: float, points: Floats) -> _Place:
    """The name of a point where the fewest symbols would lie on its letters; the right first."""
    x, y = place.at[0] - _BESIDE_M[0] - width / 2, place.at[1]
    spots = [
        (x + across * (gap + width / 2), y + up * (gap + NAME_M / 2))
        for gap in _BESIDE_M
        for across, up in ((1, 0), (-1, 0), (0, 1), (0, -1))
    ]
    hidden = [
        int(
            (
                (np.abs(points[:, 0] - at[0]) < width / 2 + _SYMBOL_M)
                & (np.abs(points[:, 1] - at[1]) < NAME_M / 2 + _SYMBOL_M)
            ).sum()
        )
        for at in spots
    ]
    return replace(place, at=spots[int(np.argmin(hidden))])


def _along(runs: list[Floats], name: str, frame: Bounds) -> _Place:
    """On the longest straight piece whose middle lies in the frame; letters never upside down."""
    best = _Place(name, (math.inf, math.inf), 0.0, 0.0)
    for run in runs:
        steps = np.diff(run, axis=0)
        middles = (run[1:] + run[:-1]) / 2
        lengths = np.hypot(steps[:, 0], steps[:, 1])
        seen = (
            (middles[:, 0] > frame.min_x)
            & (middles[:, 0] < frame.max_x)
            & (middles[:, 1] > frame.min_y)
            & (middles[:, 1] < frame.max_y)
        )
        if not seen.any():
            continue
        at = int(np.argmax(np.where(seen, lengths, -1.0)))
        if lengths[at] > best.room_m:
            angle = math.degrees(math.atan2(steps[at, 1], steps[at, 0]))
            upright = (angle + 90.0) % 180.0 - 90.0
            x, y = middles[at].tolist()
            best = _Place(name, (x, y), upright, float(lengths[at]))
    return best


def _box(place: _Place, width: float) -> tuple[Point, ...]:
    """Corners of the letters with a little room."""
    angle = math.radians(place.angle_deg)
    c, s = math.cos(angle), math.sin(angle)
    half, high = width / 2 + _GAP_M, NAME_M / 2 + _GAP_M
    x, y = place.at
    corners = ((-half, -high), (half, -high), (half, high), (-half, high))
    return tuple((x + along * c - up * s, y + along * s + up * c) for along, up in corners)


def _text(place: _Place) -> Text:
    """Letters with their middle on the place (the baseline lies 0.36 em lower)."""
    angle = math.radians(place.angle_deg)
    drop = 0.36 * NAME_M
    at = (place.at[0] + drop * math.sin(angle), place.at[1] - drop * math.cos(angle))
    return Text(
        at=at,
        text=place.name,
        height_m=NAME_M,
        anchor=Anchor.CENTRE,
        angle_deg=place.angle_deg,
        colour=_INK,
        layer=_LAYER,
    )
