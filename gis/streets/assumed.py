"""Which geometry rests on widths that nobody has confirmed."""

from __future__ import annotations

from gis.crashes.records import JunctionUid, RoadUid
from gis.streets.derived import StreetGeometry


def assumed_roads(geometry: StreetGeometry) -> frozenset[RoadUid]:
    """Roads with a strip whose width or presence is a default."""
    return frozenset(
        street.road.uid
        for street in geometry.roads
        if any(element.assumed for element in street.section.elements)
    )


def assumed_areas(geometry: StreetGeometry) -> frozenset[str]:
    """Junction areas (uids) where such a road ends, and bends that are no junction."""
    roads = assumed_roads(geometry)
    ends: set[JunctionUid | None] = {
        end
        for street in geometry.roads
        if street.road.uid in roads
        for end in (street.road.from_junction, street.road.to_junction)
    }
    return frozenset(
        area.uid
        for area in geometry.junctions
        if not area.junctions or not ends.isdisjoint(area.junctions)
    )
