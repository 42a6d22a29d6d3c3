from __future__ import annotations

from uuid import RFC_4122, UUID

from app.store.uids import new_uid, new_uids


def test_a_uid_is_a_random_uuid_in_its_usual_form() -> None:
    uids = [new_uid() for _ in range(1000)] + new_uids(1000)
    assert len(set(uids)) == 2000
    for uid in uids:
        parsed = UUID(uid)
        assert str(parsed) == uid
        assert (parsed.version, parsed.variant) == (4, RFC_4122)


def test_as_many_uids_are_made_as_asked_for() -> None:
    assert [len(new_uids(count)) for count in (0, 1, 7)] == [0, 1, 7]
