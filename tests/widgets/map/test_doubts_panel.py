from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from app.messages import Language
from gis.streets.records import StreetDiagnostic
from widgets.map.doubts_panel import DoubtsPanel
from widgets.parts.background import Background

pytestmark = pytest.mark.gui

HERE = StreetDiagnostic(code="TAG_ABSURD", detail="way 1: lanes=99", at=(10.0, 20.0))
THERE = StreetDiagnostic(code="LINES_DOUBLED", detail="2 3", at=(30.0, 40.0))
NOWHERE = StreetDiagnostic(code="ROW_UNREADABLE", detail="row 7")


class Table:
    """The panel with what stands around it."""

    def __init__(self, qtbot) -> None:
        self.language = Language.ENGLISH
        self.asked = []
        self.held = (HERE, THERE, NOWHERE)
        self.background = Background()
        self.panel = DoubtsPanel(self.background, lambda: self.language, self.read)
        qtbot.addWidget(self.panel)
        self.panel.resize(320, 400)
        self.shown, self.wanted = [], []
        self.panel.place_shown.connect(self.shown.append)
        self.panel.place_wanted.connect(self.wanted.append)

    def read(self, store, progress):
        self.asked.append(store)
        return self.held

    @property
    def rows(self) -> list[str]:
        return [row.words for row in self.panel.table.shown_records()]


@pytest.fixture
def table(qtbot, dressed):
    made = Table(qtbot)
    yield made
    assert made.background.finish(5.0)


@pytest.fixture
def filled(table, qtbot):
    table.panel.open_store(SimpleNamespace())
    table.panel.show()
    qtbot.waitUntil(lambda: len(table.rows) == 3)
    return table


def test_nothing_is_read_before_the_panel_is_in_sight(table, qtbot):
    table.panel.open_store(SimpleNamespace())
    assert table.asked == []
    table.panel.show()
    qtbot.waitUntil(lambda: len(table.asked) == 1)


def test_each_doubt_is_a_sentence_and_they_are_counted(filled):
    assert any("lanes=99" in words for words in filled.rows)
    assert "3" in filled.panel.summary.text()


def test_a_row_marks_its_place_and_enter_goes_there(filled, qtbot):
    view = filled.panel.table
    assert view.select_where(lambda row: row.found is THERE)
    assert filled.shown[-1] == (30.0, 40.0)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert filled.wanted == [(30.0, 40.0)]


def test_a_click_on_a_row_goes_to_its_place_and_the_whole_sentence_is_read_below(filled, qtbot):
    view = filled.panel.table
    row = next(n for n, one in enumerate(view.shown_records()) if one.found is THERE)
    middle = view.visualRect(view.index_of_row(row)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert filled.wanted == [(30.0, 40.0)]
    assert filled.panel.sentence.text() == filled.rows[row]
    assert filled.panel.sentence.isVisible()


def test_a_doubt_without_a_place_says_so_and_goes_nowhere(filled, qtbot):
    view = filled.panel.table
    view.select_where(lambda row: row.found is NOWHERE)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert filled.wanted == []
    assert "whole file" in filled.panel.summary.text()


def test_words_are_searched(filled, qtbot):
    qtbot.keyClicks(filled.panel.search, "lanes=99")
    assert len(filled.rows) == 1


def test_an_empty_list_says_what_it_is_for(table, qtbot):
    table.held = ()
    table.panel.open_store(SimpleNamespace())
    table.panel.show()
    qtbot.waitUntil(lambda: len(table.asked) == 1)
    assert "import" in table.panel.summary.text()
    assert not table.panel.table.isVisible()


def test_a_changed_store_is_read_again_where_the_panel_is_in_sight(filled, qtbot):
    filled.held = (HERE,)
    filled.panel.open_store(filled.asked[0])
    qtbot.waitUntil(lambda: len(filled.rows) == 1)


def test_sentences_follow_the_language(filled):
    filled.language = Language.CHINESE
    QApplication.sendEvent(filled.panel, QEvent(QEvent.Type.LanguageChange))
    assert any("數值不合理" in words for words in filled.rows)
