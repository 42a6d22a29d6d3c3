"""Labels that find a free place: the first of their places that covers no other label or body."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gis.angles import Point
from gis.display.primitives import Colour, Item
from gis.scenes.glyphs.lettering import lettered, width_em
from gis.scenes.glyphs.look import LETTER_MM, Look

_CLEAR_MM = 0.3
_HALF_EM = 0.52
_ON_LABEL, _ON_BODY, _ON_LINE = 4.0, 1.0, 0.5
"""How bad it is to cover another label, a body, a line."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a label: its middle, and its turn counter-clockwise from the x axis."""

    middle: Point
    angle_deg: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words and where they may stand, the best place first."""

    text: str
    spots: tuple[Spot, ...]
    layer: str
    key: str
    size_mm: float = LETTER_MM
    colour: Colour | None = None
    bold: bool = False
    bare: frozenset[int] = frozenset()
    """Which of the spots need no light box: those inside a body."""

    def items(self, look: Look, place: int = 0) -> list[Item]:
        """The label at one of its spots."""
        spot = self.spots[place]
        return lettered(
            self.text,
            spot.middle,
            look,
            layer=self.layer,
            key=self.key,
            size_mm=self.size_mm,
            colour=self.colour,
            bold=self.bold,
            angle_deg=spot.angle_deg,
            boxed=place not in self.bare,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """What labels keep off: bodies, which have room inside for their own letters, and lines."""

    bodies: tuple[BaseGeometry, ...] = ()
    lines: tuple[BaseGeometry, ...] = ()


def placed(labels: Iterable[Label], covered: Covered, look: Look) -> list[Item]:
    """All labels in their order, each where it covers the least of what is there before it."""
    written = [label for label in labels if label.text and label.spots]
    seats = seats_of(written, covered, look)
    return [
        item for label, seat in zip(written, seats, strict=True) for item in label.items(look, seat)
    ]


def seats_of(labels: Sequence[Label], covered: Covered, look: Look) -> list[int]:
    """Which of its spots each label gets; the labels have words and spots."""
    if not labels:
        return []
    every = _boxes(labels, look)
    bodies, lines = _whole(covered.bodies), _whole(covered.lines)
    on_body, on_line = shapely.intersects(bodies, every), shapely.intersects(lines, every)
    ends = np.cumsum([len(label.spots) for label in labels])
    taken = _Taken()
    seats: list[int] = []
    for label, spots in zip(labels, np.split(np.arange(len(every)), ends[:-1]), strict=True):
        boxes = every[spots]
        inside = np.isin(np.arange(len(boxes)), list(label.bare))
        blocked = (on_body[spots] & ~inside) | on_line[spots]
        blocked[~blocked] = taken.covers(boxes[~blocked])
        if blocked.all():
            best = _least_covering(boxes, inside, taken, bodies, lines)
        else:
            best = int(np.argmin(blocked))
        taken.add(boxes[best])
        seats.append(best)
    return seats


class _Taken:
    """The ground of the labels that have their seats."""

    def __init__(self) -> None:
        self._boxes: list[BaseGeometry] = []
        self._bounds: list[np.ndarray] = []

    def add(self, box: BaseGeometry) -> None:
        """One more."""
        self._boxes.append(box)
        self._bounds.append(shapely.bounds(box))

    def covers(self, boxes: np.ndarray) -> np.ndarray:
        """Of each box whether some label lies on it."""
        found = np.zeros(len(boxes), dtype=bool)
        at, other = self._near(boxes)
        found[at[shapely.intersects(boxes[at], self._there(other))]] = True
        return found

    def areas(self, boxes: np.ndarray) -> np.ndarray:
        """Of each box how much lies under labels, square metres; twice where two lie there."""
        found = np.zeros(len(boxes))
        at, other = self._near(boxes)
        shared = shapely.intersection(boxes[at], self._there(other))
        np.add.at(found, at, shapely.area(shared))
        return found

    def _there(self, places: np.ndarray) -> np.ndarray:
        there = np.empty(len(self._boxes), dtype=object)
        there[:] = self._boxes
        return np.asarray(there[places])

    def _near(self, boxes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Pairs of a box and a label whose bounds meet."""
        one = shapely.bounds(boxes)[:, None]
        other = np.reshape(self._bounds, (-1, 4))[None]
        meet = (one[..., :2] <= other[..., 2:]) & (other[..., :2] <= one[..., 2:])
        at, label = np.nonzero(meet.all(axis=2))
        return at, label


