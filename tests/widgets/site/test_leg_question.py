"""The question which leg: by button, by number key, on the little map; withdrawn and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from app.diagrams.leg_cases import CaseState
from app.messages import Language
from gis.diagrams.diagram import Basis
from tests.helpers.qt_events import click
from widgets.site.legs_form import LegsForm
from widgets.site.site_page import DIAGRAM_TAB, LEGS_TAB

pytestmark = pytest.mark.gui


@pytest.fixture
def asked(site, qtbot):
    """The question on the screen."""
    site.page.tabs.setCurrentIndex(LEGS_TAB)
    site.page.activateWindow()
    qtbot.waitUntil(site.page.isActiveWindow)
    return site


def basis_of(rig, case_no):
    return dict(rig.page.view.basis).get(case_no)


def test_the_question_names_the_party_and_counts_what_is_left(asked):
    legs = asked.page.legs
    assert legs.question.text() == "Which leg did party 1 (private car, straight on) come from?"
    assert legs.progress_words.text() == "0 of 3 settled"
    assert asked.page.tabs.tabText(LEGS_TAB) == "Legs 3"
    words = [button.text() for button in legs.buttons.buttons.values()]
    assert words[0] == "1  N · 中山路 (north, 0°)"
    assert words[3] == "4  W · 文化路 (west, 270°)"


@pytest.mark.parametrize("site", [Language.CHINESE], indirect=True)
def test_the_question_speaks_chinese(asked):
    assert asked.page.legs.question.text() == "第 1 當事者（自用小客車、直行）由哪一岔道駛入？"
    assert asked.page.legs.buttons.buttons["E"].text() == "2  E・文化路（東，90°）"


def test_a_click_on_a_leg_settles_the_crash(asked, qtbot):
    assert basis_of(asked, "C0001") is Basis.RECORD
    click(qtbot, asked.page.legs.buttons.buttons["S"])
    asked.quiet(qtbot)
    assert basis_of(asked, "C0001") is Basis.ENTERED
    assert asked.page.legs.progress_words.text() == "1 of 3 settled"
    assert asked.page.tabs.tabText(LEGS_TAB) == "Legs 2"
    assert [change.name for change in asked.changes] == ["legs of case C0001"]


def test_a_number_key_settles_the_crash_wherever_the_focus_is(asked, qtbot):
    asked.page.legs.table.setFocus()
    qtbot.keyClick(asked.page.legs.table, Qt.Key.Key_4)
    asked.quiet(qtbot)
    case = asked.page.view.legs.case("C0001")
    assert [party.leg_in for party in case.parties] == ["W", "S"]


def test_a_click_on_the_little_map_settles_the_crash(asked, qtbot):
    shown = asked.page.legs.map
    qtbot.waitUntil(lambda: shown.transform is not None)
    x, y = shown.transform.to_pixels((12.0, 0.0))  # metres: the east leg
    click(qtbot, shown, QPoint(round(x), round(y)))
    asked.quiet(qtbot)
    assert asked.page.view.legs.case("C0001").parties[0].leg_in == "E"


def test_pointing_at_a_leg_shows_the_crash_turned_that_way(asked, qtbot):
    legs = asked.page.legs
    before = legs.map.grab().toImage()
    qtbot.mouseMove(legs.map, QPoint(3, 3))
    x, y = legs.map.transform.to_pixels((0.0, 12.0))
    qtbot.mouseMove(legs.map, QPoint(round(x), round(y)))
    assert legs.buttons.buttons["N"].isDown()
    assert legs.map.grab().toImage() != before


def test_an_answer_is_asked_for_once_and_the_next_crash_comes(asked, qtbot):
    asked.page.legs.choose_leg("S")
    assert asked.page.legs.case.case_no == "C0002"  # at once, before anything is stored
    assert asked.page.legs.left == 2
    asked.quiet(qtbot)
    assert asked.page.legs.case.case_no == "C0002"


def test_not_known_goes_on_and_comes_back_last(asked, qtbot):
    legs = asked.page.legs
    qtbot.keyClick(legs, Qt.Key.Key_0)
    assert legs.case.case_no == "C0001"  # the only one that a click settles
    assert legs.left == 3


def test_a_wrong_answer_is_withdrawn_by_a_click(asked, qtbot):
    legs = asked.page.legs
    assert not legs.withdraw.isEnabled()
    legs.choose_leg("S")
    asked.quiet(qtbot)
    legs.show_case("C0001")
    assert legs.buttons.buttons["S"].isChecked()
    click(qtbot, legs.withdraw)
    asked.quiet(qtbot)
    assert basis_of(asked, "C0001") is Basis.RECORD
    assert asked.page.view.legs.case("C0001").state is CaseState.ASK


def test_undo_and_redo_run_as_often_as_wanted(asked, qtbot):
    asked.page.legs.choose_leg("S")
    asked.quiet(qtbot)
    (change,) = asked.changes
    for _ in range(2):
        change.undo()
        asked.quiet(qtbot)
        assert basis_of(asked, "C0001") is Basis.RECORD
        assert not asked.page.legs.undo.isEnabled()
        change.do()
        asked.quiet(qtbot)
        assert asked.page.legs.undo.isEnabled()
        assert basis_of(asked, "C0001") is Basis.ENTERED
    change.undo()
    change.do()
    asked.quiet(qtbot)
    assert basis_of(asked, "C0001") is Basis.ENTERED
    assert asked.failures == []
    assert len(asked.changes) == 1


def test_the_panels_own_undo_takes_back_the_last_answer(asked, qtbot):
    legs = asked.page.legs
    assert not legs.undo.isEnabled()
    legs.choose_leg("S")
    asked.quiet(qtbot)
    click(qtbot, legs.undo)
    asked.quiet(qtbot)
    assert basis_of(asked, "C0001") is Basis.RECORD
    assert not legs.undo.isEnabled()


def test_an_answer_that_cannot_be_stored_is_told_and_asked_again(asked, qtbot):
    asked.page.legs.choose_leg("S")
    asked.quiet(qtbot)
    first = asked.changes[0]
    asked.page.legs.show_case("C0001")
    asked.page.legs.choose_leg("E")
    asked.quiet(qtbot)
    first.undo()  # something else is in force
    asked.quiet(qtbot)
    assert [error.code for error in asked.failures] == ["LEG_CHANGED_SINCE"]
    assert asked.page.view.legs.case("C0001").parties[0].leg_in == "E"


def test_a_crash_without_direction_opens_the_form(asked, qtbot):
    legs = asked.page.legs
    legs.show_case("C0002")
    assert not legs.buttons.isVisible()
    click(qtbot, legs.form)
    form = asked.page.findChild(LegsForm)
    save = form.buttons.button(form.buttons.StandardButton.Save)
    assert form.faults.text().count("choose the leg it came from") == 2
    assert not save.isEnabled()
    for row, leg in zip(form.rows, "SN", strict=True):
        row.leg_in.setCurrentIndex(row.leg_in.findData(leg))
    assert form.faults.text() == ""
    assert form.rows[0].leg_out.itemText(0) == "by the movement: N"
    click(qtbot, save)
    asked.quiet(qtbot)
    assert basis_of(asked, "C0002") is Basis.ENTERED


def test_a_drawn_crash_is_explained_and_leads_to_its_question(asked, qtbot):
    page = asked.page
    page.legs.choose_leg("S")
    asked.quiet(qtbot)
    page.tabs.setCurrentIndex(DIAGRAM_TAB)
    page.choose("C0001")
    words = page.why.words.toPlainText()
    assert "party 1 came from leg S" in words
    assert "Basis: from the record, legs told by an officer" in words
    click(qtbot, page.why.copy)
    assert "party 1 came from leg S" in qapp_clipboard()
    click(qtbot, page.why.legs)
    assert page.tabs.currentIndex() == LEGS_TAB
    assert page.legs.case.case_no == "C0001"


def qapp_clipboard() -> str:
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.clipboard().text()


def test_an_area_says_why_nothing_can_be_asked(asked):
    asked.site = "POLYGON((189900 2596900, 190100 2596900, 190100 2597100, 189900 2596900))"
    view = asked.read()
    assert view.legs.cases == ()
    assert asked.page.legs.empty.isVisibleTo(asked.page)
    assert "no single junction" in asked.page.legs.empty.text()
    assert asked.page.badges.area.text() == "Area 2.00 ha"
    assert "larger than one junction" in asked.page.badges.area.toolTip()


def test_an_area_may_come_up_while_a_leg_is_pointed_at(asked, qtbot):
    button = asked.page.legs.buttons.buttons["N"]
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    asked.site = "POLYGON((189900 2596900, 190100 2596900, 190100 2597100, 189900 2596900))"
    assert asked.read().legs.arms == ()
    assert asked.page.legs.map.transform is None


def test_who_may_not_answer_cannot_say_that_it_is_not_known_either(asked, qtbot):
    legs = asked.page.legs
    legs.allow("Your role may only read.")
    shown = legs.case
    with qtbot.assertNotEmitted(legs.unknown_told):
        legs.table.setFocus()
        qtbot.keyClick(legs.table, Qt.Key.Key_0)
        click(qtbot, legs.unknown)
    assert not legs.unknown.isEnabled()
    assert legs.unknown.toolTip() == "Your role may only read."
    assert legs.case is shown
    assert asked.changes == []


def test_not_known_is_stored_and_asked_again_last(asked, qtbot):
    legs = asked.page.legs
    legs.table.setFocus()
    qtbot.keyClick(legs.table, Qt.Key.Key_0)
    asked.quiet(qtbot)
    case = asked.page.view.legs.case("C0001")
    assert case.unknown
    assert case.state is CaseState.ASK
    assert basis_of(asked, "C0001") is Basis.RECORD, "it is drawn as before"
    assert legs.progress_words.text() == "0 of 3 settled"
    asked.changes[-1].undo()
    asked.quiet(qtbot)
    assert not asked.page.view.legs.case("C0001").unknown


def test_legs_little_map_and_keys_stand_together_in_a_small_page(asked, qtbot):
    asked.page.resize(440, 650)  # its place in a window of 1280 x 800
    legs = asked.page.legs
    parts = (legs.map, legs.unknown, legs.undo, *legs.buttons.buttons.values())

    def in_sight(part):
        corner = part.mapTo(legs.card.viewport(), QPoint(0, 0))
        return legs.card.viewport().rect().contains(QRect(corner, part.size()))

    qtbot.waitUntil(lambda: all(in_sight(part) for part in parts))


def test_the_little_map_of_a_large_page_is_no_tower(asked, qtbot):
    asked.page.resize(880, 1300)
    legs = asked.page.legs
    qtbot.waitUntil(lambda: legs.middle.orientation() is Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: legs.map.height() <= 1.2 * legs.map.width())
