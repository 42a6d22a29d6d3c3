"""What the bytes of a drawing are."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.messages import Language, explain
from app.street_import.dxf_document import encoding_of, looks_like_dxf, read_document
from gis.problems import Problem
from tests.helpers.dxf_plans import new_plan, r12_text, write_r12


@pytest.mark.parametrize(
    ("header", "encoding", "expected"),
    [
        ("9 $DWGCODEPAGE 3 ANSI_950", "cp950", "cp950"),
        ("", "cp950", "cp950"),
        ("9 $DWGCODEPAGE 3 ANSI_1252", "cp950", "cp950"),  # what the program had as its default
        ("", "utf-8", "utf-8"),
        ("9 $DWGCODEPAGE 3 ANSI_936", "gbk", "gbk"),
    ],
)
def test_the_encoding_of_an_old_drawing_is_told_or_read_off_its_bytes(
    header: str, encoding: str, expected: str
) -> None:
    assert encoding_of(r12_text(header=header).encode(encoding)) == expected


def test_western_letters_are_no_chinese() -> None:
    text = r12_text([("Straße-Améliorée", (0, 0), (1, 1))]).replace("註記", "x")
    assert encoding_of(text.replace("中山路", "y").encode("cp1252")) == "cp1252"


@pytest.mark.parametrize("version", ["R12", "R2000", "R2004", "R2007", "R2010", "R2013", "R2018"])
@pytest.mark.parametrize("binary", [False, True])
def test_every_version_is_read_as_text_and_binary(
    tmp_path: Path, version: str, *, binary: bool
) -> None:
    document, space = new_plan(version)
    document.encoding = "cp950"
    space.add_line((0, 0), (1, 1), dxfattribs={"layer": "道路中心線"})
    path = tmp_path / "a.dxf"
    document.saveas(path, fmt="bin" if binary else "asc")
    (line,) = read_document(path).modelspace()
    assert line.dxf.layer == "道路中心線"


def test_a_drawing_is_known_by_its_bytes_whatever_it_is_called(tmp_path: Path) -> None:
    assert looks_like_dxf(tmp_path / "a.txt", r12_text().encode("cp950"))
    assert looks_like_dxf(tmp_path / "a.txt", b"999\r\nmade by X\r\n  0\r\nSECTION\r\n")
    assert looks_like_dxf(tmp_path / "A.DXF", b"rubbish")
    assert not looks_like_dxf(tmp_path / "a.json", b'{"type": "FeatureCollection"}')


CASES = {
    "a DWG called DXF": (b"AC1032\0\0\0" + bytes(200), "STREETS_IS_DWG"),
    "cut off": (r12_text().encode("cp950")[:-60], "STREETS_BROKEN"),
    "cut off binary": (b"AutoCAD Binary DXF\r\n\x1a\x00\x00SECT", "STREETS_BROKEN"),
    "rubbish": (b"this is no drawing at all", "STREETS_UNREADABLE"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_no_drawing_is_one_sentence_in_both_languages(tmp_path: Path, case: str) -> None:
    data, code = CASES[case]
    path = tmp_path / "道路.dxf"
    path.write_bytes(data)
    with pytest.raises(Problem) as told:
        read_document(path)
    assert told.value.code == code
    for language in Language:
        sentence = explain(told.value, language)
        assert "道路.dxf" in sentence
        assert "\n" not in sentence


def test_a_drawing_beyond_all_measure_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_r12(tmp_path / "a.dxf")
    monkeypatch.setattr("app.street_import.dxf_document.MOST_BYTES", 100)
    with pytest.raises(Problem, match="STREETS_DXF_TOO_LARGE"):
        read_document(path)
