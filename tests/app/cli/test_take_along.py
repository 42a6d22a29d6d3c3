"""`take-along` and `bring-back` as somebody types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli.root import main
from app.store.store import open_store
from app.street_import.importer import import_streets
from tests.app.take_along.test_scenes_home import AREA, bring_in
from tests.helpers.streets import write_cross

AREA_WKT = AREA.wkt


@pytest.fixture
def home(tmp_path: Path) -> Path:
    path = tmp_path / "home.gpkg"
    with open_store(path, create=True) as store:
        import_streets(store, write_cross(tmp_path / "cross.osm"))
        bring_in(store, tmp_path, "1")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(one) for one in arguments])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_a_part_is_taken_worked_on_and_brought_back(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    along = tmp_path / "along.gpkg"
    told = run(capsys, "take-along", "--area", AREA_WKT, "--out", along, "--store", home, "--json")
    assert told[0] == 0
    assert json.loads(told[1])["scenes"] == 1
    with open_store(along) as store:
        bring_in(store, tmp_path, "1", weather="雨")
    status, out, _ = run(capsys, "bring-back", along, "--store", home, "--json")
    assert (status, json.loads(out)["sent"], json.loads(out)["conflicts"]) == (0, 1, [])
    status, out, _ = run(capsys, "bring-back", along, "--store", home, "--json")
    assert (status, json.loads(out)["sent"]) == (0, 0)


def test_a_conflict_is_told_by_its_case_and_ends_with_one(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    along = tmp_path / "along.gpkg"
    run(capsys, "take-along", "--area", AREA_WKT, "--out", along, "--store", home)
    for path, weather in ((along, "雨"), (home, "陰")):
        with open_store(path) as store:
            bring_in(store, tmp_path, "1", weather=weather)
    status, out, err = run(capsys, "bring-back", along, "--store", home, "--json")
    assert status == 1
    assert json.loads(out)["conflicts"][0]["name"] == "1"
    assert "Nothing was overwritten" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Give either the name of a junction or --area."),
        (("--area", "POINT (1 2)"), "--area is no polygon."),
        (("--area", "nonsense"), "--area is no polygon."),
        (("--area", "POLYGON ((0 0, 1 0, 1 1, 0 0))"), "no streets and no open cases"),
    ],
)
def test_what_cannot_be_taken_is_one_sentence(
    arguments: tuple[str, ...],
    said: str,
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    along = tmp_path / "along.gpkg"
    status, _, err = run(
        capsys, "take-along", *arguments, "--out", along, "--store", home, "--json"
    )
    assert status == 2
    assert said in err
    assert not along.exists()


def test_a_store_that_was_not_taken_is_told(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, "bring-back", home, "--store", home)
    assert status == 2
    assert "not taken along" in err
