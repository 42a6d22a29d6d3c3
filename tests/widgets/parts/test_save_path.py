"""Asking where a file shall be saved."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from widgets.parts.save_path import ask_save_path

pytestmark = pytest.mark.gui


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ("/plans/corner.pdf", Path("/plans/corner.pdf")),
        ("/plans/corner.PDF", Path("/plans/corner.PDF")),
        ("/plans/corner", Path("/plans/corner.pdf")),
        ("/plans/no. 3", Path("/plans/no. 3.pdf")),
        ("", None),
    ],
)
def test_the_ending_is_added_where_it_was_left_out(qtbot, monkeypatch, said, path):
    asked = []

    def answer(*given):
        asked.append(given[1:])
        return said, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    window = QWidget()
    qtbot.addWidget(window)
    assert ask_save_path(window, "Save the plan", Path("/plans/junction.pdf")) == path
    assert asked == [("Save the plan", "/plans/junction.pdf", "*.pdf")]
