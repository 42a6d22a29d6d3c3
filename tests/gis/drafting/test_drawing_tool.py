"""The drawing tool walked through real sequences of events."""

import math

import pytest
import shapely

from gis.drafting.drawing_state import DrawKey, DrawnKind, Prompt
from gis.drafting.drawing_tool import DrawingTool
from gis.drafting.snap_finder import snaps_at
from gis.drafting.snap_index import SnapIndex, SnapShape
from gis.drafting.snaps import SnapKind
from gis.drafting.user_actions import ActionCount, UserAction

KERB = SnapShape(points=((0.0, 0.0), (100.0, 0.0)))
SLANT = SnapShape(points=((0.0, 50.0), (40.0, 80.0)))


def a_tool(kind=DrawnKind.LINE):
    index = SnapIndex({"kerb": KERB, "slant": SLANT})
    return DrawingTool(kind, lambda question: snaps_at(question, index))


def click(tool, *at):
    tool.pointer_moved(at, 1.0)
    tool.pressed()


def type_in(tool, key, text, **chord):
    tool.key(key, **chord)
    tool.typed(text)


def test_a_line_from_a_snapped_end_by_distance_and_angle_takes_seven_actions():
    tool = a_tool()
    click(tool, 0.3, 0.4)
    type_in(tool, DrawKey.DISTANCE, "25")
    type_in(tool, DrawKey.ANGLE, "30")
    click(tool, 80.0, 20.0)
    tool.key(DrawKey.FINISH)
    state = tool.state
    assert state.is_done
    assert state.points[0] == (0, 0)
    assert state.points[1] == pytest.approx((12.5, 25 * math.cos(math.radians(30))))
    assert state.actions == 7
    assert state.given == ()


def test_typed_points_are_one_action_each_and_a_right_click_finishes():
    tool = a_tool(DrawnKind.AREA)
    for text in ("10,10", "@10<90", "@0,5", "@10<270"):
        tool.typed(text)
    tool.right_pressed()
    assert tool.state.is_done
    assert tool.state.actions == 5
    assert shapely.Polygon(tool.state.points).area == pytest.approx(50)


def test_the_state_says_what_is_asked_and_what_is_given():
    tool = a_tool()
    assert tool.state.prompt is Prompt.FIRST_POINT
    click(tool, 20, 20)
    tool.key(DrawKey.X, has_ctrl=True, has_shift=True)
    assert tool.state.prompt is Prompt.X
    tool.typed("5")
    (given,) = tool.state.given
    assert (given.key, given.fixed.value) == (DrawKey.X, 5)
    assert given.fixed.is_locked
    assert given.fixed.is_relative
    click(tool, 90, 30)
    click(tool, 90, 40)
    assert tool.state.points == ((20, 20), (25, 30), (30, 40))
    type_in(tool, DrawKey.X, "")
    assert tool.state.given == ()


def test_the_preview_runs_to_the_snap_and_names_it():
    tool = a_tool()
    click(tool, 20, 20)
    tool.pointer_moved((20.3, 0.4), 1.0)
    assert tool.state.snap.kind is SnapKind.PERPENDICULAR
    assert tool.state.preview == ((20, 20), (20, 0))
    tool.key(DrawKey.NEXT_SNAP)
    assert tool.state.snap.kind is SnapKind.ON_SEGMENT
    tool.pointer_moved((20.3, 0.4), 1.0, is_suppressed=True)
    assert tool.state.snap is None
    assert tool.state.preview[-1] == (20.3, 0.4)
    tool.key(DrawKey.SNAP)
    tool.pointer_moved((0.0, 0.1), 1.0)
    assert tool.state.candidates == ()


@pytest.mark.parametrize(("presses", "want"), [(1, (8, 6)), (2, (-6, 8))])
def test_parallel_and_perpendicular_to_a_picked_segment(presses, want):
    # The slant runs 40 east, 30 north: a 4-3-5 triangle.
    tool = a_tool()
    click(tool, 10, 20)
    for _ in range(presses):
        tool.key(DrawKey.ALONG)
    click(tool, 12.1, 59.0)
    type_in(tool, DrawKey.DISTANCE, "10")
    click(tool, 10 + want[0], 20 + want[1] + 0.5)
    assert tool.state.points[1] == pytest.approx((10 + want[0], 20 + want[1]))


def test_a_construction_point_counts_for_what_follows_but_is_not_drawn():
    tool = a_tool()
    click(tool, 10, 20)
    tool.key(DrawKey.CONSTRUCTION)
    click(tool, 30, 20)
    assert tool.state.points == ((10, 20),)
    tool.typed("@5<0")
    assert tool.state.points == ((10, 20), pytest.approx((30, 25)))


