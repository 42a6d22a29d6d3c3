from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.messages import Language
from gis.mapping.coordinates import CoordinateSystem, format_place
from widgets.map.coordinate_bar import CoordinateBar, read_scale
from widgets.parts.translation import LanguageSwitch

pytestmark = pytest.mark.gui
PLACE = (193_818.98, 2_597_543.99)


@pytest.fixture
def bar(dressed, qtbot):
    made = CoordinateBar()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize(
    ("text", "denominator"),
    [
        ("1:500", 500.0),
        ("1：500", 500.0),
        ("1/2500", 2500.0),
        (" 800 ", 800.0),
        ("1:25,000", 25_000.0),
        ("", None),
        ("1:0", None),
        ("1:5", None),
        ("abc", None),
        ("1:500 m", None),
        ("-500", None),
        ("1:99999999999", None),
    ],
)
def test_scales_are_read_as_people_write_them(text, denominator):
    assert read_scale(text) == denominator


def test_the_place_of_the_mouse_is_shown_and_stays_when_the_mouse_leaves(bar):
    bar.show_pointer(PLACE)
    assert "E 193819.0 N 2597544.0" in bar.coordinates.text()
    bar.show_pointer(None)
    assert "E 193819.0 N 2597544.0" in bar.coordinates.text()


def test_a_click_shows_the_next_system_and_tells_it(bar, qtbot):
    bar.show_pointer(PLACE)
    told = []
    bar.system_changed.connect(told.append)
    for system in [*list(CoordinateSystem)[1:], CoordinateSystem.TWD97_121]:
        qtbot.mouseClick(bar.coordinates, Qt.MouseButton.LeftButton)
        assert bar.system is system
        assert format_place(PLACE, system, epsg=3826) in bar.coordinates.text()
    assert told == [*list(CoordinateSystem)[1:], CoordinateSystem.TWD97_121]


def test_the_menu_chooses_a_system_and_marks_it(bar):
    menu = bar.coordinates.menu()
    wanted = menu.actions()[list(CoordinateSystem).index(CoordinateSystem.WGS84_DMS)]
    wanted.trigger()
    assert bar.system is CoordinateSystem.WGS84_DMS
    marked = [action for action in menu.actions() if action.isChecked()]
    assert marked == [wanted]


def test_the_old_datum_says_how_far_it_may_be_off(bar):
    bar.show_pointer(PLACE)
    assert "±" not in bar.coordinates.text()
    bar.set_system(CoordinateSystem.TWD67_121)
    assert "±2 m" in bar.coordinates.text()
    assert "±" not in bar.text()


def test_copying_puts_the_coordinates_on_the_clipboard(bar):
    QGuiApplication.clipboard().setText("before")
    bar.copy_action.trigger()
    assert QGuiApplication.clipboard().text() == "before"  # the mouse was nowhere yet
    bar.show_pointer(PLACE)
    bar.copy_action.trigger()
    assert QGuiApplication.clipboard().text() == "E 193819.0 N 2597544.0"


def test_a_typed_scale_is_told_and_nonsense_is_put_back(bar, qtbot):
    wanted = []
    bar.scale_wanted.connect(wanted.append)
    bar.show_scale(5000.0)
    line = bar.scale.lineEdit()
    line.selectAll()
    qtbot.keyClicks(line, "1:800")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert wanted == [800.0]
    line.selectAll()
    qtbot.keyClicks(line, "far")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert wanted == [800.0]
    assert bar.scale.currentText() == "1:5,000"


def test_a_scale_from_the_list_is_told_once(bar):
    wanted = []
    bar.scale_wanted.connect(wanted.append)
    bar.scale.setCurrentIndex(2)
    bar.scale.activated.emit(2)
    assert wanted == [1000.0]


def test_the_scale_follows_the_view_but_not_while_somebody_types(bar, qtbot):
    bar.show_scale(523.4)
    assert bar.scale.currentText() == "1:523"
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    line = bar.scale.lineEdit()
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "1:7")
    bar.show_scale(1000.0)
    assert bar.scale.currentText() == "1:7"


def test_controls_have_names_and_follow_the_language(bar, qtbot):
    switch = LanguageSwitch()
    assert bar.scale.accessibleName() == "Scale"
    try:
        switch.use(Language.CHINESE)
        qtbot.waitUntil(lambda: bar.scale.accessibleName() == "比例尺")
        assert bar.coordinates.accessibleName() == "游標坐標"
        assert "TWD67 二度分帶 121（舊）" in [a.text() for a in bar.coordinates.menu().actions()]
    finally:
        switch.remove()
