"""Dimensions of every measured point: distances, offsets and where they were taken from."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from gis.angles import Point, bearing_deg, moved
from gis.display.primitives import Item, Path
from gis.scenes.glyphs.labels import Label, Spot, spots_along, upright_deg
from gis.scenes.glyphs.lettering import width_em
from gis.scenes.glyphs.look import THIN_MM, Look
from gis.scenes.lengths import degrees_text, metres_text
from gis.scenes.scene import Scene
from gis.scenes.survey.measurements import Measurement, Method
from gis.scenes.symbols import SymbolLibrary
from gis.scenes.targets import targets_of

MEASURED_LAYER = "scene_measured"
_LETTER_MM = 2.0
_LINE_MM = 0.13
_BASE_DASHES_MM = (3.0, 0.8, 0.6, 0.8)
_SHARES = (0.6, 0.5, 0.7, 0.4, 0.8, 0.3, 0.88, 0.2)
_TICK_MM = 0.8


class MeasuredLines:
    """Lines and labels of what was measured of the points that are drawn."""

    def __init__(self, scene: Scene, library: SymbolLibrary, look: Look) -> None:
        self.shapes: list[Item] = []
        self.labels: list[Label] = []
        self._look = look
        self._bases: set[tuple[Point, Point]] = set()
        targets = targets_of(scene, library) if scene.measurements else {}
        fixed = {kept.point.id: kept.point.at for kept in scene.fixed_points}
        for row in _rows(scene):
            points = [fixed[name] for name in row.fixed if name in fixed]
            if row.target in targets and len(points) == len(row.fixed):
                self._row(row, points, targets[row.target])

    def _row(self, row: Measurement, points: Sequence[Point], at: Point) -> None:
        match row.method:
            case Method.TRIANGULATION:
                for point, value in zip(points, row.values_m, strict=False):
                    self._line(point, at, metres_text(value))
            case Method.BASELINE if len(points) == 2 and len(row.values_m) == 2:
                self._offset(row, points, at)
            case Method.POLAR if points and row.values_m:
                said = metres_text(row.values_m[0])
                if row.angle_deg is not None:
                    said += f" / {degrees_text(row.angle_deg)}°"
                self._line(points[0], at, said)

    def _line(self, start: Point, end: Point, said: str) -> None:
        """A line with its length on it, past its end where it is shorter than its letters."""
        long = math.dist(start, end)
        if long <= 0:
            return
        look = self._look
        self.shapes.append(_path((start, end), look))
        wide = width_em(said) * look.mm(_LETTER_MM)
        tight = long < wide + look.mm(1.0)
        beyond = wide / 2 + look.mm(1.0) if tight else 0.0
        shares = (0.5,) if tight else _SHARES
        spots = spots_along(start, end, shares, off_m=look.mm(1.7), beyond_m=beyond)
        self._write(said, spots)

    def _offset(self, row: Measurement, points: Sequence[Point], at: Point) -> None:
        """The base line once, the offset square to it, the distance along it at its foot."""
        look, (start, end) = self._look, points
        heading = bearing_deg(start, end)
        foot = moved(start, heading, row.values_m[0])
        self._base(start, end, foot)
        self._line(foot, at, metres_text(abs(row.values_m[1])))
        away = heading + (90.0 if row.values_m[1] >= 0 else -90.0)
        said = metres_text(row.values_m[0])
        reach = width_em(said) * look.mm(_LETTER_MM) / 2 + look.mm(_TICK_MM + 0.4)
        tick = (moved(foot, away, look.mm(_TICK_MM)), moved(foot, away, -look.mm(_TICK_MM)))
        self.shapes.append(_path(tick, look))
        angle = upright_deg(90.0 - away)
        spots = [
            Spot(moved(moved(foot, away, reach), heading, step * look.mm(2.3)), angle)
            for step in (0.0, 1.0, -1.0, 2.0, -2.0)
        ]
        spots.append(Spot(moved(foot, away, 2.2 * reach), angle))
        self._write(said, tuple(spots))

    def _base(self, start: Point, end: Point, foot: Point) -> None:
        """A base line is drawn once, and on to a foot that lies beyond it."""
        look = self._look
        if (start, end) not in self._bases:
            self._bases.add((start, end))
            pen = look.pen(THIN_MM, look.measured, _BASE_DASHES_MM)
            self.shapes.append(Path(runs=((start, end),), stroke=pen, layer=MEASURED_LAYER))
        along, long = math.dist(start, foot), math.dist(start, end)
        if math.dist(foot, end) > long:
            self.shapes.append(_path((foot, start), look))
        elif along > long:
            self.shapes.append(_path((end, foot), look))

    def _write(self, said: str, spots: tuple[Spot, ...]) -> None:
        self.labels.append(
            Label(
                text=said,
                spots=spots,
                layer=MEASURED_LAYER,
                key="",
                size_mm=_LETTER_MM,
                colour=self._look.measured,
            )
        )


def _rows(scene: Scene) -> Iterator[Measurement]:
    for kept in scene.measurements:
        if kept.row is not None:
            yield kept.row


def _path(run: tuple[Point, Point], look: Look) -> Path:
    return Path(runs=(run,), stroke=look.pen(_LINE_MM, look.measured), layer=MEASURED_LAYER)
