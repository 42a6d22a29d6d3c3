"""What is selected in the table of crashes and at the desk is one thing."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel

from gis.crashes.crash_columns import Ints
from widgets.crashes.crash_desk import CrashDesk
from widgets.crashes.crash_list_view import CrashListView

MOST_RANGES = 2000
"""Runs of selected rows that Qt's selection can bear; beyond, the selected stand first."""


class SelectionLink:
    """Selects in the table what is selected at the desk and back, without an echo."""

    def __init__(self, desk: CrashDesk, view: CrashListView) -> None:
        self._desk, self._view = desk, view
        self.is_quiet = False
        """Whether changes of the selection are the program's own."""

    def quietly(self, work: Callable[[], None]) -> None:
        """Do something to the table without telling that the selection changed."""
        before, self.is_quiet = self.is_quiet, True
        try:
            work()
        finally:
            self.is_quiet = before

    @property
    def rows(self) -> Ints:
        """Rows of the crashes that are selected at the desk."""
        crashes = self._desk.crashes
        if crashes is None:
            return np.empty(0, np.int64)
        return crashes.columns.rows_of(self._desk.selected)

    @property
    def places(self) -> Ints:
        """Where in the table those of them stand that it shows."""
        return self._view.rows_model.places_of(self.rows)

    def mark(self) -> None:
        """Select in the table what is selected at the desk; too many pieces are left unmarked."""
        places = self.places
        pieces = 1 + int(np.count_nonzero(np.diff(places) > 1)) if len(places) else 0
        selection = QItemSelection()
        if pieces <= MOST_RANGES:
            selection = self._view.rows_model.selection_of(self.rows)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.quietly(lambda: self._view.selectionModel().select(selection, flags))

    def scroll_to_first(self) -> None:
        """Bring the first of the selected into sight."""
        places = self.places
        if len(places):
            self._view.scrollTo(self._view.rows_model.index(int(places[0]), 0))

    def take_over(self) -> frozenset[int] | None:
        """Select at the desk what the officer selected in the table: fids; None of an echo."""
        crashes = self._desk.crashes
        if self.is_quiet or crashes is None:
            return None
        rows = self._view.rows_model.rows_in(self._view.selectionModel().selection())
        fids = frozenset(crashes.columns.fid[rows].tolist())
        self.quietly(lambda: self._desk.select(fids))
        return fids
