"""Files of total stations: encodings, and what is no text."""

from __future__ import annotations

import pytest

from app.survey_files import read_survey_file
from gis.problems import Problem

TEXT = "點號,縱坐標,橫坐標,高程,代碼\n1,2597001.5,193001.25,12.3,PO\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp950"])
def test_a_file_of_either_encoding_is_read(tmp_path, encoding) -> None:
    path = tmp_path / "points.csv"
    path.write_bytes(TEXT.encode(encoding))
    (point,) = read_survey_file(path).points
    assert (point.name, point.at, point.code) == ("1", (193001.25, 2597001.5), "PO")


@pytest.mark.parametrize("content", [b"\x00\x01\x02\x03", b"PK\x03\x04\x00\xff\xff\xfe", b"\xff"])
def test_what_is_no_text_is_told(tmp_path, content) -> None:
    path = tmp_path / "points.xls"
    path.write_bytes(content)
    with pytest.raises(Problem, match="SURVEY_FILE_NO_TEXT"):
        read_survey_file(path)


def test_a_file_that_is_gone_is_told(tmp_path) -> None:
    with pytest.raises(Problem, match="SURVEY_FILE_UNREADABLE"):
        read_survey_file(tmp_path / "gone.csv")
