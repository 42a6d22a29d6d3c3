"""Glyph parties from an answer about legs: the record turned to a leg, or legs as entered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot

from gis.angles import Point, gap_deg, turn_deg
from gis.crashes.records import Crash, Party
from gis.diagrams.arms import match_arms
from gis.diagrams.diagram import DiagramArm, HitSide
from gis.diagrams.leg_answers import AnsweredParty, AnswerKind, LegAnswer
from gis.diagrams.party_kinds import (
    PartyKind,
    drawn_parties,
    movement_of,
    party_kind,
    two_digits,
)
from gis.diagrams.path_shapes import hit_side
from gis.diagrams.reasons import Reason, reason
from gis.diagrams.record_geometry import PartyGeometry, RecordGeometry, record_geometry
from gis.diagrams.relative import NO_CONTACT_CODE, Relation, defined_relation, impact_bearing
from gis.scenes.action_exits import exits_by_action
from gis.scenes.record import Movement

NEAR_LEG_DEG = 45.0
"""Headings from impact positions come in steps of 45 deg (cars) and 90 deg (motorcycles)."""
TOLD_APART_DEG = 15.0
"""A leg must be nearer than the next one by this, or the two cannot be told apart."""
OPPOSITE_LEG_DEG = 60.0
"""How far from straight opposite a leg may lie that "opposite direction" still means."""
_OTHER_JUNCTION_M = 80.0
_ACTION_OF = {
    Movement.LEFT: "05",
    Movement.RIGHT: "06",
    Movement.U_TURN: "11",
    Movement.STRAIGHT: "09",
    Movement.STARTING: "01",
    Movement.OVERTAKING: "04",
    Movement.LANE_CHANGE_LEFT: "07",
    Movement.LANE_CHANGE_RIGHT: "08",
    Movement.STOPPED: "14",
    Movement.FELL: "09",
}
"""Action codes by movement, for the rule of exits; other movements say nothing of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegParty:
    """One party with its legs; the headings in the geometry are degrees from north."""

    geometry: PartyGeometry
    leg_in: str | None = None
    leg_out: str | None = None

    @property
    def no(self) -> int:
        """當事者順位."""
        return self.geometry.party.sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class LegGeometry:
    """All drawn parties of a crash on the legs of its junction, and by what rules."""

    parties: tuple[LegParty, ...]
    reasons: tuple[Reason, ...]


def asked_party(settled: RecordGeometry) -> PartyGeometry | None:
    """The party whose leg settles the rotation: the first vehicle that drives ahead."""
    headed = [
        place
        for place in settled.parties
        if place.kind is PartyKind.VEHICLE and place.heading_in_deg is not None
    ]
    ahead = [place for place in headed if place.movement is not Movement.REVERSING]
    return next(iter(ahead or headed), None)


def answered_geometry(
    crash: Crash, answer: LegAnswer, arms: Sequence[DiagramArm], at: Point | None = None
) -> LegGeometry | Reason:
    """The parties on the site's legs as an answer has it, or why it settles nothing here.

    Args:
        crash: the crash that was asked about.
        answer: what was said, in the names of the arms shown then.
        arms: the legs of the site now; those of the answer are matched to them by bearing.
        at: the middle of the site in metres; an answer for a junction elsewhere does not count.
    """
    if not arms:
        return reason("WHY_ANSWER_NO_LEGS")
    if at and answer.at and hypot(at[0] - answer.at[0], at[1] - answer.at[1]) > _OTHER_JUNCTION_M:
        return reason("WHY_ANSWER_ELSEWHERE")
    names = match_arms(answer.arms, arms)
    lost = {leg for party in answer.parties for leg in (party.leg_in, party.leg_out) if leg}
    if missing := sorted(lost - names.keys()):
        return reason("WHY_ANSWER_LEG_GONE", leg=missing[0])
    said = {
        party.no: replace(
            party,
            leg_in=names.get(party.leg_in or ""),
            leg_out=names.get(party.leg_out or ""),
        )
        for party in answer.parties
    }
    if answer.kind is AnswerKind.LEG:
        first = next(iter(said.values()))
        return turned_to_leg(crash, arms, no=first.no, leg=first.leg_in or "")
    return _entered(crash, said, arms)


