"""Ranking and finding sites."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from shapely import LineString

from app.sites import Rank, SiteKind, find_site, list_sites, load_site_crashes
from app.store.crashes import insert_crashes
from app.store.streets import insert_network
from gis.analysis.epdo import ScoreName
from gis.crashes.filters import CrashFilter, Period
from gis.crashes.records import JunctionUid, PositionFlag, RoadUid, Severity
from gis.problems import Problem
from gis.streets.records import Junction, Road
from tests.helpers.demo import make_crash

JUNCTIONS = [
    Junction(
        uid=JunctionUid(uid),
        name=" / ".join(sorted(names)),
        road_names=tuple(sorted(names)),
        at=at,
        arms=4,
    )
    for uid, names, at in [
        ("j1", ("和平路", "文昌街"), (200_000.0, 2_600_000.0)),
        ("j2", ("和平路", "長榮街"), (200_300.0, 2_600_000.0)),
        ("j3", ("和平路", "長榮街", "星光路"), (202_000.0, 2_600_000.0)),
        ("j4", ("文昌街", "星光路"), (205_000.0, 2_600_000.0)),
        ("j5", ("文昌街", "星光路"), (206_000.0, 2_600_000.0)),
    ]
]
ROADS = [
    Road(
        uid=RoadUid("r1"),
        name="和平路",
        from_junction=JunctionUid("j1"),
        to_junction=JunctionUid("j2"),
        line=LineString([(200_000, 2_600_000), (200_300, 2_600_000)]),
    )
]
MISMATCH = PositionFlag.MISMATCH
CRASHES = [
    make_crash(junction="j1", at="2025-01-01T00:00", injured=2),
    make_crash(junction="j1", at="2025-01-31T23:59", injured=1, flag=MISMATCH),
    make_crash(junction="j1", at="2025-02-01T00:00", injured=1, point=None),
    make_crash(
        junction="j2", at="2025-01-10T10:00", severity=Severity.A1, deaths=(1, 2), injured=2
    ),
    make_crash(junction="j2", at="2025-03-10T10:00", deaths=(0, 0), injured=0),
    make_crash(road="r1", at="2025-01-10T10:00", deaths=(0, 0), point=(200_100.0, 2_600_001.0)),
    make_crash(at="2025-01-10T10:00"),
    make_crash(junction="j4", road="r1", at="2025-01-11T10:00"),
]


@pytest.fixture
def filled(store):
    with store.write(actor="test", action="test") as unit:
        insert_network(unit, ROADS, JUNCTIONS, run_uid=None)
        insert_crashes(unit, CRASHES, run_uid=None)
    return store


def test_sites_are_ranked_by_count_and_everything_adds_up(filled):
    ranking = list_sites(filled)
    assert [(site.id, site.count) for site in ranking.sites] == [
        ("j1", 3),
        ("j2", 2),
        ("j4", 1),
        ("r1", 1),
    ]
    assert ranking.total == len(CRASHES)
    assert ranking.total == sum(site.count for site in ranking.sites) + ranking.unplaced
    assert [site.kind for site in ranking.sites][-1] is SiteKind.STRETCH
    assert ranking.sites[-1].name == "和平路 (文昌街 – 長榮街)"


def test_position_quality_is_the_share_of_the_sites_crashes_with_a_usable_point(filled):
    by_id = {site.id: site for site in list_sites(filled).sites}
    assert by_id["j1"].position_quality == pytest.approx(1 / 3)
    assert by_id["j2"].position_quality == 1.0


def test_epdo_ranks_by_casualties_and_says_where_late_deaths_are_unknown(filled):
    by_id = {site.id: site for site in list_sites(filled, rank=Rank.EPDO).sites}
    worst = list_sites(filled, rank=Rank.EPDO, limit=1).sites
    assert [site.id for site in worst] == ["j2"]
    # 9.5 x 2 deaths + 3.5 x (2 injured - 1 late death) + 1, and a crash without casualties.
    assert by_id["j2"].score == 9.5 * 2 + 3.5 * 1 + 1 + 1
    assert by_id["j2"].score_name is ScoreName.EPDO_30D
    assert (by_id["j2"].deaths_24h, by_id["j2"].deaths_30d) == (1, 2)
    assert by_id["j1"].score == 3.5 * 4 + 3
    assert by_id["j1"].score_name is ScoreName.EPDO_24H
    assert by_id["j1"].deaths_30d is None


def test_a_period_means_whole_local_days(filled):
    january = Period(date(2025, 1, 1), date(2025, 1, 31))
    by_id = {site.id: site.count for site in list_sites(filled, period=january).sites}
    assert by_id == {"j1": 2, "j2": 1, "j4": 1, "r1": 1}


@pytest.mark.parametrize("rank", list(Rank))
def test_sums_made_in_the_database_equal_those_made_from_records(filled, rank):
    every_severity = CrashFilter(severities=frozenset(Severity))
    in_sql = list_sites(filled, rank=rank)
    from_records = list_sites(filled, rank=rank, crash_filter=every_severity)
    assert from_records == in_sql


def test_a_filter_narrows_the_ranking(filled):
    fatal = CrashFilter(severities=frozenset({Severity.A1}))
    ranking = list_sites(filled, crash_filter=fatal)
    assert [(site.id, site.count) for site in ranking.sites] == [("j2", 1)]


def test_incomplete_months_are_told_and_left_out_on_demand(store):
    crashes = [replace(crash, city="嘉義市") for crash in CRASHES]
    with store.write(actor="test", action="test") as unit:
        insert_network(unit, ROADS, JUNCTIONS, run_uid=None)
        insert_crashes(unit, crashes, run_uid=None)
    ranking = list_sites(store)
    assert {row.month for row in ranking.incomplete} == {"2025-01", "2025-02", "2025-03"}
    assert ranking.total == len(CRASHES)
    assert list_sites(store, complete_only=True).total == 0


def test_a_break_in_recording_is_told_only_where_the_span_crosses_it(store):
    times = ["2024-12-30T10:00", "2025-01-02T10:00"]
    with store.write(actor="test", action="test") as unit:
        insert_crashes(unit, [make_crash(city="嘉義市", at=at) for at in times], run_uid=None)
    assert [entry.on for entry in list_sites(store).breaks] == [date(2025, 1, 1)]
    later = Period(date(2025, 1, 1), None)
    assert list_sites(store, period=later).breaks == ()


def test_a_reversed_period_is_refused(filled):
    with pytest.raises(Problem) as told:
        list_sites(filled, period=Period(date(2025, 2, 1), date(2025, 1, 1)))
    assert told.value.code == "SITES_PERIOD_REVERSED"


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("j1", "j1"),
        ("和平路 / 文昌街", "j1"),
        ("文昌街 / 和平路", "j1"),
        ("文昌街/和平路", "j1"),
        ("和平路與文昌街", "j1"),
        ("文昌街、和平路1段", "j1"),
        ("道安市東區和平路 / 道安市西區文昌街", "j1"),
        ("長榮街 / 和平路", "j2"),
        ("星光路 / 和平路", "j3"),
        ("文昌街 / 星光路", "j4"),
        ("r1", "r1"),
        ("和平路 (文昌街 – 長榮街)", "r1"),
    ],
)
def test_a_site_is_found_by_id_or_by_its_streets_in_any_order(filled, reference, expected):
    assert find_site(filled, reference).id == expected


def test_an_unknown_name_tells_near_ones_and_an_ambiguous_one_its_candidates(filled):
    with pytest.raises(Problem) as near:
        find_site(filled, "和平路 / 文晶街")
    assert near.value.code == "SITE_UNKNOWN_BUT_NEAR"
    assert "文昌街" in str(near.value.params["candidates"])
    with pytest.raises(Problem) as unknown:
        find_site(filled, "xyz")
    assert unknown.value.code == "SITE_UNKNOWN"
    with pytest.raises(Problem) as several:
        find_site(filled, "星光路")
    assert several.value.code == "SITE_AMBIGUOUS"


def test_the_crashes_of_a_site_are_those_the_ranking_counts(filled):
    with filled.read() as connection:
        for ranked in list_sites(filled).sites:
            site = find_site(filled, ranked.id)
            assert len(load_site_crashes(connection, site)) == ranked.count


def test_a_polygon_is_taken_in_metres_and_in_degrees(filled):
    around = "POLYGON((199900 2599900,200200 2599900,200200 2600100,199900 2600100,199900 2599900))"
    metres = find_site(filled, around)
    with filled.read() as connection:
        found = load_site_crashes(connection, metres)
    assert found
    assert all(crash.position_flag.usable and crash.point is not None for crash in found)
    degrees = find_site(
        filled, "POLYGON((120.5 23.4,120.52 23.4,120.52 23.52,120.5 23.52,120.5 23.4))"
    )
    west, south, east, north = degrees.polygon.bounds
    assert 1_900 < east - west < 2_200
    assert 13_000 < north - south < 13_600


@pytest.mark.parametrize("wkt", ["POLYGON((0 0", "POLYGON EMPTY", "POLYGON((0 0,1 1,1 0,0 1,0 0))"])
def test_a_broken_polygon_is_refused_in_words(filled, wkt):
    with pytest.raises(Problem) as told:
        find_site(filled, wkt)
    assert told.value.code == "SITE_POLYGON_BAD"
