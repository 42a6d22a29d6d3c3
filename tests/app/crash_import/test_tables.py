"""Rows of delimited texts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crash_import import tables
from app.crash_import.tables import is_note, lines_of, plain_header, provided_on, split_rows


def cells(text, delimiter=","):
    return [(row.line, row.cells) for row in split_rows(text, delimiter)]


def test_rows_keep_their_line_numbers_over_blank_lines_and_line_ends():
    assert cells("a,b\r\n\r\nc,d\ne,f") == [(1, ("a", "b")), (3, ("c", "d")), (4, ("e", "f"))]


def test_quoted_cells_hold_commas_and_line_ends():
    assert cells('a,"b,c"\n"d\ne",f\ng,h\n') == [
        (1, ("a", "b,c")),
        (2, ("d\ne", "f")),
        (4, ("g", "h")),
    ]


def test_a_quote_that_never_closes_spoils_its_own_line_only():
    rows = cells('a,"b\nc,d\n' + "e,f\n" * 30)
    assert len(rows) == 32
    assert rows[1:3] == [(2, ("c", "d")), (3, ("e", "f"))]


def test_footers_are_notes_and_data_are_not():
    assert is_note(("資料提供日期：114年03月01日", "", ""))
    assert is_note(("事故類別：A2類", "", ""))
    assert not is_note(("事故類別：A2類", "2025", ""))
    assert not is_note(("2025", "", ""))


def test_the_day_a_file_was_provided_is_read_from_either_end():
    assert provided_on("資料提供日期：104年03月02日,,,\nx") == date(2015, 3, 2)
    assert provided_on("x\n資料提供日期:114年03月01日,,") == date(2025, 3, 1)
    assert provided_on("x") is None


def test_headers_are_compared_without_differences_of_writing():
    assert plain_header("\ufeff速限-第1當事者") == plain_header(" 速限－第１當事者 ")
    assert plain_header("天候名稱") == plain_header("天候代碼") == "天候"


@given(st.text())
def test_no_line_with_text_is_lost(text):
    rows = list(split_rows(text, ","))
    held = "".join("".join(row.raw.split()) for row in rows)
    assert held == "".join(text.split())


@given(st.text(alphabet="ab\r\n\x85\u2028"), st.integers(1, 5))
def test_a_text_parted_in_pieces_has_the_same_lines(text, piece):
    whole = lines_of(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tables, "_PIECE", piece)
        assert lines_of(text) == whole


def test_equal_cells_are_one_string():
    first, second = split_rows("嘉義市,1\n嘉義市,2\n", ",")
    assert first.cells[0] is second.cells[0]
