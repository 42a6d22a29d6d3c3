"""Files that do not say how they are to be read: asked, tried again, given up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QInputDialog, QLineEdit, QMessageBox

from gis.crashes.codes import Encoding
from gis.problems import Problem
from widgets.door.use_cases import CrashReading, StreetReading
from widgets.frame.import_questions import ENCODINGS, ImportQuestions, StreetQuestion

pytestmark = pytest.mark.gui
NEEDED = Problem("ENCODING_NEEDED", file="a.csv", column="天候代碼")
DISAGREES = Problem(
    "ENCODING_DISAGREES", file="a.csv", encoding="sequential", column="天候代碼", number="99"
)


def boxes(window):
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def answer_input(act):
    """Act on the input dialog that is about to be opened, then accept it."""

    def go():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        act(dialog)
        dialog.accept()

    QTimer.singleShot(100, go)


def test_a_file_of_numbers_is_imported_after_the_choice_of_an_encoding(opened, qtbot):
    opened.city.refusals = [NEEDED, DISAGREES]
    first = CrashReading(encoding=Encoding.SEQUENTIAL)
    second = CrashReading(encoding=Encoding.FROM_112_07)
    opened.questions.answers = [first, second]
    with qtbot.waitSignal(opened.window.workbench.imported):
        opened.window.actions_by_id["import_crashes"].trigger()
    assert opened.city.readings == [CrashReading(), first, second]
    assert [problem.code for problem in opened.questions.asked] == [
        "ENCODING_NEEDED",
        "ENCODING_DISAGREES",
    ]


def test_no_answer_ends_the_import_without_an_error(opened, qtbot):
    opened.city.refusals = [NEEDED]
    with qtbot.waitSignal(opened.window.workbench.cancelled):
        opened.window.actions_by_id["import_crashes"].trigger()
    assert len(opened.city.readings) == 1
    assert boxes(opened.window) == []


def test_streets_of_unknown_crs_are_imported_after_the_choice_of_one(opened, qtbot):
    opened.city.refusals = [Problem("CRS_UNKNOWN", file="r.shp")]
    opened.questions.answers = [StreetReading(crs="3828", name_column="路")]
    with qtbot.waitSignal(opened.window.workbench.imported):
        opened.window.actions_by_id["import_streets"].trigger()
    assert opened.city.readings[-1] == StreetReading(crs="3828", name_column="路")


def test_other_problems_are_told_and_not_asked_about(opened, qtbot):
    opened.city.refusals = [Problem("CRASH_FILE_IS_WEB_PAGE", file="p.csv")]
    opened.window.actions_by_id["import_crashes"].trigger()
    qtbot.waitUntil(lambda: bool(boxes(opened.window)))
    assert opened.questions.asked == []
    assert "web page" in boxes(opened.window)[0].text()


@pytest.mark.parametrize("place", range(3))
def test_the_dialog_of_encodings_gives_the_chosen_one(opened, place):
    answer_input(lambda dialog: dialog.findChild(QComboBox).setCurrentIndex(place))
    reading = ImportQuestions().crash_reading(opened.window, NEEDED, CrashReading())
    assert reading.encoding is ENCODINGS[place][0]


def test_a_city_can_be_named_for_a_file_of_counts(opened):
    problem = Problem("COUNT_CITY_UNKNOWN", file="c.csv")
    answer_input(lambda dialog: dialog.findChild(QLineEdit).setText(" 嘉義市 "))
    reading = ImportQuestions().crash_reading(opened.window, problem, CrashReading())
    assert reading.city == "嘉義市"


@pytest.mark.parametrize(
    ("typed", "wanted"), [("", "3826"), ("EPSG:3857", "EPSG:3857"), ("3825", "3825")]
)
def test_a_system_is_chosen_or_typed(opened, typed, wanted):
    problem = Problem("CRS_UNKNOWN", file="r.shp")
    dialog = StreetQuestion(problem, StreetReading(), opened.window)
    if typed:
        dialog.system.setEditText(typed)
    dialog.name_column.setText("ROADNAME")
    assert dialog.answer() == StreetReading(crs=wanted, name_column="ROADNAME")
    dialog.deleteLater()
