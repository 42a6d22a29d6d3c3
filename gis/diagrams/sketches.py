"""Glyphs from sketches: scenes with the record they translate to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from math import cos, radians, sin

from gis.angles import Point, bearing_deg
from gis.crashes.filters import TAIPEI
from gis.crashes.records import (
    FORM_CHANGED_ON,
    Crash,
    CrashUid,
    FormEdition,
    JunctionUid,
    Party,
    PartyRole,
    Severity,
)
from gis.diagrams.arms import match_arms
from gis.diagrams.diagram import DiagramArm, GlyphParty, HitSide, NotDrawnReason
from gis.diagrams.party_kinds import AT_REST, PartyKind, is_passenger, party_kind
from gis.diagrams.path_shapes import hit_side
from gis.diagrams.reasons import Reason, Refusal, reason
from gis.diagrams.relative import impact_bearing
from gis.scenes.record import Movement, PartyRecord, SceneRecord
from gis.scenes.scene import Scene, SceneParty

_WITHOUT_TIME = datetime(1, 1, 2, tzinfo=UTC)
"""Stands for "no time written": before every period, inside an open one."""
_HALF_LENGTH_M, _HALF_WIDTH_M = 2.3, 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A scene and what it translates to."""

    scene: Scene
    record: SceneRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchGeometry:
    """What a sketch gives a glyph."""

    parties: tuple[GlyphParty, ...]
    contact: Point
    reasons: tuple[Reason, ...]


def sketch_crash(sketch: Sketch, *, junction_uid: JunctionUid | None = None) -> Crash:
    """A crash record of a scene that no imported record belongs to."""
    scene = sketch.scene
    moment = _moment(scene.occurred_at)
    new = moment.astimezone(TAIPEI).date() >= FORM_CHANGED_ON or moment == _WITHOUT_TIME
    return Crash(
        uid=CrashUid(f"scene:{scene.case_no}"),
        case_no=scene.case_no,
        occurred_at=moment,
        severity=scene.severity or _severity(scene),
        deaths_24h=scene.deaths_24h,
        deaths_30d=scene.deaths_30d,
        injured=scene.injured,
        place_text=scene.place,
        form=FormEdition.FROM_112_07 if new else FormEdition.UNTIL_112_06,
        type_code=scene.type_code or sketch.record.type_code,
        junction_uid=junction_uid,
        point=sketch.record.contact or scene.impact,
        parties=tuple(_party(party) for party in scene.parties),
    )


def _moment(written: str | None) -> datetime:
    """The time of a scene in UTC; a time without offset is Taiwan's."""
    try:
        moment = datetime.fromisoformat(written or "")
    except ValueError:
        return _WITHOUT_TIME
    return (moment if moment.tzinfo else moment.replace(tzinfo=TAIPEI)).astimezone(UTC)


def _severity(scene: Scene) -> Severity:
    """The class that deaths and injuries give."""
    if scene.deaths_24h:
        return Severity.A1
    return Severity.A2 if scene.injured or scene.deaths_30d else Severity.A3


def _party(party: SceneParty) -> Party:
    return Party(
        sequence=party.no,
        role=party.role,
        class_code=party.class_code,
        action_code=party.action_code,
        impact_code=party.impact_code,
        injury_code=party.injury_code,
    )


def sketch_geometry(sketch: Sketch, arms: tuple[DiagramArm, ...]) -> SketchGeometry | Refusal:
    """Glyph parties with the site's legs, in order and without passengers; or why not."""
    junction = sketch.scene.junction
    legs = match_arms(junction.arms, arms) if junction else match_own_names(arms)
    drawings = {party.no: party for party in sketch.scene.parties}
    parties: list[GlyphParty] = []
    for record in sorted(sketch.record.parties, key=lambda party: party.no):
        drawing = drawings.get(record.no)
        if drawing is None or is_passenger(_party(drawing)):
            continue
        parties.append(_glyph_party(sketch, drawing, record, legs))
    return _checked(sketch, drawings, tuple(parties))


