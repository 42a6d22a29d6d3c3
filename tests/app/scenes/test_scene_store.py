"""Scenes out of the store and back: versions, conflicts, seals, corrections, history."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from shapely import Point as ShapelyPoint
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.scene_import.importer import import_scenes
from app.scenes.scene_link import link_scene
from app.scenes.scene_list import listed_scene
from app.scenes.scene_store import (
    OpenScene,
    SceneConflict,
    correct_scene,
    new_scene,
    open_scene,
    open_scene_of_uid,
    save_scene,
    scene_history,
    seal_scene,
    unused_case_no,
)
from app.store.scene_changes import SceneEvent
from app.store.scenes import SceneStatus, load_scenes
from app.store.schema import junction as junction_table
from app.store.schema import quarantine
from app.store.schema import scene as scene_table
from app.store.store import Store
from gis.crashes.records import Severity
from gis.problems import Problem
from gis.scenes.delta import ChangeKind
from gis.scenes.interchange import SceneDefects, write_scene
from gis.scenes.merging import PartKey
from gis.scenes.scene import Mark, MarkForm, Scene, SceneParty, SceneText
from tests.helpers.stores import writer

CASE = "11401CY0001"
HERE = (194_321.5, 2_597_654.25)
SCENE = Scene(
    case_no=CASE,
    occurred_at="2025-01-06T13:28:00+08:00",
    place="中山路 / 文化路",
    station="第一分局",
    handler="chen",
    parties=(SceneParty(no=1, class_code="B03"), SceneParty(no=2, class_code="C03")),
    impact=HERE,
    marks=(Mark(id="M1", kind="skid", form=MarkForm.LINE, points=((0.0, 0.0), (9.0, 0.0))),),
)
RAIN = replace(SCENE, weather="雨")


def refused(code: str) -> Any:
    return pytest.raises(Problem, match=f"^{code}( |$)")


def row_of(store: Store) -> Any:
    with store.read() as connection:
        return connection.execute(select(scene_table)).one()


def test_a_new_scene_is_stored_and_opened_again_as_it_was(store: Store) -> None:
    made = new_scene(store, SCENE, ["現場圖"])
    again = open_scene(store, CASE)
    assert again == made == open_scene_of_uid(store, made.uid)
    assert (again.scene, again.version, again.status) == (SCENE, 1, SceneStatus.DRAFT)
    assert again.changed_by == writer(store, store.actor)
    row = row_of(store)
    assert (row.station, row.handler, row.place) == ("第一分局", "chen", "中山路 / 文化路")
    assert (row.geom.x, row.geom.y) == HERE


def test_a_saved_scene_follows_its_place_to_the_junction_there(store: Store) -> None:
    with store.write(actor="lin", action="test") as unit:
        place = {"uid": "j", "name": "a", "source": "streets", "geom": ShapelyPoint(HERE)}
        unit.insert(junction_table, [place])
    made = new_scene(store, replace(SCENE, impact=None, junction=None))
    assert made.junction_uid is None
    assert save_scene(store, made, SCENE).junction_uid == "j"


def test_of_one_case_there_is_one_scene(store: Store) -> None:
    new_scene(store, SCENE)
    other = new_scene(store, replace(SCENE, case_no="2"))
    with refused("SCENE_EXISTS"):
        new_scene(store, RAIN)
    with refused("SCENE_EXISTS"):
        save_scene(store, other, RAIN)
    renamed = save_scene(store, other, replace(SCENE, case_no="3"))
    assert open_scene(store, "3") == renamed
    with refused("SCENE_UNKNOWN"):
        open_scene(store, "2")


def test_saving_raises_the_version_and_writes_down_who_when_and_what(store: Store) -> None:
    made = new_scene(store, SCENE)
    saved = save_scene(store, made, RAIN, ["天候", "輸入"])
    assert (saved.version, saved.scene) == (2, RAIN)
    new, edit = scene_history(store, made.uid)
    assert (new.event, edit.event, edit.version) == (SceneEvent.NEW, SceneEvent.EDIT, 2)
    assert (edit.who, edit.words) == (writer(store, store.actor), ("天候", "輸入"))
    (change,) = edit.changes
    assert (change.field, change.before, change.after) == ("weather", "null", '"雨"')
    assert edit.at == saved.changed_at or abs((edit.at - made_at(saved)).total_seconds()) < 5


def made_at(opened: OpenScene) -> Any:
    assert opened.changed_at is not None
    return opened.changed_at


def test_saving_what_stands_there_already_writes_nothing(store: Store) -> None:
    made = new_scene(store, SCENE)
    assert save_scene(store, made, SCENE) == made
    assert len(scene_history(store, made.uid)) == 1


def test_the_second_save_is_refused_with_both_versions_and_nothing_is_written(
    store: Store,
) -> None:
    opened = new_scene(store, SCENE)
    theirs = save_scene(store, opened, RAIN)
    mine = replace(SCENE, texts=(SceneText(at=(1.0, 2.0), text="油漬"),))
    with pytest.raises(SceneConflict) as caught:
        save_scene(store, opened, mine)
    conflict = caught.value
    assert conflict.code == "STALE_WRITE"
    assert (conflict.opened, conflict.theirs, conflict.mine) == (opened, theirs, mine)
    assert open_scene(store, CASE) == theirs
    assert conflict.merge.conflicts == ()
    together = conflict.merge.scene
    assert together == replace(RAIN, texts=mine.texts)
    assert save_scene(store, conflict.theirs, together).scene == together


def test_what_both_changed_is_named_and_either_can_be_taken(store: Store) -> None:
    opened = new_scene(store, SCENE)
    save_scene(store, opened, RAIN)
    mine = replace(SCENE, weather="霧")
    with pytest.raises(SceneConflict) as caught:
        save_scene(store, opened, mine)
    (conflict,) = caught.value.merge.conflicts
    assert conflict.part == PartKey(field="weather")
    assert (conflict.base, conflict.theirs, conflict.mine) == ("null", '"雨"', '"霧"')
    assert save_scene(store, caught.value.theirs, mine).scene.weather == "霧"


def test_a_link_that_followed_the_streets_is_no_conflict(store: Store) -> None:
    opened = new_scene(store, SCENE)
    with store.write(actor="lin", action="test") as unit:
        unit.update_many(scene_table, [{"uid": opened.uid, "run_uid": None}])
    assert save_scene(store, opened, RAIN).version == 3


def test_a_scene_that_is_gone_is_told(store: Store) -> None:
    opened = new_scene(store, SCENE)
    with store.write(actor="lin", action="test") as unit:
        unit.delete(scene_table, uid=opened.uid, version=1)
    for attempt in (save_scene, lambda *given: seal_scene(*given[:2])):
        with refused("SCENE_GONE"):
            attempt(store, opened, RAIN)
    with store.read() as connection:
        assert connection.execute(select(scene_table)).all() == []


def test_a_scene_that_could_not_be_read_again_is_never_stored(store: Store) -> None:
    opened = new_scene(store, SCENE)
    doubled = replace(SCENE, marks=SCENE.marks * 2)
    with pytest.raises(SceneDefects) as caught:
        save_scene(store, opened, doubled)
    assert [defect.path for defect in caught.value.defects] == ["$.marks[1].id"]
    with pytest.raises(SceneDefects):
        new_scene(store, replace(doubled, case_no="2"))
    assert open_scene(store, CASE) == opened


def test_a_sealed_scene_names_its_hash_and_can_no_longer_be_saved(store: Store) -> None:
    opened = new_scene(store, SCENE)
    sealed = seal_scene(store, opened)
    document = row_of(store).document
    assert json.loads(document) == write_scene(SCENE)
    assert sealed.seal is not None
    assert sealed.seal.hash == hashlib.sha256(document.encode()).hexdigest()
    assert (sealed.seal.by, sealed.is_sealed) == (writer(store, store.actor), True)
    assert sealed.seal_is_intact
    for opened_at in (opened, sealed):
        with refused("SCENE_SEALED"):
            save_scene(store, opened_at, RAIN)
        with refused("SCENE_SEALED"):
            seal_scene(store, opened_at)
    assert scene_history(store, opened.uid)[-1].event is SceneEvent.SEAL


def test_only_what_was_seen_is_sealed(store: Store) -> None:
    opened = new_scene(store, SCENE)
    save_scene(store, opened, RAIN)
    with pytest.raises(SceneConflict):
        seal_scene(store, opened)
    assert open_scene(store, CASE).status is SceneStatus.DRAFT


def test_corrections_lie_over_what_was_sealed(store: Store) -> None:
    sealed = seal_scene(store, new_scene(store, SCENE))
    longer = replace(SCENE.marks[0], length_m=9.4)
    once = correct_scene(store, sealed, replace(SCENE, marks=(longer,)), " 重新丈量 ")
    twice = correct_scene(store, once, replace(once.scene, place="中山路"), "路名誤植")
    again = open_scene(store, CASE)
    assert again == twice
    assert again.scene == replace(SCENE, marks=(longer,), place="中山路")
    assert again.sealed_scene == SCENE
    assert (again.seal, again.seal_is_intact) == (sealed.seal, True)
    first, second = again.corrections
    assert (first.words, second.words) == (("重新丈量",), ("路名誤植",))
    assert first.who == writer(store, store.actor)
    (change,) = first.changes
    assert (change.field, change.kind, change.key) == ("marks", ChangeKind.ITEM, "M1")
    assert json.loads(change.before or "")["length_m"] is None
    assert json.loads(change.after or "")["length_m"] == 9.4
    (value,) = second.changes
    assert (value.before, value.after) == ('"中山路 / 文化路"', '"中山路"')
    assert row_of(store).place == "中山路"
    with store.read() as connection:
        assert load_scenes(connection) == [again.scene]


def test_a_correction_needs_a_reason_a_seal_and_the_same_case(store: Store) -> None:
    opened = new_scene(store, SCENE)
    with refused("SCENE_NOT_SEALED"):
        correct_scene(store, opened, RAIN, "x")
    sealed = seal_scene(store, opened)
    with refused("SCENE_REASON_MISSING"):
        correct_scene(store, sealed, RAIN, " ")
    with refused("SCENE_CASE_SEALED"):
        correct_scene(store, sealed, replace(SCENE, case_no="2"), "x")
    assert correct_scene(store, sealed, SCENE, "nothing") == sealed


def test_two_corrections_at_once_are_a_conflict(store: Store) -> None:
    sealed = seal_scene(store, new_scene(store, SCENE))
    theirs = correct_scene(store, sealed, RAIN, "x")
    with pytest.raises(SceneConflict) as caught:
        correct_scene(store, sealed, replace(SCENE, surface="濕潤"), "y")
    assert caught.value.theirs == theirs
    assert caught.value.merge.scene == replace(RAIN, surface="濕潤")


def saved_file(tmp_path: Path, scene: Scene) -> Path:
    path = tmp_path / "scene.json"
    path.write_text(json.dumps(write_scene(scene), ensure_ascii=False), encoding="utf-8")
    return path


def test_an_import_overwrites_a_draft_with_its_history_and_a_sealed_scene_never(
    store: Store, tmp_path: Path
) -> None:
    opened = new_scene(store, SCENE)
    assert import_scenes(store, [saved_file(tmp_path, RAIN)]).updated == 1
    imported = scene_history(store, opened.uid)[-1]
    assert (imported.event, imported.changes[0].field) == (SceneEvent.IMPORT, "weather")
    sealed = seal_scene(store, open_scene(store, CASE))
    assert import_scenes(store, [saved_file(tmp_path, RAIN)]).unchanged == 1
    result = import_scenes(store, [saved_file(tmp_path, SCENE)])
    assert (result.accepted, result.quarantined) == (0, 1)
    assert CASE in result.refusals[0]
    assert open_scene(store, CASE).scene == sealed.scene == RAIN
    with store.read() as connection:
        assert connection.scalars(select(quarantine.c.reason_code)).all() == ["SCENE_SEALED"]


THERE = (HERE[0] + 900.0, HERE[1])


def put_junction(store: Store, uid: str, at: tuple[float, float]) -> None:
    with store.write(actor="lin", action="test") as unit:
        place = {"uid": uid, "name": uid, "source": "streets", "geom": ShapelyPoint(at)}
        unit.insert(junction_table, [place])


def moved_by_correction(store: Store) -> OpenScene:
    """Sealed at one junction, corrected to another place with other words."""
    sealed = seal_scene(store, new_scene(store, SCENE))
    assert sealed.junction_uid == "here"
    other = replace(
        SCENE,
        impact=THERE,
        place="民族路",
        severity=Severity.A1,
        occurred_at="2025-01-06T14:00:00+08:00",
        handler="wang",
    )
    return correct_scene(store, sealed, other, "地點誤植")


def columns_of(store: Store) -> tuple[object, ...]:
    row = row_of(store)
    return (
        *(row.case_no, row.occurred_at, row.severity, row.place, row.station, row.handler),
        *(row.crash_uid, row.junction_uid, (row.geom.x, row.geom.y), row.document),
    )


def test_a_sealed_scene_imported_again_stays_as_its_correction_has_it(
    store: Store, tmp_path: Path
) -> None:
    put_junction(store, "here", HERE)
    put_junction(store, "there", THERE)
    corrected = moved_by_correction(store)
    before = columns_of(store)
    result = import_scenes(store, [saved_file(tmp_path, SCENE)])
    assert (result.unchanged, result.updated) == (1, 0)
    assert columns_of(store) == before
    assert open_scene(store, CASE) == corrected


def test_a_sealed_scene_imported_again_is_linked_by_where_its_correction_lies(
    store: Store, tmp_path: Path
) -> None:
    put_junction(store, "here", HERE)
    corrected = moved_by_correction(store)
    before = columns_of(store)
    put_junction(store, "there", THERE)
    assert import_scenes(store, [saved_file(tmp_path, SCENE)]).updated == 1
    after = columns_of(store)
    assert (before[7], after[7]) == (None, "there")
    assert (*after[:7], *after[8:]) == (*before[:7], *before[8:])
    again = open_scene(store, CASE)
    assert (again.scene, again.sealed_scene) == (corrected.scene, SCENE)
    assert again.seal_is_intact


def test_a_crash_is_looked_for_where_the_correction_lies(store: Store) -> None:
    put_junction(store, "here", HERE)
    corrected = moved_by_correction(store)
    put_junction(store, "there", THERE)
    listed = listed_scene(store, corrected.uid)
    assert listed is not None
    assert link_scene(store, listed, None).junction_uid == "there"


BREAKING = (
    "UPDATE scene SET document = '{}'",
    "UPDATE scene SET status = 'draft'",
    "UPDATE scene SET sealed_by = 'x'",
    "UPDATE scene SET case_no = '2'",
    "DELETE FROM scene",
    "UPDATE scene_change SET actor = 'x'",
    "DELETE FROM scene_correction",
)


def test_the_store_itself_keeps_what_was_sealed_and_written_down(store: Store) -> None:
    sealed = seal_scene(store, new_scene(store, SCENE))
    corrected = correct_scene(store, sealed, RAIN, "x")
    for statement in BREAKING:
        with (
            pytest.raises((Problem, DBAPIError)),
            store.write(actor="lin", action="test") as unit,
        ):
            unit.connection.execute(text(statement))
        assert open_scene(store, CASE) == corrected, statement


def test_a_number_for_a_case_without_one_is_free(store: Store) -> None:
    assert unused_case_no(store, "暫") == "暫-1"
    new_scene(store, replace(SCENE, case_no="暫-1"))
    new_scene(store, replace(SCENE, case_no="暫-3"))
    assert unused_case_no(store, "暫") == "暫-2"
