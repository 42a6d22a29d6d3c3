from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.crashes.records import AgeBand
from gis.personal.masking import band_of_age, mask_ends, mask_name, mask_plate, normal_plate


@pytest.mark.parametrize(
    ("plate", "masked"),
    [
        ("ABC-1234", "AB*-**34"),
        ("abc1234", "AB***34"),
        ("123-ABC", "12*-*BC"),
        ("AB-12", "A*-*2"),
        ("1-23", "*-**"),
        ("ＡＢＣ－１２３４", "AB*-**34"),
        ("", ""),
    ],
)
def test_the_middle_of_a_plate_is_hidden(plate: str, masked: str) -> None:
    assert mask_plate(plate) == masked


@given(st.from_regex(r"[A-Z0-9]{2,4}-?[A-Z0-9]{2,4}", fullmatch=True))
def test_a_masked_plate_shows_at_most_four_letters(plate: str) -> None:
    shown = [letter for letter in mask_plate(plate) if letter.isalnum()]
    assert len(shown) <= 4
    assert len(shown) < len(normal_plate(plate))


@pytest.mark.parametrize(
    "plate", ["abc-1234", "ABC 1234", "ＡＢＣ－１２３４", "ABC·1234", "ABC1234"]
)
def test_one_plate_is_the_same_however_it_is_written(plate: str) -> None:
    assert normal_plate(plate) == "ABC1234"


def test_letters_and_figures_that_look_alike_stay_different() -> None:
    assert normal_plate("AB0-1I11") != normal_plate("ABO-1111")


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("王小明", "王○明"),
        ("王明", "王○"),
        ("歐陽小明", "歐○○明"),
        ("王", "王"),
        ("John Smith", "J*** S****"),
        ("", ""),
    ],
)
def test_the_middle_of_a_name_is_hidden(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_a_text_too_short_for_its_ends_shows_nothing() -> None:
    assert mask_ends("0912345678", first=0, last=3) == "*******678"
    assert mask_ends("12345", first=0, last=3) == "*****"


@pytest.mark.parametrize(
    ("age", "band"),
    [
        ("34", AgeBand.A25),
        ("34歲", AgeBand.A25),
        ("0", AgeBand.CHILD),
        ("x", AgeBand.UNKNOWN),
        ("-1", AgeBand.UNKNOWN),
    ],
)
def test_an_age_is_a_band(age: str, band: AgeBand) -> None:
    assert band_of_age(age) is band
