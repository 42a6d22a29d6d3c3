"""What may be dragged onto the map: one door at a time, told in ground metres."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from gis.angles import Point


class DropDoor(Protocol):
    """Somebody who takes what is dropped on the map."""

    @property
    def mime(self) -> str:
        """The kind of data that is taken; its bytes are text in UTF-8."""

    def over(self, text: str, at: Point) -> bool:
        """Something is dragged over a place; whether it can be dropped there."""

    def away(self) -> None:
        """It was taken away without being dropped."""

    def dropped(self, text: str, at: Point) -> bool:
        """It was let go; whether it was taken."""


class CanvasDrops(QObject):
    """Hears what is dragged over a canvas and tells the door."""

    def __init__(self, canvas: QWidget, metres_at: Callable[[QPointF], Point]) -> None:
        super().__init__(canvas)
        self._canvas, self._metres_at = canvas, metres_at
        self._door: DropDoor | None = None
        canvas.installEventFilter(self)

    def open(self, door: DropDoor) -> None:
        """Let things be dragged onto the map."""
        self._door = door
        self._canvas.setAcceptDrops(True)

    def close(self, door: DropDoor) -> None:
        """The door is gone, unless another was opened since."""
        if self._door is door:
            self._door = None
            self._canvas.setAcceptDrops(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags of the door's kind, and nothing else."""
        door = self._door
        if door is None:
            return False
        if event.type() == QEvent.Type.DragLeave:
            door.away()
            return True
        if not isinstance(event, QDropEvent) or not event.mimeData().hasFormat(door.mime):
            return False
        text = bytes(event.mimeData().data(door.mime).data()).decode("utf-8", "replace")
        at = self._metres_at(event.position())
        event.acceptProposedAction()
        if isinstance(event, QDragMoveEvent):  # entering is moving too
            if not door.over(text, at) and event.type() == QEvent.Type.DragMove:
                event.ignore()
        elif not door.dropped(text, at):
            event.ignore()
        return True
