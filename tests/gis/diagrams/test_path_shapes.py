"""Paths of parties about a contact."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.angles import bearing_deg, gap_deg
from gis.diagrams.diagram import HitSide
from gis.diagrams.path_shapes import Approach, hit_side, path_shape
from gis.scenes.record import Movement


def shape(movement=Movement.STRAIGHT, side=HitSide.FRONT, entry=0.0, heading=0.0, rank=0):
    return path_shape(
        Approach(heading_in_deg=entry, heading_deg=heading, side=side, movement=movement, rank=rank)
    )


@given(
    st.sampled_from(list(Movement)),
    st.sampled_from(list(HitSide)),
    st.floats(0, 360),
    st.floats(0, 360),
)
def test_every_path_has_a_direction_and_stays_near_the_contact(movement, side, entry, heading):
    points = shape(movement, side, entry, heading).points
    assert len(points) >= 2
    assert all(math.dist(a, b) > 1e-9 for a, b in itertools.pairwise(points))
    assert max(math.hypot(*point) for point in points) < 13.0


def test_a_front_contact_ends_before_the_contact_and_a_rear_one_starts_after_it():
    assert shape().points[-1][1] < 0
    assert shape(side=HitSide.REAR).points[0][1] > 0


@pytest.mark.parametrize(("side", "sign"), [(HitSide.RIGHT, -1), (HitSide.LEFT, 1)])
def test_a_path_hit_on_its_side_passes_the_contact_on_that_side(side, sign):
    points = shape(side=side).points
    assert points[0][0] * sign > 0
    assert points[0][1] < 0 < points[-1][1]


def test_a_u_turn_comes_back_on_its_left():
    points = shape(Movement.U_TURN, entry=0.0, heading=180.0).points
    assert gap_deg(bearing_deg(points[0], points[1]), 0.0) < 1e-6
    assert gap_deg(bearing_deg(points[-2], points[-1]), 180.0) < 1e-6
    assert points[-1][0] < points[0][0]


@pytest.mark.parametrize(
    ("movement", "sign"), [(Movement.LANE_CHANGE_LEFT, 1), (Movement.LANE_CHANGE_RIGHT, -1)]
)
def test_a_lane_change_has_a_dashed_piece_towards_its_side(movement, sign):
    made = shape(movement)
    (start, end) = made.runs[made.dashed]
    assert (start[0] - end[0]) * sign > 0


def test_a_reversing_party_travels_against_its_nose():
    points = shape(Movement.REVERSING, HitSide.REAR, 0.0, 0.0).points
    assert bearing_deg(points[0], points[-1]) == pytest.approx(180.0)
    assert points[-1][1] > 0


@pytest.mark.parametrize(
    ("bearing", "side"),
    [(0, HitSide.FRONT), (45, HitSide.FRONT), (315, HitSide.FRONT), (90, HitSide.RIGHT),
     (135, HitSide.REAR), (180, HitSide.REAR), (225, HitSide.REAR), (270, HitSide.LEFT),
     (None, HitSide.UNKNOWN)],
)  # fmt: skip
def test_corners_count_to_front_and_rear(bearing, side):
    assert hit_side(bearing) is side
