"""Small pictures of what can be placed: the same shapes that the map and plans show."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import shapely
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from app.mapping.street_styles import ASPHALT, PAINT, face_style
from app.marking_catalogue import load_marking_catalogue
from app.sign_catalogue import load_sign_catalogue
from gis.display.primitives import Colour
from gis.streets.derived import Furniture, Marking
from gis.streets.object_palette import Gesture, PaletteEntry
from gis.streets.object_pieces import ObjectPieces, pieces_of
from gis.streets.objects import (
    BAY_SIZES,
    POINT_KINDS,
    BayKind,
    ObjectKind,
    ObjectShape,
    ObjectUid,
    StreetObject,
)
from gis.streets.signs.faces import faces_of
from widgets.street_editor.tools.place_object import placed

MARGIN = 0.08
ISLAND = QColor("#b9c7a6")
KERB_PX = 2.5
LEAST_PX = 1.6
_LINE = LineString([(0.0, 0.0), (2.4, 0.0)])
_WIDE_LINE = LineString([(0.0, 0.0), (6.0, 0.0)])
_AREA = Polygon([(0.0, 0.0), (9.0, 0.0), (8.0, 6.0), (1.0, 5.0)])


@lru_cache(maxsize=512)
def picture_of(entry: PaletteEntry, figure: str, side_px: int, ratio: float) -> QIcon:
    """The picture of an entry, with a number where it takes one."""
    pixmap = QPixmap(QSize(round(side_px * ratio), round(side_px * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    one = _sample(entry, figure)
    pieces = pieces_of([one], load_marking_catalogue())
    if entry.kind in POINT_KINDS:
        _paint_faces(painter, pieces.furniture, side_px)
    else:
        _paint_ground(painter, pieces, side_px)
    painter.end()
    return QIcon(pixmap)


def _sample(entry: PaletteEntry, figure: str) -> StreetObject:
    code = f"{entry.code} {figure}" if entry.takes_figure else entry.code
    shape: ObjectShape = Point(0.0, 0.0)
    if entry.kind is ObjectKind.BAY:
        size = BAY_SIZES[BayKind(entry.code)]
        return StreetObject(
            uid=ObjectUid(""),
            kind=entry.kind,
            code=entry.code,
            shape=shape,
            bearing_deg=90.0 if size.along_kerb else 0.0,
            length_m=size.length_m,
            width_m=size.width_m,
        )
    if entry.gesture in (Gesture.LINE, Gesture.ALONG_KERB):
        shape = _WIDE_LINE if entry.code == "crosswalk" else _LINE
    elif entry.gesture is Gesture.AREA:
        shape = _AREA
    if isinstance(shape, Point):
        bearing = 180.0 if entry.kind in POINT_KINDS else 0.0
        return placed(entry, ObjectUid(""), (0.0, 0.0), bearing, code=code)
    return StreetObject(uid=ObjectUid(""), kind=entry.kind, code=code, shape=shape)


def _paint_faces(painter: QPainter, furniture: tuple[Furniture, ...], side: int) -> None:
    faces = faces_of(furniture, load_sign_catalogue(), load_marking_catalogue())
    classes = face_style().classes
    _fit(painter, shapely.total_bounds(faces.shapes).tolist(), side)
    for place in np.argsort(faces.paints)[::-1].tolist():  # the first paint lies on top
        fill = classes[int(faces.paints[place])].fill
        painter.fillPath(_path(faces.shapes[place]), _colour(fill))


def _paint_ground(painter: QPainter, pieces: ObjectPieces, side: int) -> None:
    """Paint on asphalt."""
    frame = QPainterPath()
    frame.addRoundedRect(QRectF(0.0, 0.0, side, side), 4.0, 4.0)
    painter.fillPath(frame, _colour(ASPHALT))
    shapes = [one.shape for one in (*pieces.markings, *pieces.islands)]
    if not shapes:
        return
    metres = _fit(painter, shapely.total_bounds(shapes).tolist(), side)
    for island in pieces.islands:
        painter.fillPath(_path(island.shape), ISLAND)
    for marking in pieces.markings:
        _paint_marking(painter, marking, metres)


def _paint_marking(painter: QPainter, marking: Marking, pixel_m: float) -> None:
    colour = _colour(PAINT.get(marking.colour, PAINT["white"]))
    if isinstance(marking.shape, Polygon):
        painter.fillPath(_path(marking.shape), colour)
        return
    width = max(marking.width_m, (KERB_PX if marking.colour == "kerb" else LEAST_PX) * pixel_m)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if marking.dash_m is not None:
        # A whole dash and gap must be seen, twice.
        shrink = min(1.0, 0.45 * marking.shape.length / sum(marking.dash_m))
        pen.setDashPattern([part * shrink / width for part in marking.dash_m])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path(marking.shape))


def _fit(painter: QPainter, bounds: list[float], side: int) -> float:
    """Bring a box in metres, y up, into the middle of the picture; metres of a pixel."""
    west, south, east, north = bounds
    wide = max(east - west, north - south, 0.3)
    scale = side * (1.0 - 2.0 * MARGIN) / wide
    painter.translate(side / 2.0, side / 2.0)
    painter.scale(scale, -scale)
    painter.translate(-(west + east) / 2.0, -(south + north) / 2.0)
    return 1.0 / scale


def _path(shape: BaseGeometry) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for part in shapely.get_parts(shape):
        rings = [part.exterior, *part.interiors] if isinstance(part, Polygon) else [part]
        for ring in rings:
            points = [QPointF(x, y) for x, y in shapely.get_coordinates(ring).tolist()]
            if not points:
                continue
            path.moveTo(points[0])
            for point in points[1:]:
                path.lineTo(point)
            if isinstance(part, Polygon):
                path.closeSubpath()
    return path


def _colour(colour: Colour | None) -> QColor:
    return QColor(0, 0, 0) if colour is None else QColor(colour.red, colour.green, colour.blue)
