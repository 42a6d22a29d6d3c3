"""What the bar says while streets are edited."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.editor.editor_bar import BarWords

STREET_BAR = BarWords(
    context="StreetBar",
    editing=QT_TRANSLATE_NOOP("StreetBar", "Edit streets"),
    tools=QT_TRANSLATE_NOOP("StreetBar", "Street tools"),
    more_tools=QT_TRANSLATE_NOOP("StreetBar", "More street tools"),
    finish=QT_TRANSLATE_NOOP("StreetBar", "Finish editing"),
    finish_hint=QT_TRANSLATE_NOOP(
        "StreetBar", "End editing; all changes are stored already (Ctrl+E)"
    ),
    stored_hint=QT_TRANSLATE_NOOP("StreetBar", "Every change is stored as soon as it is made"),
)
