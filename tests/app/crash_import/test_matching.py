"""Which records are one crash."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.crash_import.matching import combine, likeness, merge, pair_up, parts_of_one
from app.crash_import.rows import Arrival
from gis.crashes.records import (
    AgeBand,
    Crash,
    CrashUid,
    FormEdition,
    Party,
    PartyRole,
    Severity,
)

RIDER = Party(
    sequence=1, role=PartyRole.RIDER, class_code="C03", attribute_code="1", age_band=AgeBand.A25
)
DRIVER = Party(
    sequence=2, role=PartyRole.DRIVER, class_code="B03", attribute_code="2", age_band=AgeBand.A45
)
CRASH = Crash(
    uid=CrashUid("a"),
    occurred_at=datetime(2025, 1, 6, 5, 28, tzinfo=UTC),
    severity=Severity.A2,
    place_text="嘉義市東區中山路 / 嘉義市東區文化路",
    form=FormEdition.FROM_112_07,
    recorded=(120.45, 23.48),
    parties=(RIDER, DRIVER),
)


def arrival(**changes) -> Arrival:
    return Arrival(crash=replace(CRASH, **changes))


def pairs(arrivals, earlier):
    return [pair.earlier and pair.earlier.crash.uid for pair in pair_up(arrivals, earlier)]


def test_equal_records_find_each_other_before_like_ones():
    earlier = [arrival(), arrival(uid="b", parties=(DRIVER,)), arrival(uid="c", injured=2)]
    assert pairs([arrival(uid="x", injured=2), arrival(uid="y")], earlier) == ["c", "a"]


def test_other_parties_at_the_same_place_and_time_are_another_crash():
    walker = replace(RIDER, class_code="H01", attribute_code="2", age_band=AgeBand.A75)
    assert pairs([arrival(uid="x", parties=(walker,))], [arrival()]) == [None]


def test_a_case_number_goes_before_place_and_time():
    moved = arrival(uid="x", case_no="1", place_text="別處", recorded=None)
    assert pairs([moved], [arrival(case_no="1")]) == ["a"]
    assert pairs([arrival(uid="x", case_no="2")], [arrival(case_no="1")]) == [None]


def test_a_crash_with_another_moment_is_another_crash():
    later = datetime(2025, 1, 6, 5, 29, tzinfo=UTC)
    assert pairs([arrival(uid="x", occurred_at=later)], [arrival()]) == [None]


def test_parts_of_a_cut_crash_are_put_together_whichever_comes_first():
    one, other = arrival(parties=(RIDER,)), arrival(uid="b", parties=(DRIVER,))
    assert parts_of_one(one.crash, other.crash)
    for files in ([[one], [other]], [[other], [one]]):
        (held,) = combine(files)
        assert held.crash.parties == (RIDER, DRIVER)


def test_what_a_later_record_does_not_know_is_kept():
    known = arrival(case_no="1", deaths_30d=1, parties=(replace(RIDER, injury_code="5"), DRIVER))
    merged = merge(known, arrival(uid="x", case_no="1", injured=9)).crash
    assert (merged.uid, merged.case_no, merged.deaths_30d, merged.injured) == ("a", "1", 1, 9)
    assert merged.parties[0].injury_code == "5"


def test_a_record_that_may_lack_a_party_is_recognised_by_the_parties_it_has():
    lacking = Arrival(crash=replace(CRASH, uid="x", injured=9, parties=(DRIVER,)), incomplete=True)
    (pair,) = pair_up([lacking], [arrival()])
    assert pair.earlier is not None
    assert merge(pair.earlier, lacking).crash == CRASH


def test_two_records_that_may_lack_a_party_are_put_together():
    one = Arrival(crash=replace(CRASH, parties=(RIDER,)), incomplete=True)
    other = Arrival(crash=replace(CRASH, uid="b", parties=(DRIVER,)), incomplete=True)
    (held,) = combine([[one], [other]])
    assert (held.crash.parties, held.incomplete) == ((RIDER, DRIVER), True)


PARTIES = st.lists(
    st.builds(
        Party,
        sequence=st.integers(1, 4),
        role=st.just(PartyRole.UNKNOWN),
        class_code=st.none() | st.sampled_from(["C03", "B03", "H01"]),
        attribute_code=st.none() | st.sampled_from(["1", "2", "3"]),
        age_band=st.sampled_from(list(AgeBand)),
    ),
    max_size=4,
)


@given(PARTIES, PARTIES)
def test_likeness_is_symmetric_and_full_for_equal_parties(a, b):
    assert likeness(a, b) == likeness(b, a)
    assert 0.0 <= likeness(a, b) <= 1.0
    assert not a or likeness(a, [replace(p) for p in a]) >= 0.5


@given(st.lists(PARTIES.map(tuple), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_same_records_in_any_order_all_find_themselves(groups, chance):
    earlier = [arrival(uid=str(at), parties=parties) for at, parties in enumerate(groups)]
    again = [arrival(uid=f"x{at}", parties=parties) for at, parties in enumerate(groups)]
    chance.shuffle(again)
    found = pair_up(again, earlier)
    assert all(pair.earlier is not None for pair in found)
    assert all(pair.earlier.crash.parties == pair.arrival.crash.parties for pair in found)
