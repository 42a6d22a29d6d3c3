from __future__ import annotations

import json
from pathlib import Path

import pyogrio
import pytest

from app.cli.root import main
from app.store.store import Store
from tests.helpers.street_geometry import make_crossing
from tests.helpers.street_stores import put_geometry


def export(store: Store, *words: str) -> int:
    return main(["export", "streets", "--store", store.location, *words])


def test_the_layers_are_counted(
    file_store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_geometry(file_store, make_crossing())
    out = tmp_path / "道路.gpkg"
    assert export(file_store, "--out", str(out), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["layers"]["lane"] == 16
    listed = {str(name) for name, _kind in pyogrio.list_layers(out)}
    assert set(told["layers"]) == listed - {"layer_styles"}


def test_a_person_is_told_the_file_and_the_counts(
    file_store: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DAOAN_LANGUAGE", "zh_TW")
    put_geometry(file_store, make_crossing())
    assert export(file_store, "--out", str(tmp_path / "a.geojson")) == 0
    assert "a.geojson：road 4" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--out", "a.txt"), ".xodr"),
        (("--out", ""), "name"),
        (("--out", "a.gpkg"), "import"),  # the store is empty
        (("--out", "a.gpkg", "--at", "yesterday"), "2025-01-31"),
        (("--out", "a.pdf", "--scale", "3"), "--scale"),
        ((), "--out"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    file_store: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.setenv("DAOAN_LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    assert export(file_store, *words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert len(err.strip().splitlines()) == 1
    assert not list(tmp_path.glob("a.*"))
