"""Where names are written on the map: along lines, beside points, in areas; none on another.

Places are found block by block. A block is a square of pixels fixed to the ground, and no name
crosses its edge, so that tiles painted at different times agree.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gis.angles import Point
from gis.display.primitives import Bounds
from gis.mapping.features import Features, Shape

SAME_NAME_PX = 280.0
"""The same name is written again no nearer than this."""
OVERHANG = 1.15
"""A line must be nearly as long as its name: names may be this much longer."""
POINT_GAP_PX = 8.0
STRETCH_PX, MOST_STRETCHES = 420.0, 60
"""A long line bears its name once for each such stretch."""
STRAIGHT = 0.96
"""Chord over arc under the name, at least."""
CELL_PX = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name: `at` is the middle of the text, pixels from the block's corner, right and down."""

    text: str
    at: Point
    angle_deg: float = 0.0
    """Clockwise, as screens turn; never upside down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A square of ground and its pixels for each metre."""

    bounds: Bounds
    scale: float
    text_px: float
    """Height of the letters."""

    @property
    def side_px(self) -> float:
        """Pixels along a side."""
        return self.bounds.width * self.scale

    def pixel(self, at: NDArray[np.float64]) -> Point:
        """Metres to pixels of the block."""
        x, y = float(at[0]), float(at[1])
        return ((x - self.bounds.min_x) * self.scale, (self.bounds.max_y - y) * self.scale)


def labels_in(
    block: Block,
    features: Features,
    names: Sequence[str],
    width_of: Callable[[str], float],
    taken: Taken | None = None,
) -> list[Label]:
    """Names that stand in a block, those of the largest features first.

    `width_of` tells how many pixels a text is wide; `taken` is the room that other layers'
    names have: it grows.
    """
    room = taken if taken is not None else Taken()
    found: list[Label] = []
    for index in _largest_first(features, features.in_box(block.bounds)):
        text = names[index]
        if not text:
            continue
        width = width_of(text)
        if features.shape is Shape.LINE and _is_short(block, features.path_m[index], width):
            continue
        for label in _places(block, features, index, text, width):
            if room.take(label, width, block):
                found.append(label)
    return found


def _largest_first(features: Features, indices: NDArray[np.int64]) -> list[int]:
    size = (features.high[indices] - features.low[indices]).max(axis=1) if len(indices) else indices
    order: list[int] = indices[np.argsort(-size, kind="stable")].tolist()
    return order


def _places(
    block: Block, features: Features, index: int, text: str, width: float
) -> Iterator[Label]:
    """Where a feature's name could stand, the best place first."""
    ring = max(features.rings_of(index), key=len)
    if features.shape is Shape.POINT:
        x, y = block.pixel(ring[0])
        yield Label(text=text, at=(x + POINT_GAP_PX + width / 2, y))
    elif features.shape is Shape.LINE:
        yield from _along(block, ring, text, width)
    elif (features.high[index] - features.low[index])[0] * block.scale >= width:
        yield Label(text=text, at=block.pixel((features.low[index] + features.high[index]) / 2))


def _along(block: Block, line: NDArray[np.float64], text: str, width: float) -> Iterator[Label]:
    """The name along a line, once for each stretch of it that is long and straight enough."""
    steps = np.hypot(*np.diff(line, axis=0).T)
    lengths = np.concatenate([[0.0], np.cumsum(steps)])
    whole = float(lengths[-1])
    if _is_short(block, whole, width):
        return
    half = min(width / 2 / block.scale, whole / 2)
    count = min(max(1, int(whole * block.scale / STRETCH_PX)), MOST_STRETCHES)
    for number in range(count):
        middle = whole * (number + 0.5) / count
        centre = _at(middle, lengths, line)
        if not all(0.0 <= part <= block.side_px for part in block.pixel(centre)):
            continue  # most of a long line lies elsewhere
        start, end = (_at(place, lengths, line) for place in (middle - half, middle + half))
        if math.hypot(*(end - start)) < STRAIGHT * 2 * half:
            continue
        angle = -math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
        if angle > 90 or angle <= -90:
            angle += 180 if angle <= -90 else -180
        at = block.pixel((start + end) / 4 + centre / 2)
        yield Label(text=text, at=at, angle_deg=angle)


def _is_short(block: Block, length_m: float, width: float) -> bool:
    """Whether a line is too short for a name."""
    return length_m * block.scale * OVERHANG < width


def _at(place: float, lengths: NDArray[np.float64], line: NDArray[np.float64]) -> NDArray[Any]:
    """The point of a line at a length along it."""
    return np.array([np.interp(place, lengths, line[:, axis]) for axis in (0, 1)])


class Taken:
    """Room that names have in a block, and where each name stands."""

    def __init__(self) -> None:
        self._cells: set[tuple[int, int]] = set()
        self._places: dict[str, list[Point]] = {}

    def take(self, label: Label, width: float, block: Block) -> bool:
        """Keep room for a name; False where it is taken, or the name stands near already."""
        reach = math.hypot(width / 2, block.text_px)
        inside = all(reach <= part <= block.side_px - reach for part in label.at)
        if not inside or any(
            math.dist(label.at, other) < SAME_NAME_PX for other in self._places.get(label.text, ())
        ):
            return False
        cells = set(_cells(label, width, block.text_px))
        if cells & self._cells:
            return False
        self._cells |= cells
        self._places.setdefault(label.text, []).append(label.at)
        return True


def _cells(label: Label, width: float, height: float) -> Iterator[tuple[int, int]]:
    """Small squares that a name covers."""
    angle = math.radians(label.angle_deg)
    count = max(2, math.ceil(width / (CELL_PX / 2)) + 1)
    for step in range(count):
        along = (step / (count - 1) - 0.5) * width
        for across in (-height / 2, height / 2):
            x = label.at[0] + along * math.cos(angle) - across * math.sin(angle)
            y = label.at[1] + along * math.sin(angle) + across * math.cos(angle)
            yield int(x // CELL_PX), int(y // (CELL_PX / 2))