def test_ortho_keeps_to_the_axes():
    tool = a_tool()
    click(tool, 10, 20)
    tool.key(DrawKey.ORTHO)
    click(tool, 30, 22)
    assert tool.state.points[1] == pytest.approx((30, 20))


def test_backspace_takes_the_last_point_and_escape_one_level_at_a_time():
    tool = a_tool()
    click(tool, 10, 20)
    click(tool, 30, 20)
    tool.key(DrawKey.BACK)
    assert tool.state.points == ((10, 20),)
    type_in(tool, DrawKey.DISTANCE, "5")
    tool.key(DrawKey.ANGLE)
    tool.key(DrawKey.CANCEL)
    assert tool.state.prompt is Prompt.NEXT_POINT
    assert tool.state.given
    tool.key(DrawKey.CANCEL)
    assert not tool.state.given
    assert tool.state.points
    tool.key(DrawKey.CANCEL)
    assert tool.state.is_cancelled
    assert tool.state.points == ()


def test_problems_are_told_and_leave_the_drawing_as_it_was():
    tool = a_tool()
    tool.typed("@1,2")
    assert tool.state.problem.code == "DRAFT_TYPED_NEEDS_POINT"
    click(tool, 10, 20)
    assert tool.state.problem is None
    tool.key(DrawKey.FINISH)
    assert tool.state.problem.code == "DRAFT_POINTS_LACK"
    type_in(tool, DrawKey.X, "90")
    type_in(tool, DrawKey.DISTANCE, "5")
    click(tool, 11, 21)
    assert tool.state.problem.code == "DRAFT_CANNOT_MEET"
    assert tool.state.points == ((10, 20),)


def test_arcs_by_three_points_then_tangent_then_bulge():
    tool = a_tool()
    tool.typed("0,10")
    tool.key(DrawKey.ARC)
    assert tool.state.prompt is Prompt.ARC_MIDDLE
    tool.typed("2.928932188135,17.071067811865")
    assert tool.state.prompt is Prompt.ARC_END
    tool.typed("10,20")
    first = tool.state.points
    assert all(math.dist(point, (10, 10)) == pytest.approx(10) for point in first)
    # The arc ends heading east; a tangent arc to the south-east turns right.
    tool.key(DrawKey.ARC)
    tool.typed("15,15")
    second = tool.state.points[len(first) :]
    assert all(math.dist(point, (10, 15)) == pytest.approx(5) for point in second)
    tool.key(DrawKey.ARC)
    tool.typed("15,5")
    assert tool.state.prompt is Prompt.BULGE
    tool.typed("-1")
    third = tool.state.points[len(first) + len(second) :]
    assert all(math.dist(point, (15, 10)) == pytest.approx(5) for point in third)
    # A negative bulge turns right: southward it runs round the east.
    assert max(x for x, _ in third) == pytest.approx(20, abs=0.1)
    tool.key(DrawKey.BACK)
    assert tool.state.points == first + second


def test_nothing_happens_after_the_end():
    tool = a_tool()
    tool.typed("0,10")
    tool.typed("5,10")
    tool.key(DrawKey.FINISH)
    tool.typed("9,9")
    click(tool, 50, 50)
    tool.key(DrawKey.BACK)
    assert tool.state.points == ((0, 10), (5, 10))
    assert tool.state.prompt is Prompt.DONE


def test_a_segment_is_picked_with_snaps_off_and_missing_it_is_told():
    tool = a_tool()
    click(tool, 10, 20)
    tool.key(DrawKey.SNAP)
    tool.key(DrawKey.ALONG)
    click(tool, 70, 30)
    assert tool.state.problem.code == "DRAFT_NO_SEGMENT_HERE"
    click(tool, 60, 0.2)
    assert [given.fixed.value for given in tool.state.given] == [90]


def test_a_second_click_at_one_place_adds_no_point():
    tool = a_tool()
    click(tool, 10, 20)
    tool.pressed()
    assert tool.state.points == ((10, 20),)


def test_actions_are_counted_by_kind_over_several_tools():
    count = ActionCount()
    for _ in range(2):
        tool = DrawingTool(DrawnKind.LINE, lambda question: (), count=count)
        click(tool, 1, 2)
        tool.typed("@5<90")
        tool.key(DrawKey.ORTHO)
        tool.right_pressed()
    kinds = [count.of(kind) for kind in UserAction]
    assert kinds == [4, 0, 2, 2, 0]
    assert tool.state.actions == count.total == 8
