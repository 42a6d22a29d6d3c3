"""Places by least squares, against an independent solver, against truth with noise, and by hand."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import least_squares
from scipy.stats import chi2

from gis.angles import Point, bearing_deg, moved
from gis.problems import Problem
from gis.scenes.survey.adjustment import SurveyWarning, adjust, adjust_all, is_misfit
from gis.scenes.survey.measurements import FixedPoint, LineSide, Measurement, Method

ORIGIN = (193_000.0, 2_597_000.0)
"""TWD97 metres, as at Chiayi."""


def fixed_points(*places: Point) -> dict[str, FixedPoint]:
    """Points F1, F2 ... at places relative to the origin."""
    return {
        f"F{k}": FixedPoint(id=f"F{k}", at=(ORIGIN[0] + x, ORIGIN[1] + y))
        for k, (x, y) in enumerate(places, start=1)
    }


def by_distances(
    *lengths: float, side: LineSide | None = None, sigma_m: float = 0.16
) -> Measurement:
    names = tuple(f"F{k}" for k in range(1, len(lengths) + 1))
    return Measurement(
        target="A.front_left_wheel",
        method=Method.TRIANGULATION,
        fixed=names,
        values_m=lengths,
        side=side,
        sigma_m=sigma_m,
    )


def relative(at: Point) -> Point:
    return (at[0] - ORIGIN[0], at[1] - ORIGIN[1])


def test_a_triangle_of_3_4_5_puts_the_point_at_its_corner() -> None:
    fixed = fixed_points((0.0, 0.0), (5.0, 0.0))
    found = adjust([by_distances(3.0, 4.0, side=LineSide.LEFT)], fixed)
    assert relative(found.at) == pytest.approx((1.8, 2.4), abs=1e-6)
    other = adjust([by_distances(3.0, 4.0, side=LineSide.RIGHT)], fixed)
    assert relative(other.at) == pytest.approx((1.8, -2.4), abs=1e-6)
    assert found.crossing_deg == pytest.approx(90.0, abs=1e-6)
    assert (found.redundancy, found.warnings, found.other) == (0, (), None)


def test_without_a_side_the_place_nearer_to_the_sketch_is_taken_and_the_doubt_told() -> None:
    fixed = fixed_points((0.0, 0.0), (5.0, 0.0))
    near = (ORIGIN[0] + 2.0, ORIGIN[1] - 1.0)
    found = adjust([by_distances(3.0, 4.0)], fixed, near=near)
    assert relative(found.at) == pytest.approx((1.8, -2.4), abs=1e-6)
    assert found.warnings == (SurveyWarning.TWO_PLACES,)
    assert found.other is not None
    assert relative(found.other) == pytest.approx((1.8, 2.4), abs=1e-6)


def test_a_third_distance_tells_which_of_two_places() -> None:
    fixed = fixed_points((0.0, 0.0), (10.0, 0.0), (3.0, 8.0))
    truth = (4.0, 5.0)
    lengths = [math.dist(relative(one.at), truth) for one in fixed.values()]
    found = adjust([by_distances(*lengths)], fixed)
    assert relative(found.at) == pytest.approx(truth, abs=1e-6)
    assert (found.redundancy, found.warnings) == (1, ())


def test_a_baseline_measures_along_and_square_to_the_left() -> None:
    fixed = fixed_points((0.0, 0.0), (0.0, 20.0))
    row = Measurement(target="B", method=Method.BASELINE, fixed=("F1", "F2"), values_m=(12.0, -3.5))
    assert relative(adjust([row], fixed).at) == pytest.approx((3.5, 12.0), abs=1e-9)


def test_an_offset_of_4_m_five_degrees_out_of_square_is_off_by_35_cm() -> None:
    fixed = fixed_points((0.0, 0.0), (20.0, 0.0))
    row = Measurement(
        target="B",
        method=Method.BASELINE,
        fixed=("F1", "F2"),
        values_m=(10.0, 4.0),
        sigma_m=1e-6,
        square_sigma_deg=5.0,
    )
    found = adjust([row], fixed)
    assert found.ellipse.major_m == pytest.approx(0.35, abs=0.005)
    assert found.ellipse.bearing_deg == pytest.approx(90.0)


def test_polar_angles_turn_clockwise_from_the_second_point() -> None:
    fixed = fixed_points((0.0, 0.0), (0.0, 50.0))
    row = Measurement(
        target="C", method=Method.POLAR, fixed=("F1", "F2"), values_m=(10.0,), angle_deg=90.0
    )
    assert relative(adjust([row], fixed).at) == pytest.approx((10.0, 0.0), abs=1e-9)


@pytest.mark.parametrize(
    ("crossing_deg", "is_flat"), [(15.0, True), (29.0, True), (31.0, False), (90.0, False)]
)
def test_circles_that_cross_below_30_degrees_are_warned_of(
    crossing_deg: float, is_flat: bool
) -> None:
    for angle in (crossing_deg, 180.0 - crossing_deg):
        length = 5.0 / math.sin(math.radians(angle / 2.0))
        fixed = fixed_points((0.0, 0.0), (10.0, 0.0))
        found = adjust([by_distances(length, length, side=LineSide.LEFT)], fixed)
        assert found.crossing_deg == pytest.approx(angle, abs=1e-6)
        assert (SurveyWarning.FLAT_CROSSING in found.warnings) is is_flat


def test_circles_that_do_not_meet_put_the_point_between_them_and_tell_the_misfit() -> None:
    fixed = fixed_points((0.0, 0.0), (10.0, 0.0))
    found = adjust([by_distances(4.0, 4.0)], fixed)
    assert relative(found.at) == pytest.approx((5.0, 0.0), abs=1e-3)
    assert SurveyWarning.MISFIT in found.warnings
    assert found.residuals[0].off_m == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize(
    "row",
    [
        by_distances(3.0),
        Measurement(target="A", method=Method.BASELINE, fixed=("F1",), values_m=(1.0, 2.0)),
        Measurement(target="A", method=Method.BASELINE, fixed=("F1", "F1"), values_m=(1.0, 2.0)),
        Measurement(target="A", method=Method.POLAR, fixed=("F1", "F2"), values_m=(1.0,)),
        Measurement(target="A", method=Method.COORDINATES, values_m=(1.0,)),
        Measurement(target="A", method=Method.TRIANGULATION, fixed=("F9",), values_m=(1.0,)),
        by_distances(-3.0, 4.0),
    ],
)
def test_what_places_nothing_is_one_problem_and_stops_no_other_target(row: Measurement) -> None:
    fixed = fixed_points((0.0, 0.0), (5.0, 0.0))
    with pytest.raises(Problem):
        adjust([row], fixed)
    good = Measurement(target="Z", method=Method.COORDINATES, values_m=(5.0, 6.0))
    found = adjust_all([row, good], fixed)
    assert isinstance(found[row.target], Problem)
    assert not isinstance(found["Z"], Problem)
    assert found["Z"].at == pytest.approx((5.0, 6.0))


# --- an independent solver


def misfits(at: np.ndarray, rows: list[Measurement], fixed: dict[str, FixedPoint]) -> list[float]:
    """Weighted misfits written down again from the definitions, on plain vectors."""
    found = []
    for row in rows:
        points = [np.array(fixed[name].at) for name in row.fixed]
        if row.method is Method.TRIANGULATION:
            for point, length in zip(points, row.values_m, strict=True):
                found.append((np.linalg.norm(at - point) - length) / row.sigma_m)
        elif row.method is Method.BASELINE:
            way = (points[1] - points[0]) / np.linalg.norm(points[1] - points[0])
            along, offset = row.values_m
            slip = abs(offset) * math.sin(math.radians(row.square_sigma_deg))
            cross = way[0] * (at - points[0])[1] - way[1] * (at - points[0])[0]
            found.append(((at - points[0]) @ way - along) / math.hypot(row.sigma_m, slip))
            found.append((cross - offset) / row.sigma_m)
        elif row.method is Method.POLAR:
            assert row.angle_deg is not None
            found.append((np.linalg.norm(at - points[0]) - row.values_m[0]) / row.sigma_m)
            back, there = points[1] - points[0], at - points[0]
            turn = math.atan2(back[1], back[0]) - math.atan2(there[1], there[0])
            off = math.remainder(turn - math.radians(row.angle_deg), 2 * math.pi)
            found.append(off / math.radians(row.angle_sigma_deg))
        else:
            found += [(a - b) / row.sigma_m for a, b in zip(at, row.values_m, strict=True)]
    return found


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_mixed_measurements_agree_with_an_independent_solver_within_1_mm(seed: int) -> None:
    rng = random.Random(seed)
    fixed = fixed_points(*((rng.uniform(-20, 20), rng.uniform(-20, 20)) for _ in range(3)))
    places = [one.at for one in fixed.values()]
    if min(math.dist(places[i], places[j]) for i, j in ((0, 1), (0, 2), (1, 2))) < 4.0:
        return
    truth = (ORIGIN[0] + rng.uniform(-25, 25), ORIGIN[1] + rng.uniform(-25, 25))
    if min(math.dist(truth, place) for place in places) < 2.0:
        return
    rows = mixed(truth, fixed, rng)
    found = adjust(rows, fixed, near=truth)
    solved = least_squares(
        lambda off: misfits(np.array(truth) + off, rows, fixed),
        np.zeros(2),  # numbers of metres, not of millions, for its differences
        xtol=1e-15,
        ftol=1e-15,
        gtol=1e-15,
    )
    assert math.dist(found.at, np.array(truth) + solved.x) < 1e-4
    # The a priori covariance is that of the solver's Jacobian.
    expected = np.linalg.inv(solved.jac.T @ solved.jac)
    assert found.rms_m == pytest.approx(math.sqrt(np.trace(expected)), rel=1e-3)
    low, high = np.sqrt(np.linalg.eigvalsh(expected))
    assert found.ellipse.minor_m == pytest.approx(low, rel=1e-3)
    assert found.ellipse.major_m == pytest.approx(high, rel=1e-3)


def mixed(truth: Point, fixed: dict[str, FixedPoint], rng: random.Random) -> list[Measurement]:
    """Measurements of every kind with errors of their own sigma."""
    f1, f2, f3 = (one.at for one in fixed.values())
    way = math.radians(bearing_deg(f1, f2))
    east, north = truth[0] - f1[0], truth[1] - f1[1]
    along = east * math.sin(way) + north * math.cos(way)
    offset = -east * math.cos(way) + north * math.sin(way)
    noise = lambda sigma: rng.gauss(0.0, sigma)  # noqa: E731
    lengths = [math.dist(truth, place) + noise(0.16) for place in (f1, f2, f3)]
    angle = bearing_deg(f2, truth) - bearing_deg(f2, f3) + noise(0.5)
    return [
        by_distances(*(max(one, 0.1) for one in lengths)),
        Measurement(
            target="A.front_left_wheel",
            method=Method.BASELINE,
            fixed=("F1", "F2"),
            values_m=(along + noise(0.16), offset + noise(0.03)),
            sigma_m=0.03,
        ),
        Measurement(
            target="A.front_left_wheel",
            method=Method.POLAR,
            fixed=("F2", "F3"),
            values_m=(max(math.dist(f2, truth) + noise(0.03), 0.1),),
            angle_deg=angle % 360.0,
            sigma_m=0.03,
        ),
    ]


# --- the table of the specification, simulated


def simulated_rms(crossing_deg: float, *, third: bool, times: int = 2000) -> float:
    """RMS error in metres over noise of 16 cm, from a base of 10 m, the side being known."""
    rng = random.Random(round(crossing_deg) + 1000 * third)
    height = 5.0 / math.tan(math.radians(crossing_deg / 2.0))
    truth = (5.0, height)
    places = [(0.0, 0.0), (10.0, 0.0), *([(5.0, height - 10.0)] if third else [])]
    fixed = fixed_points(*places)
    total = 0.0
    for _ in range(times):
        lengths = [math.dist(truth, place) + rng.gauss(0.0, 0.16) for place in places]
        found = adjust([by_distances(*lengths, side=LineSide.LEFT)], fixed)
        total += math.dist(relative(found.at), truth) ** 2
    return math.sqrt(total / times)


@pytest.mark.parametrize(
    ("crossing_deg", "third", "expected_m"),
    [
        (15.0, False, 0.88),
        (30.0, False, 0.45),
        (60.0, False, 0.26),
        (90.0, False, 0.23),
        (150.0, False, 0.53),
        (150.0, True, 0.19),
    ],
)
def test_simulated_errors_are_those_of_the_specification_within_a_tenth(
    crossing_deg: float, third: bool, expected_m: float
) -> None:
    assert simulated_rms(crossing_deg, third=third) == pytest.approx(expected_m, rel=0.10)


def test_the_ellipse_of_two_distances_lies_across_the_line_of_sight() -> None:
    # Far away, both distances look the same way: along it the place is sure, across it is not.
    fixed = fixed_points((0.0, 0.0), (10.0, 0.0))
    place = moved((5.0, 0.0), 0.0, 40.0)
    lengths = [math.dist(place, one) for one in ((0.0, 0.0), (10.0, 0.0))]
    found = adjust([by_distances(*lengths, side=LineSide.LEFT)], fixed)
    assert found.ellipse.bearing_deg == pytest.approx(90.0, abs=1.0)
    assert found.ellipse.major_m > 5.0 * found.ellipse.minor_m


@pytest.mark.parametrize("beyond", [1, 2, 3, 5, 10, 40])
def test_misfits_are_told_beyond_the_chi_squared_limit_of_three_standard_deviations(
    beyond: int,
) -> None:
    limit = chi2.isf(0.0027, beyond)
    assert not is_misfit(0.98 * limit, beyond)
    assert is_misfit(1.02 * limit, beyond)
