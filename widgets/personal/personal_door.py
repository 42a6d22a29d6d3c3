"""What the dialogs ask of the application layer, replaceable in tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.personal.access_log import AccessLog, access_log
from app.personal.key_ring import KeyRing
from app.personal.opening import Opened, open_case
from app.store.sealed_access import AccessMode, access_mode
from app.store.store import Store
from app.tasks import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalDoor:
    """Use cases of one open store; all may wait for others."""

    open_case: Callable[[str, str, Progress], Opened]
    """By case number and purpose."""
    read_log: Callable[[date, date, Progress], AccessLog]
    mode: AccessMode


def real_personal_door(store: Store, keys: Callable[[], KeyRing], actor: str) -> PersonalDoor:
    """The door to the application layer; `keys` gives the open keys (auditors never need them)."""
    return PersonalDoor(
        open_case=lambda case_no, purpose, progress: open_case(
            store, case_no, purpose, keys(), actor=actor
        ),
        read_log=lambda first, last, progress: access_log(store, first, last),
        mode=access_mode(store),
    )
