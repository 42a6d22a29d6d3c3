"""Block plans of the map: what is chosen, its frame on the map, the dialog beside it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget
from shapely import MultiPolygon, Polygon, box, union_all

from app.mapping.layer_stack import LayerStack
from app.mapping.search import SearchResult
from app.messages import Language
from app.store.store import Store
from app.tasks import Progress
from gis.angles import Point
from gis.display.primitives import Bounds, DisplayList
from gis.drafting.user_actions import ActionCount, UserAction
from gis.mapping.layers import LayerId, LayerKind, MapLayer, PrintRule
from gis.mapping.names import SearchKind
from gis.mapping.print_frame import PrintFrame
from widgets.map.block_plan_wish import PlanChoice
from widgets.map.canvas import MapCanvas
from widgets.map.canvas_door import MapTool
from widgets.map.tools.print_frame import PrintFrameTool
from widgets.parts.background import Background, Job
from widgets.parts.printing import print_asked
from widgets.parts.save_path import ask_save_path

if TYPE_CHECKING:
    from app.streets.block_plan import BlockWish, PlanSubject
    from widgets.map.block_plan_dialog import BlockPlanDialog

CHANNEL = "block-plan-subject"
WIDTH, HEIGHT, LEAST_HEIGHT = 380, 700, 420
MARGIN_PX, TOP_PX, TITLE_PX = 12, 70, 30
MOST_HIDDEN = 0.6
"""Of the map's width; a map that is hidden more is looked at as if it were not."""
SAME_M = 1.0
"""A site that is read again is chosen already: the frame stays as it was dragged."""
_ON_DEMAND = frozenset({LayerKind.CRASHES, LayerKind.DENSITY, LayerKind.JUNCTIONS})
"""Layers about something else than streets: on a block plan only where said so."""

