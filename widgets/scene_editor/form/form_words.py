"""Words of the form's panels."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

CONTEXT = "SceneForm"
NO_CODE = QT_TRANSLATE_NOOP("SceneForm", "No such code; Esc brings back what stood here")
OPEN_LIST = QT_TRANSLATE_NOOP("SceneForm", "Open the list (Down)")
PICK_HINT = QT_TRANSLATE_NOOP(
    "SceneForm", "Type a code or a word, Enter takes the first; Down opens the list"
)


def say(source: str, /, **params: object) -> str:
    """A source of the form in the language of the window."""
    words = QCoreApplication.translate(CONTEXT, source)
    return words.format(**params) if params else words
