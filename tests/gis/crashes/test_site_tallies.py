from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from gis.crashes.records import DayPhase, Severity
from gis.crashes.site_tallies import TOP_CAUSES, TallyKind, TallyWords, site_tallies
from tests.helpers.diagrams import make_crash, make_party

TAIPEI = ZoneInfo("Asia/Taipei")
YEAR = (date(2025, 1, 1), date(2025, 12, 31))
WORDS = TallyWords(
    type_of=lambda crash: crash.type_code or "", cause_of=lambda crash: crash.cause_code or ""
)


def crash_at(index: int, when: datetime, kind: str | None = "13", **values):
    made = make_crash(kind, make_party(1, "B03"), make_party(2, "C03"), index=index, **values)
    return replace(made, occurred_at=when.astimezone(UTC))


def tallied(crashes, **values):
    keys = {crash.uid: f"k{place}" for place, crash in enumerate(crashes)}
    return site_tallies(crashes, keys, WORDS, **({"period": YEAR} | values))


moments = st.datetimes(datetime(2025, 1, 1), datetime(2025, 12, 31, 23, 59)).map(
    lambda naive: naive.replace(tzinfo=TAIPEI)
)
drawn_crashes = st.lists(
    st.tuples(
        moments,
        st.sampled_from(["13", "15", None]),
        st.sampled_from(list(Severity)),
        st.sampled_from([str(number) for number in range(15)]),
        st.sampled_from(list(DayPhase)),
    ),
    max_size=40,
).map(
    lambda rows: [
        crash_at(index, when, kind, severity=severity, cause_code=cause, day_phase=phase)
        for index, (when, kind, severity, cause, phase) in enumerate(rows)
    ]
)


@given(drawn_crashes)
def test_every_chart_counts_each_crash_once(crashes):
    found = tallied(crashes)
    assert found.total == len(crashes)
    for kind in set(TallyKind) - {TallyKind.CLASS, TallyKind.CAUSE}:
        cases = [case for bar in found.bars(kind) for case in bar.cases]
        assert sorted(cases) == sorted(f"k{place}" for place in range(len(crashes)))


@given(drawn_crashes)
def test_counts_are_those_of_a_plain_count(crashes):
    found = tallied(crashes)
    local = [crash.occurred_at.astimezone(TAIPEI) for crash in crashes]

    def counts(kind):
        return {bar.key: bar.count for bar in found.bars(kind) if bar.count}

    assert counts(TallyKind.MONTH) == Counter(f"{when:%Y-%m}" for when in local)
    assert counts(TallyKind.HOUR) == Counter(str(when.hour) for when in local)
    assert counts(TallyKind.WEEK) == Counter(f"{when.weekday()}-{when.hour}" for when in local)
    assert counts(TallyKind.SEVERITY) == Counter(crash.severity.value for crash in crashes)
    top = Counter(crash.cause_code for crash in crashes).most_common()
    heights = [bar.count for bar in found.bars(TallyKind.CAUSE)]
    assert heights == [count for _, count in top][:TOP_CAUSES]


def test_every_month_of_the_period_has_a_bar_and_incomplete_ones_are_marked():
    when = datetime(2025, 3, 31, 23, 30, tzinfo=TAIPEI)  # still March in Taiwan, not yet in UTC + 8
    found = tallied([crash_at(1, when)], incomplete=[date(2025, 12, 1)])
    months = found.bars(TallyKind.MONTH)
    assert [bar.key for bar in months] == [f"2025-{month:02d}" for month in range(1, 13)]
    assert [bar.key for bar in months if bar.count] == ["2025-03"]
    assert [bar.key for bar in months if bar.incomplete] == ["2025-12"]


def test_hours_are_those_of_taiwan():
    found = tallied([crash_at(1, datetime(2025, 6, 1, 16, 30, tzinfo=UTC))])
    assert [bar.key for bar in found.bars(TallyKind.HOUR) if bar.count] == ["0"]
    assert [bar.key for bar in found.bars(TallyKind.WEEK) if bar.count] == ["0-0"]  # a Monday


def test_a_crash_counts_once_in_each_class_of_its_parties_without_passengers():
    crash = make_crash(
        "13",
        make_party(1, "C03"),
        make_party(2, "C01"),
        make_party(3, "H02"),
        make_party(4, "B03"),
    )
    found = tallied([crash])
    assert {bar.key: bar.count for bar in found.bars(TallyKind.CLASS)} == {"C": 1, "B": 1}
    nobody = tallied([make_crash("13", make_party(1, None))])
    assert [bar.key for bar in nobody.bars(TallyKind.CLASS)] == [""]


def test_bars_hold_their_crashes_in_order_of_time():
    start = datetime(2025, 1, 6, 8, tzinfo=TAIPEI)
    found = tallied([crash_at(n, start + timedelta(days=7 * n)) for n in range(3)])
    (bar,) = [bar for bar in found.bars(TallyKind.WEEK) if bar.count]
    assert bar.cases == ("k0", "k1", "k2")
