"""What is wrong or missing in legs and movements typed in, before they are stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gis.angles import turn_deg
from gis.crashes.records import Crash
from gis.diagrams.answered import exits_of
from gis.diagrams.diagram import DiagramArm
from gis.diagrams.leg_answers import AnsweredParty
from gis.diagrams.party_kinds import AT_REST, PartyKind, drawn_parties, party_kind
from gis.diagrams.reasons import Reason, reason
from gis.scenes.record import Movement


def entry_faults(
    crash: Crash, said: Sequence[AnsweredParty], arms: Sequence[DiagramArm]
) -> tuple[Reason, ...]:
    """What is wrong or missing in an entry of legs and movements; empty if it can be stored.

    Every vehicle that moved needs the leg it came from; a turn must lead to another leg on its
    side, straight on not to a leg beside or back; legs must be the site's.
    """
    bearings = {arm.name: arm.bearing_deg for arm in arms}
    by_no = {party.no: party for party in said}
    faults: list[Reason] = []
    for party in drawn_parties(crash.parties):
        told = by_no.get(party.sequence, AnsweredParty(no=party.sequence))
        faults += _party_faults(party_kind(party), told, bearings)
    if not faults and all(party.leg_in is None and party.leg_out is None for party in said):
        faults.append(reason("LEGS_NONE_SAID"))
    return tuple(faults)


def _party_faults(
    kind: PartyKind, told: AnsweredParty, bearings: Mapping[str, float]
) -> list[Reason]:
    """Faults of one party."""
    unknown = [leg for leg in (told.leg_in, told.leg_out) if leg and leg not in bearings]
    if unknown:
        return [reason("LEGS_UNKNOWN_NAME", no=told.no, leg=unknown[0])]
    if kind is not PartyKind.VEHICLE:
        return []
    movement = told.movement or Movement.UNKNOWN
    if told.leg_in is None:
        at_rest = movement in AT_REST or movement is Movement.REVERSING
        return [] if at_rest else [reason("LEGS_ENTRY_MISSING", no=told.no)]
    if told.leg_out is None:
        exits = exits_of(movement, told.leg_in, bearings)
        turning = movement in (Movement.LEFT, Movement.RIGHT)
        return [reason("LEGS_NO_SUCH_TURN", no=told.no)] if turning and not exits else []
    return _exit_faults(told, movement, bearings)


def _exit_faults(
    told: AnsweredParty, movement: Movement, bearings: Mapping[str, float]
) -> list[Reason]:
    """Whether the exit fits the movement."""
    entry, leave = told.leg_in or "", told.leg_out or ""
    same = entry == leave
    if movement is Movement.U_TURN:
        return [] if same else [reason("LEGS_U_TURN_ELSEWHERE", no=told.no)]
    if same:
        return [reason("LEGS_SAME", no=told.no)]
    turn = turn_deg(bearings[entry] + 180.0, bearings[leave])
    wrong_side = (movement is Movement.LEFT and turn > 0.0) or (
        movement is Movement.RIGHT and turn < 0.0
    )
    return [reason("LEGS_WRONG_SIDE", no=told.no)] if wrong_side else []
