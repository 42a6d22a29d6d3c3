"""Columns read in pieces, against the rows that were stored, on both stores."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import Point
from sqlalchemy import delete, select

from app.store.crashes import insert_crashes
from app.store.raw_columns import raw_columns
from app.store.schema import crash, import_run, scene
from app.store.store import Store
from app.store.street_schema import street_diagnostic
from tests.helpers.demo import make_crash

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
moments = st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))
coordinates = st.floats(-1e7, 1e7)
points = st.none() | st.builds(Point, coordinates, coordinates) | st.just(Point())


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.fixed_dictionaries({"place": texts, "at": moments, "geom": points}), max_size=9
    ),
    at_once=st.integers(1, 4),
)
def test_the_pieces_joined_are_the_rows_in_their_order(store: Store, rows, at_once):
    with store.write(actor="a", action="b") as unit:
        unit.connection.execute(delete(scene))
        made = [
            {
                "case_no": str(number),
                "place": row["place"],
                "occurred_at": row["at"],
                "document": "{}",
                "geom": row["geom"],
            }
            for number, row in enumerate(rows)
        ]
        if made:
            unit.insert(scene, made)
    asked = ("case_no", "place", "occurred_at", "geom", "version")
    with store.read() as connection:
        pieces = list(raw_columns(connection, scene, asked, at_once=at_once, missing=-1))
    assert all(1 <= len(piece[0]) <= at_once for piece in pieces)
    found = [
        (case, place or "", int(minute), tuple(np.nan_to_num(xy, nan=-1.0)), int(version))
        for piece in pieces
        for case, place, minute, xy, version in zip(*piece, strict=True)
    ]
    assert found == [
        (
            str(number),
            row["place"],
            (row["at"] - EPOCH).total_seconds() // 60,
            (-1.0, -1.0)
            if row["geom"] is None or row["geom"].is_empty
            else (row["geom"].x, row["geom"].y),
            1,
        )
        for number, row in enumerate(rows)
    ]


def test_gaps_in_the_numbers_of_rows_lose_nothing(store: Store):
    with store.write(actor="a", action="b") as unit:
        unit.insert(
            import_run,
            [{"kind": "crashes", "started_at": EPOCH, "files": str(n)} for n in range(9)],
        )
        unit.connection.execute(
            delete(import_run).where(import_run.c.files.not_in(["0", "7", "8"]))
        )
    with store.read() as connection:
        kept = connection.execute(select(import_run.c.fid).order_by(import_run.c.fid)).scalars()
        expected = list(kept)
        pieces = list(raw_columns(connection, import_run, ("fid", "files"), at_once=2, missing=0))
    assert [fid for piece in pieces for fid in piece[0].tolist()] == expected
    assert [name for piece in pieces for name in piece[1]] == ["0", "7", "8"]


@pytest.mark.parametrize("told", [None, 0, 2])
def test_a_missing_number_is_the_one_named(store: Store, told):
    with store.write(actor="a", action="b") as unit:
        insert_crashes(unit, [replace(make_crash(), deaths_30d=told)], run_uid=None)
    with store.read() as connection:
        ((deaths,),) = raw_columns(connection, crash, ("deaths_30d",), at_once=5, missing=-7)
    assert deaths.tolist() == [-7 if told is None else told]


def test_an_empty_table_gives_no_piece(store: Store):
    with store.read() as connection:
        asked = raw_columns(connection, street_diagnostic, ("code", "geom"), at_once=5, missing=0)
        assert list(asked) == []


def test_a_reader_that_stops_half_way_leaves_a_store_that_can_be_read(store: Store):
    with store.write(actor="a", action="b") as unit:
        unit.insert(import_run, [{"kind": "crashes", "started_at": EPOCH} for _ in range(200)])
    with store.read() as connection:
        pieces = raw_columns(connection, import_run, ("uid",), at_once=1, missing=0)
        assert len(next(pieces)[0]) == 1
        pieces.close()
    with store.read() as connection:
        everything = raw_columns(connection, import_run, ("uid",), at_once=99, missing=0)
        assert sum(len(piece[0]) for piece in everything) == 200
