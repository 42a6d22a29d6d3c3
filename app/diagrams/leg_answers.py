"""Use cases: tell the leg of a crash by one click, enter all legs, withdraw, undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from app.diagrams.sketch_source import load_sketches
from app.messages import say, system_language
from app.sites.search import find_site
from app.store.actor import current_actor
from app.store.crashes import load_crash
from app.store.leg_answers import answer_history, insert_leg_answer, load_leg_answers
from app.store.store import Store, WriteUnit
from gis.angles import Point
from gis.crashes.records import Crash, CrashUid
from gis.diagrams.answered import asked_party
from gis.diagrams.diagram import DiagramArm
from gis.diagrams.entry_faults import entry_faults
from gis.diagrams.leg_answers import AnsweredParty, AnswerKind, LegAnswer
from gis.diagrams.record_geometry import RecordGeometry, record_geometry
from gis.problems import Problem

_ACTION = "answer legs"


@dataclass(frozen=True, slots=True, kw_only=True)
class JunctionLegs:
    """The legs that an answer is given in the names of."""

    arms: tuple[DiagramArm, ...]
    at: Point | None = None
    """The middle of the junction in metres of the store's CRS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegChange:
    """What was in force for a crash before a change and after it; None: nothing."""

    crash_uid: CrashUid
    before: LegAnswer | None
    after: LegAnswer | None

    @property
    def reversed(self) -> LegChange:
        """The change that takes this one back."""
        return LegChange(crash_uid=self.crash_uid, before=self.after, after=self.before)


def answer_leg(
    store: Store,
    crash_uid: CrashUid,
    leg: str,
    *,
    legs: JunctionLegs | None = None,
    actor: str | None = None,
) -> LegChange:
    """Tell which leg the first vehicle of a crash came from; that settles the rotation.

    `legs` are those on the screen; without them those of the crash's junction are looked up.

    Raises:
        Problem: LEG_NO_CRASH, LEG_NO_JUNCTION, LEG_NOT_THERE, or LEG_NEEDS_FORM where the record
            does not settle how the parties met.
    """
    shown = legs or junction_legs(store, crash_uid)
    if leg not in {arm.name for arm in shown.arms}:
        known = ", ".join(arm.name for arm in shown.arms)
        raise Problem("LEG_NOT_THERE", leg=leg, known=known)
    with store.write(actor=actor or current_actor(), action=_ACTION) as unit:
        settled = record_geometry(_crash(unit.connection, crash_uid))
        asked = asked_party(settled) if isinstance(settled, RecordGeometry) else None
        if asked is None:
            raise Problem("LEG_NEEDS_FORM")
        party = AnsweredParty(no=asked.party.sequence, leg_in=leg)
        return _put(unit, crash_uid, _answer(AnswerKind.LEG, [party], shown), actor)


def leg_unknown(
    store: Store,
    crash_uid: CrashUid,
    *,
    legs: JunctionLegs | None = None,
    actor: str | None = None,
) -> LegChange:
    """Store that nobody can tell the legs of a crash: it is drawn as without an answer.

    Raises:
        Problem: LEG_NO_CRASH, LEG_NO_JUNCTION.
    """
    shown = legs or junction_legs(store, crash_uid)
    with store.write(actor=actor or current_actor(), action=_ACTION) as unit:
        _crash(unit.connection, crash_uid)
        return _put(unit, crash_uid, _answer(AnswerKind.UNKNOWN, (), shown), actor)


def enter_legs(
    store: Store,
    crash_uid: CrashUid,
    parties: Sequence[AnsweredParty],
    *,
    legs: JunctionLegs | None = None,
    actor: str | None = None,
) -> LegChange:
    """Store legs and movements of all parties of a crash.

    It counts as a correction where it overrules a sketch, or other legs told before.

    Raises:
        Problem: LEG_NO_CRASH, LEG_NO_JUNCTION, or LEGS_REFUSED with all that is wrong.
    """
    shown = legs or junction_legs(store, crash_uid)
    with store.write(actor=actor or current_actor(), action=_ACTION) as unit:
        crash = _crash(unit.connection, crash_uid)
        if faults := entry_faults(crash, parties, shown.arms):
            language = system_language()
            told = " ".join(say(fault.code, language, **fault.params) for fault in faults)
            raise Problem("LEGS_REFUSED", faults=told)
        before = load_leg_answers(unit.connection, [crash_uid]).get(crash_uid)
        overrules = _has_sketch(unit.connection, crash) or _overrules(before, parties)
        kind = AnswerKind.CORRECTED if overrules else AnswerKind.ENTERED
        return _put(unit, crash_uid, _answer(kind, parties, shown), actor)


