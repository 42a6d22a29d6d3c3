"""From a scene to a record: legs, movements, the crash type, and why.

Geometry goes before codes: a code that the drawing contradicts becomes a warning. Warnings:
TYPE_DISAGREES, ACTION_DISAGREES, IMPACT_DISAGREES (a code against the drawing); LEG_AMBIGUOUS (two
arms fit), LEG_UNKNOWN (no arm fits); PARTIES_APART (footprints do not touch), CONTACT_MISSING (no
pose or point of contact), PATH_OFF_CONTACT, HEADING_OFF_PATH (the drawing contradicts itself);
MOVEMENT_UNKNOWN; TYPE_FROM_CODE (too little is drawn); NO_PARTIES.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gis.angles import Point, gap_deg
from gis.scenes.crash_type import Collider, Collision, vehicle_crash_type
from gis.scenes.findings import RULES, Findings
from gis.scenes.footprint import Side
from gis.scenes.impact_codes import impact_agrees
from gis.scenes.junction_area import contains
from gis.scenes.legs import Legs, Site, find_legs, site_of
from gis.scenes.movement import TURNING, Motion, find_motion
from gis.scenes.pairs import APART_M, ContactPair, first_pair
from gis.scenes.pedestrian import pedestrian_crash_type, pedestrian_motion
from gis.scenes.record import Movement, PartyRecord, SceneRecord
from gis.scenes.scene import Scene
from gis.scenes.single_vehicle import falls, single_crash_type
from gis.scenes.trace import PartyTrace, near_junction, trace_party

_OFF_CONTACT_M = 1.5
_ACROSS_DEG = (60.0, 120.0)


@dataclass(slots=True)
class _Read:
    """One party as far as it has been read."""

    trace: PartyTrace
    legs: Legs
    motion: Motion


def translate(scene: Scene, *, junction_polygon: Sequence[Point] | None = None) -> SceneRecord:
    """The record a scene says.

    Args:
        scene: as read from the interchange format.
        junction_polygon: the store's junction polygon; without it the inside is the hull of the
            arm mouths. A scene without junction lies midblock: no legs, not inside.
    """
    findings = Findings()
    traces = [trace_party(party) for party in scene.parties]
    site = None
    if scene.junction is not None and scene.junction.arms:
        site = site_of(scene.junction, junction_polygon)
        traces = [near_junction(trace, site.inside) for trace in traces]
    pair = first_pair(traces, scene.impact)
    contact = _contact(scene, traces, pair, findings)
    inside = _inside(site, junction_polygon, contact, findings)
    reads = _read_all(traces, pair, site)
    for read in reads:
        _tell_party(read, findings)
    type_code = _type_of(scene, reads, pair, inside, findings)
    _check_type(scene, type_code, findings)
    return SceneRecord(
        case_no=scene.case_no,
        type_code=type_code,
        inside_junction=inside,
        confidence=findings.confidence,
        parties=tuple(_party_record(read) for read in reads),
        contact=contact,
        warnings=tuple(findings.warnings),
        why=findings.words,
        reasons=tuple(findings.reasons),
    )


def _contact(
    scene: Scene, traces: Sequence[PartyTrace], pair: ContactPair | None, findings: Findings
) -> Point | None:
    """The point of contact, drawn or from the footprints."""
    if scene.impact is not None:
        return scene.impact
    if pair is not None:
        findings.why("WHY_CONTACT_FOUND")
        return pair.at
    return next((trace.at for trace in traces if trace.at is not None), None)


def _inside(
    site: Site | None,
    polygon: Sequence[Point] | None,
    contact: Point | None,
    findings: Findings,
) -> bool:
    if site is None and polygon is None:
        findings.why("WHY_MIDBLOCK")
        return False
    if contact is None:
        return False
    inside = site.inside(contact) if site is not None else contains(polygon or (), contact)
    findings.why("WHY_INSIDE" if inside else "WHY_OUTSIDE")
    return inside


def _read_all(
    traces: Sequence[PartyTrace], pair: ContactPair | None, site: Site | None
) -> list[_Read]:
    vehicles = [trace for trace in traces if trace.is_vehicle]
    reads = []
    for trace in traces:
        legs, motion = Legs(), Motion(movement=Movement.UNKNOWN, source="nothing")
        if trace.is_vehicle:
            legs = Legs() if site is None else find_legs(trace, site)
            motion = find_motion(trace, legs, site)
            if len(traces) == 1 and motion.movement is not Movement.REVERSING and falls(trace):
                motion = Motion(movement=Movement.FELL, source="path", disagrees=motion.disagrees)
        elif trace.is_pedestrian:
            motion = pedestrian_motion(trace, _hitting(pair, trace, vehicles), site)
        reads.append(_Read(trace=trace, legs=legs, motion=motion))
    return reads


def _hitting(
    pair: ContactPair | None, pedestrian: PartyTrace, vehicles: Sequence[PartyTrace]
) -> PartyTrace | None:
    """The vehicle that a pedestrian met."""
    if pair is not None and pedestrian in (pair.first, pair.second):
        other = pair.second if pair.first is pedestrian else pair.first
        if other.is_vehicle:
            return other
    return vehicles[0] if vehicles else None


def _tell_party(read: _Read, findings: Findings) -> None:
    """Reasons and warnings about one party."""
    trace, legs, motion, number = read.trace, read.legs, read.motion, str(read.trace.party.no)
    _check_drawing(trace, findings)
    for leg, how in legs.notes:
        findings.why("WHY_LEG", no=number, leg=leg, arm=str(getattr(legs, leg)), how=how)
    for _ in legs.assumed:
        findings.doubt_assumed_leg()
    for leg in legs.ambiguous:
        findings.warn(
            "LEG_AMBIGUOUS", f"party {number}: more than one arm fits {leg}", trace.party.no
        )
    for leg in legs.unknown:
        findings.warn("LEG_UNKNOWN", f"party {number}: no arm fits {leg}", trace.party.no)
    if trace.is_passenger or trace.is_object:
        return
    findings.why("WHY_MOVEMENT", no=number, movement=motion.movement.value, how=motion.source)
    if motion.movement is Movement.UNKNOWN:
        findings.warn(
            "MOVEMENT_UNKNOWN",
            f"party {number}: neither path nor action tells",
            trace.party.no,
        )
    elif motion.source == "action" and not trace.moving:
        findings.doubt_undrawn_movement()
    if motion.disagrees:
        findings.warn(
            "ACTION_DISAGREES",
            f"party {number}: action {trace.party.action_code}, drawn {motion.movement.value}",
            trace.party.no,
        )


def _check_drawing(trace: PartyTrace, findings: Findings) -> None:
    """Warn where a party's drawing contradicts itself."""
    party = trace.party
    if party.contact is None and not trace.is_passenger and not trace.is_object:
        findings.warn("CONTACT_MISSING", f"party {party.no}: no pose at contact", party.no)
    elif party.contact is not None and party.approach:
        off = math.dist(party.approach[-1], party.contact.at)
        if off > _OFF_CONTACT_M:
            findings.warn(
                "PATH_OFF_CONTACT",
                f"party {party.no}: path ends {off:.1f} m from its contact",
                party.no,
            )
    if trace.is_vehicle and trace.moving and trace.nose_deg is not None and trace.travel_out_deg:
        gap = gap_deg(trace.nose_deg, trace.travel_out_deg)
        if _ACROSS_DEG[0] < gap < _ACROSS_DEG[1]:
            findings.warn(
                "HEADING_OFF_PATH",
                f"party {party.no}: heading {gap:.0f} deg off its path",
                party.no,
            )


