"""On a server a supervisor changes keys, and reads old seals by a ticket."""

from __future__ import annotations

from app.personal.key_ring import open_keys
from app.personal.master_keys import new_of_passphrase
from app.personal.opening import open_case
from app.personal.rotation import change_data_key, change_master
from app.store.roles.names import Role
from app.store.store import open_store
from tests.helpers.personal import CASE, LEE, WANG, sealed_store
from tests.helpers.postgres import TestServer, login_of


def test_a_supervisor_changes_both_keys_and_a_detective_opens_with_the_new_ones(
    postgres: TestServer, database: str
) -> None:
    url = postgres.url(database, login_of(Role.SUPERVISOR), password=None)
    new = new_of_passphrase("another passphrase", cost=16)
    with open_store(url) as store:
        old, before = sealed_store(store)
        change_master(store, old, new, actor="lin")
        after = change_data_key(store, new, actor="lin", purpose="yearly")
        assert after.current_uid != before.current_uid
    with open_store(postgres.url(database, login_of(Role.DETECTIVE), password=None)) as store:
        keys = open_keys(store, new)
        found = open_case(store, CASE, "test", keys, actor="chen")
        assert [person.details for person in found.persons] == [WANG, LEE]
        assert set(keys.data_keys) == {after.current_uid}
