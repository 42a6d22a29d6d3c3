"""Snaps to the centre lines of roads, kept in step with what is edited."""

from __future__ import annotations

from app.streets.street_document import StreetDocument
from gis.drafting.snap_finder import snaps_at
from gis.drafting.snap_index import SnapIndex, SnapShape
from gis.drafting.snaps import Snap, SnapQuestion
from gis.streets.derived import StreetRoad
from gis.streets.remake.change import Remade


class RoadSnaps:
    """Finds ends, vertices, crossings and places on roads; hears of each edit."""

    def __init__(self, document: StreetDocument) -> None:
        roads = document.network.streets
        self._index = SnapIndex({str(uid): _shape(street) for uid, street in roads.items()})
        document.changed.connect(self._change)

    def __call__(self, question: SnapQuestion) -> tuple[Snap, ...]:
        """The snaps within reach of a pointer, the best first."""
        return snaps_at(question, self._index)

    def _change(self, remade: Remade) -> None:
        self._index.change(
            [street.road.uid for street in remade.gone.roads],
            {str(street.road.uid): _shape(street) for street in remade.made.roads},
        )


def _shape(street: StreetRoad) -> SnapShape:
    return SnapShape(points=tuple((x, y) for x, y, *_ in street.road.line.coords))
