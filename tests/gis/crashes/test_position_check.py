"""The position check: planted default points are found, right points are left alone."""

from __future__ import annotations

import csv
import random
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from types import MappingProxyType

import numpy as np
import pyogrio
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString

from app.demo.city import make_city
from app.demo.crashes import FALSE_SPOT_CRASHES, make_crashes
from gis.crashes.place_text import parse_place
from gis.crashes.position_check import PositionCase, judge_positions
from gis.crashes.position_evidence import list_mentions
from gis.crashes.records import CrashUid, PositionFlag
from gis.crs import project_point
from gis.streets.names import road_key
from tests.helpers.positions import plant

SEEDS = (1, 9_301, 9_302)
"""The last two were never used to choose a constant."""
WHERE = ("busy junctions", "inside blocks", "on roads")


@cache
def demo(seed: int):
    """A city, its crashes and the lines of its roads by name: for reading only."""
    rng = random.Random(seed)
    city = make_city(rng)
    cases = tuple(
        PositionCase(
            uid=crash.uid,
            point=crash.point,
            city=crash.city,
            roads=tuple(road_key(road) for road in crash.roads),
            flag=crash.position_flag,
        )
        for crash in make_crashes(city, rng)
    )
    lines = defaultdict(list)
    for road in city.network.roads:
        lines[road_key(road.name)].append(road.line)
    return city, cases, MappingProxyType({name: tuple(own) for name, own in lines.items()})


def three_places(where: str, city, cases, rng: random.Random):
    points = np.array([case.point for case in cases if case.point])

    def crashes_at(junction) -> int:
        return int((np.hypot(*(points - junction.at).T) < 25).sum())

    if where == "busy junctions":
        busy = sorted(city.network.junctions, key=crashes_at, reverse=True)
        return [junction.at for junction in busy[:3]]
    if where == "on roads":
        lines = [road.line for road in rng.sample(city.network.roads, 3)]
        return [line.interpolate(0.5, normalized=True).coords[0] for line in lines]
    inner = rng.sample(city.network.junctions, 3)
    return [(j.at[0] + rng.uniform(70, 120), j.at[1] + rng.uniform(70, 120)) for j in inner]


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("with_lines", [False, True], ids=["without roads", "with roads"])
@pytest.mark.parametrize(
    ("counts", "scatter_m"), [((33, 33, 34), 0.0), ((33, 33, 34), 12.0), ((50, 25, 25), 30.0)]
)
def test_95_of_100_planted_points_are_flagged_and_2_percent_of_right_ones(
    where, with_lines, counts, scatter_m
):
    """Over some cities: of 40 with 25 points 30 m about a road's middle, 1 or 2 lie below 95."""
    caught = []
    for seed in SEEDS:
        city, cases, lines = demo(seed)
        rng = random.Random(seed + 100)
        places = three_places(where, city, cases, rng)
        outcome = plant(
            cases, lines if with_lines else {}, places, counts, scatter_m=scatter_m, rng=rng
        )
        assert outcome.wrongly_flagged <= 0.02
        caught.append(outcome.caught)
    assert sum(caught) / len(caught) >= 0.95
    assert min(caught) >= 0.90


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("with_lines", [False, True], ids=["without roads", "with roads"])
def test_a_heap_is_found_whole_where_half_of_it_lies_exactly_on_one_point(seed, where, with_lines):
    city, cases, lines = demo(seed)
    rng = random.Random(seed + 200)
    places = three_places(where, city, cases, rng)
    road_lines = lines if with_lines else {}
    outcome = plant(
        cases, road_lines, places, (33, 33, 34), scatter_m=8.0, rng=rng, exact_share=0.5
    )
    assert outcome.caught >= 0.95
    assert outcome.wrongly_flagged <= 0.02


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("with_lines", [False, True])
def test_the_demo_citys_own_false_spot_is_found_and_little_else(seed, with_lines):
    _, cases, lines = demo(seed)
    counts = Counter(judge_positions(cases, lines if with_lines else {}))
    spoiled = counts[PositionFlag.DEFAULT_POINT] + counts[PositionFlag.MISMATCH]
    assert 0.95 * FALSE_SPOT_CRASHES <= spoiled <= FALSE_SPOT_CRASHES + 0.01 * len(cases)
    assert counts[PositionFlag.PLACEHOLDER] == 6
    assert counts[PositionFlag.SWAPPED] == 3


def test_judging_again_changes_nothing_and_other_cities_do_not_matter():
    _, cases, lines = demo(3)
    first = judge_positions(cases, lines)
    judged = [replace(case, flag=flag) for case, flag in zip(cases, first, strict=True)]
    assert judge_positions(judged, lines) == first
    elsewhere = [
        replace(case, city="遠方市", point=(case.point[0] + 80_000, case.point[1]))
        for case in cases
        if case.point
    ]
    assert judge_positions([*cases, *elsewhere], lines)[: len(cases)] == first


