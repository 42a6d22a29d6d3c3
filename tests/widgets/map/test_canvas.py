"""The canvas under real events: what the mouse and the keys do to the map and to its tool."""

from __future__ import annotations

import pytest
import shapely
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.mapping.layer_stack import LayerStack
from gis.display.primitives import Colour
from gis.mapping.layers import LayerId
from gis.mapping.overlay import OverlayShape
from gis.mapping.style import ClassStyle, LayerStyle
from tests.helpers.map_layers import areas, lines, points
from widgets.map.canvas import MapCanvas
from widgets.parts.theme import palette_for

pytestmark = pytest.mark.gui
SIZE = (600, 400)


class Listening:
    """A tool that writes down what it hears, and takes what it is told to take."""

    id = "listening"

    def __init__(self, takes: bool) -> None:
        self.takes = takes
        self.heard: list[str] = []
        self.pointers = []

    def _hear(self, what, pointer=None) -> bool:
        self.heard.append(what)
        self.pointers.append(pointer)
        return self.takes

    def press(self, pointer):
        return self._hear("press", pointer)

    def move(self, pointer):
        return self._hear("move", pointer)

    def release(self, pointer):
        return self._hear("release", pointer)

    def double_click(self, pointer):
        return self._hear("double", pointer)

    def key(self, name):
        return self._hear(f"key {name}")

    def leave(self):
        self._hear("leave")


@pytest.fixture
def stack():
    made = LayerStack()
    made.put_all(
        [
            areas(shapely.box(0, 0, 1000, 600)),
            lines([(0, 300), (1000, 300)]),
            points((500, 300), (700, 300)),
        ]
    )
    return made


@pytest.fixture
def canvas(dressed, qtbot, stack):
    made = MapCanvas(stack)
    qtbot.addWidget(made)
    made.resize(*SIZE)
    with qtbot.waitExposed(made):
        made.show()
    made.zoom_all()
    qtbot.waitUntil(lambda: made.picture.is_sharp)
    yield made
    made.finish()


def drag(canvas, start, end, button=Qt.MouseButton.LeftButton):
    QTest.mousePress(canvas, button, pos=QPoint(*start))
    for share in (0.3, 0.7, 1.0):
        x = start[0] + (end[0] - start[0]) * share
        y = start[1] + (end[1] - start[1]) * share
        event_at = QPointF(x, y)
        _move(canvas, event_at, button)
    QTest.mouseRelease(canvas, button, pos=QPoint(*end))


def _move(canvas, at, button):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    event = QMouseEvent(
        QEvent.Type.MouseMove,
        at,
        canvas.mapToGlobal(at),
        Qt.MouseButton.NoButton,
        button,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(canvas, event)


def wheel(canvas, at, notches):
    turn = QPoint(0, 120 * notches)
    event = QWheelEvent(
        QPointF(*at),
        canvas.mapToGlobal(QPointF(*at)),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_the_first_layers_are_brought_into_sight(canvas):
    bounds = canvas.visible_bounds
    assert bounds.min_x < 0
    assert bounds.max_x > 1000
    assert bounds.min_y < 0
    assert bounds.max_y > 600


def test_the_wheel_zooms_and_keeps_the_ground_under_the_pointer(canvas):
    before = canvas.metres_at(QPointF(120, 80))
    scale = canvas.denominator
    wheel(canvas, (120, 80), 2)
    assert canvas.denominator < scale
    after = canvas.metres_at(QPointF(120, 80))
    assert after == pytest.approx(before, abs=1e-6)


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton])
def test_a_drag_moves_the_ground_with_the_pointer(canvas, button):
    grabbed = canvas.metres_at(QPointF(300, 200))
    drag(canvas, (300, 200), (220, 260), button)
    assert canvas.metres_at(QPointF(220, 260)) == pytest.approx(grabbed, abs=1e-6)


def test_a_tool_that_takes_the_press_keeps_the_map_where_it_is(canvas):
    tool = Listening(takes=True)
    canvas.use_tool(tool, Qt.CursorShape.CrossCursor)
    before = canvas.visible_bounds
    drag(canvas, (300, 200), (220, 260))
    assert canvas.visible_bounds == before
    assert tool.heard == ["press", "move", "move", "move", "release"]
    assert tool.pointers[0].at == pytest.approx(canvas.metres_at(QPointF(300, 200)))


def test_space_and_drag_moves_the_map_whatever_the_tool(canvas):
    tool = Listening(takes=True)
    canvas.use_tool(tool, Qt.CursorShape.CrossCursor)
    canvas.setFocus()
    before = canvas.visible_bounds
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    drag(canvas, (300, 200), (220, 260))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.visible_bounds != before
    assert tool.heard == []


