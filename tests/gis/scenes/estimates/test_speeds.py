"""Speeds from marks, against published examples.

Skids: a table of braking distances for a friction of 0.8 (moto7.net, 2013, with g = 9.8) and an
example of a course for schools (Financial Algebra: 80 ft, 0.78, all wheels). Yaw marks: two
examples of the same course. Combined speed: 30, 20 and 10 mph lost one after another are 37 mph
("The Combined Speed Formula", notes on crash reconstruction).
"""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.problems import Problem
from gis.scenes.estimates.ranges import Range, about
from gis.scenes.estimates.speeds import (
    KMH,
    combined_speed,
    radius_of_chord,
    radius_of_mark,
    skid_speed,
    yaw_speed,
)

FT, MPH = 0.3048, 0.44704
NONE = about(0.0)
ALL = about(1.0)


def _skid(length_m, drag, **changes):
    given_ = {"braked": ALL, "grade": NONE, "end_speed": NONE} | changes
    return skid_speed(about(length_m), about(drag), **given_).likely


@pytest.mark.parametrize(
    ("kmh", "metres"),
    [(40, 7.87), (50, 12.30), (60, 17.72), (70, 24.11), (80, 31.49), (90, 39.86), (100, 49.21)],
)
def test_published_braking_distances_give_their_speeds(kmh, metres):
    assert _skid(metres, 0.8) * KMH == pytest.approx(kmh, rel=0.001)


def test_a_published_example_of_four_skids():
    assert _skid(80 * FT, 0.78) / MPH == pytest.approx(43.3, abs=0.1)


def test_brakes_that_reach_part_of_the_friction_count_in_part():
    assert _skid(20.0, 0.7, braked=about(0.5)) == pytest.approx(_skid(20.0, 0.35))


def test_a_slope_adds_to_the_friction_uphill_and_takes_from_it_downhill():
    assert _skid(20.0, 0.7, grade=about(0.05)) == pytest.approx(_skid(20.0, 0.75))
    assert _skid(20.0, 0.7, grade=about(-0.05)) == pytest.approx(_skid(20.0, 0.65))


def test_what_is_left_at_the_end_adds_by_energy():
    """Published: 60 mph before 20 ft of marks that take 20 mph from a stop leave 56.6 mph."""
    left = 56.6 * MPH
    length = (20 * MPH) ** 2 / (2 * 9.81 * 0.7)
    assert _skid(length, 0.7, end_speed=about(left)) / MPH == pytest.approx(60.0, abs=0.05)


def test_a_slope_steeper_than_the_friction_is_refused():
    with pytest.raises(Problem) as refused:
        _skid(20.0, 0.1, grade=about(-0.2))
    assert refused.value.code == "ESTIMATE_NO_BRAKING"


@pytest.mark.parametrize(
    ("chord_ft", "middle_ft", "drag", "mph"), [(52, 6, 0.2, 13.34), (43, 4, 0.8, 26.8)]
)
def test_published_yaw_marks_give_their_speeds(chord_ft, middle_ft, drag, mph):
    radius = radius_of_chord(chord_ft * FT, middle_ft * FT)
    speed = yaw_speed(about(radius), about(drag), superelevation=NONE).likely
    assert speed / MPH == pytest.approx(mph, rel=0.003)


def test_a_curve_banked_against_the_slide_holds_more_speed():
    """AASHTO's v^2 = g R (f + e) / (1 - f e): 100 m, 0.5, 8 % give 24.34 m/s, worked by hand."""
    speed = yaw_speed(about(100.0), about(0.5), superelevation=about(0.08)).likely
    assert speed == pytest.approx(math.sqrt(981.0 * 0.58 / 0.96), rel=1e-9)


@given(
    radius=st.floats(5.0, 300.0),
    start=st.floats(0.0, 360.0),
    swept=st.floats(20.0, 120.0),
    count=st.integers(3, 30),
)
def test_the_radius_of_a_drawn_arc_is_found(radius, start, swept, count):
    angles = np.radians(start + np.linspace(0.0, swept, count))
    points = [(250_000 + radius * math.cos(a), 2_650_000 + radius * math.sin(a)) for a in angles]
    assert radius_of_mark(points) == pytest.approx(radius, rel=1e-4)


def test_a_straight_mark_tells_no_radius():
    with pytest.raises(Problem) as refused:
        radius_of_mark([(0.0, 0.0), (5.0, 0.01), (10.0, 0.0)])
    assert refused.value.code == "ESTIMATE_STRAIGHT_MARK"


def test_the_published_combination_of_three_losses():
    speed = combined_speed([about(30 * MPH), about(20 * MPH), about(10 * MPH)]).likely
    assert round(speed / MPH) == 37


def test_nothing_to_combine_is_refused():
    with pytest.raises(Problem) as refused:
        combined_speed([])
    assert refused.value.code == "ESTIMATE_NOTHING"


@given(
    length=st.floats(1.0, 100.0),
    drag=st.floats(0.2, 0.9),
    share=st.floats(0.0, 1.0),
    other=st.floats(0.0, 1.0),
)
def test_every_value_within_the_limits_gives_a_speed_within_the_range(length, drag, share, other):
    lengths, drags = about(length, 0.1 * length), about(drag, 0.1)
    found = skid_speed(lengths, drags, braked=ALL, grade=NONE, end_speed=NONE)
    inside = _skid(
        lengths.low + share * (lengths.high - lengths.low),
        drags.low + other * (drags.high - drags.low),
    )
    assert found.low - 1e-9 <= inside <= found.high + 1e-9


def test_limits_in_the_wrong_order_are_a_bug():
    with pytest.raises(ValueError, match="does not hold"):
        Range(low=2.0, likely=1.0, high=3.0)
