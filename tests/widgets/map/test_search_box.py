from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.mapping.search import SearchResult
from gis.display.primitives import Bounds
from gis.mapping.key_lines import Match
from gis.mapping.names import SearchKind
from widgets.map.search_box import SearchBox
from widgets.map.search_words import place_words

pytestmark = pytest.mark.gui

JUNCTION = SearchResult(
    kind=SearchKind.JUNCTION,
    title="中山路 / 文化路",
    at=(1.0, 2.0),
    bounds=Bounds(1, 2, 1, 2),
    ref="j1",
    count=12,
)
STREET = SearchResult(
    kind=SearchKind.STREET, title="中山路", at=(1.0, 2.0), count=3, match=Match.FUZZY
)
LOST = SearchResult(kind=SearchKind.CASE, title="11401AB0001", ref="11401AB0001")


class Desk:
    """A window with the box and another field; remembers what it was asked and told."""

    def __init__(self, qtbot):
        self.qtbot = qtbot
        self.asked, self.chosen, self.recent = [], [], []
        self.results = [JUNCTION, STREET]
        self.window = QWidget()
        self.box = SearchBox()
        self.other = QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.box)
        column.addWidget(self.other)
        column.addStretch(1)
        self.box.use_search(self.search)
        self.box.chosen.connect(self.chosen.append)
        self.box.recent_changed.connect(self.recent.append)
        self.window.resize(600, 400)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.other.setFocus()

    def search(self, text):
        self.asked.append(text)
        return self.results

    def type(self, text):
        """As an input method does: key clicks know no Chinese."""
        self.box.focus_search()
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.box.edit, event)

    def press(self, key):
        self.qtbot.keyClick(self.box.edit, key)

    @property
    def lines(self):
        return list(self.box.popup.texts) if self.box.list_is_open else None


@pytest.fixture
def desk(qtbot, dressed):
    return Desk(qtbot)


def test_results_stand_under_their_kinds(desk):
    desk.type("中山")
    desk.qtbot.waitUntil(lambda: desk.asked == ["中山"])
    assert desk.lines == [
        "Junctions",
        "中山路 / 文化路, 12 crashes",
        "Streets",
        "中山路, 3 stretches · similar",
    ]


def test_enter_chooses_the_first_result_without_waiting(desk):
    desk.type("x")
    desk.press(Qt.Key.Key_Return)
    assert desk.chosen == [JUNCTION]
    assert desk.lines is None
    assert desk.box.edit.text() == JUNCTION.title
    assert desk.recent == [[JUNCTION.title]]


def test_arrows_walk_over_headings_and_round(desk):
    desk.type("x")
    desk.box.show_results()
    desk.press(Qt.Key.Key_Down)
    assert desk.box.popup.current_value == STREET
    desk.press(Qt.Key.Key_Down)
    assert desk.box.popup.current_value == JUNCTION
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Return)
    assert desk.chosen == [STREET]


def test_a_click_chooses(desk):
    desk.type("x")
    desk.box.show_results()
    popup = desk.box.popup
    place = popup.visualItemRect(popup.item(3)).center()
    desk.qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.chosen == [STREET]


def test_escape_closes_the_list_then_clears_then_leaves(desk):
    desk.type("x")
    desk.box.show_results()
    desk.press(Qt.Key.Key_Escape)
    assert (desk.lines, desk.box.edit.text()) == (None, "x")
    desk.press(Qt.Key.Key_Escape)
    assert (desk.lines, desk.box.edit.text()) == (None, "")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.box.edit.hasFocus()


def test_leaving_the_box_closes_the_list(desk):
    desk.box.focus_search()
    assert desk.lines is not None
    desk.other.setFocus()
    assert desk.lines is None


def test_an_empty_box_offers_earlier_searches_and_says_what_can_be_typed(desk):
    desk.box.use_recent(["文化路", "中正路"])
    desk.box.focus_search()
    assert desk.lines[:3] == ["Earlier searches", "文化路", "中正路"]
    assert "two streets of a junction" in desk.lines[3]
    desk.press(Qt.Key.Key_Return)
    assert desk.chosen == []
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.asked == ["文化路"]
    assert desk.box.edit.text() == "文化路"


