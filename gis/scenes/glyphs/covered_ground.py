"""What words on a scene's drawing should not lie on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from gis.angles import Point
from gis.scenes.glyphs.labels import Covered
from gis.scenes.glyphs.look import Look
from gis.scenes.glyphs.parties import arrow_line, shown_path
from gis.scenes.ground import pose_ground
from gis.scenes.paths import length_m
from gis.scenes.scene import Mark, MarkForm, Scene
from gis.scenes.symbols import SymbolLibrary
from gis.scenes.targets import CONTACT, poses_of

_SIGN_MM, _LINE_MM = 1.6, 0.6


def covered_ground(scene: Scene, library: SymbolLibrary, look: Look) -> Covered:
    """Vehicles, people and things as bodies; marks, paths and arrows as lines."""
    found: list[BaseGeometry] = []
    paths: list[Sequence[Point]] = [mark.points for mark in scene.marks if _is_line(mark)]
    for party in scene.parties:
        symbol = library.of_party(party)
        paths.append(shown_path(party, symbol))
        for called, pose in poses_of(party).items():
            found.append(pose_ground(symbol, pose))
            if called == CONTACT:
                paths.append(arrow_line(party, pose, symbol, look))
    reach = look.mm(_SIGN_MM)
    found += [shapely.Point(at).buffer(reach, quad_segs=2) for at in _points(scene, look)]
    lines = [_line(path, look.mm(_LINE_MM)) for path in paths if length_m(path) > 0]
    return Covered(bodies=tuple(found), lines=tuple(lines))


def _is_line(mark: Mark) -> bool:
    return mark.form is MarkForm.LINE and length_m(mark.points) > 0


def _line(path: Sequence[Point], half_m: float) -> BaseGeometry:
    return shapely.LineString(path).buffer(half_m, quad_segs=1, cap_style="flat")


def _points(scene: Scene, look: Look) -> Iterator[Point]:
    yield from (one.at for one in scene.objects)
    yield from (mark.points[0] for mark in scene.marks if mark.form is MarkForm.POINT)
    if look.own_places:
        yield from (photo.at for photo in scene.photos if photo.at is not None)
        yield from (kept.point.at for kept in scene.fixed_points)
    if scene.impact is not None:
        yield scene.impact
