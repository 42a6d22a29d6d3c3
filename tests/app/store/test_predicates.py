from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPoint, Point, box
from sqlalchemy import ColumnElement, and_, create_mock_engine, not_, or_, select
from sqlalchemy.dialects import postgresql

from app.store.dialects import set_epsg
from app.store.predicates import bbox, dwithin, intersects
from app.store.schema import crash, import_run, junction, metadata, road
from app.store.store import Store
from app.store.street_schema import street_diagnostic
from tests.helpers.stores import make_store

# Numbers near Taiwan's coordinates, many of them equal or one rounding step of float32 apart.
eastings = st.one_of(
    st.sampled_from([190_000.0, 190_000.01, 190_000.1, 190_001.0, 190_005.0]),
    st.floats(189_990, 190_010),
)
northings = st.one_of(
    st.sampled_from([2_600_000.0, 2_600_000.1, 2_600_000.25, 2_600_001.0]),
    st.floats(2_599_990, 2_600_010),
)
points = st.builds(Point, eastings, northings)
lines = (
    st.lists(st.tuples(eastings, northings), min_size=2, max_size=4)
    .map(LineString)
    .filter(lambda line: line.is_valid)  # what an invalid line touches is nowhere defined
)
queries = st.one_of(
    points,
    lines,
    points.map(lambda p: p.buffer(3.0)),
    st.lists(points, min_size=1, max_size=3).map(lambda ps: MultiPoint([(p.x, p.y) for p in ps])),
)
bounds = st.tuples(eastings, northings, eastings, northings).map(
    lambda v: (min(v[0], v[2]), min(v[1], v[3]), max(v[0], v[2]), max(v[1], v[3]))
)


class _Undo(Exception):
    pass


def found_among(
    store: Store, shapes: list[LineString], condition: Callable[[Any], ColumnElement[bool]]
) -> set[int]:
    """Positions of the roads a condition finds, in a unit that is rolled back."""
    try:
        with store.write(actor="test", action="test") as unit:
            unit.insert(road, [{"uid": str(n), "geom": shape} for n, shape in enumerate(shapes)])
            rows = unit.connection.execute(select(road.c.uid).where(condition(road.c.geom)))
            found = {int(uid) for uid in rows.scalars()}
            raise _Undo
    except _Undo:
        return found


@settings(max_examples=60, deadline=None)
@given(shapes=st.lists(lines, max_size=12), wanted=bounds)
def test_bbox_finds_what_comparing_all_envelopes_finds(
    shared_store: Store, shapes: list[LineString], wanted: tuple[float, float, float, float]
) -> None:
    min_x, min_y, max_x, max_y = wanted
    expected = {
        n
        for n, shape in enumerate(shapes)
        if shape.bounds[0] <= max_x
        and shape.bounds[2] >= min_x
        and shape.bounds[1] <= max_y
        and shape.bounds[3] >= min_y
    }
    assert found_among(shared_store, shapes, lambda column: bbox(column, wanted)) == expected


@settings(max_examples=60, deadline=None)
@given(shapes=st.lists(lines, max_size=12), query=queries)
def test_intersects_finds_what_shapely_finds_one_by_one(
    shared_store: Store, shapes: list[LineString], query: Any
) -> None:
    expected = {n for n, shape in enumerate(shapes) if shapely.intersects(shape, query)}
    assert found_among(shared_store, shapes, lambda column: intersects(column, query)) == expected


@settings(max_examples=60, deadline=None)
@given(
    shapes=st.lists(lines, max_size=12),
    query=queries,
    reach=st.one_of(st.just(0.0), st.just(1.0), st.floats(0, 30)),
)
def test_dwithin_finds_what_shapely_finds_one_by_one(
    shared_store: Store, shapes: list[LineString], query: Any, reach: float
) -> None:
    expected = {n for n, shape in enumerate(shapes) if shapely.dwithin(shape, query, reach)}
    found = found_among(shared_store, shapes, lambda column: dwithin(column, query, reach))
    assert found == expected


@settings(max_examples=30, deadline=None)
@given(shapes=st.lists(points, min_size=1, max_size=12), wanted=bounds)
def test_points_a_hair_outside_a_box_are_not_found(
    shared_store: Store, shapes: list[Point], wanted: tuple[float, float, float, float]
) -> None:
    expected = {n for n, p in enumerate(shapes) if box(*wanted).intersects(p)}
    try:
        with shared_store.write(actor="test", action="test") as unit:
            rows = [{"uid": str(n), "source": "streets", "geom": p} for n, p in enumerate(shapes)]
            unit.insert(junction, rows)
            query = select(junction.c.uid).where(bbox(junction.c.geom, wanted))
            found = {int(uid) for uid in unit.connection.execute(query).scalars()}
            raise _Undo
    except _Undo:
        assert found == expected


