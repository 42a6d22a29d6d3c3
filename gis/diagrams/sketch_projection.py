"""Sketches drawn in another projection than the store's, brought into the store's metres."""

from __future__ import annotations

from dataclasses import replace

from gis.angles import Point
from gis.crs import transformer
from gis.diagrams.sketches import Sketch
from gis.scenes.scene import Scene, SceneParty

_PREFIX = "EPSG:"


def projected_sketch(sketch: Sketch, epsg: int) -> Sketch:
    """The sketch with paths, contacts and junction in `epsg`; itself where it is so already.

    Headings keep the scene's own grid: meridian convergence within a zone is far below the
    tolerance of any rule that reads them.

    Raises:
        pyproj.exceptions.ProjError: where no proper transformation is known.
    """
    scene = sketch.scene
    if scene.crs == f"{_PREFIX}{epsg}" or not scene.crs.startswith(_PREFIX):
        return sketch
    step = transformer(int(scene.crs.removeprefix(_PREFIX)), epsg)

    def place(point: Point) -> Point:
        x, y = step.transform(*point)
        return (float(x), float(y))

    def maybe(point: Point | None) -> Point | None:
        return None if point is None else place(point)

    def party(drawn: SceneParty) -> SceneParty:
        contact = drawn.contact and replace(drawn.contact, at=place(drawn.contact.at))
        path = tuple(place(point) for point in drawn.approach)
        return replace(drawn, approach=path, contact=contact)

    junction = scene.junction and replace(scene.junction, centre=place(scene.junction.centre))
    moved: Scene = replace(
        scene,
        crs=f"{_PREFIX}{epsg}",
        junction=junction,
        parties=tuple(party(drawn) for drawn in scene.parties),
        impact=maybe(scene.impact),
    )
    return Sketch(scene=moved, record=replace(sketch.record, contact=maybe(sketch.record.contact)))
