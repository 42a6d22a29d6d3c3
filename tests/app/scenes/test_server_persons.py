"""On a real server: a handler enters and prints the persons of the own unit's case alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.personal.key_ring import KeyRing
from app.personal.records import PersonalDetails
from app.scenes.scene_persons import keep_scene_person, open_case_file, scene_persons
from app.scenes.scene_store import OpenScene, new_scene, open_scene, scene_history
from app.store.roles.names import Role
from app.store.scene_changes import SceneEvent
from app.store.store import Store, open_store
from gis.problems import Problem
from gis.scenes.scene import Scene, SceneParty
from tests.helpers.personal import CASE, sealed_store
from tests.helpers.postgres import TestServer, login_of

PARTIES = tuple(SceneParty(no=number) for number in (1, 2, 3))
CHEN = PersonalDetails(name="陳小美", plate="XYZ-789")


def opened_by(postgres: TestServer, database: str, role: Role) -> Store:
    return open_store(postgres.url(database, login_of(role), password=None))


@pytest.fixture
def keys(postgres: TestServer, database: str) -> KeyRing:
    """Two persons of a case, sealed by a supervisor; the case is the east's, the officer too."""
    with opened_by(postgres, database, Role.SUPERVISOR) as store:
        found = sealed_store(store)[1]
    with postgres.admin(database) as superuser:
        superuser.execute("SET search_path = daoan")
        for case_no, unit in ((CASE, "東區"), ("other", "西區")):
            superuser.execute(
                "INSERT INTO crash (uid, case_no, match_key, occurred_at, local_month, local_hour,"
                " severity, form, bureau) VALUES (%s, %s, 'k', now(), '2025-06', 1, 'A2',"
                " 'f', %s)",
                (case_no, case_no, unit),
            )
        superuser.execute(
            "INSERT INTO unit_member (uid, login, unit) VALUES ('m', %s, '東區')",
            (login_of(Role.STATION_USER),),
        )
    return found


@pytest.fixture
def officer(postgres: TestServer, database: str, keys: KeyRing) -> Iterator[Store]:
    """A store as a handler of the east has it open."""
    with opened_by(postgres, database, Role.STATION_USER) as store:
        yield store


def test_a_handler_enters_a_person_and_makes_the_case_files_copy(
    officer: Store, keys: KeyRing
) -> None:
    opened = new_scene(officer, Scene(case_no=CASE, parties=PARTIES))
    keep_scene_person(officer, opened, 3, CHEN, keys)
    assert [person.is_known for person in scene_persons(officer, opened)] == [True, True, True]
    found = open_case_file(officer, opened, purpose="移送案卷", keys=keys)
    assert [(party.letter, party.name) for party in found.parties] == [
        *(("A", "王小明"), ("B", "李大華"), ("C", "陳小美")),
    ]
    last = scene_history(officer, opened.uid)[-1]
    assert (last.event, last.who) == (SceneEvent.CASE_FILE, login_of(Role.STATION_USER))


def test_a_handler_replaces_no_person(officer: Store, keys: KeyRing) -> None:
    opened = new_scene(officer, Scene(case_no=CASE, parties=PARTIES))
    with pytest.raises(Problem, match="STORE_NOT_ALLOWED"):
        keep_scene_person(officer, opened, 1, CHEN, keys)
    found = open_case_file(officer, opened, purpose="x", keys=keys)
    assert found.parties[0].name == "王小明"


def test_persons_of_another_units_case_are_neither_entered_nor_opened(
    officer: Store, keys: KeyRing
) -> None:
    scene = Scene(case_no="other", parties=PARTIES)
    unseen = OpenScene(uid="u", version=1, scene=scene)
    with pytest.raises(Problem, match="STORE_NOT_ALLOWED"):
        keep_scene_person(officer, unseen, 3, CHEN, keys)
    with pytest.raises(Problem):
        open_case_file(officer, unseen, purpose="x", keys=keys)


def test_who_may_not_write_in_a_scenes_history_gets_no_copy_with_names(
    postgres: TestServer, database: str, officer: Store, keys: KeyRing
) -> None:
    new_scene(officer, Scene(case_no=CASE, parties=PARTIES))
    with (
        opened_by(postgres, database, Role.DETECTIVE) as store,
        pytest.raises(Problem, match="STORE_NOT_ALLOWED"),
    ):
        open_case_file(store, open_scene(store, CASE), purpose="x", keys=keys)
    with postgres.admin(database) as superuser:
        assert superuser.execute("SELECT count(*) FROM daoan.access_ticket").fetchone() == (0,)
