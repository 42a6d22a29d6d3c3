"""Vehicles fitted to their measured anchors, against an independent solver and by hand."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import least_squares

from gis.angles import gap_deg
from gis.scenes.survey.measurements import FixedPoint, Measurement, Method
from gis.scenes.survey.rigid import RigidPlace, fit
from tests.helpers.surveyed_scenes import near

FRONT, REAR, LEFT = (1.4, 0.9), (-1.3, 0.9), (1.4, -0.9)
FIXED = {
    name: FixedPoint(id=name, at=near(*at))
    for name, at in (("F1", (0.0, 0.0)), ("F2", (18.0, 2.0)), ("F3", (9.0, 14.0)))
}


def distances(place, *names, noise=lambda: 0.0, sigma_m=0.16):
    values = tuple(math.dist(FIXED[name].at, place) + noise() for name in names)
    return Measurement(
        target="A.x",
        method=Method.TRIANGULATION,
        fixed=names,
        values_m=values,
        sigma_m=sigma_m,
    )


def from_origin(at):
    return (at[0] - near(0, 0)[0], at[1] - near(0, 0)[1])


def solved(rows, start):
    """The same sum of squares by scipy's trust region, written out anew."""

    def misfits(unknown):
        x, y, heading = unknown
        found = []
        for (ahead, right), own in rows.items():
            at = (
                x + math.sin(heading) * ahead + math.cos(heading) * right,
                y + math.cos(heading) * ahead - math.sin(heading) * right,
            )
            for row in own:
                for name, value in zip(row.fixed, row.values_m, strict=True):
                    found.append((math.dist(from_origin(FIXED[name].at), at) - value) / row.sigma_m)
        return found

    first = [*from_origin(start.at), math.radians(start.heading_deg)]
    return least_squares(misfits, first, jac="3-point", xtol=1e-15, ftol=1e-15, gtol=1e-15)


places = st.builds(
    RigidPlace,
    at=st.builds(near, st.floats(2.0, 15.0), st.floats(3.0, 12.0)),
    heading_deg=st.floats(0.0, 359.99),
)


@settings(max_examples=60, deadline=None)
@given(place=places, sketched_off=st.floats(-120.0, 120.0))
def test_exact_distances_put_a_body_exactly_however_it_was_sketched(place, sketched_off) -> None:
    rows = {anchor: [distances(place.anchor(anchor), "F1", "F2", "F3")] for anchor in (FRONT, REAR)}
    sketch = RigidPlace(at=near(8.0, 8.0), heading_deg=(place.heading_deg + sketched_off) % 360.0)
    for start in (None, sketch):
        found = fit(rows, FIXED, sketch=start)
        assert found is not None
        assert math.dist(found.place.at, place.at) < 1e-6
        assert gap_deg(found.place.heading_deg, place.heading_deg) < 1e-5


@pytest.mark.parametrize("seed", range(12))
def test_measurements_with_noise_give_the_place_of_an_independent_solver(seed: int) -> None:
    random_of = random.Random(seed)
    place = RigidPlace(
        at=near(random_of.uniform(3, 15), random_of.uniform(3, 12)),
        heading_deg=random_of.uniform(0, 360),
    )
    rows = {
        anchor: [
            distances(
                place.anchor(anchor),
                *names,
                noise=lambda: random_of.gauss(0.0, 0.16),
                sigma_m=random_of.choice((0.03, 0.16)),
            )
        ]
        for anchor, names in ((FRONT, ("F1", "F2")), (REAR, ("F1", "F2")), (LEFT, ("F3",)))
    }
    found = fit(rows, FIXED, sketch=place)
    assert found is not None
    best = solved(rows, place)
    at = near(*best.x[:2])
    assert math.dist(found.place.at, at) < 1e-5
    assert gap_deg(found.place.heading_deg, math.degrees(best.x[2])) < 1e-4
    expected = np.linalg.inv(best.jac.T @ best.jac)
    assert found.covariance == pytest.approx(expected, rel=1e-4, abs=1e-9)
    assert found.redundancy == 2


def test_one_anchor_moves_the_sketch_and_does_not_turn_it() -> None:
    sketch = RigidPlace(at=near(5.0, 5.0), heading_deg=30.0)
    truth = RigidPlace(at=near(8.0, 6.0), heading_deg=30.0)
    rows = {FRONT: [distances(truth.anchor(FRONT), "F1", "F2", "F3")]}
    found = fit(rows, FIXED, sketch=sketch)
    assert found is not None
    assert math.dist(found.place.at, truth.at) < 1e-6
    assert found.place.heading_deg == pytest.approx(30.0)
    assert fit(rows, FIXED) is None


def test_of_two_places_across_the_base_the_one_nearer_to_the_sketch_is_taken() -> None:
    place = RigidPlace(at=near(8.0, 6.0), heading_deg=80.0)
    rows = {anchor: [distances(place.anchor(anchor), "F1", "F2")] for anchor in (FRONT, REAR)}
    found = fit(rows, FIXED, sketch=RigidPlace(at=near(7.0, 9.0), heading_deg=0.0))
    assert found is not None
    assert math.dist(found.place.at, place.at) < 1e-6
    below = fit(rows, FIXED, sketch=RigidPlace(at=near(7.0, -9.0), heading_deg=0.0))
    assert below is not None
    assert below.place.at[1] < near(0.0, 0.0)[1]


def test_two_distances_of_one_wheel_and_one_of_the_other_are_enough() -> None:
    place = RigidPlace(at=near(8.0, 6.0), heading_deg=80.0)
    rows = {
        FRONT: [distances(place.anchor(FRONT), "F1", "F2")],
        REAR: [distances(place.anchor(REAR), "F3")],
    }
    sketch = RigidPlace(at=near(7.0, 7.0), heading_deg=60.0)
    found = fit(rows, FIXED, sketch=sketch)
    assert found is not None
    assert math.dist(found.place.at, place.at) < 1e-6
    del rows[FRONT]
    assert fit({FRONT: [distances(near(3, 3), "F1")]} | rows, FIXED, sketch=sketch) is None


def test_the_ellipse_of_a_wheel_far_from_what_is_measured_is_the_greater() -> None:
    place = RigidPlace(at=near(8.0, 6.0), heading_deg=80.0)
    rows = {anchor: [distances(place.anchor(anchor), "F1", "F2", "F3")] for anchor in (FRONT, REAR)}
    found = fit(rows, FIXED, sketch=place)
    assert found is not None
    middle, far = found.ellipse((0.05, 0.9)), found.ellipse((9.0, 0.9))
    assert far.major_m > 2.0 * middle.major_m
