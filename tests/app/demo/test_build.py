"""The demo store: reproducible, complete, plausible, and with its planted flaws found."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace

import pytest
from shapely import unary_union
from shapely.geometry import LineString
from shapely.ops import substring
from sqlalchemy import select

from app.catalogues import load_code_catalogue
from app.coverage import load_coverage
from app.demo.build import build_demo, with_scenes
from app.demo.city import CITY, make_city
from app.demo.crashes import make_crashes
from app.demo.scenes import make_scenes
from app.sites import find_site, list_sites, load_site_crashes
from app.store.crashes import load_crashes
from app.store.schema import scene as scene_table
from app.store.street_geometry import load_street_geometry, load_streets
from app.streets.rebuild import recompute_derived
from app.tasks import Cancelled, silent
from gis.crashes.codes import CodeField
from gis.crashes.place_text import parse_place
from gis.crashes.records import DayPhase, FormEdition, PositionFlag, Severity
from gis.problems import Problem
from gis.scenes.interchange import read_scene
from gis.scenes.translate import translate
from gis.streets.derived import NodeFeatureKind
from tests.helpers.stores import make_store
from tests.helpers.street_stores import untold


def generate(seed: int):
    rng = random.Random(seed)
    city = make_city(rng)
    crashes = make_crashes(city, rng)
    scenes = make_scenes(crashes, city.network.junctions, city.network.roads)
    return city, with_scenes(crashes, scenes), scenes


@pytest.fixture(scope="module")
def made():
    return generate(7)


@pytest.fixture(scope="module")
def demo(shared_store):
    return shared_store, build_demo(shared_store)


def test_the_same_seed_makes_the_same_city_crashes_and_scenes(made):
    assert generate(7)[1:] == made[1:]
    assert generate(7)[0].network.roads == made[0].network.roads
    assert generate(8)[1] != made[1]


def test_streets_have_a_t_a_five_arm_junction_and_no_piece_too_short(made):
    network = made[0].network
    arms = Counter(junction.arms for junction in network.junctions)
    assert arms[3] > 5
    assert arms[4] > 20
    assert arms[5] >= 1
    assert min(road.line.length for road in network.roads) > 20.0


def test_every_place_text_is_read_back_to_the_roads_it_names(made):
    for crash in made[1]:
        read = parse_place(crash.place_text)
        assert read.city == CITY
        assert read.district == crash.district
        assert read.roads == crash.roads
        assert read.two_sided == (" / " in crash.place_text)


def test_every_code_is_one_of_the_form(made):
    catalogue = load_code_catalogue()

    def known(of: CodeField, code: str | None) -> bool:
        return (
            code is not None and catalogue.entry(of, code, form=FormEdition.FROM_112_07) is not None
        )

    for crash in made[1]:
        assert known(CodeField.TYPE, crash.type_code)
        assert known(CodeField.CAUSE, crash.cause_code)
        assert known(CodeField.WEATHER, crash.weather_code)
        assert known(CodeField.LIGHT, crash.light_code)
        assert known(CodeField.ROAD_FORM, crash.road_form_code)
        for party in crash.parties:
            assert known(CodeField.CLASS, party.class_code)
            assert known(CodeField.ACTION, party.action_code)
            assert known(CodeField.IMPACT, party.impact_code)
            assert known(CodeField.CAUSE, party.cause_code)
            assert known(CodeField.INJURY, party.injury_code)
            assert known(CodeField.PROTECTION, party.protection_code)


def test_severity_agrees_with_the_people_hurt(made):
    for crash in made[1]:
        assert (crash.severity is Severity.A1) == (crash.deaths_24h > 0)
        assert crash.deaths_30d >= crash.deaths_24h
        assert crash.injured + crash.deaths_24h >= 1
        hurt = [party for party in crash.parties if party.injury_code in ("2", "5")]
        assert crash.injured == len(hurt)


def test_scenes_belong_to_crashes_that_say_the_same(made):
    _, crashes, scenes = made
    assert len(scenes) >= 40
    by_case = {crash.case_no: crash for crash in crashes}
    assert {"10", "12", "13", "15", "16"} <= {scene["type_code"] for scene in scenes}
    for scene in scenes:
        crash = by_case[scene["case_no"]]
        assert scene["type_code"] == crash.type_code
        assert [party["class"] for party in scene["parties"]] == [
            party.class_code for party in crash.parties
        ]
        if scene["junction"] is not None:
            assert len(scene["junction"]["arms"]) in (3, 4, 5)


def test_paths_end_at_the_contact_and_footprints_reach_the_impact(made):
    for scene in made[2]:
        for party in scene["parties"]:
            assert party["approach"][-1] == party["contact"]["at"]
            half_diagonal = LineString([(0, 0), party["size_m"]]).length / 2
            reach = LineString([party["contact"]["at"], scene["impact"]]).length
            assert reach <= half_diagonal + 0.05


@pytest.mark.parametrize("with_code", [True, False])
def test_every_scene_is_read_as_the_type_it_was_made_as(made, with_code):
    for document in made[2]:
        scene = read_scene(document)
        record = translate(scene if with_code else replace(scene, type_code=None))
        assert record.type_code == document["type_code"]
        assert record.warnings == ()
        assert record.inside_junction is not None


def test_the_store_holds_what_it_says(demo):
    store, result = demo
    assert 1_700 <= result.crashes <= 2_300
    assert result.sites == len(list_sites(store).sites)
    with store.read() as connection:
        crashes = load_crashes(connection)
        documents = connection.execute(select(scene_table.c.document)).scalars().all()
    assert len(crashes) == result.crashes
    assert len(documents) == result.scenes
    assert all(json.loads(document)["schema"] == "daoan.scene/1" for document in documents)
    assert all(crash.day_phase is not DayPhase.UNKNOWN for crash in crashes)


def test_signals_stand_at_every_junction_of_four_arms_unless_small_streets_alone_meet(made):
    network = made[0].network
    signals = {one.at for one in network.features if one.kind is NodeFeatureKind.SIGNAL}
    names_of = {one.at: one.road_names for one in network.junctions if one.arms > 3}
    without = names_of.keys() - signals
    assert signals <= names_of.keys()
    # small streets: 榕蔭, 書香, 溪畔 and 明行 from south to north, 平順, 慢行, 守望 and 燈塔
    # across, 斜陽
    assert all(set("榕書溪明平慢守燈斜") >= {name[0] for name in names_of[at]} for at in without)
    assert all({name[0] for name in names_of[at]} - set("榕書溪明平慢守燈斜") for at in signals)
    # 朝安 and 青禾 cross six streets each, the four small columns three main rows each but for the
    # T of 明行 at 稻香; the west end of 康莊; 星光 with 書香 and 慢行, with 朝安, with 溪畔
    assert len(signals) == 6 + 6 + 4 * 3 - 1 + 1 + 3


def test_streets_in_the_store_are_as_wide_as_the_scenes_draw_them(demo):
    """Across the middle of a block: twice the scenes' half width, however the strips are made."""
    wide = {"primary": 18.0, "secondary": 15.0, "tertiary": 12.0, "residential": 10.0}
    with demo[0].read() as connection:
        roads = {street.road.uid: street.road for street in load_streets(connection)}
        geometry = load_street_geometry(connection)
    islands = unary_union([island.shape for island in geometry.islands])
    bodies = {body.road: body.shape for body in geometry.bodies}
    measured = Counter()
    for uid in {lane.road for lane in geometry.lanes if not lane.assumed}:
        line = roads[uid].line
        middle = substring(line, line.length / 2 - 2, line.length / 2 + 2)
        across = middle.buffer(30, cap_style="flat")
        area = across.intersection(bodies[uid].union(islands)).area
        assert area / 4.0 == pytest.approx(wide[roads[uid].road_class], abs=0.01)
        measured[roads[uid].road_class] += 1
    assert min(measured[kind] for kind in wide) >= 7


