"""Edges beside a line, worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from shapely import LineString

from gis.streets.engine.offsets import areal, edges_of, polygon_parts, rings_between


def line(*points: tuple[float, float]) -> np.ndarray:
    return np.array(points, dtype=float)


def test_an_edge_of_a_straight_line_runs_beside_it_left_is_positive():
    left, right = edges_of(line((0, 0), (10, 0)), (3.0, -2.0))
    assert left.tolist() == [[0, 3], [10, 3]]
    assert right.tolist() == [[0, -2], [10, -2]]


def test_at_a_right_angle_both_edges_meet_in_their_mitre():
    left, right = edges_of(line((0, 0), (20, 0), (20, 20)), (3.0, -3.0))
    assert left.tolist() == [[0, 3], [17, 3], [17, 20]]
    assert right.tolist() == [[0, -3], [23, -3], [23, 20]]


@pytest.mark.parametrize("turn_deg", [10, 35, 60, 90, 120, -25, -75, -110])
def test_edges_keep_their_distance_from_both_sides_of_a_bend(turn_deg):
    angle = math.radians(turn_deg)
    xy = line((0, 0), (40, 0), (40 + 40 * math.cos(angle), 40 * math.sin(angle)))
    for edge, offset in zip(edges_of(xy, (4.0, -4.0)), (4.0, -4.0), strict=True):
        for k in (0, 1):
            carrier = LineString([xy[k] - 1e3 * (xy[k + 1] - xy[k]), xy[k + 1] * 1e3 - 999 * xy[k]])
            middle = (edge[k] + edge[k + 1]) / 2
            assert carrier.distance(shapely.Point(middle)) == pytest.approx(abs(offset), abs=1e-3)


def test_a_bend_tighter_than_the_offset_leaves_no_loop_in_the_edge():
    turn = np.radians(np.linspace(-90, 90, 19))
    bend = np.column_stack([30 + 3 * np.cos(turn), 3 + 3 * np.sin(turn)])
    xy = np.vstack([[0, 0], bend, [0, 6]])
    inner, outer = edges_of(xy, (5.0, -5.0))
    ring = rings_between([(inner, outer)])[0]
    assert ring.is_valid
    assert LineString(xy).within(ring.buffer(1e-3))
    assert ring.within(LineString(xy).buffer(5.01 * 1.1))


def test_a_zigzag_tighter_than_its_width_keeps_all_of_its_pavement():
    xy = line((0, 0), (80, 0), (78, 3), (82, 5), (79, 8), (83, 9), (80, 12), (80, 90))
    left, right = edges_of(xy, (3.5, -3.5))
    shape = rings_between([(left, right)])[0]
    assert shape.is_valid
    assert LineString(xy).within(shape.buffer(1e-3))


def test_an_edge_of_a_full_circle_smaller_than_the_offset_covers_the_disc():
    turn = np.radians(np.linspace(0, 360, 25))
    xy = np.column_stack([2 * np.cos(turn), 2 * np.sin(turn)])
    xy[-1] = xy[0]
    shape = rings_between([tuple(edges_of(xy, (3.5, -3.5)))])[0]
    assert shape.is_valid
    assert LineString(xy).within(shape.buffer(1e-3))


def test_vertices_lie_on_the_grid_of_a_tenth_of_a_millimetre():
    edges = edges_of(line((0.123456, 1.987654), (31.415926, 27.182818)), (3.3, -3.3))
    for edge in edges:
        assert (np.round(edge, 4) == edge).all()


def test_nothing_left_of_an_area_is_an_empty_geometry():
    assert areal(shapely.Polygon()).is_empty
    assert polygon_parts(areal(LineString([(0, 0), (1, 1)]))) == []
