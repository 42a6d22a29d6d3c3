"""A splitter that lays its parts side by side where there is room, else one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

Side = Qt.Orientation


class TurningSplitter(QSplitter):
    """Level from a width on, upright below it; each way has shares of its own."""

    def __init__(
        self,
        *,
        level_from_px: int,
        level: Sequence[int],
        upright: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        """`level`, `upright`: shares of the parts in either way."""
        super().__init__(Side.Horizontal, parent)
        self._level_from_px = level_from_px
        self._shares = {Side.Horizontal: tuple(level), Side.Vertical: tuple(upright)}
        self.setChildrenCollapsible(False)

    def turn_from(self, level_from_px: int) -> None:
        """Lie level from another width on: the parts need other room now."""
        self._level_from_px = level_from_px
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the room says so."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        wanted = Side.Horizontal if self.width() >= self._level_from_px else Side.Vertical
        if wanted is not self.orientation():
            self._shares[self.orientation()] = tuple(self.sizes())
            self.setOrientation(wanted)
            self.setSizes(list(self._shares[wanted]))

    def restoreState(self, state: QByteArray | bytes | bytearray | memoryview) -> bool:
        """Take remembered sizes of the way that the parts lie now."""
        other = QSplitter()
        if other.restoreState(state) and other.orientation() is not self.orientation():
            return False
        return super().restoreState(state)
