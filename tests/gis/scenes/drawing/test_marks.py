"""Marks measured, offset, cut, joined; expected values worked out by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Polygon

from gis.angles import moved
from gis.problems import Problem
from gis.scenes.drawing import marks
from gis.scenes.drawing.additions import with_mark
from gis.scenes.scene import MarkForm, MarkKind, Scene

EMPTY = Scene(case_no="T-1")
CORNER = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0))


def scene_with(*lines, form=MarkForm.LINE):
    scene = EMPTY
    for points in lines:
        scene = with_mark(scene, MarkKind.SKID, form, points)
    return scene


def same(points, wanted):
    return len(points) == len(wanted) and all(
        at == pytest.approx(there) for at, there in zip(points, wanted, strict=True)
    )


def lengths(scene):
    return [marks.drawn_length_m(mark) for mark in scene.marks]


bends = st.lists(st.tuples(st.floats(0.3, 5.0), st.floats(-25.0, 25.0)), min_size=1, max_size=12)


def bent(steps):
    points, heading = [(0.0, 0.0)], 40.0
    for length, turn in steps:
        heading += turn
        points.append(moved(points[-1], heading, length))
    return tuple(points)


@given(bends, st.floats(0.2, 120.0))
def test_a_measured_mark_has_exactly_its_length_from_the_same_start(steps, length):
    scene = marks.measured_mark(scene_with(bent(steps)), 0, length)
    (mark,) = scene.marks
    assert marks.drawn_length_m(mark) == pytest.approx(length, abs=1e-6)
    assert mark.length_m == length
    assert mark.points[0] == pytest.approx((0.0, 0.0))


def test_an_arc_goes_on_along_its_circle_and_a_straight_mark_straight_on():
    arc = tuple(moved((0.0, 0.0), angle, 20.0) for angle in range(0, 31, 3))
    (mark,) = marks.measured_mark(scene_with(arc), 0, 18.0).marks
    assert [math.dist(at, (0.0, 0.0)) for at in mark.points] == pytest.approx(
        [20.0] * len(mark.points), abs=0.02
    )
    (mark,) = marks.measured_mark(scene_with(((0.0, 0.0), (3.0, 4.0))), 0, 10.0).marks
    assert mark.points[-1] == pytest.approx((6.0, 8.0))
    (mark,) = marks.measured_mark(scene_with(CORNER), 0, 25.0).marks
    assert mark.points[-1] == pytest.approx((10.0, 15.0))


def test_a_shorter_measure_cuts_the_end_off():
    (mark,) = marks.measured_mark(scene_with(CORNER), 0, 12.0).marks
    assert same(mark.points, ((0.0, 0.0), (10.0, 0.0), (10.0, 2.0)))


def test_twin_tyre_marks_are_an_offset_copy_with_a_name_of_its_own():
    scene = marks.offset_mark(scene_with(((0.0, 0.0), (0.0, 10.0))), 0, 1.5)
    assert [mark.id for mark in scene.marks] == ["M1", "M2"]
    assert [x for x, _ in scene.marks[1].points] == pytest.approx([-1.5, -1.5])


def test_a_trim_cuts_the_piece_between_two_marks_and_a_lone_mark_wholly():
    crossing = [((x, -5.0), (x, 5.0)) for x in (3.0, 7.0)]
    scene = marks.trimmed_mark(scene_with(((0.0, 0.0), (10.0, 0.0)), *crossing), 0, (5.0, 0.0))
    assert sorted(lengths(scene)) == pytest.approx([3.0, 3.0, 10.0, 10.0])
    alone = marks.trimmed_mark(scene_with(((0.0, 0.0), (10.0, 0.0))), 0, (5.0, 0.0))
    assert alone.marks == ()


def test_extend_split_join_and_reverse():
    scene = scene_with(((0.0, 0.0), (4.0, 0.0)), ((9.0, -5.0), (9.0, 5.0)))
    longer = marks.extended_mark(scene, 0, (4.0, 0.0))
    assert longer.marks[0].points[-1] == pytest.approx((9.0, 0.0))
    parted = marks.split_mark(longer, 0, (6.0, 0.5))
    assert [parted.marks[k].id for k in (0, 2)] == ["M1", "M3"]
    assert lengths(parted) == pytest.approx([6.0, 10.0, 3.0])
    whole = marks.joined_marks(parted, [0, 2])
    assert lengths(whole) == pytest.approx([9.0, 10.0])
    assert marks.reversed_mark(whole, 0).marks[0].points == whole.marks[0].points[::-1]


def test_corners_are_rounded_or_cut():
    round_ = marks.rounded_mark(scene_with(CORNER), 0, 2.0).marks[0]
    # Two legs of 8 m and a quarter of a circle of 2 m, drawn by chords.
    assert marks.drawn_length_m(round_) == pytest.approx(16.0 + math.pi, abs=0.03)
    cut = marks.bevelled_mark(scene_with(CORNER), 0, 2.0).marks[0]
    assert same(cut.points, ((0.0, 0.0), (8.0, 0.0), (10.0, 2.0), (10.0, 10.0)))
    square = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0))
    area = marks.bevelled_mark(scene_with(square, form=MarkForm.AREA), 0, 1.0).marks[0]
    assert Polygon(area.points).area == pytest.approx(16.0 - 4 * 0.5)
    with pytest.raises(Problem, match="LINE_HAS_NO_CORNER"):
        marks.rounded_mark(scene_with(((0.0, 0.0), (5.0, 0.0))), 0, 1.0)


def test_two_marks_meet_in_a_rounded_corner():
    scene = scene_with(((0.0, 0.0), (8.0, 0.0)), ((10.0, 2.0), (10.0, 10.0)))
    met = marks.rounded_marks(scene, 0, 1, 2.0)
    ends = met.marks[0].points[-1], met.marks[1].points[0]
    assert ends[0] == pytest.approx(ends[1])
    assert LineString(met.marks[0].points).length == pytest.approx(8.0 + math.pi, abs=0.03)


def test_copies_are_set_along_another_mark():
    dash = ((0.0, 0.0), (0.0, 0.5))
    scene = marks.arrayed_marks(scene_with(dash, ((0.0, 0.0), (0.0, 10.0))), [0], 1, 2.5)
    assert len(scene.marks) == 2 + 4
    assert scene.marks[-1].points[0] == pytest.approx((0.0, 10.0))


def test_what_needs_a_line_refuses_an_area_and_too_few_points_make_none():
    area = scene_with(((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)), form=MarkForm.AREA)
    with pytest.raises(Problem, match="MARK_IS_NO_LINE"):
        marks.measured_mark(area, 0, 3.0)
    with pytest.raises(Problem, match="DRAFT_DISTANCE_NOT_POSITIVE"):
        marks.measured_mark(scene_with(CORNER), 0, 0.0)
    with pytest.raises(Problem, match="DRAFT_POINTS_LACK"):
        with_mark(EMPTY, MarkKind.BLOOD, MarkForm.AREA, CORNER[:2])


def test_a_length_that_no_trace_has_is_refused_before_a_chord_of_it_is_drawn():
    arc = tuple(moved((0.0, 0.0), angle, 20.0) for angle in range(0, 31, 3))
    scene = scene_with(arc)
    for typed in (1000.1, math.inf):
        with pytest.raises(Problem, match="MARK_TOO_LONG"):
            marks.measured_mark(scene, 0, typed)
