"""A wheel of random edits, undos and redos: every state comes back to the last bit."""

from __future__ import annotations

import os
import random
from itertools import count

import pytest

from app.store.store import Store
from app.store.street_geometry import load_street_geometry
from app.street_presets import load_section_presets
from app.streets.editing import StreetEditing
from app.streets.street_document import StreetDocument
from app.undo import UndoStack
from gis.problems import Problem
from gis.streets.drawing.edits import (
    deleted_roads,
    inserted_vertex,
    joined_roads,
    moved_node,
    split_road,
)
from gis.streets.drawing.presets import applied
from gis.streets.drawing.shaping import moved_roads
from gis.streets.drawing.strokes import Stroke, drawn
from tests.helpers.record_bytes import record_digest

SOAKS = bool(os.environ.get("DAOAN_SOAK"))
TURNS = 500 if SOAKS else 30
SIDE_M = 500.0
PRESETS = load_section_presets()


class Wheel:
    """A document in random hands, and the digest of each state of its undo list."""

    def __init__(self, store: Store, seed: int) -> None:
        self.rng = random.Random(seed)
        self.store = store
        self.document = StreetDocument(StreetEditing(store, actor="lin"), UndoStack(limit=10_000))
        numbers = count(1)
        self.new_id = lambda: f"w{next(numbers):06d}"
        self.states = [self.digest()]
        self.at = 0
        self.refused = 0

    def digest(self) -> str:
        return record_digest(self.document.standing.whole())

    def spot(self):
        return (self.rng.uniform(0.0, SIDE_M), self.rng.uniform(0.0, SIDE_M))

    def edit(self):
        """Some change, as an officer might make it."""
        network, rng, new_id = self.document.network, self.rng, self.new_id
        uids = sorted(network.streets)
        nodes = sorted(network.at, key=str)
        section = rng.choice(PRESETS)
        draw = lambda: drawn(  # noqa: E731
            [Stroke(points=(self.spot(), self.spot()), section=section.section, name="民生路")],
            network,
            new_id,
        )
        if len(uids) < 4:
            return draw()
        uid = rng.choice(uids)
        if len(uids) > 60:
            return deleted_roads(network, rng.sample(uids, 6))
        return rng.choice(
            [
                draw,
                draw,
                lambda: moved_node(network, rng.choice(nodes), self.spot(), new_id),
                lambda: moved_node(network, rng.choice(nodes), rng.choice(nodes)[:2], new_id),
                lambda: applied(network, [uid], section),
                lambda: deleted_roads(network, [uid]),
                lambda: split_road(
                    network, uid, [network.streets[uid].road.line.length * 0.4], new_id
                ),
                lambda: joined_roads(network, uid, rng.choice(uids)),
                lambda: inserted_vertex(network, uid, 0, self.spot(), new_id),
                lambda: moved_roads(network, [uid], [self.spot(), self.spot()], new_id),
            ]
        )()

    def turn(self) -> None:
        pick = self.rng.random()
        if pick < 0.25 and self.at:
            self.at -= self.document.undo.undo(self.rng.randint(1, 4))
        elif pick < 0.45 and self.at < len(self.states) - 1:
            self.at += self.document.undo.redo(self.rng.randint(1, 4))
        else:
            before = self.digest()
            try:
                self.document.run(self.edit(), "edit")
            except Problem:
                self.refused += 1
                assert self.digest() == before
                return
            del self.states[self.at + 1 :]
            self.states.append(self.digest())
            self.at += 1
        assert self.digest() == self.states[self.at]


@pytest.mark.timeout(2900)
@pytest.mark.parametrize("seed", range(3 if SOAKS else 1))
def test_a_wheel_of_edits_undone_and_redone_comes_back_to_the_last_bit(
    file_store: Store, seed: int
) -> None:
    wheel = Wheel(file_store, seed)
    for _ in range(TURNS):
        wheel.turn()
    assert wheel.refused < TURNS / 2
    undo = wheel.document.undo
    for state in reversed(wheel.states[: wheel.at]):
        undo.undo()
        assert wheel.digest() == state
    assert not wheel.document.network.streets
    while undo.redo_names:
        undo.redo()
    assert wheel.digest() == wheel.states[-1]
    with file_store.read() as connection:
        stored = load_street_geometry(connection)
    for layer in ("roads", "bodies", "junctions", "lanes", "markings", "sidewalks"):
        held = getattr(wheel.document.standing.whole(), layer)
        assert record_digest(getattr(stored, layer)) == record_digest(held), layer
