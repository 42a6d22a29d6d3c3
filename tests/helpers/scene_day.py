"""A day at the scene editor in the real window: mouse and keys, from the crash to the paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.scenes.scene_document import SceneDocument
from gis.angles import Point
from gis.scenes.scene import Scene
from tests.helpers.map_day import LEFT
from tests.helpers.street_day import StreetDay
from widgets.frame.main_window import MainWindow
from widgets.scene_editor.desk.scene_keeper import Kept
from widgets.scene_editor.desk.start_dialog import StartDialog


class SceneDay(StreetDay):
    """Draws scenes in a window as an officer does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.desk = window.scene_desk

    # --- what is there

    @property
    def scene_document(self) -> SceneDocument:
        assert self.desk.document is not None
        return self.desk.document

    @property
    def scene(self) -> Scene:
        return self.scene_document.scene

    @property
    def actions(self) -> int:
        """Actions of the officer since the scene was opened."""
        assert self.desk.around is not None
        return self.desk.around.count.total

    # --- hands

    def open_store_at(self, place: Path) -> None:
        """Open a store with streets."""
        self.window.open_location(str(place))
        self.until(lambda: self.window.workbench.store is not None)
        self.rest()

    def begin_scene(self, at: Point) -> None:
        """Ctrl+M, a click where it happened, Enter."""
        self.keys(self.window, "Ctrl+M")
        self.until(self.desk.entrance.question.isVisible, "nobody asks where it happened")
        self.look_at(at, 1000.0)
        self.click_map(at)
        self.until(lambda: self.window.findChild(StartDialog), "no question how it begins")
        QTest.keyClick(self.window.findChild(StartDialog), Qt.Key.Key_Return)
        self.until(lambda: self.desk.is_active, "the scene did not begin")
        self.rest()

    def type_value(self, text: str) -> None:
        """A value typed on the map, closed with Enter."""
        QTest.keyClicks(self.canvas, text[0])
        line = self.desk.bar.typed.line
        self.until(line.isVisible, "no line opened for the value")
        QTest.keyClicks(line, text[1:])
        QTest.keyClick(line, Qt.Key.Key_Return)

    def scene_panel(self, name: str) -> object:
        """A panel of the dock by its id, brought to the front."""
        dock = self.desk.dock
        found = dock.panel(name)
        assert found is not None
        bar = dock.tabs.tabBar()
        QTest.mouseClick(bar, LEFT, pos=bar.tabRect(dock.tabs.indexOf(found)).center())
        self.until(found.isVisible, f"the panel {name} did not come to the front")
        return found

    def until_stored(self) -> None:
        """The store has the last step."""
        keeper = self.desk.keeper
        self.until(lambda: keeper.state is Kept.STORED and keeper.is_at_rest, "not stored")

    def close_scene(self) -> None:
        """Ctrl+M again."""
        self.keys(self.window, "Ctrl+M")
        self.until(lambda: not self.desk.is_active)
        self.until(lambda: self.desk.keeper.opened is None, "not stored at the end")
        self.rest()