# --- one click


def turned_to_leg(
    crash: Crash, arms: Sequence[DiagramArm], *, no: int, leg: str
) -> LegGeometry | Reason:
    """The record's geometry turned so that party `no` comes from `leg`.

    Each other vehicle comes from the leg its heading points back to; where the crash type's
    definition says same or opposite direction, that decides. A leg farther than 45 deg from the
    heading, two legs within 15 deg of each other, or a turn into a leg that is not there settle
    nothing.
    """
    settled = record_geometry(crash)
    if not isinstance(settled, RecordGeometry):
        return reason("WHY_ANSWER_RECORD_OPEN")
    asked = next((place for place in settled.parties if place.party.sequence == no), None)
    if asked is None or asked.heading_in_deg is None:
        return reason("WHY_ANSWER_RECORD_OPEN")
    bearings = {arm.name: arm.bearing_deg for arm in arms}
    rotation = bearings[leg] + 180.0 - _travel_deg(asked, asked.heading_in_deg)
    parties: list[LegParty] = []
    for place in settled.parties:
        turned = _turned(place, rotation)
        entry = leg if place is asked else _entry(turned, crash, bearings, leg)
        if isinstance(entry, Reason):
            return entry
        on_legs = _on_legs(turned, entry, None, bearings)
        if isinstance(on_legs, Reason):
            return on_legs
        parties.append(on_legs)
    return LegGeometry(
        parties=tuple(parties), reasons=(*settled.reasons, reason("WHY_TURNED_TO_LEG"))
    )


def _travel_deg(place: PartyGeometry, nose_deg: float) -> float:
    """The direction of travel of a party whose nose points along `nose_deg`."""
    return (nose_deg + (180.0 if place.movement is Movement.REVERSING else 0.0)) % 360.0


def _turned(place: PartyGeometry, rotation_deg: float) -> PartyGeometry:
    """A party with its headings turned."""
    if place.heading_in_deg is None or place.heading_deg is None:
        return place
    return replace(
        place,
        heading_in_deg=(place.heading_in_deg + rotation_deg) % 360.0,
        heading_deg=(place.heading_deg + rotation_deg) % 360.0,
    )


def _entry(
    place: PartyGeometry, crash: Crash, bearings: Mapping[str, float], asked_leg: str
) -> str | Reason | None:
    """The leg that a further party came from; None for one on foot, an object, an open one."""
    if place.kind is not PartyKind.VEHICLE or place.heading_in_deg is None:
        return None
    if place.movement is Movement.REVERSING:
        return None
    relation = defined_relation(crash.type_code)
    if relation is Relation.SAME:
        return asked_leg
    behind = (place.heading_in_deg + 180.0) % 360.0
    reach = NEAR_LEG_DEG
    if relation is Relation.OPPOSITE:
        behind, reach = (bearings[asked_leg] + 180.0) % 360.0, OPPOSITE_LEG_DEG
    gaps = sorted(
        (round(gap_deg(bearing, behind), 3), name)
        for name, bearing in bearings.items()
        if relation is None or name != asked_leg
    )
    no = place.party.sequence
    if not gaps or gaps[0][0] > reach:
        return reason("WHY_ANSWER_NO_LEG_THERE", no=no, bearing=round(behind))
    if len(gaps) > 1 and gaps[1][0] - gaps[0][0] < TOLD_APART_DEG:
        return reason("WHY_ANSWER_TWO_LEGS", no=no, leg=gaps[0][1], other=gaps[1][1])
    return gaps[0][1]


