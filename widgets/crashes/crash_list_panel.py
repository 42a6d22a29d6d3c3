"""The crash list: what passes the filter as a table, linked with the map both ways."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.crash_list.cells import CrashCells
from app.crash_list.export import ExportWish
from gis.crashes.crash_columns import Ints
from widgets.crashes.columns_dialog import ColumnsDialog
from widgets.crashes.coverage_note import CoverageNote
from widgets.crashes.crash_desk import CrashDesk
from widgets.crashes.crash_door import Writer
from widgets.crashes.crash_list_view import CrashListView
from widgets.crashes.crash_row_menu import CrashRowMenu
from widgets.crashes.facet_words import language_now
from widgets.crashes.list_layout import layout_as_text, layout_from_text
from widgets.crashes.selection_link import SelectionLink

SEARCH_DELAY_MS = 150
LAG_MS = 200
"""How long the table may lag behind while the period is dragged."""


class ListScope(Enum):
    """Which of the passing crashes the table shows."""

    ALL = "all"
    SELECTED = "selected"
    IN_VIEW = "in_view"
    IN_POLYGON = "in_polygon"


def ask_for_file(parent: QWidget, suggested: str, kinds: str) -> str:
    """Ask where to save, by Qt's dialog; "" where the officer changed their mind."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "", suggested, kinds)
    return chosen


