"""Actions of the scene editor; `window.scene_flow` handles them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.parts.action_spec import ActionSpec, Menu

SCENE_TABLES = ("scene",)

SCENE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="draw_scene",
        text=QT_TRANSLATE_NOOP("Actions", "Draw sc&ene"),
        hint=QT_TRANSLATE_NOOP(
            "Actions", "Draw the scene of a crash to scale on the map; again: close the scene"
        ),
        menu=Menu.EDIT,
        handler="scene_flow.draw_scene",
        shortcut="Ctrl+M",
        icon="draw_scene",
        toolbar=True,
        needs_store=True,
        adds_to=SCENE_TABLES,
        once=True,
    ),
)
SCENE_HISTORY_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="scene_history",
        text=QT_TRANSLATE_NOOP("Actions", "Histor&y of the scene…"),
        hint=QT_TRANSLATE_NOOP(
            "Actions",
            "Who changed the scene in hand, or the one chosen in the list, when and what",
        ),
        menu=Menu.EDIT,
        handler="scene_history.show",
        needs_store=True,
    ),
)
SCENE_PAPER_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="print_scene",
        text=QT_TRANSLATE_NOOP("Actions", "Pr&int scene…"),
        hint=QT_TRANSLATE_NOOP(
            "Actions", "Print the scene in hand, or the one chosen in the list of scenes"
        ),
        menu=Menu.FILE,
        handler="scene_flow.print_scene",
        shortcut="Ctrl+Alt+S",
        icon="print",
        needs_store=True,
    ),
)
