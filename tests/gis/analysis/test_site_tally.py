"""Sums by site from columns, against sums over the records one by one."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gis.analysis.epdo import casualties_of, epdo_cases, epdo_people
from gis.analysis.site_tally import SiteTally, tally_sites
from tests.helpers.crash_columns import columns_of, crashes
from tests.helpers.demo import make_crash


def by_hand(records) -> dict[tuple[str | None, bool], SiteTally]:
    """The sums of each site as the definitions say them."""
    groups = defaultdict(list)
    for crash in records:
        site = crash.junction_uid or crash.road_uid
        groups[site, crash.junction_uid is not None].append(crash)
    found = {}
    for (site, at_junction), held in groups.items():
        hurt = [casualties_of(crash) for crash in held]
        found[site, at_junction] = SiteTally(
            site=site,
            at_junction=at_junction,
            count=len(held),
            deaths_24h=sum(one.deaths_24h for one in hurt),
            deaths=sum(one.deaths for one in hurt),
            known_30d=sum(one.deaths_30d is not None for one in hurt),
            injuries=sum(one.injured for one in hurt),
            usable=sum(one.point is not None and one.position_flag.usable for one in held),
            people=epdo_people(hurt).value,
            cases=epdo_cases(hurt).value,
        )
    return found


@given(records=st.lists(st.tuples(crashes, st.booleans()), max_size=30))
def test_the_sums_are_those_of_the_passing_records(records):
    columns = columns_of([crash for crash, _ in records])
    mask = np.array([passes for _, passes in records], np.bool_)
    told = tally_sites(columns, mask)
    assert len({(tally.site, tally.at_junction) for tally in told}) == len(told)
    assert {(one.site, one.at_junction): one for one in told} == by_hand(
        [crash for crash, passes in records if passes]
    )


def test_a_crash_at_a_junction_does_not_count_for_the_road_it_lies_on():
    records = [make_crash(junction="j1", road="r1"), make_crash(road="r1"), make_crash()]
    told = tally_sites(columns_of(records), np.ones(3, np.bool_))
    assert {(tally.site, tally.count) for tally in told} == {("j1", 1), ("r1", 1), (None, 1)}


def test_nothing_passes_and_no_site_is_told():
    assert tally_sites(columns_of([make_crash(junction="j1")]), np.zeros(1, np.bool_)) == []
