"""States of streets are kept, reopened by date, and told with who changed what."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from app.store.road_state_schema import road_state
from app.store.schema import road
from app.store.store import Store
from app.street_import.importer import import_streets
from app.streets.edit_terms import EditTerms, Holds, day_begins
from app.streets.editing import StreetEditing
from app.streets.history import block_changes, geometry_at, moment_of
from app.streets.street_document import StreetDocument
from app.undo import UndoStack
from gis.streets.derived import StreetGeometry
from gis.streets.provenance import RoadSource
from gis.streets.remake.change import StreetChange
from gis.streets.road_aspects import RoadAspect
from tests.app.streets.test_editing import (
    DERIVED,
    bent,
    side_street,
    some_road,
    stored,
    widened,
)
from tests.helpers.streets import CROSS_NODES, write_cross, write_osm


class Clock:
    """A time that moves when it is told to."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)


# later than any import that a test makes
NOON = datetime(2127, 3, 1, 4, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON)


@pytest.fixture
def editing(store: Store, tmp_path: Path, clock: Clock) -> StreetEditing:
    import_streets(store, write_cross(tmp_path / "cross.osm"))
    return StreetEditing(store, actor="lin", clock=clock)


def pieces(geometry: StreetGeometry) -> dict[str, list[str]]:
    return {layer: sorted(map(repr, getattr(geometry, layer))) for layer in DERIVED}


def history_rows(store: Store) -> list[tuple[object, ...]]:
    columns = [column for column in road_state.c if column.name not in ("fid", "version")]
    with store.read() as connection:
        rows = connection.execute(select(*columns).order_by(road_state.c.uid)).all()
    return [tuple(str(value) for value in row) for row in rows]


def road_rows(store: Store) -> list[tuple[object, ...]]:
    columns = [column for column in road.c if column.name not in ("fid", "version")]
    with store.read() as connection:
        rows = connection.execute(select(*columns).order_by(road.c.uid)).all()
    return [tuple(str(value) for value in row) for row in rows]


def test_each_day_can_be_reopened_as_it_stood(
    editing: StreetEditing, store: Store, clock: Clock
) -> None:
    days, seen = [], []
    for change in (widened(some_road(editing)), bent(some_road(editing, 1))):
        days.append(clock.now)
        seen.append(pieces(stored(store)))
        clock.pass_days(10)
        editing.edit(change, "an edit")
    clock.pass_days(10)
    editing.edit(StreetChange(gone=frozenset([some_road(editing, 2).road.uid])), "delete")
    for at, before in zip(days, seen, strict=True):
        again = [pieces(geometry_at(store, at)) for _ in range(2)]
        assert again[0] == again[1]
        for layer in set(DERIVED) - {"blocks", "islands"}:
            assert again[0][layer] == before[layer], layer
    assert len(geometry_at(store, clock.now).roads) == len(stored(store).roads)


def test_the_state_of_a_day_holds_what_was_edited_that_day_and_not_the_next(
    editing: StreetEditing, store: Store
) -> None:
    editing.edit(widened(some_road(editing)), "widen")
    of_day = geometry_at(store, moment_of(date(2127, 3, 1)))
    of_eve = geometry_at(store, moment_of(date(2127, 2, 28)))
    uid = some_road(editing).road.uid
    widths = [
        next(one.section.width_m for one in made.roads if one.road.uid == uid)
        for made in (of_day, of_eve)
    ]
    assert widths[0] == pytest.approx(widths[1] + 1.5)


def test_what_is_taken_back_leaves_no_trace_among_the_states(
    editing: StreetEditing, store: Store, clock: Clock
) -> None:
    clock.pass_days(1)
    editing.edit(widened(some_road(editing)), "before")
    roads, states = road_rows(store), history_rows(store)
    document = StreetDocument(editing, UndoStack())
    changes = (
        lambda: widened(some_road(editing)),
        lambda: StreetChange(gone=frozenset([some_road(editing, 1).road.uid])),
        lambda: side_street(editing, "new"),
    )
    for change in changes:
        clock.pass_days(1)
        document.run(change(), "an edit")
    after = road_rows(store), history_rows(store)
    for _ in range(2):
        clock.pass_days(1)
        document.undo.undo(3)
        assert (road_rows(store), history_rows(store)) == (roads, states)
        document.undo.redo(3)
        assert road_rows(store) == after[0]
        closing = ("closed_at",)
        assert _without(store, history_rows(store), closing) == _without(store, after[1], closing)


def _without(
    store: Store, rows: list[tuple[object, ...]], names: tuple[str, ...]
) -> list[tuple[object, ...]]:
    kept = [column.name for column in road_state.c if column.name not in ("fid", "version")]
    places = [place for place, name in enumerate(kept) if name not in names]
    return [tuple(row[place] for place in places) for row in rows]


