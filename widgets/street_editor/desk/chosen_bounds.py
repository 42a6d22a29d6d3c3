"""The box about what is chosen of the streets."""

from __future__ import annotations

from app.streets.street_document import Chosen, ChosenKind, StreetDocument
from gis.crashes.records import RoadUid
from gis.display.primitives import Bounds


def bounds_of_chosen(document: StreetDocument) -> Bounds | None:
    """The box about chosen roads and junctions; None where there are none."""
    boxes = [box for one in document.chosen if (box := _box(document, one)) is not None]
    if not boxes:
        return None
    low_x, low_y, high_x, high_y = zip(*boxes, strict=True)
    return Bounds(min(low_x), min(low_y), max(high_x), max(high_y))


def _box(document: StreetDocument, one: Chosen) -> tuple[float, float, float, float] | None:
    standing = document.standing
    if one.kind is ChosenKind.ROAD and RoadUid(one.uid) in standing.network.streets:
        found = standing.network.streets[RoadUid(one.uid)].road.line.bounds
    elif one.kind is ChosenKind.AREA and one.uid in standing.areas:
        found = standing.areas[one.uid].shape.bounds
    else:
        return None
    west, south, east, north = found
    return (west, south, east, north)
