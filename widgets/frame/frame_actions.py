"""Actions of the window itself: stores, imports, help."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.parts.action_spec import ActionSpec, Menu

FRAME_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="open_store",
        text=QT_TRANSLATE_NOOP("Actions", "&Open store…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Open a store (GeoPackage file)"),
        menu=Menu.FILE,
        handler="desk.open_store",
        shortcut="Ctrl+O",
        icon="open",
        toolbar=True,
    ),
    ActionSpec(
        id="new_store",
        text=QT_TRANSLATE_NOOP("Actions", "&New empty store…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Make an empty store to import into"),
        menu=Menu.FILE,
        handler="desk.new_store",
        shortcut="Ctrl+N",
    ),
    ActionSpec(
        id="new_demo",
        text=QT_TRANSLATE_NOOP("Actions", "New &demo store…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Make a small invented city to try the program with"),
        menu=Menu.FILE,
        handler="desk.new_demo_store",
        icon="demo",
    ),
    ActionSpec(
        id="import_crashes",
        text=QT_TRANSLATE_NOOP("Actions", "Import &crashes…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Add crash files (CSV, ZIP) to this store"),
        menu=Menu.FILE,
        handler="desk.import_crashes",
        shortcut="Ctrl+I",
        icon="import_crashes",
        toolbar=True,
        needs_store=True,
        separator_before=True,
    ),
    ActionSpec(
        id="import_streets",
        text=QT_TRANSLATE_NOOP("Actions", "Import s&treets…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Add a street network to this store"),
        menu=Menu.FILE,
        handler="desk.import_streets",
        shortcut="Ctrl+Shift+I",
        icon="import_streets",
        toolbar=True,
        needs_store=True,
    ),
)

END_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="quit",
        text=QT_TRANSLATE_NOOP("Actions", "&Quit"),
        hint=QT_TRANSLATE_NOOP("Actions", "Close the window"),
        menu=Menu.FILE,
        handler="close",
        shortcut="Ctrl+Q",
        separator_before=True,
    ),
    ActionSpec(
        id="shortcuts",
        text=QT_TRANSLATE_NOOP("Actions", "&Keys and mouse"),
        hint=QT_TRANSLATE_NOOP("Actions", "List all keys and what the mouse does"),
        menu=Menu.HELP,
        handler="show_shortcuts",
        shortcut="F1",
    ),
    ActionSpec(
        id="show_log",
        text=QT_TRANSLATE_NOOP("Actions", "Show &log folder"),
        hint=QT_TRANSLATE_NOOP("Actions", "Open the folder with the reports of mistakes"),
        menu=Menu.HELP,
        handler="show_log",
    ),
    ActionSpec(
        id="about",
        text=QT_TRANSLATE_NOOP("Actions", "&About Daoan"),
        hint=QT_TRANSLATE_NOOP("Actions", "Version and licences"),
        menu=Menu.HELP,
        handler="show_about",
    ),
)
"""What stands last in its menu."""
