"""From crashes and sketches of a site to its collision diagram: drawn, or not drawn and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gis.angles import Point
from gis.crashes.filters import TAIPEI
from gis.crashes.records import Crash, CrashUid, Severity
from gis.diagrams.answered import LegGeometry, LegParty, answered_geometry
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
from gis.diagrams.leg_answers import AnswerKind, LegAnswer
from gis.diagrams.party_kinds import PartyKind, two_digits
from gis.diagrams.path_shapes import Approach, path_shape
from gis.diagrams.reasons import Reason, Refusal, Words, reason
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
    at: Point | None = None
    """The middle of a junction in metres of `crs`; answers about its legs stand on it."""


def build_diagram(
    site: DiagramSite,
    crashes: Sequence[Crash],
    sketches: Sequence[Sketch],
    *,
    words: Words,
    resting_on_point: Collection[CrashUid] = (),
    answers: Mapping[CrashUid, LegAnswer] | None = None,
) -> Diagram:
    """The diagram of a site; every crash is drawn or not drawn with its reason.

    A correction goes before a sketch, a sketch (its legs are known) before another answer about
    legs, an answer before a record, which is drawn up to rotation where it settles the relative
    geometry. Sketches are joined to crashes by case number; one without a
    crash counts as a crash of its own.

    Args:
        site: the site with its legs; sketches are drawn on these legs.
        crashes: the site's crashes that pass the filters.
        sketches: the site's scenes that pass the filters.
        words: the words of `why` and `detail`.
        resting_on_point: crashes that belong to the site by their recorded point only; one whose
            point is doubtful is not drawn unless somebody told its legs here.
        answers: what officers said of the legs of crashes, as in force.
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
        answer = (answers or {}).get(crash.uid)
        result = _glyph(crash, sketch, site, answer, doubtful=doubtful, words=words)
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
    site: DiagramSite,
    answer: LegAnswer | None,
    *,
    doubtful: bool,
    words: Words,
) -> Glyph | Refusal:
    """One crash from its best source, else the reason of the better source.

    An answer that settles nothing here is told with the reason why.
    """
    told = answered_geometry(crash, answer, site.arms, site.at) if answer else None
    if answer and answer.kind is AnswerKind.CORRECTED and isinstance(told, LegGeometry):
        return _from_answer(crash, answer, told, site, words)
    drawn = sketch_geometry(sketch, site.arms) if sketch else None
    if sketch and isinstance(drawn, SketchGeometry):
        return _from_sketch(crash, sketch, drawn, words)
    if answer and isinstance(told, LegGeometry):
        return _from_answer(crash, answer, told, site, words)
    unused = told if isinstance(told, Reason) else None
    if doubtful:
        return Refusal(
            reason=NotDrawnReason.POSITION_DOUBTFUL,
            detail=unused or reason("WHY_NOT_POSITION", flag=crash.position_flag.value),
        )
    settled = record_geometry(crash)
    if isinstance(settled, RecordGeometry):
        return _from_record(crash, settled, words, unused=unused)
    refusal = drawn if isinstance(drawn, Refusal) else settled
    return replace(refusal, detail=unused) if unused else refusal


def answer_glyph(
    crash: Crash, answer: LegAnswer, site: DiagramSite, *, words: Words
) -> Glyph | Reason:
    """The glyph that an answer would give at a site, without case number; or why it gives none."""
    told = answered_geometry(crash, answer, site.arms, site.at)
    return told if isinstance(told, Reason) else _from_answer(crash, answer, told, site, words)


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


def _from_answer(
    crash: Crash, answer: LegAnswer, told: LegGeometry, site: DiagramSite, words: Words
) -> Glyph:
    """A glyph on the legs that somebody told, at the recorded point or the site's middle."""
    usable = crash.point is not None and crash.position_flag.usable
    contact = (crash.point if usable else site.at) or (0.0, 0.0)
    places = tuple(place.geometry for place in told.parties)
    why = [*_answer_reasons(answer, told.parties), *told.reasons, *_actions(places)]
    return Glyph(
        case_no="",
        type_code=two_digits(crash.type_code),
        severity=crash.severity,
        late_death=is_late_death(crash),
        basis=Basis.CORRECTED if answer.kind is AnswerKind.CORRECTED else Basis.ENTERED,
        parties=tuple(
            replace(
                party,
                leg_in=place.leg_in,
                leg_out=place.leg_out,
                path=tuple((x + contact[0], y + contact[1]) for x, y in party.path),
            )
            for party, place in zip(_placed(places), told.parties, strict=True)
        ),
        contact=contact,
        why=tuple(item.said(words) for item in why),
    )


def _answer_reasons(answer: LegAnswer, parties: Sequence[LegParty]) -> list[Reason]:
    """What was said when, and the legs of every party; who said it stays in the store."""
    moment = answer.answered_at.astimezone(TAIPEI) if answer.answered_at else None
    first = answer.parties[0]
    found = [
        reason(
            f"WHY_ANSWER_{answer.kind.name}",
            no=first.no,
            leg=next((p.leg_in for p in parties if p.geometry.party.sequence == first.no), None)
            or "-",
            year=moment.year if moment else 0,
            roc=moment.year - 1911 if moment else 0,
            month=moment.month if moment else 0,
            day=moment.day if moment else 0,
            time=f"{moment:%H:%M}" if moment else "-",
        )
    ]
    found += [
        reason(
            "WHY_ANSWER_WAY",
            no=party.no,
            leg_in=party.leg_in or "?",
            leg_out=party.leg_out or "?",
        )
        for party in parties
        if party.leg_in or party.leg_out
    ]
    return found


def _actions(places: Sequence[PartyGeometry]) -> list[Reason]:
    """The recorded action codes."""
    return [
        reason("WHY_ACTION", no=place.party.sequence, value=action)
        for place in places
        if place.kind is not PartyKind.OBJECT and (action := two_digits(place.party.action_code))
    ]


def _from_record(
    crash: Crash, settled: RecordGeometry, words: Words, *, unused: Reason | None = None
) -> Glyph:
    """A glyph up to rotation in its local frame; `unused` says why an answer settles nothing."""
    why = [*([unused] if unused else []), reason("WHY_RECORD"), *settled.reasons]
    why += _actions(settled.parties)
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
