"""Edits of shapes by hand-worked figures and other libraries' transforms."""

import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import affinity
from shapely.geometry import LineString, Point, Polygon, box

from gis.drafting import corners, cutting, placing
from gis.problems import Problem

LINE = LineString([(0, 0), (10, 0), (10, 5)])


def same(a, b):
    return shapely.equals_exact(a, b, tolerance=1e-9)


@given(st.floats(-360, 360), st.floats(0.1, 9))
def test_turns_and_scales_agree_with_an_affine_library(angle, factor):
    about = (3.0, 4.0)
    assert same(placing.rotated(LINE, about, angle), affinity.rotate(LINE, -angle, about))
    assert same(
        placing.scaled(LINE, about, factor), affinity.scale(LINE, factor, factor, origin=about)
    )


def test_copies_and_mirrors():
    assert [c.coords[0] for c in placing.copied(LINE, 1, 2, 3)] == [(1, 2), (2, 4), (3, 6)]
    mirrored = placing.mirrored(LINE, ((0.0, 0.0), (1.0, 1.0)))
    assert same(mirrored, LineString([(0, 0), (0, 10), (5, 10)]))
    twice = placing.mirrored(mirrored, ((0.0, 0.0), (1.0, 1.0)))
    assert same(twice, LINE)


def test_an_array_follows_its_path_and_turns_with_it():
    arrow = LineString([(0, 0), (0, 1)])
    copies = placing.arrayed(arrow, (0.0, 0.0), LINE, 5.0)
    assert [c.coords[0] for c in copies] == [(0, 0), (5, 0), (10, 0), (10, 5)]
    assert copies[1].coords[1] == pytest.approx((6, 0))
    assert copies[2].coords[1] == pytest.approx((10, 1))


def test_a_fillet_of_a_right_angle_touches_both_legs():
    corner = corners.corner_at(list(LINE.coords), 1)
    arc = corners.fillet(corner, 2.0)
    assert arc[0] == pytest.approx((8, 0))
    assert arc[-1] == pytest.approx((10, 2))
    assert all(math.dist(point, (8, 2)) == pytest.approx(2) for point in arc)


@given(st.floats(20, 160), st.floats(0.5, 3))
def test_a_fillet_keeps_its_radius_and_touches_at_any_angle(turn, radius):
    far = (100 * math.sin(math.radians(turn)), 100 * math.cos(math.radians(turn)))
    corner = corners.Corner(before=(0.0, -100.0), at=(0.0, 0.0), after=far)
    arc = corners.fillet(corner, radius)
    # The centre lies `radius` right of the first leg, level with where the arc begins.
    centre = (radius, arc[0][1])
    assert all(math.dist(point, centre) == pytest.approx(radius) for point in arc)
    assert LineString([(0, 0), far]).distance(Point(centre)) == pytest.approx(radius)


def test_corners_are_refused_that_do_not_fit():
    corner = corners.corner_at(list(LINE.coords), 1)
    with pytest.raises(Problem, match="DRAFT_CORNER_TOO_LARGE"):
        corners.fillet(corner, 5.1)
    with pytest.raises(Problem, match="DRAFT_LINES_PARALLEL"):
        corners.corner_between(((0, 0), (1, 0)), ((0, 1), (1, 1)))
    assert corners.chamfer(corner, 1.0, 2.0) == (pytest.approx((9, 0)), pytest.approx((10, 2)))
    assert corners.corner_between(((0, 0), (1, 0)), ((5, 5), (5, 1))).at == pytest.approx((5, 0))


def test_a_ring_keeps_closed_when_its_first_corner_is_cut():
    ring = list(box(0, 0, 4, 4).exterior.coords)
    made = corners.with_corner(ring, 0, corners.chamfer(corners.corner_at(ring, 0), 1, 1))
    assert made[0] == made[-1]
    assert Polygon(made).area == pytest.approx(15.5)


def test_offsets():
    assert same(cutting.offset_line(LINE, 1.0), LineString([(0, 1), (9, 1), (9, 5)]))
    assert cutting.offset_area(box(0, 0, 10, 10), -2).area == pytest.approx(36)
    with pytest.raises(Problem, match="DRAFT_NOTHING_LEFT"):
        cutting.offset_area(box(0, 0, 10, 10), -6)


def test_splits():
    a, b = cutting.split_line(LINE, (4.0, 0.3))
    assert (a.length, b.length) == (4, 11)
    with pytest.raises(Problem, match="DRAFT_NOT_ON_LINE"):
        cutting.split_line(LINE, (-3.0, 0.0))


def test_a_trim_cuts_the_piece_between_the_boundaries():
    edges = [LineString([(3, -1), (3, 1)]), box(6, -1, 7, 1)]
    left = cutting.trimmed(LINE, edges, (4.0, 0.0))
    assert [part.length for part in left] == pytest.approx([3, 9])
    assert [p.length for p in cutting.trimmed(LINE, edges[:1], (1.0, 0.0))] == pytest.approx([12])
    with pytest.raises(Problem, match="DRAFT_NO_CROSSING"):
        cutting.trimmed(LINE, [LineString([(0, 3), (5, 3)])], (1.0, 0.0))


@pytest.mark.parametrize(("at", "length"), [((10.0, 5.0), 24.0), ((0.0, 5.0), 16.0)])
def test_a_trimmed_ring_stays_one_line_wherever_its_seam_is(at, length):
    # The wall cuts the square of 40 m round into 16 m on its right and 24 m on its left.
    wall = [LineString([(7, -1), (7, 11)])]
    corners_of = [(10, 10), (0, 10), (0, 0), (10, 0)]
    for k in range(4):
        ring = LineString([*corners_of[k:], *corners_of[:k], corners_of[k]])
        (left,) = cutting.trimmed(ring, wall, at)
        assert left.length == pytest.approx(length)
    with pytest.raises(Problem, match="DRAFT_NO_CROSSING"):
        cutting.trimmed(ring, [LineString([(7, 5), (7, 11)])], at)


def test_an_extension_runs_to_the_first_boundary_ahead():
    walls = [LineString([(0, 9), (20, 9)]), LineString([(0, 30), (20, 30)])]
    assert cutting.extended(LINE, walls, (10.0, 5.0)).coords[-1] == pytest.approx((10, 9))
    wall = [LineString([(-4, -9), (-4, 9)])]
    assert cutting.extended(LINE, wall, (0.0, 0.0)).coords[0] == pytest.approx((-4, 0))
    with pytest.raises(Problem, match="DRAFT_NO_CROSSING"):
        cutting.extended(LINE, wall, (10.0, 5.0))


def test_lines_are_joined_in_any_order_and_direction():
    parts = [LineString(c) for c in ([(2, 0), (3, 0)], [(0, 0), (1, 0)], [(2, 0), (1, 0)])]
    assert list(cutting.joined(parts).coords) == [(0, 0), (1, 0), (2, 0), (3, 0)]
    with pytest.raises(Problem, match="DRAFT_ENDS_APART"):
        cutting.joined(parts[:2])
    assert cutting.joined_areas([box(0, 0, 1, 1), box(1, 0, 2, 1)]).area == 2
    with pytest.raises(Problem, match="DRAFT_ENDS_APART"):
        cutting.joined_areas([box(0, 0, 1, 1), box(3, 0, 4, 1)])
