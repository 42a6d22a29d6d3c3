"""The map takes what its door takes, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.mapping.layer_stack import LayerStack
from widgets.map.canvas import MapCanvas

pytestmark = pytest.mark.gui
MIME = "application/x-test"
PIXEL = QPointF(120.0, 80.0)


class Door:
    mime = MIME

    def __init__(self, takes: bool = True) -> None:
        self.takes, self.heard = takes, []

    def over(self, text, at):
        self.heard.append(("over", text, at))
        return self.takes

    def away(self):
        self.heard.append(("away",))

    def dropped(self, text, at):
        self.heard.append(("dropped", text, at))
        return self.takes


@pytest.fixture
def canvas(qtbot, dressed):
    made = MapCanvas(LayerStack())
    qtbot.addWidget(made, before_close_func=lambda one: one.finish())
    made.resize(400, 300)
    return made


def send(canvas, kind, mime=MIME):
    data = QMimeData()
    data.setData(mime, "車".encode())
    place = PIXEL if kind is QDropEvent else PIXEL.toPoint()
    left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = kind(place, Qt.DropAction.CopyAction, data, left, keys)
    event.setAccepted(False)
    QApplication.sendEvent(canvas, event)
    return event.isAccepted()


def test_the_door_hears_text_and_ground_of_enter_move_and_drop(canvas):
    door = Door()
    canvas.drops.open(door)
    at = canvas.metres_at(PIXEL)
    for kind in (QDragEnterEvent, QDragMoveEvent, QDropEvent):
        assert send(canvas, kind)
    assert [one[0] for one in door.heard] == ["over", "over", "dropped"]
    assert all(one[1:] == ("車", at) for one in door.heard)


def test_where_it_cannot_be_dropped_the_drag_goes_on_but_the_drop_is_refused(canvas):
    canvas.drops.open(Door(takes=False))
    assert send(canvas, QDragEnterEvent), "else Qt would send no more moves"
    assert not send(canvas, QDragMoveEvent)
    assert not send(canvas, QDropEvent)


def test_other_things_are_not_taken(canvas):
    door = Door()
    canvas.drops.open(door)
    assert not send(canvas, QDragEnterEvent, mime="text/plain")
    assert door.heard == []


def test_leaving_is_told(canvas):
    door = Door()
    canvas.drops.open(door)
    send(canvas, QDragEnterEvent)
    QApplication.sendEvent(canvas, QDragLeaveEvent())
    assert door.heard[-1] == ("away",)


def test_a_closed_door_hears_nothing_and_closing_an_old_one_leaves_the_new_open(canvas):
    old, new = Door(), Door()
    canvas.drops.open(old)
    canvas.drops.open(new)
    canvas.drops.close(old)
    assert canvas.acceptDrops()
    canvas.drops.close(new)
    assert not canvas.acceptDrops()
    send(canvas, QDropEvent)
    assert old.heard == new.heard == []
