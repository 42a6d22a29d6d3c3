"""What stands beside the part that is made: derived pieces that stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gis.crashes.records import RoadUid
from gis.streets.derived import JunctionArea, RoadBody, StreetRoad, Surface


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Pieces near the part; they take pavement from it by rank and lose none to it."""

    bodies: tuple[RoadBody, ...] = ()
    areas: tuple[JunctionArea, ...] = ()
    sidewalks: tuple[Surface, ...] = ()
    roads: Mapping[RoadUid, StreetRoad] = field(default_factory=dict)
    """The roads that own bodies and sidewalks."""
    area_uids: Mapping[tuple[RoadUid, int], str] = field(default_factory=dict)
    """The area at an end (0 or 1) of a road, where it is not of the part."""


NOTHING = Beside()
