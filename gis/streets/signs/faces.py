"""Signs and signals as plans show them: the face laid flat, upright for who it is for.

A face is made of painted areas about its middle in metres, y upwards on the plate. Plans show it
larger than it is.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Point, Polygon, affinity
from shapely.geometry.base import BaseGeometry

from gis.streets.derived import Furniture
from gis.streets.markings.catalogue import MarkingCatalogue
from gis.streets.markings.words import glyph_shapes
from gis.streets.signs.catalogue import SignCatalogue, SignEntry, SignMark, SignShape, figure_of
from gis.streets.signs.face_paint import FacePaint, FacePart
from gis.streets.signs.fixtures import fixture_face

ENLARGED = 2.2
"""A disc of 65 cm is 7 mm across at 1:200 and 3 mm at 1:500."""
BORDER = 0.15
"""Of a face's size: article 57 has borders of 10 cm on discs of 65 cm."""


class PlacedFaces(NamedTuple):
    """All parts of some faces on the map."""

    shapes: NDArray[np.object_]
    paints: NDArray[np.uint8]


def faces_of(
    furniture: Sequence[Furniture], signs: SignCatalogue, markings: MarkingCatalogue
) -> PlacedFaces:
    """The parts of all faces, each turned so that it is upright for who it looks to."""
    by_code: dict[str, list[Furniture]] = defaultdict(list)
    for one in furniture:
        by_code[one.code].append(one)
    shapes: list[NDArray[np.object_]] = [np.zeros(0, dtype=object)]
    paints: list[NDArray[np.uint8]] = [np.zeros(0, np.uint8)]
    for code, held in by_code.items():
        entry = signs.find(code)
        parts = _UNKNOWN if entry is None else face_of(entry, figure_of(code), markings)
        for part in parts:
            shapes.append(_turned(part.shape, held))
            paints.append(np.full(len(held), part.paint, np.uint8))
    return PlacedFaces(np.concatenate(shapes), np.concatenate(paints))


def _turned(shape: BaseGeometry, held: Sequence[Furniture]) -> NDArray[np.object_]:
    """One part of a face at each place: who a face looks to sees its top beyond it."""
    up = np.radians([one.bearing_deg + 180.0 for one in held])
    at = np.array([one.at for one in held])
    x, y = shapely.get_coordinates(shape).T
    points = np.stack(
        [
            at[:, :1] + np.outer(np.cos(up), x) + np.outer(np.sin(up), y),
            at[:, 1:] - np.outer(np.sin(up), x) + np.outer(np.cos(up), y),
        ],
        axis=-1,
    )
    copies = np.repeat(np.array([shape], dtype=object), len(held))
    return np.asarray(shapely.set_coordinates(copies, points.reshape(-1, 2)))


@lru_cache(maxsize=256)
def face_of(entry: SignEntry, figure: str, markings: MarkingCatalogue) -> tuple[FacePart, ...]:
    """The parts of one face, enlarged."""
    size = entry.size_m * ENLARGED
    plate = _PLATES[entry.shape](size)
    return (
        *(part for part in plate if part.shape.area > 0.0),
        *_mark(entry, figure, size, markings),
    )


def _disc(size: float) -> Polygon:
    return Point(0.0, 0.0).buffer(size / 2.0, quad_segs=6)


def _regular(size: float, corners: int, first_deg: float) -> Polygon:
    """A regular shape by its circumscribed diameter."""
    angles = np.radians(first_deg + np.arange(corners) * 360.0 / corners)
    return Polygon(np.column_stack([np.cos(angles), np.sin(angles)]) * size / 2.0)


def _triangle(size: float, *, down: bool) -> Polygon:
    """A regular triangle by its side."""
    return _regular(size * 2.0 / math.sqrt(3.0), 3, -90.0 if down else 90.0)


def _framed(outer: Polygon, size: float, base: FacePaint, plate: FacePaint) -> list[FacePart]:
    inner = shapely.buffer(outer, -BORDER * size, join_style="mitre")
    return [FacePart(base, outer), FacePart(plate, inner)]