def _type_of(
    scene: Scene,
    reads: Sequence[_Read],
    pair: ContactPair | None,
    inside: bool,
    findings: Findings,
) -> str | None:
    """The crash type from the pair first in contact, or of the vehicle alone."""
    if pair is None:
        return _lone_type(scene, reads, findings)
    first, second = (_read_of(reads, trace) for trace in (pair.first, pair.second))
    findings.why("WHY_PAIR", first=str(pair.first.party.no), second=str(pair.second.party.no))
    if pair.apart_m > APART_M:
        findings.warn(
            "PARTIES_APART",
            f"parties {pair.first.party.no} and {pair.second.party.no}: "
            f"{pair.apart_m:.1f} m from touching",
            pair.first.party.no,
            pair.second.party.no,
        )
    if pair.first.is_pedestrian or pair.second.is_pedestrian:
        code = _pedestrian_type(scene, reads, first, second)
    else:
        code = _vehicle_type(pair, first, second, inside, findings)
    findings.why("WHY_TYPE", number=code, rule=code if code in RULES else "code")
    return code


def _read_of(reads: Sequence[_Read], trace: PartyTrace) -> _Read:
    return next(read for read in reads if read.trace is trace)


def _pedestrian_type(scene: Scene, reads: Sequence[_Read], first: _Read, second: _Read) -> str:
    walker, other = (first, second) if first.trace.is_pedestrian else (second, first)
    if not other.trace.is_vehicle:
        return "09"
    others = [
        (read.trace, read.motion.movement)
        for read in reads
        if read is not other and read.trace.is_vehicle
    ]
    return pedestrian_crash_type(
        walker.motion.movement, walker.trace, other.trace, others, scene.type_code
    )


