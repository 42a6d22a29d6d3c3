"""The list of scenes: what passes, what is found, in which order; read as it was stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scenes.scene_list import (
    ListedScene,
    SceneFilter,
    SceneOrder,
    SceneShelf,
    listed_scene,
    load_drawings,
    read_scene_list,
    scene_of_crash,
)
from app.scenes.scene_store import correct_scene, new_scene, open_scene, seal_scene
from app.store.crashes import insert_crashes
from app.store.scenes import SceneStatus
from app.store.store import Store
from gis.crashes.records import CrashUid
from tests.helpers.demo import make_crash
from tests.helpers.scene_lists import (
    HANDLERS,
    STATIONS,
    fill_with_scenes,
    listed,
    made_scene,
    many_listed,
)


def cases(scenes: tuple[ListedScene, ...]) -> list[str]:
    return [scene.case_no for scene in scenes]


def test_the_list_says_what_was_stored(store: Store) -> None:
    opened = new_scene(store, made_scene(5))
    (scene,) = read_scene_list(store).scenes
    assert (scene.uid, scene.version, scene.case_no) == (opened.uid, 1, "113CY00005")
    assert scene.occurred_at == datetime(2024, 1, 2, 11, 30, tzinfo=UTC)  # 35 h after the first
    assert scene.day == date(2024, 1, 2)
    assert (scene.station, scene.handler, scene.status) == (
        STATIONS[0],
        HANDLERS[1],
        SceneStatus.DRAFT,
    )
    assert scene.at == pytest.approx(made_scene(5).impact)
    assert (scene.crash_uid, scene.changed_by) == (None, opened.changed_by)


def test_a_crash_just_before_midnight_belongs_to_the_day_in_taiwan() -> None:
    late = listed(0, occurred_at=datetime(2024, 5, 6, 15, 59, tzinfo=UTC))
    early = listed(0, occurred_at=datetime(2024, 5, 6, 16, 0, tzinfo=UTC))
    assert (late.day, early.day) == (date(2024, 5, 6), date(2024, 5, 7))


def test_mine_are_those_i_handle_and_those_without_handler_that_i_changed_last() -> None:
    shelf = SceneShelf(
        (
            listed(1, handler="wang", changed_by="lin"),
            listed(2, handler="lin", changed_by="wang"),
            listed(3, handler="", changed_by="lin"),
        )
    )
    mine = shelf.passing(SceneFilter(owner="lin"), SceneOrder.CASE)
    assert cases(mine) == ["113CY00002", "113CY00003"]


@pytest.mark.parametrize(
    "words",
    [
        "113cy00008",
        "１１３ＣＹ００００８",
        "113/01/03 民族路",
        "113-01-03 垂楊",
        "2024-01-03 chen",
        "2024/01/03",
    ],
)
def test_a_scene_is_found_by_every_word_in_any_form(words: str) -> None:
    shelf = SceneShelf(many_listed(40))  # number 8: 56 h after the first
    assert "113CY00008" in cases(shelf.passing(SceneFilter(words=words)))
    assert cases(shelf.passing(SceneFilter(words=f"{words} nowhere"))) == []


def test_the_two_forms_of_tai_find_each_other() -> None:
    shelf = SceneShelf((listed(0, place="臺林街 / 台斗街"),))
    assert len(shelf.passing(SceneFilter(words="台林街 臺斗街"))) == 1


FILTERS = st.builds(
    SceneFilter,
    owner=st.sampled_from(("", *HANDLERS)),
    unfinished=st.booleans(),
    unlinked=st.booleans(),
    stations=st.frozensets(st.sampled_from(STATIONS), max_size=2),
    since=st.none() | st.dates(date(2024, 1, 1), date(2024, 1, 20)),
    until=st.none() | st.dates(date(2024, 1, 1), date(2024, 1, 20)),
    words=st.sampled_from(("", "民族", "00", "a2 chen", "113/01")),
)


@given(wanted=FILTERS, order=st.sampled_from(SceneOrder))
def test_a_scene_passes_where_it_meets_every_condition(
    wanted: SceneFilter, order: SceneOrder
) -> None:
    shelf = SceneShelf(many_listed(60))
    alone = {
        scene.uid
        for scene in shelf.scenes
        if all(
            scene in shelf.passing(part)
            for part in (
                SceneFilter(owner=wanted.owner),
                SceneFilter(unfinished=wanted.unfinished),
                SceneFilter(unlinked=wanted.unlinked),
                SceneFilter(stations=wanted.stations),
                SceneFilter(since=wanted.since),
                SceneFilter(until=wanted.until),
                *(SceneFilter(words=word) for word in wanted.words.split()),
            )
        )
    }
    assert {scene.uid for scene in shelf.passing(wanted, order)} == alone


def test_each_condition_keeps_what_it_says() -> None:
    shelf = SceneShelf(many_listed(60))
    drafts = shelf.passing(SceneFilter(unfinished=True))
    assert {scene.status for scene in drafts} == {SceneStatus.DRAFT}
    assert len(drafts) == 45  # every fourth is sealed
    assert len(shelf.passing(SceneFilter(unlinked=True))) == 30  # every other has a crash
    assert len(shelf.passing(SceneFilter(stations=frozenset({STATIONS[2], ""})))) == 24
    since = shelf.passing(SceneFilter(since=date(2024, 1, 3), until=date(2024, 1, 3)))
    assert {scene.day for scene in since} == {date(2024, 1, 3)}


def test_orders_put_what_has_no_such_fact_last() -> None:
    shelf = SceneShelf(
        (
            listed(1, changed_at=None, station=""),
            listed(2, occurred_at=None),
            listed(3),
        )
    )
    assert cases(shelf.passing(SceneFilter(), SceneOrder.CHANGED))[-1] == "113CY00001"
    assert cases(shelf.passing(SceneFilter(), SceneOrder.OCCURRED)) == [
        "113CY00003",
        "113CY00001",
        "113CY00002",
    ]
    assert cases(shelf.passing(SceneFilter(), SceneOrder.STATION))[-1] == "113CY00001"
    assert cases(shelf.passing(SceneFilter(), SceneOrder.CASE))[0] == "113CY00001"


def test_stations_are_counted_and_the_missing_one_stands_last() -> None:
    counted = SceneShelf(many_listed(12)).stations()
    assert dict(counted) == {station: 2 for station in STATIONS[2:]} | {
        station: 3 for station in STATIONS[:2]
    }
    assert counted[-1][0] == ""


def test_a_sealed_and_corrected_scene_is_listed_and_drawn_as_corrected(store: Store) -> None:
    scene = made_scene(1)
    sealed = seal_scene(store, new_scene(store, scene))
    correct_scene(store, sealed, replace(scene, place="民生北路 / 公義路"), "wrong street")
    (found,) = read_scene_list(store).scenes
    assert (found.place, found.is_finished) == ("民生北路 / 公義路", True)
    assert load_drawings(store, [found.uid])[found.uid].place == "民生北路 / 公義路"


def test_drawings_that_cannot_be_read_are_left_out(store: Store) -> None:
    fill_with_scenes(store, 3)
    uids = [scene.uid for scene in read_scene_list(store).scenes]
    with store.write(actor="test", action="test") as unit:
        unit.connection.exec_driver_sql(
            "UPDATE scene SET document = '{}' WHERE case_no = '113CY00001'"
        )
    drawn = load_drawings(store, uids)
    assert sorted(scene.case_no for scene in drawn.values()) == ["113CY00000", "113CY00002"]


def test_a_crash_leads_to_the_scene_changed_last(store: Store) -> None:
    crash = replace(make_crash(), case_no="113CY00007")
    with store.write(actor="test", action="test") as unit:
        insert_crashes(unit, [crash], run_uid=None)
    assert scene_of_crash(store, crash.uid) is None
    opened = new_scene(store, made_scene(7))
    found = scene_of_crash(store, CrashUid(crash.uid))
    assert found is not None
    assert found == listed_scene(store, opened.uid)
    assert read_scene_list(store).of_crash(crash.uid) == found
    assert open_scene(store, "113CY00007").crash_uid == crash.uid