def test_keys_move_and_zoom_and_an_escape_nobody_takes_ends_the_tool(canvas, qtbot):
    canvas.setFocus()
    before = canvas.visible_bounds
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.visible_bounds.min_x > before.min_x
    scale = canvas.denominator
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.denominator < scale
    with qtbot.waitSignal(canvas.tool_left):
        QTest.keyClick(canvas, Qt.Key.Key_Escape)


def test_another_tool_makes_the_first_one_leave(canvas):
    tool = Listening(takes=False)
    canvas.use_tool(tool, Qt.CursorShape.CrossCursor)
    canvas.use_tool(None, Qt.CursorShape.ArrowCursor)
    assert tool.heard == ["leave"]


def test_what_lies_under_a_point_is_told_topmost_layer_first(canvas):
    hits = canvas.hits((500, 300))
    assert [hit.layer_id for hit in hits] == ["points", "lines", "areas"]
    assert hits[0].feature_id == 0
    assert [hit.layer_id for hit in canvas.hits((100, 100))] == ["areas"]


def test_a_hidden_layer_cannot_be_hit(canvas, stack):
    stack.change(LayerId("points"), visible=False)
    assert [hit.layer_id for hit in canvas.hits((500, 300))] == ["lines", "areas"]


def test_a_layer_that_answers_no_click_cannot_be_hit(canvas, stack):
    stack.change(LayerId("lines"), answers=False)
    assert [hit.layer_id for hit in canvas.hits((500, 300))] == ["points", "areas"]


def test_a_layer_that_changes_is_painted_anew(canvas, stack, qtbot):
    middle = QPoint(300, 320)
    before = canvas.grab().toImage().pixelColor(middle)
    stack.change(LayerId("areas"), visible=False)
    qtbot.waitUntil(lambda: canvas.picture.is_sharp)
    after = canvas.grab().toImage().pixelColor(middle)
    assert before.red() > 150 > before.green()
    assert after.green() > 200


def test_an_overlay_is_shown_until_its_owner_shows_another(canvas, qtbot):
    line = OverlayShape(points=((0, 100), (1000, 100)))
    canvas.show_overlay("test", [line])
    assert canvas.overlays["test"] == (line,)
    spot = canvas.window_.view.to_pixels((500, 100))
    colour = canvas.grab().toImage().pixelColor(int(spot[0]), int(spot[1]))
    assert colour.blue() > 60
    canvas.show_overlay("test", [])
    assert canvas.overlays["test"] == ()


def test_the_pointer_is_told_in_metres(canvas, qtbot):
    with qtbot.waitSignal(canvas.pointer_moved) as told:
        _move(canvas, QPointF(300, 200), Qt.MouseButton.NoButton)
    assert told.args[0] == pytest.approx(canvas.metres_at(QPointF(300, 200)))


def test_a_dark_theme_has_a_dark_ground(canvas, qtbot, stack):
    stack.remove(*[layer.id for layer in stack.layers])
    canvas.setPalette(palette_for(dark=True))
    qtbot.waitUntil(lambda: canvas.picture.is_sharp)
    colour = canvas.grab().toImage().pixelColor(300, 200)
    assert colour.lightness() < 80
    assert canvas.palette().color(QPalette.ColorRole.Base).lightness() < 80


def test_a_resized_map_keeps_its_middle(canvas):
    middle = canvas.window_.middle
    canvas.resize(500, 300)
    assert canvas.window_.middle == pytest.approx(middle)


def test_zooming_stops_at_sensible_scales(canvas):
    for _ in range(60):
        canvas.zoom(2.0)
    assert canvas.denominator == pytest.approx(20)
    for _ in range(60):
        canvas.zoom(0.5)
    assert canvas.denominator == pytest.approx(3_500_000)


def test_live_layers_are_painted_over_the_tiles(canvas):
    x, y = canvas.window_.view.to_pixels((500, 100))
    bare = canvas.grab().toImage().pixelColor(round(x), round(y))
    blue = LayerStyle(classes=(ClassStyle(fill=Colour(0, 0, 255)),))
    layer = areas(shapely.box(400, 50, 600, 150), name="live", style=blue)
    canvas.live.source = lambda: (layer,)
    assert canvas.grab().toImage().pixelColor(round(x), round(y)) != bare
    canvas.live.source = tuple
    assert canvas.grab().toImage().pixelColor(round(x), round(y)) == bare


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down])
def test_the_map_cannot_be_moved_out_of_sight_of_all_there_is(canvas, key):
    canvas.zoom(3.0)
    for _ in range(60):
        QTest.keyClick(canvas, key)
    there = shapely.box(0, 0, 1000, 600)
    seen = canvas.visible_bounds
    sight = shapely.box(seen.min_x, seen.min_y, seen.max_x, seen.max_y)
    assert there.intersection(sight).area > 0


def test_a_far_place_that_was_asked_for_is_shown_and_only_the_way_back_is_open(canvas):
    canvas.centre_on((50_000.0, 300.0))
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.window_.middle == pytest.approx((50_000.0, 300.0))
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.window_.middle[0] < 50_000.0
