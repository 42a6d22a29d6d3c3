"""Measuring in a hand without a window: a document, a noting canvas, the three tools."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.messages import Language
from app.scenes.scene_document import SceneDocument
from app.symbol_catalogue import load_symbols
from app.undo import UndoStack
from gis.display.primitives import Bounds
from gis.drafting.user_actions import ActionCount, UserAction
from gis.problems import Problem
from gis.scenes.driven import settled
from gis.scenes.scene import Scene
from gis.scenes.survey.measurements import Method
from tests.helpers.map_canvas import FakeCanvas, Hand
from tests.helpers.surveyed_scenes import ORIGIN, Truth
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.survey.measure import Measure


@dataclass
class MeasuringRig:
    """An editor's surroundings about one scene; the sight is 60 m about the origin."""

    scene: Scene = field(default_factory=lambda: Scene(case_no="113-1"))
    told: list[Problem | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        library = load_symbols()
        self.document = SceneDocument(
            self.scene, UndoStack(), settle=lambda before, after: settled(before, after, library)
        )
        east, north = ORIGIN
        self.canvas = FakeCanvas(
            metres_per_pixel=0.1,
            visible_bounds=Bounds(east - 60, north - 60, east + 60, north + 60),
        )
        self.count = ActionCount()
        self.used: list[str] = []
        self.around = SceneAround(
            canvas=self.canvas,
            document=self.document,
            library=library,
            snapper=lambda question: (),
            count=self.count,
            tell=self.told.append,
            use_tool=self.used.append,
            language=lambda: Language.ENGLISH,
        )
        self.measuring = self.around.measuring.follow(self.around)

    @property
    def now(self) -> Scene:
        """The scene as it is."""
        return self.document.scene

    @property
    def codes(self) -> list[str]:
        """Problems told so far."""
        return [one.code for one in self.told if one is not None]

    def look_at(self, truth: Truth) -> None:
        """Bring the road into sight, so that its side of the base line is the usual one."""
        x, y = truth.middle
        self.canvas.visible_bounds = Bounds(x - 5, y - 5, x + 5, y + 5)

    def take(self, method: Method) -> tuple[Measure, Hand]:
        """Choose a tool by its key, which the window counts."""
        self.count.count(UserAction.KEY)
        tool = Measure(self.around, method)
        assert tool.prompt
        return tool, Hand(tool, self.canvas)
