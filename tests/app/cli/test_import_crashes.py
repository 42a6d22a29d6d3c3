"""`import crashes` on the command line."""

from __future__ import annotations

import json
from dataclasses import replace

from app.cli.root import EXIT_DONE, EXIT_REFUSED, EXIT_UNUSABLE, main
from tests.helpers.crashes import MadeCrash, write_csv

KEYS = {
    "read",
    "accepted",
    "quarantined",
    "crashes",
    "parties",
    "new",
    "updated",
    "unchanged",
    "position_flags",
}


def run(capsys, *arguments):
    status = main(["import", "crashes", *map(str, arguments)])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_json_holds_the_counts_of_the_contract_and_nothing_else_is_printed(capsys, tmp_path):
    source = write_csv(tmp_path / "事故.csv", [MadeCrash()])
    store = tmp_path / "新 庫.gpkg"
    status, out, err = run(capsys, source, "--store", store, "--json")
    assert (status, err) == (EXIT_DONE, "")
    counts = json.loads(out)
    assert counts.keys() >= KEYS
    assert (counts["read"], counts["crashes"], counts["new"]) == (2, 1, 1)
    assert isinstance(counts["position_flags"], dict)


def test_refused_rows_make_status_one(capsys, tmp_path):
    crashes = [MadeCrash(), replace(MadeCrash(), day="20250230")]
    source = write_csv(tmp_path / "a.csv", crashes)
    status, out, _ = run(capsys, source, "--store", tmp_path / "s.gpkg", "--json")
    assert status == EXIT_REFUSED
    assert json.loads(out)["quarantined"] == 2


def test_a_wrong_file_is_one_sentence_and_status_two(capsys, tmp_path):
    (tmp_path / "a.csv").write_text("<html></html>")
    status, out, err = run(capsys, tmp_path / "a.csv", "--store", tmp_path / "s.gpkg", "--json")
    assert (status, out) == (EXIT_UNUSABLE, "")
    assert err.count("\n") == 1
    assert "a.csv" in err


def test_the_summary_is_words(capsys, tmp_path):
    source = write_csv(tmp_path / "a.csv", [MadeCrash()])
    status, out, _ = run(capsys, source, "--store", tmp_path / "s.gpkg")
    assert status == EXIT_DONE
    assert "2" in out
