from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.cli.root import main
from app.street_import.importer import import_streets
from app.streets.confirming import confirm
from app.streets.editing import StreetEditing
from app.streets.street_document import StreetDocument
from app.undo import UndoStack
from tests.helpers.stores import make_store
from tests.helpers.streets import write_cross


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
    assert json.loads(capsys.readouterr().out) == {"problems": []}  # no word of streets: none


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


def test_it_tells_how_much_of_the_streets_is_confirmed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "store.gpkg"
    with make_store(path) as store:
        import_streets(store, write_cross(tmp_path / "cross.osm"))
        document = StreetDocument(StreetEditing(store, actor="lin"), UndoStack())
        confirm(document, sorted(document.network.streets)[:1], "confirm")
        document.editing.finish()
    assert main(["check", "--store", str(path), "--recompute", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["problems"] == []
    figures = told["streets"]
    assert (figures["roads"], figures["confirmed"], figures["assumed"]) == (4, 1, 3)
    shares = [figures[f"{name}_percent"] for name in ("confirmed", "given", "assumed")]
    assert sum(shares) == pytest.approx(100, abs=1)
    assert 0 < shares[0] < 50
