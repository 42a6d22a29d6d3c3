"""Scenes taken along and brought back: new and changed ones are sent once, nobody's is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from shapely import box
from sqlalchemy import func, select

from app.scene_import.importer import import_scenes
from app.scenes.scene_store import open_scene, seal_scene
from app.store.schema import metadata
from app.store.schema import scene as scene_table
from app.store.store import Store, open_store
from app.take_along.bringing import bring_back, overwrite
from app.take_along.returns import Outcome
from app.take_along.taking import take_along
from gis.problems import Problem
from tests.helpers.scenes import SKETCHES, placed, sketch_document

CHIAYI = (194_321.5, 2_597_654.25)
AREA = box(CHIAYI[0] - 300.0, CHIAYI[1] - 300.0, CHIAYI[0] + 300.0, CHIAYI[1] + 300.0)


def bring_in(store: Store, folder: Path, case_no: str, **more: object) -> None:
    document = placed(sketch_document(SKETCHES[0], "4 arms"), shift=CHIAYI)
    path = folder / "scene.json"
    path.write_text(json.dumps(document | {"case_no": case_no} | more, ensure_ascii=False))
    assert import_scenes(store, [path]).accepted == 1


@pytest.fixture
def home(store: Store, tmp_path: Path) -> Store:
    for case_no in ("1", "2"):
        bring_in(store, tmp_path, case_no)
    return store


@pytest.fixture
def taken(home: Store, tmp_path: Path) -> Iterator[Store]:
    assert take_along(home, tmp_path / "along.gpkg", AREA).scenes == 2
    with open_store(tmp_path / "along.gpkg") as store:
        yield store


def scenes_of(store: Store) -> dict[str, dict[str, Any]]:
    with store.read() as connection:
        rows = connection.execute(select(scene_table.c.case_no, scene_table.c.document))
        return {case_no: json.loads(document) for case_no, document in rows}


def test_changed_and_new_scenes_come_home_once(home: Store, taken: Store, tmp_path: Path) -> None:
    bring_in(taken, tmp_path, "1", weather="雨")
    bring_in(taken, tmp_path, "3")
    back = bring_back(taken, home)
    assert [(one.name, one.outcome) for one in back.returned] == [
        ("1", Outcome.SENT),
        ("3", Outcome.SENT),
    ]
    assert scenes_of(home) == scenes_of(taken)
    assert bring_back(taken, home).returned == ()


def test_a_scene_changed_on_both_sides_waits_with_both_versions(
    home: Store, taken: Store, tmp_path: Path
) -> None:
    bring_in(taken, tmp_path, "1", weather="雨")
    bring_in(home, tmp_path, "1", weather="陰")
    (conflict,) = bring_back(taken, home).conflicts
    assert json.loads(str(conflict.home))["weather"] == "陰"
    assert json.loads(str(conflict.mine))["weather"] == "雨"
    assert scenes_of(home)["1"]["weather"] == "陰"
    assert overwrite(taken, home, conflict).outcome is Outcome.SENT
    assert scenes_of(home)["1"]["weather"] == "雨"
    assert bring_back(taken, home).returned == ()


def test_different_parts_changed_on_both_sides_are_merged(
    home: Store, taken: Store, tmp_path: Path
) -> None:
    bring_in(taken, tmp_path, "1", weather="雨")
    bring_in(home, tmp_path, "1", surface="濕潤")
    (told,) = bring_back(taken, home).returned
    assert told.outcome is Outcome.MERGED
    for store in (home, taken):
        assert (scenes_of(store)["1"]["weather"], scenes_of(store)["1"]["surface"]) == (
            "雨",
            "濕潤",
        )
    assert bring_back(taken, home).returned == ()


def test_sealed_scenes_stay_at_home_and_are_never_changed_from_away(
    home: Store, taken: Store, tmp_path: Path
) -> None:
    bring_in(taken, tmp_path, "1", weather="雨")
    seal_scene(home, open_scene(home, "1"))
    (told,) = bring_back(taken, home).returned
    assert told.outcome in (Outcome.CONFLICT, Outcome.REFUSED)
    assert scenes_of(home)["1"].get("weather") != "雨"
    assert take_along(home, tmp_path / "again.gpkg", AREA).scenes == 1


def test_a_case_drawn_on_both_sides_anew_is_a_conflict(
    home: Store, taken: Store, tmp_path: Path
) -> None:
    bring_in(taken, tmp_path, "9", weather="雨")
    bring_in(home, tmp_path, "9", weather="陰")
    assert [one.name for one in bring_back(taken, home).conflicts] == ["9"]
    assert scenes_of(home)["9"]["weather"] == "陰"


def test_what_home_stored_before_the_connection_broke_is_not_sent_twice(
    home: Store, taken: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(taken, tmp_path, "1", weather="雨")

    def lost(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr("app.take_along.scene_return._remember", lost)
        with pytest.raises(ConnectionError):
            bring_back(taken, home)
    with home.read() as connection:
        versions = select(func.sum(scene_table.c.version))
        before = connection.execute(versions).scalar_one()
        (again,) = bring_back(taken, home).returned
        assert again.outcome is Outcome.THERE
    with home.read() as connection:
        assert connection.execute(versions).scalar_one() == before


def test_a_store_that_was_not_taken_along_is_refused(home: Store, tmp_path: Path) -> None:
    other = open_store(tmp_path / "other.gpkg", create=True)
    with other, pytest.raises(Problem, match="TAKE_NOT_TAKEN"):
        bring_back(other, home)


def test_nothing_sealed_goes_along(taken: Store) -> None:
    sealed = [name for name in metadata.tables if "seal" in name or name.startswith("access")]
    assert {"sealed_person", "sealing_key", "access_ticket"} <= set(sealed)
    with taken.read() as connection:
        for name in sealed:
            table = metadata.tables[name]
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 0
