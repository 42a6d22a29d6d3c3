"""What the bar says while a scene is drawn."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.editor.editor_bar import BarWords

SCENE_BAR = BarWords(
    context="SceneBar",
    editing=QT_TRANSLATE_NOOP("SceneBar", "Draw a scene"),
    tools=QT_TRANSLATE_NOOP("SceneBar", "Scene tools"),
    more_tools=QT_TRANSLATE_NOOP("SceneBar", "More scene tools"),
    finish=QT_TRANSLATE_NOOP("SceneBar", "Close scene"),
    finish_hint=QT_TRANSLATE_NOOP(
        "SceneBar", "Close the scene; all of it is stored already (Ctrl+M)"
    ),
    stored_hint=QT_TRANSLATE_NOOP("SceneBar", "Every change is written down as soon as it is made"),
)
