from __future__ import annotations

import pytest

from gis.mapping.measure import Area, Length
from widgets.map.measure_words import (
    area_words,
    areas_by_both_rulers,
    by_both_rulers,
    length_words,
)


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (0, "0.00 m"),
        (99.994, "99.99 m"),
        (99.996, "100.0 m"),
        (999.94, "999.9 m"),
        (999.96, "1.000 km"),
        (1234.4, "1.234 km"),
        (9999.6, "10.00 km"),
        (1234567, "1,234.57 km"),
    ],
)
def test_lengths_keep_about_four_digits(metres, words):
    assert length_words(metres) == words


@pytest.mark.parametrize(
    ("square_metres", "words"),
    [
        (86.42, "86.4 m²"),
        (99.96, "100 m²"),
        (1234.4, "1,234 m²"),
        (9999.6, "1.00 ha"),
        (12_345, "1.23 ha"),
        (999_960, "1.00 km²"),
        (12_345_678, "12.35 km²"),
    ],
)
def test_areas_go_from_square_metres_to_hectares_to_square_kilometres(square_metres, words):
    assert area_words(square_metres) == words


def test_ground_and_grid_are_told_apart_by_as_many_digits_as_it_takes():
    assert by_both_rulers(Length(10_001.0, 10_000.0)) == ("10,001.000 m", "10,000.000 m")
    assert by_both_rulers(Length(123.46, 123.4)) == ("123.5 m", "123.4 m")
    assert areas_by_both_rulers(Area(10_002.0, 10_000.0)) == ("10,002.0 m²", "10,000.0 m²")
