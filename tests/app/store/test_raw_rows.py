from __future__ import annotations

from datetime import UTC, datetime

import pytest
from shapely import Point

from app.store.raw_rows import read_geometries
from app.store.schema import audit, import_run, junction
from app.store.store import Store
from app.store.street_schema import street_diagnostic


def test_geometries_come_as_an_array_with_the_columns_asked_for(store: Store) -> None:
    rows = [{"name": str(n), "source": "streets", "geom": Point(n, n)} for n in range(5)]
    with store.write(actor="a", action="b") as unit:
        unit.insert(junction, rows)
    with store.read() as connection:
        shapes, names = read_geometries(connection, junction, junction.c.name, bounds=(1, 1, 3, 3))
        all_shapes, _ = read_geometries(connection, junction, where=[junction.c.name != "0"])
    assert list(shapes) == [Point(1, 1), Point(2, 2), Point(3, 3)]
    assert names == [("1",), ("2",), ("3",)]
    assert len(all_shapes) == 4


def test_a_missing_geometry_is_none(store: Store) -> None:
    with store.write(actor="a", action="b") as unit:
        started = {"kind": "streets", "started_at": datetime(2025, 1, 1, tzinfo=UTC)}
        (run,) = unit.insert(import_run, [started])
        unit.insert(street_diagnostic, [{"run_uid": run, "code": "X", "geom": None}])
    with store.read() as connection:
        shapes, _ = read_geometries(connection, street_diagnostic)
    assert list(shapes) == [None]


def test_a_table_without_geometry_is_refused(store: Store) -> None:
    with store.read() as connection, pytest.raises(ValueError, match="audit"):
        read_geometries(connection, audit)
