"""Momentum of two vehicles, against textbooks and by carrying collisions forward."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.problems import Problem
from gis.scenes.estimates.momentum import Collider, angle_between, momentum_speeds
from gis.scenes.estimates.ranges import about


def _vehicle(mass, came, left, after, spread=0.0):
    return Collider(
        mass_kg=about(mass, spread * mass),
        approach_deg=about(came, spread * 50.0),
        departure_deg=about(left, spread * 50.0),
        departure_speed=about(after, spread * after),
    )


def test_the_textbook_collision_at_a_right_angle():
    """Serway, Physics for Scientists and Engineers, example 9.8: a car of 1,500 kg going east at
    25.0 m/s and a truck of 2,500 kg going north at 20.0 m/s stick together and leave at 15.6 m/s,
    53.1 degrees north of east."""
    left = 90.0 - 53.1
    car, truck = momentum_speeds(_vehicle(1500, 90.0, left, 15.6), _vehicle(2500, 0.0, left, 15.6))
    assert car.likely == pytest.approx(25.0, abs=0.1)
    assert truck.likely == pytest.approx(20.0, abs=0.1)


@given(
    masses=st.tuples(st.floats(100, 20_000), st.floats(100, 20_000)),
    speeds=st.tuples(st.floats(2, 30), st.floats(2, 30)),
    came=st.floats(0, 360),
    angle=st.floats(15, 165),
    left_turn=st.booleans(),
    share=st.floats(0.1, 0.9),
)
def test_a_collision_carried_forward_is_found_again(masses, speeds, came, angle, left_turn, share):
    """Any exchange of momentum between the two is undone."""
    other = came + (angle if left_turn else -angle)
    ways = [
        (v * math.sin(math.radians(b)), v * math.cos(math.radians(b)))
        for v, b in zip(speeds, (came, other), strict=True)
    ]
    push = [share * (ways[1][i] - ways[0][i]) * min(masses) for i in (0, 1)]
    after = [
        (ways[0][0] + push[0] / masses[0], ways[0][1] + push[1] / masses[0]),
        (ways[1][0] - push[0] / masses[1], ways[1][1] - push[1] / masses[1]),
    ]
    vehicles = [
        _vehicle(mass, bearing, math.degrees(math.atan2(*way)), math.hypot(*way))
        for mass, bearing, way in zip(masses, (came, other), after, strict=True)
    ]
    found = momentum_speeds(*vehicles)
    assert [one.likely for one in found] == pytest.approx(list(speeds), rel=1e-6)


def test_ways_on_one_line_tell_nothing():
    for other in (95.0, 275.0):
        with pytest.raises(Problem) as refused:
            momentum_speeds(_vehicle(1500, 90.0, 90.0, 5.0), _vehicle(1500, other, 90.0, 5.0))
        assert refused.value.code == "ESTIMATE_ONE_LINE"


def test_limits_that_reach_one_line_are_refused_too():
    with pytest.raises(Problem):
        momentum_speeds(_vehicle(1500, 90.0, 90.0, 5.0, 0.2), _vehicle(1500, 105.0, 90.0, 5.0, 0.2))


def test_values_within_the_limits_give_speeds_within_the_range():
    rng = random.Random(7)
    first, second = _vehicle(1500, 0.0, 30.0, 9.0, 0.1), _vehicle(200, 90.0, 35.0, 10.0, 0.1)
    ranges = momentum_speeds(first, second)

    def drawn(one):
        def pick(of):
            return about(rng.uniform(of.low, of.high))

        return Collider(
            mass_kg=pick(one.mass_kg),
            approach_deg=pick(one.approach_deg),
            departure_deg=pick(one.departure_deg),
            departure_speed=pick(one.departure_speed),
        )

    for _ in range(300):
        for found, limits in zip(momentum_speeds(drawn(first), drawn(second)), ranges, strict=True):
            slack = 0.004 * abs(limits.high)
            assert limits.low - slack <= found.likely <= limits.high + slack


def test_the_angle_between_two_ways_is_at_most_square():
    assert angle_between(_vehicle(1, 10, 0, 0), _vehicle(1, 350, 0, 0)) == pytest.approx(20.0)
    assert angle_between(_vehicle(1, 0, 0, 0), _vehicle(1, 170, 0, 0)) == pytest.approx(10.0)
