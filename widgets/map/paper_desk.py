"""Paper of the map: what is in sight as a sheet, printed or saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QWidget

from app.mapping.basemap import Basemap
from app.mapping.basemap_pictures import basemap_pictures
from app.mapping.layer_stack import LayerStack
from app.messages import Language
from app.program_version import program_version
from app.sheets.map_content import MapSheetContent
from gis.display.primitives import DisplayList
from gis.mapping.layers import LayerKind, MapLayer, printed_layers
from widgets.map.canvas import MapCanvas
from widgets.map.layer_words import layer_name, translated
from widgets.parts.background import Background
from widgets.parts.printing import print_asked
from widgets.parts.save_path import ask_save_path

if TYPE_CHECKING:
    from widgets.map.print_map_dialog import PrintMapDialog

SHARE = 0.8
LEAST_SIZE, LARGEST_SIZE = QSize(960, 640), QSize(1600, 1050)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What a sheet says of the crashes on it."""

    title: str = ""
    period: tuple[date, date] | None = None
    filters: tuple[str, ...] = ()
    data_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSurroundings:
    """What the desk works with."""

    canvas: MapCanvas
    stack: LayerStack
    basemap: Basemap
    background: Background
    language: Callable[[], Language]
    epsg: Callable[[], int]
    light: Callable[[MapLayer], MapLayer]
    """A layer in the colours of the light theme: paper is white."""


class PaperDesk(QObject):
    """Opens the print dialog on the map as it is."""

    failed = Signal(object)
    saved = Signal(str)

    def __init__(self, around: PaperSurroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around, self._window = around, parent
        self.facts: Callable[[], PaperFacts] = PaperFacts
        self.folder = Path.home()
        self.dialog: PrintMapDialog | None = None

    def show(self) -> None:
        """Open the dialog."""
        from widgets.map.print_map_dialog import PrintMapDialog, PrintMapDoor  # brings the painters

        door = PrintMapDoor(
            content=self.content,
            canvas=self._around.canvas,
            ask_path=self.ask_path,
            print_page=self.print_page,
            tell_error=self.failed.emit,
        )
        dialog = self.dialog = PrintMapDialog(door, self._around.background, self._window)
        dialog.saved.connect(self.saved)
        dialog.finished.connect(lambda _: self._put_away(dialog))
        dialog.resize(self._roomy())
        dialog.open()

    def _put_away(self, dialog: PrintMapDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    def _roomy(self) -> QSize:
        """A page wants room to be read: a share of the window, within reason."""
        room = self._window.window().size() * SHARE
        return room.expandedTo(LEAST_SIZE).boundedTo(LARGEST_SIZE)

    def content(self) -> MapSheetContent:
        """The sheet of what is in sight now."""
        around, facts = self._around, self.facts()
        extent = around.canvas.visible_bounds
        source = around.basemap.source
        tiles = (
            around.basemap.tiles_for(extent, around.canvas.metres_per_pixel)
            if source is not None
            else []
        )
        return MapSheetContent(
            language=around.language(),
            title=facts.title or self.tr("Map"),
            layers=[self.worded(layer) for layer in printed_layers(around.stack.layers)],
            extent=extent,
            printed_on=date.today(),
            program_version=program_version(),
            period=facts.period,
            filters=facts.filters,
            source=source.owner if source is not None else "",
            data_date=facts.data_date,
            epsg=around.epsg(),
            basemap=basemap_pictures(tiles),
        )

    def worded(self, layer: MapLayer) -> MapLayer:
        """A layer with its name and the words of its legend, as paper shows it."""
        layer = self._around.light(layer)
        if layer.kind is not LayerKind.DENSITY:
            classes = tuple(
                replace(style, label=translated(style.label)) for style in layer.style.classes
            )
            layer = replace(layer, style=replace(layer.style, classes=classes))
        return replace(layer, title=layer_name(layer))

    def ask_path(self, suffix: str, title: str) -> Path | None:
        """Where to save; None where the officer changed their mind."""
        suggested = self.folder / f"{title}{suffix}"
        path = ask_save_path(self._window, self.tr("Save the map"), suggested)
        if path is not None:
            self.folder = path.parent
        return path

    def print_page(self, page: DisplayList) -> None:
        """Print a page on a printer that the officer chooses."""
        print_asked([page], self._window)
