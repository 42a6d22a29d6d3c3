"""Passwords in the system's keyring, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from app.passwords import SystemKeyring
from app.store.server.address import ServerAddress

ADDRESS = ServerAddress(
    host="db.police.example", port=5432, database="daoan", user="lin", password="a secret 密碼"
)


class InMemory(KeyringBackend):
    """A keyring that says it is the desktop's."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


class PlainFile(InMemory):
    """A keyring that would write into a file anybody reads."""


class Locked(InMemory):
    """A keyring that stays shut."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError("no bus")

    def delete_password(self, service: str, username: str) -> None:
        raise KeyringLocked


InMemory.__module__ = Locked.__module__ = "keyring.backends.SecretService"
PlainFile.__module__ = "keyrings.alt.file"


@pytest.fixture(autouse=True)
def usual_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_password_is_kept_found_again_and_forgotten() -> None:
    keyring.set_keyring(InMemory())
    keeper = SystemKeyring()
    assert keeper.available()
    assert keeper.kept(ADDRESS) is None
    assert keeper.keep(ADDRESS)
    assert keeper.kept(ADDRESS) == "a secret 密碼"
    keeper.forget(ADDRESS)
    assert keeper.kept(ADDRESS) is None


@pytest.mark.parametrize("backend", [PlainFile(), Locked()], ids=["plain file", "locked"])
def test_nothing_is_kept_where_it_would_not_be_safe(
    backend: InMemory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    keyring.set_keyring(backend)
    keeper = SystemKeyring()
    assert keeper.available() is isinstance(backend, Locked)
    assert not keeper.keep(ADDRESS)
    assert keeper.kept(ADDRESS) is None
    keeper.forget(ADDRESS)
    assert backend.held == {}
    assert list(tmp_path.rglob("*")) == []
