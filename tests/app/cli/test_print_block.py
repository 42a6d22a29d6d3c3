from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli.root import main
from app.store.store import Store
from tests.helpers.paper import pdf_text
from tests.helpers.street_geometry import AT, make_crossing
from tests.helpers.street_stores import put_geometry


def print_block(store: Store, *words: str) -> int:
    return main(["print", "block", "--store", store.location, *words])


def test_a_junction_is_printed_by_its_name_in_any_order_of_its_streets(
    file_store: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DAOAN_LANGUAGE", "zh_TW")
    put_geometry(file_store, make_crossing())
    out = tmp_path / "街廓.pdf"
    assert print_block(file_store, "文化路/中山路", "--scale", "250", "--out", str(out)) == 0
    assert "街廓.pdf：1:250，1 張" in capsys.readouterr().out
    assert "比例尺 1:250" in pdf_text(out)


def test_the_largest_scale_that_fits_is_told(
    file_store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_geometry(file_store, make_crossing())
    words = ("中山路/文化路", "--paper", "A3", "--up", "street", "--out", str(tmp_path / "a.dxf"))
    assert print_block(file_store, *words, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["name"] == "中山路 / 文化路"
    assert (told["scale"], told["pages"]) == (200, 1)
    assert told["up_deg"] in (0.0, -90.0)  # two streets of one class and length


def test_a_place_is_printed_by_its_coordinates(
    file_store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_geometry(file_store, make_crossing())
    x, y = AT
    out = tmp_path / "a.pdf"
    assert print_block(file_store, "--at", f"{x + 30},{y}", "--out", str(out), "--json") == 0
    assert json.loads(capsys.readouterr().out)["scale"] == 200
    assert f"E {x + 30:.0f}" in pdf_text(out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("中山路/文化路", "--out", "a.txt"), ".dxf"),
        (("--out", "a.pdf"), "--at"),
        (("中山路/文化路", "--at", "1,2", "--out", "a.pdf"), "not both"),
        (("--at", "here", "--out", "a.pdf"), "193456"),
        (("--at", "1000,1000", "--out", "a.pdf"), "no streets"),
        (("永和路/四維路", "--out", "a.pdf"), "永和路"),
        (("中山路/文化路", "--paper", "A5", "--out", "a.pdf"), "A4, A3"),
    ],
)
def test_what_cannot_be_printed_is_told_in_one_sentence(
    file_store: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    put_geometry(file_store, make_crossing())
    assert print_block(file_store, *words) == 2
    told = capsys.readouterr().err.strip()
    assert said in told
    assert "\n" not in told
    assert not list(tmp_path.glob("a.*"))
