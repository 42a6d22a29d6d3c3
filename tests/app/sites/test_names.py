"""Names of places that have none of their own."""

from __future__ import annotations

import pytest
from shapely import LineString

from app.messages import Language
from app.sites import find_site, list_sites
from app.sites.names import junction_names, nameless
from app.store.crashes import insert_crashes
from app.store.streets import insert_network
from gis.crashes.records import JunctionUid, RoadUid
from gis.streets.records import Junction, Road
from tests.helpers.demo import make_crash

X, Y = 200_000.0, 2_600_000.0


def road(uid, name, *points, start=None):
    return Road(
        uid=RoadUid(uid),
        name=name,
        from_junction=JunctionUid(start) if start else None,
        line=LineString([(X + x, Y + y) for x, y in points]),
    )


def junction(uid, x, y, name=""):
    names = tuple(name.split(" / ")) if name else ()
    return Junction(uid=JunctionUid(uid), name=name, road_names=names, at=(X + x, Y + y), arms=3)


ROADS = [
    road("named", "和平路", (-200, 0), (200, 0)),
    road("between", "安和街", (300, 40), (300, 140)),
    road("alley", "", (0, 83), (40, 83), start="beside"),
]
JUNCTIONS = [junction("beside", 0, 83), junction("on", 100, 1), junction("far", 9_000, 0)]


@pytest.fixture
def town(store, monkeypatch):
    monkeypatch.setenv("DAOAN_LANGUAGE", "zh_TW")
    with store.write(actor="test", action="test") as unit:
        insert_network(unit, ROADS, JUNCTIONS, run_uid=None)
        placed = [make_crash(junction=one.uid, at="2025-01-01T10:00") for one in JUNCTIONS]
        alley = make_crash(road="alley", at="2025-01-01T11:00", point=(X + 20, Y + 83))
        street = make_crash(road="between", at="2025-01-01T12:00", point=(X + 300, Y + 90))
        insert_crashes(unit, [*placed, alley, street], run_uid=None)
    return store


EXPECTED = {
    "beside": "未命名路口（和平路北側 85 公尺）",
    "on": "未命名路口（和平路上）",
    "far": "未命名路口（坐標 209000, 2600000）",
    "alley": "未命名道路（和平路北側 85 公尺）",
    "between": "安和街 (和平路東北側 135 公尺)",
}


def test_a_ranking_calls_nameless_sites_by_the_nearest_named_road(town):
    assert {site.id: site.name for site in list_sites(town).sites} == EXPECTED


def test_a_nameless_site_found_by_its_id_has_the_name_of_the_ranking(town):
    assert {uid: find_site(town, uid).name for uid in EXPECTED} == EXPECTED


def test_a_stretch_is_found_by_the_name_that_a_ranking_gives_it(town):
    assert find_site(town, EXPECTED["between"]).id == "between"


def test_an_area_is_called_by_its_size_and_middle(town):
    corners = ((-100, -50), (100, -50), (100, 50), (-100, 50), (-100, -50))
    wkt = "POLYGON((" + ", ".join(f"{X + x} {Y + y}" for x, y in corners) + "))"
    assert find_site(town, wkt).name == "選取範圍 2.0 公頃（和平路上）"


def test_english_names_of_nameless_places(town):
    with town.read() as connection:
        told = [
            nameless(
                connection,
                LineString([one.at, one.at]).centroid,
                "SITE_JUNCTION_NAMELESS",
                language=Language.ENGLISH,
            )
            for one in JUNCTIONS
        ]
    assert told == [
        "Unnamed junction (85 m north of 和平路)",
        "Unnamed junction (on 和平路)",
        "Unnamed junction (x 209000, y 2600000)",
    ]


@pytest.mark.parametrize("others", [3, 600])
def test_of_few_and_of_many_junctions_each_asked_for_has_its_name(town, others):
    made = [junction(f"o{n}", 500 + n, 500, f"甲{n}路 / 乙路") for n in range(others)]
    with town.write(actor="test", action="test") as unit:
        insert_network(unit, [], made, run_uid=None)
    asked = [one.uid for one in made[1:]] + ["beside", "unknown"]
    with town.read() as connection:
        named = junction_names(connection, asked)
    assert named == {one.uid: one.name for one in made[1:]} | {"beside": EXPECTED["beside"]}
