"""Actions on personal data; the window says when each of them is allowed."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.parts.action_spec import ActionSpec, Menu

PERSONAL_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="personal_case",
        text=QT_TRANSLATE_NOOP("Actions", "&Personal data of this case…"),
        hint=QT_TRANSLATE_NOOP(
            "Actions", "Open names, plates and ages of the selected crash for a purpose"
        ),
        menu=Menu.EDIT,
        handler="persons.open_case",
        own_state=True,
        separator_before=True,
    ),
    ActionSpec(
        id="personal_unlock",
        text=QT_TRANSLATE_NOOP("Actions", "Set up or u&nlock personal data…"),
        hint=QT_TRANSLATE_NOOP(
            "Actions", "Enter the passphrase or key that personal data are sealed with"
        ),
        menu=Menu.EDIT,
        handler="persons.unlock",
        own_state=True,
    ),
    ActionSpec(
        id="personal_lock",
        text=QT_TRANSLATE_NOOP("Actions", "Loc&k personal data"),
        hint=QT_TRANSLATE_NOOP("Actions", "Forget the key; what is open is closed"),
        menu=Menu.EDIT,
        handler="persons.forget",
        own_state=True,
    ),
    ActionSpec(
        id="personal_change",
        text=QT_TRANSLATE_NOOP("Actions", "Change the p&assphrase of personal data…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Seal the keys of this store with another passphrase"),
        menu=Menu.EDIT,
        handler="persons.change",
        own_state=True,
    ),
    ActionSpec(
        id="personal_log",
        text=QT_TRANSLATE_NOOP("Actions", "&Who looked at personal data…"),
        hint=QT_TRANSLATE_NOOP("Actions", "See who opened which case, when and why"),
        menu=Menu.EDIT,
        handler="persons.show_log",
        own_state=True,
    ),
    ActionSpec(
        id="personal_delete",
        text=QT_TRANSLATE_NOOP("Actions", "&Delete personal data…"),
        hint=QT_TRANSLATE_NOOP("Actions", "Delete by case or by age, with a certificate"),
        menu=Menu.EDIT,
        handler="persons.delete",
        own_state=True,
    ),
)
