"""Panels of the window as data: what each is called, where it stands, its key and its help."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt


class DockId(StrEnum):
    """Panels around the map; the value is the dock's object name in saved states."""

    SITES = "sites"
    LAYERS = "layers"
    FILTERS = "filters"
    SITE = "site"
    PERIOD = "period"
    CRASHES = "crashes"
    IDENTIFY = "identify"
    DOUBTS = "doubts"
    STREETS = "street editor"
    SCENES = "scenes"
    SCENE = "scene editor"


class DockSide(Enum):
    """Where a panel stands usually."""

    LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
    RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
    BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


@dataclass(frozen=True, slots=True, kw_only=True)
class DockSpec:
    """What a panel is; `title` is a source string, `panel` the path from the window to it."""

    id: DockId
    title: str
    side: DockSide
    shortcut: str
    help_page: str
    panel: str = ""
    """Attribute path from the window to the widget; empty while nobody has made it."""
    strip: bool = False
    """A flat strip without a title bar."""
    on_demand: bool = False
    """There only while something is being done that it belongs to."""
    least: tuple[int, int] = (200, 120)
    """Width and height in pixels below which the panel is of no use."""


DOCKS: tuple[DockSpec, ...] = (
    DockSpec(
        id=DockId.SITES,
        title=QT_TRANSLATE_NOOP("Docks", "Sites"),
        side=DockSide.LEFT,
        shortcut="Alt+1",
        help_page="sites",
        panel="sites",
    ),
    DockSpec(
        id=DockId.LAYERS,
        title=QT_TRANSLATE_NOOP("Docks", "Layers"),
        side=DockSide.LEFT,
        shortcut="Alt+2",
        help_page="layers",
        panel="map.layer_panel",
    ),
    DockSpec(
        id=DockId.FILTERS,
        title=QT_TRANSLATE_NOOP("Docks", "Filters"),
        side=DockSide.LEFT,
        shortcut="Alt+3",
        help_page="filters",
        panel="crashes.filter",
    ),
    DockSpec(
        id=DockId.SITE,
        title=QT_TRANSLATE_NOOP("Docks", "Site page"),
        side=DockSide.RIGHT,
        shortcut="Alt+4",
        help_page="site_page",
        panel="site",
        least=(280, 200),
    ),
    DockSpec(
        id=DockId.PERIOD,
        title=QT_TRANSLATE_NOOP("Docks", "Period"),
        side=DockSide.BOTTOM,
        shortcut="Alt+5",
        help_page="filters",
        panel="crashes.period",
        strip=True,
        least=(200, 48),
    ),
    DockSpec(
        id=DockId.CRASHES,
        title=QT_TRANSLATE_NOOP("Docks", "Crashes"),
        side=DockSide.BOTTOM,
        shortcut="Alt+6",
        help_page="crash_table",
        panel="crashes.list",
    ),
    DockSpec(
        id=DockId.IDENTIFY,
        title=QT_TRANSLATE_NOOP("Docks", "What is here"),
        side=DockSide.LEFT,
        shortcut="Alt+7",
        help_page="map",
        panel="map.identify",
    ),
    DockSpec(
        id=DockId.DOUBTS,
        title=QT_TRANSLATE_NOOP("Docks", "Street remarks"),
        side=DockSide.RIGHT,
        shortcut="Alt+8",
        help_page="map",
        panel="map.doubts",
    ),
    DockSpec(
        id=DockId.SCENES,
        title=QT_TRANSLATE_NOOP("Docks", "Scenes"),
        side=DockSide.RIGHT,
        shortcut="Alt+Shift+1",
        help_page="scene_editor",
        panel="scenes",
    ),
    DockSpec(
        id=DockId.STREETS,
        title=QT_TRANSLATE_NOOP("Docks", "Edit streets"),
        side=DockSide.RIGHT,
        shortcut="Alt+9",
        help_page="street_editor",
        panel="streets.dock",
        on_demand=True,
        least=(280, 200),
    ),
    DockSpec(
        id=DockId.SCENE,
        title=QT_TRANSLATE_NOOP("Docks", "Scene"),
        side=DockSide.RIGHT,
        shortcut="Alt+0",
        help_page="scene_editor",
        panel="scene_desk.dock",
        on_demand=True,
        least=(280, 200),
    ),
)
"""All panels in the order of the menu."""
