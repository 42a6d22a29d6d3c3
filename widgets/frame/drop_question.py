"""Asks what a dropped file of shapes is: a layer to look at, or the city's streets."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from widgets.parts.fonts import emphasised

NAMED = 4
INDENT_PX = 26


class DropUse(Enum):
    """What shall become of dropped files."""

    LAYER = auto()
    STREETS = auto()
    NOTHING = auto()


class DropQuestion(QDialog):
    """Two choices, each with what it does; the harmless one is chosen first."""

    def __init__(self, files: Sequence[Path], parent: QWidget, *, trouble: str = "") -> None:
        """`trouble` says why the files are no crash list; then they are no streets either."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("What shall become of the file?"))
        self.names = QLabel(f"{trouble}\n\n{_named(files)}" if trouble else _named(files))
        self.names.setWordWrap(True)
        self.heading = QLabel(self.windowTitle())
        self.heading.setFont(emphasised(self.font()))
        self.layer = QRadioButton(self.tr("Show it as a &layer on the map"))
        self.streets = QRadioButton(self.tr("Import it as the city's &streets"))
        self.layer.setChecked(True)
        self.streets.setEnabled(len(files) == 1 and not trouble)
        group = QButtonGroup(self)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.heading)
        column.addWidget(self.names)
        for choice, words in (
            (self.layer, self.tr("The file stays as it is; nothing is stored.")),
            (
                self.streets,
                self.tr("Roads and junctions go into the open store; one file at a time."),
            ),
        ):
            group.addButton(choice)
            choice.setAccessibleDescription(words)
            explanation = QLabel(words)
            explanation.setWordWrap(True)
            explanation.setContentsMargins(INDENT_PX, 0, 0, 8)
            column.addWidget(choice)
            column.addWidget(explanation)
        column.addWidget(buttons)
        self.setMinimumWidth(26 * self.fontMetrics().height())
        self.layer.setFocus()

    @property
    def answer(self) -> DropUse:
        """What is chosen now."""
        return DropUse.STREETS if self.streets.isChecked() else DropUse.LAYER


def ask_drop_use(parent: QWidget, files: Sequence[Path]) -> DropUse:
    """Ask the officer; NOTHING where they changed their mind."""
    return _ask(DropQuestion(files, parent))


def ask_look(parent: QWidget, files: Sequence[Path], trouble: str) -> DropUse:
    """Ask whether files that are no crash list, as `trouble` says, shall be looked at."""
    return _ask(DropQuestion(files, parent, trouble=trouble))


def _ask(dialog: DropQuestion) -> DropUse:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    answer = dialog.answer if accepted else DropUse.NOTHING
    dialog.deleteLater()
    return answer


def _named(files: Sequence[Path]) -> str:
    names = [file.name for file in files[:NAMED]]
    others = len(files) - NAMED
    if others > 0:
        more = QCoreApplication.translate("DropQuestion", "and {count} more")
        names.append(more.format(count=others))
    return "\n".join(names)
