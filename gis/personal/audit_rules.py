"""Which reads of personal data an auditor should look at first: pure rules over what is logged.

A finding is a question to ask, never a verdict: night duty reads at night. The thresholds are
data (`AuditRules`); their defaults and reasons stand beside them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from gis.crashes.filters import TAIPEI


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Who asked, when (UTC, aware), why, for which case; committed before anything was read."""

    uid: str
    at: datetime
    actor: str
    purpose: str
    case_no: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One person's data that were shown; `plate_index` stands for the plate, "" without one."""

    ticket_uid: str
    at: datetime
    actor: str
    case_no: str
    party_no: int
    plate_index: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRules:
    """Thresholds. A finding is made where a value is reached."""

    quiet_from_hour: int = 22
    """Local hour from which a read is off hours: after the evening's relief."""
    quiet_until_hour: int = 6
    """Local hour until which: before the morning's relief."""
    people_on_one_plate: int = 3
    """An officer, a second and a supervisor work on one case; the third person is asked why."""
    plate_window: timedelta = timedelta(days=7)
    """One case is worked on for about a week."""
    persons_a_day: int = 60
    """A handler's day has about ten cases of two or three persons; this is twice that."""
    tickets_without_view: int = 5
    """So many tickets of one person and day that opened nothing: somebody is guessing."""


Logged = TypeVar("Logged", Ticket, View)


class FindingKind(StrEnum):
    """Which rule a finding is of."""

    OFF_HOURS = "off_hours"
    MANY_ON_ONE_PLATE = "many_on_one_plate"
    MANY_PERSONS = "many_persons"
    NOTHING_FOUND = "nothing_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to ask about; `count` is what the rule counted."""

    kind: FindingKind
    actors: tuple[str, ...]
    first: datetime
    last: datetime
    count: int
    cases: tuple[str, ...]
    """Case numbers, sorted."""


def audit_findings(
    tickets: Sequence[Ticket], views: Sequence[View], rules: AuditRules
) -> tuple[Finding, ...]:
    """All findings, the latest first; equal ones of one kind in order of their people."""
    found = [
        *_off_hours(tickets, rules),
        *_many_on_one_plate(views, rules),
        *_many_persons(views, rules),
        *_nothing_found(tickets, views, rules),
    ]
    return tuple(sorted(found, key=lambda item: (-item.last.timestamp(), item.kind, item.actors)))


def is_quiet(moment: datetime, rules: AuditRules) -> bool:
    """Whether a moment lies in the quiet hours, which may go over midnight."""
    hour = moment.astimezone(TAIPEI).hour
    first, last = rules.quiet_from_hour, rules.quiet_until_hour
    return first <= hour < last if first <= last else hour >= first or hour < last


def _off_hours(tickets: Iterable[Ticket], rules: AuditRules) -> Iterable[Finding]:
    """One finding for each person and night; a night belongs to the day it began on."""
    nights: dict[tuple[str, date], list[Ticket]] = defaultdict(list)
    for ticket in tickets:
        if is_quiet(ticket.at, rules):
            local = ticket.at.astimezone(TAIPEI)
            over = rules.quiet_from_hour > rules.quiet_until_hour
            early = over and local.hour < rules.quiet_until_hour
            nights[ticket.actor, local.date() - timedelta(days=early)].append(ticket)
    for (actor, _night), some in nights.items():
        yield _finding(FindingKind.OFF_HOURS, some, len(some), (actor,))


def _many_on_one_plate(views: Iterable[View], rules: AuditRules) -> Iterable[Finding]:
    """One finding for each plate and run of days in which enough different people saw it."""
    by_plate: dict[str, list[View]] = defaultdict(list)
    for view in views:
        if view.plate_index:
            by_plate[view.plate_index].append(view)
    for some in by_plate.values():
        yield from _crowds(sorted(some, key=lambda view: view.at), rules)


def _crowds(views: Sequence[View], rules: AuditRules) -> Iterable[Finding]:
    """Windows of one plate's views with enough people; windows that overlap are one finding."""
    crowd: dict[int, View] = {}
    start = 0
    for end, view in enumerate(views):
        while view.at - views[start].at > rules.plate_window:
            start += 1
        if crowd and start > max(crowd):
            yield _crowd(crowd.values())
            crowd = {}
        window = range(start, end + 1)
        if len({views[place].actor for place in window}) >= rules.people_on_one_plate:
            crowd |= {place: views[place] for place in window}
    if crowd:
        yield _crowd(crowd.values())


def _crowd(views: Iterable[View]) -> Finding:
    some = list(views)
    actors = tuple(sorted({view.actor for view in some}))
    return _finding(FindingKind.MANY_ON_ONE_PLATE, some, len(actors), actors)


def _many_persons(views: Iterable[View], rules: AuditRules) -> Iterable[Finding]:
    """One finding for each person and local day with too many different persons seen."""
    for (actor, _day), some in _by_day(views).items():
        seen = {(view.case_no, view.party_no) for view in some}
        if len(seen) >= rules.persons_a_day:
            yield _finding(FindingKind.MANY_PERSONS, some, len(seen), (actor,))


def _nothing_found(
    tickets: Iterable[Ticket], views: Iterable[View], rules: AuditRules
) -> Iterable[Finding]:
    """One finding for each person and local day with too many tickets that opened nothing."""
    used = {view.ticket_uid for view in views}
    idle = [ticket for ticket in tickets if ticket.uid not in used]
    for (actor, _day), some in _by_day(idle).items():
        if len(some) >= rules.tickets_without_view:
            yield _finding(FindingKind.NOTHING_FOUND, some, len(some), (actor,))


def _by_day(logged: Iterable[Logged]) -> dict[tuple[str, date], list[Logged]]:
    days: dict[tuple[str, date], list[Logged]] = defaultdict(list)
    for item in logged:
        days[item.actor, item.at.astimezone(TAIPEI).date()].append(item)
    return days


def _finding(
    kind: FindingKind, logged: Sequence[Ticket | View], count: int, actors: tuple[str, ...]
) -> Finding:
    times = [item.at for item in logged]
    cases = tuple(sorted({item.case_no for item in logged if item.case_no}))
    return Finding(
        kind=kind, actors=actors, first=min(times), last=max(times), count=count, cases=cases
    )
