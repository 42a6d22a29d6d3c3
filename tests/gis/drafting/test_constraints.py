"""Constraints by hand-worked figures; typed coordinates and their refusals."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.drafting.constraints import Aim, Constraints, Fixed, place
from gis.drafting.snaps import Snap, SnapKind
from gis.drafting.typed import read_distance, read_number, read_point
from gis.problems import Problem

LAST = (100.0, 200.0)


def at(pointer=(110.0, 205.0), snap=None, heading=None, **given_values):
    aim = Aim(pointer=pointer, snap=snap, last=LAST, heading_deg=heading)
    return place(Constraints(**given_values), aim)


def fixed(value, **more):
    return Fixed(value=value, **more)


@pytest.mark.parametrize(
    ("given_values", "want"),
    [
        ({}, (110, 205)),
        # 3-4-5: the pointer at (110, 205) gives the direction (2, 1) / sqrt 5.
        ({"distance": fixed(5 * math.sqrt(5))}, (110, 205)),
        ({"angle": fixed(90.0)}, (110, 200)),
        ({"angle": fixed(180.0), "distance": fixed(7.0)}, (100, 193)),
        ({"x": fixed(3.0, is_relative=True)}, (103, 205)),
        ({"y": fixed(190.0)}, (110, 190)),
        ({"x": fixed(103.0), "distance": fixed(5.0)}, (103, 204)),
        ({"x": fixed(107.0), "angle": fixed(45.0)}, (107, 207)),
        ({"along_deg": 270.0, "distance": fixed(4.0)}, (104, 200)),
        ({"polar_step_deg": 90.0}, (110, 200)),
        ({"x": fixed(1.0), "y": fixed(2.0)}, (1, 2)),
    ],
)
def test_the_point_meets_what_is_given(given_values, want):
    placed = at(**given_values)
    assert placed.is_met
    assert placed.at == pytest.approx(want)


def test_an_angle_relative_to_the_last_segment_turns_right():
    assert at(heading=30.0, angle=fixed(60.0, is_relative=True)).at == pytest.approx((110, 200))


def test_a_distance_meets_the_line_the_pointer_snaps_to():
    snap = Snap(
        kind=SnapKind.KERB, at=(109.0, 203.0), source="k", line=((0.0, 203.0), (1.0, 203.0))
    )
    assert at(snap=snap, distance=fixed(5.0)).at == pytest.approx((104, 203))


def test_what_cannot_be_met_says_so():
    assert not at(x=fixed(120.0), distance=fixed(5.0)).is_met
    assert not at(x=fixed(103.0), y=fixed(204.0), distance=fixed(6.0)).is_met
    assert at(x=fixed(103.0), y=fixed(204.0), distance=fixed(5.0)).is_met


def test_polar_gives_way_to_a_snap():
    snap = Snap(kind=SnapKind.END, at=(109.0, 203.0), source="k")
    assert at(snap=snap, polar_step_deg=90.0).at == (109.0, 203.0)


def test_only_locked_values_outlive_a_point():
    held = Constraints(distance=fixed(1.0), x=fixed(2.0, is_locked=True), along_deg=3.0)
    assert held.after_a_point() == Constraints(x=fixed(2.0, is_locked=True))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("12.5,-3", (12.5, -3)),
        ("@3,4", (103, 204)),
        ("@10<90", (110, 200)),
        ("10 < 180", (100, 190)),
        ("＠１０＜９０", (110, 200)),
        ("3，4", (3, 4)),
    ],
)
def test_typed_coordinates_are_read(text, want):
    assert read_point(text).at(LAST) == pytest.approx(want)


@pytest.mark.parametrize("text", ["", "abc", "1", "1,2,3", "@", "1<", "nan,1", "1e5,2"])
def test_nonsense_is_refused_with_a_sentence(text):
    with pytest.raises(Problem) as raised:
        read_point(text)
    assert raised.value.code == "DRAFT_TYPED_UNREADABLE"


def test_what_cannot_be_is_refused():
    for act, code in [
        (lambda: read_point("@1,2").at(None), "DRAFT_TYPED_NEEDS_POINT"),
        (lambda: read_point("@-1<2"), "DRAFT_DISTANCE_NOT_POSITIVE"),
        (lambda: read_distance("0"), "DRAFT_DISTANCE_NOT_POSITIVE"),
        (lambda: read_number("3m"), "DRAFT_NUMBER_UNREADABLE"),
    ]:
        with pytest.raises(Problem) as raised:
            act()
        assert raised.value.code == code


@given(st.floats(0.1, 1e4), st.floats(0, 359.99))
def test_typed_distance_and_bearing_come_back(distance, bearing):
    east, north = read_point(f"@{distance:.6f}<{bearing:.6f}").at((0.0, 0.0))
    assert math.hypot(east, north) == pytest.approx(distance, abs=1e-6)
    gap = (math.degrees(math.atan2(east, north)) - bearing + 180) % 360 - 180
    assert gap == pytest.approx(0, abs=1e-5)
