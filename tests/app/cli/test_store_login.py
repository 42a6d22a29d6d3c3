"""The password of a server in `--store`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from app.cli.store_login import _cleaned, with_password
from app.passwords import SystemKeyring
from app.store.server.address import ServerAddress
from gis.problems import Problem
from tests.helpers.postgres import PASSWORD, TestServer

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def no_pgpass(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))


def test_a_file_and_nothing_pass_as_they_are() -> None:
    assert with_password(None, None, None) is None
    assert with_password(None, None, "/data/a.gpkg") == "/data/a.gpkg"


def test_a_password_file_of_the_driver_is_enough(postgres: TestServer, database: str) -> None:
    location = postgres.url(database, password=None)
    assert with_password(None, None, location) == location


def test_the_keyring_is_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SystemKeyring, "kept", lambda self, address: "a /@: 密")
    found = with_password(None, None, "postgresql://lin@127.0.0.1:1/daoan")
    assert found is not None
    assert ServerAddress.read(found).password == "a /@: 密"


@pytest.mark.usefixtures("no_pgpass")
def test_nobody_to_ask_is_told(
    postgres: TestServer, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    with pytest.raises(Problem) as caught:
        with_password(None, None, postgres.url(database, password=None))
    assert caught.value.code == "STORE_SERVER_PASSWORD_NEEDED"


@pytest.mark.usefixtures("no_pgpass")
def test_in_a_terminal_it_is_asked_without_an_echo(
    postgres: TestServer, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, dict[str, object]]] = []

    def prompt(words: str, **how: object) -> str:
        asked.append((words, how))
        return PASSWORD

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "prompt", prompt)
    found = with_password(None, None, postgres.url(database, password=None))
    assert found is not None
    assert ServerAddress.read(found).password == PASSWORD
    assert asked[0][1] == {"hide_input": True, "err": True}


@pytest.mark.parametrize(
    ("argument", "shown", "secret"),
    [
        ("postgresql://lin:p%40ss@h:1/d?x=1", "postgresql://lin@h:1/d?x=1", "p@ss"),
        ("--store=postgresql://lin:a=b@h/d", "--store=postgresql://lin@h/d", "a=b"),
        ("postgresql://lin@h/d", "postgresql://lin@h/d", None),
        ("/data/a:b@c.gpkg", "/data/a:b@c.gpkg", None),
        ("postgresql://lin:p@[h/d", "postgresql://lin:p@[h/d", None),
    ],
)
def test_a_password_is_taken_out_of_an_argument(
    argument: str, shown: str, secret: str | None
) -> None:
    assert _cleaned(argument) == (shown, secret)


@pytest.mark.skipif(os.name != "posix", reason="other systems show arguments to their owner only")
@pytest.mark.usefixtures("no_pgpass")
def test_the_running_program_shows_no_password(postgres: TestServer, database: str) -> None:
    """A command that waits is looked at from outside, as `ps` does."""
    secret = PASSWORD.replace(" ", "%20")
    done = subprocess.run(
        [sys.executable, "main.py", "sites", "--json", "--store", postgres.url(database)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert secret not in done.stdout + done.stderr
    assert PASSWORD not in done.stdout + done.stderr
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["sites"] == []
