"""Where signals and signs stand: on which side of which arm, and whom they face.

`bearing_deg` is where the face looks: to the driver or walker it is for.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import shapely
from shapely import LineString

from gis.streets.control import Control
from gis.streets.cross_section import Direction, ElementKind
from gis.streets.derived import Furniture
from gis.streets.markings.frame import RoadFrame, place
from gis.streets.markings.lane_words import FIGURES_M, told_limit
from gis.streets.markings.mouths import Mouth, others_of
from gis.streets.markings.node_features import PlacedSign
from gis.streets.markings.road_classes import is_alley, is_link, is_motorway
from gis.streets.markings.zones import Zone, wants_two_stage
from gis.streets.signs.catalogue import (
    CROSSING_SIGNAL,
    FLASHING_SIGNAL,
    GIVE_WAY_SIGN,
    KEEP_LEFT_SIGN,
    KEEP_RIGHT_SIGN,
    NO_ENTRY_SIGN,
    ONE_WAY_SIGN,
    PEDESTRIAN_SIGNAL,
    SIGNAL,
    SPEED_SIGN,
    STOP_SIGN,
    TWO_STAGE_SIGN,
    WALKERS_SIGN,
)

BESIDE_M = 0.9
"""From the edge to a post: article 18 leaves 50 cm to 2 m between a plate and the edge."""
ENTRY_M = 2.0
"""From a mouth to the signs of who enters or must not enter a street."""
NO_ENTRY_M = 3.5
WALKERS_BEFORE_M = 40.0
"""Article 186: 30 to 100 m before a zebra crossing."""
OPPOSITE_COS = -0.7
"""Arms that are the far side for each other."""
HALF_COS = 0.7
"""Neighbours of one name within 45 degrees are two carriageways of one street."""
LEAST_ARMS = 3
STEP_M = 0.5


class Post(NamedTuple):
    """A sign to be, on a road's plane: its place, and a point that its face looks to."""

    frame: RoadFrame
    uid: str
    code: str
    at: tuple[float, float]
    looks_to: tuple[float, float]


class RoadSigns(NamedTuple):
    """What placing needs to know of a road."""

    mouths: tuple[tuple[Mouth, Zone], tuple[Mouth, Zone]]
    zebras: tuple[tuple[float, float], ...]
    """Stations of crossings between junctions with their stop lines."""
    signs: tuple[PlacedSign, ...]


def furniture_of(roads: Sequence[RoadSigns]) -> list[Furniture]:
    """All signals and signs of some roads."""
    posts: list[Post] = []
    found: list[Furniture] = []
    for road in roads:
        for mouth, zone in road.mouths:
            if mouth.area is not None:
                posts += _arm_posts(mouth, zone)
                found += _far_signals(mouth, zone)
        posts += _road_posts(road)
    return found + _placed(posts)


def _placed(posts: Sequence[Post]) -> list[Furniture]:
    if not posts:
        return []
    owners = np.repeat(np.arange(len(posts)), 2)
    points = np.array([point for post in posts for point in (post.at, post.looks_to)])
    where = place([post.frame for post in posts], owners, points).round(4).tolist()
    return [
        _furniture(post.frame, post.uid, post.code, where[2 * i], where[2 * i + 1])
        for i, post in enumerate(posts)
    ]


def _furniture(
    frame: RoadFrame, uid: str, code: str, at: Sequence[float], to: Sequence[float]
) -> Furniture:
    bearing = math.degrees(math.atan2(to[0] - at[0], to[1] - at[1])) % 360.0
    return Furniture(
        uid=f"{frame.uid}.{uid}",
        code=code,
        bearing_deg=round(bearing, 1) % 360.0,
        level=frame.shape.street.road.level,
        at=(at[0], at[1]),
    )


def _post(mouth: Mouth, code: str, u: float, *, to_mouth: bool, left: bool | None = None) -> Post:
    """A post beside one arm: for traffic to the mouth on its outer side, else on the other one.

    `left` of the line, where the side is told.
    """
    left = (mouth.outer > 0) is to_mouth if left is None else left
    high, low = mouth.frame.carriageway
    v = high + BESIDE_M if left else low - BESIDE_M
    side = "end" if mouth.at_end else "start"
    looks = u + STEP_M if to_mouth else u - STEP_M
    at, to = (mouth.station(u), v), (mouth.station(looks), v)
    return Post(mouth.frame, f"{code}.{side}", code, at, to)


