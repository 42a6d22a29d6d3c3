"""Actions on the list of scenes, and from a crash record to its scene."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.parts.action_spec import ActionSpec, Menu

SCENE_LIST_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="scene_of_crash",
        text=QT_TRANSLATE_NOOP("Actions", "Scene of this cras&h…"),
        hint=QT_TRANSLATE_NOOP(
            "Actions", "Open the scene of the selected crash, or begin it with what is recorded"
        ),
        menu=Menu.EDIT,
        handler="crashes.list.draw_selected",
        shortcut="Ctrl+Alt+M",
        needs_store=True,
    ),
    ActionSpec(
        id="import_scenes",
        text=QT_TRANSLATE_NOOP("Actions", "Import sc&enes…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Bring scene files (JSON) into this store"),
        menu=Menu.FILE,
        handler="scenes.import_files",
        needs_store=True,
        adds_to=("scene",),
    ),
    ActionSpec(
        id="search_scenes",
        text=QT_TRANSLATE_NOOP("Actions", "Search the sce&nes"),
        hint=QT_TRANSLATE_NOOP("Actions", "Go to the search box of the list of scenes"),
        menu=Menu.VIEW,
        handler="scene_lists.focus_search",
        shortcut="Ctrl+Shift+S",
        needs_store=True,
    ),
)
