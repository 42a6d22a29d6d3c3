from __future__ import annotations

from uuid import RFC_4122, UUID

from app.store.uids import new_uid


def test_a_uid_is_a_random_uuid_in_its_usual_form() -> None:
    uids = [new_uid() for _ in range(1000)]
    assert len(set(uids)) == 1000
    for uid in uids:
        parsed = UUID(uid)
        assert str(parsed) == uid
        assert (parsed.version, parsed.variant) == (4, RFC_4122)
