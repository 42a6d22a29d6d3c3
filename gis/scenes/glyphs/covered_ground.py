"""What words on a scene's drawing should not lie on."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from gis.angles import Point
from gis.scenes.glyphs.look import Look
from gis.scenes.paths import length_m
from gis.scenes.scene import Mark, MarkForm, Pose, Scene
from gis.scenes.symbols import Symbol, SymbolLibrary, ground_of, placed_anchor
from gis.scenes.targets import poses_of

_SIGN_MM, _LINE_MM = 1.6, 0.6


def covered_ground(scene: Scene, library: SymbolLibrary, look: Look) -> list[BaseGeometry]:
    """Vehicles, people and things, marks, approach paths, the contact point, cameras."""
    found = [
        pose_ground(library.of_party(party), pose)
        for party in scene.parties
        for pose in poses_of(party).values()
    ]
    lines = [party.approach for party in scene.parties if length_m(party.approach) > 0]
    lines += [mark.points for mark in scene.marks if _is_line(mark)]
    found += [_line(path, look.mm(_LINE_MM)) for path in lines]
    return found + [
        shapely.Point(at).buffer(look.mm(_SIGN_MM), quad_segs=2) for at in _points(scene, look)
    ]


def pose_ground(symbol: Symbol, pose: Pose) -> BaseGeometry:
    """The ground a symbol covers where and as it stands."""
    own = ground_of(symbol, pose.state)
    corners = (
        (own.front, own.left),
        (own.front, own.right),
        (own.rear, own.right),
        (own.rear, own.left),
    )
    return shapely.Polygon([placed_anchor(pose, corner) for corner in corners])


def _is_line(mark: Mark) -> bool:
    return mark.form is MarkForm.LINE and length_m(mark.points) > 0


def _line(path: tuple[Point, ...], half_m: float) -> BaseGeometry:
    return shapely.LineString(path).buffer(half_m, quad_segs=1, cap_style="flat")


def _points(scene: Scene, look: Look) -> Iterator[Point]:
    yield from (one.at for one in scene.objects)
    yield from (mark.points[0] for mark in scene.marks if mark.form is MarkForm.POINT)
    if look.own_places:
        yield from (photo.at for photo in scene.photos if photo.at is not None)
        yield from (kept.point.at for kept in scene.fixed_points)
    if scene.impact is not None:
        yield scene.impact
