"""What rules paint on, in road points, and how it becomes `Marking` records, all at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import shapely
from shapely import LineString, Polygon

from gis.crashes.records import RoadUid
from gis.streets.derived import Marking
from gis.streets.markings.catalogue import MarkingCatalogue, MarkingColour, MarkingKind
from gis.streets.markings.frame import Array, RoadFrame

GRID_DIGITS = 4
"""Coordinates are rounded to 0.1 mm."""
LEAST_AREA_M2 = 1e-3
LEAST_LINE_M = 0.05

Corner = tuple[float, float]
Dash = tuple[float, float]


class Piece(NamedTuple):
    """One painted line (its axis) or ring."""

    kind: MarkingKind
    size: int
    """Number of points."""
    area: bool
    hole: bool
    """A hole of the area before it."""
    width_m: float
    dash_m: Dash | None
    colour: MarkingColour | None
    """None: the catalogue's."""
    junction: str | None


class Sketch:
    """Pieces of one road (or, without a frame, of one junction in map coordinates)."""

    def __init__(
        self, catalogue: MarkingCatalogue, owner: str, *, frame: RoadFrame | None, level: int
    ) -> None:
        self.catalogue = catalogue
        self.owner = owner
        self.frame = frame
        self.level = level
        self.pieces: list[Piece] = []
        self._points: list[Array] = []

    def line(
        self,
        kind: MarkingKind,
        points: Sequence[Corner] | Array,
        *,
        width_m: float | None = None,
        dash_m: Dash | None = None,
        junction: str | None = None,
    ) -> None:
        """A line by its axis; width as the catalogue says where none is given."""
        held = np.asarray(points, dtype=np.float64)
        width = self.catalogue[kind].width_m.usual if width_m is None else width_m
        self.pieces.append(Piece(kind, len(held), False, False, width, dash_m, None, junction))
        self._points.append(held)

    def along(
        self,
        kind: MarkingKind,
        start: float,
        end: float,
        v: float,
        *,
        dash_m: Dash | None = None,
    ) -> None:
        """A line along the road between two stations at one offset."""
        if self.frame is None or abs(end - start) < LEAST_LINE_M:
            return
        low, high = min(start, end), max(start, end)
        stations = self.frame.stations_between(low, high)
        if end < start:
            stations.reverse()
        self.line(kind, [(s, v) for s in stations], dash_m=dash_m)

    def area(
        self,
        kind: MarkingKind,
        ring: Sequence[Corner] | Array,
        *,
        hole: Sequence[Corner] | Array | None = None,
        colour: MarkingColour | None = None,
        junction: str | None = None,
        width_m: float | None = None,
    ) -> None:
        """A painted area by its open ring."""
        width = self.catalogue[kind].width_m.usual if width_m is None else width_m
        for points, is_hole in ((ring, False), (hole, True)):
            if points is None:
                continue
            held = np.asarray(points, dtype=np.float64)
            piece = Piece(kind, len(held), True, is_hole, width, None, colour, junction)
            self.pieces.append(piece)
            self._points.append(held)

    def areas(
        self,
        kind: MarkingKind,
        rings: Array,
        *,
        colour: MarkingColour | None = None,
        junction: str | None = None,
        width_m: float | None = None,
    ) -> None:
        """(n, k, 2) rings of n areas with k corners each."""
        if not len(rings):
            return
        width = self.catalogue[kind].width_m.usual if width_m is None else width_m
        piece = Piece(kind, rings.shape[1], True, False, width, None, colour, junction)
        self.pieces.extend([piece] * len(rings))
        self._points.append(rings.reshape(-1, 2))

    def placed(self) -> Array:
        """All points in map coordinates, in the order of the pieces."""
        points = np.concatenate(self._points) if self._points else np.empty((0, 2))
        return self.frame.place(points) if self.frame is not None and len(points) else points


def markings_of(sketches: Sequence[Sketch]) -> list[Marking]:
    """Records of all sketches: valid shapes only, numbered by owner and kind."""
    pieces = [piece for sketch in sketches for piece in sketch.pieces]
    if not pieces:
        return []
    points = np.concatenate([sketch.placed() for sketch in sketches]).round(GRID_DIGITS)
    shapes = _shapes(pieces, points)
    found: list[Marking] = []
    at = 0
    for sketch in sketches:
        part = slice(at, at + len(sketch.pieces))
        found.extend(_records(sketch, shapes[part]))
        at = part.stop
    return found


def _shapes(pieces: Sequence[Piece], points: Array) -> list[LineString | Polygon | None]:
    """A line or polygon for each piece; None for holes and for what came out unsound."""
    counts = np.array([piece.size for piece in pieces])
    area = np.array([piece.area for piece in pieces])
    hole = np.array([piece.hole for piece in pieces])
    shapes = np.full(len(pieces), None, dtype=object)
    owner = np.repeat(np.arange(len(pieces)), counts)
    for rings in (False, True):
        chosen = np.flatnonzero(area == rings)
        if not len(chosen):
            continue
        number = np.repeat(np.arange(len(chosen)), counts[chosen])
        make = shapely.linearrings if rings else shapely.linestrings
        shapes[chosen] = make(points[area[owner] == rings], indices=number)
    shells = np.flatnonzero(area & ~hole)
    if len(shells):
        # Rings of one number make one polygon, the first of them its outline.
        number = np.cumsum(~hole[area]) - 1
        shapes[shells] = shapely.polygons(shapes[area], indices=number)
        shapes[hole] = None
        bad = ~shapely.is_valid(shapes[shells]) | (shapely.area(shapes[shells]) < LEAST_AREA_M2)
        shapes[shells[bad]] = None
    lines = np.flatnonzero(~area)
    shapes[lines[shapely.length(shapes[lines]) < LEAST_LINE_M]] = None
    return list(shapes.tolist())


def _records(sketch: Sketch, shapes: Sequence[LineString | Polygon | None]) -> list[Marking]:
    numbers: Counter[MarkingKind] = Counter()
    road = RoadUid(sketch.owner) if sketch.frame is not None else None
    own_junction = sketch.owner if sketch.frame is None else None
    found: list[Marking] = []
    for piece, shape in zip(sketch.pieces, shapes, strict=True):
        if shape is None:
            continue
        kind = piece.kind
        numbers[kind] += 1
        entry = sketch.catalogue[kind]
        found.append(
            Marking(
                uid=f"{sketch.owner}.{kind.value}.{numbers[kind]:04d}",
                article=entry.article,
                kind=kind.value,
                colour=(piece.colour or entry.colour).value,
                width_m=piece.width_m,
                road=road,
                junction=piece.junction or own_junction,
                level=sketch.level,
                shape=shape,
                dash_m=piece.dash_m,
            )
        )
    return found
