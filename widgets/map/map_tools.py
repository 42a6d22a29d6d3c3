"""The map's tools, views, search and bookmarks, joined to the canvas of one map panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout

from app.mapping.layer_stack import LayerStack
from app.mapping.search import SearchResult, search
from app.mapping.search_index import SearchIndex, build_search_index
from app.store.store import Store
from app.tasks import Progress
from gis.angles import Point
from gis.mapping.coordinates import CoordinateSystem, read_place
from gis.mapping.layers import MapLayer
from gis.mapping.names import Names, SearchKind, names_of_layer
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.mapping.view_history import MapView
from gis.problems import Problem
from widgets.map.bookmark_menu import BookmarkMenu
from widgets.map.canvas import MapCanvas
from widgets.map.canvas_door import Hit
from widgets.map.canvas_input import KEY_ZOOM
from widgets.map.navigation import Window
from widgets.map.search_box import SearchBox
from widgets.map.tool_bar import MapToolBar, ViewStep
from widgets.map.tool_desk import ToolDesk
from widgets.map.tool_hint import ToolHint
from widgets.map.tools.tool_id import ToolId
from widgets.parts.background import Background, Job

FOUND_DENOMINATOR = 1500.0
SEARCH_WIDTH_PX = 170
CHANNEL = "search index"
BuildIndex = Callable[[Store, Progress], SearchIndex]
"""Use case: the names of a store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolSurroundings:
    """What the tools work with."""

    canvas: MapCanvas
    stack: LayerStack
    background: Background
    opens: Callable[[Hit, Point], bool]
    """Opens the site of a feature, where it is one."""
    zoom_to_selection: Callable[[], None]
    build_index: BuildIndex = build_search_index


class MapTools(QObject):
    """What stands above the map, and what it does to it."""

    site_wanted = Signal(str)
    """A junction's uid: open its site page."""
    case_wanted = Signal(str)
    """A case number that was found."""

    def __init__(self, around: ToolSurroundings) -> None:
        super().__init__(around.canvas)
        self._around = around
        self._canvas = around.canvas
        self._index: SearchIndex | None = None
        self._named: dict[MapLayer, Names | None] = {}
        self.system: Callable[[], CoordinateSystem] = lambda: CoordinateSystem.TWD97_121
        """The system that typed metres are of."""
        self.bar = MapToolBar()
        self.hint = ToolHint()
        self.search_box = SearchBox()
        self.bookmarks = BookmarkMenu(self._present_view, self.bar)
        self.desk = ToolDesk(self._canvas, self.bar, self.hint, opens=around.opens, parent=self)
        self.bar.use_bookmarks(self.bookmarks)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 2, 0)
        self.row.addWidget(self.bar)
        self.row.addStretch(1)
        self.row.addWidget(self.search_box, 2)
        self.search_box.setMinimumWidth(SEARCH_WIDTH_PX)
        self._wire()

    def _wire(self) -> None:
        self._canvas.tool_left.connect(self.desk.use_browse)
        self.bar.tool_chosen.connect(self._show_hint)
        self._canvas.tool_left.connect(lambda: self._show_hint(ToolId.BROWSE))
        self._show_hint(ToolId.BROWSE)
        self._canvas.view_settled.connect(self._visited)
        self.bar.view_asked.connect(self._step)
        self.bookmarks.view_wanted.connect(self.desk.go_to)
        self.search_box.chosen.connect(self.go_to_result)

    def _show_hint(self, tool: ToolId) -> None:
        """The usual tool needs no words."""
        self.hint.setVisible(tool is not ToolId.BROWSE)

    def open_store(self, store: Store) -> None:
        """Another store: its names are read in the background."""
        self.desk.open_store(store.epsg)
        self._index = None
        self.search_box.use_search(None)
        self.read_again(store)

    def read_again(self, store: Store) -> None:
        """Read the names of the store anew; until that is done, those known are looked through."""
        build = self._around.build_index
        self._around.background.run(
            Job(
                work=lambda progress: build(store, progress),
                channel=CHANNEL,
                on_done=self._use_index,
                on_failed=lambda error: None,  # the lists tell what is wrong with the store
                title=self.tr("Reading the names for the search"),
            )
        )

    def _use_index(self, index: SearchIndex) -> None:
        first, self._index = self._index is None, index
        if first:  # else a list of results that is open stays as it is
            self.search_box.use_search(self.find)

    # --- searching

    def find(self, text: str) -> list[SearchResult]:
        """What a typed text may mean, the best first."""
        if self._index is None:
            return []
        return search(text, self._index, layers=self._guest_names(), coordinates=self._read_place)

    def _guest_names(self) -> list[Names]:
        """Names of the foreign layers; made once for each layer, not at every letter typed."""
        guests = [one for one in self._around.stack.layers if one.foreign]
        self._named = {
            layer: self._named[layer] if layer in self._named else names_of_layer(layer)
            for layer in guests
        }
        return [names for names in self._named.values() if names is not None]

    def _read_place(self, text: str) -> Point | None:
        if self._index is None:
            return None
        try:
            return read_place(text, epsg=self._index.epsg, assumed=self.system()).at
        except Problem:
            return None

    def go_to_result(self, result: SearchResult) -> None:
        """Show what was found; a junction opens its site, a case is chosen in the list."""
        bounds, at = result.bounds, result.at
        if bounds is not None and max(bounds.width, bounds.height) > 1.0:
            self._canvas.zoom_to(bounds, 0.1)
        elif at is not None:
            near = min(self._canvas.denominator, FOUND_DENOMINATOR)
            self._canvas.centre_on(at, near)
        shapes = [OverlayShape(points=(at,), look=OverlayLook.FOUND, marks=True)] if at else []
        self._canvas.show_overlay("found", shapes)
        if result.kind is SearchKind.JUNCTION:
            self.site_wanted.emit(result.ref)
        elif result.kind is SearchKind.CASE:
            self.case_wanted.emit(result.ref)

    # --- views

    def _present_view(self) -> MapView:
        window = self._canvas.window_
        return MapView(window.middle, window.denominator)

    def _visited(self, window: Window) -> None:
        self.desk.visit(window.middle, window.denominator)

    def _step(self, step: ViewStep) -> None:
        canvas = self._canvas
        steps: dict[ViewStep, Callable[[], None]] = {
            ViewStep.ZOOM_IN: lambda: canvas.zoom(KEY_ZOOM),
            ViewStep.ZOOM_OUT: lambda: canvas.zoom(1 / KEY_ZOOM),
            ViewStep.ZOOM_ALL: canvas.zoom_all,
            ViewStep.ZOOM_SELECTION: self._around.zoom_to_selection,
            ViewStep.BACK: self.desk.go_back,
            ViewStep.FORWARD: self.desk.go_forward,
        }
        steps[step]()
