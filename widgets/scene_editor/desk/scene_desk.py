"""The mode of the map in which a scene is drawn: gives the mouse to tools, keeps it, closes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.messages import Language
from app.store.store import Store
from app.undo import UndoStack
from gis.drafting.user_actions import ActionCount
from gis.problems import Problem
from widgets.door.use_cases import SceneUseCases
from widgets.editor.editor_bar import EditorBar
from widgets.editor.editor_dock import EditorDock
from widgets.editor.tool_hand import ToolHand
from widgets.map.map_panel import MapPanel
from widgets.map.tools.tool_id import ToolId
from widgets.parts.background import Background
from widgets.parts.messages import problem_words
from widgets.scene_editor.desk.scene_bar import SCENE_BAR
from widgets.scene_editor.desk.scene_entrance import FoundScene, SceneEntrance
from widgets.scene_editor.desk.scene_head import SceneHead
from widgets.scene_editor.desk.scene_keeper import Kept, SceneKeeper
from widgets.scene_editor.party_names import PartyNames

if TYPE_CHECKING:  # the window does not wait at its start for what only an editor needs
    from app.scenes.journal import SceneJournal
    from app.scenes.scene_document import SceneChange, SceneDocument
    from gis.scenes.parts import ScenePart
    from gis.scenes.symbols import SymbolLibrary
    from widgets.editor.panel_table import PanelRecord
    from widgets.editor.tool_table import ToolRecord
    from widgets.scene_editor.around import SceneAround
    from widgets.scene_editor.desk.live_scene import LiveScene
    from widgets.scene_editor.desk.scene_trouble import SceneTrouble

USUAL_DENOMINATOR = 200.0
"""A junction fills the map: what a scene is drawn and printed at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneSurroundings:
    """What the editor needs from the window."""

    background: Background
    use_cases: SceneUseCases
    map: MapPanel
    store: Callable[[], Store | None]
    language: Callable[[], Language]
    undo_limit: Callable[[], int]
    journals: Path
    """The folder that each step is written to before it is shown."""


