"""Cards: searched, kept as one's own, marked, applied; a click says what is drawn next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog

from gis.drafting.user_actions import UserAction
from tests.helpers.section_panels import Desk
from tests.helpers.street_graphs import street
from tests.helpers.street_shapes import B, F, lane, section
from widgets.street_editor.sections.section_drop import SECTION_MIME

pytestmark = pytest.mark.gui


@pytest.fixture
def desk(qtbot, dressed):
    road = section(lane(B, 3.1), lane(F, 3.3), lane(F, 2.7))
    return Desk(qtbot, [street("a", [(0.0, 0.0), (100.0, 0.0)], road)])


def shown(desk) -> list[str]:
    return [row.preset.code for row in desk.panel.presets.model.rows if row.preset]


def name_it(monkeypatch, name: str, meant: bool = True) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (name, meant))


def test_the_search_finds_by_words_of_either_language(desk) -> None:
    desk.panel.presets.search.setText("公車")
    assert shown(desk) == ["bus_lane"]
    desk.panel.presets.search.setText("ALLEY one")
    assert shown(desk) == ["oneway_alley"]
    desk.panel.presets.search.setText("nothing like it")
    assert desk.panel.presets.model.rowCount() == 0


def test_a_click_on_a_card_is_what_roads_are_drawn_with(desk, qtbot) -> None:
    cards = desk.panel.presets.cards
    at = cards.place_of("street_1_1")
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [one.code for one in desk.drawn_with] == ["street_1_1"]
    assert desk.count.of(UserAction.PICK) == desk.count.total == 1


def test_enter_on_a_card_puts_it_on_the_chosen_roads(desk) -> None:
    cards = desk.panel.presets.cards
    cards.choose("oneway_alley")
    QTest.keyClick(cards, Qt.Key.Key_Return)
    assert len(desk.document.undo.undo_names) == 0, "no road is chosen"
    desk.choose("a")
    QTest.keyClick(cards, Qt.Key.Key_Return)
    assert desk.widths("a") == [3.5]
    assert desk.document.undo.undo_names == ("Put on: One-way alley",)
    assert desk.count.of(UserAction.KEY) == 1
    assert shown(desk)[0] == "oneway_alley", "used last"


def test_the_present_section_is_kept_renamed_and_deleted(desk, monkeypatch) -> None:
    panel = desk.panel.presets
    assert not panel.keep_button.isEnabled()
    desk.choose("a")
    name_it(monkeypatch, "垂楊路")
    panel.keep_button.click()
    made = panel.cards.current_preset()
    assert made.zh == "垂楊路"
    assert [one.width_m for one in made.elements] == [3.1, 3.3, 2.7]
    assert "垂楊路" in desk.text
    assert panel.rename_button.isVisible()
    name_it(monkeypatch, "垂楊路二段")
    panel.rename_button.click()
    assert panel.cards.current_preset().zh == "垂楊路二段"
    panel.delete_button.click()
    assert made.code not in shown(desk)
    panel.cards.choose("street_1_1")
    assert not panel.delete_button.isVisible()


def test_a_name_that_is_taken_is_refused_in_words_and_giving_up_does_nothing(
    desk, monkeypatch
) -> None:
    desk.choose("a")
    name_it(monkeypatch, "1+1")
    desk.panel.presets.keep_button.click()
    assert desk.problem.code == "PRESET_NAME_TAKEN"
    before = desk.count.total
    name_it(monkeypatch, "x", meant=False)
    desk.panel.presets.keep_button.click()
    assert desk.text == ""
    assert desk.count.total == before


def test_favourites_stand_first_and_stay_chosen(desk) -> None:
    panel = desk.panel.presets
    panel.cards.choose("bicycle_lane")
    panel.favourite_button.click()
    assert shown(desk)[0] == "bicycle_lane"
    assert panel.cards.current_preset().code == "bicycle_lane"
    panel.favourite_button.click()
    assert shown(desk).count("bicycle_lane") == 1


def test_a_card_says_its_code_to_whom_it_is_dropped_on(desk) -> None:
    panel = desk.panel.presets
    panel.cards.choose("bus_lane")
    data = panel.model.mimeData(panel.cards.selectedIndexes())
    assert bytes(data.data(SECTION_MIME).data()) == b"bus_lane"


def test_headings_are_neither_chosen_nor_dragged(desk) -> None:
    model = desk.panel.presets.model
    for row in range(model.rowCount()):
        flags = model.flags(model.index(row, 0))
        is_card = model.rows[row].preset is not None
        assert bool(flags & Qt.ItemFlag.ItemIsDragEnabled) == is_card
        assert bool(flags & Qt.ItemFlag.ItemIsSelectable) == is_card


def test_cards_are_painted_in_every_width(desk, qtbot) -> None:
    for width in (220, 300, 700):
        desk.panel.resize(width, 700)
        QApplication.sendEvent(desk.panel.presets, QEvent(QEvent.Type.LanguageChange))
        picture = desk.panel.presets.cards.grab()
        assert not picture.isNull()