def test_predicates_combine_and_work_on_aliases(store: Store) -> None:
    rows = [{"uid": str(x), "source": "streets", "geom": Point(x, 0)} for x in (0, 5, 10)]
    with store.write(actor="test", action="test") as unit:
        unit.insert(junction, rows)
    other = junction.alias()
    near_5 = dwithin(other.c.geom, Point(5, 1), 2.0)
    at_0 = bbox(other.c.geom, (-1, -1, 1, 1))
    cases = [
        (or_(near_5, at_0), ["0", "5"]),
        (and_(near_5, at_0), []),
        (not_(near_5), ["0", "10"]),
    ]
    with store.read() as connection:
        for condition, expected in cases:
            found = connection.execute(select(other.c.uid).where(condition).order_by(other.c.fid))
            assert found.scalars().all() == expected


def test_missing_and_empty_geometry_matches_nothing(store: Store) -> None:
    with store.write(actor="test", action="test") as unit:
        run_row = {"kind": "streets", "started_at": datetime(2025, 1, 1, tzinfo=UTC)}
        (run,) = unit.insert(import_run, [run_row])
        rows = [{"run_uid": run, "code": "X", "geom": shape} for shape in (None, Point())]
        unit.insert(street_diagnostic, rows)
        column = street_diagnostic.c.geom
        for condition in (
            bbox(column, (-1e9, -1e9, 1e9, 1e9)),
            intersects(column, box(-1e9, -1e9, 1e9, 1e9)),
            dwithin(column, Point(0, 0), 1e9),
            intersects(column, Point()),
            dwithin(column, Point(0, 0), -1.0),
        ):
            assert unit.connection.execute(select(column).where(condition)).all() == []


@pytest.mark.geopackage_only("the plan is SQLite's; that of a server has a test of its own")
def test_the_r_tree_is_searched_and_the_table_not_scanned(store: Store) -> None:
    query = select(crash.c.uid).where(bbox(crash.c.geom, (0, 0, 1, 1)))
    with store.read() as connection:
        statement = query.compile(connection, compile_kwargs={"literal_binds": True})
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}").all()
    told = " | ".join(row[3] for row in plan)
    assert "VIRTUAL TABLE INDEX 2:" in told
    assert "SCAN crash" not in told.replace("SCAN rtree", "")


def postgis(statement: Any) -> str:
    dialect = postgresql.dialect()
    set_epsg(dialect, 3826)
    return " ".join(str(statement.compile(dialect=dialect)).split())


def test_predicates_compile_to_postgis() -> None:
    column = junction.c.geom
    cast = "::geometry(GEOMETRY,3826)"
    within = postgis(select(junction.c.uid).where(dwithin(column, Point(1, 2), 5.0)))
    assert "ST_DWithin(junction.geom, " in within
    assert f"{cast}, " in within
    assert f"{cast})" in postgis(select(junction.c.uid).where(intersects(column, Point(1, 2))))
    boxed = postgis(select(junction.c.uid).where(bbox(column, (1, 2, 3, 4))))
    assert "junction.geom && ST_MakeEnvelope(" in boxed
    assert "ST_XMax(junction.geom) >=" in boxed
    assert "rtree" not in boxed


def test_the_whole_schema_compiles_for_postgis() -> None:
    told: list[str] = []
    engine = create_mock_engine(
        "postgresql+psycopg2://", lambda sql, *a, **k: told.append(str(sql.compile(dialect=pg)))
    )
    pg = postgresql.dialect()
    set_epsg(pg, 3826)
    metadata.create_all(engine, checkfirst=False)
    ddl = "\n".join(told)
    assert "geom geometry(POINT,3826)" in ddl
    assert "occurred_at TIMESTAMP WITH TIME ZONE NOT NULL" in ddl
    assert "recorded_lon DOUBLE PRECISION" in ddl


def test_a_store_in_another_crs_marks_its_geometries_with_it(tmp_path: Path) -> None:
    with make_store(tmp_path / "kinmen.gpkg", epsg=3825) as store:
        assert store.epsg == 3825
        with store.write(actor="test", action="test") as unit:
            unit.insert(junction, [{"source": "streets", "geom": Point(1, 2)}])
        with store.read() as connection:
            blob = connection.exec_driver_sql("SELECT geom FROM junction").scalar_one()
            found = connection.execute(
                select(junction.c.geom).where(dwithin(junction.c.geom, Point(1, 3), 1.0))
            ).scalars()
            assert int.from_bytes(blob[4:8], "little") == 3825
            assert found.all() == [Point(1, 2)]
