"""An import on the command line keeps personal data where it is given the key."""

from __future__ import annotations

import io
import json

import pytest

from app.cli.root import EXIT_DONE, EXIT_UNUSABLE, main
from app.personal.key_ring import set_up_keys
from app.personal.master_keys import new_in_file, new_of_passphrase
from app.personal.opening import masked_persons
from app.store.store import open_store
from tests.helpers.eis import eis_rows, some_crashes, write_text
from tests.helpers.personal import PASSPHRASE
from tests.helpers.stores import make_store

CRASHES = some_crashes(2)
ROWS = eis_rows(CRASHES)


@pytest.fixture
def place(tmp_path):
    """A folder with an export and an empty store."""
    write_text(tmp_path / "a.txt", ROWS)
    with make_store(tmp_path / "s.gpkg"):
        pass
    return tmp_path


def set_up(place, master) -> None:
    with open_store(place / "s.gpkg") as store:
        set_up_keys(store, master, actor="lin")


def run(capsys, place, *options):
    arguments = ("import", "crashes", place / "a.txt", "--store", place / "s.gpkg", "--json")
    status = main([*map(str, arguments), *map(str, options)])
    return status, capsys.readouterr()


def persons_of_first(place) -> int:
    with open_store(place / "s.gpkg") as store:
        return len(masked_persons(store, CRASHES[0].case_no))


def test_a_key_file_seals_the_persons_of_an_export(capsys, place):
    set_up(place, new_in_file(place / "k"))
    status, told = run(capsys, place, "--personal-key", place / "k")
    counts = json.loads(told.out)
    assert status == EXIT_DONE
    assert (counts["personal_sealed"], counts["personal_left_out"]) == (len(ROWS), 0)
    assert persons_of_first(place) == len(CRASHES[0].parties)


@pytest.mark.parametrize(("typed", "expected"), [(PASSPHRASE, EXIT_DONE), ("no", EXIT_UNUSABLE)])
def test_a_piped_passphrase_seals_and_a_wrong_one_imports_nothing(
    capsys, place, monkeypatch, typed, expected
):
    set_up(place, new_of_passphrase(PASSPHRASE, cost=16))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    status, told = run(capsys, place, "--personal-passphrase-prompt")
    assert status == expected
    sealed = expected == EXIT_DONE
    assert persons_of_first(place) == (len(CRASHES[0].parties) if sealed else 0)
    assert typed == "no" or typed not in told.out + told.err


def test_a_store_without_keys_says_that_they_are_to_be_set_up(capsys, place):
    status, told = run(capsys, place, "--personal-passphrase-prompt")
    assert status == EXIT_UNUSABLE
    assert told.err.strip()
    assert persons_of_first(place) == 0