def match_own_names(arms: tuple[DiagramArm, ...]) -> Mapping[str, str]:
    """Legs of a scene without arms of its own are the site's."""
    return {arm.name: arm.name for arm in arms}


def _checked(
    sketch: Sketch, drawings: Mapping[int, SceneParty], parties: tuple[GlyphParty, ...]
) -> SketchGeometry | Refusal:
    """The geometry if every moving vehicle's leg and the contact are known."""
    contact = sketch.record.contact or sketch.scene.impact
    if not parties or contact is None:
        return Refusal(reason=NotDrawnReason.TOO_FEW_PARTIES, detail=reason("WHY_NOT_EMPTY_SKETCH"))
    for party in parties:
        vehicle = party_kind(_party(drawings[party.no])) is PartyKind.VEHICLE
        moving = party.movement not in AT_REST | {Movement.REVERSING}
        if vehicle and moving and party.leg_in is None:
            return Refusal(
                reason=NotDrawnReason.LEG_UNKNOWN, detail=reason("WHY_NOT_LEG", no=party.no)
            )
    if all(party.leg_in is None and party.leg_out is None for party in parties):
        return Refusal(reason=NotDrawnReason.LEG_UNKNOWN, detail=reason("WHY_NOT_ANY_LEG"))
    return SketchGeometry(parties=parties, contact=contact, reasons=_reasons(sketch))


def _reasons(sketch: Sketch) -> tuple[Reason, ...]:
    """Where legs come from, and the warnings of the translation."""
    found = [reason("WHY_SKETCH")]
    for party in sketch.record.parties:
        found += [
            reason("WHY_LEG_IN_ASSUMED" if leg == "leg_in" else "WHY_LEG_OUT_ASSUMED", no=party.no)
            for leg in party.assumed
        ]
    found += [reason("WHY_SKETCH_WARNING", value=item.code) for item in sketch.record.warnings]
    return tuple(found)


def _glyph_party(
    sketch: Sketch, drawing: SceneParty, record: PartyRecord, legs: Mapping[str, str]
) -> GlyphParty:
    """One party of a sketch; its path is the drawn one."""
    path = drawing.approach
    if drawing.contact and (not path or path[-1] != drawing.contact.at):
        path = (*path, drawing.contact.at)
    heading = record.heading_deg
    if heading is None and drawing.contact:
        heading = drawing.contact.heading_deg
    entry = bearing_deg(path[0], path[1]) if len(path) > 1 else heading
    if record.movement is Movement.REVERSING:
        entry = heading
    return GlyphParty(
        no=record.no,
        class_code=drawing.class_code,
        leg_in=legs.get(record.leg_in or ""),
        leg_out=legs.get(record.leg_out or ""),
        movement=record.movement,
        path=path,
        role=drawing.role,
        heading_in_deg=entry,
        heading_deg=heading,
        hit_side=_hit_side(sketch, drawing, heading),
    )


def _hit_side(sketch: Sketch, drawing: SceneParty, heading_deg: float | None) -> HitSide:
    """The side of the footprint where the contact lies; the impact code where it cannot be seen."""
    contact = sketch.record.contact or sketch.scene.impact
    if drawing.role in (PartyRole.PEDESTRIAN, PartyRole.OBJECT):
        return HitSide.UNKNOWN
    if contact is None or drawing.contact is None or heading_deg is None:
        return hit_side(impact_bearing(drawing.impact_code))
    east = contact[0] - drawing.contact.at[0]
    north = contact[1] - drawing.contact.at[1]
    angle = radians(heading_deg)
    ahead = (east * sin(angle) + north * cos(angle)) / (
        drawing.length_m / 2 if drawing.length_m else _HALF_LENGTH_M
    )
    right = (east * cos(angle) - north * sin(angle)) / (
        drawing.width_m / 2 if drawing.width_m else _HALF_WIDTH_M
    )
    if abs(ahead) >= abs(right):
        return HitSide.FRONT if ahead >= 0 else HitSide.REAR
    return HitSide.RIGHT if right > 0 else HitSide.LEFT
