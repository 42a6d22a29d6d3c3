"""What one party's drawing alone says: path, headings, bend, footprint."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from gis.angles import Point, gap_deg, turn_deg
from gis.crashes.records import PartyRole
from gis.scenes.footprint import Footprint, usual_size
from gis.scenes.paths import (
    STANDING_M,
    dense,
    end_heading,
    first_line,
    lateral_m,
    length_m,
    smooth,
    total_turn_deg,
)
from gis.scenes.scene import SceneParty

REVERSING_GAP_DEG = 120.0
"""Travel this far off the nose is travel backwards; 90 to 120 only if the action says so too."""
BENT_DEG = 15.0
"""A heading changed by this much at contact shows a turn begun; evasion and jitter stay below."""
BENT_LATERAL_M = 0.4
"""... once the party has also left its line by this much."""
NEAR_M = 15.0
"""How far before the junction its approach begins to count."""
_END_LOOKS_M = (1.5, 2.5, 4.0)
STRAIGHT_DEG = 30.0
"""A change of heading below this is straight (the contract's limit)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyTrace:
    """One party as drawn; headings in degrees clockwise from north, None where nothing shows."""

    party: SceneParty
    path: tuple[Point, ...]
    """Smoothed, in travel order."""
    at: Point | None
    """Centre at first contact."""
    nose_deg: float | None
    travel_in_deg: float | None
    """Direction of travel where the path begins."""
    line_at: Point | None
    """A point of the line on which the path begins."""
    travel_out_deg: float | None
    """Direction of travel at contact: the nose's, or against it when reversing."""
    reversing: bool
    moving: bool
    """Whether a path of some length is drawn."""
    footprint: Footprint | None

    @property
    def is_pedestrian(self) -> bool:
        """A person on foot (class H01, H03, H04), by role or, where that is blank, by class."""
        if self.party.role is PartyRole.UNKNOWN:
            return (self.party.class_code or "") in ("H01", "H03", "H04")
        return self.party.role is PartyRole.PEDESTRIAN

    @property
    def is_object(self) -> bool:
        """A thing without driver."""
        return self.party.role is PartyRole.OBJECT

    @property
    def is_passenger(self) -> bool:
        """Somebody who travels with a driver; makes no pair."""
        return self.party.role is PartyRole.PASSENGER or self.party.class_code == "H02"

    @property
    def is_vehicle(self) -> bool:
        """Whether the party drives or rides."""
        return not (self.is_pedestrian or self.is_object or self.is_passenger)

    @property
    def change_deg(self) -> float:
        """Signed change of heading along the path into the contact; 0 where nothing is drawn."""
        if not self.moving or self.travel_out_deg is None or self.travel_in_deg is None:
            return 0.0
        summed = total_turn_deg(self.path, self.travel_out_deg)
        net = turn_deg(self.travel_in_deg, self.travel_out_deg)
        return net if abs(net) < 150.0 or net * summed >= 0 else math.copysign(net, summed)

    @property
    def offset_m(self) -> float:
        """How far the path's end lies right (positive) of the line it began on."""
        if not self.moving or self.travel_in_deg is None or self.line_at is None:
            return 0.0
        return lateral_m(self.line_at, self.travel_in_deg, self.path[-1])

    @property
    def bent(self) -> bool:
        """Whether the drawn path has begun to turn."""
        change = self.change_deg
        if abs(change) >= STRAIGHT_DEG:
            return True
        return abs(change) >= BENT_DEG and self.offset_m * change > BENT_LATERAL_M * abs(change)


def trace_party(party: SceneParty) -> PartyTrace:
    """Read one party's drawing; without a contact pose its path's end or its rest stands in."""
    drawn = party.approach
    pose = party.contact
    at = pose.at if pose else (drawn[-1] if drawn else (party.rest.at if party.rest else None))
    if pose and drawn and 0 < math.dist(drawn[-1], pose.at) <= STANDING_M:
        drawn = (*drawn[:-1], pose.at)
    path = smooth(drawn)
    moving = length_m(path) >= STANDING_M
    nose = pose.heading_deg if pose else None
    path_end = _end_heading(path, nose) if moving else None
    if nose is None:
        nose = path_end
        if nose is None and party.rest:
            nose = party.rest.heading_deg
    reversing = _reverses(party, nose, path_end)
    travel_out = nose
    if nose is not None and reversing:
        travel_out = (nose + 180.0) % 360.0
    if path_end is not None and (travel_out is None or gap_deg(travel_out, path_end) > 60.0):
        travel_out = path_end
    line = first_line(path) if moving else None
    return PartyTrace(
        party=party,
        path=path,
        at=at,
        nose_deg=None if nose is None else nose % 360.0,
        travel_in_deg=travel_out if line is None else line[1],
        line_at=None if line is None else line[0],
        travel_out_deg=travel_out,
        reversing=reversing,
        moving=moving,
        footprint=_footprint(party, at, nose),
    )


def near_junction(trace: PartyTrace, inside: Callable[[Point], bool]) -> PartyTrace:
    """The trace without what lies farther than 15 m before the path enters the junction.

    Arms bend: the direction that counts is the one in which a party arrives at the junction.
    """
    points = dense(trace.path) if trace.moving and trace.is_vehicle else []
    entered = next((index for index, point in enumerate(points) if inside(point)), 0)
    begin, walked = entered, 0.0
    while begin > 0 and walked < NEAR_M:
        begin -= 1
        walked += math.dist(points[begin], points[begin + 1])
    if begin == 0:
        return trace
    path = smooth(points[begin:])
    line = first_line(path)
    if line is None:
        return trace
    return replace(trace, path=path, line_at=line[0], travel_in_deg=line[1])


def _end_heading(path: tuple[Point, ...], nose: float | None) -> float | None:
    """Direction of travel at the end, looked at over several lengths, the one nearest the nose.

    In a tight turn the direction swings by 60 deg within the last 4 m; over less than that,
    jitter speaks. Backwards is what is against the nose over every length.
    """
    headings = [end_heading(path, look_m) for look_m in _END_LOOKS_M]
    found = [heading for heading in headings if heading is not None]
    if nose is None or not found:
        return found[-1] if found else None
    return min(found, key=lambda heading: gap_deg(nose, heading))


def _reverses(party: SceneParty, nose: float | None, path_end: float | None) -> bool:
    """Whether the party travels against its nose; the action speaks where no travel is drawn."""
    says_so = party.action_code == "02"
    if nose is None or path_end is None or party.role is PartyRole.PEDESTRIAN:
        return says_so
    gap = gap_deg(nose, path_end)
    return gap > (90.0 if says_so else REVERSING_GAP_DEG)


def _footprint(party: SceneParty, at: Point | None, nose: float | None) -> Footprint | None:
    if at is None:
        return None
    length, width = usual_size(party.class_code, party.role)
    return Footprint(
        at=at,
        heading_deg=nose or 0.0,
        length_m=party.length_m or length,
        width_m=party.width_m or width,
    )
