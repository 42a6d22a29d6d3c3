"""A scene in the CRS of its store, so that it lies on the streets."""

from __future__ import annotations

from pyproj.exceptions import ProjError

from app.scenes.print.seen_places import seen_points
from gis.angles import Point, bearing_deg
from gis.crs import transformer
from gis.problems import Problem
from gis.scenes.carried import carried
from gis.scenes.scene import Scene
from gis.scenes.symbols import SymbolLibrary

_NORTH_M = 10.0


def in_crs(scene: Scene, epsg: int) -> Scene:
    """The scene carried into a projected CRS; headings turn by the difference of grid norths.

    Raises:
        Problem: SCENE_OTHER_CRS.
    """
    if scene.crs == f"EPSG:{epsg}":
        return scene
    try:
        transform = transformer(int(scene.crs.removeprefix("EPSG:")), epsg).transform
    except (ValueError, ProjError) as error:
        raise Problem("SCENE_OTHER_CRS", crs=scene.crs) from error

    def place(at: Point) -> Point:
        x, y = transform(*at)
        return float(x), float(y)

    some = next(seen_points(scene, SymbolLibrary(())), None)
    if some is None and scene.junction is not None:
        some = scene.junction.centre
    if some is None:
        return scene
    turn = bearing_deg(place(some), place((some[0], some[1] + _NORTH_M)))
    return carried(scene, place, turn)
