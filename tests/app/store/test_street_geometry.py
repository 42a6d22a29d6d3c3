from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, func, select

from app.store import schema
from app.store.check import check
from app.store.store import Store
from app.store.street_geometry import (
    DERIVED_TABLES,
    load_features,
    load_street_geometry,
    load_streets,
    replace_features,
    replace_street_geometry,
)
from app.store.streets import insert_network, road_values, section_values
from gis.streets.derived import NodeFeature, NodeFeatureKind, StreetGeometry
from tests.helpers.street_geometry import AT, make_crossing, make_junctions, make_town
from tests.helpers.street_stores import put_geometry


def load(store: Store, **asked: tuple[float, float, float, float]) -> StreetGeometry:
    with store.read() as connection:
        return load_street_geometry(connection, **asked)


def test_all_that_is_derived_comes_back_as_it_was_stored(store: Store) -> None:
    geometry = make_crossing()
    put_geometry(store, geometry)
    assert load(store) == geometry


def test_more_than_a_bulk_load_comes_back_too(store: Store) -> None:
    geometry = make_town(6, 6)
    put_geometry(store, geometry)
    assert load(store) == geometry
    assert len(geometry.markings) > 500  # rows of which the bulk load fills the index


def test_what_touches_a_box_is_found_and_nothing_else(store: Store) -> None:
    geometry = make_town(2, 2)
    put_geometry(store, geometry)
    x, y = AT
    found = load(store, bounds=(x - 65, y - 65, x + 65, y + 65))
    alone = make_crossing(tag="0/0")
    assert replace(found, diagnostics=()) == replace(alone, diagnostics=())


def test_a_road_comes_back_with_its_section_limit_and_ring(store: Store) -> None:
    street = make_crossing().roads[0]
    ring = replace(street, roundabout=True, speed_limit_kmh=None)
    with store.write(actor="a", action="t") as unit:
        insert_network(unit, [], make_junctions(make_crossing()), run_uid=None)
        unit.insert(schema.road, [road_values(ring.road) | section_values(ring)])
    with store.read() as connection:
        assert load_streets(connection) == [ring]


def test_roads_of_which_no_section_is_known_are_no_streets(store: Store) -> None:
    street = make_crossing().roads[0]
    bare = replace(street.road, from_junction=None)
    with store.write(actor="a", action="t") as unit:
        insert_network(unit, [bare], [], run_uid=None)
    with store.read() as connection:
        assert load_streets(connection) == []


def test_new_geometry_takes_the_place_of_the_old_one(store: Store) -> None:
    put_geometry(store, make_town(6, 6))
    less = replace(load(store), markings=(), islands=(), diagnostics=())
    with store.write(actor="a", action="t") as unit:
        replace_street_geometry(unit, less)
    assert load(store) == less
    if store.location.endswith(".gpkg"):
        assert check(store.location) == []


@pytest.mark.geopackage_only("the extent that a GeoPackage notes of its layers")
def test_the_extent_of_a_layer_shrinks_with_it(store: Store) -> None:
    put_geometry(store, make_town(3, 3))
    alone = make_crossing(tag="0/0")
    with store.write(actor="a", action="t") as unit:
        replace_street_geometry(unit, alone)
    with store.read() as connection:
        query = "SELECT max_x FROM gpkg_contents WHERE table_name = 'street_body'"
        assert connection.exec_driver_sql(query).scalar_one() == AT[0] + 60.0


def test_what_is_derived_of_a_road_goes_with_it(store: Store) -> None:
    geometry = make_crossing()
    put_geometry(store, geometry)
    gone = geometry.roads[0].road.uid
    with store.write(actor="a", action="t") as unit:
        unit.connection.execute(delete(schema.road).where(schema.road.c.uid == gone))
    left = load(store)
    assert {body.road for body in left.bodies} == {b.road for b in geometry.bodies} - {gone}
    assert all(marking.road != gone for marking in left.markings)
    assert len(left.lanes) == 12


def test_derived_rows_are_audited_by_one_count_for_each_table(store: Store) -> None:
    put_geometry(store, make_crossing())
    audit = schema.audit.c
    with store.read() as connection:
        rows = connection.execute(
            select(audit.table_name, audit.verb, audit.detail, func.count())
            .where(audit.table_name.in_([table.name for table in DERIVED_TABLES]))
            .group_by(audit.table_name, audit.verb, audit.detail)
        ).all()
    assert len(rows) == len(DERIVED_TABLES)
    assert ("street_lane", "bulk", "replaced by 16", 1) in [tuple(row) for row in rows]


def test_the_features_of_one_source_take_the_place_of_its_own_only(store: Store) -> None:
    started = datetime(2025, 1, 1, tzinfo=UTC)
    signal = NodeFeature(kind=NodeFeatureKind.SIGNAL, at=(1.5, 2.5), source_id="node 1")
    crossing = NodeFeature(kind=NodeFeatureKind.CROSSING, at=(3.0, 4.0), source_id="node 2")
    stop = NodeFeature(kind=NodeFeatureKind.STOP, at=(5.0, 6.0))
    with store.write(actor="a", action="t") as unit:
        runs = [{"uid": uid, "kind": "streets", "started_at": started} for uid in "abc"]
        unit.insert(schema.import_run, runs)
        replace_features(unit, [signal], run_uid="a", old_runs=[])
        replace_features(unit, [crossing], run_uid="b", old_runs=[])
        replace_features(unit, [stop], run_uid="c", old_runs=["a"])
    with store.read() as connection:
        assert load_features(connection) == sorted([crossing, stop])


def test_a_sign_of_the_source_comes_back_with_code_and_direction(store: Store) -> None:
    sign = NodeFeature(
        kind=NodeFeatureKind.SIGN, at=(1.5, 2.5), source_id="node 1", sign="遵22-1", against=True
    )
    with store.write(actor="a", action="t") as unit:
        started = datetime(2025, 1, 1, tzinfo=UTC)
        unit.insert(schema.import_run, [{"uid": "a", "kind": "streets", "started_at": started}])
        replace_features(unit, [sign], run_uid="a", old_runs=[])
    with store.read() as connection:
        assert load_features(connection) == [sign]


def test_a_store_with_street_geometry_is_sound(store: Store) -> None:
    put_geometry(store, make_crossing())
    if store.location.endswith(".gpkg"):
        assert check(store.location) == []


def test_a_lane_without_width_and_an_unknown_control_are_defects(file_store: Store) -> None:
    put_geometry(file_store, make_crossing())
    with file_store.write(actor="a", action="t") as unit:
        unit.connection.exec_driver_sql("UPDATE street_lane SET width_m = 0 WHERE seq = 1")
        unit.connection.exec_driver_sql("UPDATE street_area SET control = 'police'")
    found = {(defect.code, defect.table, defect.count) for defect in check(file_store.location)}
    assert found == {
        ("CHECK_LANE_WIDTH", "street_lane", 4),
        ("CHECK_VALUE_UNKNOWN", "street_area", 1),
    }
