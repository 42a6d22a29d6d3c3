"""The history of streets in the window: who did what, another day on the map, two days compared."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt

from app.mapping.layer_stack import LayerStack
from app.mapping.street_shapes import geometry_layers
from app.store.proposals import ProposalStatus, load_proposals
from app.streets.edit_conflict import meet, put_aside
from app.streets.edit_terms import Holds
from app.streets.street_document import Chosen, ChosenKind, StreetDocument
from gis.display.primitives import Bounds
from gis.drafting.user_actions import ActionCount, UserAction
from gis.problems import Problem
from gis.streets.provenance import RoadSource
from gis.streets.remake.change import StreetChange
from tests.app.streets.test_editing import some_road, widened
from tests.helpers.map_canvas import FakeCanvas
from tests.helpers.street_editors import around_of, make_document
from widgets.map.canvas import MapCanvas
from widgets.street_editor.history.compare_dialog import CompareDialog
from widgets.street_editor.history.history_panel import HistoryPanel

pytestmark = pytest.mark.gui
LEFT = Qt.MouseButton.LeftButton
START = datetime(2127, 3, 1, 4, 0, tzinfo=UTC)


class Clock:
    now = START

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def document(file_store, tmp_path, clock):
    return make_document(file_store, tmp_path, clock=clock)


def in_sight(document: StreetDocument) -> Bounds:
    boxes = [one.road.line.bounds for one in document.network.streets.values()]
    west, south, east, north = zip(*boxes, strict=True)
    return Bounds(min(west), min(south), max(east), max(north))


@pytest.fixture
def panel(dressed, qtbot, document):
    canvas = FakeCanvas(visible_bounds=in_sight(document))
    made = HistoryPanel(around_of(document, canvas))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def told(panel) -> list[tuple[str, str]]:
    return [(one.action, one.author) for one in panel.table.shown_records()]


def test_edits_are_listed_as_they_are_made_and_taken_back(panel, document, clock, qtbot) -> None:
    clock.now += timedelta(days=1)
    document.run(widened(some_road(document.editing)), "Widen the road")
    qtbot.waitUntil(lambda: told(panel)[0] == ("Widen the road", "lin"))
    assert [action for action, _ in told(panel)] == ["Widen the road", "import streets"]
    document.undo.undo()
    qtbot.waitUntil(lambda: [action for action, _ in told(panel)] == ["import streets"])


def test_a_picked_edit_says_which_roads_and_what(panel, document, qtbot) -> None:
    road = some_road(document.editing)
    document.run(widened(road), "Widen")
    panel.reload()
    panel.table.selectRow(0)
    assert panel.detail.text() == f"{road.road.name}: cross-section"
    assert panel.isVisible()


def test_the_chosen_road_has_a_history_of_its_own(panel, document, qtbot) -> None:
    one, other = some_road(document.editing), some_road(document.editing, 1)
    document.run(widened(one), "Widen one")
    document.run(widened(other), "Widen the other")
    panel.scope.setCurrentIndex(1)
    panel.reload()
    assert told(panel) == []
    assert "Choose a road" in panel.hint.text()
    document.choose(Chosen(kind=ChosenKind.ROAD, uid=one.road.uid))
    qtbot.waitUntil(lambda: len(told(panel)) == 2)
    assert told(panel)[0][0] == "Widen one"


def test_the_terms_of_the_next_edits_are_set_here(panel, document, qtbot) -> None:
    panel.terms.holds.setCurrentIndex(1)
    panel.terms.holds.activated.emit(1)
    panel.terms.day.setDate(QDate(2126, 5, 4))
    panel.terms.day.editingFinished.emit()
    panel.terms.source.setCurrentIndex(1)
    panel.terms.source.activated.emit(1)
    terms = document.editing.terms
    assert (terms.holds, terms.day) == (Holds.FROM_DAY, date(2126, 5, 4))
    assert (terms.source, terms.sigma_m) == (RoadSource.SURVEY, None)


@pytest.fixture
def canvas(dressed, qtbot, document):
    made = MapCanvas(LayerStack())
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    made.stack.put_all(geometry_layers(document.editing.standing.whole(), dark=False))
    made.zoom_to(in_sight(document))
    yield made
    made.finish()


def test_another_day_takes_the_place_of_today_and_nothing_can_be_changed_meanwhile(
    canvas, document, clock, qtbot
) -> None:
    panel = HistoryPanel(around_of(document, canvas))
    qtbot.addWidget(panel)
    panel.show()
    clock.now += timedelta(days=5)
    document.run(StreetChange(gone=frozenset([some_road(document.editing).road.uid])), "Delete")
    shown = {layer.id for layer in canvas.stack.layers if layer.visible}
    panel.day.setMaximumDate(QDate(2200, 1, 1))
    panel.day.setDate(QDate(2127, 3, 2))
    qtbot.mouseClick(panel.see, LEFT)
    past = {layer.id for layer in canvas.stack.layers if layer.visible}
    assert past
    assert past.isdisjoint(shown)
    lines = next(layer for layer in canvas.stack.layers if layer.id == "past streets")
    assert len(lines.features) == len(document.network.streets) + 1
    assert panel.past.banner.isVisible()
    with pytest.raises(Problem, match="STREETS_PAST_READ_ONLY"):
        document.run(widened(some_road(document.editing)), "Widen")
    with pytest.raises(Problem, match="STREETS_PAST_READ_ONLY"):
        document.undo.undo()
    canvas.stack.put_all(geometry_layers(document.editing.standing.whole(), dark=False))
    assert {layer.id for layer in canvas.stack.layers if layer.visible} == past
    qtbot.mouseClick(panel.past.banner.back, LEFT)
    assert {layer.id for layer in canvas.stack.layers if layer.visible} == shown
    assert not panel.past.banner.isVisible()
    document.undo.undo()


def test_two_days_are_compared_side_by_side(canvas, document, clock, qtbot) -> None:
    clock.now += timedelta(days=5)
    away = some_road(document.editing)
    document.run(StreetChange(gone=frozenset([away.road.uid])), "Delete")
    dialog = CompareDialog(document.editing.store, canvas.visible_bounds, date(2027, 1, 1), canvas)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.days[0].setDate(QDate(2127, 3, 2))
    dialog.days[1].setDate(QDate(2127, 3, 9))
    assert [change.road for change in dialog.changes] == [away.road.uid]
    assert "deleted" in dialog.list.item(0).text()
    one, other = dialog.maps.canvases
    assert one.overlays["different"]
    one.zoom(2.0)
    assert other.denominator == pytest.approx(one.denominator)
    assert other.window_.middle == pytest.approx(one.window_.middle)
    dialog.days[0].setDate(QDate(2127, 3, 9))
    assert dialog.changes == ()
    assert not one.overlays["different"]
    dialog.close()


def test_what_was_put_aside_is_made_or_dropped_here(panel, document, clock, tmp_path) -> None:
    other = make_document(document.editing.store, None, actor="chen", clock=clock)
    for width in (1.0, 2.0):
        other.run(widened(some_road(other.editing), width), "theirs")
        conflict = meet(document, widened(some_road(document.editing), 0.5), f"mine {width}")
        assert conflict is not None
        put_aside(document.editing.store, conflict, note="look at it")
    panel.reload()
    assert panel.proposals.isVisible()
    assert panel.proposals.list.count() == 2
    before = some_road(document.editing).section.width_m
    panel.proposals.make.click()
    assert some_road(document.editing).section.width_m == pytest.approx(before + 0.5, abs=2.1)
    panel.proposals.drop.click()
    assert not panel.proposals.isVisible()
    with document.editing.store.read() as connection:
        left = {one.status for one in load_proposals(connection, status=None)}
    assert left == {ProposalStatus.TAKEN, ProposalStatus.DROPPED}


def test_clicks_are_counted_once(canvas, document, qtbot) -> None:
    count = ActionCount()
    panel = HistoryPanel(around_of(document, canvas, count=count))
    qtbot.addWidget(panel)
    panel.show()
    qtbot.mouseClick(panel.see, LEFT)
    qtbot.mouseClick(panel.today, LEFT)
    assert (count.of(UserAction.CLICK), count.total) == (2, 2)
