"""Questions about a file that does not say itself how it is to be read."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gis.crashes.codes import Encoding
from gis.problems import Problem
from widgets.door.use_cases import CrashReading, StreetReading

ENCODINGS = (
    (
        Encoding.FROM_112_07,
        QT_TRANSLATE_NOOP("Questions", "Codes of the report form from July 2023"),
    ),
    (
        Encoding.UNTIL_112_06,
        QT_TRANSLATE_NOOP("Questions", "Codes of the report form until June 2023"),
    ),
    (
        Encoding.SEQUENTIAL,
        QT_TRANSLATE_NOOP("Questions", "Running numbers in the order of the form"),
    ),
)
SYSTEMS = (
    ("3826", QT_TRANSLATE_NOOP("Questions", "TWD97 / TM2 zone 121 (EPSG:3826)")),
    ("3825", QT_TRANSLATE_NOOP("Questions", "TWD97 / TM2 zone 119, Penghu, Kinmen (EPSG:3825)")),
    ("3828", QT_TRANSLATE_NOOP("Questions", "TWD67 / TM2 zone 121 (EPSG:3828)")),
    ("4326", QT_TRANSLATE_NOOP("Questions", "WGS84 longitude and latitude (EPSG:4326)")),
)
ABOUT_ENCODING = ("ENCODING_NEEDED", "ENCODING_DISAGREES")
ABOUT_CRS = ("CRS_UNKNOWN", "CRS_UNSURE", "CRS_WRONG", "CRS_NOT_KNOWN", "STREETS_NO_COLUMN")


class ImportQuestions:
    """Asks by dialogs; None means that the officer has no answer."""

    def crash_reading(
        self, parent: QWidget, problem: Problem, before: CrashReading
    ) -> CrashReading | None:
        """How to read crash files after this problem; None also where asking cannot help."""
        if problem.code in ABOUT_ENCODING:
            encoding = _ask_encoding(parent, problem)
            return replace(before, encoding=encoding) if encoding else None
        if problem.code == "COUNT_CITY_UNKNOWN":
            city = _ask_city(parent, problem)
            return replace(before, city=city) if city else None
        return None

    def street_reading(
        self, parent: QWidget, problem: Problem, before: StreetReading
    ) -> StreetReading | None:
        """How to read a street file after this problem; None also where asking cannot help."""
        if problem.code not in ABOUT_CRS:
            return None
        dialog = StreetQuestion(problem, before, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.answer() if accepted else None
        dialog.deleteLater()
        return answer


def can_ask(problem: Exception) -> bool:
    """Whether an answer of the officer may mend this."""
    return isinstance(problem, Problem) and problem.code in (
        *ABOUT_ENCODING,
        *ABOUT_CRS,
        "COUNT_CITY_UNKNOWN",
    )


def _words(source: str) -> str:
    return QCoreApplication.translate("Questions", source)


def _ask_encoding(parent: QWidget, problem: Problem) -> Encoding | None:
    if problem.code == "ENCODING_NEEDED":
        question = QCoreApplication.translate(
            "Questions",
            "The file {file} holds numbers instead of words (column {column}).\n"
            "How are they to be read?",
        )
    else:
        question = QCoreApplication.translate(
            "Questions",
            "The numbers of {file} do not fit this choice: column {column} holds {number}.\n"
            "Choose another one.",
        )
    offered = [_words(text) for _, text in ENCODINGS]
    title = QCoreApplication.translate("Questions", "Import crashes")
    chosen, accepted = QInputDialog.getItem(
        parent, title, question.format(**problem.params), offered, 0, False
    )
    return ENCODINGS[offered.index(chosen)][0] if accepted else None


def _ask_city(parent: QWidget, problem: Problem) -> str:
    question = QCoreApplication.translate(
        "Questions",
        "The file {file} holds monthly counts but does not say of which city.\n"
        "Name of the city or county:",
    )
    title = QCoreApplication.translate("Questions", "Import crashes")
    name, accepted = QInputDialog.getText(parent, title, question.format(**problem.params))
    return name.strip() if accepted else ""


class StreetQuestion(QDialog):
    """Asks for a street file's coordinate system and its column of names."""

    def __init__(self, problem: Problem, before: StreetReading, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import streets"))
        said = QLabel(_street_problem(problem))
        said.setWordWrap(True)
        said.setMinimumWidth(28 * self.fontMetrics().height())
        self.system = QComboBox()
        self.system.setEditable(True)
        self.system.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for code, text in SYSTEMS:
            self.system.addItem(_words(text), code)
        self.system.setToolTip(self.tr("Choose one, or type an EPSG code"))
        self.system.setAccessibleName(self.tr("Coordinate system"))
        self.name_column = QLineEdit(before.name_column)
        self.name_column.setPlaceholderText(self.tr("Empty: found by itself"))
        self.name_column.setAccessibleName(self.tr("Column of road names"))
        if problem.code == "STREETS_NO_COLUMN":
            self.system.setEditText(before.crs)
            self.name_column.selectAll()
        form = QFormLayout()
        form.addRow(self.tr("&Coordinate system"), self.system)
        form.addRow(self.tr("Column of road &names"), self.name_column)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(said)
        column.addLayout(form)
        column.addWidget(buttons)

    def answer(self) -> StreetReading:
        """What was answered."""
        typed = self.system.currentText().strip()
        place = self.system.findText(typed)
        crs = self.system.itemData(place) if place >= 0 else typed
        return StreetReading(crs=crs or "auto", name_column=self.name_column.text().strip())


def _street_problem(problem: Problem) -> str:
    """The problem without the words of the command line."""
    sources = {
        "CRS_UNKNOWN": QCoreApplication.translate(
            "Questions",
            "{file} does not say its coordinate system and its numbers do not tell. "
            "Choose the system it was drawn in.",
        ),
        "CRS_UNSURE": QCoreApplication.translate(
            "Questions",
            "{file} does not say its coordinate system: it may be TWD97 or TWD67, which lie some "
            "830 m apart. Choose the system it was drawn in.",
        ),
        "CRS_WRONG": QCoreApplication.translate(
            "Questions", "The coordinates of {file} cannot be in {crs}. Choose another system."
        ),
        "CRS_NOT_KNOWN": QCoreApplication.translate(
            "Questions", "“{crs}” is no coordinate system. Choose one, or type an EPSG code."
        ),
        "STREETS_NO_COLUMN": QCoreApplication.translate(
            "Questions", "The file has no column {column}; it has: {known}."
        ),
    }
    return sources[problem.code].format(**problem.params)
