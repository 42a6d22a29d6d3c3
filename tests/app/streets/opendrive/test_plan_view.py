"""Reference lines against the curves they were sampled from."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString

from app.streets.opendrive.plan_view import cubic_of_path, straight_pieces

number = st.floats(-40, 40).map(lambda value: round(value, 3))
point = st.tuples(number, number)


def test_pieces_follow_each_other_and_count_from_the_origin() -> None:
    one, two = straight_pieces(LineString([(10, 10), (13, 14), (13, 20)]), (10.0, 10.0))
    assert (one.s, one.x, one.y, one.length) == (0.0, 0.0, 0.0, 5.0)
    assert one.hdg == pytest.approx(math.atan2(4, 3))
    assert (two.s, two.x, two.y, two.length) == (5.0, 3.0, 4.0, 6.0)
    assert two.hdg == pytest.approx(math.pi / 2)


def test_a_repeated_vertex_makes_no_piece() -> None:
    pieces = straight_pieces(LineString([(0, 0), (1, 0), (1, 0), (2, 0)]), (0.0, 0.0))
    assert [piece.s for piece in pieces] == [0.0, 1.0]


@given(st.tuples(point, point, point, point))
def test_a_cubic_is_the_bezier_curve_it_was_sampled_from(
    handles: tuple[tuple[float, float], ...],
) -> None:
    a, b, c, d = (np.array(handle) for handle in handles)
    t = np.linspace(0, 1, 25)[:, None]
    curve = (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t**2 * (1 - t) * c + t**3 * d
    found = cubic_of_path(LineString(curve), (0.0, 0.0))
    if found is None:
        assert np.hypot(*(b - a)) < 1e-5 or np.hypot(*np.diff(curve, axis=0).T).sum() < 0.02
        return
    assert found.cubic is not None
    p = t.ravel()
    u, v = (
        sum(k * p ** (n + 1) for n, k in enumerate(side)) for side in (found.cubic.u, found.cubic.v)
    )
    x = found.x + u * math.cos(found.hdg) - v * math.sin(found.hdg)
    y = found.y + u * math.sin(found.hdg) + v * math.cos(found.hdg)
    assert np.allclose(np.column_stack([x, y]), curve, atol=1e-6)
    assert found.cubic.v[0] == pytest.approx(0.0, abs=1e-6)  # it starts along its heading


def test_the_length_of_a_quarter_circle_is_that_of_its_cubic() -> None:
    """The usual cubic of a quarter of a circle is 0.027 % off it."""
    k = 4 / 3 * math.tan(math.pi / 8)
    t = np.linspace(0, 1, 25)[:, None]
    a, b, c, d = map(np.array, ((10, 0), (10, 10 * k), (10 * k, 10), (0, 10)))
    curve = (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t**2 * (1 - t) * c + t**3 * d
    found = cubic_of_path(LineString(curve), (0.0, 0.0))
    assert found is not None
    assert found.length == pytest.approx(5 * math.pi, rel=3e-4)
    assert found.hdg == pytest.approx(math.pi / 2)


def test_a_path_without_length_is_none() -> None:
    assert cubic_of_path(LineString([(1, 1)] * 25), (0.0, 0.0)) is None
