"""What the drawn block says of a scene's place: control, arms, limit, dividing lines, lane hit.

The road is that of the first party, as the form asks (6, 7 欄): the one its path comes along.
Studs on lines (附標記) are not drawn, so the codes without them suggest themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import shapely

from gis.angles import Point
from gis.scenes.form.fields import FormField
from gis.scenes.form.suggest import PlaceFacts
from gis.scenes.scene import Scene
from gis.scenes.targets import ordered
from gis.streets.cross_section import Direction, ElementKind
from gis.streets.derived import JunctionArea, StreetGeometry, StreetRoad
from gis.streets.markings.catalogue import MarkingKind

NEAR_JUNCTION_M = 30.0
"""A scene this near a junction's area is about that junction."""
NEAR_ROAD_M = 15.0
_WIDE_M = 0.5
"""寬式 of the form."""
_GENERAL = frozenset({ElementKind.FAST, ElementKind.MIXED})
_CITY_ROADS = frozenset({"tertiary", "residential", "living_street", "pedestrian"})
_ROAD_CLASSES = {"motorway": "1"} | dict.fromkeys(_CITY_ROADS, "5")
_DIVIDERS = (
    (frozenset({MarkingKind.NO_CROSSING_LINE, MarkingKind.NO_OVERTAKING_LINE}), "05"),
    (frozenset({MarkingKind.ONE_SIDE_NO_OVERTAKING_LINE}), "07"),
    (frozenset({MarkingKind.CENTRE_LINE}), "09"),
)
_ON_LANE = {
    ElementKind.FAST: "07",
    ElementKind.SLOW: "08",
    ElementKind.MIXED: "09",
    ElementKind.BUS: "10",
    ElementKind.MOTORCYCLE: "11",
    ElementKind.MOTORCYCLE_PRIORITY: "12",
    ElementKind.BICYCLE: "23",
}
"""9 欄 by the lane that holds the contact point."""
_ON_MARKING = {
    MarkingKind.CROSSWALK: "18",
    MarkingKind.ZEBRA_CROSSING: "18",
    MarkingKind.DIAGONAL_CROSSWALK: "18",
    MarkingKind.MOTORCYCLE_BOX: "04",
    MarkingKind.TWO_STAGE_BOX: "03",
    MarkingKind.CHANNELISING: "05",
}
_SIDEWALK, _ISLAND = "20", "05"


def with_block(facts: PlaceFacts, scene: Scene, at: Point, streets: StreetGeometry) -> PlaceFacts:
    """`facts` with what the streets about a scene say.

    Args:
        facts: what is known otherwise.
        scene: as it is; its first party's path tells the road.
        at: its middle, metres.
        streets: derived geometry about it, in the scene's CRS.
    """
    here = shapely.Point(at)
    area = _nearest_area(streets.junctions, here)
    road = road_of(scene, at, streets)
    codes = list(_hit(scene, streets))
    if road is not None:
        codes += _of_road(road, streets)
    arms = facts.arms
    if area is not None:
        arms = area.arms
    elif arms is None and road is not None:
        arms = 0
    return replace(
        facts,
        arms=arms,
        control=facts.control if area is None else area.control,
        speed_limit_kmh=None if road is None else road.speed_limit_kmh,
        codes=tuple(codes),
    )


def _nearest_area(areas: Iterable[JunctionArea], here: shapely.Point) -> JunctionArea | None:
    near = [(one.shape.distance(here), one.uid, one) for one in areas]
    found = min(near, default=None, key=lambda each: each[:2])
    return found[2] if found is not None and found[0] <= NEAR_JUNCTION_M else None


def road_of(scene: Scene, at: Point, streets: StreetGeometry) -> StreetRoad | None:
    """The road that the first party came along; without its path, the one nearest to the scene."""
    paths = [party.approach for party in ordered(scene)[:1] if len(party.approach) > 1]
    seen = shapely.LineString(paths[0]) if paths else shapely.Point(at)
    start = shapely.Point(paths[0][0]) if paths else seen
    near = [
        (one.road.line.distance(start), one.road.line.hausdorff_distance(seen), one.road.uid, one)
        for one in streets.roads
    ]
    found = min(near, default=None, key=lambda each: each[:3])
    return found[3] if found is not None and found[0] <= NEAR_ROAD_M else None


def _of_road(street: StreetRoad, streets: StreetGeometry) -> Iterator[tuple[FormField, str]]:
    """Class and lines of a road, as far as the block has them."""
    kinds = {mark.kind for mark in streets.markings if mark.road == street.road.uid}
    road_class = _ROAD_CLASSES.get(street.road.road_class)
    if road_class is not None:
        yield FormField.ROAD_CLASS, road_class
    divider = _divider(street, kinds)
    if divider is not None:
        yield FormField.DIVIDER, divider
    if _most_lanes_one_way(street) <= 1:
        yield FormField.LANE_LINE, "5"
    elif MarkingKind.LANE_LINE in kinds:
        yield FormField.LANE_LINE, "4"
    elif MarkingKind.NO_LANE_CHANGE_LINE in kinds:
        yield FormField.LANE_LINE, "2"
    slow = _slow_lane_line(street, kinds)
    if slow is not None:
        yield FormField.SLOW_LANE_LINE, slow
    yield FormField.EDGE_LINE, "1" if MarkingKind.EDGE_LINE in kinds else "2"


def _widest(street: StreetRoad, kind: ElementKind) -> float:
    return max((one.width_m for one in street.section.elements if one.kind is kind), default=0.0)


def _divider(street: StreetRoad, kinds: set[str]) -> str | None:
    """13 欄; a narrow island may have a fence or not, a one-way road lie beside its other half."""
    island = _widest(street, ElementKind.MEDIAN)
    if island >= _WIDE_M:
        return "01"
    if island > 0.0 or street.road.oneway:
        return None
    return next((code for lines, code in _DIVIDERS if kinds & lines), "10")


def _most_lanes_one_way(street: StreetRoad) -> int:
    ways = [one.direction for one in street.section.elements if one.kind in _GENERAL]
    return max(ways.count(Direction.FORWARD), ways.count(Direction.BACKWARD), 1)


def _slow_lane_line(street: StreetRoad, kinds: set[str]) -> str | None:
    """14 (2) 欄"""
    island = _widest(street, ElementKind.DIVIDER)
    if island >= _WIDE_M:
        return "1"
    if island > 0.0:
        return None
    return "4" if MarkingKind.FAST_SLOW_LINE in kinds else "5"


def _hit(scene: Scene, streets: StreetGeometry) -> Iterator[tuple[FormField, str]]:
    """Where the contact point lies: a painted area before the lane below it."""
    if scene.impact is None:
        return
    here = shapely.Point(scene.impact)
    painted = [
        _ON_MARKING[MarkingKind(mark.kind)]
        for mark in streets.markings
        if mark.kind in _ON_MARKING and mark.shape.intersects(here)
    ]
    islands = [_ISLAND for one in streets.islands if one.shape.intersects(here)]
    inside = any(area.shape.intersects(here) for area in streets.junctions)
    lanes = [
        _ON_LANE[lane.kind]
        for lane in streets.lanes
        if lane.kind in _ON_LANE and lane.shape.intersects(here) and not inside
    ]
    walks = [_SIDEWALK for one in streets.sidewalks if one.shape.intersects(here)]
    for code in (*painted, *islands, *lanes, *walks):
        yield FormField.LOCATION, code
        return
