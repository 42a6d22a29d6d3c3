from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.cli.root import main
from tests.helpers.stores import make_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed, empty store."""
    found = tmp_path / "store.gpkg"
    make_store(found).close()
    return found


@pytest.mark.parametrize("options", [[], ["--recompute"]])
def test_a_sound_store_has_no_problems_and_status_zero(
    path: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    assert main(["check", "--store", str(path), "--json", *options]) == 0
    assert json.loads(capsys.readouterr().out) == {"problems": []}


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_problems_are_listed_with_status_one(
    path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO rtree_road_geom VALUES (5, 1, 1, 1, 1)")
        connection.commit()
    assert main(["check", "--store", str(path), "--json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["code"], problem["table"]) == ("CHECK_INDEX_LEFT_OVER", "road")
    monkeypatch.setenv("DAOAN_LANGUAGE", language)
    assert main(["check", "--store", str(path)]) == 1
    assert capsys.readouterr().out.startswith("road")


@pytest.mark.parametrize(
    "location", ["none.gpkg", "postgresql://user@server/daoan", "//server/share/a.gpkg"]
)
def test_an_unusable_place_is_one_sentence_and_status_two(
    location: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--store", location]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1
