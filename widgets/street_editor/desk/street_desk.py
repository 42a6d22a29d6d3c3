"""The editing mode of the map: loads the streets, gives the mouse to tools, repaints, ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gis.crs import project_point
from gis.drafting.user_actions import ActionCount, UserAction
from gis.problems import Problem
from widgets.editor.editor_bar import EditorBar
from widgets.editor.editor_dock import EditorDock
from widgets.editor.tool_hand import ToolHand
from widgets.map.tools.tool_id import ToolId
from widgets.parts.messages import problem_words
from widgets.street_editor.desk.editor_surroundings import EditorSurroundings
from widgets.street_editor.desk.preview_thread import PreviewThread
from widgets.street_editor.desk.street_bar import STREET_BAR
from widgets.street_editor.desk.street_work import StreetWork
from widgets.street_editor.tool_words import say

if TYPE_CHECKING:  # the window does not wait at its start for what only an editor needs
    from app.streets.editing import StreetEditing
    from app.streets.street_document import Chosen, StreetDocument
    from gis.streets.remake.change import Remade
    from widgets.editor.panel_table import PanelRecord
    from widgets.editor.tool_table import ToolRecord
    from widgets.street_editor.around import EditorAround
    from widgets.street_editor.desk.live_streets import LiveStreets
    from widgets.street_editor.history.edit_conflict_flow import EditConflictFlow
    from widgets.street_editor.photos.underlay_link import UnderlayLink

STALE = "STALE_WRITE"
LATE_MS = 1000
"""Undone edits after the end of editing have paused when nothing happened for so long."""
CHIAYI_LON_LAT = (120.4495, 23.4801)
"""The middle of Chiayi City: where an empty sheet begins."""
EMPTY_DENOMINATOR = 500.0


class StreetDesk(QObject):
    """Owns the document, and the bar, dock, tools and live picture that work on it."""

    state_changed = Signal()
    """Editing was started or ended, or the streets are being loaded."""
    failed = Signal(object)
    told = Signal(str)
    """Something small to say in the status bar."""
    ended = Signal()
    """Nothing is left to do for an editing that was ended: blocks are found and stored."""

    def __init__(self, around: EditorSurroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around, self._map = around, around.map
        self.document: StreetDocument | None = None
        self.around: EditorAround | None = None
        self.is_active = False
        self._faces_stale = False
        self._work = StreetWork(around.background, self)
        self._work.state_changed.connect(self.state_changed)
        self._work.failed.connect(self.failed)
        self._work.cancelled.connect(self._cancelled)
        self.bar, self.dock = EditorBar(STREET_BAR), EditorDock()
        self.on_conflict: Callable[[Problem], None] = lambda problem: self.conflicts.take(problem)
        """Somebody else changed the same street: both versions are shown, and one chooses."""
        self._previews = PreviewThread(self)
        self.hand = ToolHand(self._map.canvas, self.bar, self)
        self.hand.enter_left = self._confirm_chosen
        self.hand.nothing_chosen = self._choose_nothing
        self._map.add_bar(self.bar)
        self._map.frames_first = self._frame_chosen
        self.hand.aside.connect(self._map.tools.desk.step_aside)
        self.bar.finish_wanted.connect(self.stop)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(LATE_MS)
        self._late.timeout.connect(self._find_faces)

    # --- parts, made when somebody first edits

    @cached_property
    def tools(self) -> Sequence[ToolRecord]:
        """The tools that are offered."""
        from widgets.street_editor.desk.desk_records import DESK_TOOLS

        return DESK_TOOLS

    @cached_property
    def panels(self) -> Sequence[PanelRecord]:
        """The panels that are offered."""
        from widgets.street_editor.desk.desk_records import DESK_PANELS

        return DESK_PANELS

    @cached_property
    def live(self) -> LiveStreets:
        """Paints what becomes of the streets."""
        from widgets.street_editor.desk.live_streets import LiveStreets

        return LiveStreets(self._map, self._read_network, self)

    @cached_property
    def photos(self) -> UnderlayLink:
        """Photos under the drawing."""
        from app.underlays.board import UnderlayBoard
        from widgets.street_editor.photos.underlay_link import UnderlayLink

        board = UnderlayBoard(self._around.undo)
        return UnderlayLink(self._map.canvas, board, tell=self.tell, parent=self)

    @cached_property
    def conflicts(self) -> EditConflictFlow:
        """Shows both versions of what two people edited."""
        from widgets.street_editor.history.edit_conflict_flow import EditConflictFlow

        return EditConflictFlow(lambda: self.document, self._map, self._say, self.reload_after)

    # --- starting and ending

    def toggle(self) -> None:
        """Start editing, or end it."""
        if self.is_active:
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        """Load the streets of the open store and begin."""
        store = self._around.store()
        if store is None or self.is_active or self.is_busy:
            return
        self._late.stop()
        held = None if self.document is None else self.document.editing
        self._work.run(
            lambda progress: self._around.use_cases.open(store, held, progress),
            self._begin,
            title=self.tr("Loading the streets"),
        )

    def _begin(self, editing: StreetEditing) -> None:
        self._take(editing)
        around = self.around
        if around is None:
            return
        self.is_active = True
        store = self._around.store()
        if store is not None:
            from app.underlays.memory import underlay_list

            self.photos.open(underlay_list(store.location), store.epsg)
        self.dock.open(around, self.panels)
        self.bar.show()
        self.hand.take(around, self.tools)
        self._welcome_empty()
        self.state_changed.emit()

    def _take(self, editing: StreetEditing) -> None:
        """Work on these streets; the same ones as before keep their undo entries."""
        from app.store.uids import new_uid
        from app.streets.object_snaps import ObjectSnaps
        from app.streets.street_document import StreetDocument
        from app.streets.street_snapper import StreetSnapper
        from widgets.street_editor.around import EditorAround

        if self.document is None or self.document.editing is not editing:
            if self.document is not None:
                self._around.undo.clear()
            self.document = document = StreetDocument(
                editing, self._around.undo, elsewhere=self.live.beside(self._previews)
            )
            document.locked = lambda: self._map.stack.locked_kinds
            document.changed.connect(self._changed)
            document.chosen_changed.connect(self._chosen)
            self.around = EditorAround(
                canvas=self._map.canvas,
                document=document,
                snapper=StreetSnapper(document, more=[ObjectSnaps(document)]),
                count=ActionCount(),
                new_id=new_uid,
                tell=self.tell,
                use_tool=self.hand.use,
                underlays=self.photos.board,
                language=self._around.language,
                texts=self._around.texts,
            )
            self._map.block_plan.count = self.around.count
            self.live.follow(document)

    def stop(self) -> None:
        """End editing: everything is stored; what lies between streets is found again."""
        if not self.is_active:
            return
        self.is_active = False
        self._put_down()
        self.state_changed.emit()
        if self._faces_stale:
            self._find_faces()
        else:
            self.ended.emit()

    def _put_down(self) -> None:
        document = self.document
        self.hand.put_down()
        self._map.tools.desk.use(ToolId.BROWSE)
        self.dock.close_panels()
        self.photos.close()
        self.bar.hide()
        self._previews.settle()
        if document is not None:
            document.drop_preview()
            document.choose()

    def _find_faces(self) -> None:
        document, store = self.document, self._around.store()
        if document is None or store is None:
            return
        self._faces_stale = False

        def done(_: object) -> None:
            self._map.read_again(store)
            self.ended.emit()

        self._work.run(
            lambda progress: self._around.use_cases.finish(document.editing, progress),
            done,
            title=self.tr("Finding blocks again"),
            modal=True,
        )

    def forget(self) -> None:
        """Another store is open, or none: nothing of the streets before holds."""
        self._work.drop()
        self._late.stop()
        if self.is_active:
            self.is_active = False
            self._put_down()
        if self.document is not None:
            self.live.forget()
        self.document = self.around = None
        self._faces_stale = False
        self.state_changed.emit()

    @property
    def is_busy(self) -> bool:
        """Whether streets are being loaded, or what lies between them found again."""
        return self._work.is_busy

    @property
    def has_to_finish(self) -> bool:
        """Whether blocks and medians are still to be found after edits."""
        return self._faces_stale

    def _cancelled(self) -> None:
        if not self.is_active:
            self.ended.emit()

    def finish_late(self) -> None:
        """Find them now, where nobody edits any more."""
        self._late.stop()
        self._find_faces()

    def take_pictures(self, files: Sequence[Path]) -> None:
        """Put dropped pictures under the drawing."""
        if self.around is not None and self.is_active:
            from widgets.street_editor.photos.underlay_adding import add_pictures

            add_pictures(self.around, files, say, counts_as=UserAction.DRAG)

    def give_up_gesture(self) -> None:
        """What is taken back or made again may be what a gesture in hand is about."""
        if self.is_active and self.live.has_preview:
            self.hand.give_up_gesture()

    # --- what happens meanwhile

    def tell(self, problem: Problem | None) -> None:
        """Show what is wrong in one sentence; None takes it away."""
        if problem is not None and problem.code == STALE:
            self.on_conflict(problem)
            return
        self._say(problem)

    def _say(self, problem: Problem | None) -> None:
        said = "" if problem is None else problem_words(problem, self._around.language())
        self.bar.show_problem(said)

    def catch_up(self) -> None:
        """Others stored something: take in what they did to the streets, unless a gesture is made.

        What is not taken in now is found by the next edit beside it.
        """
        document = self.document
        if not self.is_active or document is None or document.is_previewing:
            return
        if document.editing.news().is_large:
            self.reload_after(Problem("STREETS_CHANGED_A_LOT"))
        else:
            document.catch_up()

    def takes(self, error: Exception) -> bool:
        """Take a failure that belongs to the editor: a conflict found by undo or redo."""
        if self.is_active and isinstance(error, Problem) and error.code == STALE:
            self.on_conflict(error)
            return True
        return False

    def reload_after(self, problem: Problem) -> None:
        """Tell a conflict in one sentence and load what the other one stored."""
        store = self._around.store()
        if store is None:
            return
        said = problem_words(problem, self._around.language())

        def begin(editing: StreetEditing) -> None:
            self._begin(editing)
            self.bar.show_problem(said)
            self._map.read_again(store)

        if self.is_active:
            self.is_active = False
            self._put_down()
        self._work.run(
            lambda progress: self._around.use_cases.open(store, None, progress),
            begin,
            title=self.tr("Loading the streets"),
        )

    def _changed(self, _: Remade) -> None:
        self._faces_stale = True
        self.bar.show_note("")
        if self.around is not None:
            self.bar.show_count(self.around.count.total)
        self.told.emit(self.tr("Stored"))
        if not self.is_active:  # undone or redone after the end of editing
            self._late.start()

    def _chosen(self, chosen: tuple[Chosen, ...]) -> None:
        self.dock.follow([one.kind for one in chosen])
        if self.document is not None:
            from app.streets.street_document import places_of

            self._map.block_plan.choose_all(places_of(self.document, chosen))

    def _choose_nothing(self) -> None:
        if self.document is not None:
            self.document.choose()

    def _confirm_chosen(self) -> bool:
        """Enter on the map vouches for the chosen roads."""
        from widgets.street_editor.sections.section_panel import SectionPanel

        panel = self.dock.panel("section")
        return isinstance(panel, SectionPanel) and panel.confirm_by_key()

    def _frame_chosen(self) -> bool:
        """F: what is chosen in sight; False where nothing is."""
        if self.document is None or not self.is_active:
            return False
        from widgets.street_editor.desk.chosen_bounds import bounds_of_chosen

        bounds = bounds_of_chosen(self.document)
        if bounds is not None:
            self._map.canvas.zoom_to(bounds, 0.15)
        return bounds is not None

    def _welcome_empty(self) -> None:
        """An empty sheet: somewhere to draw, and what to do first."""
        store, document = self._around.store(), self.document
        if store is None or document is None or document.network.streets:
            return
        if self._map.canvas.picture.bounds is None:
            centre = project_point(*CHIAYI_LON_LAT, epsg=store.epsg)
            self._map.canvas.centre_on(centre, EMPTY_DENOMINATOR)
        from widgets.street_editor.tools.draw_road import DrawRoad

        self.hand.use(DrawRoad.id)
        self.bar.show_note(self.tr("Choose a cross-section and drag a line on the map"))

    # --- work

    def _read_network(self, then: Callable[[], None]) -> None:
        store = self._around.store()
        if store is not None:
            self._map.layers.read_network(store, self._around.use_cases.layers, then)
