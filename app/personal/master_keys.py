"""The master key: in the system's keyring, in a key file, or made of a passphrase.

It wraps the keys that seal, and stands nowhere in the store. The store keeps only how it is come
by (`MasterForm`) and a mark that tells the right key from a wrong one.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import stat
import unicodedata
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

import keyring
from keyring.errors import KeyringError

from app.personal import cipher
from gis.problems import Problem

SERVICE = "daoan"
LEAST_PASSPHRASE = 12
"""Letters a passphrase must have."""
_SALT_BYTES = 16
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class MasterKind(StrEnum):
    """Where a master key comes from."""

    KEYRING = "keyring"
    FILE = "file"
    PASSPHRASE = "passphrase"


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterForm:
    """What the store knows of its master key; nothing of it is secret."""

    kind: MasterKind
    mark: str
    """Of the key itself: a keyed hash of a fixed text."""
    name: str = ""
    """What it is called in the keyring."""
    salt: str = ""
    cost: int = 0
    block: int = 0
    parallel: int = 0

    def to_json(self) -> str:
        """As it is stored."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> MasterForm:
        """What is stored."""
        found = json.loads(text)
        return cls(**(found | {"kind": MasterKind(found["kind"])}))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MasterKey:
    """An open master key."""

    key: bytes
    form: MasterForm

    def __repr__(self) -> str:
        return f"MasterKey({self.form.kind.value})"


def _mark(key: bytes) -> str:
    return cipher.keyed_hash(key, [b"daoan master key"]).hex()[:16]


def new_in_keyring(name: str) -> MasterKey:
    """Make a master key and keep it in the system's keyring under `name`.

    Raises:
        Problem: PERSONAL_NO_KEYRING where the system has none that works;
            PERSONAL_KEY_EXISTS if a key of that name is there.
    """
    if _from_keyring(name) is not None:
        raise Problem("PERSONAL_KEY_EXISTS", name=name)
    key = cipher.new_key()
    try:
        keyring.set_password(SERVICE, name, base64.b64encode(key).decode())
    except KeyringError as error:
        raise Problem("PERSONAL_NO_KEYRING") from error
    form = MasterForm(kind=MasterKind.KEYRING, mark=_mark(key), name=name)
    return MasterKey(key=key, form=form)


def from_keyring(form: MasterForm) -> MasterKey:
    """The master key that the system's keyring holds.

    Raises:
        Problem: PERSONAL_NO_KEYRING, PERSONAL_KEY_MISSING, PERSONAL_KEY_WRONG.
    """
    said = _from_keyring(form.name)
    if said is None:
        raise Problem("PERSONAL_KEY_MISSING", name=form.name)
    return _checked(_decoded(said), form)


def _from_keyring(name: str) -> str | None:
    try:
        return keyring.get_password(SERVICE, name)
    except KeyringError as error:
        raise Problem("PERSONAL_NO_KEYRING") from error


def new_in_file(path: Path) -> MasterKey:
    """Make a master key in a new file that only its owner may read.

    Raises:
        Problem: PERSONAL_KEY_EXISTS, PERSONAL_KEY_FILE_UNREADABLE.
    """
    key = cipher.new_key()
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "wb") as file:
            file.write(base64.b64encode(key) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise Problem("PERSONAL_KEY_EXISTS", name=path.name) from error
    except OSError as error:
        raise Problem("PERSONAL_KEY_FILE_UNREADABLE", file=path.name) from error
    return MasterKey(key=key, form=MasterForm(kind=MasterKind.FILE, mark=_mark(key)))


def from_file(path: Path, form: MasterForm) -> MasterKey:
    """The master key in a file; one that others can read is refused.

    Raises:
        Problem: PERSONAL_KEY_FILE_OPEN if others can read it; PERSONAL_KEY_FILE_UNREADABLE,
            PERSONAL_KEY_WRONG.
    """
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if os.name == "posix" and mode & _OTHERS:
                raise Problem("PERSONAL_KEY_FILE_OPEN", file=path.name)
            said = file.read(1024).decode("ascii", "replace")
    except OSError as error:
        raise Problem("PERSONAL_KEY_FILE_UNREADABLE", file=path.name) from error
    return _checked(_decoded(said), form)


def new_of_passphrase(passphrase: str, *, cost: int = cipher.SCRYPT_COST) -> MasterKey:
    """A master key made of a new passphrase.

    Raises:
        Problem: PERSONAL_PASSPHRASE_SHORT.
    """
    if len(passphrase.strip()) < LEAST_PASSPHRASE:
        raise Problem("PERSONAL_PASSPHRASE_SHORT", least=LEAST_PASSPHRASE)
    form = MasterForm(
        kind=MasterKind.PASSPHRASE,
        mark="",
        salt=base64.b64encode(os.urandom(_SALT_BYTES)).decode(),
        cost=cost,
        block=cipher.SCRYPT_BLOCK,
        parallel=cipher.SCRYPT_PARALLEL,
    )
    key = _derived(passphrase, form)
    marked = MasterForm(**(asdict(form) | {"mark": _mark(key)}))
    return MasterKey(key=key, form=marked)


def of_passphrase(passphrase: str, form: MasterForm) -> MasterKey:
    """The master key that a passphrase makes.

    Raises:
        Problem: PERSONAL_PASSPHRASE_WRONG.
    """
    key = _derived(passphrase, form)
    if _mark(key) != form.mark:
        raise Problem("PERSONAL_PASSPHRASE_WRONG")
    return MasterKey(key=key, form=form)


def _derived(passphrase: str, form: MasterForm) -> bytes:
    return cipher.key_of_passphrase(
        unicodedata.normalize("NFC", passphrase),
        base64.b64decode(form.salt),
        cost=form.cost,
        block=form.block,
        par=form.parallel,
    )


def _decoded(said: str) -> bytes:
    try:
        return base64.b64decode(said.strip(), validate=True)
    except binascii.Error:
        return b""


def _checked(key: bytes, form: MasterForm) -> MasterKey:
    if len(key) != cipher.KEY_BYTES or _mark(key) != form.mark:
        raise Problem("PERSONAL_KEY_WRONG")
    return MasterKey(key=key, form=form)
