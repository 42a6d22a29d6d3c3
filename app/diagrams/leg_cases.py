"""The crashes of a site whose legs can be asked for, as the window shows them one by one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.diagrams.leg_answers import JunctionLegs
from app.diagrams.site_diagram import SiteDiagram
from app.diagrams.words import code_name, words_in
from app.messages import say
from gis.crashes.codes import CodeField
from gis.crashes.records import Crash, CrashUid, PartyRole, Severity
from gis.diagrams.answered import asked_party, exits_of, turned_to_leg
from gis.diagrams.build import DiagramSite, answer_glyph
from gis.diagrams.diagram import Basis, DiagramArm, Glyph, NotDrawnReason
from gis.diagrams.entry_faults import entry_faults
from gis.diagrams.leg_answers import AnsweredParty, AnswerKind, LegAnswer
from gis.diagrams.leg_picture import legs_picture
from gis.diagrams.party_kinds import PartyKind, drawn_parties, movement_of, party_kind
from gis.diagrams.reasons import Reason
from gis.diagrams.record_geometry import RecordGeometry, record_geometry
from gis.display.primitives import DisplayList
from gis.scenes.record import Movement

_FROM_SCENE = "scene:"


class CaseState(StrEnum):
    """What a crash still needs."""

    ASK = "ask"
    """One click settles it."""
    FORM = "form"
    """Only legs typed in can settle it."""
    SETTLED = "settled"
    SKETCHED = "sketched"
    """A sketch gives its legs; they can be corrected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseParty:
    """One party that is asked about; `class_name` is empty where unknown."""

    no: int
    class_name: str
    kind: PartyKind
    movement: Movement
    """By the glyph, else by the record."""
    leg_in: str | None = None
    leg_out: str | None = None
    heading_deg: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegCase:
    """One crash; `asked` is the party whose leg settles all, None where one leg settles nothing."""

    crash_uid: CrashUid
    case_no: str
    number: int
    """Key number of its glyph, 0 without one."""
    occurred_at: datetime
    severity: Severity
    type_name: str
    parties: tuple[CaseParty, ...]
    state: CaseState
    asked: int | None = None
    reason: NotDrawnReason | None = None
    """Why it is not drawn."""
    why: str = ""
    """Why one leg settles nothing, or who settled it when."""
    answered: bool = False
    """Whether an answer is in force."""
    unknown: bool = False
    """Whether that answer says that nobody can tell."""
    misfits: tuple[tuple[str, str], ...] = ()
    """Legs that cannot be, and why."""

    def misfit(self, leg: str) -> str:
        """Why a leg cannot be; "" if it can."""
        return dict(self.misfits).get(leg, "")

    def party(self, no: int | None) -> CaseParty | None:
        """A party by its number."""
        return next((party for party in self.parties if party.no == no), None)


