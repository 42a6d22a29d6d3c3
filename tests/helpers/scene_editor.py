"""A window on a store with streets, a scene begun in it, and a small tool for its tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.undo import UndoStack
from gis.angles import Point
from gis.drafting.user_actions import ActionCount, UserAction
from gis.scenes.scene import Pose, Scene, SceneParty
from tests.helpers.qt import Rig
from tests.helpers.street_editor import click_at
from widgets.editor.tool_table import ToolRecord
from widgets.map.canvas_door import MapButton, Pointer
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.desk.start_dialog import StartDialog

__all__ = ["STAND", "ActionCount", "UndoStack", "begin_scene", "click_at", "open_in"]


@dataclass
class TestStand:
    """Each click puts a car there, facing north: only as much of a tool as these tests need."""

    __test__ = False
    around: SceneAround
    id: str = "test_stand"

    def press(self, pointer: Pointer) -> bool:
        if pointer.button is not MapButton.LEFT:
            return False
        self.around.count.count(UserAction.CLICK)
        scene = self.around.document.scene
        self.around.document.run(with_car(scene, pointer.at), "Place a vehicle")
        return True

    def move(self, pointer: Pointer) -> bool:
        scene = self.around.document.scene
        self.around.document.preview(with_car(scene, pointer.at))
        return True

    def release(self, pointer: Pointer) -> bool:
        return True

    def double_click(self, pointer: Pointer) -> bool:
        return True

    def key(self, name: str) -> bool:
        return False

    def leave(self) -> None:
        self.around.document.drop_preview()


STAND = ToolRecord(
    context="SceneTools",
    id="test_stand",
    text="Vehicle",
    hint="Place a vehicle",
    usage="Click where it stands",
    factory=TestStand,
    key="v",
)


def with_car(scene: Scene, at: Point) -> Scene:
    """The scene with one more car."""
    number = max((party.no for party in scene.parties), default=0) + 1
    car = SceneParty(no=number, class_code="B03", rest=Pose(at=at, heading_deg=0.0))
    return replace(scene, parties=(*scene.parties, car))


def open_in(rig: Rig, qtbot, place: Path) -> None:
    """Open a store in the window; the editor has the test's tool only, and no panels."""
    desk = rig.window.scene_desk
    desk.tools, desk.panels = (STAND,), ()
    with qtbot.waitSignal(rig.window.workbench.store_opened):
        rig.window.open_location(str(place))
    qtbot.waitUntil(lambda: not rig.window.background.busy, timeout=20_000)


def start_dialog(rig: Rig, qtbot) -> StartDialog:
    """The question what the scene begins with, once it is asked."""
    qtbot.waitUntil(lambda: rig.window.findChild(StartDialog) is not None, timeout=20_000)
    return rig.window.findChild(StartDialog)


def begin_scene(rig: Rig, qtbot, at: Point, *, case_no: str = "") -> None:
    """The action, a click on the map, Enter."""
    window = rig.window
    window.actions_by_id["draw_scene"].trigger()
    QApplication.processEvents()  # the other panels make room
    canvas = window.map.canvas
    canvas.centre_on(at, 500.0)
    click_at(qtbot, canvas, at)
    dialog = start_dialog(rig, qtbot)
    if case_no:
        dialog.case_no.setText(case_no)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.scene_desk.is_active, timeout=20_000)
    qtbot.waitUntil(lambda: not window.background.busy, timeout=20_000)
