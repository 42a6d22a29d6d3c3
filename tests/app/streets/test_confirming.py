"""Assumed geometry is confirmed road by road, and the figures follow."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from app.store.road_states import load_states
from app.store.schema import road, street_schema
from app.store.store import Store
from app.street_import.importer import import_streets
from app.streets.confirming import (
    confirm,
    stored_trust,
    streets_in,
    to_review,
    trust_share,
)
from app.streets.editing import StreetEditing
from app.streets.street_document import StreetDocument
from app.undo import UndoStack
from gis.crashes.records import RoadUid
from gis.streets.derived import StreetRoad
from gis.streets.trust import Trust, trust_of
from tests.app.streets.test_editing import differing, made_again, stored
from tests.helpers.street_geometry import make_crossing
from tests.helpers.streets import write_cross


@pytest.fixture
def document(store: Store, tmp_path: Path) -> StreetDocument:
    import_streets(store, write_cross(tmp_path / "cross.osm"))
    return StreetDocument(StreetEditing(store, actor="lin"), UndoStack())


def assumed_in(store: Store) -> int:
    with store.read() as connection:
        table = street_schema.street_body
        return len(connection.execute(select(table).where(table.c.assumed == 1)).all())


def test_confirming_a_road_says_who_and_when_and_is_one_undo_entry(
    document: StreetDocument, store: Store
) -> None:
    before = stored(store)
    count = assumed_in(store)
    first = to_review(before.roads)[0]
    confirm(document, [first.road.uid], "確認")
    with store.read() as connection:
        row = connection.execute(select(road).where(road.c.uid == first.road.uid)).one()
        (state,) = load_states(connection)
    assert (row.confirmed_by, row.source, row.valid_from) == ("lin", "import", None)
    assert row.confirmed_at is not None
    assert state.valid_to == state.street.provenance.valid_from  # the earlier word never held
    assert assumed_in(store) == count - 1
    assert set(differing(stored(store), made_again(store))) <= {"blocks", "islands"}
    assert document.undo.undo_names == ("確認",)
    document.undo.undo()
    assert stored(store).roads == before.roads


def test_a_road_without_defaults_is_confirmed_only_once(document: StreetDocument) -> None:
    first = to_review(list(document.network.streets.values()))[0]
    assert confirm(document, [first.road.uid], "確認") is not None
    assert confirm(document, [first.road.uid], "確認") is None


def test_the_figures_of_a_store_add_up(document: StreetDocument, store: Store) -> None:
    def share() -> tuple[int, int, int]:
        with store.read() as connection:
            return stored_trust(connection).roads

    assert share() == (0, 0, 4)
    for done in range(4):
        (first, *_) = to_review(list(document.network.streets.values()))
        confirm(document, [first.road.uid], "確認")
        assert share() == (done + 1, 0, 3 - done)
    assert to_review(list(document.network.streets.values())) == []


def street(uid: str, name: str, road_class: str) -> StreetRoad:
    one = make_crossing().roads[0]
    elements = tuple(replace(e, assumed=True) for e in one.section.elements)
    return replace(
        one,
        road=replace(one.road, uid=RoadUid(uid), name=name, road_class=road_class),
        section=replace(one.section, elements=elements),
    )


def test_main_roads_come_first_and_roads_of_one_name_together() -> None:
    listed = [
        street("a", "小巷", "residential"),
        street("b", "中山路", "primary"),
        street("c", "文化路", "primary"),
        street("d", "文化路", "primary"),
        street("e", "民族路", "secondary"),
    ]
    assert [one.road.uid for one in to_review(listed)] == ["c", "d", "b", "e", "a"]
    late = to_review(listed, [RoadUid("c")])
    assert [one.road.uid for one in late] == ["d", "b", "e", "a", "c"]


def test_what_is_in_sight_is_what_touches_it(document: StreetDocument) -> None:
    streets = list(document.network.streets.values())
    west, south, *_ = streets[0].road.line.bounds
    assert streets[0] in streets_in(streets, (west - 1, south - 1, west + 1, south + 1))
    assert streets_in(streets, (0, 0, 1, 1)) == []
    assert streets_in([], (0, 0, 1, 1)) == []


def test_a_rest_is_never_rounded_away() -> None:
    one = street("a", "x", "primary")
    sure = replace(
        one,
        section=replace(
            one.section, elements=tuple(replace(e, assumed=False) for e in one.section.elements)
        ),
    )
    assert trust_of(sure) is Trust.GIVEN
    assert trust_share([one] + [sure] * 999).percent == (0, 99, 1)
    assert trust_share([]).percent == (0, 0, 0)
