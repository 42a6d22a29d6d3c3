"""What a total station's file would put into the scene, shown before it does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.messages import Language, explain
from gis.problems import Problem
from gis.scenes.imported_survey import ImportedSurvey
from gis.scenes.survey.total_station import SurveyCode
from widgets.parts.dialog_manners import open_size
from widgets.scene_editor.survey.survey_sketch import SurveySketch

MOST_LINES = 4


class SurveyFileDialog(QDialog):
    """Enter takes it, Esc leaves the scene as it is."""

    def __init__(
        self,
        file: str,
        found: ImportedSurvey,
        problems: Sequence[Problem],
        language: Language,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._file, self._found, self._problems = file, found, tuple(problems)
        self._language = language
        self.summary, self.fit = QLabel(), QLabel()
        self.table, self.sketch = QTableWidget(), SurveySketch(found.drawn)
        self.left_out, self.left_out_label = QPlainTextEdit(), QLabel()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._set_up()
        self._lay_out()
        self.retranslate()
        open_size(self, 46, 30)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setFocus()

    def _set_up(self) -> None:
        self.summary.setWordWrap(True)
        self.fit.setWordWrap(True)
        self.table.setColumnCount(3)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.left_out.setReadOnly(True)
        self.left_out.setTabChangesFocus(True)
        self.left_out.setMaximumHeight(MOST_LINES * self.fontMetrics().lineSpacing() + 8)
        self.left_out_label.setBuddy(self.left_out)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.addWidget(self.table, 1)
        middle.addWidget(self.sketch, 1)
        column = QVBoxLayout(self)
        for part in (self.summary, self.fit):
            column.addWidget(part)
        column.addLayout(middle, 1)
        for part in (self.left_out_label, self.left_out, self.buttons):
            column.addWidget(part)

    # --- words

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write all words again."""
        self.setWindowTitle(self.tr("Total station: {file}").format(file=self._file))
        drawn = self._found.drawn
        points = sum(len(one.points) for one in drawn)
        self.summary.setText(
            self.tr("{points} points become {things} things of the scene.").format(
                points=points, things=len(drawn)
            )
        )
        misfit = self._found.misfit_m
        self.fit.setVisible(misfit is not None)
        if misfit is not None:
            self.fit.setText(
                self.tr(
                    "The file has a system of its own: it was turned and moved onto the fixed "
                    "points of the same names, which fit within {off} m."
                ).format(off=f"{misfit:.2f}")
            )
        self.table.setAccessibleName(self.tr("What the codes draw"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Code"), self.tr("What it draws"), self.tr("Points")]
        )
        self.sketch.setAccessibleName(self.tr("Picture of what is drawn"))
        self._fill()
        self._fill_left_out()
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self.tr("&Put into the scene"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))

    def _fill(self) -> None:
        drawn = self._found.drawn
        self.table.setRowCount(len(drawn))
        for row, one in enumerate(drawn):
            texts = (f"{one.code.code}{one.number}", self._name(one.code), str(len(one.points)))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(f"\u00a0{text}\u00a0")
                if column == len(texts) - 1:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(row, column, item)

    def _name(self, code: SurveyCode) -> str:
        return code.zh if self._language is Language.CHINESE else code.en

    def _fill_left_out(self) -> None:
        """Every line that could not be read, every point whose code draws nothing."""
        lines = [explain(one, self._language) for one in self._problems]
        for point in self._found.unknown:
            words = (
                self.tr("Line {line}: point {name} has the unknown code {code}")
                if point.code
                else self.tr("Line {line}: point {name} has no code")
            )
            lines.append(words.format(line=point.line_no, name=point.name, code=point.code))
        doubled = self.tr("Line {line}: a fixed point {name} stands in an earlier line")
        lines += [
            doubled.format(line=point.line_no, name=point.name) for point in self._found.doubled
        ]
        self.left_out_label.setText(self.tr("&Left out ({count})").format(count=len(lines)))
        self.left_out.setPlainText("\n".join(lines))
        for part in (self.left_out_label, self.left_out):
            part.setVisible(bool(lines))
