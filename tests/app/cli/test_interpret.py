"""`interpret`: JSON lines in the order given, one sentence for each unusable file, no Qt."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.root import main
from tests.helpers.scenes import SKETCHES, sketch_document

ROOT = Path(__file__).resolve().parents[3]


def saved(folder: Path, name: str, content: object) -> str:
    path = folder / name
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8-sig")
    return str(path)


def test_records_come_one_a_line_in_the_order_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [
        saved(tmp_path, f"現場{index}.json", sketch_document(sketch, sketch.layouts[0]))
        for index, sketch in enumerate(SKETCHES)
    ]
    assert main(["interpret", *files]) == 0
    lines = capsys.readouterr().out.splitlines()
    records = [json.loads(line) for line in lines]
    assert [record["case_no"] for record in records] == [sketch.name for sketch in SKETCHES]
    assert [record["type_code"] for record in records] == [s.type_code for s in SKETCHES]
    assert records[0]["schema"] == "daoan.record/1"
    assert records[0]["type_name"] == "對撞"
    assert records[0]["warnings"] == []


def test_bad_file_is_named_in_one_sentence_and_the_others_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAOAN_LANGUAGE", "en")
    good = sketch_document(SKETCHES[0], "4 arms")
    bad = sketch_document(SKETCHES[0], "4 arms")
    bad["parties"][1]["contact"]["heading_deg"] = "north"
    files = [saved(tmp_path, "bad.json", bad), saved(tmp_path, "good.json", good)]
    assert main(["interpret", *files]) == 1
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 1
    (sentence,) = told.err.splitlines()
    assert "bad.json" in sentence
    assert "$.parties[1].contact.heading_deg: expected a number" in sentence


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"a": ' + b"1" * 9000]
)
def test_unusable_file_is_status_2_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    assert main(["interpret", str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1


def test_missing_file_is_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["interpret", str(tmp_path / "none.json")]) == 2
    assert "none.json" in capsys.readouterr().err


def test_neither_qt_nor_store_nor_arrays_are_loaded() -> None:
    code = (
        "import sys, app.cli.interpret\n"
        "heavy = {'PySide6', 'sqlalchemy', 'shapely', 'numpy', 'pyproj'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