def _square(size: float) -> Polygon:
    return shapely.box(-size / 2.0, -size / 2.0, size / 2.0, size / 2.0)


_RED, _WHITE, _BLUE = FacePaint.BASE_RED, FacePaint.PLATE_WHITE, FacePaint.BASE_BLUE
_PLATES: dict[SignShape, Callable[[float], list[FacePart]]] = {
    SignShape.WARNING: lambda s: _framed(_triangle(s, down=False), 0.6 * s, _RED, _WHITE),
    SignShape.OCTAGON: lambda s: [FacePart(_RED, _regular(s, 8, 22.5))],
    SignShape.GIVE_WAY: lambda s: _framed(_triangle(s, down=True), 0.8 * s, _RED, _WHITE),
    SignShape.ORDER: lambda s: [FacePart(_BLUE, _disc(s))],
    SignShape.BAN: lambda s: _framed(_disc(s), s, _RED, _WHITE),
    SignShape.BAN_FULL: lambda s: [FacePart(_RED, _disc(s))],
    SignShape.BLUE_BAN: lambda s: _framed(_disc(s), s, _RED, FacePaint.PLATE_BLUE),
    SignShape.LIMIT: lambda s: _framed(_disc(s), s, _RED, _WHITE),
    SignShape.SQUARE: lambda s: [FacePart(_BLUE, _square(s))],
    SignShape.SIGNAL: lambda s: [FacePart(FacePaint.BASE_BLACK, _square(0.0))],
    SignShape.FIXTURE: lambda s: [],
}
_UNKNOWN = (FacePart(FacePaint.BASE_GREY, _square(0.5 * ENLARGED)),)


def _mark(entry: SignEntry, figure: str, size: float, markings: MarkingCatalogue) -> list[FacePart]:
    """What is seen on the plate."""
    if entry.shape is SignShape.FIXTURE:
        return fixture_face(entry.mark, size, markings)
    if entry.shape is SignShape.SIGNAL:
        return _housing(entry.mark, size)
    ink = _ink(entry.shape)
    found: list[FacePart] = []
    name = _GLYPHS.get(entry.mark)
    if name is not None:
        found = _glyphs(name, (0.55 * size, 0.55 * size), ink, markings)
    elif entry.mark is SignMark.FIGURES and figure:
        found = _figures(figure, size, ink, markings)
    elif entry.mark in _LINES:
        lines = [LineString(np.array(line) * size) for line in _LINES[entry.mark]]
        shape = shapely.union_all([line.buffer(0.06 * size, cap_style="flat") for line in lines])
        found = [FacePart(ink, shape)]
    elif entry.mark is SignMark.DOT:
        found = [FacePart(ink, _disc(0.22 * size))]
    if entry.shape is SignShape.BAN and entry.mark is not SignMark.SLASH:
        slash = LineString(np.array(_SLASH) * size).buffer(0.045 * size, cap_style="flat")
        found.append(FacePart(FacePaint.TOP_RED, slash))
    return found


def _ink(shape: SignShape) -> FacePaint:
    if shape in (SignShape.OCTAGON, SignShape.ORDER, SignShape.SQUARE, SignShape.BAN_FULL):
        return FacePaint.TOP_WHITE
    return FacePaint.TOP_RED if shape is SignShape.BLUE_BAN else FacePaint.TOP_BLACK


