"""What could be lost on the way home: a link, a newer version, a seal, a correction."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from shapely import box
from sqlalchemy import update

from app.scene_import.importer import import_scenes
from app.scenes.scene_store import correct_scene, open_scene, save_scene, seal_scene
from app.store.crashes import insert_crashes
from app.store.roles.names import Role
from app.store.schema import scene as scene_table
from app.store.store import Store, open_store
from app.take_along.bringing import bring_back, overwrite
from app.take_along.returns import Outcome
from app.take_along.taking import take_along
from gis.problems import Problem
from tests.helpers.demo import make_crash
from tests.helpers.postgres import TestServer, login_of
from tests.helpers.scenes import SKETCHES, placed, sketch_document

CHIAYI = (194_321.5, 2_597_654.25)
AREA = box(CHIAYI[0] - 300.0, CHIAYI[1] - 300.0, CHIAYI[0] + 300.0, CHIAYI[1] + 300.0)


def bring_in(store: Store, folder: Path, case_no: str, **more: object) -> None:
    document = placed(sketch_document(SKETCHES[0], "4 arms"), shift=CHIAYI)
    path = folder / "scene.json"
    path.write_text(json.dumps(document | {"case_no": case_no} | more, ensure_ascii=False))
    assert import_scenes(store, [path]).accepted == 1


def weather_of(store: Store, case_no: str) -> str | None:
    return open_scene(store, case_no).scene.weather


@pytest.fixture
def home(store: Store, tmp_path: Path) -> Store:
    for case_no in ("1", "2"):
        bring_in(store, tmp_path, case_no)
    return store


@pytest.fixture
def taken(home: Store, tmp_path: Path) -> Iterator[Store]:
    take_along(home, tmp_path / "along.gpkg", AREA)
    with open_store(tmp_path / "along.gpkg") as store:
        yield store


def test_a_conflict_is_not_settled_over_what_nobody_has_seen(
    home: Store, taken: Store, tmp_path: Path
) -> None:
    bring_in(taken, tmp_path, "1", weather="雨")
    bring_in(home, tmp_path, "1", weather="陰")
    (conflict,) = bring_back(taken, home).conflicts
    bring_in(home, tmp_path, "1", weather="霧")
    with pytest.raises(Problem, match="STALE_WRITE"):
        overwrite(taken, home, conflict)
    assert weather_of(home, "1") == "霧"


def test_a_file_is_not_brought_back_to_itself(taken: Store, home: Store, tmp_path: Path) -> None:
    bring_in(taken, tmp_path, "1", weather="雨")
    with (
        open_store(tmp_path / "along.gpkg") as again,
        pytest.raises(Problem, match="TAKE_SAME_STORE"),
    ):
        bring_back(again, taken)
    assert [one.outcome for one in bring_back(taken, home).returned] == [Outcome.SENT]
    assert weather_of(home, "1") == "雨"


def test_a_file_is_not_brought_to_a_store_that_it_was_not_taken_from(
    taken: Store, home: Store, tmp_path: Path
) -> None:
    bring_in(taken, tmp_path, "3")
    with (
        open_store(tmp_path / "other.gpkg", create=True) as other,
        pytest.raises(Problem, match="TAKE_OTHER_HOME"),
    ):
        bring_back(taken, other)
    assert [one.name for one in bring_back(taken, home).returned] == ["3"]
    assert open_scene(home, "3").case_no == "3"


def test_a_scene_sealed_away_is_sealed_at_home(taken: Store, home: Store, tmp_path: Path) -> None:
    bring_in(taken, tmp_path, "1", weather="雨")
    seal_scene(taken, open_scene(taken, "1"))
    seal_scene(taken, open_scene(taken, "2"))
    told = {one.name: one.outcome for one in bring_back(taken, home).returned}
    assert told == {"1": Outcome.SENT, "2": Outcome.SENT}
    assert [open_scene(home, case_no).is_sealed for case_no in ("1", "2")] == [True, True]
    assert weather_of(home, "1") == "雨"
    assert bring_back(taken, home).returned == ()


def test_a_correction_made_away_comes_home(taken: Store, home: Store) -> None:
    sealed = seal_scene(taken, open_scene(taken, "1"))
    correct_scene(taken, sealed, replace(sealed.scene, weather="雨"), "看錯了")
    assert [one.outcome for one in bring_back(taken, home).returned] == [Outcome.SENT]
    at_home = open_scene(home, "1")
    assert (at_home.is_sealed, at_home.scene.weather) == (True, "雨")
    assert [one.words for one in at_home.corrections] == [("看錯了",)]
    assert bring_back(taken, home).returned == ()


def test_a_case_renamed_to_one_that_home_has_is_refused_and_the_others_are_sent(
    taken: Store, home: Store, tmp_path: Path
) -> None:
    bring_in(home, tmp_path, "5")
    opened = open_scene(taken, "1")
    save_scene(taken, opened, replace(opened.scene, case_no="5"))
    bring_in(taken, tmp_path, "2", weather="雨")
    told = {one.name: one for one in bring_back(taken, home).returned}
    assert told["5"].outcome is Outcome.REFUSED
    assert told["5"].problem is not None
    assert told["5"].problem.code == "SCENE_EXISTS"
    assert told["2"].outcome is Outcome.SENT


def test_a_link_to_a_crash_made_by_hand_stays_when_a_scene_comes_home(
    home: Store, tmp_path: Path
) -> None:
    made = make_crash(at="2024-01-02T05:30", point=CHIAYI)
    crash_uid = made.uid
    with home.write(actor="tester", action="link") as unit:
        insert_crashes(unit, [made], run_uid=None)
        unit.connection.execute(
            update(scene_table).where(scene_table.c.case_no == "1").values(crash_uid=crash_uid)
        )
    take_along(home, tmp_path / "along.gpkg", AREA)
    with open_store(tmp_path / "along.gpkg") as taken:
        bring_in(taken, tmp_path, "1", weather="雨")
        assert [one.outcome for one in bring_back(taken, home).returned] == [Outcome.SENT]
    assert open_scene(home, "1").crash_uid == crash_uid


def test_a_station_user_may_bring_scenes_home(
    postgres: TestServer, database: str, server_store: Store, tmp_path: Path
) -> None:
    bring_in(server_store, tmp_path, "1")
    url = postgres.url(database, login_of(Role.STATION_USER), password=None)
    with open_store(url) as home:
        take_along(home, tmp_path / "along.gpkg", AREA)
        with open_store(tmp_path / "along.gpkg") as taken:
            bring_in(taken, tmp_path, "1", weather="雨")
            bring_in(taken, tmp_path, "3")
            told = {
                one.name: (one.outcome, one.problem) for one in bring_back(taken, home).returned
            }
    assert told == {"1": (Outcome.SENT, None), "3": (Outcome.SENT, None)}
