"""What a vehicle did: from its legs and path, refined by its action where the drawing allows."""

from __future__ import annotations

from dataclasses import dataclass

from gis.scenes.actions import MOVEMENT_BY_ACTION
from gis.scenes.junction_area import turn_between
from gis.scenes.legs import Legs, Site
from gis.scenes.record import Movement
from gis.scenes.trace import STRAIGHT_DEG, PartyTrace

U_TURN_DEG = 150.0
"""Without arms to go by, a change of heading beyond this is a U-turn."""
LANE_SHIFT_M = (1.0, 6.0)
"""Lateral shift of a lane change: from leaving the own lane's middle to two lanes."""
_TILT_DEG = 3.0
_IN_LINE_DEG = 5.0
_LONGEST_SHIFT_M = 60.0

TURNING = frozenset({Movement.LEFT, Movement.RIGHT, Movement.U_TURN})
LANE_CHANGES = frozenset({Movement.LANE_CHANGE_LEFT, Movement.LANE_CHANGE_RIGHT})
GOING_STRAIGHT = (
    frozenset({Movement.STRAIGHT, Movement.STARTING, Movement.STOPPING, Movement.OVERTAKING})
    | LANE_CHANGES
)
"""Straight-going traffic in the sense of types 15 and 16; a standing vehicle is none."""
AT_REST = frozenset({Movement.STOPPED, Movement.PARKED})

_PLAIN_DRIVING = frozenset({"01", "03", "04", "10", "12", "15", "21"})
"""Actions that say nothing of the way: any way the path takes agrees with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """A movement, where it comes from, and whether the action says something else."""

    movement: Movement
    source: str
    """path, legs, action or nothing."""
    disagrees: bool = False
    way: Movement | None = None
    """The way that is drawn of a party whose action says that it stood."""


def find_motion(trace: PartyTrace, legs: Legs, site: Site | None) -> Motion:
    """The movement of one vehicle."""
    action = trace.party.action_code
    if trace.reversing:
        return Motion(
            movement=Movement.REVERSING,
            source="path" if trace.moving else "action",
            disagrees=action not in (None, "02", "03", "15", "21"),
        )
    if not trace.moving:
        return _undrawn(trace, legs, site)
    if action in ("13", "14"):
        way = _drawn(trace, legs, site).movement
        return Motion(movement=MOVEMENT_BY_ACTION[action], source="action", way=way)
    drawn = _drawn(trace, legs, site)
    if drawn.movement in TURNING:
        agrees = action is None or action in _PLAIN_DRIVING or _named(action) is drawn.movement
        return Motion(movement=drawn.movement, source=drawn.source, disagrees=not agrees)
    return _straight_variant(trace, drawn, shift_shows=_shift_shows(legs, site))


def _named(action: str | None) -> Movement | None:
    return MOVEMENT_BY_ACTION.get(action or "")


def _undrawn(trace: PartyTrace, legs: Legs, site: Site | None) -> Motion:
    """A party without path: standing, unless its action says that it moved."""
    named = _named(trace.party.action_code)
    if named is None:
        said = trace.party.action_code in ("10", "15")
        standing = Movement.UNKNOWN if said or not trace.path else Movement.STOPPED
        return Motion(movement=standing, source="nothing" if said else "path")
    if named in TURNING and site is not None and legs.leg_in and legs.leg_out:
        return Motion(movement=_by_legs(legs, site), source="legs")
    return Motion(movement=named, source="action")


def _drawn(trace: PartyTrace, legs: Legs, site: Site | None) -> Motion:
    """Straight or turning, by the arms if both are known, else by the path."""
    lane_change = trace.party.action_code in ("07", "08")
    if site is not None and legs.leg_in and legs.leg_out:
        return Motion(movement=_by_legs(legs, site), source="legs")
    change = trace.change_deg
    if trace.party.action_code == "11" and abs(change) >= STRAIGHT_DEG:
        return Motion(movement=Movement.U_TURN, source="path")
    if abs(change) >= U_TURN_DEG:
        return Motion(movement=Movement.U_TURN, source="path")
    named = _named(trace.party.action_code)
    turning = trace.bent and (site is not None or named in TURNING)
    if abs(change) >= STRAIGHT_DEG or (turning and not lane_change):
        side = Movement.RIGHT if change > 0 else Movement.LEFT
        return Motion(movement=side, source="path")
    if named in TURNING and site is not None and not trace.bent:
        return Motion(movement=named, source="action")
    return Motion(movement=Movement.STRAIGHT, source="path")


def _by_legs(legs: Legs, site: Site) -> Movement:
    if legs.leg_in == legs.leg_out:
        return Movement.U_TURN
    turn = turn_between(site.arm(legs.leg_in or ""), site.arm(legs.leg_out or ""))
    if abs(turn) < STRAIGHT_DEG:
        return Movement.STRAIGHT
    return Movement.RIGHT if turn > 0 else Movement.LEFT


def _shift_shows(legs: Legs, site: Site | None) -> bool:
    """Whether a lateral shift means a lane change: not on the way between arms out of line."""
    if site is None or not (legs.leg_in and legs.leg_out):
        return site is None
    turn = turn_between(site.arm(legs.leg_in), site.arm(legs.leg_out))
    return abs(turn) < _IN_LINE_DEG


def _straight_variant(trace: PartyTrace, drawn: Motion, *, shift_shows: bool) -> Motion:
    """Going straight on, told apart by the action and by a lateral shift of the path."""
    action, shift = trace.party.action_code, lane_shift_m(trace)
    shifted = Movement.LANE_CHANGE_RIGHT if shift > 0 else Movement.LANE_CHANGE_LEFT
    named = _named(action)
    if named in LANE_CHANGES:
        against = abs(shift) >= LANE_SHIFT_M[0] and shifted is not named
        return Motion(
            movement=shifted if against else named,
            source="path" if against else "action",
            disagrees=against,
        )
    if named in (Movement.STARTING, Movement.STOPPING, Movement.OVERTAKING):
        return Motion(movement=named, source="action")
    if shift_shows and abs(shift) >= LANE_SHIFT_M[0] and action in (None, "10", "15", "21"):
        return Motion(movement=shifted, source="path")
    disagrees = named in TURNING or named is Movement.REVERSING
    return Motion(movement=Movement.STRAIGHT, source=drawn.source, disagrees=disagrees)


def lane_shift_m(trace: PartyTrace) -> float:
    """Lateral shift of a lane change, right positive; 0 where the path shows none.

    A shift of 1 to 6 m within 60 m whose heading never turned by 30 deg, and which is still going
    on (the nose points over) or is over (the nose points along again).
    """
    shift, change = trace.offset_m, trace.change_deg
    if not LANE_SHIFT_M[0] <= abs(shift) <= LANE_SHIFT_M[1] or abs(change) >= STRAIGHT_DEG:
        return 0.0
    travelled = sum(
        ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5
        for a, b in zip(trace.path, trace.path[1:], strict=False)
    )
    against = shift * change < 0 and abs(change) > 3 * _TILT_DEG
    return 0.0 if travelled > _LONGEST_SHIFT_M or against else shift