class CrashListPanel(QWidget):
    """Shows the desk's passing crashes; selecting rows selects crashes at the desk and back."""

    rows_selected = Signal(object)
    """A frozenset of fids that the officer selected in the table."""
    crash_opened = Signal(int)
    """The fid of a crash that is to be opened: double click, Enter, menu."""
    scene_wanted = Signal(int)
    """The fid of a crash whose scene is to be opened or drawn."""
    told = Signal(str)
    zoom_wanted = Signal(object)
    """A frozenset of fids to be shown on the map."""
    layout_text_changed = Signal(str)
    """Columns, order and widths as text, for whoever remembers settings."""
    exported = Signal(str)
    """Path of a file that was written."""
    failed = Signal(object)

    def __init__(self, desk: CrashDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.ask_for_file: Callable[[QWidget, str, str], str] = ask_for_file
        self.view = CrashListView()
        self._link = SelectionLink(desk, self.view)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.scope = QComboBox()
        for scope in ListScope:
            self.scope.addItem("", scope)
        self.zoom, self.columns, self.export = QToolButton(), QToolButton(), QToolButton()
        self.export_menu = QMenu(self)
        self.csv_action = self.export_menu.addAction("")
        self.gpkg_action = self.export_menu.addAction("")
        self.row_menu = CrashRowMenu(self)
        self.export.setMenu(self.export_menu)
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.count = QLabel()
        self.note = CoverageNote(desk)
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._search_delay = QTimer(self)
        self._search_delay.setSingleShot(True)
        self._search_delay.setInterval(SEARCH_DELAY_MS)
        self._lag = QTimer(self)
        self._lag.setSingleShot(True)
        self._lag.setInterval(LAG_MS)
        self._lag.timeout.connect(self._show_rows)
        self._lay_out()
        self._connect()
        self._retranslate()
        self._show_crashes()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(6, 4, 6, 0)
        row.addWidget(self.search, 2)
        for widget in (self.scope, self.zoom, self.columns, self.export):
            row.addWidget(widget)
        below = QHBoxLayout()
        below.setContentsMargins(6, 0, 6, 4)
        below.addWidget(self.count)
        below.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        desk, view = self.desk, self.view
        desk.crashes_changed.connect(self._show_crashes)
        desk.mask_changed.connect(lambda mask, fids: self._follow_mask())
        desk.settled.connect(self._settle)
        desk.selection_changed.connect(self._follow_selection)
        desk.place_changed.connect(self._follow_place)
        view.selectionModel().selectionChanged.connect(self._tell_selection)
        view.row_opened.connect(self._open)
        view.columns_asked.connect(self.choose_columns)
        view.menu_asked.connect(lambda at: self.row_menu.show_for(len(self.desk.selected), at))
        self.row_menu.correct_wanted.connect(self.correct_selected)
        self.row_menu.scene_wanted.connect(self.draw_selected)
        self.row_menu.zoom_wanted.connect(self.zoom_to_selected)
        view.layout_changed.connect(lambda: self.layout_text_changed.emit(self.layout_text()))
        view.rows_model.order_changed.connect(self._link.mark)
        self.search.textChanged.connect(lambda: self._search_delay.start())
        self.search.returnPressed.connect(self._search_now)
        self._search_delay.timeout.connect(self._show_rows)
        self.scope.activated.connect(self._show_rows)
        self.zoom.clicked.connect(self.zoom_to_selected)
        self.columns.clicked.connect(self.choose_columns)
        self.csv_action.triggered.connect(self.export_csv)
        self.gpkg_action.triggered.connect(self.export_geopackage)

    # --- remembered columns

    def layout_text(self) -> str:
        """Columns, order and widths as text."""
        return layout_as_text(self.view.layout_now())

    def set_layout_text(self, text: str) -> None:
        """Take the columns of an earlier run; damaged text gives the usual ones."""
        self.view.use_layout(layout_from_text(text))

    def choose_columns(self) -> None:
        """Ask for the columns in a dialog."""
        dialog = ColumnsDialog(self.view.layout_now(), language_now(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._use_columns(dialog))
        dialog.open()

    def _use_columns(self, dialog: ColumnsDialog) -> None:
        self.view.use_layout(dialog.chosen())
        self.layout_text_changed.emit(self.layout_text())

    # --- rows

    def _show_crashes(self) -> None:
        crashes, model = self.desk.crashes, self.view.rows_model
        model.language = language_now()
        model.show_cells(None if crashes is None else CrashCells(crashes.columns, model.language))
        self._show_rows()

    def _search_now(self) -> None:
        self._search_delay.stop()
        self._show_rows()

    def wanted_rows(self) -> Ints:
        """Rows that pass the filter, the switch and the search."""
        cells, scope = self.view.rows_model.cells, self.scope.currentData()
        if cells is None or self.desk.counts is None:
            return np.empty(0, np.int64)
        mask = self.desk.counts.mask
        if scope is ListScope.SELECTED:
            selected = np.zeros(len(mask), np.bool_)
            selected[cells.columns.rows_of(self.desk.selected)] = True
            mask = mask & selected
        elif scope is ListScope.IN_VIEW:
            mask = mask & self.desk.rows_in_view()
        elif scope is ListScope.IN_POLYGON:
            mask = mask & self.desk.rows_in_polygon()
        if self.search.text().strip():
            mask = mask & cells.holding(self.search.text())
        return np.flatnonzero(mask)

    def _follow_mask(self) -> None:
        """Show what passes; while the period is dragged only now and then."""
        if not self.desk.dragging:
            self._show_rows()
        elif not self._lag.isActive():
            self._lag.start()

    def _settle(self) -> None:
        if self._lag.isActive():
            self._lag.stop()
            self._show_rows()

    def _show_rows(self) -> None:
        self._link.quietly(lambda: self.view.rows_model.show_rows(self.wanted_rows()))
        self._link.mark()
        self._say()

    def _follow_selection(self, fids: frozenset[int]) -> None:
        if self.scope.currentData() is ListScope.SELECTED and not self._link.is_quiet:
            self._show_rows()
        elif not self._link.is_quiet:
            self._link.mark()
            self._link.scroll_to_first()
        self._say()

    def _tell_selection(self) -> None:
        fids = self._link.take_over()
        if fids is not None:
            self._say()
            self.rows_selected.emit(fids)

    def _follow_place(self) -> None:
        if self.scope.currentData() in (ListScope.IN_VIEW, ListScope.IN_POLYGON):
            self._show_rows()

    def _open(self, row: int) -> None:
        if self.desk.crashes is not None:
            self.crash_opened.emit(int(self.desk.crashes.columns.fid[row]))

    def correct_selected(self) -> None:
        """Open the crash that is selected, in this list or on the map, to correct it."""
        self._with_selected(self.crash_opened.emit)

    def draw_selected(self) -> None:
        """Open or begin the scene of the crash that is selected, in this list or on the map."""
        self._with_selected(self.scene_wanted.emit)

    def _with_selected(self, do: Callable[[int], object]) -> None:
        if len(self.desk.selected) == 1:
            do(next(iter(self.desk.selected)))
        else:
            self.told.emit(self.tr("Select one crash first, in the list or on the map"))

    def zoom_to_selected(self) -> None:
        """Ask the map to show the selected crashes, or all that the table shows."""
        crashes = self.desk.crashes
        if crashes is not None:
            shown = crashes.columns.fid[self.view.rows_model.rows]
            wanted = self.desk.selected or frozenset(shown.tolist())
            if wanted:
                self.zoom_wanted.emit(wanted)

    def focus_search(self) -> None:
        """Go to the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # --- export

    def export_csv(self) -> None:
        """Save what the table shows as CSV."""
        self._export(self.desk.door.write_csv, ".csv", self.tr("CSV for spreadsheets (*.csv)"))

    def export_geopackage(self) -> None:
        """Save what the table shows as a GeoPackage."""
        self._export(self.desk.door.write_geopackage, ".gpkg", self.tr("GeoPackage (*.gpkg)"))

    def _export(self, write: Writer, suffix: str, kinds: str) -> None:
        crashes = self.desk.crashes
        if crashes is None or not len(self.view.rows_model.rows):
            return
        chosen = self.ask_for_file(self, self.tr("crashes") + suffix, kinds)
        if not chosen:
            return
        path = Path(chosen if Path(chosen).suffix else chosen + suffix)
        wish = ExportWish(
            rows=self.view.rows_model.rows,
            columns=self.view.shown_columns(),
            crash_filter=self.desk.filter,
            language=language_now(),
        )
        self.desk.run(
            lambda progress: write(crashes, wish, path, progress),
            self.tr("Saving the crash list"),
            lambda done: self.exported.emit(str(path)),
            self.failed.emit,
        )

    # --- words

    def _say(self) -> None:
        shown = len(self.view.rows_model.rows)
        crashes, counts = self.desk.crashes, self.desk.counts
        self.view.setVisible(shown > 0)
        self.empty.setVisible(shown == 0)
        self.export.setEnabled(shown > 0)
        self.zoom.setEnabled(shown > 0)
        self.count.setVisible(crashes is not None)
        if crashes is None or counts is None:
            self.empty.setText(self.tr("Open a store to see its crashes."))
            return
        words = self.tr("{shown} of {all} crashes").format(
            shown=f"{shown:,}", all=f"{len(crashes.columns):,}"
        )
        if self.desk.selected:
            here = len(self._link.places)
            told = self.tr(" · {selected} selected")
            if here < len(self.desk.selected):
                told = self.tr(" · {selected} selected, {here} of them shown")
            words += told.format(selected=f"{len(self.desk.selected):,}", here=f"{here:,}")
        self.count.setText(words)
        self.empty.setText(self._why_empty(len(crashes.columns), counts.total))

    def _why_empty(self, everything: int, passing: int) -> str:
        if not everything:
            return self.tr("This store holds no crashes yet. Import crash files first (File menu).")
        if not passing:
            return self.tr("No crash meets every condition. Take conditions away in the filter.")
        if self.search.text().strip():
            return self.tr("No row holds all the words searched for. Empty the search box.")
        scope = self.scope.currentData()
        if scope is ListScope.SELECTED:
            return self.tr("Nothing is selected. Select crashes on the map, or show all rows.")
        if scope is ListScope.IN_POLYGON:
            return self.tr("Draw a polygon on the map, or show all rows.")
        return self.tr("The map shows none of these crashes. Move it, or show all rows.")

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Crash list"))
        self.view.setAccessibleName(self.tr("Crash list"))
        self.search.setPlaceholderText(self.tr("Search in all columns"))
        self.search.setAccessibleName(self.tr("Search in the crash list"))
        self.scope.setAccessibleName(self.tr("Which crashes are shown"))
        titles = (
            self.tr("All that pass the filter"),
            self.tr("Only the selected"),
            self.tr("In the map view"),
            self.tr("In the drawn polygon"),
        )
        for place, title in enumerate(titles):
            self.scope.setItemText(place, title)
        self.row_menu.retranslate()
        self.zoom.setText(self.tr("Show on map"))
        self.zoom.setToolTip(self.tr("Show the selected crashes on the map (or all rows)"))
        self.columns.setText(self.tr("Columns"))
        self.columns.setToolTip(self.tr("Choose columns and their order"))
        self.export.setText(self.tr("Save as"))
        self.export.setToolTip(self.tr("Save the rows of this table, without personal data"))
        self.csv_action.setText(self.tr("CSV for spreadsheets…"))
        self.gpkg_action.setText(self.tr("GeoPackage for QGIS…"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_crashes()
        super().changeEvent(event)
