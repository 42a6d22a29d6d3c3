from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from shapely import LineString

from app.mapping.search import search
from app.mapping.search_index import build_search_index
from app.store.crashes import insert_crashes
from app.store.streets import insert_network
from gis.crashes.records import JunctionUid, RoadUid
from gis.crs import project_point
from gis.display.primitives import Bounds
from gis.mapping.features import point_features
from gis.mapping.key_lines import Match
from gis.mapping.layers import LayerId, LayerKind, MapLayer
from gis.mapping.names import SearchKind, names_of_layer
from gis.streets.records import Junction, Road
from tests.helpers.demo import make_crash

X, Y = 200_000.0, 2_600_000.0


def junction(uid, east, *names):
    names = tuple(sorted(names))
    return Junction(
        uid=JunctionUid(uid), name=" / ".join(names), road_names=names, at=(X + east, Y), arms=4
    )


def road(uid, name, east):
    line = LineString([(X + east, Y), (X + east + 100, Y + 50)])
    return Road(
        uid=RoadUid(uid),
        name=name,
        from_junction=JunctionUid("j1"),
        to_junction=JunctionUid("j2"),
        line=line,
    )


JUNCTIONS = [
    junction("j1", 0, "中山路", "文化路"),
    junction("j2", 300, "中山路", "垂楊路"),
    junction("j3", 600, "保忠三街", "民族路"),
    junction("j4", 900, "中山路", "民族路"),
]
ROADS = [
    road("r1", "中山路1段", 0),
    road("r2", "中山路2段", 100),
    road("r3", "中山路2段", 200),
    road("r4", "文化路", 0),
    road("r5", "臺灣大道", 500),
]


def case(number, text, *, at="2025-01-05T12:00", junction_uid=None, point=(X, Y)):
    made = make_crash(at=at, junction=junction_uid, point=point)
    return replace(made, case_no=number, place_text=text)


CRASHES = [
    case("11401AB0001", "道安市西區中山路1段 / 道安市西區文化路", junction_uid="j1"),
    case("11401AB0002", "道安市西區垂楊路5之2號前", at="2025-02-01T00:30", junction_uid="j4"),
    case("11401AB0103", "道安市西區垂楊路5之2號前", junction_uid="j4", point=(X + 50, Y)),
    case("11401AB0104", "道安市西區垂楊路5之2號前", junction_uid="j4", point=(X + 90, Y)),
    case("11401CD0005", "道安市東區學府路", point=None),
]


@pytest.fixture
def index(store):
    with store.write(actor="test", action="test") as unit:
        insert_network(unit, ROADS, JUNCTIONS, run_uid=None)
        insert_crashes(unit, CRASHES, run_uid=None)
    return build_search_index(store)


def first(text, index, **more):
    found = search(text, index, **more)
    return found[0] if found else None


def of_kind(kind, found):
    return [one.title for one in found if one.kind is kind]


@pytest.mark.parametrize(
    "typed",
    ["中山路 文化路", "文化路/中山路", "中山文化路口", "文化中山路口", "中山路1段與文化路交叉口"],
)
def test_a_junction_is_found_by_its_streets_in_any_order(index, typed):
    found = first(typed, index)
    assert (found.kind, found.ref, found.match) == (SearchKind.JUNCTION, "j1", Match.EXACT)
    assert found.at == (X, Y)
    assert found.count == 1


def test_junctions_of_one_street_come_by_their_crashes(index):
    found = search("中山路", index)
    assert of_kind(SearchKind.JUNCTION, found)[0] == "中山路 / 民族路"
    assert len(of_kind(SearchKind.JUNCTION, found)) == 3


def test_a_street_of_sections_is_found_as_a_whole_and_section_by_section(index):
    found = search("中山路", index)
    assert (found[0].kind, found[0].title, found[0].count) == (SearchKind.STREET, "中山路", 3)
    assert found[0].bounds == Bounds(X, Y, X + 300, Y + 50)
    assert of_kind(SearchKind.STREET, found) == ["中山路", "中山路2段", "中山路1段"]
    section = first("中山路一段", index)
    assert (section.title, section.match) == ("中山路1段", Match.EXACT)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("中山路1端", "中山路1段"), ("台彎大道", "臺灣大道"), ("文華路", "文化路")],
)
def test_a_street_is_found_in_spite_of_a_typing_error(index, typed, meant):
    found = search(typed, index)
    assert meant in of_kind(SearchKind.STREET, found)
    assert {one.match for one in found} == {Match.FUZZY}