def test_an_earlier_search_comes_to_the_head_and_is_kept_once(desk):
    desk.box.use_recent([f"{number}" for number in range(8)])
    desk.results = [JUNCTION]
    for _ in range(2):
        desk.type("x")
        desk.press(Qt.Key.Key_Return)
    assert desk.recent[-1] == [JUNCTION.title, *"0123456"]


def test_nothing_found_says_what_can_be_typed(desk):
    desk.results = []
    desk.type("zzz")
    desk.box.show_results()
    assert desk.lines[0] == 'Nothing found for "zzz".'
    assert "case number" in desk.lines[1]
    desk.press(Qt.Key.Key_Return)
    assert desk.chosen == []


def test_while_names_are_read_the_box_says_so_and_then_shows_results(desk):
    desk.box.use_search(None)
    desk.type("中山")
    desk.box.show_results()
    assert desk.lines == ["The names are being read. One moment…"]
    desk.box.use_search(desk.search)
    assert desk.lines[0] == "Junctions"


def test_a_result_without_a_position_says_so(desk):
    desk.results = [LOST]
    desk.type("x")
    desk.box.show_results()
    assert desk.lines == ["Cases", "11401AB0001, position unknown"]


def test_asked_for_coordinates_the_box_says_how_they_are_typed(desk):
    desk.box.edit.setText("before")
    desk.box.ask_coordinates()
    assert desk.box.edit.text() == ""
    assert "longitude and latitude" in desk.lines[0]
    desk.box.focus_search()
    assert "two streets" in desk.lines[0]


def test_the_list_stays_within_the_window(desk):
    desk.results = [JUNCTION] * 60
    desk.type("x")
    desk.box.show_results()
    assert desk.window.rect().contains(desk.box.popup.geometry())


def test_the_box_follows_the_language(desk):
    desk.box.focus_search()
    QApplication.sendEvent(desk.box, QEvent(QEvent.Type.LanguageChange))
    assert desk.box.edit.accessibleName() == "Search the map"
    assert desk.lines is not None


def test_a_hidden_box_has_no_list_and_waits_for_nothing(desk):
    desk.type("x")
    desk.box.hide()
    assert desk.lines is None
    assert desk.asked == []


def test_a_place_of_two_streets_says_the_area_they_share_once():
    assert (
        place_words("道安市東區文華里青禾路 / 道安市東區文華里康莊大道")
        == "道安市東區文華里青禾路 / 康莊大道"
    )
    assert place_words("道安市鎮南路 / 道安市鎮北路") == "道安市鎮南路 / 鎮北路"
    assert place_words("道安市東區中里路 / 道安市東區中里街") == "道安市東區中里路 / 中里街"
    assert place_words("中山路 / 文化路") == "中山路 / 文化路"
    assert place_words("") == ""


def test_the_box_does_not_name_a_place_that_is_no_longer_looked_at(desk):
    desk.type("x")
    desk.press(Qt.Key.Key_Return)
    desk.box.forget_other_than(JUNCTION.title)
    assert desk.box.edit.text() == JUNCTION.title
    desk.box.forget_other_than("民生路 / 文化路")
    assert desk.box.edit.text() == ""


def test_what_is_being_typed_stays_though_another_site_opens(desk):
    desk.type("x")
    desk.press(Qt.Key.Key_Return)
    desk.type("民")
    desk.box.forget_other_than("民生路 / 文化路")
    assert "民" in desk.box.edit.text()


@pytest.mark.parametrize("width", [192, 260, 460])
def test_the_words_in_an_empty_box_are_never_cut(desk, width):
    desk.window.resize(width, 400)
    QApplication.processEvents()
    edit = desk.box.edit
    words = edit.placeholderText()
    assert edit.fontMetrics().horizontalAdvance(words) <= edit.width() - edit.height() - 8
