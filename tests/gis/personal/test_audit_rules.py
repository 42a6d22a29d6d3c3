from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.crashes.filters import TAIPEI
from gis.personal.audit_rules import (
    AuditRules,
    FindingKind,
    Ticket,
    View,
    audit_findings,
    is_quiet,
)

NOON = datetime(2025, 6, 2, 12, tzinfo=TAIPEI).astimezone(UTC)
RULES = AuditRules()


def ticket(at: datetime, actor: str = "chen", uid: str = "t", case: str = "c") -> Ticket:
    return Ticket(uid=uid, at=at, actor=actor, purpose="p", case_no=case, what="case")


def view(
    at: datetime, actor: str = "chen", party: int = 1, plate: str = "", case: str = "c"
) -> View:
    return View(ticket_uid="t", at=at, actor=actor, case_no=case, party_no=party, plate_index=plate)


@pytest.mark.parametrize(
    ("hour", "minute", "quiet"),
    [(21, 59, False), (22, 0, True), (0, 0, True), (5, 59, True), (6, 0, False), (12, 0, False)],
)
def test_off_hours_are_from_22_to_6_in_taiwan(hour: int, minute: int, quiet: bool) -> None:
    at = datetime(2025, 6, 2, hour, minute, tzinfo=TAIPEI).astimezone(UTC)
    assert is_quiet(at, RULES) is quiet


def test_quiet_hours_need_not_go_over_midnight() -> None:
    rules = AuditRules(quiet_from_hour=1, quiet_until_hour=5)
    at = datetime(2025, 6, 2, 3, tzinfo=TAIPEI)
    assert is_quiet(at, rules)
    assert not is_quiet(at + timedelta(hours=2), rules)


def test_reads_of_one_night_are_one_finding_over_midnight() -> None:
    evening = datetime(2025, 6, 2, 23, tzinfo=TAIPEI).astimezone(UTC)
    some = [
        ticket(evening),
        ticket(evening + timedelta(hours=3)),
        ticket(evening + timedelta(days=1)),
    ]
    found = audit_findings(some, [], RULES)
    assert [(f.kind, f.count) for f in found] == [
        (FindingKind.OFF_HOURS, 1),
        (FindingKind.OFF_HOURS, 2),
    ]
    assert found[1].first == evening


def test_three_people_on_one_plate_within_a_week_are_a_finding() -> None:
    some = [view(NOON + timedelta(days=day), who, plate="p") for day, who in enumerate("abc")]
    (found,) = audit_findings([], some, RULES)
    assert (found.kind, found.actors, found.count) == (
        *(FindingKind.MANY_ON_ONE_PLATE, ("a", "b", "c"), 3),
    )


def test_two_people_and_many_reads_are_none_and_nor_are_persons_without_a_plate() -> None:
    some = [view(NOON, who, plate="p") for who in "ababab"] + [view(NOON, who) for who in "cdef"]
    assert audit_findings([], some, RULES) == ()


def test_three_people_over_more_than_a_week_are_none() -> None:
    times = (NOON, NOON + timedelta(days=4), NOON + timedelta(days=7, seconds=1))
    some = [view(at, who, plate="p") for at, who in zip(times, "abc", strict=True)]
    assert audit_findings([], some, RULES) == ()


@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.sampled_from("abcde"), st.sampled_from("pq")), max_size=25
    )
)
def test_a_plate_has_a_finding_exactly_where_some_window_holds_enough_people(
    reads: list[tuple[int, str, str]],
) -> None:
    some = [view(NOON + timedelta(days=day), who, plate=plate) for day, who, plate in reads]
    found = {f.actors for f in audit_findings([], some, RULES)}
    crowds = {
        (plate, start)
        for start, _who, plate in reads
        if len({w for d, w, p in reads if p == plate and start <= d <= start + 7}) >= 3
    }
    assert bool(found) == bool(crowds)
    in_crowds = {
        who
        for plate, start in crowds
        for day, who, other in reads
        if other == plate and start <= day <= start + 7
    }
    assert {who for actors in found for who in actors} == in_crowds


def test_sixty_persons_of_one_day_are_a_finding_and_one_seen_sixty_times_is_none() -> None:
    assert audit_findings([], [view(NOON, party=1)] * 60, RULES) == ()
    some = [view(NOON, party=number) for number in range(60)]
    assert audit_findings([], some[:59], RULES) == ()
    (found,) = audit_findings([], some, RULES)
    assert (found.kind, found.count) == (FindingKind.MANY_PERSONS, 60)


def test_five_tickets_of_one_day_that_opened_nothing_are_a_finding() -> None:
    some = [ticket(NOON, uid=str(n), case=str(n)) for n in range(5)]
    (found,) = audit_findings(some, [], RULES)
    assert (found.kind, found.count, found.cases) == (
        *(FindingKind.NOTHING_FOUND, 5, ("0", "1", "2", "3", "4")),
    )
    opened = [View(ticket_uid="0", at=NOON, actor="chen", case_no="0", party_no=1, plate_index="")]
    assert audit_findings(some, opened, RULES) == ()
