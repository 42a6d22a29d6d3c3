"""Junctions are shaped in the window itself, by real events: grips, keys, typed radii, cards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from gis.streets.arm_design import Wish
from gis.streets.control import Control
from gis.streets.drawing.junction_arms import arms_of, corners_of, design_of, places_of
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.street_editor import begin, click_at, place_on, street_store
from widgets.door.real_use_cases import real_use_cases
from widgets.street_editor.junctions.junction_records import JUNCTION_TOOLS

pytestmark = pytest.mark.gui


@pytest.fixture
def desk(dressed, qtbot, tmp_path):
    rig = make_rig(tmp_path, use_cases=real_use_cases())
    rig.window.resize(1280, 800)
    rig.window.show()
    qtbot.waitExposed(rig.window)
    made = rig.window.streets
    begin(rig, qtbot, street_store(tmp_path), tools=JUNCTION_TOOLS)
    (area,) = made.document.standing.areas.values()
    rig.window.map.canvas.centre_on((area.shape.centroid.x, area.shape.centroid.y), 500.0)
    yield made
    made.forget()
    put_away(rig)


def test_a_grip_is_dragged_a_radius_typed_an_island_made_and_a_preset_put_on(desk, qtbot):
    document, canvas = desk.document, desk.around.canvas
    (area,) = document.standing.areas
    one, other = corners_of(document.standing, area)[:2]
    target = (
        one.apex[0] + 3.0 * (one.at[0] - one.apex[0]),
        one.apex[1] + 3.0 * (one.at[1] - one.apex[1]),
    )
    start, end = place_on(canvas, one.at), place_on(canvas, target)
    qtbot.mouseMove(canvas, start)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(canvas, QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2))
    qtbot.mouseMove(canvas, end)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    radius = design_of(document.network, one.arm).corner_radius_m
    assert radius == pytest.approx(3.0 * one.radius_m, abs=0.5)

    qtbot.mouseMove(canvas, place_on(canvas, _corner(document, area, one.arm).at))
    qtbot.keyClicks(canvas, "i")
    assert design_of(document.network, one.arm).corner_island

    click_at(qtbot, canvas, _corner(document, area, other.arm).at)
    qtbot.keyClicks(canvas, "8")
    line = desk.bar.typed.line
    qtbot.waitUntil(line.isVisible)
    qtbot.keyClicks(line, ".5")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert design_of(document.network, other.arm).corner_radius_m == 8.5

    panel = desk.dock.panel("junctions")
    at = panel.cards.visualItemRect(panel.cards.item(0)).center()
    qtbot.mouseClick(panel.cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert document.standing.areas[area].control is Control.SIGNAL

    place = places_of(document.standing, area)[0]
    qtbot.mouseMove(canvas, place_on(canvas, place.middle))
    qtbot.keyClicks(canvas, "c")
    assert design_of(document.network, place.arm).crosswalk is Wish.NO
    held = [design_of(document.network, arm).crosswalk for arm in arms_of(document.standing, area)]
    assert held.count(Wish.YES) == 3
    assert desk.around.count.total == 6  # drag, key, click, value, card, key


def _corner(document, area, arm):
    return next(one for one in corners_of(document.standing, area) if one.arm == arm)
