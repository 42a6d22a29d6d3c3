"""Where a new scene begins: its place in words, the crashes recorded there, what they fill in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.catalogues import load_code_catalogue
from app.scenes.scene_store import new_scene
from app.scenes.starting import (
    SceneWish,
    begin_scene,
    begin_scene_of_case,
    blank_scene,
    find_place,
    find_start,
    usual_moment,
    with_crash,
)
from app.store.crashes import insert_crashes
from app.store.streets import load_junctions
from app.street_import.importer import import_streets
from gis.crashes.records import (
    AgeBand,
    Crash,
    CrashUid,
    FormEdition,
    Party,
    PartyRole,
    Severity,
)
from gis.problems import Problem
from tests.helpers.stores import make_store
from tests.helpers.streets import write_cross

WHEN = datetime(2025, 3, 4, 5, 17, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    with make_store(tmp_path / "city.gpkg") as opened:
        import_streets(opened, write_cross(tmp_path / "cross.osm"))
        yield opened


@pytest.fixture
def corner(store):
    with store.read() as connection:
        return load_junctions(connection)[0].at


def crash_at(at, *, case_no="11403DA0001", form=FormEdition.FROM_112_07, **values):
    parties = (
        Party(
            sequence=1,
            role=PartyRole.DRIVER,
            class_code="B03",
            action_code="09",
            impact_code="01",
            age_band=AgeBand.A35,
        ),
        Party(sequence=2, role=PartyRole.RIDER, class_code="C03", injury_code="2"),
        Party(sequence=2, role=PartyRole.PASSENGER, class_code="C03", injury_code="2"),
    )
    usual = {
        "uid": CrashUid("c1"),
        "case_no": case_no,
        "occurred_at": WHEN,
        "severity": Severity.A2,
        "injured": 2,
        "place_text": "中山路與文化路口",
        "form": form,
        "weather_code": "8",
        "type_code": "10",
        "speed_limit_kmh": 50,
        "point": at,
        "precinct": "東區分局",
        "parties": parties,
    }
    return Crash(**(usual | values))


def put(store, *crashes):
    with store.write(actor="test", action="import crashes") as unit:
        insert_crashes(unit, crashes, run_uid=None)


def test_a_place_at_a_junction_is_called_by_its_two_streets(store, corner):
    place = find_place(store, (corner[0] + 3.0, corner[1] - 2.0))
    assert place.words == "中山路與文化路口"
    assert len(place.junction.arms) == 4
    assert place.base_date is not None


def test_a_place_between_junctions_is_called_by_its_street_and_the_next_corner(store, corner):
    place = find_place(store, (corner[0] + 60.0, corner[1] + 2.0))
    assert place.words in (
        "中山路（距文化路口約 60 公尺）",
        "文化路（距中山路口約 60 公尺）",
    )
    assert place.junction is None


def test_a_place_far_from_all_streets_has_no_name(store, corner):
    place = find_place(store, (corner[0] + 5_000.0, corner[1]))
    assert (place.words, place.junction, place.crashes) == ("", None, ())


def test_crashes_nearby_are_offered_latest_first_unless_they_are_drawn_or_far(store, corner):
    x, y = corner
    old = datetime(2024, 1, 1, tzinfo=UTC)
    put(
        store,
        crash_at((x + 1, y), case_no="A"),
        crash_at((x, y + 2), case_no="B", uid=CrashUid("c2"), occurred_at=old),
        crash_at((x + 500, y), case_no="FAR", uid=CrashUid("c3")),
        crash_at((x, y), case_no="DRAWN", uid=CrashUid("c4")),
    )
    place = find_place(store, corner)
    drawn = blank_scene(place, case_no="DRAWN", occurred_at=WHEN, handler="lin")
    new_scene(store, drawn)
    assert [one.case_no for one in find_place(store, corner).crashes] == ["A", "B"]


def test_a_new_scene_gets_a_number_that_no_scene_has(store, corner):
    start = find_start(store, corner, WHEN)
    assert start.case_no == "20250304-1"
    scene = blank_scene(start.place, case_no=start.case_no, occurred_at=WHEN, handler="lin")
    new_scene(store, scene)
    assert find_start(store, corner, WHEN).case_no == "20250304-2"


def test_the_usual_moment_is_the_last_five_minutes_begun_in_taiwan():
    assert usual_moment(WHEN).isoformat() == "2025-03-04T13:15:00+08:00"


def test_a_recorded_crash_fills_in_what_is_known_and_no_passengers(store, corner):
    put(store, crash_at(corner))
    place = find_place(store, corner)
    wish = SceneWish(place=place, case_no="ignored", occurred_at=WHEN, crash=place.crashes[0].uid)
    scene = begin_scene(store, wish)
    assert scene.case_no == "11403DA0001"
    assert scene.occurred_at == "2025-03-04T13:17+08:00"
    assert (scene.severity, scene.injured, scene.station) == (Severity.A2, 2, "東區分局")
    assert scene.weather == "晴"
    assert scene.report.speed_limit_kmh == 50
    assert [(one.no, one.class_code, one.age_band) for one in scene.parties] == [
        (1, "B03", "35-44"),
        (2, "C03", ""),
    ]
    assert begin_scene_of_case(store, "11403DA0001").parties == scene.parties


def test_a_case_that_has_a_scene_begins_no_second_one(store, corner):
    place = find_place(store, corner)
    new_scene(store, blank_scene(place, case_no="A", occurred_at=WHEN, handler=""))
    with pytest.raises(Problem, match="SCENE_EXISTS"):
        begin_scene(store, SceneWish(place=place, case_no="A", occurred_at=WHEN))


def test_a_crash_without_a_place_says_what_to_do(store, corner):
    put(store, crash_at(None))
    with pytest.raises(Problem, match="CRASH_NOWHERE"):
        begin_scene_of_case(store, "11403DA0001")
    with pytest.raises(Problem, match="CRASH_GONE"):
        begin_scene_of_case(store, "unknown")


def test_parties_of_one_number_are_numbered_anew(store, corner):
    crash = crash_at(corner)
    twice = crash_at(
        corner, parties=(crash.parties[0], Party(sequence=1, role=PartyRole.PEDESTRIAN))
    )
    blank = blank_scene(find_place(store, corner), case_no="A", occurred_at=WHEN, handler="")
    scene = with_crash(blank, twice, load_code_catalogue())
    assert [one.no for one in scene.parties] == [1, 2]


def test_codes_of_the_older_form_are_brought_to_the_form_of_today(store, corner):
    codes = load_code_catalogue()
    blank = blank_scene(find_place(store, corner), case_no="A", occurred_at=WHEN, handler="")
    old = crash_at(corner, form=FormEdition.UNTIL_112_06, weather_code="8")
    assert with_crash(blank, old, codes).weather == "晴"
