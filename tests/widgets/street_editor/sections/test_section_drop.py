"""Task 3: a card dragged onto an approach gives it its cross-section, by one action."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from shapely import Point
from shiboken6 import isValid

from gis.display.primitives import Bounds
from gis.drafting.user_actions import UserAction
from tests.helpers.approach_task import (
    PRESET,
    SEEDS,
    approach_of,
    drop_place,
    lacking,
    random_junction,
)
from tests.helpers.section_panels import Desk
from tests.helpers.street_graphs import defects
from widgets.street_editor.sections.section_panel import SectionPanel

pytestmark = pytest.mark.gui


@pytest.fixture
def desk(request, qtbot, dressed):
    seed = getattr(request, "param", SEEDS[0])
    made = Desk(qtbot, random_junction(seed))
    made.seed = seed
    (area,) = made.document.standing.areas.values()
    x, y = area.shape.centroid.x, area.shape.centroid.y
    made.look_at(Bounds(x - 80, y - 80, x + 80, y + 80))
    return made


@pytest.mark.parametrize("desk", SEEDS, indirect=True)
def test_task_3_is_one_dragged_card_and_one_undo_entry(desk) -> None:
    standing = desk.document.standing
    uid, end, at = drop_place(standing, desk.seed)
    line = standing.network.streets[uid].road.line
    node, far = (line.coords[0], line.coords[-1]) if end == 0 else (line.coords[-1], line.coords[0])
    before = standing.whole()
    shown = []
    desk.document.previewed.connect(lambda remade: shown.append(remade))
    away = (at[0] + 3.0, at[1])
    desk.drag_card(PRESET, away, at)
    shape = approach_of(standing, node, far)
    assert lacking(standing, shape) == []
    assert defects(standing.whole()) == []
    assert desk.count.total == desk.count.of(UserAction.DRAG) == 1
    assert desk.document.undo.undo_names == ("Put on: 1+1 with motorcycle lanes and parking",)
    assert desk.panel.hand.uids == (shape.street.road.uid,)
    assert any(one is not None for one in shown), "it was seen while dragging"
    assert desk.canvas.overlays.get("section drop", ()) == ()
    desk.document.undo.undo()
    assert standing.whole() == before


def test_a_card_taken_away_again_leaves_nothing(desk) -> None:
    before = desk.document.standing.whole()
    _, _, at = drop_place(desk.document.standing, desk.seed)
    shown = []
    desk.document.previewed.connect(lambda remade: shown.append(remade))
    desk.drag_card(PRESET, at, drop=False)
    assert shown[-1] is None
    assert desk.document.standing.whole() == before
    assert desk.count.total == 0
    assert desk.canvas.overlays.get("section drop", ()) == ()


def test_a_card_dropped_beside_all_roads_says_where_it_belongs(desk) -> None:
    (area,) = desk.document.standing.areas.values()
    x, y = area.shape.centroid.x, area.shape.centroid.y
    empty = next(
        (x + dx, y + dy)
        for dx in range(-70, 71, 10)
        for dy in (-50, 50)
        if not desk.document.standing.corridors.near([Point(x + dx, y + dy)], 15.0)
    )
    desk.drag_card(PRESET, empty)
    assert desk.problem.code == "DROP_ON_ROAD"
    assert desk.document.undo.undo_names == ()


def test_the_map_takes_no_cards_once_the_panel_is_gone(desk) -> None:
    assert desk.canvas.acceptDrops()
    panel, drops = SectionPanel(desk.around, desk.door), desk.canvas.drops
    desk.panel.destroyed.emit()
    assert desk.canvas.acceptDrops(), "a new panel took the place of the old one"
    panel.deleteLater()
    QApplication.sendPostedEvents(panel, QEvent.Type.DeferredDelete)
    assert not isValid(panel)
    assert drops.parent() is desk.canvas
    assert not desk.canvas.acceptDrops()
    desk.choose("arm0")  # nobody is left to be told
