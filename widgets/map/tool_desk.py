"""Gives the canvas the tool that the bar shows, and tells what the tools find."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from gis.angles import Point
from gis.crs import TAIWAN_EPSG
from gis.mapping.measure import Measured
from gis.mapping.view_history import MapView, ViewHistory
from widgets.map.canvas_door import CanvasDoor, Hit, MapButton, MapTool, Pointer
from widgets.map.tool_bar import MapToolBar
from widgets.map.tool_hint import ToolHint
from widgets.map.tool_specs import spec_of
from widgets.map.tools.browse import Browse
from widgets.map.tools.identify import Identify
from widgets.map.tools.measure_area import MeasureArea
from widgets.map.tools.measure_distance import MeasureDistance
from widgets.map.tools.select_polygon import SelectPolygon
from widgets.map.tools.select_radius import SelectRadius
from widgets.map.tools.select_rectangle import SelectRectangle
from widgets.map.tools.tool_id import ToolId


class ToolCanvas(CanvasDoor, Protocol):
    """The canvas as the desk sees it."""

    def use_tool(self, tool: MapTool | None, cursor: Qt.CursorShape) -> None:
        """Give the mouse to another tool."""


class ToolDesk(QObject):
    """Owns the tools, the history of views and who of bar and hint shows what."""

    picked = Signal(object, object)
    """A `Hit` or None, and the `Pointer` (Shift, Ctrl)."""
    hovered = Signal(object)
    """A `Hit` or None."""
    identified = Signal(object, object)
    """A point and its hits, the topmost first."""
    selected = Signal(object)
    """A `Selection`."""
    measured = Signal(object)
    """A `Measured` or None."""

    def __init__(
        self,
        canvas: ToolCanvas,
        bar: MapToolBar,
        hint: ToolHint,
        *,
        opens: Callable[[Hit, Point], bool],
        parent: QObject | None = None,
    ) -> None:
        """`opens` opens the site of a feature where it is one, and says whether it was."""
        super().__init__(parent)
        self._canvas = canvas
        self._bar = bar
        self._hint = hint
        self._opens = opens
        self._epsg = TAIWAN_EPSG
        self.history = ViewHistory()
        self.chosen = ToolId.BROWSE
        self._tools = self._made()
        bar.tool_chosen.connect(self.use)
        self.use(ToolId.BROWSE)

    def _made(self) -> dict[ToolId, MapTool]:
        canvas = self._canvas
        return {
            ToolId.BROWSE: Browse(
                canvas, picked=self._pick, opened=self._opens, hovered=self.hovered.emit
            ),
            ToolId.IDENTIFY: Identify(canvas, self._identify),
            ToolId.MEASURE_DISTANCE: MeasureDistance(canvas, self._measure, self._epsg),
            ToolId.MEASURE_AREA: MeasureArea(canvas, self._measure, self._epsg),
            ToolId.SELECT_RECTANGLE: SelectRectangle(canvas, self.selected.emit),
            ToolId.SELECT_POLYGON: SelectPolygon(canvas, self.selected.emit),
            ToolId.SELECT_RADIUS: SelectRadius(canvas, self.selected.emit),
        }

    # --- outside

    def open_store(self, epsg: int) -> None:
        """Another store: its own CRS, and nothing of what was looked at before."""
        self._epsg = epsg
        self.use(ToolId.BROWSE)
        self._tools = self._made()
        self.use(ToolId.BROWSE)
        self.history.forget()
        self._show_history()

    def use(self, tool: ToolId) -> None:
        """Take up another tool; the canvas tells the one before to leave."""
        self.chosen = tool
        self._bar.show_tool(tool)
        self._hint.show_tool(tool)
        self._canvas.use_tool(self._tools[tool], spec_of(tool).cursor)

    def step_aside(self) -> None:
        """Somebody else's tool has the mouse: no button is pressed until one is chosen again."""
        self.chosen = ToolId.BROWSE
        self._bar.show_none()
        self._hint.setVisible(False)

    def use_browse(self) -> None:
        """Esc with nothing left to cancel: back to the usual tool."""
        if self.chosen is not ToolId.BROWSE:
            self.use(ToolId.BROWSE)

    def measure_from(self, at: Point) -> None:
        """Begin to measure at a point."""
        self._bar.measure_distance.trigger()
        tool = self._tools[ToolId.MEASURE_DISTANCE]
        tool.press(Pointer(at=at, button=MapButton.LEFT))
        tool.release(Pointer(at=at, button=MapButton.LEFT))

    def identify_at(self, at: Point) -> None:
        """Tell what is at a point; the tool in hand stays."""
        self._identify(at, self._canvas.hits(at))

    # --- views

    def visit(self, centre: Point, denominator: float) -> None:
        """The map has come to rest on a view."""
        self.history.visit(MapView(centre, denominator), monotonic())
        self._show_history()

    def go_back(self) -> None:
        """Look where the map looked before."""
        self._go(self.history.back())

    def go_forward(self) -> None:
        """Look again where one went back from."""
        self._go(self.history.forward())

    def go_to(self, view: MapView) -> None:
        """Look at a bookmark."""
        self._canvas.centre_on(view.centre, view.denominator)

    def _go(self, view: MapView | None) -> None:
        if view is not None:
            self.go_to(view)
        self._show_history()

    def _show_history(self) -> None:
        self._bar.show_history(back=self.history.can_go_back, forward=self.history.can_go_forward)

    # --- tools

    def _pick(self, hit: Hit | None, pointer: Pointer) -> None:
        self.picked.emit(hit, pointer)

    def _identify(self, at: Point, hits: Sequence[Hit]) -> None:
        self.identified.emit(at, tuple(hits))

    def _measure(self, measured: Measured | None) -> None:
        self._hint.show_measured(measured)
        self.measured.emit(measured)
