"""The journal of a scene in hand: what was acknowledged is never lost, nothing half comes back."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.scenes.journal import SceneJournal, give_up, journals_left, reopened
from app.scenes.scene_document import SceneDocument
from app.scenes.scene_store import SceneConflict, new_scene, open_scene, save_scene
from app.store.schema import scene as scene_table
from app.store.store import Store
from app.undo import UndoStack
from gis.problems import Problem
from tests.helpers.scene_journals import OPENED, SCENE, START, begun, died, draw, ticking


def test_steps_come_back_with_their_names_and_what_the_store_had(tmp_path: Path) -> None:
    journal, document = begun(tmp_path)
    for number in range(3):
        draw(document, number)
    document.undo.undo()
    died(journal)
    (left,) = journals_left(tmp_path)
    assert left.scene == document.scene
    assert left.steps == ("煞車痕 0", "煞車痕 1", "煞車痕 2", "煞車痕 2")
    assert (left.store, left.is_damaged) == ("store.gpkg", False)
    assert left.opened == OPENED
    assert left.last_at == START + timedelta(seconds=4)


def test_a_scene_that_was_never_stored_comes_back_too(tmp_path: Path) -> None:
    journal, document = begun(tmp_path, None)
    draw(document, 1)
    died(journal)
    (left,) = journals_left(tmp_path)
    assert (left.opened, left.scene) == (None, document.scene)


def test_what_the_store_has_is_not_offered(tmp_path: Path) -> None:
    journal, document = begun(tmp_path)
    draw(document, 1)
    draw(document, 2)
    stored = replace(OPENED, version=4, scene=document.scene)
    journal.saved(stored)
    died(journal)
    assert journals_left(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_steps_made_while_it_was_being_stored_are_offered_on_top_of_it(tmp_path: Path) -> None:
    journal, document = begun(tmp_path)
    draw(document, 1)
    stored = replace(OPENED, version=4, scene=document.scene)
    draw(document, 2)
    journal.saved(stored)
    draw(document, 3)
    died(journal)
    (left,) = journals_left(tmp_path)
    assert left.steps == ("煞車痕 2", "煞車痕 3")
    assert (left.opened, left.scene) == (stored, document.scene)


def test_an_ended_journal_leaves_nothing(tmp_path: Path) -> None:
    journal, document = begun(tmp_path)
    draw(document, 1)
    journal.close()
    assert list(tmp_path.iterdir()) == []


def test_a_journal_in_use_is_neither_offered_nor_taken_nor_cleared_away(tmp_path: Path) -> None:
    journal, document = begun(tmp_path)
    assert journals_left(tmp_path) == ()
    draw(document, 1)
    assert journals_left(tmp_path) == ()
    assert journal.path.exists()
    died(journal)
    (left,) = journals_left(tmp_path)
    going_on = SceneJournal.go_on(left)
    with pytest.raises(Problem, match="SCENE_JOURNAL_IN_USE"):
        SceneJournal.go_on(left)
    going_on.close()


def test_a_recovered_scene_goes_on_in_the_same_journal(tmp_path: Path) -> None:
    journal, document = begun(tmp_path)
    draw(document, 1)
    path = died(journal)
    path.write_bytes(path.read_bytes() + b"0bad0bad {half a li")
    (left,) = journals_left(tmp_path)
    assert not left.is_damaged
    again = SceneJournal.go_on(left, clock=ticking())
    document = SceneDocument(left.scene, UndoStack())
    document.journal = again.note
    draw(document, 2)
    died(again)
    (later,) = journals_left(tmp_path)
    assert later.steps == ("煞車痕 1", "煞車痕 2")
    assert later.scene == document.scene
    give_up(later)
    assert journals_left(tmp_path) == ()


def test_the_latest_work_is_offered_first(tmp_path: Path) -> None:
    for number in (1, 2):
        journal, document = begun(tmp_path)
        for step in range(number):
            draw(document, step)
        died(journal)
    assert [len(left.steps) for left in journals_left(tmp_path)] == [2, 1]


def test_a_full_disk_refuses_the_step_and_the_journal_goes_on_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, document = begun(tmp_path)
    draw(document, 1)
    before = document.scene
    whole = journal.path.read_bytes()

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(Problem, match="SCENE_JOURNAL_FAILED"):
            draw(document, 2)
    assert document.scene == before
    assert journal.path.read_bytes() == whole
    draw(document, 3)
    died(journal)
    assert journals_left(tmp_path)[0].scene == document.scene


def test_a_step_whose_scene_could_not_be_read_again_is_refused(tmp_path: Path) -> None:
    journal, document = begun(tmp_path)
    draw(document, 1)
    with pytest.raises(Problem, match="SCENE_DEFECTS"):
        draw(document, 1)
    assert len(document.scene.marks) == 1
    journal.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem, match="SCENE_JOURNAL_NO_FOLDER"):
        begun(tmp_path / "file" / "journals")


def test_recovered_work_is_saved_onto_the_scene_it_was_drawn_on(
    store: Store, tmp_path: Path
) -> None:
    opened = new_scene(store, SCENE)
    journal, document = begun(tmp_path, opened)
    draw(document, 1)
    died(journal)
    (left,) = journals_left(tmp_path)
    assert left.opened is not None
    saved = save_scene(store, left.opened, left.scene, left.steps)
    assert open_scene(store, SCENE.case_no) == saved
    assert saved.scene == document.scene


def test_work_that_the_store_took_before_the_journal_knew_is_no_conflict(
    store: Store, tmp_path: Path
) -> None:
    opened = new_scene(store, SCENE)
    journal, document = begun(tmp_path, opened)
    draw(document, 1)
    stored = save_scene(store, opened, document.scene)
    draw(document, 2)
    died(journal)
    (left,) = journals_left(tmp_path)
    assert left.opened == replace(opened, changed_at=None)
    assert reopened(store, left) == stored
    theirs = save_scene(store, stored, replace(stored.scene, weather="雨"))
    onto = reopened(store, left)
    assert onto is not None
    with pytest.raises(SceneConflict) as caught:
        save_scene(store, onto, left.scene, left.steps)
    assert caught.value.theirs == theirs


def test_a_scene_stored_before_the_journal_knew_is_found_by_its_case(
    store: Store, tmp_path: Path
) -> None:
    journal, document = begun(tmp_path, None)
    draw(document, 1)
    died(journal)
    (left,) = journals_left(tmp_path)
    assert reopened(store, left) is None
    stored = new_scene(store, SCENE)
    assert reopened(store, left) == stored


def test_recovered_work_on_a_scene_that_somebody_deleted_makes_a_new_one(
    store: Store, tmp_path: Path
) -> None:
    opened = new_scene(store, SCENE)
    journal, document = begun(tmp_path, opened)
    draw(document, 1)
    died(journal)
    with store.write(actor="lin", action="test") as unit:
        unit.delete(scene_table, uid=opened.uid, version=1)
    (left,) = journals_left(tmp_path)
    assert reopened(store, left) is None
    assert new_scene(store, left.scene).scene == document.scene
