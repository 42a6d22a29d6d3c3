"""Sites narrowed in memory, against the ranking that the database makes for the same filter."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.crash_list.reading import read_crash_list
from app.demo.build import build_demo
from app.sites import Rank, list_sites, narrow_sites
from app.store.crashes import load_crashes
from gis.crashes.filter_counts import FilterCounter
from gis.crashes.filters import ANY_TIME, CrashFilter, Period
from gis.crashes.records import AgeBand, DayPhase, PositionFlag, Severity
from tests.helpers.stores import make_store

some = lambda values: st.frozensets(st.sampled_from(list(values)), max_size=3)  # noqa: E731
days = st.dates(date(2024, 1, 1), date(2025, 12, 31))
filters = st.builds(
    CrashFilter,
    period=st.just(ANY_TIME) | st.tuples(days, days).map(lambda ends: Period(*sorted(ends))),
    severities=some(Severity),
    type_codes=some(["", "03", "06", "13", "16"]),
    party_classes=some(["A", "B03", "C", "H01"]),
    age_bands=some(AgeBand),
    hours=st.frozensets(st.integers(0, 23)),
    weekdays=some(range(7)),
    day_phases=some(DayPhase),
    position_flags=some(PositionFlag),
    usable_positions_only=st.booleans(),
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo store, its columns and all names of its sites."""
    with make_store(tmp_path_factory.mktemp("demo") / "demo.gpkg") as store:
        build_demo(store)
        names = {site.id: site.name for site in list_sites(store).sites}
        yield store, FilterCounter(read_crash_list(store).columns), names


@pytest.mark.parametrize("rank", list(Rank))
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(wanted=filters)
def test_the_narrowed_list_is_the_ranking_of_the_filter(demo, rank, wanted):
    store, counter, names = demo
    expected = list_sites(store, crash_filter=wanted, rank=rank)
    found = narrow_sites(counter.columns, counter.mask(wanted), names=names, rank=rank)
    assert found.sites == expected.sites
    assert (found.total, found.unplaced) == (expected.total, expected.unplaced)


def test_only_the_sites_of_fatal_crashes_remain(demo):
    store, counter, names = demo
    fatal = CrashFilter(severities=frozenset({Severity.A1}))
    found = narrow_sites(counter.columns, counter.mask(fatal), names=names, rank=Rank.COUNT)
    with store.read() as connection:
        records = list(load_crashes(connection, fatal))
    assert found.total == len(records) > 0
    assert 0 < len(found.sites) < len(names)


def test_nothing_asked_gives_the_whole_ranking(demo):
    store, counter, names = demo
    mask = counter.mask(CrashFilter())
    for rank in Rank:
        found = narrow_sites(counter.columns, mask, names=names, rank=rank)
        assert found.sites == list_sites(store, rank=rank).sites


def test_a_site_that_nobody_named_stays_nameless(demo):
    _, counter, _ = demo
    found = narrow_sites(counter.columns, counter.mask(CrashFilter()), names={}, rank=Rank.COUNT)
    assert {site.name for site in found.sites} == {""}
