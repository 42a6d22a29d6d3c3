"""A scene editor's surroundings without a window: document, noting canvas, what was told."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.messages import Language
from app.scenes.scene_document import SceneDocument
from app.symbol_catalogue import load_symbols
from app.undo import UndoStack
from gis.drafting.user_actions import ActionCount
from gis.problems import Problem
from gis.scenes.scene import Scene
from tests.helpers.map_canvas import FakeCanvas
from widgets.scene_editor.around import SceneAround


@dataclass
class FormRig:
    """Everything a panel of the scene editor works with."""

    scene: Scene
    language: Language = Language.ENGLISH
    told: list[Problem | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.document = SceneDocument(self.scene, UndoStack())
        self.canvas = FakeCanvas()
        self.count = ActionCount()
        self.around = SceneAround(
            canvas=self.canvas,
            document=self.document,
            library=load_symbols(),
            snapper=lambda question: None,
            count=self.count,
            tell=self.told.append,
            language=lambda: self.language,
        )

    @property
    def problems(self) -> list[str]:
        """Codes told so far."""
        return [one.code for one in self.told if one is not None]
