"""What a crash record alone settles: the parties' places and headings up to rotation, or why not.

A relation of two vehicles counts as settled where two witnesses agree: the crash type's official
definition and the first impact positions. A leg is never concluded from a record.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gis.angles import gap_deg
from gis.crashes.records import Crash, Party
from gis.diagrams.diagram import HitSide, NotDrawnReason
from gis.diagrams.party_kinds import (
    TURNS,
    PartyKind,
    drawn_parties,
    movement_of,
    party_kind,
    two_digits,
)
from gis.diagrams.path_shapes import hit_side, turned_heading
from gis.diagrams.reasons import Reason, Refusal, reason
from gis.diagrams.relative import (
    NO_CONTACT_CODE,
    Relation,
    defined_relation,
    entry_headings,
    impact_bearing,
    relation_holds,
    relative_heading,
)
from gis.diagrams.side_impacts import agreeing, mid_turn, recorded_entries
from gis.scenes.record import Movement

FALL_TYPES = frozenset({"18", "19"})
OBJECT_TYPES = frozenset(
    {"20", "21", "22", "23", "24", "25", "26", "27", "28", "35", "36", "37", "38"}
)
SINGLE_TYPES = FALL_TYPES | OBJECT_TYPES | frozenset({"29"})

_REVERSING, _SIDE = "14", "16"
_HINT_OF_TURN_DEG = 40.0
"""Bend of a path whose party meant to turn but whose headings at contact are what is settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyGeometry:
    """One party in the local frame; headings None where the record settles none."""

    party: Party
    kind: PartyKind
    movement: Movement
    heading_in_deg: float | None = None
    heading_deg: float | None = None
    side: HitSide = HitSide.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordGeometry:
    """All drawn parties of a crash in order, and the reasons for what was concluded."""

    parties: tuple[PartyGeometry, ...]
    reasons: tuple[Reason, ...]


def record_geometry(crash: Crash) -> RecordGeometry | Refusal:
    """What the record settles of a crash up to rotation; the first vehicle heads along 0 deg."""
    parties = drawn_parties(crash.parties)
    kinds = [party_kind(party) for party in parties]
    if PartyKind.VEHICLE not in kinds:
        few = len(parties) < 2
        return _refuse(
            NotDrawnReason.TOO_FEW_PARTIES if few else NotDrawnReason.NO_IMPACT_CODES,
            reason("WHY_NOT_NO_VEHICLE"),
        )
    plain = tuple(
        PartyGeometry(party=party, kind=kind, movement=movement_of(party, crash))
        for party, kind in zip(parties, kinds, strict=True)
    )
    movers = [place for place in plain if place.kind is not PartyKind.OBJECT]
    if len(movers) == 1:
        return _alone(crash, plain)
    touching = [place for place in movers if not _no_contact(place.party)]
    if len(touching) < 2:
        untouched = next(place for place in movers if _no_contact(place.party))
        return _refuse(
            NotDrawnReason.NO_IMPACT_CODES,
            reason("WHY_NOT_NO_CONTACT", no=untouched.party.sequence),
        )
    pair = _pair(crash, touching[0], touching[1])
    if isinstance(pair, Refusal):
        return pair
    return _with_others(crash, plain, pair, (touching[0], touching[1]))


def _refuse(why: NotDrawnReason, detail: Reason) -> Refusal:
    return Refusal(reason=why, detail=detail)


def _no_contact(party: Party) -> bool:
    return two_digits(party.impact_code) == NO_CONTACT_CODE


