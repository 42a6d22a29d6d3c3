"""Columns in bulk: the same rows as through plain inserts and updates."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from shapely import Point
from sqlalchemy import select

from app.store.check import check
from app.store.schema import audit, import_run, junction
from app.store.store import Store
from app.store.write_unit import BULK_FROM


def columns_of(count: int) -> dict[str, list[Any]]:
    return {
        "uid": [f"j{number}" for number in range(count)],
        "name": [f"路{number}" for number in range(count)],
        "source": ["streets"] * count,
        "geom": [Point(number, 2.0) for number in range(count)],
    }


def stored(store: Store) -> list[tuple[Any, ...]]:
    table = junction.c
    query = select(table.uid, table.name, table.source, table.version, table.geom)
    with store.read() as connection:
        return [tuple(row) for row in connection.execute(query.order_by(table.fid))]


@pytest.mark.parametrize("count", [1, BULK_FROM + 1])
def test_columns_and_rows_store_the_same(store: Store, count: int) -> None:
    columns = columns_of(count)
    with store.write(actor="lin", action="test") as unit:
        assert unit.insert_columns(junction, columns) == columns["uid"]
    expected = [
        (uid, name, "streets", 1, point)
        for uid, name, point in zip(columns["uid"], columns["name"], columns["geom"], strict=True)
    ]
    assert stored(store) == expected
    assert not check(store.location)


def test_uids_are_made_and_times_are_stored_in_utc(store: Store) -> None:
    moments = [datetime(2025, 1, 6, hour, tzinfo=UTC) for hour in (5, 6)]
    with store.write(actor="lin", action="test") as unit:
        uids = unit.insert_columns(import_run, {"kind": ["crashes", "demo"], "started_at": moments})
    assert len(set(uids)) == 2
    with store.read() as connection:
        query = select(import_run.c.uid, import_run.c.started_at).order_by(import_run.c.fid)
        assert [tuple(row) for row in connection.execute(query)] == list(
            zip(uids, moments, strict=True)
        )


def test_changed_columns_move_the_geometry_and_raise_the_version(store: Store) -> None:
    with store.write(actor="lin", action="test") as unit:
        unit.insert_columns(junction, columns_of(3))
        unit.update_columns(junction, {"uid": ["j2", "j0"], "geom": [Point(9, 9), Point(8, 8)]})
    assert [(row[0], row[3], row[4]) for row in stored(store)] == [
        ("j0", 2, Point(8, 8)),
        ("j1", 1, Point(1, 2)),
        ("j2", 2, Point(9, 9)),
    ]
    assert not check(store.location)


def test_many_columns_are_audited_by_one_row(store: Store) -> None:
    with store.write(actor="lin", action="test") as unit:
        unit.insert_columns(junction, columns_of(51))
        unit.update_columns(junction, {"uid": ["j0"], "name": ["中山路"]})
    with store.read() as connection:
        query = select(audit.c.verb, audit.c.row_uid, audit.c.detail).order_by(audit.c.fid)
        assert [tuple(row) for row in connection.execute(query)] == [
            ("bulk", None, "insert 51"),
            ("update", "j0", "name"),
        ]


@pytest.mark.parametrize(
    ("columns", "error"),
    [
        ({"uid": ["j0"], "nickname": ["x"]}, KeyError),
        ({"uid": ["j0", "j1"], "name": ["x"]}, ValueError),
    ],
)
def test_unknown_and_uneven_columns_are_bugs(
    store: Store, columns: dict[str, list[Any]], error: type[Exception]
) -> None:
    with pytest.raises(error), store.write(actor="lin", action="test") as unit:
        unit.insert_columns(junction, columns)
    with pytest.raises(error), store.write(actor="lin", action="test") as unit:
        unit.update_columns(junction, columns)


def test_an_unknown_uid_undoes_the_whole_change(store: Store) -> None:
    with store.write(actor="lin", action="test") as unit:
        unit.insert_columns(junction, columns_of(2))
    with pytest.raises(LookupError), store.write(actor="lin", action="test") as unit:
        unit.update_columns(junction, {"uid": ["j0", "none"], "name": ["x", "y"]})
    assert [row[1] for row in stored(store)] == ["路0", "路1"]


def test_no_rows_are_no_change(store: Store) -> None:
    with store.write(actor="lin", action="test") as unit:
        assert unit.insert_columns(junction, {"uid": [], "name": []}) == []
        unit.update_columns(junction, {"uid": [], "name": []})
    with store.read() as connection:
        assert connection.execute(select(audit)).all() == []