def withdraw_answer(store: Store, crash_uid: CrashUid, *, actor: str | None = None) -> LegChange:
    """Take back what was said of a crash's legs; the rows stay, a row of withdrawal is added.

    Raises:
        Problem: LEG_NOTHING_TO_WITHDRAW.
    """
    with store.write(actor=actor or current_actor(), action="withdraw legs") as unit:
        if not load_leg_answers(unit.connection, [crash_uid]):
            raise Problem("LEG_NOTHING_TO_WITHDRAW")
        return _put(unit, crash_uid, None, actor)


def undo_answer(store: Store, change: LegChange, *, actor: str | None = None) -> LegChange:
    """Put what was in force before a change in force again; returns the change made thereby.

    Raises:
        Problem: LEG_CHANGED_SINCE if something else is in force now.
    """
    with store.write(actor=actor or current_actor(), action="undo legs") as unit:
        held = load_leg_answers(unit.connection, [change.crash_uid]).get(change.crash_uid)
        if _said(held) != _said(change.after):
            raise Problem("LEG_CHANGED_SINCE")
        return _put(unit, change.crash_uid, change.before, actor)


def junction_legs(store: Store, crash_uid: CrashUid) -> JunctionLegs:
    """The legs of the junction that a crash is located at, under the names its diagram shows.

    Raises:
        Problem: LEG_NO_CRASH, LEG_NO_JUNCTION.
    """
    from app.diagrams.site_diagram import site_arms

    with store.read() as connection:
        crash = _crash(connection, crash_uid)
    if crash.junction_uid is None:
        raise Problem("LEG_NO_JUNCTION")
    site = find_site(store, crash.junction_uid)
    with store.read() as connection:
        sketches = load_sketches(connection, site, (), epsg=store.epsg, language=system_language())
        arms = site_arms(connection, site, sketches)
    if not arms:
        raise Problem("LEG_NO_JUNCTION")
    return JunctionLegs(arms=arms, at=site.at)


def _crash(connection: Connection, crash_uid: CrashUid) -> Crash:
    crash = load_crash(connection, crash_uid)
    if crash is None:
        raise Problem("LEG_NO_CRASH")
    return crash


def _answer(kind: AnswerKind, parties: Sequence[AnsweredParty], legs: JunctionLegs) -> LegAnswer:
    return LegAnswer(kind=kind, parties=tuple(parties), arms=legs.arms, at=legs.at)


def _put(
    unit: WriteUnit, crash_uid: CrashUid, answer: LegAnswer | None, actor: str | None
) -> LegChange:
    """Put an answer in force, or none by a row of withdrawal."""
    before = load_leg_answers(unit.connection, [crash_uid]).get(crash_uid)
    who = actor or current_actor()
    if answer is None:
        nothing = LegAnswer(kind=AnswerKind.WITHDRAWN, parties=(), arms=(), actor=who)
        if answer_history(unit.connection, crash_uid):
            insert_leg_answer(unit, crash_uid, nothing)
        return LegChange(crash_uid=crash_uid, before=before, after=None)
    stored = insert_leg_answer(unit, crash_uid, replace(answer, actor=who))
    return LegChange(crash_uid=crash_uid, before=before, after=stored.answer)


def _said(answer: LegAnswer | None) -> tuple[object, ...] | None:
    return None if answer is None else answer.content


def _has_sketch(connection: Connection, crash: Crash) -> bool:
    from app.store.scenes import load_scenes

    return bool(crash.case_no and load_scenes(connection, case_nos=[crash.case_no]))


def _overrules(before: LegAnswer | None, parties: Sequence[AnsweredParty]) -> bool:
    """Whether an entry contradicts what was said before; adding to it does not."""
    if before is None:
        return False
    now = {party.no: party for party in parties}
    return any(
        old is not None and new is not None and old != new
        for party in before.parties
        for old, new in _pairs(party, now.get(party.no))
    )


def _pairs(old: AnsweredParty, new: AnsweredParty | None) -> tuple[tuple[object, object], ...]:
    """What was said of one party before and now."""
    if new is None:
        return ((old.leg_in, ""),)
    return (
        (old.leg_in, new.leg_in),
        (old.leg_out, new.leg_out),
        (old.movement, new.movement),
        (old.heading_deg, new.heading_deg),
    )
