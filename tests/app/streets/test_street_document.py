"""The document of the street editor: previews that come late, undo, what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from shapely import LineString

from app.street_presets import load_section_presets
from app.streets.editing import StreetEditing
from app.streets.street_document import Chosen, ChosenKind, StreetDocument
from app.undo import UndoStack
from gis.mapping.layers import LayerKind
from gis.problems import Problem
from gis.streets.drawing.edits import deleted_road
from gis.streets.drawing.strokes import Stroke, drawn
from gis.streets.remake.change import Remade, StreetChange
from gis.streets.remake.network import Network
from tests.helpers.stores import make_store

Waiting = list[tuple[Callable[[], Remade], Callable[[Remade], None]]]


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[StreetEditing]:
    with make_store(tmp_path / "s.gpkg") as store:
        yield StreetEditing(store, actor="officer")


def stroke(document: StreetDocument, y: float) -> StreetChange:
    numbers = count(round(y) * 10)
    section = load_section_presets()[0].section
    line = Stroke(points=((0.0, y), (100.0, y)), section=section)
    return drawn([line], document.network, lambda: f"road-{next(numbers)}")


def shown(remade: Remade | None) -> float | None:
    """At what height the road of a preview lies."""
    if remade is None:
        return None
    (street,) = remade.made.roads
    line: LineString = street.road.line
    return float(line.coords[0][1])


def test_of_previews_that_come_late_none_is_shown_after_a_later_one_or_after_the_gesture(
    editing: StreetEditing,
) -> None:
    waiting: Waiting = []
    document = StreetDocument(
        editing, UndoStack(), elsewhere=lambda work, then, _: waiting.append((work, then))
    )
    seen: list[float | None] = []
    told: list[Problem | None] = []
    document.previewed.connect(lambda remade: seen.append(shown(remade)))
    for y in (10.0, 20.0, 30.0):
        document.preview(lambda _, y=y: stroke(document, y), told.append)
    first, second, third = [(work(), then) for work, then in waiting]
    second[1](second[0])
    first[1](first[0])
    assert seen == [20.0]
    document.drop_preview()
    third[1](third[0])
    assert seen == [20.0, None]
    assert told == [None]


def test_what_is_wrong_with_a_gesture_is_told_and_takes_its_preview_away(
    editing: StreetEditing,
) -> None:
    document = StreetDocument(editing, UndoStack())
    seen: list[float | None] = []
    told: list[Problem | None] = []
    document.previewed.connect(lambda remade: seen.append(shown(remade)))

    def refused(network: Network) -> StreetChange:
        raise Problem("STROKE_TOO_SHORT")

    document.preview(lambda _: stroke(document, 10.0), told.append)
    document.preview(refused, told.append)
    assert seen == [10.0, None]
    assert [one and one.code for one in told] == [None, "STROKE_TOO_SHORT"]


def test_an_edit_is_one_entry_that_undo_takes_back_and_redo_makes_again(
    editing: StreetEditing,
) -> None:
    undo = UndoStack()
    document = StreetDocument(editing, undo)
    told: list[Remade] = []
    document.changed.connect(lambda remade: told.append(remade))
    before = editing.standing.whole()
    document.run(stroke(document, 5.0), "Draw road")
    after = editing.standing.whole()
    assert undo.undo_names == ("Draw road",)
    undo.undo()
    assert editing.standing.whole() == before
    undo.redo()
    assert editing.standing.whole() == after
    assert [len(one.made.roads) - len(one.gone.roads) for one in told] == [1, -1, 1]


def test_what_stands_no_longer_is_not_chosen(editing: StreetEditing) -> None:
    document = StreetDocument(editing, UndoStack())
    document.run(stroke(document, 5.0), "Draw road")
    (uid,) = document.network.streets
    document.choose(Chosen(kind=ChosenKind.ROAD, uid=uid))
    told: list[tuple[Chosen, ...]] = []
    document.chosen_changed.connect(lambda chosen: told.append(chosen))
    document.run(deleted_road(document.network, uid), "Delete road")
    assert document.chosen == ()
    assert told == [()]


def test_locked_streets_are_neither_chosen_nor_changed(editing: StreetEditing) -> None:
    document = StreetDocument(editing, UndoStack())
    document.run(stroke(document, 5.0), "Draw road")
    (uid,) = document.network.streets
    road = Chosen(kind=ChosenKind.ROAD, uid=str(uid))
    document.choose(road)
    assert document.chosen == (road,)
    locked: set[LayerKind] = {LayerKind.SURFACES}
    document.locked = lambda: frozenset(locked)
    document.choose(road)
    assert document.chosen == ()
    before = editing.standing.whole()
    with pytest.raises(Problem, match="STREETS_LOCKED"):
        document.run(stroke(document, 50.0), "Draw road")
    assert editing.standing.whole() == before
    assert document.undo.undo_names == ("Draw road",)
    locked.clear()
    document.run(stroke(document, 50.0), "Draw road")
    assert len(document.network.streets) == 2
