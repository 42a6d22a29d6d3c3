"""Panels around the map: shown, hidden, remembered, put back, and never squeezed to nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QApplication, QLabel, QTabBar

from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from widgets.frame.dock_layout import usual_sizes
from widgets.frame.dock_table import DOCKS, DockId
from widgets.frame.docks import STATE_VERSION, DockHost

pytestmark = pytest.mark.gui
SIZES = [(760, 540), (1280, 800), (2560, 1440)]


@pytest.fixture
def make_host(dressed, qtbot):
    """Hosts with all six panels, shown in a size."""

    def make(width: int, height: int, state: QByteArray | None = None) -> DockHost:
        host = DockHost(QLabel("map"), {spec.id: QLabel(spec.title) for spec in DOCKS})
        host.centralWidget().setMinimumSize(220, 160)
        host.resize(width, height)
        host.restore(state or QByteArray())
        qtbot.addWidget(host)
        host.show()
        qtbot.waitExposed(host)
        qtbot.waitUntil(lambda: not host.remembered().isEmpty())
        return host

    return make


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_open_panel_is_squeezed_and_the_map_keeps_the_most(make_host, width, height):
    host = make_host(width, height)
    for spec in DOCKS:
        panel = host.docks[spec.id].widget()
        if host.is_in_sight(spec.id):
            assert panel.width() >= spec.least[0], spec.id
            assert panel.height() >= spec.least[1], spec.id
            assert host.rect().contains(host.docks[spec.id].geometry()), spec.id
    centre = host.centralWidget()
    assert centre.width() >= 220
    assert centre.height() >= 160
    assert (host.width(), host.height()) == (width, height)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_small_windows_open_fewer_panels(make_host, width, height):
    host = make_host(width, height)
    in_sight = {spec.id for spec in DOCKS if host.is_in_sight(spec.id)}
    assert {DockId.SITES, DockId.PERIOD} <= in_sight
    assert (DockId.SITE in in_sight) == (width >= 1000)
    assert (DockId.CRASHES in in_sight) == (height >= 620)


def test_the_sizes_leave_the_larger_part_to_the_map():
    for width, height in [(1000, 620), *SIZES[1:], (3840, 2160)]:
        sizes = usual_sizes(width, height)
        assert width - sizes.left - sizes.right >= 0.35 * width
        assert height - sizes.table - sizes.strip >= 0.5 * height


def test_left_panels_stand_behind_each_other_as_tabs(make_host):
    host = make_host(1280, 800)
    tabs = {dock.objectName() for dock in host.tabifiedDockWidgets(host.docks[DockId.SITES])}
    assert tabs == {"layers", "filters", "identify"}  # a fifth would cut their names at 1280
    beside = {dock.objectName() for dock in host.tabifiedDockWidgets(host.docks[DockId.DOUBTS])}
    assert beside == {"site", "scenes"}
    assert not host.is_in_sight(DockId.LAYERS)
    host.open(DockId.LAYERS)
    QApplication.processEvents()
    assert host.is_in_sight(DockId.LAYERS)
    assert not host.is_in_sight(DockId.SITES)


def test_an_action_brings_a_panel_into_sight_and_closes_it_again(make_host):
    host = make_host(1280, 800)
    action = host.actions_by_id[DockId.FILTERS]
    assert action.isChecked()
    action.trigger()
    QApplication.processEvents()
    assert host.is_in_sight(DockId.FILTERS)
    action.trigger()
    assert host.docks[DockId.FILTERS].isHidden()
    assert not action.isChecked()
    action.trigger()
    QApplication.processEvents()
    assert host.is_in_sight(DockId.FILTERS)
    assert action.isChecked()


def test_the_layout_comes_back_as_it_was_left(make_host):
    first = make_host(1280, 800)
    first.docks[DockId.CRASHES].hide()
    first.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, first.docks[DockId.LAYERS])
    second = make_host(1280, 800, first.remembered())
    assert second.docks[DockId.CRASHES].isHidden()
    area = second.dockWidgetArea(second.docks[DockId.LAYERS])
    assert area == Qt.DockWidgetArea.RightDockWidgetArea


@pytest.mark.parametrize("kind", ["damaged", "cut short", "older", "text"])
def test_a_state_that_cannot_be_used_gives_the_usual_layout(make_host, kind):
    usual = make_host(1280, 800)
    good = bytes(usual.remembered().data())
    states = {
        "damaged": bytes(byte ^ 0x5A for byte in good),
        "cut short": good[: len(good) // 3],
        "older": bytes(usual.saveState(STATE_VERSION + 1).data()),
        "text": b"@ByteArray()",
    }
    host = make_host(1280, 800, QByteArray(states[kind]))
    assert [host.is_in_sight(spec.id) for spec in DOCKS] == [
        usual.is_in_sight(spec.id) for spec in DOCKS
    ]
    assert host.docks[DockId.SITES].geometry() == usual.docks[DockId.SITES].geometry()


def test_reset_layout_puts_everything_back(make_host):
    host = make_host(1280, 800)
    before = {spec.id: host.docks[spec.id].geometry() for spec in DOCKS}
    for dock in host.docks.values():
        dock.hide()
    host.docks[DockId.SITE].setFloating(True)
    host.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, host.docks[DockId.SITES])
    host.reset_layout()
    QApplication.processEvents()
    for wanted in (DockId.SITES, DockId.SITE, DockId.CRASHES):
        assert host.docks[wanted].geometry() == before[wanted]
    usual = [host.actions_by_id[spec.id] for spec in DOCKS if not spec.on_demand]
    assert all(action.isChecked() for action in usual)


def test_panel_keys_are_different_and_every_panel_has_its_page_of_help():
    from app.help_pages import PAGES

    assert len({spec.shortcut for spec in DOCKS}) == len(DOCKS)
    assert {spec.help_page for spec in DOCKS} <= set(PAGES)


def test_f6_walks_through_the_panels_in_sight(opened, qtbot):
    window = opened.window
    window.sites.search.setFocus()
    seen = []
    for _ in range(8):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
        focus = window.focusWidget()
        panels = (window.sites, window.map, window.site, window.crashes.period, window.crashes.list)
        seen.append(next(place for place, p in enumerate(panels) if p.isAncestorOf(focus)))
    assert set(seen) == {0, 1, 2, 3, 4}
    assert seen[:3] == seen[5:]


def test_closing_a_panel_by_its_key_is_remembered_by_the_next_window(opened, qtbot, tmp_path):
    window = opened.window
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert window.host.docks[DockId.SITE].isHidden()
    window.close()
    again = make_rig(tmp_path)
    again.window.show()
    assert again.window.host.docks[DockId.SITE].isHidden()
    put_away(again)


def test_panels_are_offered_only_where_there_is_a_work_area(rig, qtbot):
    panels = rig.window.menus.panels
    assert not panels.isEnabled()
    with qtbot.waitSignal(rig.window.settled):
        rig.window.open_location("city.gpkg")
    assert panels.isEnabled()
    assert [action.text() for action in panels.actions() if action.isVisible()] == [
        "Sites",
        "Layers",
        "Filters",
        "Site page",
        "Period",
        "Crashes",
        "What is here",
        "Street remarks",
        "Scenes",
    ]


def test_a_layout_of_a_large_screen_fits_into_the_smallest_window(make_host):
    large = make_host(2560, 1440)
    small = make_host(740, 420, large.remembered())
    assert (small.width(), small.height()) == (740, 420)
    for spec in DOCKS:
        if small.is_in_sight(spec.id):
            panel = small.docks[spec.id].widget()
            assert panel.width() >= spec.least[0], spec.id
            assert panel.height() >= spec.least[1], spec.id


def test_tabs_that_are_out_of_sight_take_no_keys_and_those_in_sight_do(make_host, qtbot):
    host = make_host(1280, 800)

    def stops():
        bars = host.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        takes = Qt.FocusPolicy.TabFocus
        return {bar.visibleRegion().isEmpty() for bar in bars if bar.focusPolicy() & takes}

    qtbot.waitUntil(lambda: stops() == {False})
    host.make_room([DockId.PERIOD])
    qtbot.waitUntil(lambda: stops() == set())
    host.give_back_room()
    qtbot.waitUntil(lambda: stops() == {False})


def test_room_that_is_made_before_the_window_is_seen_stays_made(dressed, qtbot):
    host = DockHost(QLabel("map"), {spec.id: QLabel(spec.title) for spec in DOCKS})
    host.resize(1280, 800)
    qtbot.addWidget(host)
    host.make_room([DockId.SCENE])
    host.allow(DockId.SCENE, True)
    host.show()
    qtbot.waitExposed(host)

    def in_sight():
        return {spec.id for spec in DOCKS if host.is_in_sight(spec.id)}

    qtbot.waitUntil(lambda: not host.remembered().isEmpty())
    qtbot.waitUntil(lambda: in_sight() == {DockId.SCENE})
    host.allow(DockId.SCENE, False)
    host.give_back_room()
    qtbot.waitUntil(lambda: DockId.SITES in in_sight())
    assert DockId.SCENE not in in_sight()
