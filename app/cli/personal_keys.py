"""What keeps the personal data of an import: sealed with a key or passphrase, or dropped."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.messages import Language, say
from app.personal.records import PersonalDoor, drop_personal
from app.store.store import Store
from gis.problems import Problem

if TYPE_CHECKING:
    from app.personal.master_keys import MasterForm, MasterKey

# keyring and cryptography are imported late: most commands need neither.


def personal_door(store: Store, key: Path | None, ask: bool, language: Language) -> PersonalDoor:
    """The door of a key file or of a passphrase that is asked for; without both, nothing is kept.

    Raises:
        Problem: PERSONAL_NOT_SET_UP, PERSONAL_NO_PASSPHRASE, those of `from_file` and
            `of_passphrase`.
    """
    if key is None and not ask:
        return drop_personal
    from app.personal.key_ring import master_form, open_keys
    from app.personal.master_keys import from_file
    from app.personal.sealed_records import sealing_door

    with store.read() as connection:
        form = master_form(connection)
    if form is None:
        raise Problem("PERSONAL_NOT_SET_UP")
    master = from_file(key, form) if key is not None else _asked(form, language)
    return sealing_door(open_keys(store, master))


def _asked(form: MasterForm, language: Language) -> MasterKey:
    """The master key of a passphrase that is typed unseen, or piped in as one line."""
    from app.personal.master_keys import MasterKind, of_passphrase

    if form.kind is not MasterKind.PASSPHRASE:
        raise Problem("PERSONAL_NO_PASSPHRASE")
    if sys.stdin.isatty():
        asked = say("PERSONAL_PASSPHRASE_ASKED", language)
        typed = str(click.prompt(asked, hide_input=True, err=True))
    else:
        typed = sys.stdin.readline().rstrip("\r\n")
    return of_passphrase(typed, form)
