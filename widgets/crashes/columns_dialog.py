"""Asks which columns the crash list shows, and in which order."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.crash_list.cells import ListColumn, column_title
from app.messages import Language
from widgets.crashes.list_layout import DEFAULT_LAYOUT, ListLayout, ShownColumn


class ColumnsDialog(QDialog):
    """Columns to tick, to drag or to move by buttons."""

    def __init__(self, layout: ListLayout, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self.setWindowTitle(self.tr("Columns of the crash list"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        label = QLabel(self.tr("&Ticked columns are shown, from left to right:"))
        label.setBuddy(self.list)
        self.up, self.down = QPushButton(self.tr("Move &up")), QPushButton(self.tr("Move &down"))
        self.usual = QPushButton(self.tr("U&sual columns"))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.usual.clicked.connect(lambda: self._fill(DEFAULT_LAYOUT))
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        side = QVBoxLayout()
        for button in (self.up, self.down, self.usual):
            button.setAutoDefault(False)
            side.addWidget(button)
        side.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.list, 1)
        row.addLayout(side)
        column = QVBoxLayout(self)
        column.addWidget(label)
        column.addLayout(row)
        column.addWidget(self.buttons)
        self.list.itemChanged.connect(self._enable)
        self._fill(layout)
        self.resize(self.sizeHint().expandedTo(self.list.sizeHint() * 1.4))

    def chosen(self) -> ListLayout:
        """The ticked columns in their order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(
            ShownColumn(
                ListColumn(item.data(Qt.ItemDataRole.UserRole)),
                int(item.data(Qt.ItemDataRole.UserRole + 1)),
            )
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def _fill(self, layout: ListLayout) -> None:
        self.list.clear()
        shown = {one.column: one.width_px for one in layout}
        for column in (*shown, *(one for one in ListColumn if one not in shown)):
            item = QListWidgetItem(column_title(column, self._language))
            item.setData(Qt.ItemDataRole.UserRole, column.value)
            item.setData(Qt.ItemDataRole.UserRole + 1, shown.get(column, 0))
            ticked = column in shown
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + by < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + by, item)
            self.list.setCurrentRow(row + by)

    def _enable(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.chosen()))
