"""The arc that a hand followed."""

from __future__ import annotations

import math
import random

import pytest

from gis.drafting.arc_fit import apex_of_path
from gis.drafting.arcs import arc_through


def on_circle(centre: tuple[float, float], radius: float, angle: float) -> tuple[float, float]:
    return (centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle))


@pytest.mark.parametrize("seed", range(20))
def test_points_of_an_arc_give_that_arc(seed: int) -> None:
    rng = random.Random(seed)
    centre, radius = (rng.uniform(-50, 50), rng.uniform(-50, 50)), rng.uniform(1.0, 40.0)
    first, sweep = rng.uniform(0, 6), rng.choice((-1, 1)) * rng.uniform(0.2, 5.5)
    path = [on_circle(centre, radius, first + sweep * k / 30) for k in range(31)]
    apex = apex_of_path(path[0], path[-1], path, least_m=0.01)
    assert apex is not None
    found = arc_through(path[0], apex, path[-1])
    assert found.circle.radius_m == pytest.approx(radius, abs=1e-6)
    assert math.dist(found.circle.centre, centre) < 1e-6
    assert found.sweep_rad == pytest.approx(sweep, abs=1e-6)


def test_a_trembling_hand_is_averaged() -> None:
    rng = random.Random(1)
    path = [on_circle((0, 0), 8.0, 1.6 * k / 60) for k in range(61)]
    noisy = [(x + rng.gauss(0, 0.02), y + rng.gauss(0, 0.02)) for x, y in path]
    apex = apex_of_path(path[0], path[-1], noisy, least_m=0.05)
    assert apex is not None
    assert arc_through(path[0], apex, path[-1]).circle.radius_m == pytest.approx(8.0, abs=0.05)


def test_a_straight_path_is_no_arc() -> None:
    path = [(k / 10, 0.004 * (k % 2)) for k in range(50)]
    assert apex_of_path((0, 0), (4.9, 0), path, least_m=0.05) is None
    assert apex_of_path((1, 1), (1, 1), path, least_m=0.05) is None
