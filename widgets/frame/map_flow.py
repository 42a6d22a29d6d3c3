"""Between the map, the crash list, the site list and the site page: what one does to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.diagrams.filters import filter_phrases
from app.store.store import Store
from gis.angles import Point
from widgets.frame.dock_table import DockId
from widgets.frame.role_words import reads_cases
from widgets.map.navigation import Window
from widgets.map.paper_desk import PaperFacts

if TYPE_CHECKING:
    from widgets.frame.main_window import MainWindow

SETTLE_MS = 400
"""Sites are ranked anew once filter and period have rested for so long."""


class MapFlow(QObject):
    """Joins the panels of a window; none of them knows another one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._map, self._crashes = window.map, window.crashes
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(SETTLE_MS)
        self._resting.timeout.connect(window.flow.filter_changed)
        self._wire_map()
        self._wire_crashes()
        self._wire_stores()

    def _wire_map(self) -> None:
        desk = self._crashes.desk
        self._map.guests.added.connect(lambda _: self._window.show_state())
        self._map.layer_panel.removed.connect(lambda _: self._window.show_state())
        self._map.canvas.view_settled.connect(self._see)
        self._map.failed.connect(self._window.tell_failure)
        self._map.told.connect(self._window.tell_shortly)
        self._map.paper.saved.connect(self._tell_saved)
        self._map.block_plan.saved.connect(self._tell_saved)
        self._map.paper.facts = self._paper_facts
        self._map.layers.loaded.connect(self._show_filtered)
        self._map.layers.loaded.connect(self._window.show_state)
        self._map.layer_panel.file_wanted.connect(self._window.desk.show_file)
        self._window.desk.on_guest_files = self._map.show_files
        self._map.identify_wanted.connect(lambda: self._window.host.open(DockId.IDENTIFY))
        self._map.site_wanted.connect(self._open_site)
        self._map.area_site_wanted.connect(self.open_area)
        self._map.case_wanted.connect(self._choose_case)
        picks = self._map.picks
        picks.crashes_chosen.connect(desk.select)
        picks.area_drawn.connect(desk.draw)
        picks.site_at_wanted.connect(self._open_site_at)
        desk.mask_changed.connect(self._map.crash_marks.show_passing)
        desk.selection_changed.connect(self._map.crash_marks.show_selected)

    def _wire_crashes(self) -> None:
        desk, crashes = self._crashes.desk, self._crashes.list
        crashes.zoom_wanted.connect(self._map.crash_marks.zoom_to)
        crashes.failed.connect(self._window.tell_failure)
        crashes.exported.connect(self._tell_saved)
        desk.reading_failed.connect(self._window.tell_failure)
        desk.filter_changed.connect(self._resting.start)

    def _wire_stores(self) -> None:
        bench = self._window.workbench
        bench.store_opened.connect(self._open_store)
        bench.store_changed.connect(self._read_again)
        bench.site_read.connect(lambda view: self._map.site_mark.show(view.at, view.outline))

    def _tell_saved(self, path: str) -> None:
        self._window.tell_shortly(self.tr("Saved: {file}").format(file=path))

    def _paper_facts(self) -> PaperFacts:
        """What a printed map says of the crashes on it."""
        desk, listing = self._crashes.desk, self._window.banner.listing
        first, last = desk.filter.period
        first, last = first or listing.first_day, last or listing.last_day
        return PaperFacts(
            period=(first, last) if first is not None and last is not None else None,
            filters=filter_phrases(desk.filter, self._window.workbench.language),
            data_date=listing.last_day,
        )

    # --- stores

    def _open_store(self, store: Store) -> None:
        if not reads_cases(store.person):
            return
        self._map.open_store(store)
        self._crashes.desk.open_store(store)

    def _read_again(self) -> None:
        """Something was imported, or others changed something: view and filter stay."""
        store = self._window.workbench.store
        if store is not None and reads_cases(store.person):
            self._map.read_again(store)
            self._crashes.desk.read_again(store)

    def _show_filtered(self) -> None:
        """The map has its crashes: show those that pass, if they are known already."""
        desk = self._crashes.desk
        if desk.crashes is not None and desk.counts is not None:
            self._map.crash_marks.show_passing(
                desk.counts.mask, desk.crashes.columns.fid[desk.counts.mask]
            )

    # --- map and lists

    def _see(self, view: Window) -> None:
        self._crashes.desk.see(view.bounds)

    def _open_site(self, reference: str) -> None:
        """Show the page of a site, and mark it in the list where it stands there."""
        self._window.flow.open(reference)
        self._window.host.open(DockId.SITE)

    def _open_site_at(self, at: Point) -> None:
        self._window.workbench.find_site_at(at, self._open_site)

    def _choose_case(self, case_no: str) -> None:
        """Choose a crash by its case number."""
        self._window.workbench.find_case(case_no, self._select_crash)

    def _select_crash(self, fid: int | None) -> None:
        if fid is not None:
            self._crashes.desk.select([fid])
            self._window.host.open(DockId.CRASHES)

    def open_area(self) -> None:
        """The site page of the area that was drawn."""
        polygon = self._crashes.desk.polygon
        if polygon is None:
            self._window.tell_shortly(
                self.tr("Draw an area first: choose crashes by rectangle, outline or circle")
            )
            return
        self._open_site(polygon.wkt)

    def finish(self) -> None:
        """The window closes."""
        self._resting.stop()
        self._map.finish()
