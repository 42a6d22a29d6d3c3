"""Actions on the crash list, its filter and its period."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.parts.action_spec import ActionSpec, Menu

CRASH_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="correct_crash",
        text=QT_TRANSLATE_NOOP("Actions", "&Correct this crash…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Put right what the record of the selected crash says"),
        menu=Menu.EDIT,
        handler="crashes.list.correct_selected",
        shortcut="Ctrl+Shift+E",
        needs_store=True,
        separator_before=True,
    ),
    ActionSpec(
        id="save_crashes_csv",
        text=QT_TRANSLATE_NOOP("Actions", "Save crash list as CS&V…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Save the rows of the crash list for a spreadsheet"),
        menu=Menu.FILE,
        handler="crashes.list.export_csv",
        needs_store=True,
        separator_before=True,
    ),
    ActionSpec(
        id="save_crashes_gpkg",
        text=QT_TRANSLATE_NOOP("Actions", "Save crash list as &GeoPackage…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Save the rows of the crash list for QGIS"),
        menu=Menu.FILE,
        handler="crashes.list.export_geopackage",
        needs_store=True,
    ),
    ActionSpec(
        id="focus_filter",
        text=QT_TRANSLATE_NOOP("Actions", "Fil&ter crashes"),
        hint=QT_TRANSLATE_NOOP("Actions", "Go to the filter panel"),
        menu=Menu.VIEW,
        handler="crashes.filter.focus_first",
        shortcut="Ctrl+Shift+F",
        needs_store=True,
        separator_before=True,
    ),
    ActionSpec(
        id="reset_filter",
        text=QT_TRANSLATE_NOOP("Actions", "R&eset filter and period"),
        hint=QT_TRANSLATE_NOOP("Actions", "Show all crashes of the store"),
        menu=Menu.VIEW,
        handler="crashes.desk.reset",
        shortcut="Ctrl+Shift+R",
        needs_store=True,
    ),
    ActionSpec(
        id="search_crashes",
        text=QT_TRANSLATE_NOOP("Actions", "&Search in the crash list"),
        hint=QT_TRANSLATE_NOOP("Actions", "Go to the search box of the crash list"),
        menu=Menu.VIEW,
        handler="crashes.list.focus_search",
        shortcut="Ctrl+Shift+L",
        needs_store=True,
    ),
    ActionSpec(
        id="zoom_to_crashes",
        text=QT_TRANSLATE_NOOP("Actions", "Show selected crashes on the &map"),
        hint=QT_TRANSLATE_NOOP("Actions", "Zoom the map to the selected crashes"),
        menu=Menu.VIEW,
        handler="crashes.list.zoom_to_selected",
        shortcut="Ctrl+Shift+M",
        needs_store=True,
    ),
    ActionSpec(
        id="choose_crash_columns",
        text=QT_TRANSLATE_NOOP("Actions", "Col&umns of the crash list…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Choose columns and their order"),
        menu=Menu.VIEW,
        handler="crashes.list.choose_columns",
        needs_store=True,
    ),
)