class SceneDesk(QObject):
    """Owns the document, and the bar, dock, tools and live picture that work on it."""

    state_changed = Signal()
    """A scene was opened or closed, a place is being picked, something is read."""
    failed = Signal(object)
    told = Signal(str)
    """Something small to say in the status bar."""

    def __init__(self, around: SceneSurroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around, self._map = around, around.map
        self.document: SceneDocument | None = None
        self.around: SceneAround | None = None
        self.names = PartyNames()
        self.bar, self.dock, self.head = EditorBar(SCENE_BAR), EditorDock(), SceneHead()
        self.dock.put_above(self.head)
        self.hand = ToolHand(self._map.canvas, self.bar, self)
        self.keeper = SceneKeeper(around.background, around.use_cases, around.store, self)
        self._map.add_bar(self.bar)
        self.entrance = SceneEntrance(
            self._map, around.background, around.use_cases, around.store, around.journals, self
        )
        self._wire()

    def _wire(self) -> None:
        others = self._map.frames_first
        self._map.frames_first = lambda: self._frame() or others()
        self.hand.nothing_chosen = self._choose_nothing
        self.hand.aside.connect(self._map.tools.desk.step_aside)
        self.bar.finish_wanted.connect(self.close)
        self.entrance.found.connect(self.show)
        self.entrance.failed.connect(self.failed)
        self.entrance.state_changed.connect(self.state_changed)
        self.entrance.left_found.connect(lambda left: self.trouble.offer(left))
        self.keeper.changed.connect(self._show_kept)
        self.keeper.refused.connect(lambda error: self.trouble.take(error))
        self.head.seal_wanted.connect(lambda: self.trouble.ask_seal())
        self.head.correct_wanted.connect(lambda: self.trouble.correct())

    @property
    def is_active(self) -> bool:
        """Whether a scene is open."""
        return self.document is not None

    @property
    def language(self) -> Callable[[], Language]:
        """Asks which language the window speaks."""
        return self._around.language

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

        return LiveScene(self._map)

    @cached_property
    def trouble(self) -> SceneTrouble:
        """Asks what only an officer can decide: conflicts, sealing, what a dead program left."""
        from widgets.scene_editor.desk.scene_trouble import SceneTrouble

        return SceneTrouble(self, self._map)

    # --- opening

    def pick_place(self) -> None:
        """Begin a new scene: ask where it happened."""
        if not self.is_active:
            self.entrance.pick_place()

    def show(self, found: FoundScene) -> None:
        """Take a scene in hand."""
        from app.scenes.journal import SceneJournal

        self.put_away()
        store = self._around.store()
        if store is None:
            return
        try:
            if found.left is not None:
                journal = SceneJournal.go_on(found.left)
            else:
                journal = SceneJournal.begin(
                    self._around.journals, found.opened, found.scene, store=store.location
                )
        except Problem as problem:
            self.failed.emit(problem)
            return
        self._take(found, journal)

    def _take(self, found: FoundScene, journal: SceneJournal) -> None:
        from app.scenes.ground import SceneGround
        from app.scenes.place_facts import BlockFacts
        from app.scenes.scene_document import SceneDocument
        from app.scenes.scene_snapper import SceneSnapper
        from app.symbol_catalogue import load_symbols
        from gis.scenes.driven import settled
        from widgets.scene_editor.around import SceneAround

        library, ground = load_symbols(), found.ground or SceneGround()
        self.document = document = SceneDocument(
            found.scene,
            UndoStack(self._around.undo_limit()),
            settle=lambda before, after: settled(before, after, library),
        )
        document.refuse = self.names.check
        document.changed.connect(self._changed)
        document.chosen_changed.connect(self._chosen)
        self.around = around = SceneAround(
            canvas=self._map.canvas,
            document=document,
            library=library,
            snapper=SceneSnapper(document, library, ground.streets, ground.objects),
            count=ActionCount(),
            tell=self.tell,
            use_tool=self.hand.use,
            show_prompt=self.hand.show_prompt,
            language=self._around.language,
            names=self.names,
            place_facts=BlockFacts(ground.streets, ground.weather, found.at),
        )
        unsaved = () if found.left is None else found.left.steps
        self.keeper.take(document, found.opened, journal, unsaved)
        self._look_at(found, library)
        self.live.follow(document, library)
        self.dock.open(around, self.panels)
        self.bar.show()
        self.hand.take(around, self.tools)
        self.show_seal()
        self._say_first()
        self.state_changed.emit()

    def _look_at(self, found: FoundScene, library: SymbolLibrary) -> None:
        """The scene in sight, no closer than it is usually drawn at."""
        from widgets.scene_editor.desk.scene_picture import scene_bounds

        canvas, bounds = self._map.canvas, scene_bounds(found.scene, library)
        if bounds is not None:
            canvas.zoom_to(bounds, 0.1)
            if canvas.denominator < USUAL_DENOMINATOR:
                canvas.centre_on(bounds.centre, USUAL_DENOMINATOR)
        elif found.at is not None:
            canvas.centre_on(found.at, USUAL_DENOMINATOR)

    def _say_first(self) -> None:
        """What to do first on an empty scene."""
        document = self.document
        if document is None:
            return
        if document.read_only is not None:
            self.bar.show_note(self.tr("Sealed: to look at and to print. “Correct…” changes it."))
            return
        scene = document.scene
        if not (scene.parties or scene.marks or scene.objects):
            self.bar.show_note(
                self.tr("Choose what to place above, then click on the map; the form is beside it")
            )

    # --- closing

    def close(self, then: Callable[[], None] = lambda: None) -> None:
        """Put the scene away at once, and go on when the store has it all."""
        self.entrance.give_up()
        if self.document is None:
            self.keeper.when_stored(then)
            return
        self._put_down()

        def over() -> None:
            if self.keeper.unsaved:
                self.told.emit(
                    self.tr("The last steps are kept on this computer; open the scene again later")
                )
            self.keeper.let_go()
            then()

        self.keeper.when_stored(over)

    def put_away(self) -> None:
        """Put the scene away without waiting; the journal keeps what the store lacks."""
        self.entrance.give_up()
        if self.document is not None:
            self._put_down()
        self.keeper.let_go()

    def _put_down(self) -> None:
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
        self.put_away()
        self.entrance.forget()

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
        self._show_case()
        if self.around is not None:
            self.bar.show_count(self.around.count.total)

    def _chosen(self, chosen: tuple[ScenePart, ...]) -> None:
        self.dock.follow([one.kind for one in chosen])

    def _choose_nothing(self) -> None:
        if self.document is not None:
            self.document.choose()

    def _frame(self) -> bool:
        """F: what is chosen in sight, or the scene; False where nothing is drawn."""
        document, around = self.document, self.around
        if document is None or around is None:
            return False
        from widgets.scene_editor.desk.scene_picture import bounds_of_parts, scene_bounds

        bounds = bounds_of_parts(document.scene, around.library, document.chosen)
        bounds = bounds or scene_bounds(document.scene, around.library)
        if bounds is not None:
            self._map.canvas.zoom_to(bounds, 0.15)
        return bounds is not None

    # --- what is said

    def _show_case(self) -> None:
        if self.document is not None:
            scene = self.document.scene
            self.head.show_scene(scene.case_no, scene.place)

    def _show_kept(self) -> None:
        words = {
            Kept.NOTHING: (
                self.tr("Not stored yet"),
                self.tr("Nothing was drawn yet: nothing is stored"),
            ),
            Kept.STORED: ("", ""),
            Kept.WRITTEN: (
                self.tr("Storing…"),
                self.tr("The last step is written down; the store has it in a moment"),
            ),
            Kept.HERE: (
                self.tr("⚠ On this computer"),
                self.tr("The store could not be reached; nothing is lost, it is tried again"),
            ),
        }
        said, hint = words[self.keeper.state]
        if self.keeper.waits_for_reason:
            said = self.tr("Correction not stored yet")
            hint = self.tr("“Store correction” asks for the reason")
        self.bar.show_kept(said, hint)
        self.show_seal()

    def show_seal(self) -> None:
        """Whether the scene is sealed, and what may be done about it."""
        document, opened = self.document, self.keeper.opened
        if document is None:
            return
        sealed = ""
        if opened is not None and opened.is_sealed:
            from widgets.scene_editor.desk.seal_words import seal_words

            sealed = seal_words(opened)
            if not self.keeper.waits_for_reason:
                document.read_only = Problem("SCENE_SEALED", case_no=opened.case_no)
                self._say_first()
        self._show_case()
        self.head.show_seal(
            sealed,
            is_correcting=self.keeper.waits_for_reason,
            may_seal=opened is not None and not self.keeper.unsaved,
        )

    def retranslate(self) -> None:
        """Write what is said here again."""
        if self.document is not None:
            self._say_first()
            self._show_kept()
            self.live.paint_anew()
