"""The panel of objects: a palette with pictures and a search, and what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gis.drafting.user_actions import UserAction
from gis.streets.object_palette import PaletteEntry, PaletteGroup, searched
from widgets.street_editor.around import EditorAround
from widgets.street_editor.objects.chosen_object import ChosenObject
from widgets.street_editor.objects.object_pick import DETACH, SELECT, tool_for
from widgets.street_editor.objects.object_pictures import picture_of
from widgets.street_editor.objects.object_words import entry_words, group_words, short_words

PICTURE_PX = 40
CELL = QSize(96, 112)
SPEEDS = (10, 120, 10)
"""Least, most and step of speeds on signs (km/h)."""


class ObjectPanel(QWidget):
    """A click in the palette gives the mouse to the tool that places it."""

    def __init__(self, around: EditorAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around, self._pick = around, around.pick
        self.search, self.groups = QLineEdit(), QComboBox()
        self.list = QListWidget()
        self.nothing = QLabel()
        self.figure, self.figure_label = QSpinBox(), QLabel()
        self.select, self.detach = QPushButton(), QPushButton()
        self.chosen = ChosenObject(around)
        self._set_up()
        self._lay_out()
        self.retranslate()

    # --- making

    def _set_up(self) -> None:
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.groups.currentIndexChanged.connect(self._fill)
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setIconSize(QSize(PICTURE_PX, PICTURE_PX))
        self.list.setGridSize(CELL)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.itemClicked.connect(self._taken)
        self.list.itemActivated.connect(self._taken)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        least, most, step = SPEEDS
        self.figure.setRange(least, most)
        self.figure.setSingleStep(step)
        self.figure.setValue(int(self._pick.figure))
        self.figure.setKeyboardTracking(False)
        self.figure.valueChanged.connect(self._figure_changed)
        self.figure_label.setBuddy(self.figure)
        self.select.clicked.connect(lambda: self._use(SELECT))
        self.detach.clicked.connect(lambda: self._use(DETACH))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.search, 3)
        head.addWidget(self.groups, 2)
        number = QHBoxLayout()
        number.addWidget(self.figure_label)
        number.addWidget(self.figure)
        number.addStretch(1)
        tools = QHBoxLayout()
        tools.addWidget(self.select)
        tools.addWidget(self.detach)
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        column.addLayout(number)
        column.addLayout(tools)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(above)
        split.addWidget(self.chosen)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.addWidget(split)

    # --- words

    def retranslate(self) -> None:
        """Write all words again."""
        self._pick.named = entry_words
        self.search.setPlaceholderText(self.tr("Name, number or article"))
        self.search.setAccessibleName(self.tr("Search the palette"))
        self.groups.setAccessibleName(self.tr("Group of the palette"))
        self.list.setAccessibleName(self.tr("What can be placed"))
        self.nothing.setText(self.tr("Nothing of that name. Try fewer letters or another group."))
        self.figure_label.setText(self.tr("Number on it (km/h)"))
        self.select.setText(self.tr("Choose and move"))
        self.select.setToolTip(self.tr("Choose, move, turn and delete what was placed by hand"))
        self.detach.setText(self.tr("Detach a marking"))
        self.detach.setToolTip(
            self.tr("A marking or sign made by rule becomes an object to be edited by hand")
        )
        self._fill_groups()
        self._fill()

    def _fill_groups(self) -> None:
        now = self.groups.currentIndex()
        self.groups.blockSignals(True)
        self.groups.clear()
        self.groups.addItem(self.tr("All groups"), None)
        for group in PaletteGroup:
            self.groups.addItem(group_words(group), group)
        self.groups.setCurrentIndex(max(now, 0))
        self.groups.blockSignals(False)

    # --- the palette

    def _fill(self) -> None:
        group = self.groups.currentData()
        entries = [
            entry
            for entry in searched(self._pick.entries, self.search.text())
            if group is None or entry.group is group
        ]
        self.list.clear()
        for entry in entries:
            self.list.addItem(self._item(entry))
        self.list.setVisible(bool(entries))
        self.nothing.setVisible(not entries)
        self._show_figure()

    def _item(self, entry: PaletteEntry) -> QListWidgetItem:
        figure = self._pick.figure
        icon = picture_of(entry, figure, PICTURE_PX, self.devicePixelRatioF())
        item = QListWidgetItem(icon, short_words(entry))
        item.setSizeHint(CELL)
        item.setData(Qt.ItemDataRole.UserRole, entry)
        item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        item.setToolTip(self._tip(entry))
        return item

    def _tip(self, entry: PaletteEntry) -> str:
        parts = [entry_words(entry)]
        if entry.number and entry.number != entry.article:
            parts.append(entry.number)
        if entry.article:
            parts.append(self.tr("Article {article}").format(article=entry.article))
        return "\n".join(parts)

    def _taken(self, item: QListWidgetItem) -> None:
        entry = item.data(Qt.ItemDataRole.UserRole)
        self._around.count.count(UserAction.PICK)
        self._pick.take(entry)
        self._show_figure()
        self._around.use_tool(tool_for(entry))

    def _use(self, tool: str) -> None:
        self._around.count.count(UserAction.CLICK)
        self._around.use_tool(tool)

    def _show_figure(self) -> None:
        shown = self._pick.entry.takes_figure
        self.figure.setVisible(shown)
        self.figure_label.setVisible(shown)

    def _figure_changed(self, value: int) -> None:
        self._around.count.count(UserAction.TYPED)
        self._pick.figure = str(value)
        for place in range(self.list.count()):
            item = self.list.item(place)
            entry = item.data(Qt.ItemDataRole.UserRole)
            if entry.takes_figure:
                ratio = self.devicePixelRatioF()
                item.setIcon(picture_of(entry, str(value), PICTURE_PX, ratio))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
