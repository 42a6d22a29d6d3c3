"""How parties meet in made scenes: for each type of crash a maker of tracks in touch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.demo.scene_shapes import (
    CAR,
    LANE_M,
    MOTORCYCLE,
    PEDESTRIAN,
    START_M,
    Track,
    Vehicle,
    lane_point,
    straight_path,
    struck_from_front,
    track_to,
    turning_path,
)
from gis.angles import Point, gap_deg, moved


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneArm:
    """An arm of a junction, or a way along a road."""

    name: str
    bearing_deg: float
    street: str
    half_width_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Tracks in touch, or one alone, with what their drivers did."""

    first: Track
    second: Track | None = None
    contact: Point
    actions: tuple[str, ...]
    struck: str = ""
    """Symbol of a thing that stands at the contact point."""


def _opposite(arms: Sequence[SceneArm], arm: SceneArm) -> SceneArm | None:
    """The arm most nearly straight ahead, within 25 deg."""
    best = min(arms, key=lambda one: gap_deg(one.bearing_deg, arm.bearing_deg + 180.0))
    return best if gap_deg(best.bearing_deg, arm.bearing_deg + 180.0) <= 25.0 else None


def _beside(arms: Sequence[SceneArm], arm: SceneArm, angle_deg: float) -> SceneArm:
    """The arm at about `angle_deg` clockwise from another."""
    return min(arms, key=lambda one: gap_deg(one.bearing_deg, arm.bearing_deg + angle_deg))


def _through(arms: Sequence[SceneArm], index: int) -> tuple[SceneArm, SceneArm] | None:
    """An arm and the one straight ahead of it."""
    for number in range(len(arms)):
        arm = arms[(index + number) % len(arms)]
        ahead = _opposite(arms, arm)
        if ahead is not None:
            return arm, ahead
    return None


def _left_turn_against_oncoming(centre: Point, arms: Sequence[SceneArm]) -> Clash | None:
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
    return Clash(first=car, second=rider, contact=contact, actions=("left", "straight"))


def _crossing_straight(centre: Point, arms: Sequence[SceneArm]) -> Clash | None:
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
    return Clash(first=first, second=second, contact=contact, actions=("straight", "straight"))


def _rear_end(centre: Point, arms: Sequence[SceneArm]) -> Clash | None:
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
    return Clash(
        first=_track(MOTORCYCLE, [start, follower], heading),
        second=_track(CAR, [leader], heading),
        contact=contact,
        actions=("straight", "waiting"),
    )


def _side_swipe(centre: Point, arms: Sequence[SceneArm]) -> Clash | None:
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
    return Clash(
        first=_track(CAR, [behind, car], heading),
        second=_track(MOTORCYCLE, [moved(rider, heading, -20.0), rider], heading),
        contact=contact,
        actions=("straight", "straight"),
    )


def _head_on(centre: Point, arms: Sequence[SceneArm]) -> Clash | None:
    """Type 10: a motorcycle on the wrong side meets a car front to front."""
    pair = _through(arms, 0)
    if pair is None:
        return None
    arm = pair[0]
    heading = arm.bearing_deg + 180.0
    car = lane_point(centre, arm.bearing_deg, 24.0, inbound=True)
    contact = moved(car, heading, CAR.length_m / 2)
    rider = moved(contact, heading, MOTORCYCLE.length_m / 2)
    return Clash(
        first=_track(MOTORCYCLE, [moved(rider, heading, 16.0), rider], arm.bearing_deg),
        second=_track(CAR, [moved(car, heading, -18.0), car], heading),
        contact=contact,
        actions=("straight", "straight"),
    )


def _opposite_swipe(centre: Point, arms: Sequence[SceneArm]) -> Clash | None:
    """Type 11: two parties in opposite directions touch with their left sides."""
    pair = _through(arms, 2)
    if pair is None:
        return None
    arm = pair[0]
    heading = arm.bearing_deg + 180.0
    contact = moved(centre, arm.bearing_deg, 26.0)
    car = moved(contact, heading + 90.0, CAR.width_m / 2)
    rider = moved(contact, heading - 90.0, MOTORCYCLE.width_m / 2)
    return Clash(
        first=_track(CAR, [moved(car, heading, -16.0), car], heading),
        second=_track(MOTORCYCLE, [moved(rider, heading, 14.0), rider], arm.bearing_deg),
        contact=contact,
        actions=("straight", "straight"),
    )


