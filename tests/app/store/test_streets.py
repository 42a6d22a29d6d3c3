from __future__ import annotations

from datetime import UTC, datetime

import pytest
from shapely import LineString
from sqlalchemy import select

from app.store import schema
from app.store.replace_network import replace_network
from app.store.store import Store
from app.store.streets import (
    insert_diagnostics,
    insert_network,
    load_diagnostics,
    load_junctions,
    load_roads,
)
from gis.crashes.records import JunctionUid, RoadUid
from gis.streets.records import Junction, JunctionSource, Road, StreetDiagnostic

WEST = Junction(
    uid=JunctionUid("j1"),
    name="中山路 / 文化路",
    road_names=("中山路", "文化路"),
    at=(10.0, 20.5),
    arms=4,
)
EAST = Junction(
    uid=JunctionUid("j2"),
    name="民族路",
    road_names=("民族路",),
    at=(900.0, 20.0),
    arms=3,
    level=-1,
    source=JunctionSource.CRASH_TEXT,
)
BETWEEN = Road(
    uid=RoadUid("r1"),
    name="中山路",
    road_class="primary",
    level=1,
    oneway=True,
    from_junction=WEST.uid,
    to_junction=EAST.uid,
    line=LineString([(10.0, 20.5), (400.0, 33.0), (900.0, 20.0)]),
    source_id="way 7",
)
LOOSE = Road(uid=RoadUid("r2"), line=LineString([(0.0, 5000.0), (1.0, 5001.0)]))


def new_run(unit, uid, kind="streets"):
    started = datetime(2025, 1, 1, tzinfo=UTC)
    row = {"uid": uid, "kind": kind, "files": '["a.osm"]', "started_at": started}
    unit.insert(schema.import_run, [row])


def test_a_network_comes_back_as_it_was_stored(store: Store):
    with store.write(actor="a", action="t") as unit:
        insert_network(unit, [BETWEEN, LOOSE], [WEST, EAST], run_uid=None)
    with store.read() as connection:
        assert load_roads(connection) == [BETWEEN, LOOSE]
        assert load_junctions(connection) == [WEST, EAST]
        assert load_junctions(connection, source=JunctionSource.CRASH_TEXT) == [EAST]
        assert load_junctions(connection, bounds=(0, 0, 100, 100)) == [WEST]
        assert load_roads(connection, bounds=(0, 4000, 10, 6000)) == [LOOSE]


def test_diagnostics_come_back_with_and_without_a_place(store: Store):
    found = [
        StreetDiagnostic(code="TAG_ABSURD", detail="way 1: layer=top", at=(1.0, 2.0)),
        StreetDiagnostic(code="ROW_UNREADABLE", detail="row 3"),
    ]
    with store.write(actor="a", action="t") as unit:
        new_run(unit, "run")
        insert_diagnostics(unit, found, run_uid="run")
    with store.read() as connection:
        assert load_diagnostics(connection, run_uid="run") == found
        assert load_diagnostics(connection, run_uid="other") == []


def test_replacing_a_network_keeps_what_stayed_and_leaves_nothing_pointing_at_what_went(
    store: Store,
):
    with store.write(actor="a", action="t") as unit:
        new_run(unit, "first")
        replace_network(unit, [BETWEEN, LOOSE], [WEST, EAST], run_uid="first", old_runs=[])
        unit.insert(schema.scene, [{"case_no": "c", "document": "{}", "junction_uid": EAST.uid}])
    shorter = Road(
        uid=BETWEEN.uid, name="中山路", from_junction=WEST.uid, line=BETWEEN.line, source_id="way 7"
    )
    with store.write(actor="a", action="t") as unit:
        new_run(unit, "second")
        replace_network(unit, [shorter], [WEST], run_uid="second", old_runs=["first"])
    with store.read() as connection:
        assert load_roads(connection) == [shorter]
        assert load_junctions(connection) == [WEST]
        assert connection.scalar(select(schema.scene.c.junction_uid)) is None
        assert connection.scalar(select(schema.road.c.version)) == 2
        assert connection.scalar(select(schema.junction.c.version)) == 1


def test_another_sources_rows_are_left_to_it(store: Store):
    with store.write(actor="a", action="t") as unit:
        new_run(unit, "first")
        new_run(unit, "other")
        replace_network(unit, [BETWEEN], [WEST, EAST], run_uid="first", old_runs=[])
        replace_network(unit, [LOOSE], [WEST], run_uid="other", old_runs=[])
        replace_network(unit, [], [], run_uid="other", old_runs=["other"])
    with store.read() as connection:
        assert load_roads(connection) == [BETWEEN]
        assert load_junctions(connection) == [WEST, EAST]


def test_a_failed_unit_leaves_no_network(store: Store):
    def write_and_fail() -> None:
        with store.write(actor="a", action="t") as unit:
            insert_network(unit, [], [WEST], run_uid=None)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    with store.read() as connection:
        assert load_junctions(connection) == []
