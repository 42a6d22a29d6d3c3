"""Between the street editor and the window: its action, its panel, its store, leaving it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.underlays.picture_names import looks_like_picture
from widgets.frame.dock_table import DockId

if TYPE_CHECKING:
    from widgets.frame.main_window import MainWindow


class StreetFlow(QObject):
    """Shows in the window that streets are edited, and ends it before the store is left."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.streets
        self._wanted = False
        """Whether the store that is being made is to be drawn in."""
        self._then: list[Callable[[], None]] = []
        """What waits for the end of editing."""
        self._roomy = False
        window.actions_by_id["edit_streets"].setCheckable(True)
        self._desk.state_changed.connect(self._show)
        self._desk.failed.connect(self._failed)
        self._desk.told.connect(window.tell_shortly)
        self._desk.ended.connect(self._go_on)
        window.desk.on_pictures = self._take_pictures
        self._pictures: list[Path] = []
        """Pictures that wait for the start of editing."""
        window.undo_menu.before = self._desk.give_up_gesture
        bench = window.workbench
        bench.when_free = self.when_free
        bench.store_opened.connect(self._store_opened)
        bench.open_failed.connect(lambda *_: self._forget_wish())
        bench.cancelled.connect(self._forget_wish)

    def new_street_map(self) -> None:
        """Ask for a place, make an empty store there and draw in it."""
        self._wanted = self._window.desk.make_store("streets.gpkg")

    def when_free(self, then: Callable[[], None]) -> None:
        """End editing where it is going on, then do something else with the store."""
        if self._desk.is_active:
            self._then.append(then)
            self._desk.stop()
        elif self._desk.has_to_finish:
            self._then.append(then)
            self._desk.finish_late()
        else:
            then()

    def may_close(self) -> bool:
        """Whether nothing is left to do; else the window closes itself after it.

        Every edit is stored as it is made: there is nothing to ask.
        """
        if not self._desk.has_to_finish:
            self._desk.stop()
            return True
        self.when_free(self._window.close)
        return False

    def _take_pictures(self, files: list[Path]) -> bool:
        """Pictures dropped on the window lie under the drawing; editing starts for them."""
        if not files or not all(looks_like_picture(file) for file in files):
            return False
        if self._desk.is_active:
            self._desk.take_pictures(files)
            return True
        if not self._window.actions_by_id["edit_streets"].isEnabled():
            return False
        self._pictures = files
        self._desk.start()
        return True

    # --- inside

    def _store_opened(self, store: object) -> None:
        self._desk.forget()
        if self._wanted:
            self._wanted = False
            self._desk.start()

    def _forget_wish(self) -> None:
        self._wanted = False
        self._pictures = []

    def _go_on(self) -> None:
        waiting, self._then = self._then, []
        for then in waiting:
            then()

    def _failed(self, error: Exception) -> None:
        self._pictures = []
        self._window.tell_failure(error)
        self._go_on()

    def _show(self) -> None:
        window, active = self._window, self._desk.is_active
        if active and self._pictures:
            pictures, self._pictures = self._pictures, []
            self._desk.take_pictures(pictures)
        window.actions_by_id["edit_streets"].setChecked(active)
        window.show_state()
        if active is not self._roomy:
            self._roomy = active
            self._make_room(active)

    def _make_room(self, active: bool) -> None:
        """Drawing needs the map: the panels of crashes and sites step back meanwhile."""
        host = self._window.host
        self._window.map.site_mark.draw_on(active)
        if active:
            host.make_room({DockId.STREETS})
            host.allow(DockId.STREETS, self._desk.dock.tabs.count() > 0)
        else:
            host.allow(DockId.STREETS, False)
            host.give_back_room()
