from __future__ import annotations

import math
import random

from gis.crashes.records import CrashUid, JunctionUid
from gis.streets.crash_junctions import (
    LocatedCase,
    agreeing_places,
    junctions_from_texts,
    name_pair,
)
from gis.streets.records import Junction, JunctionSource


def case(number, names, point, *, usable=True, city="嘉義市"):
    return LocatedCase(
        uid=CrashUid(str(number)), city=city, names=names, point=point, usable=usable
    )


def test_the_order_of_names_and_repeats_do_not_matter():
    assert name_pair(("文化路", "中山路")) == name_pair(("中山路", "文化路", "中山路"))
    assert name_pair(("中山路", "中山路")) is None
    assert name_pair(()) is None


def test_agreeing_points_make_a_junction_at_their_median_and_doubtful_ones_have_no_say():
    cases = [
        case(1, ("A", "B"), (1000.0, 1000.0)),
        case(2, ("B", "A"), (1010.0, 1004.0)),
        case(3, ("A", "B"), (1020.0, 1002.0)),
        case(4, ("A", "B"), (9000.0, 9000.0), usable=False),
        case(5, ("A", "B"), (5000.0, 5000.0)),
    ]
    (junction,) = junctions_from_texts(cases, streets=[])
    assert junction.at == (1010.0, 1002.0)
    assert junction.name == "A / B"
    assert junction.source is JunctionSource.CRASH_TEXT
    assert junction.arms == 0


def test_one_crash_alone_or_two_that_disagree_make_no_junction():
    assert junctions_from_texts([case(1, ("A", "B"), (0.0, 0.0))], streets=[]) == []
    apart = [case(1, ("A", "B"), (0.0, 0.0)), case(2, ("A", "B"), (700.0, 0.0))]
    assert junctions_from_texts(apart, streets=[]) == []


def test_the_street_network_goes_first_but_only_where_its_junction_is():
    cases = [case(i, ("A", "B"), (1000.0 + i, 1000.0)) for i in range(3)]
    near = Junction(
        uid=JunctionUid("n"), name="A / B", road_names=("A", "B"), at=(1100.0, 1000.0), arms=4
    )
    far = Junction(
        uid=JunctionUid("f"), name="A / B", road_names=("A", "B"), at=(4000.0, 1000.0), arms=4
    )
    assert junctions_from_texts(cases, streets=[near, far]) == []
    assert len(junctions_from_texts(cases, streets=[far])) == 1


def test_the_same_names_in_two_cities_are_two_junctions():
    cases = [case(i, ("A", "B"), (10.0 * i, 0.0), city="嘉義市") for i in range(3)]
    cases += [case(9 + i, ("A", "B"), (90_000.0, 0.0), city="臺南市") for i in range(3)]
    assert len({j.uid for j in junctions_from_texts(cases, streets=[])}) == 2


def test_a_junction_keeps_its_uid_when_its_median_moves():
    first = junctions_from_texts(
        [case(i, ("A", "B"), (1000.0 + i, 0.0)) for i in range(2)], streets=[]
    )
    later = junctions_from_texts(
        [case(i, ("A", "B"), (1020.0 + i, 0.0)) for i in range(5)], streets=[], earlier=first
    )
    assert later[0].uid == first[0].uid
    assert later[0].at != first[0].at


def test_roads_that_meet_twice_have_two_places_where_enough_crashes_say_so():
    cases = [case(i, ("A", "B"), (float(i), 0.0)) for i in range(6)]
    cases += [case(10 + i, ("A", "B"), (2000.0 + i, 0.0)) for i in range(3)]
    cases += [case(20, ("A", "B"), (9000.0, 0.0)), case(21, ("A", "B"), (9001.0, 0.0))]
    places = sorted(j.at[0] for j in junctions_from_texts(cases, streets=[]))
    assert places == [2.5, 2001.0]


def test_places_do_not_depend_on_the_order_of_points():
    source = random.Random(4)
    points = [(source.gauss(0, 25), source.gauss(0, 25)) for _ in range(40)]
    cases = [case(i, ("A", "B"), point) for i, point in enumerate(points)]
    shuffled = list(cases)
    source.shuffle(shuffled)
    (one,) = junctions_from_texts(cases, streets=[])
    assert junctions_from_texts(shuffled, streets=[]) == [one]
    assert math.dist(one.at, (0.0, 0.0)) < 15


def test_no_points_agree_on_nothing():
    import numpy as np

    assert agreeing_places(np.empty((0, 2))) == []
