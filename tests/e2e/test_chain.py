"""The whole chain on the command line: demo, ranking, diagram and sheet, check, backup, restore."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pyogrio
import pypdfium2
import pytest

from tests.e2e.conftest import Daoan


def test_demo_store_passes_its_check_and_opens_as_a_geopackage_with_its_crs(
    daoan: Daoan, demo_store: Path
) -> None:
    checked = daoan("check", "--store", demo_store, "--json")
    assert (checked.status, checked.json["problems"]) == (0, [])
    layers = {name for name, _ in pyogrio.list_layers(demo_store)}
    assert {"crash", "road", "junction", "scene"} <= layers
    assert pyogrio.read_info(demo_store, layer="crash")["crs"] == "EPSG:3826"


def test_demo_is_refused_over_a_store_that_holds_data(daoan: Daoan, demo_store: Path) -> None:
    again = daoan("demo", "--store", demo_store, "--json")
    assert again.status == 2
    assert again.out == ""
    assert len(again.err.strip().splitlines()) == 1


def test_ranking_by_count_descends_and_says_its_coverage(daoan: Daoan, demo_store: Path) -> None:
    ranked = daoan("sites", "--store", demo_store, "--rank", "count", "--limit", 20, "--json")
    assert ranked.status == 0, ranked.err
    counts = [site["count"] for site in ranked.json["sites"]]
    assert len(counts) == 20
    assert counts == sorted(counts, reverse=True)
    wanted = "id name count deaths_24h deaths_30d injuries score score_name position_quality"
    assert set(wanted.split()) <= ranked.json["sites"][0].keys()
    assert ranked.json["coverage"]


@pytest.mark.parametrize("suffix", ["svg", "pdf", "dxf", "png", "json"])
def test_diagram_of_the_worst_site_comes_in_every_format_and_adds_up(
    daoan: Daoan, demo_store: Path, tmp_path: Path, suffix: str
) -> None:
    site = daoan("sites", "--store", demo_store, "--limit", 1, "--json").json["sites"][0]
    out = tmp_path / f"構圖.{suffix}"
    drawn = daoan("diagram", "--site", site["id"], "--store", demo_store, "--out", out, "--json")
    assert drawn.status == 0, drawn.err
    assert drawn.json["drawn"] + drawn.json["not_drawn_count"] == drawn.json["total"]
    assert drawn.json["total"] == site["count"]
    assert out.stat().st_size > 500
    if suffix == "json":
        diagram = json.loads(out.read_text(encoding="utf-8"))
        assert diagram["schema"] == "daoan.diagram/1"
        assert len(diagram["glyphs"]) + len(diagram["not_drawn"]) == diagram["total"]
    if suffix == "pdf":
        page = pypdfium2.PdfDocument(out)[0]
        text = page.get_textpage().get_text_bounded().replace("\r\n", "")
        assert site["name"].split(" / ")[0] in text


def test_backup_restores_to_the_same_content_and_never_overwrites_silently(
    daoan: Daoan, demo_store: Path, tmp_path: Path
) -> None:
    copy, back = tmp_path / "copy.gpkg", tmp_path / "back.gpkg"
    assert daoan("backup", "--store", demo_store, "--out", copy, "--json").json["bytes"] > 0
    assert daoan("restore", copy, "--store", back, "--json").status == 0
    with sqlite3.connect(demo_store) as before, sqlite3.connect(back) as after:
        question = "SELECT uid, occurred_at, place_text FROM crash ORDER BY uid"
        assert before.execute(question).fetchall() == after.execute(question).fetchall()
    before.close()
    after.close()
    assert daoan("restore", copy, "--store", back, "--json").status == 2
    assert daoan("check", "--store", back, "--json").json["problems"] == []


def test_unusable_input_gets_one_sentence_and_status_2(daoan: Daoan, tmp_path: Path) -> None:
    page = tmp_path / "download.csv"
    page.write_text("<html><body>404</body></html>", encoding="utf-8")
    store = tmp_path / "new.gpkg"
    for arguments in (
        ("import", "crashes", page, "--store", store),
        ("import", "crashes", tmp_path / "missing.csv", "--store", store),
        ("import", "streets", page, "--store", store),
        ("sites", "--store", tmp_path / "none.gpkg"),
        ("sites", "--store", page),
        ("check", "--store", r"\\server\share\x.gpkg"),
    ):
        done = daoan(*arguments, "--json")
        assert done.status == 2, (arguments, done)
        assert done.out == ""
        assert "Traceback" not in done.err
        assert len(done.err.strip().splitlines()) == 1


def test_demo_is_the_same_for_the_same_seed(daoan: Daoan, demo_store: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.gpkg"
    assert daoan("demo", "--store", second, "--json").status == 0
    with sqlite3.connect(demo_store) as first, sqlite3.connect(second) as other:
        question = "SELECT occurred_at, place_text, type_code FROM crash ORDER BY 1, 2, 3"
        assert first.execute(question).fetchall() == other.execute(question).fetchall()
    first.close()
    other.close()
    shutil.rmtree(tmp_path)
