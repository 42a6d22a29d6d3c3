"""What the keys and the mouse do, and what this program is."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.program_version import program_version
from widgets.frame.action_names import shortcut_text, without_mnemonic
from widgets.parts.messages import tell_result


class KeysDialog(QDialog):
    """A table of all keys, made from the actions themselves, and a box to search it."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = actions
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        table = self.table = QTableWidget(0, 2)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter  # as the cells
        )
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self._say()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column_layout = QVBoxLayout(self)
        column_layout.addWidget(self.search)
        column_layout.addWidget(table)
        column_layout.addWidget(buttons)
        em = self.fontMetrics().height()
        self.resize(34 * em, 30 * em)

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Keys and mouse"))
        self.search.setPlaceholderText(self.tr("Search keys or what they do"))
        self.search.setAccessibleName(self.tr("Search keys"))
        self.table.setAccessibleName(self.windowTitle())
        self.table.setHorizontalHeaderLabels([self.tr("Keys, mouse"), self.tr("What happens")])
        rows = [
            (shortcut_text(action), action.statusTip() or without_mnemonic(action.text()))
            for action in self._actions
            if action.shortcuts()
        ]
        lines = [*rows, *self._diagram_lines()]
        self.table.setRowCount(len(lines))
        for row, cells in enumerate(lines):
            for column, text in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()
        self._filter(self.search.text())

    def _filter(self, text: str) -> None:
        """Keep the rows that hold every word."""
        words = text.lower().split()
        for row in range(self.table.rowCount()):
            cells = [self.table.item(row, column) for column in range(2)]
            line = " ".join(cell.text() for cell in cells if cell is not None).lower()
            self.table.setRowHidden(row, not all(word in line for word in words))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _diagram_lines(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Mouse wheel, + and −"), self.tr("Diagram: larger or smaller")),
            (self.tr("Drag, arrow keys"), self.tr("Diagram: move")),
            (self.tr("F, double click"), self.tr("Diagram: fit into the window")),
            (self.tr("Click, Page Up, Page Down"), self.tr("Diagram: choose a crash")),
            (self.tr("Point at a symbol"), self.tr("Diagram: why it is drawn so")),
            (self.tr("Ctrl+C"), self.tr("Lists: copy the chosen rows")),
            (
                self.tr("Drop a file on the window"),
                self.tr("Open a store; import crashes or streets"),
            ),
            (self.tr("Tab, Shift+Tab"), self.tr("Next or previous part of the window")),
        ]


def show_log_folder(parent: QWidget, log_path: Path) -> None:
    """Open the folder of the log; where the system cannot, say where it lies."""
    folder = log_path.parent
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        tell_result(
            parent,
            QCoreApplication.translate("About", "Log folder"),
            QCoreApplication.translate("About", "Reports of mistakes are kept in {path}.").format(
                path=log_path
            ),
        )


def show_about(parent: QWidget, log_path: Path) -> None:
    """Name, version, licences and where the log lies."""
    title = QCoreApplication.translate("About", "About Daoan")
    text = QCoreApplication.translate(
        "About",
        "Daoan {version}\n\n"
        "Crash maps, rankings and collision diagrams for a city's road-safety team.\n\n"
        "Built with Qt for Python (LGPL), pyqtgraph, Shapely and GEOS, PROJ, GDAL, osmium, "
        "SQLAlchemy, ReportLab, pypdfium2 and ezdxf; "
        "letters: Noto Sans TC (SIL Open Font License).\n\n"
        "Reports of mistakes are kept in:\n{path}",
    ).format(version=program_version(), path=log_path)
    box = QMessageBox(
        QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.Close, parent
    )
    box.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
