"""The command palette: type what you want, choose it, done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from widgets.frame.palette_entries import EntryKind, PaletteEntry, found

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
WIDTH_EM, HEIGHT_EM = 36, 24
WALKING = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}
"""Rows that a key goes down."""


class EntriesModel(QAbstractListModel):
    """The entries that fit what was typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[PaletteEntry] = []

    def show_entries(self, entries: list[PaletteEntry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Entries shown."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, tooltip, what a screen reader says, and the entry itself."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.why_not or entry.hint
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.title, entry.keys, entry.why_not) if part)
        return entry if role == ENTRY else None


class EntryPainter(QStyledItemDelegate):
    """Title on the left; keys, kind or the reason why not on the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        entry: PaletteEntry = index.data(ENTRY)
        view = option.widget
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        style = view.style() if view else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        role = QPalette.ColorRole
        letters = role.HighlightedText if chosen else role.Text
        quiet = role.HighlightedText if chosen else role.PlaceholderText
        title = quiet if entry.why_not else letters
        box = option.rect.adjusted(8, 0, -8, 0)
        painter.save()
        painter.setFont(option.font)
        right = self._right(entry)
        width = min(option.fontMetrics.horizontalAdvance(right) + 4, box.width() // 2)
        painter.setPen(option.palette.color(title))
        self._write(painter, box.adjusted(0, 0, -width - 8, 0), entry.title, left=True)
        painter.setPen(option.palette.color(quiet))
        self._write(painter, box.adjusted(box.width() - width, 0, 0, 0), right, left=False)
        painter.restore()

    def _write(self, painter: QPainter, box: QRect, text: str, *, left: bool) -> None:
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _right(self, entry: PaletteEntry) -> str:
        kinds = {
            EntryKind.ACTION: entry.keys,
            EntryKind.STORE: self.tr("store"),
            EntryKind.SITE: self.tr("site"),
        }
        return entry.why_not or kinds[entry.kind]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows with room to read."""
        return QSize(100, int(option.fontMetrics.height() * 1.5))


class CommandPalette(QDialog):
    """A search box over a list; Enter does the chosen thing."""

    def __init__(self, entries: Sequence[PaletteEntry], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = entries
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.model = EntriesModel(self)
        self.list = QListView()
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryPainter(self.list))
        self.list.activated.connect(self._run)
        self.list.clicked.connect(self._run)
        self.status = QLabel()
        self.status.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.status)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._explain())
        self._say()
        self._find("")
        self._take_place(parent)
        self.search.setFocus()

    def _take_place(self, parent: QWidget) -> None:
        em = self.fontMetrics().height()
        width = min(WIDTH_EM * em, parent.width() - 40)
        self.resize(width, min(HEIGHT_EM * em, parent.height() - 80))
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - width) // 2, corner.y() + 60)

    def _find(self, query: str) -> None:
        self.model.show_entries(found(self._entries, query))
        if self.model.entries:
            self.list.setCurrentIndex(self.model.index(0))
        self._explain()

    def _walk(self, rows: int) -> None:
        last = len(self.model.entries) - 1
        row = min(max(self.list.currentIndex().row() + rows, 0), last)
        self.list.setCurrentIndex(self.model.index(row))

    def _explain(self) -> None:
        """Say what the chosen entry does, or why it cannot be done."""
        index = self.list.currentIndex()
        if not index.isValid():
            self.status.setText(self.tr("Nothing has this name. Try fewer or other words."))
            return
        entry: PaletteEntry = index.data(ENTRY)
        self.status.setText(entry.why_not or entry.hint or entry.title)

    def _run(self, index: Index) -> None:
        entry: PaletteEntry = index.data(ENTRY)
        if entry.why_not:
            self._explain()
            return
        self.accept()
        entry.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk through the list while the search box keeps the keys; Enter runs."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if step := WALKING.get(Qt.Key(event.key())):
                self._walk(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.list.currentIndex().isValid():
                    self._run(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Find an action, store or site"))
        self.search.setPlaceholderText(self.tr("Type what you want to do, in Chinese or English"))
        self.search.setAccessibleName(self.windowTitle())
        self.list.setAccessibleName(self.tr("Found"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
