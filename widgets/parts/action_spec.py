"""What an action of the window is: one record, from which menus, toolbar and key list are made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP


class Menu(StrEnum):
    """Menus of the window, in order; the value is the source string."""

    FILE = "&File"
    EDIT = "&Edit"
    SITE = "&Site"
    MAP = "&Map"
    VIEW = "&View"
    HELP = "&Help"


MENU_TITLES = (
    QT_TRANSLATE_NOOP("Actions", "&File"),
    QT_TRANSLATE_NOOP("Actions", "&Edit"),
    QT_TRANSLATE_NOOP("Actions", "&Site"),
    QT_TRANSLATE_NOOP("Actions", "&Map"),
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
    """One or several, with "; " between them; the first is shown."""
    icon: str = ""
    toolbar: bool = False
    needs_store: bool = False
    needs_site: bool = False
    separator_before: bool = False
    adds_to: tuple[str, ...] = ()
    """Tables that it inserts rows into, where not every role may."""
    needs_server: bool = False
    own_state: bool = False
    """Whoever handles it says when it is allowed (undo)."""
    once: bool = False
    """Whether keys that are held do it once only: what it begins it would end again."""
