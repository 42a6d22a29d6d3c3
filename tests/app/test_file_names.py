"""File names of any bytes as text."""

from __future__ import annotations

import os

import pytest

from app.file_names import shown


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("事故資料.csv".encode(), "事故資料.csv"),
        ("事故資料.csv".encode("cp950"), "事故資料.csv"),
        (b"plain.csv", "plain.csv"),
    ],
)
def test_names_in_utf_8_and_cp950_are_read_as_their_writer_meant(data: bytes, text: str) -> None:
    assert shown(os.fsdecode(data)) == text


def test_bytes_of_no_encoding_become_text_that_can_be_stored() -> None:
    told = shown(os.fsdecode(b"\xff\xff.csv"))
    assert told.endswith(".csv")
    told.encode("utf-8")
