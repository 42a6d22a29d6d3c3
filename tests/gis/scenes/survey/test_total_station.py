"""Rows of a total station, and what their codes draw."""

from __future__ import annotations

import pytest

from app.survey_codes import load_survey_codes
from gis.problems import Problem
from gis.scenes.survey.total_station import CodeShape, draw_codes, read_rows

PLAIN = """1,2597001.000,193001.500,12.30,SK1
2,2597002.000,193002.500,12.31,SK1
3,2597005.000,193009.000,12.28,PO
4,2597003.000,193003.500,12.33,SK1 E
5,2597008.000,193008.000,,SK1
6,2597009.000,193009.000,,SK1
"""


def test_rows_are_name_north_east_height_code() -> None:
    found = read_rows(PLAIN)
    assert found.problems == ()
    first = found.points[0]
    assert (first.name, first.at, first.height_m, first.code) == (
        "1",
        (193001.5, 2597001.0),
        12.3,
        "SK1",
    )
    assert found.points[4].height_m is None


@pytest.mark.parametrize("delimiter", ["\t", ";", " "])
def test_other_delimiters_say_the_same(delimiter: str) -> None:
    rows = "\n".join(line.replace(",", delimiter) for line in PLAIN.splitlines()[:3])
    assert read_rows(rows).points == read_rows("\n".join(PLAIN.splitlines()[:3])).points


def test_a_head_line_gives_the_order_of_the_columns() -> None:
    text = "\ufeff代碼,橫坐標,縱坐標,點號\nPO,193001.5,2597001.0,A7\n"
    (point,) = read_rows(text).points
    assert (point.name, point.at, point.code) == ("A7", (193001.5, 2597001.0), "PO")


def test_a_bad_row_is_named_by_its_line_and_stops_no_other() -> None:
    found = read_rows("1,2597001,193001,0,PO\n\n2,25970x1,193001,0,PO\n3,nan,193001,0,PO\n")
    assert len(found.points) == 1
    assert [problem.params["line"] for problem in found.problems] == [3, 4]


@pytest.mark.parametrize("text", ["", "\n\n", "name,N,E,Z,code\n", "a,b,c\n"])
def test_a_file_without_points_is_one_problem(text: str) -> None:
    with pytest.raises(Problem, match="SURVEY_FILE_EMPTY"):
        read_rows(text)


def test_exchanged_columns_are_told() -> None:
    with pytest.raises(Problem, match="SURVEY_FILE_SWAPPED"):
        read_rows("1,193001.5,2597001.0,0,PO\n")


def test_points_of_one_code_and_number_are_one_line_until_it_ends() -> None:
    drawn, unknown = draw_codes(read_rows(PLAIN).points, load_survey_codes())
    assert unknown == []
    assert [(one.code.draws, [p.name for p in one.points]) for one in drawn] == [
        ("skid", ["1", "2", "4"]),
        ("utility_pole", ["3"]),
        ("skid", ["5", "6"]),
    ]
    assert not any(one.is_closed for one in drawn)


def test_areas_close_and_unknown_codes_are_kept_as_points() -> None:
    rows = ("1,1,1,0,db2", "2,1,5,0,DB2", "3,4,4,0,DB2", "4,0,0,0,QQ", "5,0,0,0,")
    text = "\n".join((*rows, "6,2,2,0,KB1 B", "7,3,3,0,KB1 C"))
    drawn, unknown = draw_codes(read_rows(text).points, load_survey_codes())
    assert [(one.code.draws, one.number, one.is_closed) for one in drawn] == [
        ("debris", "2", True),
        ("kerb", "1", True),
    ]
    assert [point.name for point in unknown] == ["4", "5"]


def test_the_code_table_has_every_code_once_in_both_languages() -> None:
    table = load_survey_codes()
    assert {one.shape for one in table.values()} == set(CodeShape)
    assert all(one.zh and one.en and one.code == code for code, one in table.items())


def test_a_quote_that_nothing_closes_spoils_its_own_line_only() -> None:
    lines = PLAIN.splitlines()
    broken = [lines[0], '"' + lines[1], *lines[2:]]
    found = read_rows("\n".join(broken))
    assert [one.line_no for one in found.points] == [1, 3, 4, 5, 6]
    assert [problem.params["line"] for problem in found.problems] == [2]


def test_a_line_longer_than_any_cell_may_be_is_left_out() -> None:
    found = read_rows(PLAIN + '"' + "x" * 200_000 + ",1,2,3,PO")
    assert len(found.points) == 6
    assert len(found.problems) == 1


def test_numbers_of_thousands_of_digits_are_no_numbers_of_a_line() -> None:
    (point, *_) = read_rows(PLAIN.replace("SK1", "SK" + "9" * 5000)).points
    drawn, unknown = draw_codes([point], load_survey_codes())
    assert (drawn, unknown) == ([], [point])
