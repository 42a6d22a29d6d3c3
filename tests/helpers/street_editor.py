"""A window on a store with streets in it, and a small draw tool for tests of the editor."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPoint, Qt

from app.street_import.importer import import_streets
from app.street_presets import load_section_presets
from gis.angles import Point
from gis.drafting.drawing_state import DrawingState, DrawKey, DrawnKind, Prompt
from gis.drafting.drawing_tool import DrawingTool
from gis.problems import Problem
from gis.streets.drawing.strokes import Stroke, drawn
from tests.helpers.qt import Rig
from tests.helpers.stores import make_store
from tests.helpers.streets import write_cross
from widgets.editor.tool_table import ToolRecord
from widgets.map.canvas_door import MapButton, Pointer
from widgets.street_editor.around import EditorAround

REACH_PX = 10.0


@dataclass
class TestDraw:
    """Draws straight roads by clicks: only as much of a tool as these tests need."""

    __test__ = False
    around: EditorAround
    id: str = "test_draw"
    drawing: DrawingTool = field(init=False)

    def __post_init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        around = self.around
        self.drawing = DrawingTool(DrawnKind.LINE, around.snapper, count=around.count)

    @property
    def state(self) -> DrawingState | None:
        return self.drawing.state

    def press(self, pointer: Pointer) -> bool:
        self.move(pointer)
        if pointer.button is MapButton.RIGHT:
            self.drawing.right_pressed()
            self._settle()
        else:
            self.drawing.pressed()
        return True

    def move(self, pointer: Pointer) -> bool:
        reach = REACH_PX * self.around.canvas.metres_per_pixel
        self.drawing.pointer_moved(pointer.at, reach, is_suppressed=pointer.shift)
        points = self.drawing.state.preview
        if len(points) == 2 and points[0] != points[1]:
            self.preview(points)
        return True

    def release(self, pointer: Pointer) -> bool:
        return True

    def double_click(self, pointer: Pointer) -> bool:
        return True

    def key(self, name: str) -> bool:
        keys = {"Escape": DrawKey.CANCEL, "Return": DrawKey.FINISH, "Tab": DrawKey.NEXT_SNAP}
        keys |= {"Backspace": DrawKey.BACK}
        letter = chr(ord(name) + 64) if len(name) == 1 and ord(name) < 27 else name
        letters = {one.value: one for one in DrawKey if len(one.value) == 1}
        wanted = keys.get(name) or letters.get(letter.upper())
        blank = self.drawing.state.prompt is Prompt.FIRST_POINT
        if wanted is None or (blank and wanted is DrawKey.CANCEL):
            return False
        self.drawing.key(wanted, has_ctrl=letter != name)
        self._settle()
        return True

    def typed(self, text: str) -> bool:
        self.drawing.typed(text)
        return True

    def leave(self) -> None:
        self.around.document.drop_preview()
        self._begin()

    def preview(self, points: tuple[Point, ...]) -> None:
        self.around.document.preview(lambda _: self._change(points), lambda _: None)

    def _settle(self) -> None:
        state = self.drawing.state
        self.around.tell(state.problem)
        if not state.is_done:
            return
        self._begin()
        self.around.document.drop_preview()
        if state.is_cancelled:
            return
        try:
            self.around.document.run(self._change(state.points), "Draw a road")
        except Problem as problem:
            self.around.tell(problem)

    def _change(self, points: tuple[Point, ...]):
        stroke = Stroke(points=points, section=load_section_presets()[0].section)
        return drawn([stroke], self.around.document.network, self.around.new_id)


DRAW = ToolRecord(
    context="StreetTools",
    id="test_draw",
    text="Draw a road",
    hint="Draw a road with clicks",
    usage="Click where the road begins",
    factory=TestDraw,
    key="l",
)


def street_store(folder: Path) -> Path:
    """A store with a made crossing of streets: a copy of one that each process makes once."""
    place = folder / "crossing.gpkg"
    place.write_bytes(_crossing())
    return place


@cache
def _crossing() -> bytes:
    """The file of the store with the crossing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with make_store(folder / "made.gpkg") as store:
            import_streets(store, write_cross(folder / "cross.osm"))
        return (folder / "made.gpkg").read_bytes()


def begin(
    rig: Rig, qtbot, place: Path | None = None, *, tools: tuple[ToolRecord, ...] = (DRAW,)
) -> None:
    """Open a store in the window and start editing, with the test's tool only unless told."""
    desk = rig.window.streets
    desk.tools = tools
    if place is not None:
        with qtbot.waitSignal(rig.window.workbench.store_opened):
            rig.window.open_location(str(place))
        qtbot.waitUntil(lambda: not rig.window.background.busy, timeout=20_000)
    rig.window.actions_by_id["edit_streets"].trigger()
    qtbot.waitUntil(lambda: desk.is_active, timeout=20_000)


def place_on(canvas, at: Point) -> QPoint:
    """The pixel of a place on the ground."""
    x, y = canvas.window_.view.to_pixels(at)
    return QPoint(round(x), round(y))


def click_at(qtbot, canvas, at: Point, button=Qt.MouseButton.LeftButton) -> None:
    """Move to a place on the ground and click there."""
    pixel = place_on(canvas, at)
    qtbot.mouseMove(canvas, pixel)
    qtbot.mouseClick(canvas, button, pos=pixel)


def draw_road(qtbot, canvas, *points: Point) -> None:
    """Click along and finish with the right button."""
    for at in points:
        click_at(qtbot, canvas, at)
    click_at(qtbot, canvas, points[-1], Qt.MouseButton.RightButton)
