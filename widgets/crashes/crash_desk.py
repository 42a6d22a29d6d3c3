"""One owner of the crash list's state: crashes, filter, selection; panels ask and are told here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal
from shapely import MultiPolygon, Polygon

from app.crash_list.reading import CrashList
from app.store.store import Store
from gis.crashes.crash_columns import Bools, CrashColumns, Ints
from gis.crashes.facets import Facet, with_values
from gis.crashes.filter_counts import FilterCounter, FilterCounts, rows_within
from gis.crashes.filters import CrashFilter, Period
from gis.display.primitives import Bounds
from widgets.crashes.crash_door import CrashDoor
from widgets.parts.background import Background, Job

CHANNEL = "crash list"


class CrashDesk(QObject):
    """Holds what is asked of the crashes and announces every change once.

    `mask_changed` tells which crashes pass: a bool for each row of `crashes.columns` and the ids
    (fid) of those that pass, both numpy arrays. Nothing is told without a store.
    """

    crashes_changed = Signal()
    """Another store, or its crashes anew."""
    filter_changed = Signal()
    mask_changed = Signal(object, object)
    selection_changed = Signal(object)
    """A frozenset of fids."""
    place_changed = Signal()
    """What the map shows, or the polygon drawn in it."""
    settled = Signal()
    """A drag of the period has ended."""
    reading_failed = Signal(object)

    def __init__(
        self, door: CrashDoor, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.door = door
        self.background = background
        self.crashes: CrashList | None = None
        self.counts: FilterCounts | None = None
        self.filter = CrashFilter()
        self.dragging = False
        self.selected: frozenset[int] = frozenset()
        self.view: Bounds | None = None
        self.polygon: Polygon | MultiPolygon | None = None
        self._counter: FilterCounter | None = None

    def open_store(self, store: Store, title: str = "") -> None:
        """Read all crashes of a store in the background; filter and selection start anew."""
        self.background.run(
            Job(
                work=lambda progress: counted(self.door.read(store, progress)),
                channel=CHANNEL,
                on_done=lambda found: self._show(*found),
                on_failed=self.reading_failed.emit,
                title=title or self.tr("Reading the crashes"),
            )
        )

    def read_again(self, store: Store) -> None:
        """Read the crashes anew after one was changed; filter, area and selection stay."""
        self.background.run(
            Job(
                work=lambda progress: counted(self.door.read(store, progress)),
                channel=CHANNEL,
                on_done=lambda found: self._renew(*found),
                on_failed=self.reading_failed.emit,
                title=self.tr("Reading the crashes"),
            )
        )

    def _renew(self, crashes: CrashList, counter: FilterCounter) -> None:
        self.crashes, self._counter = crashes, counter
        self._count()
        self.crashes_changed.emit()
        self._tell_mask()
        selected, self.selected = self.selected, frozenset()
        self.select(selected)

    def show_crashes(self, crashes: CrashList | None) -> None:
        """Take other crashes (None: no store); what is asked starts anew."""
        self._show(crashes, None if crashes is None else FilterCounter(crashes.columns))

    def _show(self, crashes: CrashList | None, counter: FilterCounter | None) -> None:
        self.crashes, self._counter = crashes, counter
        self.filter = CrashFilter()
        self.polygon = None
        self.selected = frozenset()
        self._count()
        self.crashes_changed.emit()
        self.filter_changed.emit()
        self._tell_mask()
        self.selection_changed.emit(self.selected)

    def ask(self, wanted: CrashFilter) -> None:
        """Ask another filter."""
        if wanted == self.filter:
            return
        self.filter = wanted
        self._count()
        self.filter_changed.emit()
        self._tell_mask()

    def ask_facet(self, facet: Facet, values: Iterable[str]) -> None:
        """Ask other values in one facet."""
        self.ask(with_values(self.filter, facet, values))

    def ask_period(self, period: Period, *, dragging: bool = False) -> None:
        """Ask another period; while it is being dragged slow panels may lag behind."""
        self.dragging = dragging
        self.ask(replace(self.filter, period=period))
        if not dragging:
            self.settled.emit()

    def reset(self) -> None:
        """Ask nothing."""
        self.ask(CrashFilter())

    def select(self, fids: Iterable[int]) -> None:
        """Select other crashes; those that are not of this store are left out."""
        chosen = frozenset(fids)
        if chosen and self.crashes is not None:
            columns = self.crashes.columns
            chosen = frozenset(columns.fid[columns.rows_of(chosen)].tolist())
        if chosen != self.selected:
            self.selected = chosen
            self.selection_changed.emit(chosen)

    def see(self, view: Bounds | None) -> None:
        """What the map shows now, in metres."""
        if view != self.view:
            self.view = view
            self.place_changed.emit()

    def draw(self, polygon: Polygon | MultiPolygon | None) -> None:
        """The polygon drawn on the map, in metres; None takes it away."""
        self.polygon = polygon
        self.place_changed.emit()

    @property
    def passing(self) -> Ints:
        """Rows that pass the filter."""
        if self.counts is None:
            return np.empty(0, np.int64)
        return np.flatnonzero(self.counts.mask)

    def rows_in_view(self) -> Bools:
        """Rows that the map shows; all while it has told nothing."""
        columns = self._columns()
        if self.view is None:
            return np.ones(len(columns), np.bool_)
        box = self.view
        held: Bools = (columns.x >= box.min_x) & (columns.x <= box.max_x)
        held &= (columns.y >= box.min_y) & (columns.y <= box.max_y)
        return held

    def rows_in_polygon(self) -> Bools:
        """Rows within the drawn polygon; none without one."""
        columns = self._columns()
        if self.polygon is None:
            return np.zeros(len(columns), np.bool_)
        return rows_within(columns, self.polygon)

    def run(
        self,
        work: Callable[..., object],
        title: str,
        on_done: Callable[[object], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        """Long work of the panels (exports)."""
        self.background.run(
            Job(
                work=work,
                channel="crash export",
                title=title,
                on_done=on_done,
                on_failed=on_failed,
            )
        )

    def _columns(self) -> CrashColumns:
        if self.crashes is None:
            raise RuntimeError("no crashes are open")
        return self.crashes.columns

    def _count(self) -> None:
        self.counts = None if self._counter is None else self._counter.count(self.filter)

    def _tell_mask(self) -> None:
        if self.counts is not None and self.crashes is not None:
            mask = self.counts.mask
            self.mask_changed.emit(mask, self.crashes.columns.fid[mask])


def counted(crashes: CrashList) -> tuple[CrashList, FilterCounter]:
    """Crashes with a counter that has counted once: the first count is the long one."""
    counter = FilterCounter(crashes.columns)
    counter.count(CrashFilter())
    return crashes, counter
