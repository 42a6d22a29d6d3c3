"""From crashes and sketches of a site to its collision diagram: drawn, or not drawn and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gis.crashes.records import Crash, CrashUid, Severity
from gis.diagrams.diagram import (
    Basis,
    Diagram,
    DiagramArm,
    Glyph,
    GlyphParty,
    HitSide,
    NotDrawn,
    NotDrawnReason,
)
from gis.diagrams.keys import crash_keys
from gis.diagrams.party_kinds import PartyKind, two_digits
from gis.diagrams.path_shapes import Approach, path_shape
from gis.diagrams.reasons import Refusal, Words, reason
from gis.diagrams.record_geometry import PartyGeometry, RecordGeometry, record_geometry
from gis.diagrams.sketches import Sketch, SketchGeometry, sketch_crash, sketch_geometry
from gis.scenes.record import Movement

DIED_LATER = "5"
"""22 欄: death within 2 to 30 days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagramSite:
    """Where a diagram is of, and when."""

    site_id: str
    site_name: str
    crs: str
    period: tuple[date, date]
    arms: tuple[DiagramArm, ...] = ()


def build_diagram(
    site: DiagramSite,
    crashes: Sequence[Crash],
    sketches: Sequence[Sketch],
    *,
    words: Words,
    resting_on_point: Collection[CrashUid] = (),
) -> Diagram:
    """The diagram of a site; every crash is drawn or not drawn with its reason.

    A sketch goes before a record (its legs are known); a record is drawn up to rotation where it
    settles the relative geometry. Sketches are joined to crashes by case number; one without a
    crash counts as a crash of its own.

    Args:
        site: the site with its legs; sketches are drawn on these legs.
        crashes: the site's crashes that pass the filters.
        sketches: the site's scenes that pass the filters.
        words: the words of `why` and `detail`.
        resting_on_point: crashes that belong to the site by their recorded point only; one whose
            point is doubtful is not drawn.
    """
    by_case = {sketch.scene.case_no: sketch for sketch in sketches}
    known = {crash.case_no for crash in crashes}
    added = [sketch_crash(sketch) for case, sketch in by_case.items() if case not in known]
    everything = sorted([*crashes, *added], key=lambda crash: (crash.occurred_at, crash.uid))
    keys = crash_keys(everything)
    glyphs: list[Glyph] = []
    not_drawn: list[NotDrawn] = []
    for crash in everything:
        sketch = by_case.get(crash.case_no or "")
        doubtful = crash.uid in resting_on_point and not crash.position_flag.usable
        result = _glyph(crash, sketch, site.arms, doubtful=doubtful, words=words)
        if isinstance(result, Refusal):
            detail = result.detail.said(words)
            not_drawn.append(NotDrawn(case_no=keys[crash.uid], reason=result.reason, detail=detail))
        else:
            number = len(glyphs) + 1
            glyphs.append(replace(result, case_no=keys[crash.uid], number=number))
    return Diagram(
        site_id=site.site_id,
        site_name=site.site_name,
        crs=site.crs,
        period=site.period,
        arms=site.arms,
        glyphs=tuple(glyphs),
        not_drawn=tuple(not_drawn),
    )


def _glyph(
    crash: Crash,
    sketch: Sketch | None,
    arms: tuple[DiagramArm, ...],
    *,
    doubtful: bool,
    words: Words,
) -> Glyph | Refusal:
    """One crash: its sketch, else its record, else the reason of the better source."""
    drawn = sketch_geometry(sketch, arms) if sketch else None
    if sketch and isinstance(drawn, SketchGeometry):
        return _from_sketch(crash, sketch, drawn, words)
    if doubtful:
        return Refusal(
            reason=NotDrawnReason.POSITION_DOUBTFUL,
            detail=reason("WHY_NOT_POSITION", flag=crash.position_flag.value),
        )
    settled = record_geometry(crash)
    if isinstance(settled, RecordGeometry):
        return _from_record(crash, settled, words)
    return drawn if isinstance(drawn, Refusal) else settled


def is_late_death(crash: Crash) -> bool:
    """Whether somebody died of the crash after 24 h and within 30 days."""
    if crash.severity is Severity.A1:
        return False
    later = (crash.deaths_30d or 0) > crash.deaths_24h
    return later or any(party.injury_code == DIED_LATER for party in crash.parties)


def _from_sketch(crash: Crash, sketch: Sketch, drawn: SketchGeometry, words: Words) -> Glyph:
    """A glyph on known legs; the type is what the geometry says."""
    return Glyph(
        case_no="",
        type_code=two_digits(sketch.record.type_code or crash.type_code),
        severity=crash.severity,
        late_death=is_late_death(crash),
        basis=Basis.SKETCH,
        parties=drawn.parties,
        contact=drawn.contact,
        why=(
            *(item.said(words) for item in drawn.reasons),
            *(words("WHY_SKETCH_READING", value=line) for line in sketch.record.why),
        ),
    )


def _from_record(crash: Crash, settled: RecordGeometry, words: Words) -> Glyph:
    """A glyph up to rotation in its local frame."""
    why = [reason("WHY_RECORD"), *settled.reasons]
    for place in settled.parties:
        action = two_digits(place.party.action_code)
        if place.kind is not PartyKind.OBJECT and action:
            why.append(reason("WHY_ACTION", no=place.party.sequence, value=action))
    return Glyph(
        case_no="",
        type_code=two_digits(crash.type_code),
        severity=crash.severity,
        late_death=is_late_death(crash),
        basis=Basis.RECORD,
        parties=_placed(settled.parties),
        contact=(0.0, 0.0),
        why=tuple(item.said(words) for item in why),
    )


def _placed(places: tuple[PartyGeometry, ...]) -> tuple[GlyphParty, ...]:
    """Parties with their local paths; several at one side of the contact queue up."""
    queues: dict[tuple[HitSide, float], int] = {}
    parties = []
    for place in places:
        path: tuple[tuple[float, float], ...] = ((0.0, 0.0),)
        if place.heading_deg is not None and place.heading_in_deg is not None:
            spot = (place.side, round(place.heading_deg, 1))
            approach = Approach(
                heading_in_deg=place.heading_in_deg,
                heading_deg=place.heading_deg,
                side=place.side,
                movement=place.movement,
                rank=queues.get(spot, 0),
            )
            queues[spot] = approach.rank + 1
            path = path_shape(approach).points
            if place.movement is Movement.STANDING:
                path = path[-1:]
        parties.append(_glyph_party(place, path))
    return tuple(parties)


def _glyph_party(place: PartyGeometry, path: tuple[tuple[float, float], ...]) -> GlyphParty:
    return GlyphParty(
        no=place.party.sequence,
        class_code=place.party.class_code,
        leg_in=None,
        leg_out=None,
        movement=place.movement,
        path=path,
        role=place.party.role,
        heading_in_deg=place.heading_in_deg,
        heading_deg=place.heading_deg,
        hit_side=place.side,
    )
