"""One sign a kind of snap, as draughtsmen know them: a square at ends, a triangle in the middle."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPolygonF

from gis.drafting.snaps import SnapKind

REACH_PX = 6.0
"""Half the width of a sign."""
Line = tuple[tuple[float, float], ...]
Strokes = tuple[Line, ...]

SQUARE: Line = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
DIAMOND: Line = ((0, -1), (1, 0), (0, 1), (-1, 0), (0, -1))
STROKES: Mapping[SnapKind, Strokes] = {
    SnapKind.FIXED_POINT: (((-1, 0.8), (0, -1), (1, 0.8), (-1, 0.8)), ((0, -0.1), (0, 0.3))),
    SnapKind.TOUCH: (((-1, -1), (0, 0), (-1, 1)), ((1, -1), (0, 0), (1, 1))),
    SnapKind.ANCHOR: (((-0.4, 0), (0.4, 0)), ((0, -0.4), (0, 0.4))),
    SnapKind.POST: (((0, -1), (0, 1)), ((-0.6, 1), (0.6, 1)), ((-0.6, -0.6), (0.6, -0.6))),
    SnapKind.END: (SQUARE,),
    SnapKind.INTERSECTION: (((-1, -1), (1, 1)), ((-1, 1), (1, -1))),
    SnapKind.VERTEX: (DIAMOND,),
    SnapKind.CENTRE: (((-1, 0), (1, 0)), ((0, -1), (0, 1))),
    SnapKind.MIDDLE: (((-1, 1), (0, -1), (1, 1), (-1, 1)),),
    SnapKind.PERPENDICULAR: (((-1, -1), (-1, 1), (1, 1)), ((-1, 0), (0, 0), (0, 1))),
    SnapKind.TANGENT: (((-1, -1), (1, -1)),),
    SnapKind.STATION: (((-1, 1), (-1, -1), (1, -0.5), (-1, 0)),),
    SnapKind.STOP_LINE: (((-1, -0.4), (1, -0.4)), ((-1, 0.4), (1, 0.4)), ((0, 0.4), (0, 1))),
    SnapKind.LANE_CENTRE: (((-1, -1), (-1, 1)), ((1, -1), (1, 1)), ((0, -0.5), (0, 0.5))),
    SnapKind.LANE_EDGE: (((0, -1), (0, -0.3)), ((0, 0.3), (0, 1)), ((-0.6, 0), (0.6, 0))),
    SnapKind.KERB: (((-1, -0.6), (0, -0.6), (0, 0.6), (1, 0.6)),),
    SnapKind.ON_SEGMENT: (((-1, -1), (1, -1), (-1, 1), (1, 1), (-1, -1)),),
    SnapKind.EXTENSION: (((-1, 0), (-0.6, 0)), ((-0.2, 0), (0.2, 0)), ((0.6, 0), (1, 0))),
    SnapKind.PARALLEL: (((-1, 1), (0.2, -1)), ((-0.2, 1), (1, -1))),
    SnapKind.GRID: (((-0.5, -1), (-0.5, 1)), ((0.5, -1), (0.5, 1)), ((-1, 0), (1, 0))),
}


def paint_snap(painter: QPainter, kind: SnapKind, at: QPointF) -> None:
    """The sign of a kind about a pixel, with the painter's pen."""
    for line in STROKES[kind]:
        points = [QPointF(at.x() + REACH_PX * x, at.y() + REACH_PX * y) for x, y in line]
        painter.drawPolyline(QPolygonF(points))
    rings: Mapping[SnapKind, Callable[[], None]] = {
        SnapKind.ANCHOR: lambda: painter.drawEllipse(at, REACH_PX, REACH_PX),
        SnapKind.CENTRE: lambda: painter.drawEllipse(at, REACH_PX, REACH_PX),
        SnapKind.TANGENT: lambda: painter.drawEllipse(at, REACH_PX * 0.9, REACH_PX * 0.9),
    }
    if kind in rings:
        rings[kind]()
