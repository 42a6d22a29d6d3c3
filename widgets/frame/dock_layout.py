"""Where panels stand usually, and how much room each gets in windows of different size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

if TYPE_CHECKING:
    from widgets.frame.dock_table import DockId, DockSide

NARROW_PX, LOW_PX, ROOMY_PX = 1000, 620, 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualSizes:
    """Widths and heights in pixels; `narrow` and `low` windows open fewer panels."""

    left: int
    right: int
    table: int
    strip: int
    narrow: bool
    low: bool


def usual_sizes(width: int, height: int) -> UsualSizes:
    """Sizes that leave the map the largest part.

    A narrow window keeps the site page behind a tab of the left panels, a low one keeps the crash
    table closed.
    """
    narrow, low = width < NARROW_PX, height < LOW_PX
    return UsualSizes(
        left=min(max(round(width * (0.45 if narrow else 0.24)), 280), 520),
        right=min(max(round(width * 0.36), 340), 900),
        table=min(max(round(height * 0.28), 140), 420),
        strip=102 if height < ROOMY_PX else 112,
        narrow=narrow,
        low=low,
    )


def apply_usual_layout(
    host: QMainWindow, docks: Mapping[DockId, QDockWidget], sides: Mapping[DockId, DockSide]
) -> None:
    """Put every dock to its side: left ones as tabs, bottom ones above each other."""
    sizes = usual_sizes(host.width(), host.height())
    places = {wanted: side.name for wanted, side in sides.items()}
    if sizes.narrow:
        places = {wanted: "LEFT" if s == "RIGHT" else s for wanted, s in places.items()}
    by_place: dict[str, list[QDockWidget]] = {"LEFT": [], "RIGHT": [], "BOTTOM": []}
    for wanted, dock in docks.items():
        dock.setFloating(False)
        host.removeDockWidget(dock)
        by_place[places[wanted]].append(dock)
    _stack(host, by_place["LEFT"], Qt.DockWidgetArea.LeftDockWidgetArea)
    _stack(host, by_place["RIGHT"], Qt.DockWidgetArea.RightDockWidgetArea)
    for dock in by_place["BOTTOM"]:
        host.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock, Qt.Orientation.Vertical)
        dock.setVisible(not (sizes.low and not _is_strip(dock)))
    for side, width in (("LEFT", sizes.left), ("RIGHT", sizes.right)):
        if by_place[side]:
            host.resizeDocks(by_place[side][:1], [width], Qt.Orientation.Horizontal)
    heights = [sizes.strip if _is_strip(dock) else sizes.table for dock in by_place["BOTTOM"]]
    if heights:
        host.resizeDocks(by_place["BOTTOM"], heights, Qt.Orientation.Vertical)


def _stack(host: QMainWindow, docks: list[QDockWidget], area: Qt.DockWidgetArea) -> None:
    """Docks of one side as tabs, the first in front."""
    for dock in docks:
        host.addDockWidget(area, dock)
        if dock is not docks[0]:
            host.tabifyDockWidget(docks[0], dock)
        dock.show()
    if docks:
        docks[0].raise_()


def _is_strip(dock: QDockWidget) -> bool:
    return dock.titleBarWidget() is not None
