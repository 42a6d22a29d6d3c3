"""Entities of a drawing as points along them, arcs and splines sampled; heights are left out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from app.street_import.dxf_document import parse_errors
from app.street_import.source import Coords

LINE_TYPES = frozenset({"LINE", "LWPOLYLINE", "POLYLINE", "ARC", "SPLINE", "ELLIPSE"})
LONGEST_STEP = math.pi / 4
"""Largest angle between two points of an arc, however small it is."""
SPLINE_FRAME = 16
"""Flag of a polyline's vertex that only steers a spline."""


def is_line(entity: Any) -> bool:  # noqa: ANN401 - an entity of ezdxf
    """Whether an entity is a line; meshes are polylines too, but no lines."""
    kind = entity.dxftype()
    if kind == "POLYLINE":
        return bool(entity.is_2d_polyline or entity.is_3d_polyline)
    return kind in LINE_TYPES


def layer_of(entity: Any) -> str:  # noqa: ANN401
    """The name of an entity's layer; "0" where it says none."""
    try:
        return str(entity.dxf.get("layer", "0"))
    except parse_errors():
        return "0"


def points_along(entity: Any, sagitta: float) -> Coords | None:  # noqa: ANN401
    """(n, 2) points of the world in drawing units; None where the entity is no shape."""
    try:
        points = _points(entity, sagitta)
    except parse_errors():
        return None
    return np.array([(point[0], point[1]) for point in points], dtype=float).reshape(-1, 2)


def _points(entity: Any, sagitta: float) -> Sequence[Any]:  # noqa: ANN401
    match entity.dxftype():
        case "LINE":
            return [entity.dxf.start, entity.dxf.end]
        case "ARC":
            centre, radius = entity.dxf.center, abs(entity.dxf.radius)
            start = math.radians(entity.dxf.start_angle)
            sweep = math.radians(entity.dxf.end_angle) - start
            sweep = sweep % math.tau or math.tau
            return _to_world(
                entity, _arc(centre.x, centre.y, radius, start, sweep, sagitta), centre.z
            )
        case "LWPOLYLINE":
            held = entity.get_points("xyb")
            flat = _bulged(held, closed=entity.closed, sagitta=sagitta)
            return _to_world(entity, flat, entity.dxf.elevation)
        case "POLYLINE":
            vertices = [one for one in entity.vertices if not one.dxf.flags & SPLINE_FRAME]
            held = [(*one.dxf.location.vec2, one.dxf.get("bulge", 0.0)) for one in vertices]
            flat = _bulged(held, closed=entity.is_closed, sagitta=sagitta)
            return _to_world(entity, flat, 0.0) if entity.is_2d_polyline else flat
        case _:
            return list(entity.flattening(sagitta))


def _to_world(entity: Any, flat: Sequence[tuple[float, float]], height: float) -> Sequence[Any]:  # noqa: ANN401
    """Points of an entity's own plane (a mirrored one lies upside down) in the world."""
    plane = entity.ocs()
    if not plane.transform:
        return flat
    return list(plane.points_to_wcs((x, y, height) for x, y in flat))


def _bulged(
    held: Sequence[tuple[float, float, float]], *, closed: bool, sagitta: float
) -> list[tuple[float, float]]:
    """Vertices with the arcs that their bulges mean: the tangent of a quarter of the angle."""
    ring = [*held, held[0]] if closed and held else list(held)
    found = [(ring[0][0], ring[0][1])] if ring else []
    for (x, y, bulge), (to_x, to_y, _) in pairwise(ring):
        chord = math.hypot(to_x - x, to_y - y)
        if bulge and chord:
            sweep = 4.0 * math.atan(bulge)
            radius = chord / 2.0 / abs(math.sin(sweep / 2.0))
            # The centre lies to the left of the chord where the arc turns left and is no half.
            away = (1.0 - bulge * bulge) / (4.0 * bulge)
            centre_x = (x + to_x) / 2.0 - away * (to_y - y)
            centre_y = (y + to_y) / 2.0 + away * (to_x - x)
            start = math.atan2(y - centre_y, x - centre_x)
            found += _arc(centre_x, centre_y, radius, start, sweep, sagitta)[1:-1]
        found.append((to_x, to_y))
    return found


def _arc(
    x: float, y: float, radius: float, start: float, sweep: float, sagitta: float
) -> list[tuple[float, float]]:
    """Points on an arc, no chord farther from it than `sagitta`."""
    step = LONGEST_STEP
    if 0.0 < sagitta < radius:
        step = min(step, 2.0 * math.acos(1.0 - sagitta / radius))
    count = max(math.ceil(abs(sweep) / step), 1)
    angles = [start + sweep * k / count for k in range(count + 1)]
    return [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles]
