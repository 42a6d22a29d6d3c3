"""Snaps of a scene being drawn: the streets about it, what stands there, and its own parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from app.scenes.scene_document import SceneChange, SceneDocument
from app.streets.object_snaps import object_shapes
from app.streets.street_domains import StreetDomains, snap_shape
from gis.angles import Point, bearing_deg, gap_deg
from gis.drafting.snap_finder import PointSnaps, snaps_at
from gis.drafting.snap_index import SnapIndex, SnapShape
from gis.drafting.snaps import Snap, SnapKind, SnapProvider, SnapQuestion
from gis.scenes.drawing.parties import touch_of
from gis.scenes.drawing.pointing import parts_of, place_of, shape_of
from gis.scenes.parts import PartKind, ScenePart, key_of
from gis.scenes.scene import Scene
from gis.scenes.symbols import SymbolLibrary, anchors_of, placed_anchor
from gis.scenes.targets import poses_of
from gis.streets.derived import StreetGeometry
from gis.streets.objects import POINT_KINDS, StreetObject

TOUCH = "touch"
CURVED_MOST_DEG = 15.0
"""Painted lines turn by less from point to point of a curve, by more at a corner."""
NO_STREETS = StreetGeometry()
_POINT_KINDS = {
    PartKind.FIXED_POINT: SnapKind.FIXED_POINT,
    PartKind.IMPACT: SnapKind.TOUCH,
    PartKind.OBJECT: SnapKind.POST,
    PartKind.PHOTO: SnapKind.POST,
}
_LINED = (PartKind.POSE, PartKind.APPROACH, PartKind.MARK)


class SceneSnapper:
    """A `Snapper` over a scene and the streets it is drawn on; follows the scene's changes.

    Of the streets only what is painted or built is offered, and the middle of lanes: the lines
    of the roads are not drawn. The source of a snap to the scene is the key of its part.
    """

    def __init__(
        self,
        document: SceneDocument,
        library: SymbolLibrary,
        streets: StreetGeometry = NO_STREETS,
        objects: Iterable[StreetObject] = (),
    ) -> None:
        self._document, self._library = document, library
        self.use_streets(streets, objects)
        self._take(document.scene)
        document.changed.connect(self._follow)

    def __call__(self, question: SnapQuestion) -> tuple[Snap, ...]:
        """Snaps near the pointer, best first."""
        return self._streets.near(question, [*self._points, *self._posts, self._own])

    def use_streets(self, streets: StreetGeometry, objects: Iterable[StreetObject] = ()) -> None:
        """Another block lies under the scene."""
        standing = list(objects)
        shapes = {mark.uid: _cornered(_outline(mark.shape)) for mark in streets.markings}
        self._streets = StreetDomains(streets, {**shapes, **object_shapes(standing)}, axes=False)
        posts = [(one.uid, one.at) for one in streets.furniture]
        posts += [(str(one.uid), one.at) for one in standing if one.kind in POINT_KINDS]
        self._posts: tuple[SnapProvider, ...] = (PointSnaps(SnapKind.POST, posts),)

    def let_go(self) -> None:
        """Follow the document no more."""
        self._document.changed.disconnect(self._follow)

    def _follow(self, change: SceneChange) -> None:
        self._take(change.after)

    def _take(self, scene: Scene) -> None:
        shapes, points = {}, []
        for part in parts_of(scene):
            at = place_of(scene, part)
            if part.kind in _LINED:
                shape = shape_of(scene, part, self._library)
                if shape is not None:
                    shapes[key_of(part)] = _outline(shape)
            elif at is not None and part.kind in _POINT_KINDS:
                points.append((_POINT_KINDS[part.kind], key_of(part), at))
        touch = touch_of(scene, self._library)
        if touch is not None and scene.impact is None:
            points.append((SnapKind.TOUCH, TOUCH, touch))
        points += [(SnapKind.ANCHOR, key, at) for key, at in _anchors(scene, self._library)]
        self._own = _OwnLines(SnapIndex(shapes))
        kinds = dict.fromkeys(kind for kind, _, _ in points)
        self._points: tuple[SnapProvider, ...] = tuple(
            PointSnaps(kind, [(key, at) for one, key, at in points if one is kind])
            for kind in kinds
        )


class _OwnLines:
    """Ends, vertices, crossings and edges of what the scene holds."""

    def __init__(self, index: SnapIndex) -> None:
        self._index = index

    def snaps_near(self, question: SnapQuestion) -> Sequence[Snap]:
        """Snaps to vehicles, marks and paths within reach."""
        return snaps_at(question, self._index)


def _anchors(scene: Scene, library: SymbolLibrary) -> Iterable[tuple[str, Point]]:
    for party in scene.parties:
        symbol = library.of_party(party)
        for name, pose in poses_of(party).items():
            key = key_of(ScenePart(kind=PartKind.POSE, place=party.no, pose=name))
            for anchor in anchors_of(symbol, pose).values():
                yield key, placed_anchor(pose, anchor)


def _outline(shape: BaseGeometry) -> SnapShape:
    return snap_shape(shape.exterior if isinstance(shape, Polygon) else shape)


def _cornered(shape: SnapShape) -> SnapShape:
    """The shape with its corners only: points of a curve are no vertices."""
    points = shape.points
    corners = {
        k
        for k in range(1, len(points) - 1)
        if gap_deg(bearing_deg(points[k - 1], points[k]), bearing_deg(points[k], points[k + 1]))
        > CURVED_MOST_DEG
    }
    return replace(shape, corners=frozenset(corners | {0, len(points) - 1}))