def test_the_order_of_the_crashes_does_not_matter():
    _, cases, _ = demo(9_303)
    flags = dict(zip((case.uid for case in cases), judge_positions(cases, {}), strict=True))
    mixed = random.Random(5).sample(cases, len(cases))
    assert judge_positions(mixed, {}) == [flags[case.uid] for case in mixed]


coordinates = st.integers(0, 40).map(lambda step: 25.0 * step)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.tuples(coordinates, coordinates),
            st.lists(st.sampled_from("甲乙丙丁戊己庚辛"), max_size=2, unique=True),
        ),
        max_size=60,
    ),
    st.randoms(use_true_random=False),
)
def test_any_crashes_get_the_same_flags_in_any_order_and_again(held, rng):
    cases = [
        case(number, at, tuple(f"{name}路" for name in names))
        for number, (at, names) in enumerate(held)
    ]
    flags = judge_positions(cases, {})
    mixed = rng.sample(cases, len(cases))
    by_uid = dict(zip((one.uid for one in cases), flags, strict=True))
    assert judge_positions(mixed, {}) == [by_uid[one.uid] for one in mixed]
    judged = [replace(one, flag=flag) for one, flag in zip(cases, flags, strict=True)]
    assert judge_positions(judged, {}) == flags


def test_the_worst_junction_stays_when_a_default_point_lies_on_it():
    city, cases, _ = demo(7_002)
    rng = random.Random(8)
    counts = Counter(frozenset(one.roads) for one in cases if len(one.roads) == 2)
    (worst, count), *_ = counts.most_common()
    home = next(j.at for j in city.network.junctions if worst <= {*map(road_key, j.road_names)})
    planted = set(rng.sample(range(len(cases)), 60))
    spoilt = [
        replace(one, point=home, flag=PositionFlag.UNCHECKED) if number in planted else one
        for number, one in enumerate(cases)
    ]
    lost = [
        flag
        for number, flag in enumerate(judge_positions(spoilt, {}))
        if flag in (PositionFlag.DEFAULT_POINT, PositionFlag.MISMATCH)
        and frozenset(cases[number].roads) == worst
        and np.hypot(cases[number].point[0] - home[0], cases[number].point[1] - home[1]) < 50
    ]
    assert count > 100
    assert len(lost) <= 0.02 * count


def test_progress_rises_to_the_end_and_may_cancel():
    _, cases, _ = demo(4)
    told: list[float] = []

    def cancel(code: str, done: float) -> None:
        raise KeyboardInterrupt

    judge_positions(cases, {}, progress=lambda code, done: told.append(done))
    assert told == sorted(told)
    assert len(told) > 2
    assert told[0] >= 0.0
    assert told[-1] <= 1.0
    with pytest.raises(KeyboardInterrupt):
        judge_positions(cases, {}, progress=cancel)


def test_moving_the_whole_city_changes_no_flag():
    _, cases, _ = demo(4)
    away = [
        replace(case, point=(case.point[0] + 4_000.0, case.point[1] - 9_000.0))
        if case.point
        else case
        for case in cases
    ]
    assert judge_positions(away, {}) == judge_positions(cases, {})


def case(number: int, at, roads, flag=PositionFlag.UNCHECKED) -> PositionCase:
    return PositionCase(uid=CrashUid(str(number)), point=at, city="道安市", roads=roads, flag=flag)


def test_flags_of_the_input_stay_where_there_is_nothing_to_judge():
    kept = [PositionFlag.MISSING, PositionFlag.PLACEHOLDER, PositionFlag.OUTSIDE]
    cases = [case(number, None, ("甲路",), flag) for number, flag in enumerate(kept)]
    cases.append(case(9, (0.0, 0.0), ("甲路",), PositionFlag.SWAPPED))
    cases.append(case(10, (0.0, 0.0), ()))
    assert judge_positions(cases, {}) == [*kept, PositionFlag.SWAPPED, PositionFlag.UNCHECKED]
    assert judge_positions([], {}) == []


def test_one_point_far_from_the_line_of_its_road_is_a_mismatch():
    lines = {
        "甲路": [LineString([(0, 0), (2000, 0)])],
        "乙路": [LineString([(0, 3000), (2000, 3000)])],
    }
    on_road = [case(number, (100.0 * number, 5.0), ("甲路",)) for number in range(10)]
    off = case(99, (500.0, 2990.0), ("甲路",))
    flags = judge_positions([*on_road, off], lines)
    assert flags == [PositionFlag.GOOD] * 10 + [PositionFlag.MISMATCH]