def _arm_posts(mouth: Mouth, zone: Zone) -> Iterator[Post]:
    """What stands beside one arm of a junction."""
    line = zone.stop or zone.give_way
    if line is not None and not mouth.signal:
        if mouth.must_stop:
            yield _post(mouth, STOP_SIGN, line[0], to_mouth=True)
        elif zone.give_way is not None:
            yield _post(mouth, GIVE_WAY_SIGN, line[0], to_mouth=True)
    if mouth.signal and zone.crosswalk is not None:
        yield from _walker_signals(mouth, zone.crosswalk)
    if mouth.arms >= LEAST_ARMS and not is_alley(mouth.frame.shape.street):
        yield from _entry_posts(mouth, zone)


def _walker_signals(mouth: Mouth, crosswalk: tuple[float, float]) -> Iterator[Post]:
    """Signals for walkers at both ends of a crosswalk, each facing the other end (222).

    None between carriageways of one street, where the crosswalk goes on.
    """
    s = mouth.station((crosswalk[0] + crosswalk[1]) / 2.0)
    high, low = mouth.frame.carriageway
    ends = (("left", high + BESIDE_M, low), ("right", low - BESIDE_M, high))
    side = "end" if mouth.at_end else "start"
    for (name, v, other), abreast in zip(ends, mouth.abreast, strict=True):
        if abreast:
            continue
        uid = f"{PEDESTRIAN_SIGNAL}.{side}.{name}"
        yield Post(mouth.frame, uid, PEDESTRIAN_SIGNAL, (s, v), (s, other))


def _entry_posts(mouth: Mouth, zone: Zone) -> Iterator[Post]:
    """Signs for who leaves the junction by this arm, and for who comes to it."""
    street, section = mouth.frame.shape.street, mouth.frame.section
    ways = {element.direction for element in section.elements if element.is_lane}
    away = Direction.BACKWARD if mouth.at_end else Direction.FORWARD
    single = len(ways) == 1 and street.road.oneway and not (is_link(street) or street.roundabout)
    if single and not _is_half(mouth) and not is_motorway(street):
        if ways == {away}:
            yield _post(mouth, ONE_WAY_SIGN, ENTRY_M, to_mouth=False)
        elif ways == {mouth.towards}:
            yield _post(mouth, NO_ENTRY_SIGN, NO_ENTRY_M, to_mouth=False)
    for _, element, (left, right) in mouth.frame.strips:
        if element.kind is ElementKind.MEDIAN:
            code = KEEP_LEFT_SIGN if section.left_hand else KEEP_RIGHT_SIGN
            v, side = (left + right) / 2.0, "end" if mouth.at_end else "start"
            at, to = (mouth.station(1.0), v), (mouth.station(0.5), v)
            yield Post(mouth.frame, f"{code}.{side}", code, at, to)
            break
    limit = told_limit(mouth)
    if limit is not None and zone.lines_end + FIGURES_M < mouth.frame.length_m:
        code = f"{SPEED_SIGN} {limit}"
        yield _post(mouth, code, zone.lines_end + FIGURES_M, to_mouth=False)
    if zone.stop is not None and _turns_in_two_stages(mouth):
        yield _post(mouth, TWO_STAGE_SIGN, zone.stop[1] + 1.0, to_mouth=True)


def _is_half(mouth: Mouth) -> bool:
    """Whether an arm is one carriageway of a street that has another one."""
    if any(mouth.siblings) or any(mouth.abreast):
        return True
    name = mouth.frame.shape.street.road.name
    return any(
        bool(name) and arm.frame.shape.street.road.name == name and _cos(mouth, arm) > HALF_COS
        for arm in mouth.neighbours
        if arm is not None and arm is not mouth
    )


def _turns_in_two_stages(mouth: Mouth) -> bool:
    """Whether riders from this arm wait in a box in front of a neighbour (65, 191)."""
    return any(
        wants_two_stage(other) and other.neighbours[0 if other.outer < 0 else 1] is mouth
        for other in mouth.neighbours
        if other is not None
    )


