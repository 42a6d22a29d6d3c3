from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import ezdxf
import pytest

from app.cli.root import main
from app.scene_import.importer import import_scenes
from app.store.store import Store
from gis.scenes.interchange import write_scene
from tests.helpers.paper import pdf_text
from tests.helpers.scene_prints import two_party_scene
from tests.helpers.street_geometry import AT, make_crossing
from tests.helpers.street_stores import put_geometry

CASE = "11403AB0012"


@pytest.fixture
def store(file_store: Store, tmp_path: Path) -> Store:
    put_geometry(file_store, make_crossing())
    path = tmp_path / "scene.json"
    path.write_text(json.dumps(write_scene(two_party_scene(AT))), encoding="utf-8")
    assert import_scenes(file_store, [path]).accepted == 1
    return file_store


def export_scene(store: Store, *words: str) -> int:
    return main(["export", "scene", "--store", store.location, *words])


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("suffix", [".pdf", ".dxf", ".svg", ".png"])
def test_a_scene_is_written_to_scale_by_its_case_number(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    out = tmp_path / f"現場{suffix}"
    words = (CASE, "--scale", "200", "--paper", "A3", "--out", str(out), "--json")
    assert export_scene(store, *words) == 0
    found = told(capsys)
    assert (found["pages"], found["scale"]) == (1, 200)
    assert out.stat().st_size > 10_000


def test_a_pdf_says_its_scale_and_case_in_chinese(
    store: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DAOAN_LANGUAGE", "zh_TW")
    out = tmp_path / "a.pdf"
    assert export_scene(store, CASE, "--scale", "250", "--out", str(out)) == 0
    assert "a.pdf：1:250" in capsys.readouterr().out
    said = pdf_text(out)
    assert "比例尺 1:250" in said
    assert CASE in said


def test_without_a_scale_the_largest_that_fits_is_taken(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scales = {}
    for paper in ("A4", "A3"):
        out = tmp_path / f"{paper}.dxf"
        assert export_scene(store, CASE, "--paper", paper, "--out", str(out), "--json") == 0
        scales[paper] = told(capsys)["scale"]
        assert not ezdxf.readfile(out).audit().errors
    assert scales["A3"] <= scales["A4"]
    assert set(scales.values()) <= {100, 200, 250, 500}


def test_json_gives_the_scene_back(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.json"
    assert export_scene(store, CASE, "--out", str(out), "--json") == 0
    assert told(capsys)["pages"] == 0
    assert json.loads(out.read_text(encoding="utf-8")) == json.loads(
        json.dumps(write_scene(two_party_scene(AT)))
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((CASE, "--out", "a.txt"), ".dxf"),
        (("11403AB9999", "--out", "a.pdf"), "11403AB9999"),
        ((CASE, "--scale", "300", "--out", "a.pdf"), "250"),
        ((CASE, "--paper", "A5", "--out", "a.pdf"), "A3"),
        ((CASE, "--form", "none.json", "--out", "a.pdf"), "none.json"),
        ((CASE, "--out", " "), "name"),
    ],
)
def test_what_cannot_be_printed_is_told_in_a_sentence(
    store: Store,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    words: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.setenv("DAOAN_LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    assert export_scene(store, *words) != 0
    heard = capsys.readouterr().err
    assert said in heard
    assert "Traceback" not in heard
