"""Pictures are laid on the ground as an independent pinhole camera, lstsq and numbers say."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gis.drafting.georeference import corners, laid_flat, scaled, shifted, turned
from gis.drafting.georeference_fit import (
    FitKind,
    PointPair,
    by_distance,
    by_rectangle,
    fitted,
    usual_kind,
)
from gis.problems import Problem
from tests.helpers.drone_pictures import Drone

SIZE = (4000, 3000)
PLACE = (250_000.0, 2_650_000.0)


def pairs_of(drone, pixels):
    return [PointPair(pixel=tuple(p), ground=drone.ground_of(p)) for p in pixels]


def spread(rng, count):
    """Pixels near the corners first, then anywhere."""
    near = np.array([(0.1, 0.12), (0.88, 0.1), (0.9, 0.87), (0.12, 0.9)]) * SIZE
    rest = rng.uniform((200, 200), (3800, 2800), (max(count - 4, 0), 2))
    return np.vstack([near, rest])[:count]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_four_points_of_a_tilted_camera_place_every_point_of_the_picture(seed):
    rng = np.random.default_rng(seed)
    drone = Drone.anywhere(rng, SIZE)
    fit = fitted(pairs_of(drone, spread(rng, 4)), size=SIZE)
    assert fit.kind is FitKind.PROJECTIVE
    assert not fit.is_checked
    for pixel in rng.uniform((0, 0), SIZE, (20, 2)):
        assert math.dist(fit.transform.ground(tuple(pixel)), drone.ground_of(pixel)) < 1e-5
        there = drone.ground_of(pixel)
        assert math.dist(fit.transform.picture(there), pixel) < 1e-3


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_two_points_give_the_similarity_that_complex_division_gives(seed):
    rng = np.random.default_rng(seed)
    (p, q) = rng.uniform((0, 0), SIZE, (2, 2))
    (a, b) = rng.uniform(-100, 100, (2, 2)) + PLACE
    if math.dist(p, q) < 50 or math.dist(a, b) < 1:
        return
    fit = fitted(
        [PointPair(pixel=tuple(p), ground=tuple(a)), PointPair(pixel=tuple(q), ground=tuple(b))],
        size=SIZE,
    )
    factor = complex(*(b - a)) / complex(q[0] - p[0], p[1] - q[1])
    for x, y in rng.uniform((0, 0), SIZE, (5, 2)):
        there = complex(*a) + factor * complex(x - p[0], p[1] - y)
        assert fit.transform.ground((x, y)) == pytest.approx((there.real, there.imag), abs=1e-6)
    assert fit.transform.pixel_m((10, 10)) == pytest.approx(abs(factor))


def test_three_points_give_the_affine_map_that_a_linear_system_gives():
    pixels = [(100.0, 200.0), (3500.0, 300.0), (700.0, 2800.0)]
    ground = [(PLACE[0] + x, PLACE[1] + y) for x, y in ((1.0, 90.0), (99.0, 80.0), (12.0, 3.0))]
    fit = fitted(
        [PointPair(pixel=p, ground=g) for p, g in zip(pixels, ground, strict=True)], size=SIZE
    )
    system = np.array([(x, y, 1.0) for x, y in pixels])
    easting = np.linalg.solve(system, [g[0] - PLACE[0] for g in ground])
    northing = np.linalg.solve(system, [g[1] - PLACE[1] for g in ground])
    at = np.array([2000.0, 1500.0, 1.0])
    expected = (PLACE[0] + easting @ at, PLACE[1] + northing @ at)
    assert fit.transform.ground((2000.0, 1500.0)) == pytest.approx(expected, abs=1e-7)
    assert fit.transform.is_affine


@pytest.mark.parametrize("seed", range(6))
def test_more_points_with_noise_miss_the_ground_no_more_than_any_neighbouring_map(seed):
    rng = np.random.default_rng(seed)
    drone = Drone.anywhere(rng, SIZE)
    pairs = [
        PointPair(pixel=p.pixel, ground=tuple(np.array(p.ground) + rng.normal(0, 0.05, 2)))
        for p in pairs_of(drone, spread(rng, 9))
    ]
    fit = fitted(pairs, size=SIZE)
    least = sum(residual**2 for residual in fit.residuals_m)
    assert fit.is_checked
    assert fit.rms_m == pytest.approx(math.sqrt(least / 9))
    assert 0.01 < fit.rms_m < 0.1
    base = fit.transform.array
    pixels = np.array([p.pixel for p in pairs])
    ground = np.array([p.ground for p in pairs]) - fit.transform.origin
    whole = np.column_stack([pixels, np.ones(9)])
    for place in range(8):
        for change in (-1e-5, 1e-5):
            other = base.copy()
            other.flat[place] += change * max(abs(other.flat[place]), 1e-9)
            mapped = whole @ other.T
            misses = mapped[:, :2] / mapped[:, 2:] - ground
            assert (misses**2).sum() >= least * (1 - 1e-9)


def test_least_squares_for_an_affine_map_agrees_with_the_normal_equations():
    rng = np.random.default_rng(4)
    pixels = rng.uniform((0, 0), SIZE, (7, 2))
    ground = (
        pixels @ np.array([[0.02, 0.003], [-0.004, -0.021]]) + PLACE + rng.normal(0, 0.1, (7, 2))
    )
    fit = fitted(
        [PointPair(pixel=tuple(p), ground=tuple(g)) for p, g in zip(pixels, ground, strict=True)],
        size=SIZE,
        kind=FitKind.AFFINE,
    )
    rows = np.column_stack([pixels, np.ones(7)])
    normal = np.linalg.solve(rows.T @ rows, rows.T @ (ground - PLACE))
    missed = np.linalg.norm(rows @ normal - (ground - PLACE), axis=1)
    assert fit.residuals_m == pytest.approx(tuple(missed), abs=1e-6)


def test_one_pair_moves_the_picture_and_nothing_else():
    before = laid_flat(*SIZE, middle=PLACE, pixel_m=0.02, up_bearing_deg=30)
    target = (PLACE[0] + 7.0, PLACE[1] - 3.0)
    fit = fitted([PointPair(pixel=(2000.0, 1500.0), ground=target)], size=SIZE, before=before)
    moved = fit.transform.to_ground(corners(*SIZE)) - before.to_ground(corners(*SIZE))
    assert moved == pytest.approx(np.tile((7.0, -3.0), (4, 1)), abs=1e-6)


def test_a_known_distance_makes_a_picture_larger_about_its_first_point():
    before = laid_flat(*SIZE, middle=PLACE, pixel_m=0.05, up_bearing_deg=200)
    after = by_distance(before, (500.0, 500.0), (1500.0, 500.0), 20.0)
    assert after.ground((500.0, 500.0)) == pytest.approx(before.ground((500.0, 500.0)), abs=1e-6)
    assert after.pixel_m((0, 0)) == pytest.approx(0.02)
    assert after.up_bearing_deg((0, 0)) == pytest.approx(200)


@pytest.mark.parametrize("seed", range(5))
def test_a_known_rectangle_makes_a_tilted_picture_plane(seed):
    rng = np.random.default_rng(seed)
    drone = Drone.anywhere(rng, SIZE)
    middle = drone.ground_of((2000, 1500))
    turn = rng.uniform(0, 6.28)
    east, north = (
        np.array([math.cos(turn), math.sin(turn)]),
        np.array([-math.sin(turn), math.cos(turn)]),
    )
    sides = [(0, 0), (12, 0), (12, 7), (0, 7)]
    spots = [tuple(np.array(middle) + a * east + b * north) for a, b in sides]
    before = laid_flat(*SIZE, middle=(0, 0), pixel_m=0.03)
    fit = by_rectangle(
        before, [drone.pixel_of(spot) for spot in spots], along_m=12, across_m=7, size=SIZE
    )
    ends = [drone.pixel_of(tuple(np.array(middle) + v)) for v in ((-15, 4), (11, 9))]
    there = [fit.transform.ground(end) for end in ends]
    assert math.dist(*there) == pytest.approx(math.dist((-15, 4), (11, 9)), abs=1e-5)


def test_turning_scaling_and_shifting_move_the_ground_as_said():
    flat = laid_flat(100, 50, middle=(0, 0), pixel_m=1.0)
    assert flat.to_ground(corners(100, 50)) == pytest.approx(
        np.array([(-50, 25), (50, 25), (50, -25), (-50, -25)])
    )
    east = turned(flat, 90, (0, 0))
    assert east.up_bearing_deg((50, 25)) == pytest.approx(90)
    assert east.ground((0, 0)) == pytest.approx((25, 50))
    assert scaled(flat, 2, (50, 25)).ground((0, 50)) == pytest.approx((-150, -75))
    assert shifted(flat, 3, 4).ground((50, 25)) == pytest.approx((3, 4))


def test_numbers_of_the_country_do_not_cost_digits_on_the_way_back():
    drone = Drone.anywhere(np.random.default_rng(8), SIZE)
    fit = fitted(pairs_of(drone, spread(np.random.default_rng(8), 4)), size=SIZE)
    for pixel in corners(*SIZE):
        assert math.dist(fit.transform.picture(fit.transform.ground(tuple(pixel))), pixel) < 1e-4


def code_of(pairs, **more):
    with pytest.raises(Problem) as caught:
        fitted([PointPair(pixel=p, ground=g) for p, g in pairs], size=SIZE, **more)
    return caught.value.code


FAR = ((500.0, 500.0), (0.0, 30.0))
GOOD = [FAR, ((3500.0, 500.0), (60.0, 30.0)), ((3500.0, 2500.0), (60.0, -10.0))]
MIRRORED = [
    ((3500.0, 500.0), (0.0, 30.0)),
    ((500.0, 500.0), (60.0, 30.0)),
    ((500.0, 2500.0), (60.0, -10.0)),
]


@pytest.mark.parametrize(
    ("pairs", "code"),
    [
        ([FAR, ((500.5, 500.0), (10.0, 30.0))], "UNDERLAY_POINTS_DOUBLE"),
        ([FAR, ((900.0, 500.0), (0.0, 30.01))], "UNDERLAY_POINTS_DOUBLE"),
        (
            [FAR, ((1500.0, 500.0), (20.0, 30.0)), ((2500.0, 501.0), (40.0, 5.0))],
            "UNDERLAY_POINTS_IN_LINE",
        ),
        (
            [FAR, ((1500.0, 900.0), (20.0, 30.0)), ((2500.0, 501.0), (40.0, 30.1))],
            "UNDERLAY_POINTS_IN_LINE",
        ),
        ([*GOOD, ((2000.0, 500.2), (30.0, 29.0))], "UNDERLAY_POINTS_IN_LINE"),
        (MIRRORED, "UNDERLAY_POINTS_MIRRORED"),
        ([*GOOD, ((500.0, 2500.0), (400.0, 90.0))], "UNDERLAY_HORIZON"),
    ],
)
def test_points_that_cannot_hold_a_picture_are_refused(pairs, code):
    assert code_of(pairs) == code


def test_too_few_pairs_are_refused():
    assert code_of([FAR], kind=FitKind.AFFINE) == "UNDERLAY_PAIRS_LACK"
    assert code_of([FAR]) == "UNDERLAY_PAIRS_LACK"
    assert [usual_kind(n).value for n in (1, 2, 3, 4, 9)] == [1, 2, 3, 4, 4]
