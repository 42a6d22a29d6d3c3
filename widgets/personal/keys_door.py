"""Keys of a store's personal data as the window asks for them; replaceable in tests.

What it calls is imported late: keyring and cryptography would slow the start of the window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.store.store import Store
from gis.problems import Problem

if TYPE_CHECKING:
    from app.personal.key_ring import KeyRing
    from app.personal.master_keys import MasterForm, MasterKey


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysDoor:
    """All may take long: they ask the store, and a passphrase takes about a second."""

    form: Callable[[Store], MasterForm | None]
    """How the master key is come by; None: nothing is set up yet."""
    new_master: Callable[[str], MasterKey]
    """Of a new passphrase."""
    set_up: Callable[[Store, MasterKey], KeyRing]
    by_passphrase: Callable[[Store, MasterForm, str], KeyRing]
    by_file: Callable[[Store, MasterForm, Path], KeyRing]
    by_keyring: Callable[[Store, MasterForm], KeyRing]
    change: Callable[[Store, MasterForm, str, MasterKey], None]
    """From the present passphrase to another master key."""


def real_keys_door() -> KeysDoor:
    """The door to the application layer."""
    return KeysDoor(
        form=_form,
        new_master=_new_master,
        set_up=_set_up,
        by_passphrase=_by_passphrase,
        by_file=_by_file,
        by_keyring=_by_keyring,
        change=_change,
    )


def _form(store: Store) -> MasterForm | None:
    from app.personal.key_ring import master_form

    with store.read() as connection:
        return master_form(connection)


def _new_master(passphrase: str) -> MasterKey:
    from app.personal.master_keys import new_of_passphrase

    return new_of_passphrase(passphrase)


def _set_up(store: Store, master: MasterKey) -> KeyRing:
    from app.personal.key_ring import set_up_keys

    return set_up_keys(store, master, actor=store.actor)


def _by_passphrase(store: Store, form: MasterForm, passphrase: str) -> KeyRing:
    from app.personal.key_ring import open_keys
    from app.personal.master_keys import of_passphrase

    return open_keys(store, of_passphrase(passphrase, form))


def _by_file(store: Store, form: MasterForm, path: Path) -> KeyRing:
    from app.personal.key_ring import open_keys
    from app.personal.master_keys import from_file

    return open_keys(store, from_file(path, form))


def _by_keyring(store: Store, form: MasterForm) -> KeyRing:
    from app.personal.key_ring import open_keys
    from app.personal.master_keys import from_keyring

    return open_keys(store, from_keyring(form))


def _change(store: Store, form: MasterForm, passphrase: str, new: MasterKey) -> None:
    from app.personal.master_keys import of_passphrase
    from app.personal.rotation import change_master

    change_master(store, of_passphrase(passphrase, form), new, actor=store.actor)


class HeldKeys:
    """The open keys of one store, in memory only, until they are forgotten."""

    def __init__(self) -> None:
        self._keys: KeyRing | None = None

    @property
    def are_open(self) -> bool:
        """Whether there are any."""
        return self._keys is not None

    def take(self, keys: KeyRing) -> None:
        """Hold other keys."""
        self._keys = keys

    def forget(self) -> None:
        """Hold none."""
        self._keys = None

    def __call__(self) -> KeyRing:
        """The keys.

        Raises:
            Problem: PERSONAL_LOCKED if there are none.
        """
        keys = self._keys
        if keys is None:
            raise Problem("PERSONAL_LOCKED")
        return keys
