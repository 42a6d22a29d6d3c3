"""How roads rank for the rules of markings."""

from __future__ import annotations

from gis.streets.cross_section import LANE_KINDS, CrossSection, Direction, ElementKind
from gis.streets.derived import StreetRoad

_RANKS = {
    "motorway": 6,
    "trunk": 5,
    "primary": 4,
    "secondary": 3,
    "tertiary": 2,
    "unclassified": 1,
    "residential": 1,
    "busway": 1,
}
_CAR_ALLEYS = frozenset({"service", "living_street"})
_ALLEYS = _CAR_ALLEYS | {"track", "pedestrian", "cycleway"}
MAIN_RANK = 2
"""From here on a road is no mere access street."""
MOTOR_KINDS = LANE_KINDS - {ElementKind.BICYCLE, ElementKind.PEDESTRIAN}


def rank_of(street: StreetRoad) -> int:
    """0 for alleys and ways for walkers and bicycles, 6 for motorways; links as their road.

    A road without a class ranks by its lanes.
    """
    name = street.road.road_class.removesuffix("_link")
    if name:
        return _RANKS.get(name, 0)
    return MAIN_RANK if lanes_each_way(street.section) >= 2 else 1


def is_alley(street: StreetRoad) -> bool:
    """巷道: ways that have no markings but edge lines unless somebody says so."""
    return street.road.road_class in _ALLEYS


def is_car_alley(street: StreetRoad) -> bool:
    """An alley with a road surface that cars drive on: no track, no way for walkers or bicycles."""
    return street.road.road_class in _CAR_ALLEYS


def is_link(street: StreetRoad) -> bool:
    """A ramp or slip lane."""
    return street.road.road_class.endswith("_link")


def is_motorway(street: StreetRoad) -> bool:
    """A road that nobody crosses on foot."""
    return street.road.road_class.startswith("motorway")


def lanes_each_way(section: CrossSection) -> int:
    """The larger number of motor lanes of one direction."""
    ways = [element.direction for element in section.elements if element.kind in MOTOR_KINDS]
    return max(ways.count(Direction.FORWARD), ways.count(Direction.BACKWARD))
