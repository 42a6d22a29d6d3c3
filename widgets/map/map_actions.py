"""Actions of the map: tools, views, search, bookmarks; `window.map` is the map panel."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.map.tool_specs import TOOL_SPECS, ToolSpec
from widgets.parts.action_spec import ActionSpec, Menu


def _of_tool(spec: ToolSpec) -> ActionSpec:
    return ActionSpec(
        id=f"map_{spec.tool.value}",
        text=spec.text,
        hint=spec.hint,
        menu=Menu.MAP,
        handler=f"map.tool_bar.{spec.tool.value}.trigger",
        shortcut=spec.shortcut,
        icon=spec.tool.value,
        needs_store=True,
        separator_before=spec.separator_before,
    )


VIEW_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="map_zoom_in",
        text=QT_TRANSLATE_NOOP("Actions", "Zoom the map &in"),
        hint=QT_TRANSLATE_NOOP("Actions", "Show less of the map, larger (on the map: +)"),
        menu=Menu.MAP,
        handler="map.zoom_in",
        icon="zoom_in",
        needs_store=True,
        separator_before=True,
    ),
    ActionSpec(
        id="map_zoom_out",
        text=QT_TRANSLATE_NOOP("Actions", "Zoom the map o&ut"),
        hint=QT_TRANSLATE_NOOP("Actions", "Show more of the map, smaller (on the map: -)"),
        menu=Menu.MAP,
        handler="map.zoom_out",
        icon="zoom_out",
        needs_store=True,
    ),
    ActionSpec(
        id="map_zoom_all",
        text=QT_TRANSLATE_NOOP("Actions", "&Whole map"),
        hint=QT_TRANSLATE_NOOP("Actions", "Show all layers"),
        menu=Menu.MAP,
        handler="map.zoom_all",
        shortcut="Alt+Home",
        icon="view_all",
        needs_store=True,
    ),
    ActionSpec(
        id="map_zoom_selection",
        text=QT_TRANSLATE_NOOP("Actions", "Go to the &selection"),
        hint=QT_TRANSLATE_NOOP("Actions", "Bring what is selected into sight"),
        menu=Menu.MAP,
        handler="map.zoom_to_selection",
        shortcut="Ctrl+J",
        icon="view_selection",
        needs_store=True,
    ),
    ActionSpec(
        id="map_back",
        text=QT_TRANSLATE_NOOP("Actions", "&Previous view"),
        hint=QT_TRANSLATE_NOOP("Actions", "Look where the map looked before"),
        menu=Menu.MAP,
        handler="map.go_back",
        shortcut="Alt+Left",
        icon="view_back",
        needs_store=True,
    ),
    ActionSpec(
        id="map_forward",
        text=QT_TRANSLATE_NOOP("Actions", "&Next view"),
        hint=QT_TRANSLATE_NOOP("Actions", "Look again where you went back from"),
        menu=Menu.MAP,
        handler="map.go_forward",
        shortcut="Alt+Right",
        icon="view_forward",
        needs_store=True,
    ),
)

PLACE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="map_search",
        text=QT_TRANSLATE_NOOP("Actions", "S&earch the map…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Find a street, junction, case, place or coordinates"),
        menu=Menu.MAP,
        handler="map.search_box.focus_search",
        shortcut="Ctrl+K",
        icon="search",
        needs_store=True,
        separator_before=True,
    ),
    ActionSpec(
        id="map_coordinates",
        text=QT_TRANSLATE_NOOP("Actions", "&Go to coordinates…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Type x and y in metres, or longitude and latitude"),
        menu=Menu.MAP,
        handler="map.search_box.ask_coordinates",
        shortcut="Ctrl+G",
        needs_store=True,
    ),
    ActionSpec(
        id="map_add_bookmark",
        text=QT_TRANSLATE_NOOP("Actions", "Add a book&mark…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Keep the present view under a name"),
        menu=Menu.MAP,
        handler="map.bookmarks.add_bookmark",
        shortcut="Ctrl+D",
        icon="bookmark",
        needs_store=True,
        separator_before=True,
    ),
    ActionSpec(
        id="map_bookmarks",
        text=QT_TRANSLATE_NOOP("Actions", "Boo&kmarks…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Go to a bookmark, rename or delete it"),
        menu=Menu.MAP,
        handler="map.bookmarks.show_list",
        shortcut="Ctrl+Shift+D",
        needs_store=True,
    ),
)

MAP_ACTIONS: tuple[ActionSpec, ...] = (
    *(_of_tool(spec) for spec in TOOL_SPECS),
    *VIEW_ACTIONS,
    *PLACE_ACTIONS,
)
