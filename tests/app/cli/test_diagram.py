"""`diagram` on the command line."""

from __future__ import annotations

import json

import pytest

from app.cli.root import EXIT_DONE, EXIT_UNUSABLE, main
from app.store.crashes import insert_crashes
from app.store.streets import insert_network
from gis.crashes.records import JunctionUid
from gis.streets.records import Junction
from tests.helpers.diagrams import two_cars
from tests.helpers.stores import make_store

HERE = JunctionUid("j1")
AT = (190000.0, 2597000.0)


@pytest.fixture
def path(tmp_path):
    target = tmp_path / "道安.gpkg"
    junction = Junction(
        uid=HERE, name="中山路 / 文化路", road_names=("中山路", "文化路"), at=AT, arms=0
    )
    crashes = [
        two_cars(kind, "01 03", index=index, junction_uid=HERE, roads=("中山路", "文化路"))
        for index, kind in enumerate(["13", "17"])
    ]
    with make_store(target) as store, store.write(actor="t", action="t") as unit:
        insert_network(unit, [], [junction], run_uid=None)
        insert_crashes(unit, crashes, run_uid=None)
    return target


def run(path, tmp_path, capsys, *more, out="圖.json"):
    target = tmp_path / out
    status = main(["diagram", "--store", str(path), "--out", str(target), *more])
    said = capsys.readouterr()
    return status, said, target


@pytest.mark.parametrize("suffix", ["svg", "pdf", "dxf", "png", "json"])
def test_every_format_is_written_and_counted(path, tmp_path, capsys, suffix):
    status, said, out = run(
        path, tmp_path, capsys, "--site", "文化路/中山路", "--json", out=f"圖.{suffix}"
    )
    assert status == EXIT_DONE, said.err
    result = json.loads(said.out)
    assert (result["total"], result["drawn"], result["not_drawn_count"]) == (2, 1, 1)
    assert result["site"]["name"] == "中山路 / 文化路"
    assert out.stat().st_size > 500


def test_the_json_is_english_whatever_the_system_speaks(path, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("DAOAN_LANGUAGE", "zh_TW")
    status, said, out = run(path, tmp_path, capsys, "--site", "j1")
    assert status == EXIT_DONE
    assert "事故 2 件" in said.out
    made = json.loads(out.read_text(encoding="utf-8"))
    assert made["not_drawn"][0]["detail"].isascii()
    assert all(line.isascii() for glyph in made["glyphs"] for line in glyph["why"])


@pytest.mark.parametrize(
    "options",
    [
        ["--site", "j1", "--filter", "colour=red"],
        ["--site", "j1", "--from", "soon"],
        ["--site", "j1", "--from", "2025-02-01", "--to", "2025-01-01"],
        ["--site", "nowhere"],
        ["--polygon", "POLYGON((1 2"],
        [],
        ["--site", "j1", "--polygon", "POLYGON((0 0,1 0,1 1,0 0))"],
    ],
)
def test_unusable_input_is_one_sentence(path, tmp_path, capsys, options):
    status, said, out = run(path, tmp_path, capsys, *options)
    assert status == EXIT_UNUSABLE
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert not out.exists()


def test_an_unknown_format_is_told_before_any_work(path, tmp_path, capsys):
    status, said, out = run(path, tmp_path, capsys, "--site", "j1", out="圖.bmp")
    assert status == EXIT_UNUSABLE
    assert ".svg" in said.err
    assert not out.exists()


def test_a_filter_that_lets_nothing_through_gives_an_empty_diagram(path, tmp_path, capsys):
    status, _, out = run(path, tmp_path, capsys, "--site", "j1", "--filter", "severity=A1")
    assert status == EXIT_DONE
    assert json.loads(out.read_text(encoding="utf-8"))["total"] == 0
