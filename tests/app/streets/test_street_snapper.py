"""What the pointer snaps to among streets, and how that follows edits."""

from __future__ import annotations

import pytest

from app.store.store import Store
from app.street_presets import load_section_presets
from app.streets.editing import StreetEditing
from app.streets.street_document import StreetDocument
from app.streets.street_snapper import StreetSnapper
from app.undo import UndoStack
from gis.drafting.snaps import SnapKind, SnapQuestion
from gis.streets.drawing.strokes import Stroke, drawn
from tests.gis.streets.drawing.test_strokes import ids

SECTION = next(one for one in load_section_presets() if one.code == "urban_2_2").section
"""Sidewalk 2.0, lanes 3.5 + 3.25 + 3.25 + 3.5, sidewalk 2.0 metres about the line."""


@pytest.fixture
def document(file_store: Store) -> StreetDocument:
    made = StreetDocument(StreetEditing(file_store, actor="lin"), UndoStack())
    put(made, (0.0, 0.0), (200.0, 0.0))
    return made


def put(document: StreetDocument, *points: tuple[float, float]) -> None:
    prefix = f"s{len(document.network.streets)}-"
    stroke = Stroke(points=points, section=SECTION)
    document.run(drawn([stroke], document.network, ids(prefix)), "draw")


def best(snapper: StreetSnapper, x: float, y: float, reach_m: float = 0.5):
    found = snapper(SnapQuestion(pointer=(x, y), tolerance_m=reach_m))
    return (found[0].kind, found[0].at) if found else None


@pytest.mark.parametrize(
    ("at", "kind", "place"),
    [
        ((87.2, 0.1), SnapKind.ON_SEGMENT, (87.2, 0.0)),
        ((87.2, -1.5), SnapKind.LANE_CENTRE, (87.2, -1.625)),
        ((87.2, 3.3), SnapKind.LANE_EDGE, (87.2, 3.25)),
        ((87.2, -6.9), SnapKind.KERB, (87.2, -6.75)),
        ((90.2, 0.1), SnapKind.STATION, (90.0, 0.0)),
        ((199.8, 0.1), SnapKind.END, (200.0, 0.0)),
    ],
)
def test_lines_of_a_road_are_found_where_the_cross_section_puts_them(
    document: StreetDocument, at, kind, place
) -> None:
    found = best(StreetSnapper(document), *at)
    assert found is not None
    assert found[0] is kind
    assert found[1] == pytest.approx(place, abs=1e-6)


def test_in_a_small_view_lanes_give_way_to_the_road_and_stations_grow_apart(document) -> None:
    snapper = StreetSnapper(document)
    assert best(snapper, 87.2, -1.6, 3.0) == (SnapKind.ON_SEGMENT, (87.2, 0.0))
    assert best(snapper, 79.0, 1.0, 3.0) == (SnapKind.STATION, (80.0, 0.0))
    assert best(snapper, 70.0, 1.0, 3.0) == (SnapKind.ON_SEGMENT, (70.0, 0.0))


def test_snaps_follow_edits_undo_and_redo(document: StreetDocument) -> None:
    snapper = StreetSnapper(document)
    assert best(snapper, 100.2, 60.3) is None
    put(document, (100.0, -80.0), (100.0, 80.0))
    assert best(snapper, 100.2, 63.3) == (SnapKind.ON_SEGMENT, (100.0, 63.3))
    assert best(snapper, 106.8, 60.3) is not None  # its kerb
    document.undo.undo()
    assert best(snapper, 100.2, 63.3) is None
    assert best(snapper, 106.8, 60.3) is None
    document.undo.redo()
    assert best(snapper, 100.2, 63.3) == (SnapKind.ON_SEGMENT, (100.0, 63.3))


def test_a_snapper_that_is_let_go_follows_no_longer(document: StreetDocument) -> None:
    snapper = StreetSnapper(document)
    snapper.let_go()
    put(document, (100.0, -80.0), (100.0, 80.0))
    assert best(snapper, 100.2, 63.3) is None
