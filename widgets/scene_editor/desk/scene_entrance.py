"""The ways into a scene: a place on the map, a case, a drawing that a dead program left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from app.mapping.search import SearchResult
from app.store.store import Store
from app.tasks import Progress
from gis.angles import Point
from gis.problems import Problem
from widgets.door.use_cases import SceneUseCases
from widgets.map.map_panel import MapPanel
from widgets.map.tools.tool_id import ToolId
from widgets.parts.background import Background, Job
from widgets.scene_editor.desk.place_question import PlaceQuestion

if TYPE_CHECKING:
    from app.scenes.ground import SceneGround
    from app.scenes.journal import LeftJournal
    from app.scenes.scene_store import OpenScene
    from app.scenes.starting import SceneStart, SceneWish
    from gis.scenes.scene import Scene

CHANNEL = "begin scene"
NOT_DRAWN = "SCENE_UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundScene:
    """A scene that is to be taken in hand."""

    scene: Scene
    at: Point | None
    """Where it lies, metres of the store's CRS; None where nobody knows."""
    ground: SceneGround | None = None
    """The streets about it."""
    opened: OpenScene | None = None
    """As the store has it; None where it is new."""
    left: LeftJournal | None = None
    """Steps that the store has not."""


class SceneEntrance(QObject):
    """Asks where it happened and with which crash; reads; tells what is to be drawn on."""

    found = Signal(object)
    """A `FoundScene`."""
    failed = Signal(object)
    state_changed = Signal()
    left_found = Signal(object)
    """Journals that dead programs left for this store."""

    def __init__(
        self,
        map_: MapPanel,
        background: Background,
        use_cases: SceneUseCases,
        store: Callable[[], Store | None],
        journals: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._map, self._background = map_, background
        self.question = PlaceQuestion()
        self.question.given_up.connect(self.give_up)
        map_.add_bar(self.question)
        self._use_cases, self._store, self._journals = use_cases, store, journals
        self.is_picking = False
        """Whether the next click says where a crash happened."""
        self.is_busy = False
        self._asks = False
        map_.tools.search_box.chosen.connect(self._searched)
        map_.canvas.tool_used.connect(self._tool_used)

    @property
    def is_under_way(self) -> bool:
        """Whether a scene is about to be opened: something is asked or read."""
        return self.is_picking or self.is_busy or self._asks

    # --- a place

    def pick_place(self) -> None:
        """Ask for the place on the map; the search box finds it too."""
        from widgets.scene_editor.tools.pick_place import PickPlace

        if self.is_picking or self.is_busy or self._store() is None:
            return
        self._map.tools.desk.step_aside()
        self._tool = PickPlace(self._picked, self.give_up)
        self._map.canvas.use_tool(self._tool, Qt.CursorShape.CrossCursor)
        self._map.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.is_picking = True
        self.question.show()
        self.state_changed.emit()

    def give_up(self) -> None:
        """The place is not picked after all."""
        if not self.is_picking:
            return
        self.is_picking = False
        self.question.hide()
        self._map.tools.desk.use(ToolId.BROWSE)
        self.state_changed.emit()

    def _tool_used(self, tool: object) -> None:
        """Another tool of the map was taken up: the question is withdrawn."""
        if self.is_picking and tool is not self._tool:
            self.is_picking = False
            self.question.hide()
            self.state_changed.emit()

    def _searched(self, result: SearchResult) -> None:
        if self.is_picking and result.at is not None:
            self._picked(result.at)

    def _picked(self, at: Point) -> None:
        self.give_up()
        self.begin_at(at)

    def begin_at(self, at: Point) -> None:
        """Begin a new scene at a place of the map."""
        store = self._store()
        if store is not None:
            self._run(
                lambda progress: self._use_cases.find_start(store, at, progress),
                self._ask,
                self.tr("Finding the place"),
            )

    def _ask(self, start: SceneStart) -> None:
        from widgets.scene_editor.desk.start_dialog import StartDialog

        dialog = StartDialog(start, self._map)
        dialog.wished.connect(self.begin)
        dialog.finished.connect(self._answered)
        self._asks = True
        dialog.open()
        self.state_changed.emit()

    def _answered(self, _: int) -> None:
        self._asks = False
        self.state_changed.emit()

    def begin(self, wish: SceneWish) -> None:
        """Begin what was wished for."""
        store, at = self._store(), wish.place.at
        if store is None:
            return

        def work(progress: Progress) -> FoundScene:
            scene = self._use_cases.begin(store, wish, progress)
            ground = self._use_cases.ground(store, at, scene.occurred_at, progress)
            return FoundScene(scene=scene, at=at, ground=ground)

        self._run(work, self.found.emit, self.tr("Reading the streets"))

    # --- a case

    def scene_of_crash(self, case_no: str) -> None:
        """Open the scene of a recorded crash, or begin it where there is none yet."""
        store = self._store()
        if store is None:
            return

        def work(progress: Progress) -> FoundScene:
            try:
                found = self._stored(store, case_no)
            except Problem as problem:
                if problem.code != NOT_DRAWN:
                    raise
                scene = self._use_cases.begin_of_case(store, case_no, progress)
                found = FoundScene(scene=scene, at=None)
            return self._with_ground(store, found, progress)

        self._run(work, self.found.emit, self.tr("Opening the scene"))

    def open_case(self, case_no: str) -> None:
        """Open the scene of a case; where a dead program left later steps, with these."""
        store = self._store()
        if store is None:
            return
        self._run(
            lambda progress: self._with_ground(store, self._stored(store, case_no), progress),
            self.found.emit,
            self.tr("Opening the scene"),
        )

    def _stored(self, store: Store, case_no: str) -> FoundScene:
        opened = self._use_cases.open(store, case_no)
        for left in self._left_of(store):
            if left.opened is not None and left.opened.uid == opened.uid:
                from app.scenes.journal import reopened

                onto = reopened(store, left)
                return FoundScene(scene=left.scene, at=None, opened=onto, left=left)
        return FoundScene(scene=opened.scene, at=None, opened=opened)

    def read_again(self, case_no: str, then: Callable[[OpenScene], None]) -> None:
        """Read what stands in the store now."""
        store = self._store()
        if store is not None:
            self._run(
                lambda progress: self._use_cases.open(store, case_no),
                then,
                self.tr("Opening the scene"),
            )

    def go_on(self, left: LeftJournal) -> None:
        """Take up what a dead program left."""
        store = self._store()
        if store is None:
            return

        def work(progress: Progress) -> FoundScene:
            from app.scenes.journal import reopened

            onto = reopened(store, left)
            found = FoundScene(scene=left.scene, at=None, opened=onto, left=left)
            return self._with_ground(store, found, progress)

        self._run(
            work,
            self.found.emit,
            self.tr("Opening the scene"),
        )

    def look_for_left(self) -> None:
        """Look for drawings that dead programs left for the open store."""
        store = self._store()
        if store is None:
            return

        def tell(left: Sequence[LeftJournal]) -> None:
            if left:
                self.left_found.emit(left)

        self._background.run(
            Job(
                work=lambda progress: self._left_of(store),
                channel="left scenes",
                on_done=tell,
                on_failed=self.failed.emit,
            )
        )

    def _left_of(self, store: Store) -> list[LeftJournal]:
        if not self._journals.is_dir():
            return []
        from app.scenes.journal import journals_left

        return [one for one in journals_left(self._journals) if one.store == store.location]

    def _with_ground(self, store: Store, found: FoundScene, progress: Progress) -> FoundScene:
        from dataclasses import replace

        from app.scene_import.places import store_point

        at = store_point(found.scene, store.epsg)
        if at is None:
            return found
        ground = self._use_cases.ground(store, at, found.scene.occurred_at, progress)
        return replace(found, at=at, ground=ground)

    # --- work

    def forget(self) -> None:
        """Another store is open, or none."""
        self._background.drop(CHANNEL, "left scenes")
        self.give_up()
        self.is_busy = False

    def _run(
        self, work: Callable[[Progress], Any], then: Callable[[Any], None], title: str
    ) -> None:
        self.is_busy = True
        self.state_changed.emit()

        def over() -> None:
            self.is_busy = False
            self.state_changed.emit()

        def done(found: object) -> None:
            self.is_busy = False
            then(found)  # first: panels that made room would come back for a moment
            self.state_changed.emit()

        def failed(error: Exception) -> None:
            over()
            self.failed.emit(error)

        self._background.run(
            Job(
                work=work,
                channel=CHANNEL,
                title=title,
                on_done=done,
                on_failed=failed,
                on_cancelled=over,
            )
        )
