"""Actions of a panel that show a picture, follow the colours and say their key."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from widgets.parts.icons import icon


def picture_action(parent: QObject, picture: str, key: str, handler: Callable[[], None]) -> QAction:
    """An action with a picture by name; its key holds inside the panel only ("": none)."""
    action = QAction(parent)
    action.setProperty("picture", picture)
    if key:
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(handler)
    return action


def name_action(action: QAction, words: str) -> None:
    """Say what an action does, in its tooltip with its key."""
    action.setText(words)
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    plain = words.removesuffix("…")
    action.setToolTip(f"{plain} ({key})" if key else plain)


def paint_pictures(actions: Iterable[QAction]) -> None:
    """Paint the pictures in the colours that hold now."""
    for action in actions:
        action.setIcon(icon(action.property("picture")))
