"""Files that are asked for: the ending is added, and the folder is remembered."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from widgets.frame.file_choice import FileChoice

pytestmark = pytest.mark.gui


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("ask", ["pdf_file", "certificate_file"])
def test_a_paper_is_saved_as_pdf_and_its_folder_is_offered_next(window, monkeypatch, tmp_path, ask):
    offered = []

    def answer(parent, title, suggested, kinds):
        offered.append(Path(suggested))
        return str(tmp_path / "corner"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    files = FileChoice()
    assert getattr(files, ask)(window, "a.pdf") == tmp_path / "corner.pdf"
    getattr(files, ask)(window, "b.pdf")
    assert offered[1] == tmp_path / "b.pdf"


@pytest.mark.parametrize("ask", ["street_file", "guest_file"])
def test_whoever_changes_their_mind_opens_nothing(window, monkeypatch, ask):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given: ("", ""))
    assert getattr(FileChoice(), ask)(window) is None
