"""Persons of a scene: letters everywhere, names in the copy for the case file alone."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from app.personal.key_ring import KeyRing
from app.personal.records import PersonalDetails
from app.scenes.scene_persons import keep_scene_person, open_case_file, scene_persons
from app.scenes.scene_store import OpenScene, new_scene, scene_history
from app.store.scene_changes import SceneEvent
from app.store.schema import access_ticket, access_view, sealed_person
from app.store.schema import scene as scene_table
from app.store.store import Store
from gis.problems import Problem
from gis.scenes.scene import Scene, SceneParty
from tests.helpers.personal import CASE, LEE, WANG, sealed_store

pytestmark = pytest.mark.geopackage_only(
    "a server asks for other logins: tests/app/personal/test_server_tickets.py"
)


@pytest.fixture
def keys(store: Store) -> KeyRing:
    """Open keys of the store."""
    return sealed_store(store, {(CASE, 9): LEE})[1]


@pytest.fixture
def opened(store: Store) -> OpenScene:
    """A stored scene with two parties."""
    return new_scene(store, Scene(case_no=CASE, parties=(SceneParty(no=1), SceneParty(no=2))))


def test_a_name_that_is_entered_stands_sealed_and_nowhere_else(
    store: Store, keys: KeyRing, opened: OpenScene
) -> None:
    keep_scene_person(store, opened, 2, WANG, keys)
    first, second = scene_persons(store, opened)
    assert (first.letter, first.is_known, first.plate_masked) == ("A", False, "")
    assert (second.letter, second.is_known, second.plate_masked) == ("B", True, "AB*-**34")
    with store.read() as connection:
        document = connection.execute(select(scene_table.c.document)).scalar_one()
        sealed = connection.scalars(select(sealed_person.c.sealed)).all()
    for secret in (WANG.name, WANG.plate):
        assert secret not in document
        assert not [text for text in sealed if secret in text]
    assert "王" not in json.dumps([str(record) for record in scene_history(store, opened.uid)])


def test_names_are_only_kept_of_parties_of_the_scene(
    store: Store, keys: KeyRing, opened: OpenScene
) -> None:
    with pytest.raises(Problem, match="SCENE_NO_SUCH_PARTY"):
        keep_scene_person(store, opened, 3, WANG, keys)


def test_the_copy_for_the_case_file_names_the_parties_of_the_scene_and_is_written_down(
    store: Store, keys: KeyRing, opened: OpenScene
) -> None:
    keep_scene_person(store, opened, 1, WANG, keys)
    keep_scene_person(store, opened, 2, PersonalDetails(plate="889-XYZ"), keys)
    found = open_case_file(store, opened, purpose="移送案卷", keys=keys)
    told = [(party.letter, party.name, party.plate) for party in found.parties]
    assert told == [("A", "王小明", "ABC-1234"), ("B", "", "889-XYZ")]
    assert "王小明" not in repr(found)
    with store.read() as connection:
        ticket = connection.execute(select(access_ticket)).one()
        views = connection.execute(select(access_view.c.party_no).order_by("party_no")).all()
    assert (ticket.uid, ticket.purpose, ticket.case_no) == (found.ticket_uid, "移送案卷", CASE)
    assert [view.party_no for view in views] == [1, 2, 9]
    last = scene_history(store, opened.uid)[-1]
    assert (last.event, last.words, last.who) == (
        *(SceneEvent.CASE_FILE, ("移送案卷",), store.actor),
    )


def test_without_a_purpose_nothing_is_opened_and_nothing_written_down(
    store: Store, keys: KeyRing, opened: OpenScene
) -> None:
    with pytest.raises(Problem, match="PERSONAL_PURPOSE_MISSING"):
        open_case_file(store, opened, purpose=" ", keys=keys)
    assert [record.event for record in scene_history(store, opened.uid)] == [SceneEvent.NEW]