def _alone(crash: Crash, plain: tuple[PartyGeometry, ...]) -> RecordGeometry | Refusal:
    """A crash of one vehicle: a fall needs no other heading, an object lies where it was hit."""
    kind = two_digits(crash.type_code) or ""
    struck = any(place.kind is PartyKind.OBJECT for place in plain)
    if kind not in SINGLE_TYPES and not struck:
        return _refuse(
            NotDrawnReason.TOO_FEW_PARTIES, reason("WHY_NOT_ONE_PARTY", count=len(plain))
        )
    vehicle = next(place for place in plain if place.kind is PartyKind.VEHICLE)
    bearing = impact_bearing(vehicle.party.impact_code)
    needs_place = kind in OBJECT_TYPES or (struck and kind not in SINGLE_TYPES)
    if needs_place and bearing is None:
        return _refuse(NotDrawnReason.NO_IMPACT_CODES, _impact_detail(vehicle.party))
    side = hit_side(bearing) if needs_place else HitSide.FRONT
    fallen = kind == "18" and vehicle.movement in (Movement.STRAIGHT, Movement.UNKNOWN)
    movement = Movement.FELL if fallen else vehicle.movement
    drawn = replace(
        vehicle,
        movement=movement,
        heading_in_deg=0.0,
        heading_deg=turned_heading(0.0, movement, _HINT_OF_TURN_DEG),
        side=side,
    )
    why = reason("WHY_OBJECT_AT_IMPACT" if needs_place else "WHY_ALONE")
    return RecordGeometry(
        parties=tuple(drawn if place is vehicle else place for place in plain), reasons=(why,)
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two parties with their geometry, and why it is settled."""

    first: PartyGeometry
    second: PartyGeometry
    why: Reason
    more: tuple[Reason, ...] = ()


def _pair(crash: Crash, first: PartyGeometry, second: PartyGeometry) -> _Pair | Refusal:
    """The geometry of the two parties that touched."""
    kinds = {first.kind, second.kind}
    if kinds == {PartyKind.VEHICLE}:
        return _two_vehicles(crash, first, second)
    if kinds == {PartyKind.VEHICLE, PartyKind.PEDESTRIAN}:
        if first.kind is PartyKind.VEHICLE:
            return _on_foot(crash, first, second)
        swapped = _on_foot(crash, second, first)
        if isinstance(swapped, Refusal):
            return swapped
        return _Pair(swapped.second, swapped.first, swapped.why)
    blank = first if first.kind is not PartyKind.VEHICLE else second
    return _refuse(NotDrawnReason.NO_IMPACT_CODES, _impact_detail(blank.party))


def _impact_detail(party: Party) -> Reason:
    """Which party's impact position settles nothing."""
    code = two_digits(party.impact_code)
    if code is None:
        return reason("WHY_NOT_IMPACT_BLANK", no=party.sequence)
    return reason("WHY_NOT_IMPACT_CODE", no=party.sequence, value=code)


def _on_foot(crash: Crash, vehicle: PartyGeometry, walker: PartyGeometry) -> _Pair | Refusal:
    """A vehicle and a person: standing, opposite and same direction are settled by the record."""
    bearing = impact_bearing(vehicle.party.impact_code)
    if bearing is None:
        return _refuse(NotDrawnReason.NO_IMPACT_CODES, _impact_detail(vehicle.party))
    kind = two_digits(crash.type_code) or ""
    heading = {"01": 180.0, "02": 0.0, "08": 0.0}.get(kind)
    movement = walker.movement
    if kind == "08" or movement is Movement.STANDING:
        heading, movement = 0.0, Movement.STANDING
    if heading is None:
        return _refuse(
            NotDrawnReason.NO_DIRECTION, reason("WHY_NOT_WALKER", no=walker.party.sequence)
        )
    driven = _headed(vehicle, 0.0, bearing)
    met = hit_side((bearing + 180.0 - heading) % 360.0)
    side = HitSide.FRONT if movement is Movement.STANDING else met
    placed = replace(
        walker, movement=movement, heading_in_deg=heading, heading_deg=heading, side=side
    )
    return _Pair(driven, placed, reason("WHY_WALKER_SETTLED", type=kind or "-"))


def _headed(place: PartyGeometry, heading_deg: float, bearing_deg: float) -> PartyGeometry:
    """A vehicle with a heading at contact; one that meant to turn gets a hint of a bend."""
    half_round = place.movement is Movement.U_TURN
    return replace(
        place,
        heading_in_deg=(heading_deg + 90.0) % 360.0 if half_round else heading_deg,
        heading_deg=turned_heading(heading_deg, place.movement, _HINT_OF_TURN_DEG),
        side=hit_side(bearing_deg),
    )


def _two_vehicles(crash: Crash, first: PartyGeometry, second: PartyGeometry) -> _Pair | Refusal:
    """Two vehicles: type and impact positions must agree.

    In a side impact the recorded direction of travel is a witness too, where there is one.
    """
    told = _by_direction(crash, (first, second))
    if told is not None:
        return told
    bearings = []
    for place in (first, second):
        bearing = impact_bearing(place.party.impact_code)
        if bearing is None:
            return _refuse(NotDrawnReason.NO_IMPACT_CODES, _impact_detail(place.party))
        bearings.append(bearing)
    heading = relative_heading(0.0, bearings[0], bearings[1])
    kind = two_digits(crash.type_code)
    relation = defined_relation(kind)
    if relation is not None:
        return _by_relation(kind or "", relation, (first, second), bearings, heading)
    if kind == _REVERSING:
        return _reversed_into((first, second), bearings, heading)
    if kind == _SIDE:
        return _turned_into((first, second), bearings, heading)
    code = "WHY_NOT_TYPE_OPEN" if kind else "WHY_NOT_TYPE_BLANK"
    return _refuse(NotDrawnReason.NO_DIRECTION, reason(code, type=kind or ""))


def _by_relation(
    kind: str,
    relation: Relation,
    places: tuple[PartyGeometry, PartyGeometry],
    bearings: list[float],
    heading: float,
) -> _Pair | Refusal:
    """Types whose definition says how the headings lie: 10-13 and 15."""
    apart = round(gap_deg(0.0, heading))
    if not relation_holds(relation, float(apart)):
        return _refuse(
            NotDrawnReason.CODES_CONTRADICT,
            reason("WHY_NOT_GAP", type=kind, gap=apart),
        )
    turner = next((place for place in places if place.movement in TURNS), None)
    if relation is Relation.CROSSING and turner is not None:
        return _refuse(
            NotDrawnReason.CODES_CONTRADICT,
            reason("WHY_NOT_BOTH_STRAIGHT", no=turner.party.sequence),
        )
    return _Pair(
        _headed(places[0], 0.0, bearings[0]),
        _headed(places[1], heading, bearings[1]),
        reason("WHY_TYPE_AND_CODES", type=kind, gap=apart),
    )


def _reversed_into(
    places: tuple[PartyGeometry, PartyGeometry], bearings: list[float], heading: float
) -> _Pair | Refusal:
    """Type 14: one party reverses and meets the other with its rear half."""
    backing = [i for i in (0, 1) if places[i].movement is Movement.REVERSING]
    if len(backing) != 1:
        return _refuse(NotDrawnReason.NO_DIRECTION, reason("WHY_NOT_WHO_REVERSED"))
    if hit_side(bearings[backing[0]]) is not HitSide.REAR:
        no = places[backing[0]].party.sequence
        return _refuse(NotDrawnReason.CODES_CONTRADICT, reason("WHY_NOT_REVERSED_REAR", no=no))
    return _Pair(
        _headed(places[0], 0.0, bearings[0]),
        _headed(places[1], heading, bearings[1]),
        reason("WHY_REVERSED", no=places[backing[0]].party.sequence),
    )


def _turned_into(
    places: tuple[PartyGeometry, PartyGeometry], bearings: list[float], heading: float
) -> _Pair | Refusal:
    """Type 16: one party in mid-turn; settled where only one entry fits its heading."""
    turning = [i for i in (0, 1) if places[i].movement in TURNS]
    if len(turning) != 1 or places[turning[0]].movement is Movement.U_TURN:
        return _refuse(NotDrawnReason.NO_DIRECTION, reason("WHY_NOT_WHO_TURNED"))
    index = turning[0]
    headings = (0.0, heading)
    turner, other = places[index], headings[1 - index]
    entries = entry_headings(headings[index], turner.movement, other)
    if len(entries) != 1:
        no = turner.party.sequence
        return _refuse(NotDrawnReason.NO_DIRECTION, reason("WHY_NOT_ENTRY_OPEN", no=no))
    placed = [_headed(places[i], headings[i], bearings[i]) for i in (0, 1)]
    placed[index] = replace(placed[index], heading_in_deg=entries[0], heading_deg=headings[index])
    return _Pair(placed[0], placed[1], reason("WHY_TURN_SETTLED", no=turner.party.sequence))


def _by_direction(
    crash: Crash, places: tuple[PartyGeometry, PartyGeometry]
) -> _Pair | Refusal | None:
    """Type 16 with a recorded direction; None where it cannot say anything.

    Where both impact positions are known they must allow it; where one is not, the direction and
    the movements settle the headings and the sides that touched stay open.
    """
    turning = [i for i in (0, 1) if places[i].movement in TURNS]
    if two_digits(crash.type_code) != _SIDE or crash.side_direction is None or len(turning) != 1:
        return None
    index = turning[0]
    turner = places[index]
    if turner.movement is Movement.U_TURN:
        return None
    seen = crash.side_direction if index == 0 else crash.side_direction.seen_from_other
    bearings = [impact_bearing(place.party.impact_code) for place in places]
    why = reason(f"WHY_DIRECTION_{crash.side_direction.name}", no=turner.party.sequence)
    if bearings[0] is None or bearings[1] is None:
        return _without_sides(places, index, recorded_entries(seen, 0.0), why)
    headings = (0.0, relative_heading(0.0, bearings[0], bearings[1]))
    fitting = entry_headings(headings[index], turner.movement, headings[1 - index])
    entries = agreeing(fitting, recorded_entries(seen, headings[1 - index]))
    if not entries:
        return _refuse(
            NotDrawnReason.CODES_CONTRADICT,
            reason("WHY_NOT_DIRECTION", no=turner.party.sequence),
        )
    if len(entries) > 1:
        return None
    placed = [
        _headed(place, heading, bearing or 0.0)
        for place, heading, bearing in zip(places, headings, bearings, strict=True)
    ]
    placed[index] = replace(placed[index], heading_in_deg=entries[0], heading_deg=headings[index])
    return _Pair(placed[0], placed[1], why)


def _without_sides(
    places: tuple[PartyGeometry, PartyGeometry],
    index: int,
    entries: tuple[float, ...],
    why: Reason,
) -> _Pair | None:
    """Headings by the recorded direction alone, turned so that the first vehicle heads along 0."""
    if len(entries) != 1:
        return None
    headings_in = [0.0, 0.0]
    headings_in[index] = entries[0]
    headings = list(headings_in)
    headings[index] = mid_turn(entries[0], places[index].movement)
    placed = [
        replace(
            place,
            heading_in_deg=(before - headings[0]) % 360.0,
            heading_deg=(at - headings[0]) % 360.0,
            side=hit_side(impact_bearing(place.party.impact_code)),
        )
        for place, before, at in zip(places, headings_in, headings, strict=True)
    ]
    return _Pair(placed[0], placed[1], why, (reason("WHY_SIDES_OPEN"),))


def _with_others(
    crash: Crash,
    plain: tuple[PartyGeometry, ...],
    pair: _Pair,
    touched: tuple[PartyGeometry, PartyGeometry],
) -> RecordGeometry:
    """All parties in order: the settled pair, queues of 追撞, and the rest without headings."""
    reasons = [pair.why, *pair.more]
    parties = []
    for place in plain:
        if place is touched[0] or place is touched[1]:
            parties.append(pair.first if place is touched[0] else pair.second)
            continue
        third = _queued(crash, place)
        if third.heading_deg is None and place.kind is not PartyKind.OBJECT:
            reasons.append(reason("WHY_THIRD_OPEN", no=place.party.sequence))
        parties.append(third)
    return RecordGeometry(parties=tuple(parties), reasons=tuple(reasons))


def _queued(crash: Crash, place: PartyGeometry) -> PartyGeometry:
    """A further party: in a queue of 追撞 it heads as the others do, else nothing is settled."""
    if _no_contact(place.party):
        return replace(place, side=HitSide.NONE)
    bearing = impact_bearing(place.party.impact_code)
    in_line = bearing is not None and hit_side(bearing) in (HitSide.FRONT, HitSide.REAR)
    if two_digits(crash.type_code) != "13" or place.kind is not PartyKind.VEHICLE or not in_line:
        return place
    return _headed(place, 0.0, bearing or 0.0)
