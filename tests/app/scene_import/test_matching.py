"""Which crash a scene is of: by case number, else by place and time; certain only where clear."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.scene_import.importer import import_scenes
from app.scene_import.matching import MatchBy, SceneMatch, match_scene
from app.scenes.scene_link import crashes_of_scene, link_scene
from app.scenes.scene_list import listed_scene, read_scene_list
from app.scenes.scene_store import new_scene, open_scene, save_scene, seal_scene
from app.store.crashes import insert_crashes
from app.store.store import Store
from gis.crashes.records import Crash
from gis.problems import Problem
from tests.helpers.demo import make_crash
from tests.helpers.scene_lists import made_document, made_scene

SCENE = made_scene(3)
HERE = SCENE.impact or (0.0, 0.0)
NOON = "2024-01-02T05:30"  # 21 h after 2024-01-01T08:30 in Taiwan


def crash(
    east_m: float = 0.0,
    minutes: float = 0.0,
    *,
    case_no: str | None = None,
) -> Crash:
    made = make_crash(at=NOON, point=(HERE[0] + east_m, HERE[1]))
    return replace(made, occurred_at=made.occurred_at + timedelta(minutes=minutes), case_no=case_no)


def store_crashes(store: Store, crashes: Iterable[Crash]) -> None:
    with store.write(actor="test", action="test") as unit:
        insert_crashes(unit, crashes, run_uid=None)


def matched(store: Store) -> SceneMatch:
    with store.read() as connection:
        return match_scene(connection, SCENE, store.epsg)


def test_the_same_case_number_is_certain_wherever_the_record_lies(store: Store) -> None:
    same, near = crash(4_000.0, 900, case_no=SCENE.case_no), crash(1.0)
    store_crashes(store, [same, near])
    match = matched(store)
    assert match.certain is not None
    assert (match.certain.crash_uid, match.certain.by) == (same.uid, MatchBy.CASE)
    assert len(match.found) == 1


def test_a_case_number_written_otherwise_is_found(store: Store) -> None:
    other = crash(20.0, 5, case_no="113-cy 00003")
    store_crashes(store, [other])
    match = matched(store)
    assert match.certain is not None
    assert (match.certain.crash_uid, match.certain.by) == (other.uid, MatchBy.LIKE_CASE)


def test_one_crash_near_in_place_and_time_is_certain(store: Store) -> None:
    near = crash(30.0, -20)
    store_crashes(store, [near, crash(400.0), crash(0.0, 200)])
    match = matched(store)
    assert [one.crash_uid for one in match.found] == [near.uid]
    assert match.certain is match.found[0]
    assert match.found[0].away_m == pytest.approx(30.0)
    assert match.found[0].minutes_later == pytest.approx(-20.0)


@pytest.mark.parametrize(
    "crashes",
    [
        [crash(30.0, -20), crash(100.0, 90)],  # two that fit
        [crash(120.0, 5)],  # alone, but not near
        [crash(10.0, 150)],  # alone, but hours away
    ],
)
def test_what_is_not_clear_asks_for_an_answer(store: Store, crashes: list[Crash]) -> None:
    fresh = [replace(one, uid=make_crash().uid) for one in crashes]
    store_crashes(store, fresh)
    match = matched(store)
    assert match.certain is None
    assert match.is_unsure
    assert [one.crash_uid for one in match.found] == [one.uid for one in fresh]


def test_a_record_without_point_is_found_by_its_road(store: Store) -> None:
    named = replace(crash(), point=None, place_text=f"嘉義市{SCENE.place.split(' / ')[0]}100號前")
    other = replace(crash(), point=None, place_text="嘉義市博愛路一段5號前")
    store_crashes(store, [named, other])
    match = matched(store)
    assert [one.crash_uid for one in match.found] == [named.uid]
    assert match.is_unsure


def test_a_crash_that_is_drawn_already_is_never_taken_silently(store: Store) -> None:
    drawn = crash(5.0)
    store_crashes(store, [drawn])
    first = new_scene(store, replace(SCENE, case_no="OTHER-1"))
    listed = listed_scene(store, first.uid)
    assert listed is not None
    link_scene(store, listed, drawn.uid)
    match = matched(store)
    assert match.certain is None
    assert match.found[0].drawn_case == "OTHER-1"


def test_a_confirmed_link_stays_when_the_scene_is_saved_and_imported_again(
    store: Store, tmp_path: Path
) -> None:
    near, other = crash(30.0, -20), crash(100.0, 90)
    store_crashes(store, [near, other])
    path = tmp_path / "a.json"
    path.write_text(json.dumps(made_document(3)), encoding="utf-8")
    result = import_scenes(store, [path])
    assert (result.matched, result.unsure) == (0, (SCENE.case_no,))
    (scene,) = read_scene_list(store).scenes
    assert {one.crash_uid for one in crashes_of_scene(store, scene.uid).found} == {
        near.uid,
        other.uid,
    }
    assert link_scene(store, scene, other.uid).crash_uid == other.uid
    opened = open_scene(store, SCENE.case_no)
    saved = save_scene(store, opened, replace(opened.scene, weather="雨"))
    assert saved.crash_uid == other.uid
    again = import_scenes(store, [path])
    assert (again.updated, again.unsure) == (1, ())
    assert open_scene(store, SCENE.case_no).crash_uid == other.uid


def test_the_only_crash_that_can_be_meant_is_linked_by_the_import(
    store: Store, tmp_path: Path
) -> None:
    near = crash(30.0, -20)
    store_crashes(store, [near])
    path = tmp_path / "a.json"
    path.write_text(json.dumps(made_document(3)), encoding="utf-8")
    result = import_scenes(store, [path])
    assert (result.matched, result.unsure) == (1, ())
    assert read_scene_list(store).scenes[0].crash_uid == near.uid


def test_a_sealed_scene_can_be_linked_and_let_go_of_its_crash(store: Store) -> None:
    near = crash(100.0, 90)
    store_crashes(store, [near])
    sealed = seal_scene(store, new_scene(store, SCENE))
    listed = listed_scene(store, sealed.uid)
    assert listed is not None
    linked = link_scene(store, listed, near.uid)
    assert linked.crash_uid == near.uid
    assert link_scene(store, linked, None).crash_uid is None
    assert open_scene(store, SCENE.case_no).seal_is_intact


def test_a_link_to_a_scene_that_somebody_changed_is_refused(store: Store) -> None:
    near = crash(100.0, 90)
    store_crashes(store, [near])
    opened = new_scene(store, SCENE)
    listed = listed_scene(store, opened.uid)
    assert listed is not None
    save_scene(store, opened, replace(SCENE, weather="雨"))
    with pytest.raises(Problem, match="STALE_WRITE"):
        link_scene(store, listed, near.uid)