def test_a_swapped_point_that_contradicts_its_text_is_flagged():
    lines = {"甲路": [LineString([(0, 0), (2000, 0)])]}
    on_road = [case(number, (100.0 * number, 5.0), ("甲路",)) for number in range(10)]
    swapped = [
        case(98, (300.0, 2990.0), ("甲路",), PositionFlag.SWAPPED),
        case(99, (300.0, -4.0), ("甲路",), PositionFlag.SWAPPED),
    ]
    flags = judge_positions([*on_road, *swapped], lines)
    assert flags[-2:] == [PositionFlag.MISMATCH, PositionFlag.SWAPPED]


def test_lines_of_a_road_of_the_same_name_in_another_city_say_nothing():
    lines = {"甲路": [LineString([(500_000, 0), (502_000, 0)])]}
    on_road = [case(number, (100.0 * number, 5.0), ("甲路",)) for number in range(10)]
    assert judge_positions(on_road, lines) == judge_positions(on_road, {})


def test_sections_are_roads_of_their_own_where_enough_crashes_name_them():
    few = list_mentions([("甲路1段",), ("甲路2段",), ("甲路",)])
    assert len(set(few.road.tolist())) == 1
    many = list_mentions([("甲路1段",)] * 8 + [("甲路2段",)] * 8)
    assert len(set(many.road.tolist())) == 2


@pytest.fixture(scope="module")
def chiayi(shared_data):
    path = shared_data / "crashes" / "chiayi_city.csv"
    with path.open(encoding="utf-8-sig", newline="") as rows:
        seen = {
            (row["發生日期"], row["發生時間"], row["發生地點"], row["經度"], row["緯度"])
            for row in csv.DictReader(rows)
        }
    return [
        PositionCase(
            uid=CrashUid(str(number)),
            point=project_point(float(lon), float(lat)),
            city="嘉義市",
            roads=tuple(road_key(road) for road in parse_place(text).roads),
            flag=PositionFlag.UNCHECKED,
        )
        for number, (_, _, text, lon, lat) in enumerate(sorted(seen))
        if 21 < float(lat or 0) < 26
    ]


@pytest.fixture(scope="module")
def chiayi_lines(shared_data):
    path = shared_data / "streets" / "chiayi_street_skeleton.gpkg"
    frame = pyogrio.read_dataframe(path, layer="edges")
    lines = defaultdict(list)
    for name, shape in zip(frame["name"], frame.geometry, strict=True):
        if isinstance(name, str):
            lines[road_key(name)].append(shapely.force_2d(shape))
    return dict(lines)


def most_varied_place(cases, flags, *, reach_m: float):
    """Cases with flags within reach of the case around which most roads are named."""
    points = np.array([one.point for one in cases])

    def around(one: PositionCase) -> list[int]:
        return np.flatnonzero(np.hypot(*(points - one.point).T) <= reach_m).tolist()

    def variety(members: list[int]) -> int:
        return len({road for member in members for road in cases[member].roads})

    members = max((around(one) for one in cases), key=variety)
    return [(cases[member], flags[member]) for member in members]


@pytest.mark.data
@pytest.mark.parametrize("with_lines", [False, True], ids=["without roads", "with roads"])
def test_the_real_default_point_is_flagged_and_those_truly_there_are_not(
    chiayi, chiayi_lines, with_lines
):
    flags = judge_positions(chiayi, chiayi_lines if with_lines else {})
    near = most_varied_place(chiayi, flags, reach_m=56.0)
    assert 60 <= len(near) <= 70
    flagged = [flag for _, flag in near if not flag.usable]
    assert len(flagged) >= 0.95 * len(near)
    for one, flag in near:  # 中山路 and 共和路 meet 40 m away
        if set(one.roads) == {"中山路", "共和路"}:
            assert flag is PositionFlag.GOOD
    assert sum(1 for flag in flags if not flag.usable) - len(flagged) <= 0.02 * len(chiayi)


@pytest.mark.data
@pytest.mark.parametrize("with_lines", [False, True], ids=["without roads", "with roads"])
@pytest.mark.parametrize("seed", range(3))
def test_points_planted_in_the_real_city_are_flagged_too(chiayi, chiayi_lines, with_lines, seed):
    rng = random.Random(seed)
    places = [one.point for one in rng.sample(chiayi, 3)]
    lines = chiayi_lines if with_lines else {}
    outcome = plant(chiayi, lines, places, (33, 33, 34), scatter_m=12.0, rng=rng)
    assert outcome.caught >= 0.95
    assert outcome.wrongly_flagged <= 0.02
