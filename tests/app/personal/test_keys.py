from __future__ import annotations

import os
import stat
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import NoKeyringError
from sqlalchemy import select

from app.personal.key_ring import KeyRing, master_form, open_keys, set_up_keys
from app.personal.master_keys import (
    MasterForm,
    from_file,
    from_keyring,
    new_in_file,
    new_in_keyring,
    new_of_passphrase,
    of_passphrase,
)
from app.personal.opening import open_case
from app.personal.rotation import change_data_key, change_master
from app.store.schema import sealed_person, sealing_key
from app.store.store import Store
from gis.problems import Problem
from tests.helpers.personal import CASE, LEE, PASSPHRASE, WANG, cheap_master, sealed_store


class Memory(KeyringBackend):
    """A keyring that forgets."""

    priority = 1.0

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password


class Absent(Memory):
    def get_password(self, service: str, username: str) -> str | None:
        raise NoKeyringError


@pytest.fixture
def ring() -> Memory:
    before = keyring.get_keyring()
    made = Memory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def refusal(caught: pytest.ExceptionInfo[Problem]) -> str:
    return caught.value.code


def test_a_key_in_the_keyring_opens_and_a_missing_or_other_one_is_told(ring: Memory) -> None:
    made = new_in_keyring("city")
    assert from_keyring(made.form).key == made.key
    with pytest.raises(Problem, match="PERSONAL_KEY_EXISTS"):
        new_in_keyring("city")
    ring.held["daoan", "city"] = "AAAA"
    with pytest.raises(Problem, match="PERSONAL_KEY_WRONG"):
        from_keyring(made.form)
    ring.held.clear()
    with pytest.raises(Problem, match="PERSONAL_KEY_MISSING"):
        from_keyring(made.form)