def test_only_streets_that_nobody_measured_are_assumed(demo):
    with demo[0].read() as connection:
        names = {street.road.uid: street.road.name for street in load_streets(connection)}
        lanes = load_street_geometry(connection).lanes
    assumed = {names[lane.road] for lane in lanes if lane.assumed}
    assert assumed == {"星光路", "斜陽街", "田中央路", "明行街", "慢行街", "燈塔街"}


def test_streets_show_what_the_law_asks_for(demo):
    with demo[0].read() as connection:
        geometry = load_street_geometry(connection)
    kinds = {marking.kind for marking in geometry.markings}
    assert {"crosswalk", "stop_line", "lane_arrow", "motorcycle_box", "two_stage_box"} <= kinds
    assert {"zebra_crossing", "give_way_line", "parking_line", "no_crossing_line"} <= kinds
    assert geometry.sidewalks
    assert geometry.blocks


def test_two_demo_stores_have_the_same_streets_which_stay_when_made_again(demo, tmp_path):
    def streets_of(one):
        with one.read() as connection:
            made = load_street_geometry(connection)
        shapes = tuple(replace(shape, street=untold([shape.street])[0]) for shape in made.shapes)
        return replace(made, roads=tuple(untold(made.roads)), shapes=shapes)

    with make_store(tmp_path / "again.gpkg") as store:
        build_demo(store)
        made = streets_of(store)
        assert made == streets_of(demo[0])
        with store.write(actor="t", action="again") as unit:
            recompute_derived(unit, silent)
        assert streets_of(store) == made


def test_every_month_is_complete(demo):
    with demo[0].read() as connection:
        rows = load_coverage(connection)
    assert len(rows) == 24
    assert all(row.complete for row in rows)


def test_the_planted_default_point_is_flagged_and_does_not_make_a_site(demo):
    store, _ = demo
    with store.read() as connection:
        crashes = load_crashes(connection)
        flags = Counter(crash.position_flag for crash in crashes)
        assert 50 <= flags[PositionFlag.DEFAULT_POINT] <= 75
        for ranked in list_sites(store, limit=10).sites:
            site = find_site(store, ranked.id)
            held = load_site_crashes(connection, site)
            flagged = [crash for crash in held if not crash.position_flag.usable]
            assert all(len(crash.roads) >= 2 for crash in flagged)
            assert ranked.position_quality > 0.85


def test_a_store_with_data_is_not_touched(demo):
    store, _ = demo
    with pytest.raises(Problem) as told:
        build_demo(store)
    assert told.value.code == "DEMO_STORE_HOLDS_DATA"


def test_cancelling_leaves_an_empty_store(store):
    def stop(code: str, fraction: float) -> None:
        if fraction > 0.6:
            raise Cancelled

    with pytest.raises(Cancelled):
        build_demo(store, progress=stop)
    with store.read() as connection:
        assert load_crashes(connection) == []
