"""The second editor of a junction is shown both versions, and chooses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.store.proposals import ProposalStatus, load_proposals
from gis.problems import Problem
from gis.streets.remake.change import StreetChange
from tests.app.streets.test_editing import some_road, widened
from tests.helpers.street_editors import make_document
from widgets.street_editor.history.edit_conflict_flow import EditConflictFlow

pytestmark = pytest.mark.gui
LEFT = Qt.MouseButton.LeftButton


class Pair:
    """Lin was first; Chen is asked."""

    def __init__(self, store, folder, parent) -> None:
        self.store, self.told = store, []
        self.lin = make_document(store, folder)
        self.chen = make_document(store, None, actor="chen")
        self.loaded = []
        self.flow = EditConflictFlow(
            lambda: self.chen, parent, self.told.append, self.loaded.append
        )

    def ask(self, change, name="mine"):
        with pytest.raises(Problem) as refused:
            self.chen.run(change, name)
        self.flow.take(refused.value)
        return self.flow.dialog

    def kept(self):
        with self.store.read() as connection:
            return load_proposals(connection, status=None)

    def width(self):
        return some_road(self.chen.editing).section.width_m


@pytest.fixture
def pair(dressed, qtbot, file_store, tmp_path):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return Pair(file_store, tmp_path, parent)


@pytest.fixture
def asked(pair, qtbot):
    """Both widened one road."""
    pair.before = some_road(pair.lin.editing).section.width_m
    pair.lin.run(widened(some_road(pair.lin.editing), 2.0), "theirs")
    dialog = pair.ask(widened(some_road(pair.chen.editing), 1.0))
    qtbot.waitExposed(dialog)
    return dialog


def test_it_says_who_and_what_differs_and_draws_both(pair, asked) -> None:
    assert asked.heading.text().startswith("lin changed these streets")
    row = [asked.table.item(0, column).text() for column in range(3)]
    assert "both: cross-section" in row[0]
    assert row[1] != row[2]
    for canvas in asked.maps.canvases:
        assert canvas.stack.layers
    assert asked.maps.canvases[0].overlays["different"]
    asked.reject()


def test_what_differs_is_in_sight_whatever_the_size(pair, asked, qtbot) -> None:
    road = some_road(pair.chen.editing).road.line
    for size in ((900, 700), (1200, 900)):
        asked.resize(*size)
        for canvas in asked.maps.canvases:
            middle = road.interpolate(0.5, normalized=True)

            def shows(canvas=canvas, middle=middle):
                seen = canvas.visible_bounds
                across = seen.min_x < middle.x < seen.max_x
                return across and seen.min_y < middle.y < seen.max_y and seen.width < 400

            qtbot.waitUntil(shows)
    asked.reject()


def test_mine_goes_on_top(pair, asked, qtbot) -> None:
    qtbot.mouseClick(asked.mine, LEFT)
    assert pair.width() == pytest.approx(pair.before + 1.0)
    assert pair.chen.undo.undo_names == ("mine",)
    assert pair.kept() == []
    pair.chen.undo.undo()
    assert pair.width() == pytest.approx(pair.before + 2.0)


def test_theirs_stays(pair, asked, qtbot) -> None:
    qtbot.mouseClick(asked.theirs, LEFT)
    assert pair.width() == pytest.approx(pair.before + 2.0)
    (kept,) = pair.kept()
    assert kept.status is ProposalStatus.DROPPED
    assert kept.change.new[0].section.width_m == pytest.approx(pair.before + 1.0)


def test_mine_is_put_aside_with_a_note(pair, asked, qtbot) -> None:
    asked.note.setText("measure it")
    qtbot.mouseClick(asked.aside, LEFT)
    (kept,) = pair.kept()
    assert (kept.status, kept.note) == (ProposalStatus.OPEN, "measure it")


def test_escape_loses_nothing(pair, asked, qtbot) -> None:
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    (kept,) = pair.kept()
    assert kept.status is ProposalStatus.OPEN
    assert pair.flow.dialog is None


def test_what_applies_no_more_can_only_be_put_aside_or_dropped(pair, qtbot) -> None:
    away = some_road(pair.lin.editing).road.uid
    change = widened(some_road(pair.chen.editing), 1.0)
    pair.lin.run(StreetChange(gone=frozenset([away])), "delete")
    dialog = pair.ask(change)
    assert not dialog.mine.isEnabled()
    assert "no longer applies" in dialog.explanation.text()
    dialog.reject()


def test_somebody_who_is_quicker_once_more_is_asked_about_again(pair, asked, qtbot) -> None:
    pair.lin.run(widened(some_road(pair.lin.editing), 0.7), "theirs again")
    qtbot.mouseClick(asked.mine, LEFT)
    again = pair.flow.dialog
    assert again is not None
    assert again is not asked
    qtbot.mouseClick(again.mine, LEFT)
    assert pair.width() == pytest.approx(pair.before + 1.0)


def test_an_undo_that_comes_too_late_takes_in_what_others_did(pair) -> None:
    pair.chen.run(widened(some_road(pair.chen.editing), 1.0), "mine")
    pair.lin.catch_up()
    pair.lin.run(widened(some_road(pair.lin.editing), 1.0), "theirs")
    with pytest.raises(Problem) as refused:
        pair.chen.undo.undo()
    pair.flow.take(refused.value)
    assert pair.told == [refused.value]
    assert pair.width() == some_road(pair.lin.editing).section.width_m


def test_objects_are_loaded_again(pair) -> None:
    problem = Problem("STALE_WRITE", table="street_object", uid="x", version=1)
    pair.flow.take(problem)
    assert pair.loaded == [problem]
