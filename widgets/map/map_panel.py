"""The map with what stands around it: canvas, coordinates, scale, basemap, foreign files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.mapping.basemap import Basemap
from app.mapping.guest_shelf import GuestShelf
from app.mapping.layer_stack import LayerStack
from app.mapping.restyle import restyled
from app.mapping.search_index import build_search_index
from app.mapping.tile_cache import TileCache
from app.mapping.tile_fetching import TileFetcher
from app.messages import Language
from app.program_version import program_version
from app.store.store import Store
from app.streets.doubts import street_doubts
from gis.angles import Point
from gis.crs import TAIWAN_EPSG
from gis.display.primitives import Bounds
from gis.mapping.coordinates import format_place
from gis.mapping.layers import LayerId, MapLayer
from gis.mapping.overlay import OverlayLook, OverlayShape
from widgets.map.basemap_desk import BasemapDesk
from widgets.map.basemap_indicator import BasemapIndicator
from widgets.map.block_plan_desk import BlockPlanDesk, BlockPlanSurroundings
from widgets.map.bookmark_menu import BookmarkMenu
from widgets.map.canvas import MapCanvas
from widgets.map.canvas_door import Hit
from widgets.map.canvas_input import KEY_ZOOM
from widgets.map.coordinate_bar import CoordinateBar
from widgets.map.crash_marks import CrashMarks
from widgets.map.doubts_panel import DoubtsPanel, ReadDoubts
from widgets.map.guest_desk import GuestDesk, GuestSurroundings
from widgets.map.guest_door import GuestDoor, real_guest_door
from widgets.map.identified import IdentifiedFeature
from widgets.map.identify_desk import IdentifyDesk
from widgets.map.identify_panel import IdentifyPanel
from widgets.map.layer_panel import LayerPanel
from widgets.map.map_foot import MapFoot
from widgets.map.map_menu import MapMenu, MapMenuDoor
from widgets.map.map_picks import AREA, MapPicks
from widgets.map.map_tools import BuildIndex, MapTools, ToolSurroundings
from widgets.map.navigation import Window
from widgets.map.paper_desk import PaperDesk, PaperSurroundings
from widgets.map.scale_bar import paint_scale_bar
from widgets.map.search_box import SearchBox
from widgets.map.site_mark import SiteMark
from widgets.map.store_layers_desk import ReadLayers, StoreLayersDesk, read_layers
from widgets.map.tool_bar import MapToolBar
from widgets.parts.background import Background

CLOSEST_DENOMINATOR = 1000.0
DOUBT_DENOMINATOR = 500.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSurroundings:
    """What the map needs from outside."""

    background: Background
    tile_cache: TileCache
    language: Callable[[], Language]
    guest_door: GuestDoor = field(default_factory=real_guest_door)
    read_layers: ReadLayers = read_layers
    build_index: BuildIndex = build_search_index
    read_doubts: ReadDoubts = street_doubts


class MapPanel(QWidget):
    """The centre of the window."""

    failed = Signal(object)
    told = Signal(str)
    """Something small to say in the status bar."""
    site_wanted = Signal(str)
    """A junction's uid."""
    case_wanted = Signal(str)
    area_site_wanted = Signal()
    identify_wanted = Signal()
    """Something was asked about: bring the panel that tells it into sight."""
    scene_wanted = Signal(object)
    """A point where a scene is to be drawn."""

    def __init__(self, around: MapSurroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frames_first: Callable[[], bool] = lambda: False
        """Brings what an editor has chosen into sight; False where there is nothing."""
        self.stack = LayerStack()
        self.shelf = GuestShelf()
        self.canvas = MapCanvas(self.stack)
        self.layers = StoreLayersDesk(
            self.stack, around.background, lambda: self.is_dark, around.read_layers, self
        )
        self.layer_panel = LayerPanel(self.stack)
        self.coordinates = CoordinateBar()
        self.tools = MapTools(
            ToolSurroundings(
                canvas=self.canvas,
                stack=self.stack,
                background=around.background,
                opens=lambda hit, at: self.picks.open_site(hit, at),
                zoom_to_selection=self.zoom_to_selection,
                build_index=around.build_index,
            )
        )
        self.identify = IdentifyPanel()
        self.identifying = IdentifyDesk(self.stack, self.shelf, self.identify, around.language)
        self.doubts = DoubtsPanel(around.background, around.language, around.read_doubts)
        self.basemap = Basemap(TileFetcher(around.tile_cache, program=f"Daoan/{program_version()}"))
        self.basemap_desk = BasemapDesk(self.canvas, self.basemap, around.tile_cache, self)
        self.basemap_indicator = BasemapIndicator(self.basemap)
        self.epsg = TAIWAN_EPSG
        self.paper = PaperDesk(
            PaperSurroundings(
                canvas=self.canvas,
                stack=self.stack,
                basemap=self.basemap,
                background=around.background,
                language=around.language,
                epsg=lambda: self.epsg,
                light=lambda layer: restyled(
                    layer, dark=False, guest_number=self.shelf.number_of(layer.id)
                ),
            ),
            self,
        )
        self.block_plan = BlockPlanDesk(
            BlockPlanSurroundings(
                canvas=self.canvas,
                stack=self.stack,
                background=around.background,
                language=around.language,
                worded=self.paper.worded,
            ),
            self,
        )
        self.site_mark = SiteMark(self.canvas, self.block_plan)
        self.guests = GuestDesk(
            GuestSurroundings(
                background=around.background,
                stack=self.stack,
                shelf=self.shelf,
                door=around.guest_door,
                epsg=lambda: self.epsg,
                dark=lambda: self.is_dark,
                language=around.language,
                dressed=lambda layer: self.layers.memory.dressed(layer),
            ),
            self,
        )
        self._lay_out()
        self._wire()
        self.retranslate()

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self.tools.row)
        column.addWidget(self.canvas, 1)
        column.addWidget(MapFoot(self.coordinates, self.basemap_indicator))
        self.tools.hint.lie_over(self.canvas)
        self.canvas.decorations.append(self._paint_scale)

    def add_bar(self, bar: QWidget) -> None:
        """Put another row between the map's tools and the map."""
        self._column.insertWidget(1, bar)

    def _wire(self) -> None:
        canvas = self.canvas
        canvas.view_changed.connect(self._show_scale)
        canvas.frame_wanted.connect(self._frame)
        canvas.pointer_moved.connect(self.coordinates.show_pointer)
        self.coordinates.scale_wanted.connect(
            lambda denominator: canvas.centre_on(canvas.window_.middle, denominator)
        )
        self._wire_tools()
        self.layer_panel.zoom_wanted.connect(lambda name: self.zoom_to_layer(LayerId(name)))
        self.layer_panel.removed.connect(lambda name: self.shelf.remove(LayerId(name)))
        self.layers.failed.connect(self.failed)
        self.guests.failed.connect(self.failed)
        self.layer_panel.attributes_wanted.connect(self.guests.ask_again)
        self.guests.told.connect(self.told)
        self.paper.failed.connect(self.failed)
        self.block_plan.failed.connect(self.failed)
        self.tools.search_box.chosen.connect(self.block_plan.found)
        self.picks.area_drawn.connect(self.block_plan.draw_area)
        self.basemap_indicator.clicked.connect(self.basemap_desk.show)
        self.guests.added.connect(lambda data: self._zoom_to_new(data.layers))

    def _wire_tools(self) -> None:
        desk, canvas = self.tools.desk, self.canvas
        self.picks = MapPicks(self.canvas, self.stack)
        self.crash_marks = CrashMarks(
            self.canvas, self.layers, self.picks, self.tools, self._look_at
        )
        self.tools.system = lambda: self.coordinates.system
        self.tools.site_wanted.connect(self.site_wanted)
        self.tools.case_wanted.connect(self.case_wanted)
        desk.picked.connect(self.picks.pick)
        desk.identified.connect(self._identified)
        desk.selected.connect(self.picks.select_drawn)
        self.identify.feature_shown.connect(self._show_feature)
        self.identify.feature_opened.connect(self._go_to_feature)
        self.doubts.place_shown.connect(self._mark_doubt)
        self.doubts.place_wanted.connect(lambda at: self.canvas.centre_on(at, DOUBT_DENOMINATOR))
        self.doubts.failed.connect(self.failed)
        door = MapMenuDoor(
            words=lambda at: format_place(at, self.coordinates.system, epsg=self.epsg),
            open_site=self.picks.site_at_wanted.emit,
            identify=desk.identify_at,
            measure=desk.measure_from,
            has_area=lambda: self.picks.has_area,
            open_area=self.area_site_wanted.emit,
            forget_area=self.picks.clear_area,
            draw_scene=self.scene_wanted.emit,
        )
        self.menu = MapMenu(door, self)
        canvas.menu_wanted.connect(self.menu.show_at)

    def _frame(self) -> None:
        """What is chosen in sight, or all."""
        if self.frames_first():
            return
        if self.picks.selected:
            self.zoom_to_selection()
        else:
            self.canvas.zoom_all()

    # --- what the actions call

    @property
    def tool_bar(self) -> MapToolBar:
        """Buttons of tools and views."""
        return self.tools.bar

    @property
    def search_box(self) -> SearchBox:
        """The box that finds everything."""
        return self.tools.search_box

    @property
    def bookmarks(self) -> BookmarkMenu:
        """Views that were kept."""
        return self.tools.bookmarks

    def zoom_in(self) -> None:
        """A larger map."""
        self.canvas.zoom(KEY_ZOOM)

    def zoom_out(self) -> None:
        """A smaller map."""
        self.canvas.zoom(1 / KEY_ZOOM)

    def zoom_all(self) -> None:
        """The whole map."""
        self.canvas.zoom_all()

    def go_back(self) -> None:
        """The view before."""
        self.tools.desk.go_back()

    def go_forward(self) -> None:
        """The view that one went back from."""
        self.tools.desk.go_forward()

    def zoom_to_selection(self) -> None:
        """The selected crashes in sight."""
        self.crash_marks.zoom_to(self.picks.selected)

    def _identified(self, at: Point, hits: tuple[Hit, ...]) -> None:
        place = format_place(at, self.coordinates.system, epsg=self.epsg)
        self.identifying.show(at, place, hits)
        self.identify_wanted.emit()

    def _show_feature(self, feature: IdentifiedFeature | None) -> None:
        self.canvas.show_overlay("identified", self.identifying.shapes_of(feature))

    def _mark_doubt(self, at: Point | None) -> None:
        marks = (
            () if at is None else (OverlayShape(points=(at,), look=OverlayLook.FOUND, marks=True),)
        )
        self.canvas.show_overlay("doubt", marks)

    def _go_to_feature(self, feature: IdentifiedFeature) -> None:
        bounds = self.identifying.bounds_of(feature)
        if bounds is not None:
            self._look_at(bounds)

    def _look_at(self, bounds: Bounds) -> None:
        """A box in sight, but no closer than a street."""
        self.canvas.zoom_to(bounds, 0.15)
        if self.canvas.denominator < CLOSEST_DENOMINATOR:
            self.canvas.centre_on(bounds.centre, CLOSEST_DENOMINATOR)

    # --- stores

    def open_store(self, store: Store) -> None:
        """Show the layers of another store."""
        self.epsg = store.epsg
        self.coordinates.use_epsg(store.epsg)
        self.basemap.use_epsg(store.epsg)
        self.layers.forget()
        for owner in ("selection", "site", "found", "identified", "doubt", AREA):
            self.canvas.show_overlay(owner, ())
        self.layers.open_store(store)
        self.tools.open_store(store)
        self.identifying.open_store(store)
        self.block_plan.open_store(store)
        self.doubts.open_store(store)
        self.guests.use_epsg(store.epsg)

    def read_again(self, store: Store) -> None:
        """Read layers and names of the same store anew; view, tools and what is marked stay."""
        self.layers.open_store(store)
        self.tools.read_again(store)
        self.doubts.open_store(store)

    def show_files(self, files: list[Path]) -> None:
        """Show foreign files as layers, one after the other."""
        for file in files:
            self.guests.open_file(file)

    def finish(self) -> None:
        """End threads and timers; the window closes."""
        self.block_plan.close()
        self.basemap_desk.finish()
        self.canvas.finish()

    # --- views

    def zoom_to_layer(self, layer_id: LayerId) -> None:
        """Bring a layer into sight."""
        layer = self.stack.get(layer_id)
        if layer is not None and layer.bounds is not None:
            self.canvas.zoom_to(layer.bounds)

    def _zoom_to_new(self, layers: tuple[MapLayer, ...]) -> None:
        """A new file is the layer at hand, and looked at where nothing of it is in sight."""
        for layer in layers[-1:]:
            self.layer_panel.choose(layer.id)
        sight = self.canvas.visible_bounds
        boxes = [layer.bounds for layer in layers if layer.bounds is not None]
        if boxes and not any(box.meets(sight) for box in boxes):
            self.canvas.zoom_to(boxes[0])

    def _show_scale(self, window: Window) -> None:
        self.coordinates.show_scale(window.denominator)
        self.layer_panel.show_scale(window.denominator)

    def _paint_scale(self, painter: QPainter, window: Window) -> None:
        rect = QRectF(0, 0, window.width, window.height)
        paint_scale_bar(painter, window.view, rect, self.palette())

    # --- words and colours

    @property
    def is_dark(self) -> bool:
        """Whether the window wears dark colours."""
        return self.palette().color(QPalette.ColorRole.Base).lightness() < 128

    def retranslate(self) -> None:
        """Write all words again."""
        self.canvas.setAccessibleName(self.tr("Map"))
        self.canvas.setAccessibleDescription(
            self.tr("Arrow keys move the map, plus and minus zoom, F shows all")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.layers.dress(self.shelf.number_of)
        super().changeEvent(event)