def test_a_system_without_a_keyring_is_told(ring: Memory) -> None:
    keyring.set_keyring(Absent())
    with pytest.raises(Problem, match="PERSONAL_NO_KEYRING"):
        new_in_keyring("city")


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX")
def test_a_key_file_is_its_owners_alone_and_refused_when_others_can_read_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "master.key"
    made = new_in_file(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert from_file(path, made.form).key == made.key
    for mode in (0o640, 0o604, 0o620, 0o601):
        path.chmod(mode)
        with pytest.raises(Problem, match="PERSONAL_KEY_FILE_OPEN"):
            from_file(path, made.form)


def test_a_key_file_is_never_replaced_and_another_one_is_told(tmp_path: Path) -> None:
    first = new_in_file(tmp_path / "a.key")
    new_in_file(tmp_path / "b.key")
    with pytest.raises(Problem, match="PERSONAL_KEY_EXISTS"):
        new_in_file(tmp_path / "a.key")
    with pytest.raises(Problem, match="PERSONAL_KEY_WRONG"):
        from_file(tmp_path / "b.key", first.form)
    with pytest.raises(Problem, match="PERSONAL_KEY_FILE_UNREADABLE"):
        from_file(tmp_path / "c.key", first.form)


def test_a_passphrase_opens_and_another_does_not() -> None:
    made = cheap_master()
    assert of_passphrase(PASSPHRASE, made.form).key == made.key
    with pytest.raises(Problem, match="PERSONAL_PASSPHRASE_WRONG"):
        of_passphrase(PASSPHRASE + "r", made.form)


def test_one_passphrase_makes_another_key_in_another_store() -> None:
    assert cheap_master().key != cheap_master().key


def test_letters_composed_or_not_are_one_passphrase() -> None:
    made = new_of_passphrase("caf\u00e9 caf\u00e9 caf\u00e9", cost=16)
    assert of_passphrase("cafe\u0301 cafe\u0301 cafe\u0301", made.form).key == made.key


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(Problem, match="PERSONAL_PASSPHRASE_SHORT"):
        new_of_passphrase("eleven chars"[:11])


def test_what_is_stored_of_a_master_key_is_read_again() -> None:
    form = cheap_master().form
    assert MasterForm.from_json(form.to_json()) == form


def test_no_repr_shows_a_key(store: Store) -> None:
    master, keys = sealed_store(store)
    for shown in (repr(master), repr(keys), repr(WANG)):
        assert shown in ("MasterKey(passphrase)", "KeyRing(1 keys)", "PersonalDetails(7 values)")


def test_a_store_without_keys_says_so_and_is_set_up_once(store: Store) -> None:
    master = cheap_master()
    with store.read() as connection:
        assert master_form(connection) is None
    with pytest.raises(Problem, match="PERSONAL_NOT_SET_UP"):
        open_keys(store, master)


def test_keys_are_made_once_and_opened_by_their_master_only(store: Store) -> None:
    master, keys = sealed_store(store, {})
    with store.read() as connection:
        assert master_form(connection) == master.form
    found = open_keys(store, master)
    assert (found.current, found.index_key) == (keys.current, keys.index_key)
    with pytest.raises(Problem, match="PERSONAL_SET_UP_ALREADY"):
        set_up_keys(store, cheap_master(), actor="lin")
    with pytest.raises(Problem, match="PERSONAL_KEY_WRONG"):
        open_keys(store, cheap_master())


@pytest.mark.geopackage_only("keys are changed by supervisors: test_server_rotation.py")
def test_wrapped_keys_that_change_places_do_not_open(store: Store) -> None:
    master, _keys = sealed_store(store, {})
    with store.write(actor="mallory", action="test") as unit:
        unit.connection.exec_driver_sql(
            "UPDATE sealing_key SET purpose = CASE purpose WHEN 'data' THEN 'index' ELSE 'data' END"
        )
    with pytest.raises(Problem, match="PERSONAL_KEY_WRONG"):
        open_keys(store, master)


def details(store: Store, keys: KeyRing) -> list[object]:
    return [p.details for p in open_case(store, CASE, "test", keys, actor="chen").persons]


@pytest.mark.geopackage_only("keys are changed by supervisors: test_server_rotation.py")
def test_a_new_master_key_opens_what_was_sealed_and_the_old_one_nothing(store: Store) -> None:
    old, _keys = sealed_store(store)
    new = new_of_passphrase("another passphrase", cost=16)
    change_master(store, old, new, actor="lin")
    assert details(store, open_keys(store, new)) == [WANG, LEE]
    with pytest.raises(Problem, match="PERSONAL_KEY_WRONG"):
        open_keys(store, old)
    with pytest.raises(Problem, match="PERSONAL_KEY_WRONG"):
        change_master(store, old, new, actor="lin")


@pytest.mark.geopackage_only("keys are changed by supervisors: test_server_rotation.py")
def test_a_new_data_key_seals_everything_again_and_the_old_one_goes(store: Store) -> None:
    master, keys = sealed_store(store)
    after = change_data_key(store, master, actor="lin", purpose="yearly")
    assert after.current != keys.current
    assert after.index_key == keys.index_key
    assert details(store, after) == [WANG, LEE]
    assert list(after.data_keys) == [after.current_uid]


@pytest.mark.geopackage_only("keys are changed by supervisors: test_server_rotation.py")
def test_a_change_that_was_broken_off_goes_on_where_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    master, _keys = sealed_store(
        store, {(CASE, 1): WANG, (CASE, 2): LEE, ("b", 1): LEE, ("c", 1): WANG, ("d", 1): LEE}
    )
    monkeypatch.setattr("app.store.sealed_access.BATCH", 2)

    class Enough(Exception):  # a cancel, no error
        pass

    fractions: list[float] = []

    def stop_after_one(_code: str, fraction: float) -> None:
        fractions.append(fraction)
        if len(fractions) == 2:
            raise Enough

    with pytest.raises(Enough):
        change_data_key(store, master, actor="lin", purpose="yearly", progress=stop_after_one)
    assert fractions == [0.0, 0.4]
    half = open_keys(store, master)
    assert len(half.data_keys) == 2
    assert details(store, half) == [WANG, LEE]
    after = change_data_key(store, master, actor="lin", purpose="yearly")
    assert after.current_uid == half.current_uid
    assert len(after.data_keys) == 1
    with store.read() as connection:
        used = set(connection.execute(select(sealed_person.c.key_uid)).scalars())
        assert used == {after.current_uid}
        assert len(connection.execute(select(sealing_key)).all()) == 2
