"""Made scene documents of the demo city, in the interchange format daoan.scene/1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.demo.scene_shapes import (
    CAR,
    LANE_M,
    MOTORCYCLE,
    PEDESTRIAN,
    START_M,
    Track,
    Vehicle,
    contact_side,
    lane_point,
    straight_path,
    struck_from_front,
    turning_path,
)
from gis.angles import Point, bearing_deg, gap_deg, moved
from gis.crashes.filters import TAIPEI
from gis.crashes.records import Crash
from gis.streets.records import Junction, Road

SCENES = 40
_PER_TYPE = 9
_PER_JUNCTION = 16
_HALF_WIDTHS = {"primary": 9.0, "secondary": 7.5, "tertiary": 6.0}
_ACTIONS = {"left": "05", "right": "06", "straight": "09", "reversing": "02", "waiting": "14"}
_WEATHER = {"8": "晴", "7": "陰", "6": "雨"}
_SURFACE = {"5": "乾燥", "4": "濕潤"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _ArmOfScene:
    name: str
    bearing_deg: float
    street: str
    half_width_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clash:
    """Two tracks in touch with what their drivers did."""

    first: Track
    second: Track
    contact: Point
    actions: tuple[str, str]


def make_scenes(
    crashes: Sequence[Crash], junctions: Sequence[Junction], roads: Sequence[Road]
) -> list[dict[str, Any]]:
    """Scene documents of crashes at the busiest junctions, of as many types as can be.

    Each belongs to a made crash by its case number and repeats its type, severity and place.
    """
    by_roads = {frozenset(junction.road_names): junction for junction in junctions}
    arms = {junction.uid: _arms(junction, roads) for junction in junctions if junction.arms >= 3}
    meetings = [frozenset(_bases(crash)) for crash in crashes]
    busy = Counter(meetings)
    by_type: Counter[str] = Counter()
    by_junction: Counter[str] = Counter()
    scenes: list[dict[str, Any]] = []
    for roads_met, crash in sorted(
        zip(meetings, crashes, strict=True), key=lambda pair: (-busy[pair[0]], sorted(pair[0]))
    ):
        junction = by_roads.get(roads_met)
        if junction is None or junction.uid not in arms or len(scenes) == SCENES:
            continue
        full = by_junction[junction.uid] == _PER_JUNCTION
        if full or by_type[crash.type_code or ""] == _PER_TYPE or not _can_be_drawn(crash):
            continue
        turned = by_junction[junction.uid] % len(arms[junction.uid])
        legs = [*arms[junction.uid][turned:], *arms[junction.uid][:turned]]
        clash = _CLASHES[crash.type_code or ""](junction.at, legs)
        if clash is not None:
            by_type[crash.type_code or ""] += 1
            by_junction[junction.uid] += 1
            scenes.append(_document(crash, junction, arms[junction.uid], clash))
    return scenes


def _can_be_drawn(crash: Crash) -> bool:
    """Whether the made clashes can stand for it: two parties, nobody killed, a type they know."""
    nobody_died = crash.deaths_24h == 0 and crash.deaths_30d == 0
    return nobody_died and crash.type_code in _CLASHES and len(crash.parties) == 2


def _bases(crash: Crash) -> list[str]:
    return [name[:-2] if name.endswith("段") else name for name in crash.roads]


def _arms(junction: Junction, roads: Sequence[Road]) -> list[_ArmOfScene]:
    """Arms clockwise from north, named by the point of the compass."""
    found = []
    for road in roads:
        for end, line in ((road.from_junction, road.line), (road.to_junction, road.line.reverse())):
            if end == junction.uid:
                ahead = line.interpolate(min(40.0, line.length / 2))
                found.append((bearing_deg(junction.at, (ahead.x, ahead.y)), road))
    found.sort(key=lambda pair: pair[0])
    names = [("N", "NE", "E", "SE", "S", "SW", "W", "NW")[round(b / 45) % 8] for b, _ in found]
    return [
        _ArmOfScene(
            name=name if names.count(name) == 1 else f"{name}{number}",
            bearing_deg=round(bearing, 1),
            street=road.name,
            half_width_m=_HALF_WIDTHS.get(road.road_class, 5.0),
        )
        for number, (name, (bearing, road)) in enumerate(zip(names, found, strict=True), start=1)
    ]


def _opposite(arms: Sequence[_ArmOfScene], arm: _ArmOfScene) -> _ArmOfScene | None:
    """The arm most nearly straight ahead, within 25 deg."""
    best = min(arms, key=lambda one: gap_deg(one.bearing_deg, arm.bearing_deg + 180.0))
    return best if gap_deg(best.bearing_deg, arm.bearing_deg + 180.0) <= 25.0 else None


def _beside(arms: Sequence[_ArmOfScene], arm: _ArmOfScene, angle_deg: float) -> _ArmOfScene:
    """The arm at about `angle_deg` clockwise from another."""
    return min(arms, key=lambda one: gap_deg(one.bearing_deg, arm.bearing_deg + angle_deg))


def _through(arms: Sequence[_ArmOfScene], index: int) -> tuple[_ArmOfScene, _ArmOfScene] | None:
    """An arm and the one straight ahead of it."""
    for number in range(len(arms)):
        arm = arms[(index + number) % len(arms)]
        ahead = _opposite(arms, arm)
        if ahead is not None:
            return arm, ahead
    return None


def _left_turn_against_oncoming(centre: Point, arms: Sequence[_ArmOfScene]) -> _Clash | None:
    """Type 16: a car turns left before an oncoming motorcycle going straight."""
    pair = _through(arms, 0)
    if pair is None:
        return None
    arm, ahead = pair
    exit_arm = _beside(arms, arm, 90.0)
    if gap_deg(exit_arm.bearing_deg, arm.bearing_deg + 90.0) > 45.0:
        return None
    turning = turning_path(centre, arm.bearing_deg, exit_arm.bearing_deg)
    oncoming = straight_path(centre, ahead.bearing_deg, arm.bearing_deg)
    rider, car, contact = struck_from_front(oncoming, turning, MOTORCYCLE, CAR)
    return _Clash(first=car, second=rider, contact=contact, actions=("left", "straight"))


def _crossing_straight(centre: Point, arms: Sequence[_ArmOfScene]) -> _Clash | None:
    """Type 15: two parties straight through on crossing streets."""
    pair = _through(arms, 1)
    if pair is None:
        return None
    arm, ahead = pair
    side = _beside(arms, arm, 90.0)
    beyond = _opposite(arms, side)
    if beyond is None or side in (arm, ahead):
        return None
    striker = straight_path(centre, side.bearing_deg, beyond.bearing_deg)
    struck = straight_path(centre, arm.bearing_deg, ahead.bearing_deg)
    first, second, contact = struck_from_front(striker, struck, CAR, MOTORCYCLE)
    return _Clash(first=first, second=second, contact=contact, actions=("straight", "straight"))


def _rear_end(centre: Point, arms: Sequence[_ArmOfScene]) -> _Clash | None:
    """Type 13: a motorcycle runs into a waiting car."""
    pair = _through(arms, 0)
    if pair is None:
        return None
    arm = pair[0]
    heading = arm.bearing_deg + 180.0
    leader = lane_point(centre, arm.bearing_deg, 20.0, inbound=True)
    contact = moved(leader, heading, -CAR.length_m / 2)
    follower = moved(contact, heading, -MOTORCYCLE.length_m / 2)
    start = lane_point(centre, arm.bearing_deg, START_M, inbound=True)
    return _Clash(
        first=_track(MOTORCYCLE, [start, follower], heading),
        second=_track(CAR, [leader], heading),
        contact=contact,
        actions=("straight", "waiting"),
    )


def _side_swipe(centre: Point, arms: Sequence[_ArmOfScene]) -> _Clash | None:
    """Type 12: a car drifts right against a motorcycle beside it."""
    pair = _through(arms, 1)
    if pair is None:
        return None
    arm = pair[0]
    heading = arm.bearing_deg + 180.0
    rider = moved(lane_point(centre, arm.bearing_deg, 22.0, inbound=True), heading + 90.0, 1.2)
    contact = moved(rider, heading - 90.0, MOTORCYCLE.width_m / 2)
    car = moved(contact, heading - 90.0, CAR.width_m / 2)
    behind = moved(moved(car, heading, -20.0), heading - 90.0, 0.8)
    return _Clash(
        first=_track(CAR, [behind, car], heading),
        second=_track(MOTORCYCLE, [moved(rider, heading, -20.0), rider], heading),
        contact=contact,
        actions=("straight", "straight"),
    )


def _head_on(centre: Point, arms: Sequence[_ArmOfScene]) -> _Clash | None:
    """Type 10: a motorcycle on the wrong side meets a car front to front."""
    pair = _through(arms, 0)
    if pair is None:
        return None
    arm = pair[0]
    heading = arm.bearing_deg + 180.0
    car = lane_point(centre, arm.bearing_deg, 24.0, inbound=True)
    contact = moved(car, heading, CAR.length_m / 2)
    rider = moved(contact, heading, MOTORCYCLE.length_m / 2)
    return _Clash(
        first=_track(MOTORCYCLE, [moved(rider, heading, 16.0), rider], arm.bearing_deg),
        second=_track(CAR, [moved(car, heading, -18.0), car], heading),
        contact=contact,
        actions=("straight", "straight"),
    )


def _opposite_swipe(centre: Point, arms: Sequence[_ArmOfScene]) -> _Clash | None:
    """Type 11: two parties in opposite directions touch with their left sides."""
    pair = _through(arms, 2)
    if pair is None:
        return None
    arm = pair[0]
    heading = arm.bearing_deg + 180.0
    contact = moved(centre, arm.bearing_deg, 26.0)
    car = moved(contact, heading + 90.0, CAR.width_m / 2)
    rider = moved(contact, heading - 90.0, MOTORCYCLE.width_m / 2)
    return _Clash(
        first=_track(CAR, [moved(car, heading, -16.0), car], heading),
        second=_track(MOTORCYCLE, [moved(rider, heading, 14.0), rider], arm.bearing_deg),
        contact=contact,
        actions=("straight", "straight"),
    )


def _pedestrian(centre: Point, arms: Sequence[_ArmOfScene]) -> _Clash | None:
    """Type 03: a car leaving the junction meets a pedestrian who crosses its arm."""
    pair = _through(arms, 0)
    if pair is None:
        return None
    arm, ahead = pair
    path = straight_path(centre, arm.bearing_deg, ahead.bearing_deg)
    walker = moved(lane_point(centre, ahead.bearing_deg, 15.0, inbound=False), 0.0, 0.0)
    heading = ahead.bearing_deg
    contact = moved(walker, heading, -PEDESTRIAN.width_m / 2)
    car = moved(contact, heading, -CAR.length_m / 2)
    start = lane_point(centre, arm.bearing_deg, START_M, inbound=True)
    kerb = moved(walker, heading + 90.0, ahead.half_width_m - LANE_M + 1.0)
    mouth = path.coords[1]
    return _Clash(
        first=_track(CAR, [start, (mouth[0], mouth[1]), car], heading),
        second=_track(PEDESTRIAN, [kerb, walker], heading - 90.0),
        contact=contact,
        actions=("straight", "walking"),
    )


def _track(vehicle: Vehicle, path: Sequence[Point], heading_deg: float) -> Track:
    return Track(vehicle=vehicle, path=tuple(path), heading_deg=heading_deg % 360.0)


_Maker = Callable[[Point, Sequence[_ArmOfScene]], "_Clash | None"]
_CLASHES: Mapping[str, _Maker] = {
    "03": _pedestrian,
    "10": _head_on,
    "11": _opposite_swipe,
    "12": _side_swipe,
    "13": _rear_end,
    "15": _crossing_straight,
    "16": _left_turn_against_oncoming,
}


def _document(
    crash: Crash, junction: Junction, arms: Sequence[_ArmOfScene], clash: _Clash
) -> dict[str, Any]:
    parties = [
        _party(number, track, clash.contact, action)
        for number, (track, action) in enumerate(
            zip((clash.first, clash.second), clash.actions, strict=True), start=1
        )
    ]
    return {
        "schema": "daoan.scene/1",
        "crs": "EPSG:3826",
        "case_no": crash.case_no,
        "occurred_at": crash.occurred_at.astimezone(TAIPEI).isoformat(),
        "place": " / ".join(crash.roads),
        "severity": crash.severity.value,
        "deaths_24h": crash.deaths_24h,
        "deaths_30d": crash.deaths_30d,
        "injured": sum(1 for party in parties if party["injury"] == "2"),
        "weather": _WEATHER.get(crash.weather_code or ""),
        "surface": _SURFACE.get(crash.surface_code or ""),
        "type_code": crash.type_code,
        "cause": None,
        "junction": {
            "center": _xy(junction.at),
            "arms": [
                {
                    "name": arm.name,
                    "bearing_deg": arm.bearing_deg,
                    "street": arm.street,
                    "half_width_m": arm.half_width_m,
                }
                for arm in arms
            ],
        },
        "parties": parties,
        "impact": _xy(clash.contact),
        "marks": [],
        "fixed_points": [],
        "measurements": [],
    }


def _party(number: int, track: Track, contact: Point, action: str) -> dict[str, Any]:
    vehicle = track.vehicle
    on_foot = vehicle.class_code.startswith("H")
    role = "pedestrian" if on_foot else ("rider" if vehicle.two_wheels else "driver")
    heading = round(track.heading_deg % 360.0, 1) % 360.0
    rest = moved(track.path[-1], heading, 0.0 if action == "waiting" else 2.5)
    return {
        "no": number,
        "class": vehicle.class_code,
        "role": role,
        "action": "16" if on_foot else _ACTIONS[action],
        "impact": contact_side(track, contact),
        "injury": "3" if role == "driver" else "2",
        "size_m": [vehicle.length_m, vehicle.width_m],
        "approach": [_xy(point) for point in track.path],
        "contact": {"at": _xy(track.path[-1]), "heading_deg": heading},
        "rest": {
            "at": _xy(rest),
            "heading_deg": heading,
            "state": "left_side" if vehicle.two_wheels else "upright",
        },
    }


def _xy(at: Point) -> list[float]:
    return [round(at[0], 3), round(at[1], 3)]
