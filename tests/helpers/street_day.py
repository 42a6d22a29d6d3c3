"""A day at the street editor in the real window: mouse and keys, one task after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.streets.street_document import StreetDocument
from gis.angles import Point
from gis.streets.remake.standing import Standing
from tests.helpers.drone_pictures import Drone
from tests.helpers.map_day import LEFT, MapDay
from widgets.frame.main_window import MainWindow
from widgets.street_editor.roads.road_style_box import RoadStyleBox

NO_KEYS = Qt.KeyboardModifier.NoModifier


class StreetDay(MapDay):
    """Works at the street editor of a window as an officer does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.streets = window.streets

    # --- what is there

    @property
    def document(self) -> StreetDocument:
        assert self.streets.document is not None
        return self.streets.document

    @property
    def standing(self) -> Standing:
        return self.document.standing

    @property
    def actions(self) -> int:
        """Actions of the officer so far."""
        assert self.streets.around is not None
        return self.streets.around.count.total

    def counted(self, task: Callable[[], None]) -> int:
        """The actions that a task takes."""
        before = self.actions
        task()
        return self.actions - before

    # --- hands

    def begin_new_map(self) -> None:
        """From the empty start: the menu, a place for the file, an empty sheet to draw on."""
        self.menu(self.window.actions_by_id["new_street_map"])
        self.until(lambda: self.streets.is_active, "editing did not begin")
        self.rest()

    def look_at(self, middle: Point, scale: float) -> None:
        """Pan and zoom are free."""
        self.canvas.centre_on(middle, scale)
        self.rest()

    def tool(self, key: str) -> None:
        """A tool by its key on the map."""
        self.keys(self.canvas, key)

    def name_roads(self, name: str) -> None:
        """Type the name of the roads to be drawn, beside the tool."""
        box = self.streets.bar.findChild(RoadStyleBox)
        assert box is not None
        self.click(box.name)
        box.name.selectAll()
        self.type_chinese(box.name, name)
        QTest.keyClick(box.name, Qt.Key.Key_Return)

    def point(self, at: Point) -> None:
        """Move the mouse there."""
        QTest.mouseMove(self.canvas, self.pixel(at))

    def click_map(self, at: Point) -> None:
        """Click a place of the ground."""
        self.point(at)
        QTest.mouseClick(self.canvas, LEFT, pos=self.pixel(at))

    def drag_map(self, *path: Point) -> None:
        """Press at the first point, move along, let go at the last."""
        self.point(path[0])
        QTest.mousePress(self.canvas, LEFT, pos=self.pixel(path[0]))
        for a, b in pairwise(path):
            for share in (0.5, 1.0):
                self._move_held((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        QTest.mouseRelease(self.canvas, LEFT, pos=self.pixel(path[-1]))

    def _move_held(self, at: Point) -> None:
        """Move with the left button held: QTest holds none."""
        pixel = self.pixel(at)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(pixel),
            QPointF(self.canvas.mapToGlobal(pixel)),
            Qt.MouseButton.NoButton,
            LEFT,
            NO_KEYS,
        )
        QApplication.sendEvent(self.canvas, event)

    def type_value(self, text: str) -> None:
        """A value typed on the map, closed with Enter."""
        QTest.keyClicks(self.canvas, text[0])
        line = self.streets.bar.typed.line
        self.until(line.isVisible, "no line opened for the value")
        QTest.keyClicks(line, text[1:])
        QTest.keyClick(line, Qt.Key.Key_Return)

    def panel(self, name: str) -> object:
        """A panel of the dock by its id."""
        found = self.streets.dock.panel(name)
        assert found is not None
        return found

    def pick_junction_preset(self, code: str) -> None:
        """Click a card of the panel of junctions."""
        cards = self.panel("junctions").cards
        row = next(k for k, one in enumerate(cards.presets) if one.code == code)
        self.until(cards.isVisible, "the panel of junctions did not come to the front")
        cards.scrollToItem(cards.item(row))
        self.click(cards.viewport(), cards.visualItemRect(cards.item(row)).center())

    def drop_section(self, code: str, *places: Point) -> None:
        """Drag a card of a cross-section over places of the map and let go over the last."""
        presets = self.panel("section").presets
        presets.cards.choose(code)
        data = presets.model.mimeData(presets.cards.selectedIndexes())
        copy = Qt.DropAction.CopyAction
        pixels = [self.pixel(at) for at in places]
        enter = QDragEnterEvent(pixels[0], copy, data, LEFT, NO_KEYS)
        QApplication.sendEvent(self.canvas, enter)
        assert enter.isAccepted()
        for pixel in pixels:
            move = QDragMoveEvent(pixel, copy, data, LEFT, NO_KEYS)
            QApplication.sendEvent(self.canvas, move)
        drop = QDropEvent(QPointF(pixels[-1]), copy, data, LEFT, NO_KEYS)
        QApplication.sendEvent(self.canvas, drop)

    def pick_from(self, box: object, place: int) -> None:
        """Choose a row of a combo box by keys."""
        while box.currentIndex() < place:
            QTest.keyClick(box, Qt.Key.Key_Down)
        while box.currentIndex() > place:
            QTest.keyClick(box, Qt.Key.Key_Up)


def drone_over(middle: Point, size: tuple[int, int], seed: int) -> Drone:
    """A slightly tilted camera over a place."""
    drone = Drone.anywhere(np.random.default_rng(seed), size, most_tilt_deg=8)
    return replace(drone, at=(*middle, 45.0))
