"""The case-file copy: names on its paper, and a line in the history of the scene."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.personal.records import PersonalDetails
from app.scenes.print.case_file import case_file_names
from app.scenes.print.form_content import PartyName
from app.scenes.print.scene_print import (
    SceneToPrint,
    print_scene,
    scene_of_case,
    write_document,
    write_printed,
)
from app.scenes.scene_persons import keep_scene_person
from app.scenes.scene_store import new_scene, scene_history
from app.store.scene_changes import SceneEvent
from app.store.store import Store
from gis.problems import Problem
from tests.helpers.paper import pdf_text
from tests.helpers.personal import CASE, LEE, WANG, sealed_store
from tests.helpers.scene_prints import CHINESE, two_party_scene
from tests.helpers.street_geometry import AT

pytestmark = pytest.mark.geopackage_only(
    "a server asks for other logins: tests/app/personal/test_server_tickets.py"
)


def test_names_stand_on_the_copy_and_its_making_in_the_history(
    store: Store, tmp_path: Path
) -> None:
    keys = sealed_store(store, {(CASE, 9): LEE})[1]
    opened = new_scene(store, replace(two_party_scene(AT), case_no=CASE))
    keep_scene_person(store, opened, 1, WANG, keys)
    keep_scene_person(store, opened, 2, PersonalDetails(plate="889-XYZ"), keys)
    plain = print_scene(store, scene_of_case(store, CASE), CHINESE)
    write_printed(plain, tmp_path / "plain.pdf")
    names = case_file_names(store, CASE, purpose="移送案卷", keys=keys)
    copy = print_scene(store, scene_of_case(store, CASE), replace(CHINESE, names=names))
    write_printed(copy, tmp_path / "copy.pdf")
    said = pdf_text(tmp_path / "copy.pdf")
    for words in (WANG.name, WANG.plate, "889-XYZ", "卷宗本"):
        assert words in said
        assert words not in pdf_text(tmp_path / "plain.pdf")
    assert LEE.name not in said  # no party of the scene
    assert WANG.name not in repr(copy.form.names)
    last = scene_history(store, opened.uid)[-1]
    assert (last.event, last.words) == (SceneEvent.CASE_FILE, ("移送案卷",))


def test_a_plate_in_a_note_leaves_the_house_in_the_case_file_copy_only(
    store: Store, tmp_path: Path
) -> None:
    scene = two_party_scene(AT)
    scene = replace(scene, marks=(replace(scene.marks[0], note="來自 ABC-1234"),))
    wanted = SceneToPrint(scene=scene)
    plain = print_scene(store, wanted, CHINESE)
    write_printed(plain, tmp_path / "plain.pdf")
    write_printed(plain, tmp_path / "plain.json")
    write_document(scene, tmp_path / "again.json")
    copy = print_scene(store, wanted, replace(CHINESE, names={1: PartyName(name="王")}))
    write_printed(copy, tmp_path / "copy.pdf")
    assert "ABC-1234" in pdf_text(tmp_path / "copy.pdf")
    assert "ABC-1234" not in pdf_text(tmp_path / "plain.pdf")
    for name in ("plain.json", "again.json"):
        assert "ABC-1234" not in (tmp_path / name).read_text(encoding="utf-8")


def test_no_name_is_opened_without_a_purpose(store: Store) -> None:
    keys = sealed_store(store, {(CASE, 9): LEE})[1]
    new_scene(store, replace(two_party_scene(AT), case_no=CASE))
    with pytest.raises(Problem, match="PERSONAL_PURPOSE_MISSING"):
        case_file_names(store, CASE, purpose=" ", keys=keys)
