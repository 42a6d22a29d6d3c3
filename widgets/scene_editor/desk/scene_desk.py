"""The mode of the map in which a scene is drawn: begins one, gives the mouse to tools, keeps it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.messages import Language
from app.store.store import Store
from app.undo import UndoStack
from gis.angles import Point
from gis.drafting.user_actions import ActionCount
from gis.problems import Problem
from widgets.editor.editor_bar import EditorBar
from widgets.editor.editor_dock import EditorDock
from widgets.editor.tool_hand import ToolHand
from widgets.map.map_panel import MapPanel
from widgets.map.tools.tool_id import ToolId
from widgets.parts.background import Background
from widgets.parts.messages import problem_words
from widgets.scene_editor.desk.scene_bar import SCENE_BAR

if TYPE_CHECKING:  # the window does not wait at its start for what only an editor needs
    from app.scenes.scene_document import SceneChange, SceneDocument
    from app.scenes.scene_parts import ScenePart
    from gis.scenes.scene import Scene
    from widgets.editor.panel_table import PanelRecord
    from widgets.editor.tool_table import ToolRecord
    from widgets.scene_editor.around import SceneAround
    from widgets.scene_editor.desk.live_scene import LiveScene

USUAL_DENOMINATOR = 200.0
"""A junction fills the map: what a scene is drawn and printed at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneSurroundings:
    """What the editor needs from the window."""

    background: Background
    map: MapPanel
    store: Callable[[], Store | None]
    language: Callable[[], Language]
    undo_limit: Callable[[], int]


class SceneDesk(QObject):
    """Owns the document, and the bar, dock, tools and live picture that work on it."""

    state_changed = Signal()
    """A scene was opened or closed, or a place is being picked."""
    failed = Signal(object)
    told = Signal(str)
    """Something small to say in the status bar."""

    def __init__(self, around: SceneSurroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around, self._map = around, around.map
        self.document: SceneDocument | None = None
        self.around: SceneAround | None = None
        self.is_picking = False
        """Whether the next click says where a crash happened."""
        self.bar, self.dock = EditorBar(SCENE_BAR), EditorDock()
        self.hand = ToolHand(self._map.canvas, self.bar, self)
        self.hand.nothing_chosen = self._choose_nothing
        self._map.add_bar(self.bar)
        self.hand.aside.connect(self._map.tools.desk.step_aside)
        self.bar.finish_wanted.connect(self.close)

    @property
    def is_active(self) -> bool:
        """Whether a scene is open."""
        return self.document is not None

    # --- parts, made when somebody first draws

    @cached_property
    def tools(self) -> Sequence[ToolRecord]:
        """The tools that are offered."""
        from widgets.scene_editor.desk.desk_records import DESK_TOOLS

        return DESK_TOOLS

    @cached_property
    def panels(self) -> Sequence[PanelRecord]:
        """The panels that are offered."""
        from widgets.scene_editor.desk.desk_records import DESK_PANELS

        return DESK_PANELS

    @cached_property
    def live(self) -> LiveScene:
        """Paints the scene."""
        from widgets.scene_editor.desk.live_scene import LiveScene

        return LiveScene(self._map.canvas)

    # --- where it happened

    def pick_place(self) -> None:
        """Ask for the place on the map; the search box finds it too."""
        from widgets.scene_editor.tools.pick_place import PickPlace

        if self.is_active or self.is_picking or self._around.store() is None:
            return
        self.is_picking = True
        self._map.tools.desk.step_aside()
        self._map.canvas.use_tool(
            PickPlace(self._picked, self.give_up_picking), Qt.CursorShape.CrossCursor
        )
        self._map.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bar.show()
        self._say_pick()
        self.state_changed.emit()

    def give_up_picking(self) -> None:
        """The place is not picked after all."""
        if not self.is_picking:
            return
        self.is_picking = False
        self._map.tools.desk.use(ToolId.BROWSE)
        self.bar.show_note("")
        self.bar.hide()
        self.state_changed.emit()

    def _say_pick(self) -> None:
        self.bar.show_note(
            self.tr("Click on the map where the crash happened, or search for the place; Esc ends")
        )

    def _picked(self, at: Point) -> None:
        self.give_up_picking()
        self.begin_at(at)

    # --- opening and closing

    def begin_at(self, at: Point) -> None:
        """Begin a new scene at a place of the map."""
        from gis.scenes.scene import Scene

        store = self._around.store()
        if store is None:
            return
        self._map.canvas.centre_on(at, USUAL_DENOMINATOR)
        self.show(Scene(crs=f"EPSG:{store.epsg}", case_no="NEW"))

    def show(self, scene: Scene) -> None:
        """Take a scene in hand."""
        from app.scenes.scene_document import SceneDocument
        from app.symbol_catalogue import load_symbols
        from widgets.scene_editor.around import SceneAround

        self.close()
        undo = UndoStack(self._around.undo_limit())
        self.document = document = SceneDocument(scene, undo)
        document.changed.connect(self._changed)
        document.chosen_changed.connect(self._chosen)
        self.around = around = SceneAround(
            canvas=self._map.canvas,
            document=document,
            library=load_symbols(),
            snapper=lambda question: (),
            count=ActionCount(),
            tell=self.tell,
            use_tool=self.hand.use,
            language=self._around.language,
        )
        self.live.follow(document, lambda scene: ())
        self.dock.open(around, self.panels)
        self.bar.show()
        self.hand.take(around, self.tools)
        self.state_changed.emit()

    def close(self) -> None:
        """Close the scene, or end the question where it happened."""
        self.give_up_picking()
        document = self.document
        if document is None:
            return
        self.hand.put_down()
        self._map.tools.desk.use(ToolId.BROWSE)
        self.dock.close_panels()
        self.bar.hide()
        self.live.forget()
        document.changed.disconnect(self._changed)
        document.chosen_changed.disconnect(self._chosen)
        self.document = self.around = None
        self.state_changed.emit()

    def forget(self) -> None:
        """Another store is open, or none."""
        self.close()

    # --- what happens meanwhile

    def tell(self, problem: Problem | None) -> None:
        """Show what is wrong in one sentence; None takes it away."""
        said = "" if problem is None else problem_words(problem, self._around.language())
        self.bar.show_problem(said)

    def give_up_gesture(self) -> None:
        """What is taken back or made again may be what a gesture in hand is about."""
        if self.is_active and self.live.has_preview:
            self.hand.give_up_gesture()

    def _changed(self, _: SceneChange) -> None:
        self.bar.show_note("")
        if self.around is not None:
            self.bar.show_count(self.around.count.total)

    def _chosen(self, chosen: tuple[ScenePart, ...]) -> None:
        self.dock.follow([one.kind for one in chosen])

    def _choose_nothing(self) -> None:
        if self.document is not None:
            self.document.choose()

    def retranslate(self) -> None:
        """Write what is said here again."""
        if self.is_picking:
            self._say_pick()
        if self.is_active:
            self.live.paint_anew()