def _far_signals(mouth: Mouth, zone: Zone) -> list[Furniture]:
    """Signals beyond the junction, on both sides of the road on (article 221, posts)."""
    if mouth.area is None or not mouth.lanes:
        return []
    flashing = mouth.area.control is Control.FLASHING
    if not (mouth.signal or flashing):
        return []
    code = SIGNAL if mouth.signal else FLASHING_SIGNAL
    side = "end" if mouth.at_end else "start"
    found = []
    for name, point in zip(("left", "right"), _far_corners(mouth), strict=True):
        to = (point[0] + mouth.way[0], point[1] + mouth.way[1])
        at = (round(point[0], 4), round(point[1], 4))
        found.append(_furniture(mouth.frame, f"{code}.{side}.{name}", code, at, to))
    return found


def _far_corners(mouth: Mouth) -> list[tuple[float, float]]:
    """Points on the far side, left and right for who comes: beside the arm opposite, or where the
    way straight on leaves the area.
    """
    opposite = min(others_of(mouth), key=lambda arm: _cos(mouth, arm), default=None)
    if opposite is not None and _cos(mouth, opposite) < OPPOSITE_COS:
        # Seen by who drives on into it, the opposite arm's left is its line's left at the start.
        return [_beside(opposite, left=opposite.at_end is (k == 1)) for k in (0, 1)]
    return [_straight_on(mouth, left=mouth.at_end is (k == 0)) for k in (0, 1)]


def _cos(one: Mouth, other: Mouth) -> float:
    return one.way[0] * other.way[0] + one.way[1] * other.way[1]


def _beside(mouth: Mouth, *, left: bool) -> tuple[float, float]:
    """A point beside the kerb's end on the left or right of an arm's line."""
    (ax, ay), (bx, by) = mouth.kerb_end(left=left), mouth.kerb_end(left=not left)
    size = math.hypot(ax - bx, ay - by) or 1.0
    return ax + (ax - bx) / size * BESIDE_M, ay + (ay - by) / size * BESIDE_M


def _straight_on(mouth: Mouth, *, left: bool) -> tuple[float, float]:
    """Where a kerb's line, drawn on across the area, leaves it."""
    x, y = mouth.kerb_end(left=left)
    way_x, way_y = mouth.way
    if mouth.area is None:
        return x, y
    box = mouth.area.shape.bounds
    long = math.dist(box[:2], box[2:]) + 1.0
    ray = LineString([(x, y), (x - way_x * long, y - way_y * long)])
    cut = shapely.get_coordinates(shapely.intersection(ray, mouth.area.shape))
    far = max((math.dist((x, y), point) for point in cut.tolist()), default=0.0) + BESIDE_M
    return x - way_x * far, y - way_y * far


def _road_posts(road: RoadSigns) -> Iterator[Post]:
    """What stands along a road: at zebra crossings, and where the source shows signs."""
    frame = road.mouths[0][0].frame
    high, low = frame.carriageway
    for number, (begin, end) in enumerate(road.zebras, start=1):
        for mouth, _ in road.mouths:
            if not mouth.lanes:
                continue
            edge = begin if mouth.at_end else end
            u = abs(mouth.station(0.0) - edge)
            signal = _post(mouth, CROSSING_SIGNAL, u, to_mouth=True)
            yield signal._replace(uid=f"{signal.uid}.{number}")
            if u + WALKERS_BEFORE_M < frame.length_m:
                sign = _post(mouth, WALKERS_SIGN, u + WALKERS_BEFORE_M, to_mouth=True)
                yield sign._replace(uid=f"{sign.uid}.{number}")
    for number, said in enumerate(road.signs, start=1):
        left = frame.section.left_hand is not said.against
        v = high + BESIDE_M if left else low - BESIDE_M
        ahead = STEP_M if said.against else -STEP_M
        limit = frame.shape.street.speed_limit_kmh
        code = f"{said.code} {limit}" if said.code == SPEED_SIGN and limit else said.code
        at, to = (said.station, v), (said.station + ahead, v)
        yield Post(frame, f"{code}.{number}", code, at, to)