def _pedestrian(centre: Point, arms: Sequence[SceneArm]) -> Clash | None:
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
    return Clash(
        first=_track(CAR, [start, (mouth[0], mouth[1]), car], heading),
        second=_track(PEDESTRIAN, [kerb, walker], heading - 90.0),
        contact=contact,
        actions=("straight", "walking"),
    )


def _both_turning(centre: Point, arms: Sequence[SceneArm]) -> Clash | None:
    """Type 17: a car turning left meets a motorcycle that turns right into the same arm."""
    pair = _through(arms, 1)
    if pair is None:
        return None
    arm, ahead = pair
    exit_arm = _beside(arms, arm, 90.0)
    if gap_deg(exit_arm.bearing_deg, arm.bearing_deg + 90.0) > 45.0:
        return None
    left = turning_path(centre, arm.bearing_deg, exit_arm.bearing_deg)
    right = turning_path(centre, ahead.bearing_deg, exit_arm.bearing_deg)
    at = left.interpolate(left.length - START_M + 8.0)
    heading = exit_arm.bearing_deg
    contact = moved((at.x, at.y), heading + 90.0, CAR.width_m / 2)
    rider = moved(contact, heading + 90.0, MOTORCYCLE.width_m / 2)
    start = lane_point(centre, ahead.bearing_deg, START_M, inbound=True)
    bends = [(x, y) for x, y in right.coords[1:-1]]
    return Clash(
        first=track_to(left, left.project(at), CAR),
        second=_track(MOTORCYCLE, [start, *bends[:-3], rider], heading),
        contact=contact,
        actions=("left", "right"),
    )


def _fall(centre: Point, arms: Sequence[SceneArm]) -> Clash | None:
    """Type 18: a rider turning left falls by himself."""
    pair = _through(arms, 0)
    if pair is None:
        return None
    exit_arm = _beside(arms, pair[0], 90.0)
    path = turning_path(centre, pair[0].bearing_deg, exit_arm.bearing_deg)
    rider = track_to(path, 0.5 * path.length, MOTORCYCLE)
    return Clash(first=rider, contact=rider.path[-1], actions=("left",))


def _reversing(centre: Point, ways: Sequence[SceneArm]) -> Clash | None:
    """Type 14: a car backs out of a parking place into a motorcycle that waits behind it."""
    heading = ways[0].bearing_deg
    rider = lane_point(centre, ways[1].bearing_deg, 4.0, inbound=True)
    contact = moved(rider, heading, MOTORCYCLE.length_m / 2)
    car = moved(contact, heading, CAR.length_m / 2)
    before = moved(rider, heading, -16.0)
    return Clash(
        first=_track(CAR, [moved(car, heading, 6.0), car], heading),
        second=_track(MOTORCYCLE, [before, rider], heading),
        contact=contact,
        actions=("reversing", "straight"),
    )


def _pole(centre: Point, ways: Sequence[SceneArm]) -> Clash | None:
    """Type 21: a car leaves its lane to the right and hits a post beside the road."""
    way = ways[0]
    heading = way.bearing_deg + 12.0
    post = moved(moved(centre, way.bearing_deg, 6.0), way.bearing_deg + 90.0, way.half_width_m)
    car = moved(post, heading, -CAR.length_m / 2)
    start = lane_point(centre, ways[1].bearing_deg, START_M, inbound=True)
    bend = lane_point(centre, ways[1].bearing_deg, 16.0, inbound=True)
    return Clash(
        first=_track(CAR, [start, bend, car], heading),
        contact=post,
        actions=("straight",),
        struck="sign_pole",
    )


def _track(vehicle: Vehicle, path: Sequence[Point], heading_deg: float) -> Track:
    return Track(vehicle=vehicle, path=tuple(path), heading_deg=heading_deg % 360.0)


Maker = Callable[[Point, Sequence[SceneArm]], "Clash | None"]
AT_JUNCTIONS: Mapping[str, Maker] = {
    "03": _pedestrian,
    "10": _head_on,
    "11": _opposite_swipe,
    "12": _side_swipe,
    "13": _rear_end,
    "15": _crossing_straight,
    "16": _left_turn_against_oncoming,
    "17": _both_turning,
    "18": _fall,
}
MIDBLOCK: Mapping[str, Maker] = {"14": _reversing, "21": _pole}
"""Between junctions: a place of a road, and the two ways along it."""
