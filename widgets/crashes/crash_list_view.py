"""The table of the crash list: chosen columns, sorting, copying, hatched incomplete months."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.crash_list.cells import ListColumn, column_title
from widgets.crashes.crash_rows_model import COLUMNS, INCOMPLETE_ROLE, CrashRowsModel
from widgets.crashes.hatch import paint_hatch
from widgets.crashes.list_layout import DEFAULT_LAYOUT, ListLayout, ShownColumn

WIDTH_EM = {
    ListColumn.DATE: 6.6,
    ListColumn.TIME: 3.9,
    ListColumn.SEVERITY: 3.0,
    ListColumn.DEATHS_24H: 7.0,
    ListColumn.DEATHS_30D: 7.0,
    ListColumn.INJURED: 4.4,
    ListColumn.TYPE: 8.0,
    ListColumn.PARTIES: 12.0,
    ListColumn.CAUSE: 14.0,
    ListColumn.PLACE: 16.0,
    ListColumn.JUNCTION: 12.0,
    ListColumn.CASE: 10.0,
    ListColumn.POSITION: 10.0,
}
USUAL_EM = 6.0
COPIED_ROWS = 200_000


class HatchedDates(QStyledItemDelegate):
    """The dates of incomplete months stand on the hatch."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """A cell, and a hatched edge before it where its month is incomplete."""
        super().paint(painter, option, index)
        if index.data(INCOMPLETE_ROLE):
            box = option.rect
            edge = QRectF(box.left(), box.top() + 1, 5, box.height() - 2)
            paint_hatch(painter, edge, option.palette)


class PlainHeader(QHeaderView):
    """Titles that do not tell whether their column is selected.

    Qt's own asks the model about each row of the selection before it paints a title: 9 s for
    200,000 selected rows.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One title, with the arrow of the sorting."""
        option = QStyleOptionHeader()
        self.initStyleOption(option)
        option.rect, option.section = rect, section
        orientation = Qt.Orientation.Horizontal
        option.text = str(self.model().headerData(section, orientation) or "")
        alignment = Qt.ItemDataRole.TextAlignmentRole
        option.textAlignment = Qt.AlignmentFlag(
            self.model().headerData(section, orientation, alignment)
        )
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == section:
            up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            arrows = QStyleOptionHeader.SortIndicator
            option.sortIndicator = arrows.SortDown if up else arrows.SortUp
        painter.save()
        self.style().drawControl(QStyle.ControlElement.CE_Header, option, painter, self)
        painter.restore()


class CrashListView(QTableView):
    """A sortable table over `CrashRowsModel`; Ctrl+C copies the selected rows with titles."""

    row_opened = Signal(int)
    layout_changed = Signal()
    columns_asked = Signal()
    menu_asked = Signal(object)
    """Where on the screen a menu for the selected rows is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalHeader(PlainHeader(self))
        self.rows_model = CrashRowsModel(self)
        self.setModel(self.rows_model)
        self._set_up()
        self._menu: QMenu | None = None
        self._loading = False
        header = self.horizontalHeader()
        header.sectionMoved.connect(self._changed)
        header.sectionResized.connect(self._changed)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self.open_header_menu)
        self.activated.connect(self._open)
        self.use_layout(DEFAULT_LAYOUT)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegateForColumn(COLUMNS.index(ListColumn.DATE), HatchedDates(self))
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        line = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(line + max(6, line // 3))

    # --- columns

    def use_layout(self, layout: ListLayout) -> None:
        """Show some columns in an order, with their widths."""
        self._loading = True
        header, em = self.horizontalHeader(), self.fontMetrics().horizontalAdvance("國")
        shown = {one.column: one for one in layout}
        order = [*shown, *(column for column in COLUMNS if column not in shown)]
        for place, column in enumerate(order):
            number = COLUMNS.index(column)
            header.moveSection(header.visualIndex(number), place)
            one = shown.get(column)
            usual = int(WIDTH_EM.get(column, USUAL_EM) * em)
            header.resizeSection(number, (one.width_px if one else 0) or usual)
            header.setSectionHidden(number, one is None)
        self._loading = False

    def layout_now(self) -> ListLayout:
        """The columns on the screen."""
        header = self.horizontalHeader()
        return tuple(
            ShownColumn(COLUMNS[number], header.sectionSize(number))
            for number in map(header.logicalIndex, range(len(COLUMNS)))
            if not header.isSectionHidden(number)
        )

    def shown_columns(self) -> tuple[ListColumn, ...]:
        """Columns from left to right."""
        return tuple(one.column for one in self.layout_now())

    def show_column(self, column: ListColumn, shown: bool) -> None:
        """Show a column or hide it; the last one stays."""
        if shown or len(self.shown_columns()) > 1:
            self.horizontalHeader().setSectionHidden(COLUMNS.index(column), not shown)
            self._changed()

    def open_header_menu(self, at: QPoint) -> None:
        """Offer the columns."""
        menu = self.header_menu()
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def header_menu(self) -> QMenu:
        """A menu in which each column can be ticked."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu = QMenu(self)
        shown = self.shown_columns()
        for column in COLUMNS:
            action = menu.addAction(column_title(column, self.rows_model.language))
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.toggled.connect(lambda on, column=column: self.show_column(column, on))
        menu.addSeparator()
        menu.addAction(self.tr("Choose columns…")).triggered.connect(self.columns_asked)
        menu.addAction(self.tr("Usual columns")).triggered.connect(self._usual)
        return menu

    def _usual(self) -> None:
        self.use_layout(DEFAULT_LAYOUT)
        self._changed()

    def _changed(self) -> None:
        if not self._loading:
            self.layout_changed.emit()

    # --- rows

    def copied_text(self) -> str:
        """Selected rows with titles, tab-separated, in the order on the screen."""
        model, columns = self.rows_model, self.shown_columns()
        lines = ["\t".join(column_title(column, model.language) for column in columns)]
        places = sorted(
            place
            for one in self.selectionModel().selection()
            for place in range(one.top(), one.bottom() + 1)
        )[:COPIED_ROWS]
        cells = model.cells
        if cells is not None:
            for place in places:
                row = int(model.rows[place])
                texts = (cells.text(column, row) for column in columns)
                lines.append("\t".join(" ".join(text.split()) for text in texts))
        return "\n".join(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on the copy key; all else is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied_text())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu for the rows: by the right button, or by the menu key at the current row."""
        where = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            cell = self.visualRect(self.currentIndex())
            where = self.viewport().mapToGlobal(cell.bottomLeft())
        self.menu_asked.emit(where)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_opened.emit(int(self.rows_model.rows[index.row()]))
