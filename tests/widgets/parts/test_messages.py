"""Dialogs about problems and bugs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from app.messages import Language
from gis.problems import Problem
from tests.helpers.qt_events import box_of
from widgets.parts.messages import told_apart

pytestmark = pytest.mark.gui
WORDS = Path(__file__).resolve().parents[3] / "resources" / "i18n"
NAME, PLATE = "王小明", "ABC-1234"


def button(box, text) -> QPushButton:
    return next(b for b in box.findChildren(QPushButton) if b.text().replace("&", "") == text)


def test_a_problem_says_first_what_is_wrong_and_then_what_to_do(rig, qtbot):
    rig.window.tell_failure(Problem("WINDOW_STORE_NOT_FOUND", path="a.gpkg"))
    box = box_of(rig.window, qtbot)
    assert box.text() == "There is no store at a.gpkg."
    assert box.informativeText() == "Choose another file, or make a new store with the menu File."
    assert not box.detailedText()


def test_what_lay_below_a_problem_can_be_unfolded_without_data_in_it(rig, qtbot):
    problem = Problem("WINDOW_STORE_IS_FOLDER", path="a")
    problem.__cause__ = IsADirectoryError(21, "Is a directory", f"/home/{NAME}/a")
    rig.window.tell_failure(problem)
    details = box_of(rig.window, qtbot).detailedText()
    assert "IsADirectoryError" in details
    assert NAME not in details


@pytest.mark.parametrize("language", list(Language))
def test_sentences_are_told_apart_without_losing_a_word(language):
    for file in (WORDS / f"messages.{language.value}").glob("*.json"):
        for sentence in json.loads(file.read_text(encoding="utf-8")).values():
            wrong, to_do = told_apart(sentence)
            letters = [c for c in (wrong + to_do).lower() if c.isalnum()]
            assert letters == [c for c in sentence.lower() if c.isalnum()]


def test_the_report_of_a_bug_is_copied_without_names_plates_or_folders(rig, qtbot, qapp, caplog):
    rig.window.tell_failure(ValueError(f"row of {NAME}, {PLATE} in {Path.home()}/x.csv is odd"))
    box = box_of(rig.window, qtbot)
    button(box, "Copy report").click()
    for text in (qapp.clipboard().text(), box.detailedText(), caplog.text):
        assert "ValueError: row of" in text
        assert NAME not in text
        assert PLATE not in text
        assert str(Path.home()) + "/" not in text
    assert box.isVisible()


def test_the_log_folder_is_offered_and_the_program_goes_on(rig, qtbot, monkeypatch, caplog):
    shown: list[str] = []
    monkeypatch.setattr(
        "widgets.frame.help_desk.show_log_folder", lambda parent, path: shown.append(path.name)
    )
    rig.window.tell_failure(RuntimeError("odd"))
    box = box_of(rig.window, qtbot)
    button(box, "Open log folder").click()
    assert shown == ["window.log"]
    assert box.isVisible()
    button(box, "Go on").click()
    assert not box.isVisible()
    assert "odd" in caplog.text
