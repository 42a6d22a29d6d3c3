"""What a pedestrian did, and the crash type of a pedestrian and a vehicle (01 to 09)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gis.angles import gap_deg, unit_vector
from gis.scenes.legs import Site
from gis.scenes.movement import Motion
from gis.scenes.paths import distance_to_path
from gis.scenes.record import Movement
from gis.scenes.trace import PartyTrace

_WALKING, _STANDING, _RUNNING, _BOARDING = "16", "17", "18", "19"
_CROSSING_DEG = 45.0
_HIDING_M = 2.5
"""A vehicle at rest this near to the way of a pedestrian hides him (half a lane beside a car)."""
_UNDRAWN_TYPES = frozenset({"04", "05"})
"""Playing and working on the road: nothing in a drawing tells them, so the officer's code does."""


def pedestrian_motion(trace: PartyTrace, vehicle: PartyTrace | None, site: Site | None) -> Motion:
    """Crossing, along or standing, from the path against the road's axis."""
    action = trace.party.action_code
    if not trace.moving:
        moving_action = action in (_WALKING, _RUNNING)
        if moving_action and trace.party.contact is not None:
            return Motion(movement=_across_or_along(trace, vehicle, site), source="action")
        return Motion(
            movement=Movement.STANDING,
            source="path" if trace.at else "nothing",
            disagrees=moving_action,
        )
    return Motion(
        movement=_across_or_along(trace, vehicle, site),
        source="path",
        disagrees=action == _STANDING,
    )


def _across_or_along(trace: PartyTrace, vehicle: PartyTrace | None, site: Site | None) -> Movement:
    heading = trace.travel_out_deg
    axis = _road_axis(trace, vehicle, site)
    if heading is None:
        return Movement.UNKNOWN
    if axis is None:
        return Movement.CROSSING
    gap = gap_deg(heading, axis)
    return Movement.CROSSING if min(gap, 180.0 - gap) > _CROSSING_DEG else Movement.ALONG


def _road_axis(trace: PartyTrace, vehicle: PartyTrace | None, site: Site | None) -> float | None:
    """Bearing of the road that the pedestrian is on; None deep inside a junction."""
    if site is None or trace.at is None or not site.arms:
        return None if vehicle is None else vehicle.travel_in_deg
    dx, dy = trace.at[0] - site.centre[0], trace.at[1] - site.centre[1]
    best, depth = None, math.inf
    for arm in site.arms:
        east, north = unit_vector(arm.bearing_deg)
        along, across = dx * east + dy * north, abs(dx * north - dy * east)
        short = max(0.0, site.mouths[arm.name] - along) + max(0.0, across - arm.half_width_m)
        if short < depth:
            best, depth = arm, short
    deep = best is not None and depth > max(2.0, site.mouths[best.name] / 2)
    return None if best is None or deep else best.bearing_deg


def pedestrian_crash_type(
    motion: Movement,
    pedestrian: PartyTrace,
    vehicle: PartyTrace,
    others: Sequence[tuple[PartyTrace, Movement]],
    type_code: str | None,
) -> str:
    """The type code 01 to 09 of a pedestrian hit by a vehicle.

    `others` are the further vehicles with their movements; `type_code` is the officer's.
    """
    if type_code in _UNDRAWN_TYPES:
        return str(type_code)
    if motion is Movement.STANDING:
        return "09" if pedestrian.party.action_code == _BOARDING else "08"
    if motion is Movement.CROSSING:
        if any(_hides(other, movement, pedestrian) for other, movement in others):
            return "07"
        return "06" if pedestrian.party.action_code == _RUNNING else "03"
    headings = (pedestrian.travel_out_deg, vehicle.travel_out_deg)
    if motion is Movement.ALONG and headings[0] is not None and headings[1] is not None:
        return "02" if gap_deg(headings[0], headings[1]) <= 90.0 else "01"
    return "09"


def _hides(other: PartyTrace, movement: Movement, pedestrian: PartyTrace) -> bool:
    at_rest = movement in (Movement.STOPPED, Movement.PARKED)
    if not at_rest or other.footprint is None or len(pedestrian.path) < 2:
        return False
    corners = (*other.footprint.corners, other.footprint.at)
    return min(distance_to_path(corner, pedestrian.path) for corner in corners) <= _HIDING_M
