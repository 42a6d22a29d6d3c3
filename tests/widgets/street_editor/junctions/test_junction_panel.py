"""The panel of junctions by real clicks and keys: presets, control, wishes, corners, the law."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QWidget

from app.streets.street_document import Chosen, ChosenKind
from gis.drafting.user_actions import UserAction
from gis.streets.arm_design import BY_RULE, Wish
from gis.streets.control import Control
from gis.streets.drawing.junction_arms import arms_of, design_of
from gis.streets.drawing.junction_paint import Painted
from tests.helpers.street_tools import rig_in, road_style
from widgets.street_editor.junctions.junction_panel import JunctionPanel
from widgets.street_editor.tools.draw_road import DrawRoad

pytestmark = pytest.mark.gui


@pytest.fixture
def rig(tmp_path):
    """A street with two others across it: two junctions of four arms."""
    made = rig_in(tmp_path)
    draw = made.hand(DrawRoad(made.around, road_style("urban_2_2", "中山路")))
    draw.drag((100.0, 250.0), (400.0, 250.0))
    for x in (180.0, 320.0):
        draw.drag((x, 140.0), (x, 360.0))
    made.before = made.count.total
    yield made
    made.store.close()


@pytest.fixture
def panel(qtbot, rig):
    made = JunctionPanel(rig.around)
    qtbot.addWidget(made)
    made.resize(360, 1000)
    made.show()
    qtbot.waitExposed(made)
    return made


def areas_of(rig):
    return sorted(rig.standing.areas, key=lambda uid: rig.standing.areas[uid].shape.centroid.x)


def choose(rig, *areas):
    rig.document.choose(*(Chosen(kind=ChosenKind.AREA, uid=uid) for uid in areas))


def designs(rig, *areas):
    arms = [arm for area in areas for arm in arms_of(rig.standing, area)]
    return [design_of(rig.document.network, arm) for arm in arms]


def click_card(qtbot, panel, code):
    row = next(k for k, one in enumerate(panel.cards.presets) if one.code == code)
    item = panel.cards.item(row)
    panel.cards.scrollToItem(item)
    at = panel.cards.visualItemRect(item).center()
    qtbot.mouseClick(panel.cards.viewport(), Qt.MouseButton.LeftButton, pos=at)


def type_into(qtbot, cell, text):
    cell.setFocus()
    cell.selectAll()
    qtbot.keyClicks(cell, text)
    qtbot.keyClick(cell, Qt.Key.Key_Return)


def test_without_a_junction_it_says_what_to_do(rig, panel):
    assert panel.nothing.isVisible()
    assert not panel.scroll.isVisible()
    choose(rig, areas_of(rig)[0])
    assert panel.scroll.isVisible()
    assert not panel.nothing.isVisible()
    assert panel.arms.text().count("\n") == 3
    assert "中山路" in panel.arms.text()


def test_one_click_on_a_card_goes_on_all_chosen_junctions_as_one_entry(rig, panel, qtbot):
    before = rig.standing.whole()
    choose(rig, *areas_of(rig))
    entries = len(rig.document.undo.undo_names)
    click_card(qtbot, panel, "signal_waiting_boxes")
    assert len(rig.document.undo.undo_names) == entries + 1
    held = designs(rig, *areas_of(rig))
    assert len(held) == 8
    assert {(one.control, one.waiting_box, one.red_kerb_m) for one in held} == {
        (Control.SIGNAL, Wish.YES, 10.0)
    }
    assert rig.count.of(UserAction.PICK) == 1
    assert rig.codes == []
    rig.document.undo.undo()
    assert rig.standing.whole() == before


def test_enter_picks_the_card_that_has_the_keyboard(rig, panel, qtbot):
    choose(rig, areas_of(rig)[0])
    panel.cards.setFocus()
    panel.cards.setCurrentRow(3)
    qtbot.keyClick(panel.cards, Qt.Key.Key_Return)
    assert {one.control for one in designs(rig, areas_of(rig)[0])} == {Control.FLASHING}
    assert rig.count.of(UserAction.PICK) == 1


def test_the_control_is_picked_for_the_whole_junction_and_explained(rig, panel, qtbot):
    area = areas_of(rig)[0]
    choose(rig, area)
    panel.control.setFocus()
    qtbot.keyClick(panel.control, Qt.Key.Key_Down)
    assert rig.standing.areas[area].control is Control.SIGNAL
    assert "173" in panel.meaning.text()
    assert rig.count.of(UserAction.PICK) == 1
    panel.control.activated.emit(0)
    assert {one.control for one in designs(rig, area)} == {None}


def test_a_wish_of_one_arm_is_picked_in_its_column(rig, panel):
    area = areas_of(rig)[0]
    choose(rig, area)
    panel.control.activated.emit(1)
    cell = panel.table.wishes[Painted.CROSSWALK, 2]
    assert cell.text() == "(✓)"
    cell.choices[Wish.NO].trigger()
    assert [one.crosswalk for one in designs(rig, area)] == [
        Wish.RULE,
        Wish.NO,
        Wish.RULE,
        Wish.RULE,
    ]
    assert panel.table.wishes[Painted.CROSSWALK, 2].text() == "×"
    assert panel.table.wishes[Painted.CROSSWALK, 0].text() == "…"
    panel.table.wishes[Painted.CROSSWALK, 0].choices[Wish.YES].trigger()
    assert {one.crosswalk for one in designs(rig, area)} == {Wish.YES}
    assert rig.count.of(UserAction.PICK) == 3


def test_what_the_law_forbids_is_told_and_the_cell_stays(rig, panel):
    area = areas_of(rig)[0]
    choose(rig, area)
    panel.control.activated.emit(1)
    before = rig.standing.whole()
    panel.box.choices[Wish.YES].trigger()
    assert rig.codes == ["JUNCTION_BOX_AT_SIGNALS"]
    panel.control.activated.emit(4)
    panel.table.wishes[Painted.WAITING_BOX, 0].choices[Wish.YES].trigger()
    assert rig.codes[1:] == ["JUNCTION_WAITING_BOX_WITHOUT_SIGNALS"]
    assert panel.table.wishes[Painted.WAITING_BOX, 0].choices[Wish.RULE].isChecked()
    rig.document.undo.undo()
    assert rig.standing.whole() == before


def test_red_kerbs_and_radii_are_typed_and_an_island_is_ticked(rig, panel, qtbot):
    area = areas_of(rig)[0]
    choose(rig, area)
    type_into(qtbot, panel.table.red[0], "12.5")
    type_into(qtbot, panel.table.radii[3], "20")
    panel.scroll.ensureWidgetVisible(panel.table.islands[3])
    at = QPoint(8, panel.table.islands[3].height() // 2)
    qtbot.mouseClick(panel.table.islands[3], Qt.MouseButton.LeftButton, pos=at)
    held = designs(rig, area)
    assert {one.red_kerb_m for one in held} == {12.5}
    assert [one.corner_radius_m for one in held] == [None, None, 20.0, None]
    assert [one.corner_island for one in held] == [False, False, True, False]
    assert panel.table.radii[3].text() == "20"
    assert panel.table.radii[1].placeholderText() == "6.0"
    assert (rig.count.of(UserAction.TYPED), rig.count.of(UserAction.CLICK)) == (2, 1)
    type_into(qtbot, panel.table.radii[3], "x")
    assert rig.codes == ["DRAFT_NUMBER_UNREADABLE"]
    assert panel.table.radii[3].text() == "20"
    panel.table.radii[3].selectAll()
    qtbot.keyClick(panel.table.radii[3], Qt.Key.Key_Delete)
    qtbot.keyClick(panel.table.radii[3], Qt.Key.Key_Return)
    assert designs(rig, area)[2].corner_radius_m is None


def test_back_to_the_rules_takes_all_decisions_back(rig, panel, qtbot):
    area = areas_of(rig)[0]
    choose(rig, area)
    click_card(qtbot, panel, "unmarked")
    panel.scroll.ensureWidgetVisible(panel.rules)
    qtbot.mouseClick(panel.rules, Qt.MouseButton.LeftButton)
    assert set(designs(rig, area)) == {BY_RULE}


def test_undo_is_shown_at_once(rig, panel):
    area = areas_of(rig)[0]
    choose(rig, area)
    panel.control.activated.emit(1)
    assert panel.control.currentIndex() == 1
    rig.document.undo.undo()
    assert panel.control.currentIndex() == 0


def test_every_control_can_be_reached_and_has_a_name(rig, panel):
    choose(rig, areas_of(rig)[0])
    kinds = ("QComboBox", "QToolButton", "QLineEdit", "QCheckBox", "QPushButton")
    cells = [one for one in panel.findChildren(QWidget) if one.metaObject().className() in kinds]
    assert cells
    for one in cells:
        assert one.accessibleName() or getattr(one, "text", str)()
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_panel_that_is_gone_hears_no_more(rig, qtbot):
    made = JunctionPanel(rig.around)
    choose(rig, areas_of(rig)[0])
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)
    choose(rig, areas_of(rig)[1])
    assert made is not None


@pytest.mark.parametrize("width", [240, 320, 640])
def test_the_plan_paints_the_junction_at_any_width(rig, panel, width):
    choose(rig, areas_of(rig)[0])
    panel.plan.resize(width, panel.plan.heightForWidth(width))
    picture = panel.plan.grab().toImage()
    middle = picture.pixelColor(QPoint(picture.width() // 2, picture.height() // 2))
    edge = picture.pixelColor(QPoint(2, 2))
    assert middle != edge
