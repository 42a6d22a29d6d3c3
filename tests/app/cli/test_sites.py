"""`demo` and `sites` on the command line: JSON, words, exit status."""

from __future__ import annotations

import json

import pytest

from app.cli.root import main
from app.store.crashes import insert_crashes
from tests.helpers.demo import make_crash
from tests.helpers.stores import make_store


@pytest.fixture(scope="module")
def demo_path(tmp_path_factory):
    return tmp_path_factory.mktemp("示範") / "示範.gpkg"


@pytest.fixture
def demo(demo_path):
    """The path of a demo store that the command has made."""
    if not demo_path.exists():
        assert main(["demo", "--store", str(demo_path), "--json"]) == 0
    return demo_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = main(list(arguments))
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_demo_prints_its_counts_and_refuses_a_filled_store(tmp_path, capsys):
    path = str(tmp_path / "demo.gpkg")
    status, out, _ = run(capsys, "demo", "--store", path, "--json")
    assert status == 0
    counts = json.loads(out)
    assert {"crashes", "scenes", "junctions", "sites"} <= counts.keys()
    assert all(count > 0 for count in counts.values())
    status, out, err = run(capsys, "demo", "--store", path, "--json")
    assert (status, out) == (2, "")
    assert len(err.strip().splitlines()) == 1


def test_sites_json_has_every_key_of_the_contract(demo, capsys):
    status, out, _ = run(capsys, "sites", "--store", str(demo), "--rank", "epdo", "--json")
    assert status == 0
    answer = json.loads(out)
    keys = "id name count deaths_24h deaths_30d injuries score score_name position_quality"
    assert all(set(keys.split()) <= site.keys() for site in answer["sites"])
    scores = [site["score"] for site in answer["sites"]]
    assert scores == sorted(scores, reverse=True)
    assert {site["score_name"] for site in answer["sites"]} == {"epdo_people_30d"}
    assert len(answer["coverage"]) == 24
    assert all(month["complete"] is True for month in answer["coverage"])
    assert sum(site["count"] for site in answer["sites"]) + answer["unplaced"] == answer["total"]


def test_a_period_and_a_limit_narrow_the_list(demo, capsys):
    arguments = ["--from", "2025-03-01", "--to", "2025-03-31", "--limit", "3", "--json"]
    status, out, _ = run(capsys, "sites", "--store", str(demo), *arguments)
    answer = json.loads(out)
    assert status == 0
    assert len(answer["sites"]) == 3
    assert [row["month"] for row in answer["coverage"]] == ["2025-03"]
    assert answer["total"] == answer["coverage"][0]["held"]


@pytest.mark.parametrize(("language", "word"), [("en", "incomplete"), ("zh_TW", "不完整")])
def test_incomplete_months_are_warned_about_in_words(tmp_path, capsys, monkeypatch, language, word):
    monkeypatch.setenv("DAOAN_LANGUAGE", language)
    path = tmp_path / "few.gpkg"
    with make_store(path) as store, store.write(actor="test", action="test") as unit:
        insert_crashes(unit, [make_crash(city="嘉義市", at="2025-02-05T12:00")], run_uid=None)
    status, out, _ = run(capsys, "sites", "--store", str(path))
    assert status == 0
    assert word in out
    assert "2025-02" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--from", "2025-13-01"],
        ["--from", "2025-02-01", "--to", "2025-01-01"],
        ["--rank", "eb"],
        ["--limit", "0"],
    ],
)
def test_unusable_options_give_status_two(demo, capsys, arguments):
    status, out, err = run(capsys, "sites", "--store", str(demo), *arguments, "--json")
    assert (status, out) == (2, "")
    assert err


def test_an_empty_store_has_no_sites(tmp_path, capsys):
    path = tmp_path / "empty.gpkg"
    make_store(path).close()
    status, out, _ = run(capsys, "sites", "--store", str(path), "--json")
    answer = json.loads(out)
    assert status == 0
    assert (answer["sites"], answer["coverage"], answer["total"]) == ([], [], 0)
