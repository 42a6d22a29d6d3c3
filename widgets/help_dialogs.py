"""What the keys and the mouse do, and what this program is."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from widgets.actions import ACTIONS, words


class KeysDialog(QDialog):
    """A table of all keys, made from the actions themselves."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys and mouse"))
        rows = [
            (actions[spec.id].shortcut().toString(QKeySequence.SequenceFormat.NativeText), spec)
            for spec in ACTIONS
            if spec.shortcut
        ]
        lines = [(keys, words(spec.hint)) for keys, spec in rows] + self._diagram_lines()
        table = QTableWidget(len(lines), 2)
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels([self.tr("Keys, mouse"), self.tr("What happens")])
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        for row, cells in enumerate(lines):
            for column, text in enumerate(cells):
                table.setItem(row, column, QTableWidgetItem(text))
        table.resizeColumnsToContents()
        table.horizontalHeader().setStretchLastSection(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column_layout = QVBoxLayout(self)
        column_layout.addWidget(table)
        column_layout.addWidget(buttons)
        em = self.fontMetrics().height()
        self.resize(34 * em, 30 * em)

    def _diagram_lines(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Mouse wheel, + and −"), self.tr("Diagram: larger or smaller")),
            (self.tr("Drag, arrow keys"), self.tr("Diagram: move")),
            (self.tr("F, double click"), self.tr("Diagram: fit into the window")),
            (self.tr("Click, Page Up, Page Down"), self.tr("Diagram: choose a crash")),
            (self.tr("Point at a symbol"), self.tr("Diagram: why it is drawn so")),
            (self.tr("Ctrl+C"), self.tr("Lists: copy the chosen rows")),
            (self.tr("Tab, Shift+Tab"), self.tr("Next or previous part of the window")),
        ]


def show_about(parent: QWidget) -> None:
    """Name, version and licences."""
    try:
        number = version("daoan")
    except PackageNotFoundError:
        number = "0.1.0"
    title = QCoreApplication.translate("About", "About Daoan")
    text = QCoreApplication.translate(
        "About",
        "Daoan {version}\n\nCollision diagrams and rankings for a city's road-safety team.\n\n"
        "Built with Qt for Python (LGPL), Shapely and GEOS, SQLAlchemy, ReportLab and ezdxf; "
        "letters: Noto Sans TC (SIL Open Font License).",
    ).format(version=number)
    box = QMessageBox(
        QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.Close, parent
    )
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
