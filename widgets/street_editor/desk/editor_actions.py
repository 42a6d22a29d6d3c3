"""Actions of the street editor; `window.streets` is its desk."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.parts.action_spec import ActionSpec, Menu

STREET_TABLES = ("road", "junction")

STREET_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="edit_streets",
        text=QT_TRANSLATE_NOOP("Actions", "Ed&it streets"),
        hint=QT_TRANSLATE_NOOP(
            "Actions", "Draw and change roads, junctions and markings on the map; again: finish"
        ),
        menu=Menu.EDIT,
        handler="streets.toggle",
        shortcut="Ctrl+E",
        icon="edit_streets",
        toolbar=True,
        needs_store=True,
        adds_to=STREET_TABLES,
        once=True,
        separator_before=True,
    ),
)
