"""The rule of merging: every pair of changes, with nothing of either side lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point

from app.edits.three_way import (
    Cell,
    Fate,
    Outcome,
    RecordState,
    record_state,
    same_value,
    three_way,
)

COLUMNS = ("cause_code", "geom", "injured", "place_text")
VALUES = {
    "cause_code": st.sampled_from([None, "01", "02", "44"]),
    "geom": st.sampled_from([None, Point(0, 0), Point(0, 1e-12), Point(1, 2)]),
    "injured": st.integers(0, 2),
    "place_text": st.sampled_from(["", "中山路", "文化路"]),
}
MIRRORED = {Outcome.MINE: Outcome.THEIRS, Outcome.THEIRS: Outcome.MINE}


def states(version: int):
    cells = st.fixed_dictionaries(VALUES)
    return cells.map(lambda held: state(version, **held))


def state(version: int, **values) -> RecordState:
    return record_state(version, [Cell(column=name, value=held) for name, held in values.items()])


def outcomes(merge):
    return {one.column: one.outcome for one in merge.columns}


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "outcome"),
    [
        (1, 1, 1, Outcome.UNCHANGED),
        (1, 1, 2, Outcome.MINE),
        (1, 2, 1, Outcome.THEIRS),
        (1, 2, 2, Outcome.SAME),
        (1, 2, 3, Outcome.CONFLICT),
        (None, None, "", Outcome.MINE),
        (None, "a", "", Outcome.CONFLICT),
        (float("nan"), float("nan"), 1.0, Outcome.MINE),
        (0, 0, False, Outcome.MINE),
    ],
)
def test_a_column_has_the_outcome_of_its_three_values(base, theirs, mine, outcome):
    merge = three_way(state(1, a=base), state(2, a=theirs), state(1, a=mine))
    assert outcomes(merge) == {"a": outcome}


def test_changes_in_different_columns_are_merged_onto_the_version_that_stands_now():
    merge = three_way(state(3, a=1, b=1), state(7, a=2, b=1), state(3, a=1, b=5))
    assert merge.merged == state(7, a=2, b=5)
    assert merge.to_write == (Cell(column="b", value=5),)
    assert not merge.asks


def test_a_conflict_has_no_merged_record_and_writes_nothing():
    merge = three_way(state(1, a=1, b=1), state(2, a=2, b=1), state(1, a=3, b=4))
    assert (merge.asks, merge.conflicts, merge.to_write) == (True, ("a",), ())
    with pytest.raises(ValueError, match="not decided"):
        _ = merge.merged


@pytest.mark.parametrize(
    ("theirs", "mine", "fate", "asks"),
    [
        (None, state(1, a=2), Fate.THEY_DELETED, True),
        (None, state(1, a=1), Fate.THEY_DELETED, False),
        (state(2, a=2), None, Fate.I_DELETE, True),
        (state(4, a=1), None, Fate.I_DELETE, False),
        (None, None, Fate.BOTH_DELETED, False),
    ],
    ids=["change against delete", "nothing lost", "delete against change", "free to go", "both"],
)
def test_a_deletion_asks_only_where_it_would_lose_a_change(theirs, mine, fate, asks):
    merge = three_way(state(1, a=1), theirs, mine)
    assert (merge.fate, merge.asks) == (fate, asks)
    assert merge.version == (None if theirs is None else theirs.version)
    assert merge.to_write == ()


def test_geometries_that_differ_in_the_last_bit_are_different():
    assert same_value(Point(0.1 + 0.2, 0), Point(0.30000000000000004, 0))
    assert not same_value(Point(0.1 + 0.2, 0), Point(0.3, 0))
    assert not same_value(LineString([(0, 0), (1, 1)]), LineString([(1, 1), (0, 0)]))
    assert not same_value(Point(0, 0), None)


def test_sides_of_different_columns_are_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="different columns"):
        three_way(state(1, a=1), state(1, b=1), state(1, a=1))
    with pytest.raises(KeyError):
        state(1, a=1).changed([Cell(column="b", value=1)])


@given(states(1), states(2), states(1))
def test_exchanging_the_sides_mirrors_every_outcome(base, theirs, mine):
    one, other = three_way(base, theirs, mine), three_way(base, mine, theirs)
    mirrored = {name: MIRRORED.get(held, held) for name, held in outcomes(one).items()}
    assert outcomes(other) == mirrored
    if not one.asks:
        assert one.merged.cells == other.merged.cells


@given(states(1), states(2), states(1))
def test_nothing_of_either_side_is_lost(base, theirs, mine):
    merge = three_way(base, theirs, mine)
    for column in COLUMNS:
        changed = [
            side.value(column)
            for side in (theirs, mine)
            if not same_value(side.value(column), base.value(column))
        ]
        if column in merge.conflicts:
            assert len(changed) == 2
            continue
        held = next(one.merged for one in merge.columns if one.column == column)
        assert all(same_value(held, value) for value in changed)
        if not changed:
            assert same_value(held, base.value(column))


@given(states(1), states(2))
def test_merging_where_one_side_did_nothing_gives_the_other_side(base, other):
    untouched = RecordState(version=5, cells=base.cells)
    assert three_way(base, other, base).merged.cells == other.cells
    assert three_way(base, untouched, other).merged.cells == other.cells
    assert three_way(base, untouched, other).merged.version == 5


@given(states(1), states(2), states(1))
def test_writing_the_merge_once_leaves_nothing_to_write(base, theirs, mine):
    merge = three_way(base, theirs, mine)
    if not merge.asks:
        stored = theirs.changed(merge.to_write)
        assert stored.cells == merge.merged.cells
        assert three_way(theirs, stored, merge.merged).to_write == ()
