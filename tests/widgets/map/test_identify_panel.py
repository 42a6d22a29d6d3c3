from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gis.mapping.layers import LayerId
from widgets.map.identified import Identified, IdentifiedFeature, IdentifiedLayer
from widgets.map.identify_panel import IdentifyPanel

pytestmark = pytest.mark.gui

CRASHES, CAMERAS = LayerId("crashes"), LayerId("guest-1")
CASE = IdentifiedFeature(
    layer_id=CRASHES, index=4, name="11401AB0001", attributes=(("Severity", "A2"), ("Hour", "8"))
)
CAMERA = IdentifiedFeature(layer_id=CAMERAS, index=2, name="", attributes=(("lens", "3"),))
FOUND = Identified(
    at=(1.0, 2.0),
    place="1.0, 2.0",
    layers=(
        IdentifiedLayer(title="Crashes", features=(CASE,)),
        IdentifiedLayer(title="Cameras", features=(CAMERA,)),
    ),
)


@pytest.fixture
def panel(qtbot, dressed):
    made = IdentifyPanel()
    qtbot.addWidget(made)
    made.resize(320, 420)
    made.show()
    return made


def shown(panel):
    return [tuple(record) for record in panel.attributes.shown_records()]


def test_features_stand_layer_by_layer_with_the_first_ones_attributes(panel):
    told = []
    panel.feature_shown.connect(told.append)
    panel.show_found(FOUND)
    tops = [panel.tree.topLevelItem(place) for place in range(panel.tree.topLevelItemCount())]
    assert [top.text(0) for top in tops] == ["Crashes (1)", "Cameras (1)"]
    assert [top.child(0).text(0) for top in tops] == ["11401AB0001", "No. 3"]
    assert panel.current == CASE
    assert shown(panel) == [("Severity", "A2"), ("Hour", "8")]
    assert told[-1] == CASE


def test_another_feature_shows_its_own_attributes(panel):
    panel.show_found(FOUND)
    told = []
    panel.feature_shown.connect(told.append)
    panel.tree.setCurrentItem(panel.tree.topLevelItem(1).child(0))
    assert shown(panel) == [("lens", "3")]
    assert told == [CAMERA]
    panel.tree.setCurrentItem(panel.tree.topLevelItem(1))
    assert shown(panel) == []
    assert not panel.copy.isEnabled()


def test_enter_opens_a_feature(panel, qtbot):
    panel.show_found(FOUND)
    told = []
    panel.feature_opened.connect(told.append)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert told == [CASE]


def test_attributes_are_copied(panel, qtbot):
    panel.show_found(FOUND)
    qtbot.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "11401AB0001\nSeverity\tA2\nHour\t8"


def test_long_names_of_attributes_get_the_room_they_need(panel):
    short = panel.attributes.columnWidth(0)
    named = (("A long name of an attribute", "1"),)
    feature = IdentifiedFeature(layer_id=CRASHES, index=0, name="x", attributes=named)
    layer = IdentifiedLayer(title="Crashes", features=(feature,))
    panel.show_found(Identified(at=(1.0, 2.0), layers=(layer,)))
    assert panel.attributes.columnWidth(0) > short
    assert panel.attributes.columnWidth(0) <= panel.attributes.viewport().width() // 2


def test_empty_states_say_what_to_do(panel):
    assert 'Choose "What is here"' in panel.summary.text()
    panel.show_found(Identified(at=(1.0, 2.0), place="1.0, 2.0"))
    assert panel.summary.text().startswith("Nothing lies at 1.0, 2.0.")
    assert not panel.tree.isVisible()
    panel.show_found(FOUND)
    assert panel.tree.isVisible()


def test_the_language_can_change_while_something_is_shown(panel):
    panel.show_found(FOUND)
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.current == CASE