_GLYPHS = {
    SignMark.STOP: "停",
    SignMark.BICYCLE: "bicycle",
    SignMark.MOTORCYCLE: "motorcycle",
}
_SLASH = ((-0.27, 0.27), (0.27, -0.27))
"""From the upper left to the lower right (article 57)."""
_LINES: dict[SignMark, tuple[tuple[tuple[float, float], ...], ...]] = {
    SignMark.BAR: (((-0.34, 0.03), (0.34, 0.03)), ((-0.34, -0.03), (0.34, -0.03))),
    SignMark.SLASH: (_SLASH,),
    SignMark.CROSS: (_SLASH, ((-0.27, -0.27), (0.27, 0.27))),
    SignMark.UP: (((0.0, -0.34), (0.0, 0.34)), ((-0.2, 0.1), (0.0, 0.32), (0.2, 0.1))),
    SignMark.LEFT: (((0.3, 0.0), (-0.32, 0.0)), ((-0.08, 0.2), (-0.3, 0.0), (-0.08, -0.2))),
    SignMark.RIGHT: (((-0.3, 0.0), (0.32, 0.0)), ((0.08, 0.2), (0.3, 0.0), (0.08, -0.2))),
    SignMark.DOWN_LEFT: (
        ((0.22, 0.22), (-0.22, -0.22)),
        ((0.08, -0.22), (-0.22, -0.22), (-0.22, 0.08)),
    ),
    SignMark.DOWN_RIGHT: (
        ((-0.22, 0.22), (0.22, -0.22)),
        ((-0.08, -0.22), (0.22, -0.22), (0.22, 0.08)),
    ),
    SignMark.U_TURN: (
        ((0.15, -0.3), (0.15, 0.15), (-0.15, 0.15), (-0.15, -0.2)),
        ((-0.28, -0.05), (-0.15, -0.22), (-0.02, -0.05)),
    ),
    SignMark.RING: (
        tuple((0.24 * math.cos(a), 0.24 * math.sin(a)) for a in np.linspace(0, 6.2, 17)),
    ),
    SignMark.WALKER: (
        ((0.0, 0.22), (0.0, -0.02)),
        ((-0.12, -0.26), (0.0, -0.02), (0.12, -0.26)),
        ((-0.14, 0.06), (0.0, 0.14), (0.14, 0.06)),
    ),
    SignMark.DEAD_END: (((0.0, -0.36), (0.0, 0.2)), ((-0.26, 0.2), (0.26, 0.2))),
    SignMark.SIGNAL: (((0.0, -0.2), (0.0, 0.22)),),
}


def _glyphs(
    name: str, size: tuple[float, float], ink: FacePaint, markings: MarkingCatalogue
) -> list[FacePart]:
    wide, tall = size
    shapes = glyph_shapes(markings.glyph(name), wide, tall, 0.07 * tall)
    return [
        FacePart(ink, affinity.translate(Polygon(outline, holes), 0.0, -tall / 2.0))
        for outline, *holes in shapes
    ]


def _figures(
    figure: str, size: float, ink: FacePaint, markings: MarkingCatalogue
) -> list[FacePart]:
    """Figures side by side."""
    wide, tall = 0.2 * size, 0.42 * size
    found = []
    for number, digit in enumerate(figure):
        x = (number - (len(figure) - 1) / 2.0) * 1.3 * wide
        for part in _glyphs(digit, (wide, tall), ink, markings):
            found.append(FacePart(part.paint, affinity.translate(part.shape, x, 0.0)))
    return found


_LAMPS = {
    SignMark.THREE: (FacePaint.TOP_RED, FacePaint.TOP_YELLOW, FacePaint.TOP_GREEN),
    SignMark.FLASHING: (FacePaint.TOP_YELLOW, FacePaint.TOP_YELLOW),
    SignMark.WALKERS: (FacePaint.TOP_RED, FacePaint.TOP_GREEN),
}


def _housing(mark: SignMark, size: float) -> list[FacePart]:
    """A black box with its lamps: side by side as Taiwan has them, of walkers upright."""
    lamps = _LAMPS[mark]
    upright = mark is SignMark.WALKERS
    pitch = size / len(lamps)
    half = (pitch / 2.0, size / 2.0) if upright else (size / 2.0, pitch / 2.0)
    found = [FacePart(FacePaint.BASE_BLACK, shapely.box(-half[0], -half[1], *half))]
    for number, paint in enumerate(lamps):
        shift = (number - (len(lamps) - 1) / 2.0) * pitch
        at = (0.0, -shift) if upright else (shift, 0.0)
        found.append(FacePart(paint, Point(at).buffer(0.38 * pitch, quad_segs=4)))
    return found
