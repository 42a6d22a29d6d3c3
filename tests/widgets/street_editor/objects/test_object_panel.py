"""The palette of objects and what is chosen, by real clicks and keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.streets.street_document import Chosen, ChosenKind
from gis.drafting.user_actions import UserAction
from gis.streets.objects import ObjectChange, ObjectKind, ObjectUid, StreetObject
from tests.helpers.street_tools import rig_in
from widgets.street_editor.objects.object_panel import ObjectPanel

pytestmark = pytest.mark.gui

SIGN = StreetObject(
    uid=ObjectUid("s"),
    kind=ObjectKind.SIGN,
    code="限5 50",
    shape=shapely.Point(1, 2),
    bearing_deg=30.0,
)
BAY = StreetObject(
    uid=ObjectUid("b"),
    kind=ObjectKind.BAY,
    code="bay_car",
    shape=shapely.Point(9, 2),
    length_m=6.0,
    width_m=2.2,
)


@pytest.fixture
def rig(tmp_path):
    made = rig_in(tmp_path)
    made.used = []
    made.around = replace(made.around, use_tool=made.used.append)
    yield made
    made.store.close()


@pytest.fixture
def panel(qtbot, rig):
    made = ObjectPanel(rig.around)
    qtbot.addWidget(made)
    made.resize(360, 760)
    made.show()
    return made


def texts(panel):
    return [panel.list.item(k).text() for k in range(panel.list.count())]


def click_item(qtbot, panel, place):
    item = panel.list.item(place)
    panel.list.scrollToItem(item)
    at = panel.list.visualItemRect(item).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def choose(rig, *objects):
    rig.document.choose(*(Chosen(kind=ChosenKind.OBJECT, uid=one.uid) for one in objects))


def test_a_search_finds_by_chinese_name_number_and_article(qtbot, panel):
    wanted = {"速限": "Speed limit", "遵1 58": "Stop", "停止線 170": "Stop line"}
    for text, expected in wanted.items():
        panel.search.setText(text)
        assert expected in texts(panel)
        assert len(texts(panel)) < 6
    panel.search.clear()
    qtbot.keyClicks(panel.search, "hydrant")
    assert texts(panel) == ["Fire hydrant"]


def test_every_entry_has_a_picture_of_its_own_and_a_tip(panel):
    for place in range(panel.list.count()):
        item = panel.list.item(place)
        image = item.icon().pixmap(40, 40).toImage()
        colours = {image.pixelColor(x, y).rgba() for x in range(0, 40, 2) for y in range(0, 40, 2)}
        assert len(colours) > 1, item.text()
        assert item.toolTip()


def test_a_click_in_the_palette_gives_the_mouse_to_its_tool_and_counts_once(qtbot, rig, panel):
    for text, tool, code in (
        ("遵1 58", "place-object", "遵1"),
        ("169", "along-kerb", "no_stopping_line"),
        ("182", "draw-object", "lane_line"),
    ):
        panel.search.setText(text)
        click_item(qtbot, panel, 0)
        assert rig.used[-1] == tool
        assert rig.around.pick.entry.code == code
    assert rig.count.total == rig.count.of(UserAction.PICK) == 3


def test_the_number_is_asked_for_where_a_sign_takes_one(qtbot, rig, panel):
    assert not panel.figure.isVisible()
    panel.search.setText("限5")
    click_item(qtbot, panel, 0)
    assert panel.figure.isVisible()
    panel.figure.setValue(40)
    assert rig.around.pick.code_of(rig.around.pick.entry) == "限5 40"


def test_nothing_found_says_what_to_do(panel):
    panel.search.setText("no such thing")
    assert panel.nothing.isVisible()
    assert not panel.list.isVisible()


def test_a_group_holds_its_entries_only(panel):
    place = panel.groups.findText("Parking bays")
    panel.groups.setCurrentIndex(place)
    assert len(texts(panel)) == 3


def test_properties_of_the_chosen_are_shown_and_changed_as_one_entry(qtbot, rig, panel):
    rig.document.run_objects(ObjectChange(new=(SIGN, BAY)), "place")
    choose(rig, BAY)
    chosen = panel.chosen
    assert chosen.name.text() == "Parking bays for cars"
    assert (chosen.length.value(), chosen.width.value()) == (6.0, 2.2)
    chosen.length.setValue(5.5)
    assert rig.document.objects.of("b")[0].length_m == 5.5
    assert rig.document.undo.undo_names[0] == "Change objects"
    choose(rig, SIGN)
    assert chosen.name.text() == "Speed limit 50"
    assert chosen.bearing.value() == 30.0
    assert not chosen.length.isVisible()
    rig.document.undo.undo()
    assert rig.document.objects.of("b")[0].length_m == 6.0


def test_showing_what_is_chosen_changes_nothing(rig, panel):
    rig.document.run_objects(ObjectChange(new=(SIGN, BAY)), "place")
    before = rig.count.total
    choose(rig, SIGN)
    choose(rig, SIGN, BAY)
    assert panel.chosen.name.text() == "2 objects chosen"
    choose(rig)
    assert rig.count.total == before
    assert rig.document.undo.undo_names == ("place",)


def test_delete_and_back_to_the_rule(qtbot, rig, panel):
    detached = replace(SIGN, uid=ObjectUid("d"), replaces="road.sign")
    rig.document.run_objects(ObjectChange(new=(BAY, detached)), "place")
    choose(rig, BAY)
    qtbot.mouseClick(panel.chosen.delete, Qt.MouseButton.LeftButton)
    choose(rig, detached)
    assert panel.chosen.note.isVisible()
    assert rig.document.objects.replaced == {"road.sign"}
    qtbot.mouseClick(panel.chosen.by_rule, Qt.MouseButton.LeftButton)
    assert rig.document.objects.replaced == frozenset()
    assert rig.document.undo.undo_names[:2] == ("Back to the rule", "Delete objects")


def test_all_controls_have_a_name(panel):
    for field in panel.findChildren(QWidget):
        if field.focusPolicy() != Qt.FocusPolicy.NoFocus and field.isVisible():
            label = getattr(field, "text", lambda: "")()
            buddies = [one for one in panel.chosen._labels.values() if one.buddy() is field]
            inner = field.objectName().startswith("qt_") or field.parent() in (
                *panel.chosen._fields, panel.figure, panel.search, panel.groups
            )  # fmt: skip
            assert field.accessibleName() or label or buddies or inner, field
