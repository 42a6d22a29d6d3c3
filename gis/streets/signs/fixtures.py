"""Poles, hydrants, manholes and the like as plans show them; the law has no figures of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import shapely
from shapely import LineString, Point, Polygon, affinity
from shapely.geometry.base import BaseGeometry

from gis.streets.markings.catalogue import MarkingCatalogue
from gis.streets.markings.words import glyph_shapes
from gis.streets.signs.catalogue import SignMark
from gis.streets.signs.face_paint import FacePaint, FacePart

BLACK, WHITE, RED = FacePaint.TOP_BLACK, FacePaint.TOP_WHITE, FacePaint.TOP_RED
YELLOW, GREEN = FacePaint.TOP_YELLOW, FacePaint.TOP_GREEN
Line = Sequence[tuple[float, float]]


def fixture_face(mark: SignMark, size_m: float, markings: MarkingCatalogue) -> list[FacePart]:
    """The parts of what stands in a street, about its foot, its front upwards."""
    if mark is SignMark.BUS:
        return _bus_stop(size_m, markings)
    parts = _FACES[mark]()
    return [
        FacePart(paint, affinity.scale(shape, size_m, size_m, 1.0, (0, 0)))
        for paint, shape in parts
    ]


def _bus_stop(size: float, markings: MarkingCatalogue) -> list[FacePart]:
    """A blue plate with the character of a bus (車)."""
    found = [FacePart(FacePaint.BASE_BLUE, shapely.box(-size / 2, -size / 2, size / 2, size / 2))]
    tall = 0.7 * size
    for outline, *holes in glyph_shapes(markings.glyph("車"), tall, tall, 0.06 * tall):
        found.append(FacePart(WHITE, affinity.translate(Polygon(outline, holes), 0, -tall / 2)))
    return found


def _disc(radius: float, at: tuple[float, float] = (0.0, 0.0)) -> BaseGeometry:
    return Point(at).buffer(radius, quad_segs=6)


def _lines(wide: float, *lines: Line) -> BaseGeometry:
    return shapely.union_all(
        [LineString(line).buffer(wide / 2, cap_style="flat") for line in lines]
    )


def _ring(outer: float, inner: float) -> BaseGeometry:
    return shapely.difference(_disc(outer), _disc(inner))


def _pole() -> list[FacePart]:
    return [FacePart(FacePaint.BASE_BLACK, _disc(0.5)), FacePart(WHITE, _ring(0.36, 0.22))]


def _hydrant() -> list[FacePart]:
    letter = _lines(
        0.13, [(-0.2, -0.3), (-0.2, 0.3)], [(0.2, -0.3), (0.2, 0.3)], [(-0.2, 0.0), (0.2, 0.0)]
    )
    return [FacePart(FacePaint.BASE_RED, _disc(0.5)), FacePart(WHITE, letter)]


def _manhole() -> list[FacePart]:
    cross = _lines(0.07, *(((-0.35, y), (0.35, y)) for y in (-0.18, 0.0, 0.18)))
    return [
        FacePart(FacePaint.BASE_GREY, _disc(0.5)),
        FacePart(BLACK, shapely.union(_ring(0.5, 0.42), shapely.intersection(cross, _disc(0.4)))),
    ]


def _camera() -> list[FacePart]:
    """A housing that looks to its front."""
    lens = Polygon([(-0.12, 0.1), (0.12, 0.1), (0.3, 0.5), (-0.3, 0.5)])
    return [
        FacePart(FacePaint.BASE_BLACK, shapely.box(-0.26, -0.5, 0.26, 0.12)),
        FacePart(YELLOW, lens),
    ]


def _lamp() -> list[FacePart]:
    """A lamp with its rays."""
    angles = [k * math.pi / 4 for k in range(8)]
    rays = [
        ((0.28 * math.cos(a), 0.28 * math.sin(a)), (0.5 * math.cos(a), 0.5 * math.sin(a)))
        for a in angles
    ]
    return [
        FacePart(FacePaint.BASE_BLACK, shapely.union(_disc(0.3), _lines(0.1, *rays))),
        FacePart(YELLOW, _disc(0.22)),
    ]


def _cabinet() -> list[FacePart]:
    flash = Polygon(
        [(0.06, 0.34), (-0.18, -0.04), (-0.02, -0.04), (-0.08, -0.34), (0.18, 0.06), (0.02, 0.06)]
    )
    return [
        FacePart(FacePaint.BASE_GREY, shapely.box(-0.5, -0.4, 0.5, 0.4)),
        FacePart(YELLOW, flash),
    ]


def _bollard() -> list[FacePart]:
    return [FacePart(FacePaint.BASE_RED, _disc(0.5)), FacePart(WHITE, _ring(0.34, 0.18))]


def _tree() -> list[FacePart]:
    """A crown with a scalloped edge."""
    around = np.linspace(0.0, 2 * math.pi, 7)[:-1]
    leaves = [_disc(0.2, (0.3 * math.cos(a), 0.3 * math.sin(a))) for a in around.tolist()]
    return [
        FacePart(GREEN, shapely.difference(shapely.union_all([_disc(0.34), *leaves]), _disc(0.07))),
        FacePart(BLACK, _disc(0.07)),
    ]


def _mirror() -> list[FacePart]:
    """A round mirror in its orange rim, as yellow as plans have it."""
    glass = _lines(0.07, [(-0.16, -0.08), (0.08, 0.16)], [(-0.04, -0.16), (0.16, 0.04)])
    return [
        FacePart(YELLOW, _ring(0.5, 0.36)),
        FacePart(FacePaint.PLATE_WHITE, _disc(0.36)),
        FacePart(BLACK, glass),
    ]


_FACES: dict[SignMark, Callable[[], list[FacePart]]] = {
    SignMark.POLE: _pole,
    SignMark.HYDRANT: _hydrant,
    SignMark.MANHOLE: _manhole,
    SignMark.CAMERA: _camera,
    SignMark.LAMP: _lamp,
    SignMark.CABINET: _cabinet,
    SignMark.BOLLARD: _bollard,
    SignMark.TREE: _tree,
    SignMark.MIRROR: _mirror,
}
