"""Reports of bugs hold what is needed to find them, and nothing of what was worked on."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from app.bug_report import HIDDEN, bug_report, clean_message, short_path

NAME, PLATE, NATIONAL_ID, AGE = "王小明", "ABC-1234", "A123456789", "37"
PLANTED = (NAME, PLATE, "1234", NATIONAL_ID, AGE, "Wang", "Hsiao-Ming", "wang_home")


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:  # noqa: BLE001  # the error itself is wanted
        return caught


@pytest.mark.parametrize(
    "error",
    [
        ValueError(f"cannot read {NAME} of {PLATE}, aged {AGE}"),
        KeyError(NAME),
        KeyError(PLATE),
        ValueError("invalid literal for int() with base 10: 'ABC-1234'"),
        LookupError((NAME, PLATE, NATIONAL_ID)),
        FileNotFoundError(2, "No such file or directory", f"/home/wang_home/{NAME}.csv"),
        OSError(f"C:\\Users\\wang_home\\{NAME}.csv is locked"),
        RuntimeError(f"Wang Hsiao-Ming, {PLATE}"),
        UnicodeDecodeError("big5", b"\xa4\xfd", 0, 1, f"row of {NAME}"),
    ],
)
def test_planted_names_and_plates_are_not_in_the_report(error: Exception) -> None:
    report = bug_report(raised(error)).split("\n", 3)[3]
    message = report[report.rindex(f"{type(error).__name__}:") :]
    assert [planted for planted in PLANTED if planted in message] == []
    assert HIDDEN in message


def test_values_of_a_statement_are_not_in_the_report() -> None:
    engine = create_engine("sqlite://")
    with pytest.raises(SQLAlchemyError) as caught, engine.connect() as connection:
        connection.execute(text("INSERT INTO person VALUES (:name)"), {"name": NAME})
    engine.dispose()
    report = bug_report(caught.value)
    assert NAME not in report
    assert "no such table" in report
    assert sqlite3.OperationalError.__name__ in report


def test_the_causes_are_told_in_order() -> None:
    def outer() -> None:
        try:
            {}[NAME]
        except KeyError as error:
            raise ValueError("row without a key") from error

    with pytest.raises(ValueError, match="row") as caught:
        outer()
    report = bug_report(caught.value)
    assert report.index("KeyError") < report.index("ValueError: row without a key")


def test_errors_that_lead_to_each_other_end() -> None:
    first, second = ValueError("one"), ValueError("two")
    first.__cause__, second.__cause__ = second, first
    assert bug_report(first).count("ValueError") == 2


def test_what_a_developer_needs_is_there() -> None:
    def broken() -> None:
        none = None
        none.upper()  # type: ignore[attr-defined]

    with pytest.raises(AttributeError) as caught:
        broken()
    report = bug_report(caught.value, "PySide6 6.11")
    assert "AttributeError: 'NoneType' object has no attribute 'upper'" in report
    assert "app/test_bug_report.py:" in report
    assert "PySide6 6.11" in report
    assert "Python 3." in report


@pytest.mark.parametrize(
    ("path", "short"),
    [
        ("/home/wang/daoan/app/store/store.py", "app/store/store.py"),
        ("C:\\Users\\王\\daoan\\widgets\\start.py", "widgets/start.py"),
        ("/usr/lib/python3.11/json/decoder.py", "decoder.py"),
        ("/x/.venv/lib/python3.11/site-packages/shapely/wkb.py", "site-packages/shapely/wkb.py"),
    ],
)
def test_paths_lose_the_folders_of_this_computer(path: str, short: str) -> None:
    assert short_path(path) == short


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1))
def test_no_chinese_letter_of_a_message_is_kept(name: str) -> None:
    assert not set(name) & set(clean_message(f"bad value {name} here"))


@given(st.from_regex(r"[A-Z]{2,3}-?[0-9]{3,4}", fullmatch=True))
def test_no_plate_is_kept(plate: str) -> None:
    assert plate not in clean_message(f"no crash for {plate}, '{plate}' or ({plate})")