def _on_legs(
    place: PartyGeometry, entry: str | None, exit_leg: str | None, bearings: Mapping[str, float]
) -> LegParty | Reason:
    """A party with its exit: the one given, else by the rule of its action."""
    if entry is None:
        return LegParty(geometry=place, leg_out=exit_leg)
    if exit_leg is None:
        found = exits_of(place.movement, entry, bearings)
        if not found and place.movement in (Movement.LEFT, Movement.RIGHT):
            side = place.movement.value
            no = place.party.sequence
            return reason(f"WHY_ANSWER_NO_TURN_{side.upper()}", no=no, leg=entry)
        exit_leg = found[0] if len(found) == 1 else None
    return LegParty(
        geometry=_along_leg(place, entry, exit_leg, bearings), leg_in=entry, leg_out=exit_leg
    )


def exits_of(movement: Movement, entry: str, bearings: Mapping[str, float]) -> tuple[str, ...]:
    """The legs a movement can lead to, by the contract's rule of actions; () where none is said.

    Args:
        movement: what the party did; an unknown movement is taken as straight on.
        entry: the leg it came from.
        bearings: bearing of every leg away from the junction, degrees from north.
    """
    action = None if movement is Movement.UNKNOWN else _ACTION_OF.get(movement, "-")
    into = bearings[entry] + 180.0
    turns = {name: turn_deg(into, bearing) for name, bearing in bearings.items() if name != entry}
    return tuple(exits_by_action(action, turns, entry, silent_is_straight=True) or ())


def _along_leg(
    place: PartyGeometry, entry: str, exit_leg: str | None, bearings: Mapping[str, float]
) -> PartyGeometry:
    """Headings along the legs; one in mid-turn keeps the heading its impact position gave."""
    into = (bearings[entry] + 180.0) % 360.0
    if place.movement is Movement.REVERSING:
        return replace(place, heading_in_deg=(into + 180.0) % 360.0, heading_deg=bearings[entry])
    if place.heading_deg is None or place.heading_in_deg is None:
        out = bearings.get(exit_leg or "", into)
        half = turn_deg(into, out) / 2 if exit_leg not in (None, entry) else 0.0
        return replace(place, heading_in_deg=into, heading_deg=(into + half) % 360.0)
    bend = turn_deg(place.heading_in_deg, place.heading_deg)
    return replace(place, heading_in_deg=into, heading_deg=(into + bend) % 360.0)


# --- typed in


def _entered(
    crash: Crash, said: Mapping[int, AnsweredParty], arms: Sequence[DiagramArm]
) -> LegGeometry | Reason:
    """All parties as entered; the sides hit are those of the record."""
    bearings = {arm.name: arm.bearing_deg for arm in arms}
    parties: list[LegParty] = []
    for party in drawn_parties(crash.parties):
        kind = party_kind(party)
        told = said.get(party.sequence)
        place = PartyGeometry(
            party=party,
            kind=kind,
            movement=(told and told.movement) or movement_of(party, crash),
            side=_side(party),
        )
        if told is None or kind is PartyKind.OBJECT:
            parties.append(LegParty(geometry=place))
        elif kind is PartyKind.PEDESTRIAN:
            heading = told.heading_deg
            walking = replace(
                place, heading_in_deg=heading, heading_deg=heading, side=HitSide.UNKNOWN
            )
            parties.append(LegParty(geometry=walking, leg_in=told.leg_in, leg_out=told.leg_out))
        else:
            on_legs = _on_legs(place, told.leg_in, told.leg_out, bearings)
            if isinstance(on_legs, Reason):
                return on_legs
            parties.append(on_legs)
    if all(party.leg_in is None and party.leg_out is None for party in parties):
        return reason("WHY_ANSWER_NO_LEG_SAID")
    return LegGeometry(parties=tuple(parties), reasons=())


def _side(party: Party) -> HitSide:
    if two_digits(party.impact_code) == NO_CONTACT_CODE:
        return HitSide.NONE
    return hit_side(impact_bearing(party.impact_code))
