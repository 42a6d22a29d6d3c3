"""Actions on the map's paper and on what lies under it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.parts.action_spec import ActionSpec, Menu

MAP_PAPER_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="print_map",
        text=QT_TRANSLATE_NOOP("Actions", "Print or save the &map…"),
        hint=QT_TRANSLATE_NOOP("Actions", "The map to scale on paper, as a PDF or as a picture"),
        menu=Menu.FILE,
        handler="map.paper.show",
        shortcut="Ctrl+Alt+P",
        icon="print",
        needs_store=True,
        separator_before=True,
    ),
    ActionSpec(
        id="print_block_plan",
        text=QT_TRANSLATE_NOOP("Actions", "Print &block plan…"),
        hint=QT_TRANSLATE_NOOP(
            "Actions", "The junction or block that was chosen, at 1:200 to 1:1000 on paper"
        ),
        menu=Menu.FILE,
        handler="map.block_plan.show",
        shortcut="Ctrl+B",
        icon="print",
        needs_store=True,
    ),
    ActionSpec(
        id="choose_basemap",
        text=QT_TRANSLATE_NOOP("Actions", "&Basemap…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Choose a map from the internet to lie under the layers"),
        menu=Menu.VIEW,
        handler="map.basemap_desk.show",
        icon="basemap",
        needs_store=True,
        separator_before=True,
    ),
)
