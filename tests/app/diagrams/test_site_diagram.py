"""The diagram of a site in a store."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from shapely import LineString

from app.diagrams.outputs import write_diagram
from app.diagrams.sheet_content import data_hash, read_sheet_sources, site_sheet_content
from app.diagrams.site_diagram import resting_on_point, site_diagram
from app.messages import Language
from app.sheets.site_sheet import lay_out_site_sheet
from app.sites.search import find_site
from app.store.crashes import insert_crashes
from app.store.scenes import insert_scene, scene_values
from app.store.streets import insert_network
from gis.angles import moved
from gis.crashes.filters import CrashFilter, Period
from gis.crashes.records import JunctionUid, PartyRole, PositionFlag, RoadUid, Severity
from gis.crs import transformer
from gis.diagrams.diagram import Basis, NotDrawnReason
from gis.display.primitives import Text
from gis.problems import Problem
from gis.scenes.scene import Arm, Pose, Scene, SceneJunction, SceneParty
from gis.streets.records import Junction, Road
from tests.helpers.diagrams import make_crash, make_party, two_cars

HERE = JunctionUid("j1")
AT = (190000.0, 2597000.0)
ROADS = ("文化路", "中山路")


def network():
    junction = Junction(
        uid=HERE, name="中山路 / 文化路", road_names=("中山路", "文化路"), at=AT, arms=3
    )
    roads = [
        Road(
            uid=RoadUid(f"r{index}"),
            name=name,
            from_junction=HERE,
            line=LineString([AT, moved(AT, bearing, 120.0)]),
        )
        for index, (name, bearing) in enumerate(
            [("中山路", 5.0), ("文化路", 95.0), ("中山路", 185.0)]
        )
    ]
    return roads, [junction]


def crashes():
    placed = {"junction_uid": HERE, "point": AT, "roads": ROADS, "city": "嘉義市"}
    return [
        two_cars("13", "01 03", index=1, case_no=None, **placed),
        two_cars("17", "01 03", index=2, **placed),
        two_cars("15", "11 12", index=3, severity=Severity.A1, deaths_24h=1, **placed),
        make_crash("13", make_party(1, impact_code="01"), index=4, **placed),
    ]


@pytest.fixture
def city(store):
    with store.write(actor="test", action="test") as unit:
        insert_network(unit, *network(), run_uid=None)
        insert_crashes(unit, crashes(), run_uid=None)
    return store


def test_a_diagram_takes_its_legs_from_the_roads(city):
    made = site_diagram(city, "文化路 / 中山路", language=Language.ENGLISH)
    assert [(arm.name, round(arm.bearing_deg), arm.street) for arm in made.diagram.arms] == [
        ("N", 5, "中山路"),
        ("E", 95, "文化路"),
        ("S", 185, "中山路"),
    ]
    assert (made.diagram.total, len(made.diagram.glyphs)) == (4, 2)
    assert {entry.reason for entry in made.diagram.not_drawn} == {
        NotDrawnReason.NO_DIRECTION,
        NotDrawnReason.TOO_FEW_PARTIES,
    }


def test_the_period_is_the_filters_or_that_of_the_crashes(city):
    whole = site_diagram(city, "j1", language=Language.ENGLISH)
    assert whole.diagram.period == (date(2025, 1, 6), date(2025, 1, 7))
    asked = CrashFilter(period=Period(date(2025, 1, 7), date(2025, 3, 31)))
    later = site_diagram(city, "j1", crash_filter=asked, language=Language.ENGLISH)
    assert later.diagram.period == (date(2025, 1, 7), date(2025, 3, 31))
    assert later.diagram.total == 3


def test_where_no_crash_passes_the_period_is_that_of_the_sites_crashes_and_not_today(city):
    none = CrashFilter(cause_codes=frozenset({"no such cause"}))
    made = site_diagram(city, "j1", crash_filter=none, language=Language.ENGLISH)
    assert made.diagram.total == 0
    assert made.diagram.period == (date(2025, 1, 6), date(2025, 1, 7))


def test_filters_thin_out_the_diagram(city):
    only_fatal = CrashFilter(severities=frozenset({Severity.A1}))
    made = site_diagram(city, "j1", crash_filter=only_fatal, language=Language.ENGLISH)
    assert [glyph.case_no for glyph in made.diagram.glyphs] == ["C0003"]


def test_every_glyph_leads_to_its_crash(city):
    made = site_diagram(city, "j1", language=Language.ENGLISH)
    for glyph in made.diagram.glyphs:
        (crash,) = (one for one in made.crashes if made.keys[one.uid] == glyph.case_no)
        assert crash.type_code == glyph.type_code


def test_a_polygon_lists_doubtful_points_as_not_drawn(city):
    doubtful = two_cars("13", "01 03", index=9, point=AT, position_flag=PositionFlag.DEFAULT_POINT)
    with city.write(actor="test", action="test") as unit:
        insert_crashes(unit, [doubtful], run_uid=None)
    x, y = AT
    square = (
        f"POLYGON(({x - 50} {y - 50}, {x + 50} {y - 50}, {x + 50} {y + 50}, {x - 50} {y + 50},"
        f" {x - 50} {y - 50}))"
    )
    made = site_diagram(city, square, language=Language.ENGLISH)
    assert made.diagram.total == 5
    reasons = {entry.case_no: entry.reason for entry in made.diagram.not_drawn}
    assert reasons["C0009"] is NotDrawnReason.POSITION_DOUBTFUL


def test_membership_by_text_does_not_rest_on_the_point(city):
    site = find_site(city, "j1")
    named, *_ = crashes()
    elsewhere = replace(named, roads=("友愛路",))
    assert resting_on_point(site, [named]) == frozenset()
    assert resting_on_point(site, [elsewhere]) == {elsewhere.uid}


def test_an_unknown_site_is_a_problem(city):
    with pytest.raises(Problem) as unknown:
        site_diagram(city, "不存在路 / 沒有街")
    assert unknown.value.code.startswith("SITE_UNKNOWN")


def test_the_sheet_lists_every_crash_once(city):
    made = site_diagram(city, "j1", language=Language.CHINESE)
    content = site_sheet_content(made, read_sheet_sources(city, made), printed_on=date(2025, 2, 1))
    assert (content.total, content.drawn, len(content.not_drawn)) == (4, 2, 2)
    assert content.city == "嘉義市"
    assert [crash.key for crash in content.crashes] == ["1", "", "2", ""]
    assert content.crashes[0].type_name == "追撞"
    assert content.crashes[1].detail
    assert len(content.severity_key) == 4
    assert content.program_version


def test_the_sheet_speaks_both_languages(city):
    made = site_diagram(city, "j1", language=Language.ENGLISH)
    content = site_sheet_content(made, read_sheet_sources(city, made))
    assert content.crashes[0].type_name.isascii()
    assert all(symbol.label.isascii() for symbol in content.symbol_key)


def test_the_hash_follows_the_content_and_not_the_language(city):
    chinese = site_diagram(city, "j1", language=Language.CHINESE)
    english = site_diagram(city, "j1", language=Language.ENGLISH)
    fatal = CrashFilter(severities=frozenset({Severity.A1}))
    other = site_diagram(city, "j1", crash_filter=fatal, language=Language.ENGLISH)
    assert data_hash(chinese) == data_hash(english) != data_hash(other)


def sketched_scene(case_no, crs="EPSG:3826", at=AT):
    """A rear-end crash on the west leg of a junction whose arms are not those of the roads."""
    x, y = at
    arms = tuple(
        Arm(name=name, bearing_deg=bearing, street="") for name, bearing in [("A", 0), ("B", 180)]
    )
    tail = ((x - 3.0, y + 60.0), (x - 3.0, y + 27.3))
    lead = ((x - 3.0, y + 40.0), (x - 3.0, y + 22.7))
    return Scene(
        crs=crs,
        case_no=case_no,
        occurred_at="2025-01-06T21:00:00+08:00",
        severity=Severity.A2,
        injured=1,
        junction=SceneJunction(centre=at, arms=arms),
        impact=(x - 3.0, y + 25.0),
        parties=tuple(
            SceneParty(
                no=no,
                class_code="B03",
                role=PartyRole.DRIVER,
                action_code="09",
                length_m=4.6,
                width_m=1.8,
                approach=path,
                contact=Pose(at=path[-1], heading_deg=180.0),
            )
            for no, path in ((1, tail), (2, lead))
        ),
    )


def add_scene(store, scene):
    values = scene_values(scene, at=AT, crash_uid=None, junction_uid=HERE)
    with store.write(actor="test", action="test") as unit:
        insert_scene(unit, values, run_uid=None)


def test_a_stored_scene_is_drawn_on_the_legs_under_its_own_names(city):
    add_scene(city, sketched_scene("C0002"))
    made = site_diagram(city, "j1", language=Language.ENGLISH)
    glyph = next(glyph for glyph in made.diagram.glyphs if glyph.case_no == "C0002")
    assert made.diagram.total == 4
    assert glyph.basis is Basis.SKETCH
    assert glyph.type_code == "13"
    assert [party.leg_in for party in glyph.parties] == ["A", "A"]
    assert [arm.name for arm in made.diagram.arms] == ["A", "E", "B"]


def test_a_scene_without_crash_counts_and_obeys_the_filter(city):
    add_scene(city, sketched_scene("S9"))
    assert site_diagram(city, "j1", language=Language.ENGLISH).diagram.total == 5
    fatal = CrashFilter(severities=frozenset({Severity.A1}))
    made = site_diagram(city, "j1", crash_filter=fatal, language=Language.ENGLISH)
    assert [glyph.case_no for glyph in made.diagram.glyphs] == ["C0003"]


def test_a_scene_of_another_projection_comes_in_the_stores_metres(city):
    west = transformer(3826, 3825).transform(*AT)  # the zone of Penghu
    add_scene(city, sketched_scene("S9", crs="EPSG:3825", at=west))
    made = site_diagram(city, "j1", language=Language.ENGLISH)
    glyph = next(glyph for glyph in made.diagram.glyphs if glyph.case_no == "S9")
    assert abs(glyph.contact[0] - AT[0]) < 50
    assert abs(glyph.contact[1] - AT[1]) < 50


def test_the_json_lists_every_crash_once_without_personal_data(city, tmp_path):
    made = site_diagram(city, "文化路 / 中山路", language=Language.ENGLISH)
    out = tmp_path / "d.json"
    write_diagram(city, made, out)
    told = json.loads(out.read_text(encoding="utf-8"))
    rows = told["crashes"]
    assert len(rows) == told["total"] == 4
    assert len({row["case_no"] for row in rows}) == 4
    assert [row["case_no"] for row in rows if row["not_drawn"]] == [
        entry["case_no"] for entry in told["not_drawn"]
    ]
    assert {row["number"] for row in rows if row["number"]} == {
        glyph["number"] for glyph in told["glyphs"]
    }
    assert all((row["number"] is None) != (row["not_drawn"] is None) for row in rows)
    assert {key for row in rows for party in row["parties"] for key in party} == {
        "no", "role", "class", "action", "impact"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "parties", "base"),
    [
        (Language.CHINESE, "自用小客車", "無底圖"),
        (Language.ENGLISH, "private car", "No base map"),
    ],
)
def test_the_sheet_names_classes_in_full_and_says_what_base_it_stands_on(
    city, language, parties, base
):
    made = site_diagram(city, "文化路 / 中山路", language=language)
    content = site_sheet_content(made, read_sheet_sources(city, made))
    names = {party.class_name for crash in content.crashes for party in crash.parties}
    assert parties in names
    assert not names & {"自用", "普通重型"}
    said = [item.text for item in lay_out_site_sheet(content).items if isinstance(item, Text)]
    assert any(text.startswith(base) for text in said)
