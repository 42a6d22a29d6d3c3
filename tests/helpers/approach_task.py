"""Task 3 of the street editor: random signalised junctions, and what the approach must be after."""

from __future__ import annotations

import math
import random
from dataclasses import replace

import shapely
from shapely import LineString

from gis.angles import Point
from gis.crashes.records import RoadUid
from gis.streets.arm_design import BY_RULE, ArmDesign
from gis.streets.control import Control
from gis.streets.cross_section import Direction, ElementKind
from gis.streets.derived import RoadShape, StreetRoad
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.remake.standing import Standing
from tests.helpers.street_graphs import CHIAYI, moved_street, reversed_street, street
from tests.helpers.street_shapes import two_way

PRESET = "street_1_1_motorcycle_parking"
SEEDS = (3, 14, 15, 92, 65)
SIGNAL = ArmDesign(control=Control.SIGNAL)


def random_junction(seed: int) -> list[StreetRoad]:
    """Three to five arms at random angles, 80 to 140 m long, of 1 to 3 lanes each way."""
    rng = random.Random(seed)
    arms = rng.choice([3, 4, 4, 5])
    share = 360.0 / arms
    found = []
    for k in range(arms):
        angle = math.radians(k * share + rng.uniform(-0.2, 0.2) * share)
        length = rng.uniform(80.0, 140.0)
        end = (round(length * math.cos(angle), 3), round(length * math.sin(angle), 3))
        section = two_way(
            rng.choice([1, 2, 3]),
            width_m=rng.choice([2.8, 3.0, 3.25, 3.5]),
            sidewalk_m=rng.choice([0.0, 1.5, 2.5]),
            median_m=rng.choice([0.0, 0.0, 1.5]),
        )
        one = street(f"arm{k}", [(0.0, 0.0), end], section, road_class="secondary")
        one = replace(one, ends=(SIGNAL, BY_RULE), speed_limit_kmh=50)
        if rng.random() < 0.5:
            one = replace(reversed_street(one), ends=(BY_RULE, SIGNAL))
        found.append(one)
    turn, east, north = rng.uniform(0, 360), rng.uniform(-900, 900), rng.uniform(-900, 900)
    return [moved_street(one, turn, CHIAYI[0] + east, CHIAYI[1] + north) for one in found]


def drop_place(standing: Standing, seed: int) -> tuple[RoadUid, int, Point]:
    """An arm, its end at the junction, and a point on it 5 to 35 m behind its mouth."""
    rng = random.Random(seed + 1)
    uid = rng.choice(sorted(standing.shapes))
    shape = standing.shapes[uid]
    end = 0 if shape.start_area is not None else 1
    axis = shape.axis if end == 0 else shape.axis.reverse()
    at = axis.interpolate(rng.uniform(5.0, 35.0))
    return uid, end, (at.x + rng.uniform(-1, 1), at.y + rng.uniform(-1, 1))


def approach_of(standing: Standing, node: Point, far: Point) -> RoadShape:
    """The road from a junction's node towards a far point."""
    (area,) = standing.areas.values()
    ways = {uid: standing.shapes[uid] for uid in standing.roads_of_area[area.uid]}

    def aside(shape: RoadShape) -> float:
        ends = [shape.street.road.line.coords[k] for k in (0, -1)]
        away = max(ends, key=lambda at: math.dist(at, node))
        return LineString([node, far]).distance(shapely.Point(away))

    return min(ways.values(), key=aside)


def lacking(standing: Standing, shape: RoadShape) -> list[str]:
    """What an approach lacks of 1+1 lanes, motorcycle lanes, parking, and its markings."""
    found = []
    kinds = [one.kind for one in shape.street.section.elements]
    if kinds.count(ElementKind.PARKING) != 2 or kinds.count(ElementKind.MOTORCYCLE) != 2:
        found.append(f"strips are {kinds}")
    for way in (Direction.FORWARD, Direction.BACKWARD):
        lanes = [
            one
            for one in shape.street.section.elements
            if one.direction is way and one.kind is ElementKind.FAST
        ]
        if len(lanes) != 1:
            found.append(f"{len(lanes)} lanes {way}")
    corridor = _corridor(shape)
    for kind in (MarkingKind.STOP_LINE, MarkingKind.MOTORCYCLE_BOX, MarkingKind.CROSSWALK):
        here = [
            one.shape
            for one in standing.markings.get(shape.street.road.uid, {}).values()
            if one.kind == kind.value
        ]
        if not here:
            found.append(f"no {kind.value}")
        outside = sum(one.difference(corridor).area for one in here)
        if outside > 1e-3:
            found.append(f"{kind.value} lies {outside:.3f} m2 outside the approach")
    return found


def _corridor(shape: RoadShape) -> shapely.Polygon:
    ring = [*shape.edges[0].coords, *reversed(shape.edges[-1].coords)]
    return shapely.Polygon(ring).buffer(0.02)
