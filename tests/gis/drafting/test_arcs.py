"""Arcs: points lie on the circle, chords within a centimetre, bulge and tangent as defined."""

import math

import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from gis.drafting.arcs import arc_by_bulge, arc_through, sampled, tangent_arc
from gis.problems import Problem

PLACE = st.tuples(st.floats(-100, 100), st.floats(-100, 100))


@given(PLACE, PLACE, PLACE)
def test_an_arc_through_three_points_passes_them_in_order(a, b, c):
    area = abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
    assume(area > 10)
    arc = arc_through(a, b, c)
    assert arc.at(0) == pytest.approx(a, abs=1e-6)
    assert arc.at(1) == pytest.approx(c, abs=1e-6)
    line = shapely.LineString(sampled(arc))
    assert line.distance(shapely.Point(b)) <= 0.0101
    middle = arc.at(0.5 / (len(line.coords) - 1))
    assert line.distance(shapely.Point(middle)) <= 0.0101


def test_a_bulge_of_one_is_half_a_circle_to_the_left():
    arc = arc_by_bulge((0.0, 0.0), (10.0, 0.0), 1.0)
    assert arc.circle.centre == pytest.approx((5, 0))
    assert arc.length_m == pytest.approx(5 * math.pi)
    # Anticlockwise from the west end of a chord to the east runs below it.
    assert arc.at(0.5) == pytest.approx((5, -5))


@given(st.floats(-3, 3).filter(lambda b: abs(b) > 0.01))
def test_a_bulge_comes_back(bulge):
    arc = arc_by_bulge((3.0, 4.0), (13.0, 9.0), bulge)
    assert arc.bulge == pytest.approx(bulge)
    assert arc.at(1) == pytest.approx((13, 9))
    # The height of the arc over its chord is |bulge| half chords.
    height = shapely.LineString([(3, 4), (13, 9)]).distance(shapely.Point(arc.at(0.5)))
    assert height == pytest.approx(abs(bulge) * math.hypot(10, 5) / 2)


def test_a_tangent_arc_leaves_along_its_bearing():
    arc = tangent_arc((0.0, 0.0), 0.0, (6.0, 6.0))
    assert arc.circle.centre == pytest.approx((6, 0))
    assert arc.sweep_rad == pytest.approx(-math.pi / 2)
    behind = tangent_arc((0.0, 0.0), 0.0, (-6.0, -6.0))
    assert behind.circle.centre == pytest.approx((-6, 0))
    assert behind.sweep_rad == pytest.approx(3 * math.pi / 2)


def test_straight_points_make_no_arc():
    for act in (
        lambda: arc_through((0, 0), (1, 1), (2, 2)),
        lambda: arc_by_bulge((0, 0), (1, 1), 0.0),
        lambda: tangent_arc((0, 0), 90.0, (5, 0)),
    ):
        with pytest.raises(Problem, match="DRAFT_ARC_STRAIGHT"):
            act()