def _whole(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    whole = shapely.union_all(list(shapes))
    shapely.prepare(whole)
    return whole


def _least_covering(
    boxes: np.ndarray,
    inside: np.ndarray,
    taken: _Taken,
    bodies: BaseGeometry,
    lines: BaseGeometry,
) -> int:
    """Of spots of which none is free, the one that covers the least."""
    cost = _ON_LABEL * taken.areas(boxes)
    cost += np.where(inside, 0.0, _ON_BODY) * shapely.area(shapely.intersection(boxes, bodies))
    cost += _ON_LINE * shapely.area(shapely.intersection(boxes, lines))
    return int(np.argmin(np.round(cost / shapely.area(boxes), 3)))


def _boxes(labels: Sequence[Label], look: Look) -> np.ndarray:
    """The ground that each label covers at each of its spots, one after another."""
    sizes = [
        (width_em(label.text) * look.mm(label.size_mm) / 2 + look.mm(_CLEAR_MM), label.size_mm)
        for label in labels
    ]
    counts = [len(label.spots) for label in labels]
    half, size_mm = np.repeat(sizes, counts, axis=0).T[..., None]
    high = _HALF_EM * size_mm * look.mm(1.0)
    spots = [spot for label in labels for spot in label.spots]
    turns = np.radians([spot.angle_deg for spot in spots])
    middles = np.array([spot.middle for spot in spots])
    across = np.stack([np.cos(turns), np.sin(turns)], axis=1)
    up = np.stack([-np.sin(turns), np.cos(turns)], axis=1)
    corners = [
        middles + right * half * across + above * high * up
        for right, above in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    return np.asarray(shapely.polygons(np.stack(corners, axis=1)))


def spots_along(
    start: Point,
    end: Point,
    shares: Sequence[float],
    *,
    off_m: float = 0.0,
    beyond_m: float = 0.0,
) -> tuple[Spot, ...]:
    """Places on a line, turned along it, then beside it; `beyond_m` past its end where > 0."""
    (ax, ay), (bx, by) = start, end
    angle = math.degrees(math.atan2(by - ay, bx - ax))
    turned = upright_deg(angle)
    on = [Spot((ax + (bx - ax) * share, ay + (by - ay) * share), turned) for share in shares]
    if beyond_m > 0:
        long = math.dist(start, end) or 1.0
        share = 1.0 + beyond_m / long
        on.insert(0, Spot((ax + (bx - ax) * share, ay + (by - ay) * share), turned))
    if not off_m:
        return tuple(on)
    turn = math.radians(angle)
    east, north = -math.sin(turn) * off_m, math.cos(turn) * off_m
    beside = [
        Spot((spot.middle[0] + hand * east, spot.middle[1] + hand * north), turned)
        for hand in (1.0, -1.0)
        for spot in on
    ]
    return (*on, *beside)


def upright_deg(angle_deg: float) -> float:
    """The angle of a line's text, turned so that it is not upside down: in (-90, 90]."""
    turned = (angle_deg + 90.0) % 180.0 - 90.0
    return 90.0 if turned <= -90.0 + 1e-9 else turned


def spots_about(at: Point, reach_m: float, bearings: Sequence[float]) -> tuple[Spot, ...]:
    """Level places about a point, so far off it, in the order of the bearings."""
    return tuple(
        Spot(
            (
                at[0] + reach_m * math.sin(math.radians(bearing)),
                at[1] + reach_m * math.cos(math.radians(bearing)),
            )
        )
        for bearing in bearings
    )
