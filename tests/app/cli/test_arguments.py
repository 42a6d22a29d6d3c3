"""Mistakes on the command line: one sentence in either language, exit status 2, no output."""

from __future__ import annotations

import pytest

from app.cli.root import main

MISTAKES = {
    "no such command": (["nonsense"], "nonsense"),
    "misspelt command": (["impotr"], "import"),
    "misspelt subcommand": (["import", "crashs"], "crashes"),
    "misspelt option": (["sites", "--form", "x"], "--from"),
    "unknown option": (["sites", "--qqqqqq"], "--qqqqqq"),
    "missing value": (["sites", "--rank"], "--rank"),
    "value of a flag": (["sites", "--json=3"], "--json"),
    "missing file": (["import", "crashes"], "FILES"),
    "missing out": (["diagram", "--site", "x"], "--out"),
    "too many words": (["check", "a", "b"], "a b"),
    "no choice": (["sites", "--rank", "best"], "epdo"),
    "limit 0": (["sites", "--limit", "0"], "1"),
    "limit below 0": (["sites", "--limit", "-1"], "1"),
    "limit no number": (["sites", "--limit", "many"], "many"),
    "seed no number": (["import", "streets", "x.osm", "--shuffle", "x"], "--shuffle"),
    "encoding": (["import", "crashes", "x.csv", "--encoding", "utf8"], "label"),
    "no such day": (["sites", "--from", "2025-02-30"], "2025-02-30"),
    "period reversed": (["sites", "--from", "2025-02-01", "--to", "2025-01-01"], "2025-02-01"),
    "folder as crash file": (["import", "crashes", "."], "."),
    "folder as street file": (["import", "streets", "."], "."),
    "folder as scene": (["interpret", "."], "."),
    "empty file name": (["import", "scene", ""], ""),
    "site and polygon": (["diagram", "--site", "x", "--polygon", "y", "--out", "x.svg"], "--site"),
    "point as polygon": (["diagram", "--polygon", "POINT(1 2)", "--out", "x.svg"], "POINT(1 2)"),
    "out of no kind": (["diagram", "--site", "x", "--out", "x.bmp"], ".svg"),
}


@pytest.mark.parametrize("language", ["en", "zh_TW"])
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_gets_one_sentence_that_names_it(
    mistake: str,
    language: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: object,
) -> None:
    monkeypatch.setenv("DAOAN_LANGUAGE", language)
    monkeypatch.chdir(str(tmp_path))
    arguments, named = MISTAKES[mistake]
    capsys.readouterr()
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1
    assert named in told.err
    assert "{" not in told.err
    assert told.err.isascii() == (language == "en")
