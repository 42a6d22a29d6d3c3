"""What the window shows first: ways to begin, and the stores opened before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from widgets.frame.store_names import store_line, store_names
from widgets.parts.fonts import emphasised, enlarged
from widgets.parts.icons import icon

COLUMN_EM = 44
ICON_PX = 40
ROOMY_PX, ROOMY_GROWTH = 1800, 1.3
"""From this width of the window on the page is written larger, not lost in the middle."""
RECENT_SHOWN = 6
IN_A_ROW = 3
LOCATION = Qt.ItemDataRole.UserRole


class WelcomePage(QWidget):
    """Big choices and the recent stores; a double click or Enter opens one."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = tuple(actions)
        self._growth = 1.0
        self._open: Callable[[str], None] = lambda location: None
        self.title, self.text, self.recent_title = QLabel(), QLabel(), QLabel()
        self.text.setWordWrap(True)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.buttons: list[QToolButton | QPushButton] = [
            self._button(action) for action in self._actions
        ]
        self.recent = QListWidget()
        self.recent.setIconSize(QSize(ICON_PX // 2, ICON_PX // 2))
        self._picture = icon("open")
        self.recent.itemActivated.connect(self._activated)
        self.recent.itemClicked.connect(self._activated)
        self.recent.setSpacing(3)
        self.recent_title.setBuddy(self.recent)
        self._arrange()
        self._letter()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, button in enumerate(self.buttons):
            row, column_place = divmod(place, IN_A_ROW)
            grid.addWidget(button, row, column_place)
            grid.setColumnStretch(column_place, 1)
        inner = self._inner = QWidget()
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(inner)
        column.setSpacing(14)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(grid)
        column.addSpacing(8)
        column.addWidget(self.recent_title)
        column.addWidget(self.recent)
        outer = QGridLayout(self)
        outer.addWidget(inner, 1, 1)
        outer.setColumnStretch(0, 1)
        outer.setColumnStretch(1, 8)
        outer.setColumnStretch(2, 1)
        outer.setRowStretch(0, 2)
        outer.setRowStretch(2, 3)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: button.setIcon(action.icon()))
        return button

    def _letter(self) -> None:
        """Letters in sizes relative to the page's own."""
        growth = self._growth
        self.title.setFont(emphasised(enlarged(self.font(), 1.6 * growth)))
        for widget in (self.text, self.recent_title, self.recent, *self.buttons):
            widget.setFont(enlarged(self.font(), growth))
        line, side = int(self.fontMetrics().height() * growth), int(ICON_PX * growth)
        self._inner.setMaximumWidth(COLUMN_EM * line)
        for button in self.buttons:
            button.setIconSize(QSize(side, side))
            button.setMinimumHeight(side + int(line * 2.2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Larger letters in a large window."""
        super().resizeEvent(event)
        growth = ROOMY_GROWTH if self.width() >= ROOMY_PX else 1.0
        if growth != self._growth:
            self._growth = growth
            self._letter()
            self._fit_list()

    # --- outside

    def offer_recent(self, stores: Sequence[str], choose: Callable[[str], None]) -> None:
        """List the stores opened before; nothing of it shows where there was none."""
        self._open = choose
        self.recent.clear()
        for location in stores[:RECENT_SHOWN]:
            item = QListWidgetItem(self._picture, "\n".join(store_names(location)))
            item.setData(LOCATION, location)
            item.setToolTip(store_line(location))
            self.recent.addItem(item)
        for widget in (self.recent, self.recent_title):
            widget.setVisible(bool(stores))
        self._fit_list()

    def _fit_list(self) -> None:
        """As high as its entries need, and no higher."""
        row = self.recent.sizeHintForRow(0) + 2 * self.recent.spacing()
        self.recent.setMaximumHeight(max(row, 1) * max(self.recent.count(), 1) + 8)

    def say(self, title: str, text: str) -> None:
        """Set the words; buttons take theirs from their actions."""
        self.title.setText(title)
        self.text.setText(text)
        self.recent_title.setText(self.tr("Stores opened &before"))
        self.recent.setAccessibleName(self.tr("Stores opened before"))
        for button, action in zip(self.buttons, self._actions, strict=True):
            button.setText(action.text())
            button.setToolTip(action.toolTip())
            button.setAccessibleDescription(action.statusTip())

    def _activated(self, item: QListWidgetItem) -> None:
        self._open(str(item.data(LOCATION)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of letters and the colours."""
        if event.type() == QEvent.Type.FontChange:
            self._letter()
            self._fit_list()
        elif event.type() == QEvent.Type.PaletteChange:
            self._picture = icon("open")
            for row in range(self.recent.count()):
                self.recent.item(row).setIcon(self._picture)
        super().changeEvent(event)
