from __future__ import annotations

import pytest

from gis.streets.cross_section import Turn
from gis.streets.lanes.values import read_count, read_length_m, read_speed_kmh, read_turns


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("3.5", 3.5),
        ("3,5", 3.5),
        ("4 m", 4.0),
        ("12 ft", 3.6576),
        ("16'0\"", 4.8768),
        ("16'4''", 4.9784),
        ("12'", 3.6576),
    ],
)
def test_lengths_are_read_in_metres_and_feet(text, metres):
    assert read_length_m(text) == pytest.approx(metres)


@pytest.mark.parametrize("text", ["", "wide", "-3", "3;4", "3 km", "1e9", "½"])
def test_other_lengths_are_none(text):
    assert read_length_m(text) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [("2", 2), ("1.5", 1), ("2;3", 2), (" 4 ", 4), ("2.5", None), ("", None), ("-1", None)],
)
def test_counts_are_whole_numbers(text, count):
    assert read_count(text) == count


@pytest.mark.parametrize(
    ("text", "kmh"),
    [("50", 50), ("30 mph", 48), ("20mph", 32), ("none", None), ("RO:urban", None), ("900", None)],
)
def test_speeds_are_read_in_kilometres_and_miles(text, kmh):
    assert read_speed_kmh(text) == kmh


def test_arrows_stand_as_the_driver_sees_them():
    assert read_turns("through;left", left_hand=False) == ((Turn.LEFT, Turn.THROUGH), True)
    assert read_turns("reverse;left", left_hand=False)[0] == (Turn.REVERSE, Turn.LEFT)
    assert read_turns("reverse;right", left_hand=True)[0] == (Turn.RIGHT, Turn.REVERSE)
    assert read_turns("none", left_hand=False) == ((), True)
    assert read_turns("right;upwards", left_hand=False) == ((Turn.RIGHT,), False)
