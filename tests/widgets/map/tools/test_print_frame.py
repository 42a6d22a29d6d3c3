"""The frame of a block plan under the mouse, without a window."""

from __future__ import annotations

import pytest

from gis.angles import moved
from gis.mapping.print_frame import PrintFrame
from widgets.map.canvas_door import MapButton, Pointer
from widgets.map.tools.print_frame import HANDLE_PX, OVERLAY, PrintFrameTool

AT = (192_000.0, 2_597_000.0)
LEFT = MapButton.LEFT


class Canvas:
    """A canvas of 0.1 m to a pixel that remembers what lies over it."""

    metres_per_pixel = 0.1

    def __init__(self):
        self.overlays = {}

    def show_overlay(self, owner, shapes):
        self.overlays[owner] = tuple(shapes)


class Rig:
    def __init__(self):
        self.canvas = Canvas()
        self.moves, self.placed = [], []
        self.tool = PrintFrameTool(self.canvas, moved=self.moves.append, placed=self.placed.append)
        self.frame = PrintFrame(centre=AT, width_m=0.2, height_m=0.15, scale=200)
        self.tool.show(self.frame)

    def drag(self, start, end, **held):
        taken = self.tool.press(Pointer(at=start, button=LEFT))
        self.tool.move(Pointer(at=end, button=LEFT, **held))
        self.tool.release(Pointer(at=end, button=LEFT))
        return taken


@pytest.fixture
def rig():
    return Rig()


def near(point, east, north):
    return point[0] + east, point[1] + north


def test_a_drag_within_moves_the_frame_by_as_much(rig):
    assert rig.drag(near(AT, 5, 5), near(AT, 12, 2))
    (placed,) = rig.placed
    assert placed.centre == pytest.approx(near(AT, 7, -3))
    assert placed.up_deg == 0.0
    assert rig.canvas.overlays[OVERLAY][0].points == placed.corners


def test_what_lies_beside_the_frame_is_the_canvass(rig):
    assert not rig.drag(near(AT, 30, 0), near(AT, 40, 0))
    assert not rig.tool.press(Pointer(at=AT, button=MapButton.RIGHT))
    assert rig.placed == rig.moves == []


def test_the_handle_stands_as_many_pixels_beyond_the_edge_at_every_scale(rig):
    assert rig.tool.handle == pytest.approx(near(AT, 0, 15.0 + HANDLE_PX * 0.1))
    rig.canvas.metres_per_pixel = 1.0
    rig.tool.follow_view()
    assert rig.canvas.overlays[OVERLAY][-1].points[0] == pytest.approx(
        near(AT, 0, 15.0 + HANDLE_PX)
    )


def test_the_handle_turns_the_frame_about_its_middle(rig):
    assert rig.drag(rig.tool.handle, moved(AT, 40.0, 30.0))
    (placed,) = rig.placed
    assert placed.up_deg == pytest.approx(40.0)
    assert placed.centre == AT


def test_shift_turns_by_steps_and_close_to_north_it_stands_north_up(rig):
    rig.drag(rig.tool.handle, moved(AT, 40.0, 30.0), shift=True)
    assert rig.placed[-1].up_deg == pytest.approx(45.0)
    rig.drag(rig.tool.handle, moved(AT, -1.0, 30.0))
    assert rig.placed[-1].up_deg == 0.0
    rig.drag(rig.tool.handle, moved(AT, -100.0, 30.0))
    assert rig.placed[-1].up_deg == pytest.approx(-100.0)


def test_escape_in_a_drag_puts_the_frame_back_bit_by_bit(rig):
    rig.tool.press(Pointer(at=AT, button=LEFT))
    rig.tool.move(Pointer(at=near(AT, 3, 4), button=LEFT))
    assert rig.tool.frame.centre == pytest.approx(near(AT, 3, 4))
    assert rig.tool.key("Escape")
    assert rig.tool.frame == rig.frame
    assert rig.placed == []
    assert not rig.tool.key("Escape")  # nothing to cancel: the map's own


def test_a_click_without_a_drag_places_nothing(rig):
    rig.tool.press(Pointer(at=AT, button=LEFT))
    assert rig.tool.release(Pointer(at=AT, button=LEFT))
    assert rig.placed == []


def test_a_double_click_takes_the_frame_to_a_place(rig):
    assert rig.tool.double_click(Pointer(at=near(AT, 100, 100), button=LEFT))
    (placed,) = rig.placed
    assert placed.centre == near(AT, 100, 100)


def test_further_sheets_are_shown_and_nothing_remains_in_the_end(rig):
    other = rig.frame.moved_to(near(AT, 40, 0))
    rig.tool.show(rig.frame, [other])
    shown = [shape.points for shape in rig.canvas.overlays[OVERLAY] if shape.closed]
    assert shown == [other.corners, rig.frame.corners]
    assert rig.tool.frames == (rig.frame, other)
    rig.tool.show(None)
    assert rig.canvas.overlays[OVERLAY] == ()
    assert not rig.tool.press(Pointer(at=AT, button=LEFT))
