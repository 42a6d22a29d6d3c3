"""Snaps to what was placed by hand: ends, corners and middles of lines, feet of signs."""

from __future__ import annotations

from collections.abc import Iterable

import shapely
from shapely import Polygon

from app.streets.street_document import StreetDocument
from gis.drafting.snap_finder import snaps_at
from gis.drafting.snap_index import SnapIndex, SnapShape
from gis.drafting.snaps import Snap, SnapQuestion
from gis.streets.objects import POINT_KINDS, ObjectChange, StreetObject


class ObjectSnaps:
    """A provider of snaps that follows a document's objects."""

    def __init__(self, document: StreetDocument) -> None:
        self._index = SnapIndex(object_shapes(document.objects.objects.values()))
        self._document = document
        document.objects_changed.connect(self._follow)

    def snaps_near(self, question: SnapQuestion) -> Iterable[Snap]:
        """Snaps to lines and areas within reach."""
        return snaps_at(question, self._index)

    def let_go(self) -> None:
        """Follow the document no more."""
        self._document.objects_changed.disconnect(self._follow)

    def _follow(self, change: ObjectChange) -> None:
        self._index.change([one.uid for one in change.gone], object_shapes(change.new))


def object_shapes(objects: Iterable[StreetObject]) -> dict[str, SnapShape]:
    """Lines and outlines of objects that are no points, by uid."""
    found = {}
    for one in objects:
        if one.kind in POINT_KINDS or one.shape.geom_type == "Point":
            continue
        line = one.shape.exterior if isinstance(one.shape, Polygon) else one.shape
        points = tuple((x, y) for x, y in shapely.get_coordinates(line).tolist())
        found[str(one.uid)] = SnapShape(points=points)
    return found
