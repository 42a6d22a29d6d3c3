"""Chooses the basemap: opens the dialog, does what was chosen, tells it to whoever remembers."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.mapping.basemap import Basemap
from app.mapping.basemap_sources import source_of
from app.mapping.tile_cache import MEGABYTE, TileCache
from widgets.map.basemap_dialog import BasemapChoice, BasemapDialog, CacheDoor, ServerDoor
from widgets.map.basemap_underlay import BasemapLink
from widgets.map.canvas import MapCanvas


class BasemapDesk(QObject):
    """Off until somebody chooses one: no network, no thread, no file."""

    chosen = Signal(object)
    """A `BasemapChoice`, to be remembered."""

    def __init__(
        self, canvas: MapCanvas, basemap: Basemap, cache: TileCache, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._window, self._basemap, self._cache = parent, basemap, cache
        self._link = BasemapLink(canvas, basemap)
        self.choice = BasemapChoice()

    def show(self) -> None:
        """Open the dialog."""
        door = CacheDoor(size_bytes=self._cache.size_bytes, clear=self._cache.clear)
        server = ServerDoor(
            state=self._basemap.state,
            changed=self._basemap.state_changed,
            try_again=self._basemap.try_again,
        )
        dialog = BasemapDialog(self.choice, door, server, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._choose)
        dialog.open()

    def _choose(self, choice: BasemapChoice) -> None:
        self.use(choice)
        self._cache.prune()
        self.chosen.emit(choice)

    def use(self, choice: BasemapChoice) -> None:
        """Show what was chosen now or in an earlier run."""
        self.choice = choice
        self._cache.set_limit(choice.limit_mb * MEGABYTE)
        self._link.choose(source_of(choice.source_id, choice.own_template))

    def finish(self) -> None:
        """End threads and timers."""
        self._link.finish()
