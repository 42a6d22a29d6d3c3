"""Masks and live counts, against the filter of single records asked one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon, box

from gis.crashes.facets import Facet, chosen_values, facets_asked, with_values
from gis.crashes.filter_counts import FilterCounter
from gis.crashes.filters import ANY_TIME, CrashFilter, Period
from gis.crashes.records import (
    AgeBand,
    Crash,
    CrashUid,
    DayPhase,
    FormEdition,
    MonthState,
    Party,
    PartyRole,
    PositionFlag,
    Severity,
)
from tests.helpers.crash_columns import (
    CAUSES,
    TYPES,
    WEATHERS,
    columns_of,
    crashes,
    moments,
)

some = lambda values: st.frozensets(st.sampled_from(list(values)), max_size=3)  # noqa: E731
blank_too = lambda values: some([value or "" for value in values])  # noqa: E731
periods = st.just(ANY_TIME) | st.builds(
    Period,
    st.none() | st.dates(date(2023, 12, 1), date(2026, 7, 1)),
    st.none() | st.dates(date(2023, 12, 1), date(2026, 7, 1)),
)
filters = st.builds(
    CrashFilter,
    period=periods,
    severities=some(Severity),
    type_codes=blank_too(TYPES),
    cause_codes=blank_too(CAUSES),
    weather_codes=blank_too(WEATHERS),
    party_classes=some(["A", "C", "C03", "H01", "B03", "D"]),
    age_bands=some(AgeBand),
    hours=some(range(24)),
    weekdays=some(range(7)),
    day_phases=some(DayPhase),
    position_flags=some(PositionFlag),
    month_states=some(MonthState),
    junction_uid=st.sampled_from([None, None, "j1", "nowhere"]),
    polygon=st.sampled_from([None, None, box(2, 2, 6, 6), Polygon([(0, 0), (9, 0), (0, 9)])]),
    usable_positions_only=st.sampled_from([False, False, True]),
)
held = st.lists(st.tuples(crashes, st.sampled_from(MonthState)), max_size=25)


@given(held=held, wanted=st.lists(filters, min_size=1, max_size=3))
def test_the_mask_and_every_count_are_those_of_asking_each_crash(held, wanted):
    records = [crash for crash, _ in held]
    counter = FilterCounter(columns_of(records, [state for _, state in held]))
    for asked in wanted:  # one counter for all: what it remembers must not go stale
        counts = counter.count(asked)
        assert counts.mask.tolist() == [asked.matches(*one) for one in held]
        assert counter.mask(asked).tolist() == counts.mask.tolist()
        assert counts.total == sum(asked.matches(*one) for one in held)
        for facet, told in counts.facets.items():
            for value in told.values:
                if facet is Facet.PARTY_CLASS or value or facet in _BLANKABLE:
                    alone = with_values(asked, facet, [value])
                    assert told.of(value) == sum(alone.matches(*one) for one in held), facet


_BLANKABLE = (Facet.TYPE, Facet.CAUSE, Facet.WEATHER)


@given(held=held, wanted=filters)
def test_months_are_counted_whatever_the_period_and_by_local_days(held, wanted):
    counts = FilterCounter(columns_of([crash for crash, _ in held], [s for _, s in held])).count(
        wanted
    )
    always = replace(wanted, period=ANY_TIME)
    expected: Counter[str] = Counter()
    for crash, state in held:
        if always.matches(crash, state):
            expected[f"{crash.occurred_at.astimezone(ZoneInfo('Asia/Taipei')):%Y-%m}"] += 1
    told = {
        f"{month // 12}-{month % 12 + 1:02d}": int(count)
        for month, count in enumerate(counts.months, counts.first_month)
        if count
    }
    assert told == expected


@given(moment=moments, crash=crashes)
def test_a_column_knows_the_local_hour_and_weekday(moment, crash):
    local = moment.astimezone(ZoneInfo("Asia/Taipei"))
    columns = columns_of([replace(crash, occurred_at=moment)])
    assert (int(columns.hour[0]), int(columns.weekday[0])) == (local.hour, local.weekday())
    assert int(columns.month[0]) == local.year * 12 + local.month - 1


@given(crashes=st.lists(crashes, max_size=8))
def test_bit_sets_hold_the_classes_and_ages_of_a_crash(crashes):
    columns = columns_of(crashes)
    labels = columns.parties.class_labels
    for row, crash in enumerate(crashes):
        classes = {
            label for i, label in enumerate(labels) if int(columns.class_bits()[row]) >> i & 1
        }
        ages = {band for i, band in enumerate(AgeBand) if int(columns.age_bits()[row]) >> i & 1}
        assert classes == {party.class_code or "" for party in crash.parties}
        assert ages == {party.age_band for party in crash.parties}


def _crash(*parties: tuple[str, AgeBand]) -> Crash:
    return Crash(
        uid=CrashUid("u"),
        occurred_at=moments_start,
        severity=Severity.A2,
        form=FormEdition.FROM_112_07,
        parties=tuple(
            Party(sequence=1, role=PartyRole.UNKNOWN, class_code=code, age_band=band)
            for code, band in parties
        ),
    )


moments_start = datetime(2025, 1, 1, tzinfo=UTC)


def test_class_and_age_are_those_of_one_party():
    young_rider_old_walker = _crash(("C03", AgeBand.A18), ("H01", AgeBand.A75))
    two_riders = _crash(("C03", AgeBand.A75), ("C02", AgeBand.A75))
    counter = FilterCounter(columns_of([young_rider_old_walker, two_riders]))
    counts = counter.count(CrashFilter(party_classes=frozenset({"C"})))
    assert counts.facets[Facet.AGE].of("75+") == 1
    assert counts.facets[Facet.AGE].of("18-24") == 1
    old = counter.count(CrashFilter(age_bands=frozenset({AgeBand.A75})))
    assert old.facets[Facet.PARTY_CLASS].of("C") == 1, "two riders are one crash"
    assert old.facets[Facet.PARTY_CLASS].of("H01") == 1


@pytest.mark.parametrize("facet", list(Facet))
def test_a_facet_reads_back_what_it_wrote(facet):
    values = {
        Facet.HOUR: {"7", "23"},
        Facet.WEEKDAY: {"0", "6"},
        Facet.SEVERITY: {"A1"},
        Facet.AGE: {"75+"},
        Facet.DAY_PHASE: {"night"},
        Facet.COVERAGE: {"incomplete"},
        Facet.POSITION: {"good"},
    }.get(facet, {"C03"})
    asked = with_values(CrashFilter(), facet, values)
    assert chosen_values(asked, facet) == values
    assert facets_asked(asked) == (facet,)
    assert with_values(asked, facet, ()) == CrashFilter()


def test_an_unknown_value_of_an_enum_is_refused():
    with pytest.raises(ValueError, match="A9"):
        with_values(CrashFilter(), Facet.SEVERITY, ["A9"])


def test_no_crashes_give_no_counts():
    counts = FilterCounter(columns_of([])).count(CrashFilter(hours=frozenset({3})))
    assert (counts.total, counts.months.tolist(), len(counts.mask)) == (0, [], 0)


def test_rows_are_found_by_fid_and_strangers_left_out():
    columns = columns_of([_crash(), _crash(), _crash()])
    assert columns.rows_of(frozenset({3, 1, 99})).tolist() == [0, 2]
    assert columns.rows_of(frozenset()).tolist() == []


def test_texts_are_searched_without_regard_to_case():
    columns = columns_of(
        [
            replace(_crash(), place_text=text)
            for text in ("中山路1號 NEAR Park", "文化路", "İ中山路")
        ]
    )
    assert columns.place.holding("中山路").tolist() == [True, False, True]
    assert columns.place.holding("near park").tolist() == [True, False, False]
    assert columns.place.holding("").tolist() == [True, True, True]
    assert columns.place.at(2) == "İ中山路"