def next_open(
    cases: Sequence[LegCase],
    after: LegCase | None,
    *,
    told: Collection[str],
    skipped: Collection[str],
) -> LegCase | None:
    """The next case to ask, from a case on and round; None where all are told.

    First those that one click settles and nobody gave up, then those given up, then those for the
    form. `told` and `skipped` are case numbers.
    """
    start = next(
        (i + 1 for i, case in enumerate(cases) if after and case.case_no == after.case_no), 0
    )
    waiting = [case for case in (*cases[start:], *cases[:start]) if case.case_no not in told]
    asking = [case for case in waiting if case.state is CaseState.ASK]
    fresh = [case for case in asking if case.case_no not in skipped and not case.unknown]
    forms = [case for case in waiting if case.state is CaseState.FORM]
    return next(iter(fresh or asking or forms), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLegs:
    """The legs of a site and its cases in order: those to ask first, then those for the form.

    Without arms nothing can be asked.
    """

    legs: JunctionLegs
    cases: tuple[LegCase, ...] = ()
    picture: Callable[[str, str], DisplayList]
    """By case and leg ("" for none): the junction with the crash turned to that leg."""
    entered_picture: Callable[[str, Sequence[AnsweredParty]], DisplayList]
    faults: Callable[[str, Sequence[AnsweredParty]], tuple[str, ...]]
    """What is wrong with an entry, in words."""
    exits: Callable[[str, Movement], tuple[str, ...]]
    """The legs that a movement can lead to from a leg."""

    @property
    def arms(self) -> tuple[DiagramArm, ...]:
        """The legs that can be chosen."""
        return self.legs.arms

    @property
    def asked(self) -> tuple[LegCase, ...]:
        """All cases but those that a sketch settles."""
        return tuple(case for case in self.cases if case.state is not CaseState.SKETCHED)

    @property
    def settled(self) -> int:
        """Cases that somebody settled."""
        return sum(case.state is CaseState.SETTLED for case in self.cases)

    def case(self, case_no: str) -> LegCase | None:
        """A case by its number."""
        return next((case for case in self.cases if case.case_no == case_no), None)


def site_legs(made: SiteDiagram) -> SiteLegs:
    """Questions about the legs of a diagram's crashes; none where the site is no junction."""
    asks = _Asks(made)
    return SiteLegs(
        legs=JunctionLegs(arms=asks.site.arms, at=asks.site.at),
        cases=asks.cases() if asks.site.arms else (),
        picture=asks.picture,
        entered_picture=asks.entered_picture,
        faults=asks.faults,
        exits=asks.exits,
    )


class _Asks:
    """Makes cases and pictures of one diagram."""

    def __init__(self, made: SiteDiagram) -> None:
        self._made = made
        self._words = words_in(made.language)
        junction = made.site.junction_uid is not None
        diagram = made.diagram
        self.site = DiagramSite(
            site_id=diagram.site_id,
            site_name=diagram.site_name,
            crs=diagram.crs,
            period=diagram.period,
            arms=diagram.arms if junction else (),
            at=made.site.at if junction else None,
        )
        self._glyphs: Mapping[str, Glyph] = {glyph.case_no: glyph for glyph in diagram.glyphs}
        self._refused = {entry.case_no: entry for entry in diagram.not_drawn}
        self._crashes = {made.keys[crash.uid]: crash for crash in made.crashes}

    def cases(self) -> tuple[LegCase, ...]:
        """All crashes with a record of their own."""
        found = [
            self._case(key, crash)
            for key, crash in self._crashes.items()
            if not crash.uid.startswith(_FROM_SCENE)
        ]
        return tuple(sorted(found, key=lambda case: (case.asked is None, case.occurred_at)))

    def _case(self, key: str, crash: Crash) -> LegCase:
        glyph, refusal = self._glyphs.get(key), self._refused.get(key)
        settled = record_geometry(crash)
        asked = asked_party(settled) if isinstance(settled, RecordGeometry) else None
        if refusal is not None and refusal.reason is NotDrawnReason.POSITION_DOUBTFUL:
            asked = None
        no = asked.party.sequence if asked else None
        misfits = self._misfits(crash, no) if no is not None else ()
        state = _state(glyph, asked=no is not None)
        answer = self._made.answers.get(crash.uid)
        unknown = answer is not None and answer.kind is AnswerKind.UNKNOWN
        told = answer is not None and not unknown
        if state is CaseState.ASK and (told or len(misfits) == len(self.site.arms)):
            state = CaseState.FORM  # an answer that settles nothing, or none that could
        return LegCase(
            crash_uid=crash.uid,
            case_no=key,
            number=glyph.number if glyph else 0,
            occurred_at=crash.occurred_at,
            severity=crash.severity,
            type_name=code_name(CodeField.TYPE, crash.type_code, crash.form, self._made.language),
            parties=self._parties(crash, glyph, answer),
            state=state,
            asked=no,
            reason=refusal.reason if refusal else None,
            why=self._why(state, glyph, key),
            answered=answer is not None,
            unknown=unknown,
            misfits=misfits,
        )

    def _why(self, state: CaseState, glyph: Glyph | None, key: str) -> str:
        if state is CaseState.ASK:
            return ""
        if glyph is not None:
            return glyph.why[0] if glyph.why else ""
        return self._refused[key].detail

    def _parties(
        self, crash: Crash, glyph: Glyph | None, answer: LegAnswer | None
    ) -> tuple[CaseParty, ...]:
        """Parties with the legs drawn now, else what was said."""
        said = {party.no: party for party in answer.parties} if answer else {}
        drawn = {party.no: party for party in glyph.parties} if glyph else {}
        known = {arm.name for arm in self.site.arms}
        parties = []
        for party in drawn_parties(crash.parties):
            told, shown = said.get(party.sequence), drawn.get(party.sequence)
            on_legs = shown if shown and (shown.leg_in or shown.leg_out) else None
            source = on_legs or told
            legs = (source.leg_in, source.leg_out) if source else (None, None)
            parties.append(
                CaseParty(
                    no=party.sequence,
                    class_name=self._class_name(crash, party.class_code, party.role),
                    kind=party_kind(party),
                    movement=shown.movement if on_legs and shown else movement_of(party, crash),
                    leg_in=legs[0] if legs[0] in known else None,
                    leg_out=legs[1] if legs[1] in known else None,
                    heading_deg=told.heading_deg if told else None,
                )
            )
        return tuple(parties)

    def _class_name(self, crash: Crash, code: str | None, role: PartyRole) -> str:
        if not code and role is PartyRole.OBJECT:
            return say("SHEET_OBJECT", self._made.language)
        return code_name(CodeField.CLASS, code, crash.form, self._made.language)

    def _misfits(self, crash: Crash, no: int) -> tuple[tuple[str, str], ...]:
        """Legs that the first vehicle cannot have come from, by record and junction."""
        found = []
        for arm in self.site.arms:
            turned = turned_to_leg(crash, self.site.arms, no=no, leg=arm.name)
            if isinstance(turned, Reason):
                found.append((arm.name, turned.said(self._words)))
        return tuple(found)

    # --- pictures and checks

    def picture(self, case_no: str, leg: str) -> DisplayList:
        """The junction with a crash: turned to `leg`, or on its legs where it has some."""
        crash = self._crashes.get(case_no)
        glyph = self._glyphs.get(case_no)
        if crash is not None and leg:
            settled = record_geometry(crash)
            asked = asked_party(settled) if isinstance(settled, RecordGeometry) else None
            if asked is not None:
                party = AnsweredParty(no=asked.party.sequence, leg_in=leg)
                glyph = self._answered(crash, AnswerKind.LEG, [party]) or glyph
        return legs_picture(self.site.arms, glyph, marked=leg)

    def entered_picture(self, case_no: str, parties: Sequence[AnsweredParty]) -> DisplayList:
        """The junction with a crash as an entry would draw it."""
        crash = self._crashes[case_no]
        return legs_picture(self.site.arms, self._answered(crash, AnswerKind.ENTERED, parties))

    def _answered(
        self, crash: Crash, kind: AnswerKind, parties: Sequence[AnsweredParty]
    ) -> Glyph | None:
        answer = LegAnswer(kind=kind, parties=tuple(parties), arms=self.site.arms)
        known = {arm.name for arm in self.site.arms}
        if not parties or any(p.leg_in and p.leg_in not in known for p in parties):
            return None
        made = answer_glyph(crash, answer, self.site, words=self._words)
        return None if isinstance(made, Reason) else made

    def faults(self, case_no: str, parties: Sequence[AnsweredParty]) -> tuple[str, ...]:
        """What is wrong with an entry, in words."""
        found = entry_faults(self._crashes[case_no], parties, self.site.arms)
        return tuple(fault.said(self._words) for fault in found)

    def exits(self, leg: str, movement: Movement) -> tuple[str, ...]:
        """The legs that a movement can lead to from a leg."""
        bearings = {arm.name: arm.bearing_deg for arm in self.site.arms}
        return exits_of(movement, leg, bearings) if leg in bearings else ()


def _state(glyph: Glyph | None, *, asked: bool) -> CaseState:
    """The state of a crash by its glyph."""
    if glyph is None:
        return CaseState.FORM
    if glyph.basis is Basis.SKETCH:
        return CaseState.SKETCHED
    if glyph.basis in (Basis.ENTERED, Basis.CORRECTED):
        return CaseState.SETTLED
    return CaseState.ASK if asked else CaseState.FORM
