"""A scene in the CRS of its store, so that it lies on the streets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pyproj.exceptions import ProjError

from app.scenes.print.seen_places import seen_points
from gis.angles import Point, bearing_deg
from gis.crs import transformer
from gis.problems import Problem
from gis.scenes.carried import carried
from gis.scenes.scene import KeptMeasurement, Scene
from gis.scenes.survey.measurements import Method
from gis.scenes.symbols import SymbolLibrary

_NORTH_M = 10.0


def in_crs(scene: Scene, epsg: int) -> Scene:
    """The scene carried into a projected CRS; headings turn by the difference of grid norths.

    Raises:
        Problem: SCENE_OTHER_CRS.
    """
    if scene.crs == f"EPSG:{epsg}":
        return scene
    place = _into(scene, epsg)
    some = next(seen_points(scene, SymbolLibrary(())), None)
    if some is None and scene.junction is not None:
        some = scene.junction.centre
    if some is None:
        return scene
    turn = bearing_deg(place(some), place((some[0], some[1] + _NORTH_M)))
    return carried(scene, place, turn)


def rewritten_in_crs(scene: Scene, epsg: int) -> Scene:
    """The scene as a document of a projected CRS, to be drawn on: measured coordinates go along.

    Raises:
        Problem: SCENE_OTHER_CRS.
    """
    if scene.crs == f"EPSG:{epsg}":
        return scene
    place = _into(scene, epsg)

    def measured(kept: KeptMeasurement) -> KeptMeasurement:
        if kept.row is None or kept.row.method is not Method.COORDINATES:
            return kept
        return replace(kept, row=replace(kept.row, values_m=place(kept.row.values_m[:2])))

    return replace(
        in_crs(scene, epsg),
        crs=f"EPSG:{epsg}",
        measurements=tuple(map(measured, scene.measurements)),
    )


def _into(scene: Scene, epsg: int) -> Callable[[Sequence[float]], Point]:
    """What carries a scene's points into a CRS; SCENE_OTHER_CRS where nothing does."""
    try:
        transform = transformer(int(scene.crs.removeprefix("EPSG:")), epsg).transform
    except (ValueError, ProjError) as error:
        raise Problem("SCENE_OTHER_CRS", crs=scene.crs) from error

    def place(at: Sequence[float]) -> Point:
        x, y = transform(at[0], at[1])
        return float(x), float(y)

    return place
