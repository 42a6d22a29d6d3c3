"""The crash type of two vehicles by the official definitions, one test a type.

調查報告表(一) of 112.07.01, page 2 (pictograms 10 to 16); the order of the tests is the
interchange contract's: 14, 13, 16, 17 (both turning), 12, 10, 11, 15, 17.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gis.angles import Point, gap_deg
from gis.scenes.footprint import Footprint, Side, overlaps_along
from gis.scenes.movement import GOING_STRAIGHT, TURNING
from gis.scenes.record import Movement

PARALLEL_DEG = 30.0
"""Same direction: headings within this."""
OPPOSITE_DEG = 135.0
"""Opposite: headings at least this far apart (180 +- 45)."""
_SQUARE_SHARE = 0.4
"""One behind the other: overlapping by this share of the narrower one's width."""
_NARROW_M = 1.0
"""Two-wheelers are narrower than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collider:
    """One of the two vehicles: what it did and where it was touched."""

    movement: Movement
    heading_deg: float
    """Direction of travel at contact; of a standing vehicle its nose."""
    footprint: Footprint
    sides: frozenset[Side]

    @property
    def struck_flank(self) -> bool:
        """Touched on a side or a corner."""
        return bool(self.sides & {Side.LEFT, Side.RIGHT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Collision:
    """Two vehicles in contact."""

    first: Collider
    second: Collider
    at: Point
    inside_junction: bool

    @property
    def gap_deg(self) -> float:
        """Angle between the directions of travel, 0 to 180."""
        return gap_deg(self.first.heading_deg, self.second.heading_deg)

    @property
    def movements(self) -> tuple[Movement, Movement]:
        """What the two did."""
        return (self.first.movement, self.second.movement)


def is_reversing_crash(crash: Collision) -> bool:
    """14 倒車撞: one party reversing, any part."""
    return Movement.REVERSING in crash.movements


def is_rear_end(crash: Collision) -> bool:
    """13 追撞: same direction, front into rear; a leader at rest included.

    Where a front corner meets a rear corner the drawn rectangles decide: running into each other
    lengthwise (pictogram 13 b) or alongside each other (12).
    """
    if crash.gap_deg > PARALLEL_DEG:
        return False
    return _runs_into(crash.first, crash.second) or _runs_into(crash.second, crash.first)


def _runs_into(follower: Collider, leader: Collider) -> bool:
    if _behind(follower, leader):
        return True
    if Side.FRONT not in follower.sides or Side.REAR not in leader.sides:
        return False
    if follower.struck_flank and leader.struck_flank:
        lengthwise, crosswise = overlaps_along(leader.footprint, follower.footprint)
        return crosswise >= lengthwise
    return True


def _behind(follower: Collider, leader: Collider) -> bool:
    """Whether a follower's front lies square behind a leader's rear, whatever point is drawn.

    A hand's breadth moves a point of contact from a motorcycle's front to its side.
    """
    if leader.footprint.place_of(follower.footprint.at)[0] >= 0.0:
        return False
    lengthwise, crosswise = overlaps_along(leader.footprint, follower.footprint)
    narrower = min(leader.footprint.width_m, follower.footprint.width_m)
    return crosswise >= _SQUARE_SHARE * narrower and lengthwise <= crosswise


def is_turning_crash(crash: Collision) -> bool:
    """16 側撞: one party turning (not a lane change) against one going straight."""
    one, two = crash.movements
    return (one in TURNING and two in GOING_STRAIGHT) or (two in TURNING and one in GOING_STRAIGHT)


def is_both_turning(crash: Collision) -> bool:
    """17 其他: both turning."""
    one, two = crash.movements
    return one in TURNING and two in TURNING


def is_same_direction_sideswipe(crash: Collision) -> bool:
    """12 同向擦撞: near-parallel, same direction, side contact; lane changes included."""
    return crash.gap_deg <= PARALLEL_DEG and (crash.first.struck_flank or crash.second.struck_flank)


def is_head_on(crash: Collision) -> bool:
    """10 對撞: opposite, front to front."""
    return crash.gap_deg >= OPPOSITE_DEG and all(
        _hit_in_front(collider) for collider in (crash.first, crash.second)
    )


def _hit_in_front(collider: Collider) -> bool:
    """Touched on the front; a two-wheeler's front has no corners (codes 11 to 14 of the form)."""
    narrow = collider.footprint.width_m < _NARROW_M
    return Side.FRONT in collider.sides and (narrow or not collider.struck_flank)


def is_opposite_sideswipe(crash: Collision) -> bool:
    """11 對向擦撞: opposite, at least one contact on a side or corner."""
    return crash.gap_deg >= OPPOSITE_DEG and (crash.first.struck_flank or crash.second.struck_flank)


def is_junction_crossing(crash: Collision) -> bool:
    """15 路口交岔撞: inside the junction, both straight, directions neither same nor opposite."""
    straight = GOING_STRAIGHT | {Movement.UNKNOWN}
    return (
        crash.inside_junction
        and all(movement in straight for movement in crash.movements)
        and PARALLEL_DEG < crash.gap_deg < OPPOSITE_DEG
    )


TESTS: tuple[tuple[str, Callable[[Collision], bool]], ...] = (
    ("14", is_reversing_crash),
    ("13", is_rear_end),
    ("16", is_turning_crash),
    ("17", is_both_turning),
    ("12", is_same_direction_sideswipe),
    ("10", is_head_on),
    ("11", is_opposite_sideswipe),
    ("15", is_junction_crossing),
)
"""Type code and test, in the order they are tried."""
OTHER = "17"


def vehicle_crash_type(crash: Collision) -> str:
    """The type code of two vehicles in contact."""
    return next((code for code, test in TESTS if test(crash)), OTHER)
