"""The list of bookmarks: go, rename in place, point elsewhere, delete."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
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

from app.mapping.bookmarks import Bookmarks

NAME_ROLE = Qt.ItemDataRole.UserRole


class BookmarkDialog(QDialog):
    """Shows bookmarks; tells by name what is to be done, and changes nothing itself."""

    go = Signal(str)
    renamed = Signal(str, str)
    deleted = Signal(str)
    moved = Signal(str)
    """To the present view."""
    _name_typed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = _BookmarkList()
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.go_there, self.rename, self.move_here, self.delete = (QPushButton() for _ in range(4))
        self._buttons = (self.go_there, self.rename, self.move_here, self.delete)
        self.close_buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        # Enter goes to the bookmark; it must not close the list as well.
        self.close_buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        side = QVBoxLayout()
        for button in self._buttons:
            button.setAutoDefault(False)
            side.addWidget(button)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(self.list, 1)
        middle.addLayout(side)
        column = QVBoxLayout(self)
        column.addWidget(self.empty)
        column.addLayout(middle, 1)
        column.addWidget(self.close_buttons)
        self.resize(420, 300)
        self._wire()
        self.retranslate()

    def _wire(self) -> None:
        self.list.currentItemChanged.connect(lambda now, before: self._allow())
        self.list.itemActivated.connect(lambda item: self.go.emit(item.data(NAME_ROLE)))
        self.list.itemChanged.connect(self._edited)
        self.list.delete_pressed.connect(self._delete)
        # Told once the row's editor is closed: the rows are made anew then.
        self._name_typed.connect(self.renamed, Qt.ConnectionType.QueuedConnection)
        self.go_there.clicked.connect(lambda: self.go.emit(self.current))
        self.rename.clicked.connect(lambda: self.list.editItem(self.list.currentItem()))
        self.move_here.clicked.connect(lambda: self.moved.emit(self.current))
        self.delete.clicked.connect(self._delete)
        self.close_buttons.rejected.connect(self.reject)

    # --- outside

    def show_bookmarks(self, bookmarks: Bookmarks) -> None:
        """Show other bookmarks; the row stays where it was."""
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for one in bookmarks.listed:
            item = QListWidgetItem(one.name)
            item.setData(NAME_ROLE, one.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self.empty.setVisible(not bookmarks.listed)
        self._allow()

    @property
    def current(self) -> str:
        """The name of the current bookmark; empty without one."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(NAME_ROLE))

    # --- inside

    def _allow(self) -> None:
        for button in self._buttons:
            button.setEnabled(bool(self.current))

    def _edited(self, item: QListWidgetItem) -> None:
        name, to = str(item.data(NAME_ROLE)), item.text()
        self.list.blockSignals(True)
        item.setText(name)  # the owner of the names says what it is called now
        self.list.blockSignals(False)
        self._name_typed.emit(name, to)

    def _delete(self) -> None:
        if self.current:
            self.deleted.emit(self.current)

    def retranslate(self) -> None:
        """Write all words again."""
        self.setWindowTitle(self.tr("Bookmarks"))
        self.list.setAccessibleName(self.tr("Bookmarks"))
        self.empty.setText(
            self.tr('No bookmarks yet. Look at a place and choose "Add a bookmark".')
        )
        self.go_there.setText(self.tr("&Go there"))
        self.rename.setText(self.tr("&Rename"))
        self.move_here.setText(self.tr("Use the &present view"))
        self.delete.setText(self.tr("&Delete"))
        self.move_here.setToolTip(self.tr("Let this bookmark show what the map shows now"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class _BookmarkList(QListWidget):
    """A list whose Delete key deletes."""

    delete_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and F2."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.editItem(self.currentItem())
        else:
            super().keyPressEvent(event)
