from __future__ import annotations

import dataclasses

from shapely import LineString

from gis.crashes.records import CrashUid, JunctionUid, RoadUid
from gis.streets.crash_junctions import LocatedCase
from gis.streets.names import road_key
from gis.streets.records import Junction, JunctionSource, Road
from gis.streets.snapping import Snap, snap_crashes


def junction(uid, x, y, *names):
    return Junction(
        uid=JunctionUid(uid), name=" / ".join(names), road_names=names, at=(x, y), arms=4
    )


def road(uid, name, *points):
    return Road(uid=RoadUid(uid), name=name, line=LineString(points))


def case(*names, point=None, usable=True, city="嘉義市", uid="c"):
    return LocatedCase(
        uid=CrashUid(uid), city=city, names=names, point=point, usable=usable and point is not None
    )


def snap(one, *, junctions=(), roads=(), others=()):
    return snap_crashes([one, *others], junctions, roads, name_key=road_key)[0]


CROSS = junction("cross", 1000.0, 1000.0, "中山路", "文化路")
BESIDE = junction("beside", 1100.0, 1000.0, "中山路", "民族路")


def test_the_text_goes_before_the_nearer_junction():
    found = snap(case("文化路", "中山路", point=(1095.0, 1000.0)), junctions=[CROSS, BESIDE])
    assert found == Snap(CROSS.uid, None)


def test_of_two_junctions_of_these_names_the_nearer_is_taken():
    other = junction("other", 1300.0, 1000.0, "中山路", "文化路")
    found = snap(case("中山路", "文化路", point=(1250.0, 1000.0)), junctions=[CROSS, other])
    assert found.junction == other.uid


def test_a_point_far_from_the_junction_its_text_names_is_not_taken_there():
    found = snap(case("中山路", "文化路", point=(1900.0, 1000.0)), junctions=[CROSS])
    assert found.junction is None


def test_a_point_near_a_junction_belongs_to_it_unless_the_text_names_other_roads():
    assert snap(case("中山路", point=(1020.0, 1010.0)), junctions=[CROSS]).junction == CROSS.uid
    assert snap(case(point=(1020.0, 1010.0)), junctions=[CROSS]).junction == CROSS.uid
    assert snap(case("民生路", point=(1020.0, 1010.0)), junctions=[CROSS]).junction is None
    assert snap(case("中山路", point=(1040.0, 1000.0)), junctions=[CROSS]).junction is None


def test_a_street_junction_without_names_gives_way_to_the_texts_junction_at_its_place():
    bare = junction("bare", 1000.0, 1000.0, "中山路")
    text = dataclasses.replace(
        junction("text", 1012.0, 1000.0, "中山路", "文化路"), source=JunctionSource.CRASH_TEXT
    )
    foreign = dataclasses.replace(text, uid=JunctionUid("x"), road_names=("A", "B"))
    here = case("中山路", point=(995.0, 1000.0))
    assert snap(here, junctions=[bare]).junction == "bare"
    assert snap(here, junctions=[bare, text]).junction == "text"
    assert snap(here, junctions=[bare, foreign]).junction == "bare"


def test_without_a_usable_point_the_text_decides_where_it_is_the_only_place_in_the_city():
    city = [case(point=(900.0 + i, 900.0), uid=f"o{i}") for i in range(3)]
    lost = case("中山路", "文化路", point=(50_000.0, 0.0), usable=False)
    assert snap(lost, junctions=[CROSS], others=city).junction == CROSS.uid
    twin = junction("twin", 2500.0, 1000.0, "中山路", "文化路")
    assert snap(lost, junctions=[CROSS, twin], others=city).junction is None


def test_a_crash_without_point_is_not_taken_to_another_citys_junction():
    city = [case(point=(900.0 + i, 900.0), uid=f"o{i}") for i in range(3)]
    elsewhere = case("中山路", "文化路", usable=False, city="臺南市")
    assert snap(elsewhere, junctions=[CROSS], others=city).junction is None


def test_the_named_road_goes_before_a_nearer_one():
    roads = [
        road("near", "民權路", (0, 0), (100, 0)),
        road("named", "中山路二段", (0, 20), (100, 20)),
    ]
    assert snap(case("中山路", point=(50.0, 5.0)), roads=roads).road == "named"
    assert snap(case("吳鳳北路", point=(50.0, 5.0)), roads=roads).road == "near"
    assert snap(case("中山路", point=(50.0, -30.0)), roads=roads).road is None


def test_nothing_to_snap_to_leaves_all_crashes_where_they_are():
    assert snap(case("中山路", "文化路", point=(0.0, 0.0))) == Snap(None, None)
    assert snap_crashes([], [CROSS], [], name_key=road_key) == []


def test_progress_runs_to_one_without_falling():
    told = []
    one = case("中山路", "文化路", point=(1000.0, 1000.0))
    street = road("r", "中山路", (0.0, 1000.0), (2000.0, 1000.0))
    snap_crashes([one] * 3, [CROSS], [street], name_key=road_key, tick=told.append)
    assert len(told) >= 3
    assert told == sorted(told)
    assert 0.0 <= told[0] <= told[-1] <= 1.0
