"""Names of roads beside them: parallel to the road, off the paint, off what stands there."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from gis.diagrams.text_size import estimated_width_m

_STATIONS = (0.5, 0.62, 0.38, 0.74, 0.26, 0.86, 0.14)
_GAP_EM = 0.7
"""Between the road's outer edge and the middle of the letters, beyond half their height."""
_FARTHEST_M = 60.0
_LOOK_M = 1.0
"""The direction of a road at a station is that of so many metres about it."""
_READ_UP = 82.0
"""Steeper than this, letters run upwards and are read from the right, as values of a grid are."""
REPEAT_M = 0.06
"""A name comes again after this distance on paper."""

Shapes = NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadsideName:
    """A name on the ground: the middle of its letters, and the slope of its baseline."""

    name: str
    at: tuple[float, float]
    angle_deg: float
    on_road: bool
    """No room beside: it lies on the road, and what is painted there must be veiled."""
    outline: Polygon
    """What the letters cover."""


def roadside_names(
    lines: Shapes,
    names: Sequence[str],
    *,
    room: Polygon,
    paved: BaseGeometry,
    taken: Sequence[BaseGeometry],
    height_m: float,
) -> Iterator[RoadsideName]:
    """Places of names in a frame.

    Args:
        lines: of the roads, upright ground.
        names: of each; blank ones are left out.
        room: the frame's ground.
        paved: all that belongs to streets, sidewalks too.
        taken: what no name may cover: signs.
        height_m: of the letters, metres of ground.
    """
    held = list(taken)
    said: dict[str, list[tuple[float, float]]] = {}
    pieces = [
        (piece, name)
        for line, name in zip(lines, names, strict=True)
        if name.strip()
        for piece in shapely.get_parts(shapely.intersection(line, room)).tolist()
        if isinstance(piece, LineString) and piece.length > _LOOK_M
    ]
    far = REPEAT_M * height_m / _USUAL_EM_M
    for piece, name in sorted(pieces, key=lambda pair: -pair[0].length):
        near = said.setdefault(name, [])
        found = _placed(piece, name, room, paved, held, height_m)
        if found is None or any(math.dist(found.at, other) < far for other in near):
            continue
        near.append(found.at)
        held.append(found.outline)
        yield found


_USUAL_EM_M = 0.003


def _placed(
    piece: LineString,
    name: str,
    room: Polygon,
    paved: BaseGeometry,
    held: Sequence[BaseGeometry],
    height_m: float,
) -> RoadsideName | None:
    """The first free place beside a road, else on it."""
    tries = [_try(piece, station, name, height_m) for station in _STATIONS]
    for one in tries:
        for side in (1.0, -1.0):
            made = one.beside(paved, side)
            if made is not None and _is_free(made.outline, room, paved, held):
                return made
    for one in tries:
        made = one.on_road()
        if one.width <= piece.length * 1.2 and _is_free(made.outline, room, None, held):
            return made
    return None


def _is_free(
    outline: Polygon, room: Polygon, paved: BaseGeometry | None, held: Sequence[BaseGeometry]
) -> bool:
    if not room.covers(outline) or any(outline.intersects(other) for other in held):
        return False
    return paved is None or not outline.intersects(paved)


@dataclass(frozen=True, slots=True)
class _Try:
    """A station of a road with its direction."""

    name: str
    at: tuple[float, float]
    along: tuple[float, float]
    width: float
    height: float

    def beside(self, paved: BaseGeometry, side: float) -> RoadsideName | None:
        """Beside the road, left of its direction where `side` is 1."""
        (x, y), (dx, dy) = self.at, self.along
        left = (-dy * side, dx * side)
        reach = LineString(
            [self.at, (x + left[0] * _FARTHEST_M, y + left[1] * _FARTHEST_M)]
        ).intersection(paved)
        runs = [run for run in shapely.get_parts(reach).tolist() if isinstance(run, LineString)]
        first = min(runs, key=lambda run: run.distance(Point(self.at)), default=None)
        if first is None:
            return None
        edge = max(math.dist(self.at, corner) for corner in first.coords)
        if edge >= _FARTHEST_M - 1e-6:
            return None
        away = edge + (0.5 + _GAP_EM) * self.height
        return self._made((x + left[0] * away, y + left[1] * away), on_road=False)

    def on_road(self) -> RoadsideName:
        """Upon the road's line."""
        return self._made(self.at, on_road=True)

    def _made(self, at: tuple[float, float], *, on_road: bool) -> RoadsideName:
        angle = math.degrees(math.atan2(self.along[1], self.along[0]))
        upright = (angle + _READ_UP) % 180.0 - _READ_UP
        turn = math.radians(upright)
        c, s = math.cos(turn), math.sin(turn)
        half, up = self.width / 2 + 0.2 * self.height, 0.6 * self.height
        corners = ((-half, -up), (half, -up), (half, up), (-half, up))
        outline = Polygon([(at[0] + a * c - b * s, at[1] + a * s + b * c) for a, b in corners])
        return RoadsideName(
            name=self.name, at=at, angle_deg=upright, on_road=on_road, outline=outline
        )


def _try(piece: LineString, station: float, name: str, height_m: float) -> _Try:
    at = piece.interpolate(station, normalized=True)
    here = station * piece.length
    before, after = piece.interpolate(max(here - _LOOK_M, 0.0)), piece.interpolate(here + _LOOK_M)
    length = max(before.distance(after), 1e-9)
    along = ((after.x - before.x) / length, (after.y - before.y) / length)
    return _Try(name, (at.x, at.y), along, estimated_width_m(name, height_m), height_m)
