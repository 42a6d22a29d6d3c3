"""What rules paint on, in road points, and how it becomes `Marking` records, all at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import shapely
from shapely import LineString, Polygon

from gis.crashes.records import RoadUid
from gis.streets.derived import Marking
from gis.streets.markings.catalogue import MarkingCatalogue, MarkingColour, MarkingKind
from gis.streets.markings.frame import Array, RoadFrame, place

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
    """Pieces of one road, in road points, or of one junction, in map coordinates."""

    def __init__(
        self, catalogue: MarkingCatalogue, owner: str, *, frame: RoadFrame | None, level: int
    ) -> None:
        self.catalogue = catalogue
        self.owner = owner
        self.frame = frame
        self.level = level
        self.pieces: list[Piece] = []
        self.points: list[Corner] = []
        """All points of the pieces, one after the other."""

    def line(
        self,
        kind: MarkingKind,
        points: Sequence[Corner],
        *,
        dash_m: Dash | None = None,
        junction: str | None = None,
        width_m: float | None = None,
    ) -> None:
        """A line by its axis, as wide as the catalogue says unless told."""
        width = self.catalogue[kind].width_m.usual if width_m is None else width_m
        self.pieces.append(Piece(kind, len(points), False, False, width, dash_m, None, junction))
        self.points.extend(points)

    def along(
        self,
        kind: MarkingKind,
        start: float,
        end: float,
        v: float,
        *,
        dash_m: Dash | None = None,
    ) -> None:
        """A line along the road between two stations at one offset, from `start` on."""
        if self.frame is None or abs(end - start) < LEAST_LINE_M:
            return
        points = [(s, v) for s in self.frame.stations_between(start, end)]
        self.line(kind, points, dash_m=dash_m)

    def area(
        self,
        kind: MarkingKind,
        ring: Sequence[Corner],
        *,
        hole: Sequence[Corner] = (),
        holes: Sequence[Sequence[Corner]] = (),
        colour: MarkingColour | None = None,
        junction: str | None = None,
        width_m: float | None = None,
    ) -> None:
        """A painted area by its open ring, with holes where they are given."""
        width = self.catalogue[kind].width_m.usual if width_m is None else width_m
        self.pieces.append(Piece(kind, len(ring), True, False, width, None, colour, junction))
        self.points.extend(ring)
        for inner in (hole, *holes):
            if inner:
                size = len(inner)
                self.pieces.append(Piece(kind, size, True, True, width, None, colour, junction))
                self.points.extend(inner)


def markings_of(sketches: Sequence[Sketch]) -> list[Marking]:
    """Records of all sketches: valid shapes only, numbered by owner and kind."""
    pieces = [piece for sketch in sketches for piece in sketch.pieces]
    if not pieces:
        return []
    shapes = _shapes(pieces, _placed(sketches).round(GRID_DIGITS))
    found: list[Marking] = []
    at = 0
    for sketch in sketches:
        part = slice(at, at + len(sketch.pieces))
        found.extend(_records(sketch, shapes[part]))
        at = part.stop
    return found


def _placed(sketches: Sequence[Sketch]) -> Array:
    """All points in map coordinates, in the order of the pieces."""
    numbers = chain.from_iterable(point for sketch in sketches for point in sketch.points)
    count = 2 * sum(len(sketch.points) for sketch in sketches)
    points = np.fromiter(numbers, dtype=np.float64, count=count).reshape(-1, 2)
    frames = [sketch.frame for sketch in sketches if sketch.frame is not None]
    if not frames:
        return points
    counts = [len(sketch.points) for sketch in sketches]
    on_road = np.repeat([sketch.frame is not None for sketch in sketches], counts)
    owned = [len(sketch.points) for sketch in sketches if sketch.frame is not None]
    owners = np.repeat(np.arange(len(frames)), owned)
    points[on_road] = place(frames, owners, points[on_road])
    return points


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
    numbers: dict[MarkingKind, int] = {}
    owner, level = sketch.owner, sketch.level
    road = RoadUid(owner) if sketch.frame is not None else None
    own_junction = owner if sketch.frame is None else None
    words = {
        entry.kind: (entry.article, entry.kind.value, entry.colour.value)
        for entry in map(sketch.catalogue.__getitem__, {piece.kind for piece in sketch.pieces})
    }
    found: list[Marking] = []
    for piece, shape in zip(sketch.pieces, shapes, strict=True):
        if shape is None:
            continue
        kind = piece.kind
        number = numbers[kind] = numbers.get(kind, 0) + 1
        article, name, colour = words[kind]
        found.append(
            Marking(
                uid=f"{owner}.{name}.{number:04d}",
                article=article,
                kind=name,
                colour=piece.colour.value if piece.colour else colour,
                width_m=piece.width_m,
                road=road,
                junction=piece.junction or own_junction,
                level=level,
                shape=shape,
                dash_m=piece.dash_m,
            )
        )
    return found
