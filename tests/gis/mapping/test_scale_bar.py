from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.mapping.scale_bar import (
    length_words,
    round_length_above,
    round_length_below,
    scale_bar_for,
)

lengths = st.floats(min_value=1e-3, max_value=1e7)


@pytest.mark.parametrize(
    ("room", "length", "parts", "words"),
    [
        (99.0, 50.0, 5, "50 m"),
        (100.0, 100.0, 5, "100 m"),
        (230.0, 200.0, 4, "200 m"),
        (999.0, 500.0, 5, "500 m"),
        (4_999.0, 2_000.0, 4, "2 km"),
        (0.73, 0.5, 5, "0.5 m"),
    ],
)
def test_the_bar_is_the_longest_round_length_that_fits(room, length, parts, words):
    bar = scale_bar_for(room)
    assert (bar.length_m, bar.parts, bar.words) == (pytest.approx(length), parts, words)


@given(lengths)
def test_round_lengths_fit_closely_from_both_sides(length):
    below, above = round_length_below(length), round_length_above(length)
    assert length / 2.5 * (1 - 1e-6) <= below <= length * (1 + 1e-6)
    assert length * (1 - 1e-6) <= above <= length * 2.5 * (1 + 1e-6)
    for found in (below, above):
        assert f"{found:.6e}"[:8] in ("1.000000", "2.000000", "5.000000")


@given(lengths)
def test_divisions_of_a_bar_are_round_too(length):
    bar = scale_bar_for(length)
    part = bar.length_m / bar.parts
    assert round_length_below(part) == pytest.approx(part)


def test_words_change_to_kilometres_at_one():
    assert [length_words(length) for length in (500.0, 1000.0)] == ["500 m", "1 km"]


@pytest.mark.parametrize("room", [0.0, -1.0, float("inf"), float("nan")])
def test_a_room_of_no_length_holds_no_bar(room):
    with pytest.raises(ValueError, match="no length"):
        scale_bar_for(room)