def _vehicle_type(
    pair: ContactPair, first: _Read, second: _Read, inside: bool, findings: Findings
) -> str:
    colliders = []
    for read in (first, second):
        trace = read.trace
        if trace.footprint is None:
            raise ValueError("a pair needs footprints")
        sides = trace.footprint.sides_at(pair.at)
        number = str(trace.party.no)
        findings.why("WHY_SIDES", no=number, sides=_listed(sides))
        if not impact_agrees(trace.party.impact_code, sides):
            findings.warn(
                "IMPACT_DISAGREES",
                f"party {number}: impact {trace.party.impact_code}, "
                f"touched on {_listed(sides).replace(' ', ' and ')}",
                trace.party.no,
            )
        heading = trace.travel_out_deg
        colliders.append(
            Collider(
                movement=_movement_for_type(read.motion, inside=inside),
                heading_deg=trace.footprint.heading_deg if heading is None else heading,
                footprint=trace.footprint,
                sides=sides,
            )
        )
    crash = Collision(first=colliders[0], second=colliders[1], at=pair.at, inside_junction=inside)
    findings.why("WHY_GAP", degrees=f"{crash.gap_deg:.0f}")
    return vehicle_crash_type(crash)


def _movement_for_type(motion: Motion, *, inside: bool) -> Movement:
    """What the crash type goes by: geometry before the action of a party said to have stood.

    Traffic stands before the junction or, waiting to turn, inside it; whoever is drawn straight
    through the inside or bent is judged by that way.
    """
    if motion.way is None or not (inside or motion.way in TURNING):
        return motion.movement
    return motion.way


def _listed(sides: frozenset[Side]) -> str:
    """The sides in the order of the enum, by spaces."""
    return " ".join(side.value for side in Side if side in sides)


def _lone_type(scene: Scene, reads: Sequence[_Read], findings: Findings) -> str | None:
    """The type where no two parties are in contact."""
    parties = [read.trace for read in reads if not read.trace.is_passenger]
    vehicles = [trace for trace in parties if trace.is_vehicle]
    if not parties:
        findings.warn("NO_PARTIES", "no party is drawn")
        return None
    if len(vehicles) == 1 and all(trace is vehicles[0] or trace.is_object for trace in parties):
        objects = [trace for trace in parties if trace.is_object]
        code = single_crash_type(vehicles[0], objects, scene.type_code, scene.objects)
        findings.why("WHY_TYPE", number=code, rule=code if code in RULES else "recorded")
        return code
    if scene.type_code is not None:
        findings.warn("TYPE_FROM_CODE", f"too little is drawn: type {scene.type_code} as recorded")
    return scene.type_code


def _check_type(scene: Scene, type_code: str | None, findings: Findings) -> None:
    if scene.type_code is not None and type_code is not None and scene.type_code != type_code:
        findings.warn("TYPE_DISAGREES", f"recorded {scene.type_code}, drawn {type_code}")


def _party_record(read: _Read) -> PartyRecord:
    return PartyRecord(
        no=read.trace.party.no,
        leg_in=read.legs.leg_in,
        leg_out=read.legs.leg_out,
        movement=read.motion.movement,
        heading_deg=read.trace.nose_deg,
        assumed=tuple(read.legs.assumed),
    )
