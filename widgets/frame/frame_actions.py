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
        icon="new_store",
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
        hint=QT_TRANSLATE_NOOP("Actions", "Add crash files (CSV, xlsx, ZIP) to this store"),
        menu=Menu.FILE,
        handler="desk.import_crashes",
        shortcut="Ctrl+I",
        icon="import_crashes",
        toolbar=True,
        needs_store=True,
        separator_before=True,
    ),
    ActionSpec(
        id="import_police_export",
        text=QT_TRANSLATE_NOOP("Actions", "Import police e&xport, columns by hand…"),
        hint=QT_TRANSLATE_NOOP(
            "Actions", "Say what the columns of an export (xlsx, text) mean, and see its first rows"
        ),
        menu=Menu.FILE,
        handler="desk.import_police_export",
        needs_store=True,
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

EDIT_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="undo",
        text=QT_TRANSLATE_NOOP("Actions", "&Undo"),
        hint=QT_TRANSLATE_NOOP("Actions", "Take the last change back"),
        menu=Menu.EDIT,
        handler="undo_menu.undo",
        shortcut="Ctrl+Z",
        own_state=True,
    ),
    ActionSpec(
        id="redo",
        text=QT_TRANSLATE_NOOP("Actions", "&Redo"),
        hint=QT_TRANSLATE_NOOP("Actions", "Make the change again that was taken back last"),
        menu=Menu.EDIT,
        handler="undo_menu.redo",
        shortcut="Ctrl+Shift+Z; Ctrl+Y",
        own_state=True,
    ),
    ActionSpec(
        id="undo_list",
        text=QT_TRANSLATE_NOOP("Actions", "Undo &list…"),
        hint=QT_TRANSLATE_NOOP("Actions", "See all changes and go back several at once"),
        menu=Menu.EDIT,
        handler="undo_menu.show_list",
        shortcut="Ctrl+Alt+Z",
        own_state=True,
    ),
    ActionSpec(
        id="settings",
        text=QT_TRANSLATE_NOOP("Actions", "&Settings…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Language, colours, letters, map and more"),
        menu=Menu.EDIT,
        handler="help_desk.show_settings",
        shortcut="Ctrl+,",
        separator_before=True,
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
        id="next_panel",
        text=QT_TRANSLATE_NOOP("Actions", "Ne&xt panel"),
        hint=QT_TRANSLATE_NOOP("Actions", "Keys go to the next panel in sight"),
        menu=Menu.VIEW,
        handler="next_panel",
        shortcut="F6",
        needs_store=True,
        separator_before=True,
    ),
    ActionSpec(
        id="previous_panel",
        text=QT_TRANSLATE_NOOP("Actions", "Pre&vious panel"),
        hint=QT_TRANSLATE_NOOP("Actions", "Keys go to the panel before"),
        menu=Menu.VIEW,
        handler="previous_panel",
        shortcut="Shift+F6",
        needs_store=True,
    ),
    ActionSpec(
        id="reset_layout",
        text=QT_TRANSLATE_NOOP("Actions", "&Reset layout"),
        hint=QT_TRANSLATE_NOOP("Actions", "Put all panels back where they usually stand"),
        menu=Menu.VIEW,
        handler="host.reset_layout",
        needs_store=True,
    ),
    ActionSpec(
        id="help",
        text=QT_TRANSLATE_NOOP("Actions", "&Help"),
        hint=QT_TRANSLATE_NOOP("Actions", "Explain the panel that has the keys"),
        menu=Menu.HELP,
        handler="help_desk.show_help",
        shortcut="F1",
    ),
    ActionSpec(
        id="palette",
        text=QT_TRANSLATE_NOOP("Actions", "&Find an action, store or site…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Type what you want to do"),
        menu=Menu.HELP,
        handler="help_desk.show_palette",
        shortcut="Ctrl+Shift+P",
    ),
    ActionSpec(
        id="shortcuts",
        text=QT_TRANSLATE_NOOP("Actions", "&Keys and mouse"),
        hint=QT_TRANSLATE_NOOP("Actions", "List all keys and what the mouse does"),
        menu=Menu.HELP,
        handler="help_desk.show_shortcuts",
        shortcut="Ctrl+F1",
    ),
    ActionSpec(
        id="tour",
        text=QT_TRANSLATE_NOOP("Actions", "&Tour of the window"),
        hint=QT_TRANSLATE_NOOP("Actions", "Show step by step what stands where"),
        menu=Menu.HELP,
        handler="help_desk.show_tour",
    ),
    ActionSpec(
        id="show_log",
        text=QT_TRANSLATE_NOOP("Actions", "Folder of &error reports"),
        hint=QT_TRANSLATE_NOOP("Actions", "Open the folder with the reports of mistakes"),
        menu=Menu.HELP,
        handler="help_desk.show_log",
        separator_before=True,
    ),
    ActionSpec(
        id="about",
        text=QT_TRANSLATE_NOOP("Actions", "&About Daoan"),
        hint=QT_TRANSLATE_NOOP("Actions", "Version and licences"),
        menu=Menu.HELP,
        handler="help_desk.show_about",
    ),
)
"""What stands last in its menu."""