def test_a_junction_is_found_in_spite_of_a_typing_error(index):
    found = first("中山路 文代路", index)
    assert (found.ref, found.match) == ("j1", Match.FUZZY)


def test_typing_errors_are_not_looked_for_where_something_fits(index):
    assert all(one.match is not Match.FUZZY for one in search("中山路", index))


def test_a_case_is_found_by_its_number_or_a_part_of_it(index):
    found = first("11401ab0002", index)
    assert (found.kind, found.ref, found.match) == (SearchKind.CASE, "11401AB0002", Match.EXACT)
    assert found.detail == "道安市西區垂楊路5之2號前"
    assert found.occurred_at == datetime(2025, 2, 1, 0, 30, tzinfo=ZoneInfo("Asia/Taipei"))
    assert of_kind(SearchKind.CASE, search("AB01", index)) == ["11401AB0104", "11401AB0103"]
    assert first("11401AB00O1", index).match is Match.FUZZY


def test_a_case_without_a_point_is_found_but_is_nowhere(index):
    found = first("11401CD0005", index)
    assert (found.at, found.bounds) == (None, None)


def test_a_place_text_counts_its_crashes_and_lies_in_their_middle(index):
    found = first("垂楊路5-2號", index)
    assert (found.kind, found.title, found.count) == (
        SearchKind.PLACE,
        "道安市西區垂楊路5之2號前",
        3,
    )
    assert found.at == (X + 50, Y)


def test_both_sides_of_a_place_text_are_searched(index):
    found = search("西區 文化路 中山路", index)
    assert of_kind(SearchKind.PLACE, found) == ["道安市西區中山路1段 / 道安市西區文化路"]


def test_coordinates_of_three_kinds_are_read(index):
    at = first("200123.4, 2600456", index)
    assert (at.kind, at.at) == (SearchKind.COORDINATES, (200123.4, 2600456.0))
    assert first("120.45, 23.48", index).at == pytest.approx(project_point(120.45, 23.48))
    assert first("(23.48，120.45)", index).at == pytest.approx(project_point(120.45, 23.48))


@pytest.mark.parametrize("typed", ["120.45", "0, 0", "1 2 3", "23.48, 23.49", "2600456, -5"])
def test_other_numbers_are_no_coordinates(index, typed):
    assert all(one.kind is not SearchKind.COORDINATES for one in search(typed, index))


def test_another_reader_of_coordinates_can_take_over(index):
    found = first("the town hall", index, coordinates=lambda text: (1.0, 2.0))
    assert (found.kind, found.at) == (SearchKind.COORDINATES, (1.0, 2.0))


def test_features_of_layers_are_found_by_name_with_their_layer(index):
    layer = MapLayer(
        id=LayerId("guest-1"),
        kind=LayerKind.GUEST,
        title="監視器",
        features=point_features(np.array([(X, Y), (X + 10, Y), (X + 20, Y)])),
        names=("", "文化派出所", "北門派出所"),
    )
    found = search("北門", index, layers=[names_of_layer(layer)])
    assert [(one.title, one.detail, one.layer_id, one.feature) for one in found] == [
        ("北門派出所", "監視器", "guest-1", 2)
    ]
    assert found[0].at == (X + 20, Y)
    assert names_of_layer(replace(layer, names=())) is None


def test_better_matches_come_first_whatever_they_are(index):
    found = search("文化路", index)
    assert [one.match for one in found] == sorted(one.match for one in found)
    assert found[0].kind is SearchKind.STREET


@pytest.mark.parametrize("typed", ["", "   ", "/", "xyzzyqqq"])
def test_what_means_nothing_finds_nothing(index, typed):
    assert search(typed, index) == []


def test_an_empty_store_has_nothing_to_find(store):
    index = build_search_index(store)
    assert search("中山路", index) == []
    assert all(len(names) == 0 for names in index.names)


def test_building_tells_how_far_it_is(store):
    told = []
    build_search_index(store, lambda code, share: told.append((code, share)))
    assert {code for code, _ in told} == {"MAP_SEARCH_INDEX"}
    assert [share for _, share in told] == sorted(share for _, share in told)