def test_works_hold_from_their_date_and_cut_what_was_drawn_before(
    editing: StreetEditing, store: Store, clock: Clock
) -> None:
    uid = some_road(editing).road.uid
    editing.edit(widened(some_road(editing), 1.0), "by eye")
    clock.pass_days(30)
    terms = EditTerms(holds=Holds.FROM_DAY, day=date(2126, 6, 1), source=RoadSource.SURVEY)
    before = history_rows(store)
    remade = editing.edit(widened(some_road(editing), 1.0), "works", terms)

    def width(day: date) -> float:
        made = geometry_at(store, moment_of(day))
        return next(one.section.width_m for one in made.roads if one.road.uid == uid)

    narrow, wide = width(date(2126, 5, 31)), width(date(2126, 6, 1))
    assert wide == pytest.approx(narrow + 2.0)
    assert width(date(2127, 3, 10)) == wide
    with store.read() as connection:
        row = connection.execute(select(road).where(road.c.uid == uid)).one()
        ends = connection.execute(
            select(road_state.c.valid_from, road_state.c.valid_to).order_by(road_state.c.fid)
        ).all()
    assert (row.valid_from, row.source) == (day_begins(date(2126, 6, 1)), "survey")
    assert [tuple(end) for end in ends] == [(None, day_begins(date(2126, 6, 1))), (NOON, NOON)]
    editing.take_back(remade, "undo")
    assert history_rows(store) == before


def test_a_correction_holds_as_long_as_what_it_corrects(
    editing: StreetEditing, store: Store, clock: Clock
) -> None:
    clock.pass_days(5)
    editing.edit(widened(some_road(editing)), "correct", EditTerms(holds=Holds.ALWAYS))
    uid = some_road(editing).road.uid
    long_ago = geometry_at(store, moment_of(date(2019, 1, 1)))
    now = stored(store)
    sections = [next(r.section for r in g.roads if r.road.uid == uid) for g in (long_ago, now)]
    assert sections[0] == sections[1]
    assert next(change.action for change in block_changes(store)) == "correct"


def test_who_changed_what_and_when_is_told_of_a_block_and_of_a_road(
    editing: StreetEditing, store: Store, clock: Clock
) -> None:
    one, other = some_road(editing), some_road(editing, 1)
    clock.pass_days(1)
    editing.edit(widened(one), "widen")
    clock.pass_days(1)
    editing.edit(StreetChange(gone=frozenset([other.road.uid])), "delete")
    told = block_changes(store)
    assert [(c.action, c.author, c.recorded_at) for c in told[:2]] == [
        ("delete", "lin", NOON + timedelta(days=2)),
        ("widen", "lin", NOON + timedelta(days=1)),
    ]
    assert told[2].action == "import streets"
    assert [(c.road, c.after) for c in told[0].roads] == [(other.road.uid, None)]
    assert told[1].roads[0].aspects == (RoadAspect.SECTION,)
    assert [c.action for c in block_changes(store, roads=[one.road.uid])] == [
        "widen",
        "import streets",
    ]
    west, south, *_ = one.road.line.bounds
    far = (west - 9_000, south - 9_000, west - 8_000, south - 8_000)
    assert block_changes(store, bounds=far) == ()


def test_a_new_edition_of_a_source_keeps_the_states_that_it_ends(
    editing: StreetEditing, store: Store, tmp_path: Path
) -> None:
    before = pieces(stored(store))
    then = datetime.now(UTC)
    write_osm(
        tmp_path / "cross.osm",
        CROSS_NODES,
        {
            10: ((1, 2, 3), {"highway": "primary", "name": "中山路", "lanes": "6"}),
            11: ((4, 2), {"highway": "secondary", "name": "文化路"}),
        },
    )
    import_streets(store, tmp_path / "cross.osm")
    assert pieces(stored(store)) != before
    assert pieces(geometry_at(store, then))["bodies"] == before["bodies"]
    again = write_cross(tmp_path / "cross.osm")  # what vanished comes back
    import_streets(store, again)
    assert pieces(stored(store))["bodies"] == before["bodies"]
    assert pieces(geometry_at(store, then))["bodies"] == before["bodies"]


def test_an_edit_bears_its_author_source_and_accuracy(editing: StreetEditing, store: Store) -> None:
    editing.terms = EditTerms(source=RoadSource.SURVEY, sigma_m=0.05)
    editing.edit(widened(some_road(editing)), "survey it")
    with store.read() as connection:
        row = connection.execute(select(road).where(road.c.author == "lin")).one()
    assert (row.source, row.sigma_m, row.valid_from, row.recorded_at) == (
        "survey",
        0.05,
        NOON,
        NOON,
    )
    assert row.confirmed_by == ""  # other strips of it are assumed still


def test_a_store_with_states_is_sound(editing: StreetEditing, store: Store) -> None:
    editing.edit(widened(some_road(editing)), "widen")
    editing.edit(widened(some_road(editing)), "widen", EditTerms(holds=Holds.ALWAYS))
    with store.read() as connection:
        wrong = connection.execute(
            text("SELECT count(*) FROM road_state WHERE valid_to < valid_from")
        ).scalar_one()
    assert wrong == 0


def test_a_road_in_a_state_reads_as_it_was_written(editing: StreetEditing, store: Store) -> None:
    editing.edit(widened(some_road(editing)), "widen")
    assert stored(store).roads == tuple(
        editing.standing.network.streets[uid] for uid in sorted(editing.standing.network.streets)
    )
    assert replace(some_road(editing)) == some_road(editing)
