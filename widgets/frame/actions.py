"""Actions as data: one record each, feeding menus, toolbar and the list of shortcuts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from widgets.parts.icons import icon

CONTEXT = "Actions"


class Menu(StrEnum):
    """Menus of the window, in order; the value is the source string."""

    FILE = "&File"
    SITE = "&Site"
    VIEW = "&View"
    HELP = "&Help"


MENU_TITLES = (
    QT_TRANSLATE_NOOP("Actions", "&File"),
    QT_TRANSLATE_NOOP("Actions", "&Site"),
    QT_TRANSLATE_NOOP("Actions", "&View"),
    QT_TRANSLATE_NOOP("Actions", "&Help"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """What an action is; `handler` is the path from the window to a method, `text` a source."""

    id: str
    text: str
    hint: str
    menu: Menu
    handler: str
    shortcut: str = ""
    icon: str = ""
    toolbar: bool = False
    needs_store: bool = False
    needs_site: bool = False
    separator_before: bool = False


ACTIONS: tuple[ActionSpec, ...] = (
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
    ActionSpec(
        id="print",
        text=QT_TRANSLATE_NOOP("Actions", "&Print site sheet…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Print the site's sheet on a printer"),
        menu=Menu.FILE,
        handler="desk.print_sheet",
        shortcut="Ctrl+P",
        icon="print",
        toolbar=True,
        needs_site=True,
        separator_before=True,
    ),
    ActionSpec(
        id="save_pdf",
        text=QT_TRANSLATE_NOOP("Actions", "Save site sheet as PD&F…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Save the site's sheet as a PDF file"),
        menu=Menu.FILE,
        handler="desk.save_pdf",
        shortcut="Ctrl+S",
        icon="pdf",
        toolbar=True,
        needs_site=True,
    ),
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
        id="find_site",
        text=QT_TRANSLATE_NOOP("Actions", "&Find a site"),
        hint=QT_TRANSLATE_NOOP("Actions", "Go to the search box of the site list"),
        menu=Menu.SITE,
        handler="sites.focus_search",
        shortcut="Ctrl+F",
        needs_store=True,
    ),
    ActionSpec(
        id="next_site",
        text=QT_TRANSLATE_NOOP("Actions", "&Next site"),
        hint=QT_TRANSLATE_NOOP("Actions", "Show the next site of the list"),
        menu=Menu.SITE,
        handler="sites.next_site",
        shortcut="Ctrl+Down",
        needs_store=True,
    ),
    ActionSpec(
        id="previous_site",
        text=QT_TRANSLATE_NOOP("Actions", "&Previous site"),
        hint=QT_TRANSLATE_NOOP("Actions", "Show the previous site of the list"),
        menu=Menu.SITE,
        handler="sites.previous_site",
        shortcut="Ctrl+Up",
        needs_store=True,
    ),
    ActionSpec(
        id="reload",
        text=QT_TRANSLATE_NOOP("Actions", "&Read again"),
        hint=QT_TRANSLATE_NOOP("Actions", "Read the site list from the store again"),
        menu=Menu.SITE,
        handler="reload",
        shortcut="F5",
        needs_store=True,
        separator_before=True,
    ),
    ActionSpec(
        id="fit",
        text=QT_TRANSLATE_NOOP("Actions", "&Whole diagram"),
        hint=QT_TRANSLATE_NOOP("Actions", "Fit the diagram into the window (F)"),
        menu=Menu.VIEW,
        handler="site.diagram.fit",
        shortcut="Ctrl+0",
        icon="fit",
        toolbar=True,
        needs_site=True,
    ),
    ActionSpec(
        id="zoom_in",
        text=QT_TRANSLATE_NOOP("Actions", "Zoom &in"),
        hint=QT_TRANSLATE_NOOP("Actions", "Make the diagram larger"),
        menu=Menu.VIEW,
        handler="site.diagram.zoom_in",
        shortcut="Ctrl++",
        icon="zoom_in",
        toolbar=True,
        needs_site=True,
    ),
    ActionSpec(
        id="zoom_out",
        text=QT_TRANSLATE_NOOP("Actions", "Zoom &out"),
        hint=QT_TRANSLATE_NOOP("Actions", "Make the diagram smaller"),
        menu=Menu.VIEW,
        handler="site.diagram.zoom_out",
        shortcut="Ctrl+-",
        icon="zoom_out",
        toolbar=True,
        needs_site=True,
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


def words(source: str) -> str:
    """A source string of this table in the language of the window."""
    return QCoreApplication.translate(CONTEXT, source)


def without_mnemonic(text: str) -> str:
    """Words for the toolbar, where Alt and a letter mean nothing: "檔案(&F)…" becomes "檔案"."""
    return re.sub(r"\(&\w\)", "", text).replace("&", "").rstrip("…")


def make_actions(window: QWidget) -> dict[str, QAction]:
    """One QAction for each spec, connected to the window's methods, by id."""
    made: dict[str, QAction] = {}
    for spec in ACTIONS:
        action = QAction(window)
        action.setObjectName(spec.id)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        find: Callable[[QWidget], Callable[[], object]] = attrgetter(spec.handler)
        action.triggered.connect(lambda checked=False, find=find: find(window)())
        window.addAction(action)
        made[spec.id] = action
    return made


def retranslate(actions: Mapping[str, QAction]) -> None:
    """Write every action's words in the language of the window."""
    for spec in ACTIONS:
        action = actions[spec.id]
        action.setText(words(spec.text))
        action.setIconText(without_mnemonic(words(spec.text)))
        hint = words(spec.hint)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{hint} ({keys})" if keys else hint)
        action.setStatusTip(hint)


def put_icons_on(actions: Mapping[str, QAction]) -> None:
    """Give actions their pictures in the colours of the current palette."""
    for spec in ACTIONS:
        if spec.icon:
            actions[spec.id].setIcon(icon(spec.icon))


def enable(actions: Mapping[str, QAction], *, store: bool, site: bool) -> None:
    """Allow what makes sense now."""
    for spec in ACTIONS:
        allowed = (store or not spec.needs_store) and (site or not spec.needs_site)
        actions[spec.id].setEnabled(allowed)