Subjects = tuple["PlanSubject", list["PlanSubject"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPlanSurroundings:
    """What the desk works with."""

    canvas: MapCanvas
    stack: LayerStack
    background: Background
    language: Callable[[], Language]
    worded: Callable[[MapLayer], MapLayer]
    """A layer in light colours with its words, as paper shows it."""


class BlockPlanDesk(QObject):
    """Opens the dialog on what was chosen last, as long as it is in sight; else on the middle."""

    failed = Signal(object)
    saved = Signal(str)
    choice_changed = Signal(str)

    def __init__(self, around: BlockPlanSurroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around, self._window = around, parent
        self.choice = PlanChoice()
        self.count = ActionCount()
        """Actions of the user on the way to a plan; an editor may put in its own."""
        self.folder = Path.home()
        self.dialog: BlockPlanDialog | None = None
        self._held: tuple[MapTool | None, Qt.CursorShape] = (None, Qt.CursorShape.ArrowCursor)
        """The tool that had the mouse before, the map's or an editor's."""
        self._store: Store | None = None
        self._at: Point | None = None
        self._box: Bounds | None = None
        self._name = ""
        self._area: Polygon | MultiPolygon | None = None
        self._others: tuple[Point, ...] = ()
        self._tool = PrintFrameTool(around.canvas, moved=self._frame_moved, placed=self._placed)
        around.canvas.view_changed.connect(lambda _: self._view_changed())
        around.stack.changed.connect(self._layers_changed)

    # --- what is chosen

    def open_store(self, store: Store) -> None:
        """Another store: nothing of the one before is chosen."""
        self.close()
        self._store = store
        self._at, self._box, self._name, self._area = None, None, "", None
        self._others = ()

    def found(self, result: SearchResult) -> None:
        """Something was searched for and taken: the text typed, and Enter or a click."""
        self.count.count(UserAction.TYPED)
        self.count.count(UserAction.PICK)
        whole = result.kind is SearchKind.STREET
        self.choose(result.at, box=result.bounds if whole else None, name=result.title)

    def choose(self, at: Point | None, *, box: Bounds | None = None, name: str = "") -> None:
        """A place is at hand: a junction, a site, a street by its box."""
        self._choose(at, box, name, ())

    def _choose(
        self, at: Point | None, box: Bounds | None, name: str, others: tuple[Point, ...]
    ) -> None:
        again = at is not None and self._at is not None and math.dist(at, self._at) < SAME_M
        again = again and others == self._others
        self._others = others
        self._at, self._box, self._name = at, box, name
        if self.dialog is not None and not again:
            self._look_up()

    def choose_all(self, places: Sequence[Point]) -> None:
        """Several junctions are at hand: the first one's frame is laid, all can be printed."""
        if places:
            self._choose(places[0], None, "", tuple(places) if len(places) > 1 else ())

    def draw_area(self, area: Polygon | MultiPolygon | None) -> None:
        """An area was drawn, or forgotten: its junctions can be printed together."""
        self._area = area
        if self.dialog is not None:
            self._look_up()

    # --- the dialog

    def show(self) -> None:
        """Open the dialog, or bring it to the front; lay the frame."""
        self.count.count(UserAction.KEY)
        if self._store is None:
            return
        if self.dialog is None:
            self._open()
        dialog = self.dialog
        assert dialog is not None
        dialog.raise_()
        dialog.activateWindow()
        self._look_up()

    def _open(self) -> None:
        from widgets.map.block_plan_dialog import (  # brings the painters
            BlockPlanDialog,
            BlockPlanDoor,
        )

        door = BlockPlanDoor(
            tool=self._tool,
            make=self._make,
            wish=self.wish,
            ask_path=self.ask_path,
            print_pages=self.print_pages,
            tell_error=self.failed.emit,
            count=self.count,
        )
        dialog = self.dialog = BlockPlanDialog(
            door, self._around.background, self.choice, self._window
        )
        dialog.saved.connect(self.saved)
        dialog.choice_changed.connect(self._keep)
        dialog.finished.connect(lambda _: self._put_away(dialog))
        self._around.canvas.tool_left.connect(self.close)
        canvas = self._around.canvas
        self._held = (canvas.input.tool, canvas.cursor().shape())
        canvas.use_tool(self._tool, Qt.CursorShape.ArrowCursor)
        dialog.resize(self._roomy())
        dialog.show()
        dialog.move(self._beside(dialog.size()))
        dialog.form.scale_box.setFocus()

    def _roomy(self) -> QSize:
        high = self._window.window().height() - TOP_PX - MARGIN_PX - TITLE_PX
        return QSize(WIDTH, min(HEIGHT, max(high, LEAST_HEIGHT)))

    def _beside(self, size: QSize) -> QPoint:
        """At the edge of the window where it hides less of the map, the right one where equal."""
        window, canvas = self._window.window(), self._around.canvas
        left = canvas.mapTo(window, QPoint(0, 0)).x()
        right = left + canvas.width()
        at_right, at_left = window.width() - size.width() - MARGIN_PX, MARGIN_PX
        hides_more = right - at_right > at_left + size.width() - left
        return window.mapToGlobal(QPoint(at_left if hides_more else at_right, TOP_PX))

    def close(self) -> None:
        """Take dialog and frame away."""
        if self.dialog is not None:
            self.dialog.reject()

    def _put_away(self, dialog: BlockPlanDialog) -> None:
        if self.dialog is not dialog:
            return
        self.dialog = None
        self._around.background.drop(CHANNEL)
        self._around.canvas.tool_left.disconnect(self.close)
        self._tool.show(None)
        if self._around.canvas.input.tool is self._tool:
            self._around.canvas.use_tool(*self._held)
        dialog.deleteLater()

    def _keep(self, text: str) -> None:
        self.choice = PlanChoice.from_text(text)
        self.choice_changed.emit(text)

    # --- the frame

    def _look_up(self) -> None:
        """Find what is chosen in the store and lay the frame about it."""
        store = self._store
        if store is None:
            return
        sight = self._around.canvas.visible_bounds
        at, whole, name = self._at, self._box, self._name
        if at is None or not Bounds(*at, *at).meets(sight):
            at, whole, name = sight.centre, None, ""
        area, others = self._area, self._others
        self._around.background.run(
            Job(
                work=partial(_subjects, store, at, whole, name, area, others),
                channel=CHANNEL,
                on_done=self._lay,
                on_failed=self.failed.emit,
                title=self.tr("Looking for the block"),
            )
        )

    def _lay(self, found: Subjects) -> None:
        subject, others = found
        if self.dialog is None:
            return
        self.dialog.show_subject(subject, others)
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        """All frames beside the dialog."""
        frames, dialog, canvas = self._tool.frames, self.dialog, self._around.canvas
        if not frames or dialog is None:
            return
        west, east = self._hidden_shares(dialog)
        box_ = Bounds(*union_all([frame.outline for frame in frames]).bounds)
        whole = box_.width / (1.0 - west - east)
        wider = Bounds(box_.min_x - west * whole, box_.min_y, box_.max_x + east * whole, box_.max_y)
        canvas.zoom_to(wider, 0.12)

    def _hidden_shares(self, dialog: BlockPlanDialog) -> tuple[float, float]:
        """How much of the map's width lies under the dialog, from the left and from the right."""
        canvas = self._around.canvas
        start = canvas.mapFromGlobal(dialog.mapToGlobal(QPoint(0, 0))).x()
        end, width = start + dialog.width(), max(canvas.width(), 1)
        if start <= 0:
            return min(max(end, 0) / width, MOST_HIDDEN), 0.0
        return 0.0, min(max(width - start, 0) / width, MOST_HIDDEN) if start < width else 0.0

    def _frame_moved(self, frame: PrintFrame) -> None:
        if self.dialog is not None:
            self.dialog.frame_moved(frame)

    def _placed(self, frame: PrintFrame) -> None:
        if self.dialog is not None:
            self.dialog.frame_placed(frame)

    def _layers_changed(self, ids: frozenset[LayerId]) -> None:
        """Streets were edited, or a layer is to be printed otherwise: the sheets show it."""
        if self.dialog is not None and ids:
            self.dialog.draw_again()

    def _view_changed(self) -> None:
        if self.dialog is not None:
            self._tool.follow_view()

    # --- sheets

    def _make(
        self, wanted: Sequence[tuple[str, PrintFrame]], wish: BlockWish, progress: Progress
    ) -> list[DisplayList]:
        from app.streets.block_plan import block_sheets

        assert self._store is not None
        return block_sheets(self._store, wanted, wish, progress)

    def wish(self) -> BlockWish:
        """Language and layers as they are now; each layer's own word about printing holds."""
        from app.streets.block_layers import STREET_PARTS
        from app.streets.block_plan import BlockWish

        layers = self._around.stack.layers
        held = {layer.kind for layer in layers}
        printed = {layer.kind for layer in layers if layer.printed and not layer.foreign}
        return BlockWish(
            language=self._around.language(),
            parts=frozenset(kind for kind in STREET_PARTS if kind in printed or kind not in held),
            names=LayerKind.STREETS in printed or LayerKind.STREETS not in held,
            over=[self._around.worded(layer) for layer in layers if _lies_over(layer)],
        )

    def ask_path(self, suffix: str, title: str) -> Path | None:
        """Where to save; None where the officer changed their mind."""
        suggested = self.folder / f"{title}{suffix}"
        path = ask_save_path(self.dialog or self._window, self.tr("Save the block plan"), suggested)
        if path is not None:
            self.folder = path.parent
        return path

    def print_pages(self, pages: Sequence[DisplayList]) -> None:
        """Print sheets on a printer that the officer chooses."""
        print_asked(pages, self.dialog or self._window)


def _lies_over(layer: MapLayer) -> bool:
    """Whether a layer that is no street is printed on a block plan."""
    if layer.features is None and layer.raster is None:
        return False
    if layer.kind in _ON_DEMAND:
        return layer.print_rule is PrintRule.ALWAYS
    return layer.foreign and layer.printed


def _subjects(
    store: Store,
    at: Point,
    whole: Bounds | None,
    name: str,
    area: Polygon | MultiPolygon | None,
    others: tuple[Point, ...],
    progress: Progress,
) -> Subjects:
    """What a plan is of, and what else is chosen; runs in the worker thread."""
    from app.streets import block_plan

    progress(block_plan.READING, 0.0)
    if whole is not None:
        ground = box(whole.min_x, whole.min_y, whole.max_x, whole.max_y)
        subject = block_plan.street_subject(store, ground.buffer(10.0), name)
    else:
        subject = block_plan.subject_at(store, at)
    if area is not None:
        return subject, block_plan.subjects_in(store, area)
    return subject, [block_plan.subject_at(store, place) for place in others]
