from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from app.store import schema
from app.store.check import check
from app.store.check_rules import check_rules
from app.store.replace_network import replace_network
from app.store.store import Store, WriteUnit
from app.store.street_geometry import (
    load_features,
    load_street_geometry,
    load_streets,
    replace_features,
)
from app.streets.rebuild import rebuild_street_geometry
from app.tasks import Cancelled, Progress
from gis.streets.derived import NodeFeature, NodeFeatureKind, StreetGeometry, StreetRoad
from gis.streets.records import Junction
from tests.helpers.street_geometry import make_crossing, make_junctions
from tests.helpers.street_stores import untold

STARTED = datetime(2025, 1, 1, tzinfo=UTC)
SIGNAL = NodeFeature(kind=NodeFeatureKind.SIGNAL, at=(192_001.0, 2_597_002.0), source_id="node 7")


class Engine:
    """Stands for the street engine: gives the crossing's geometry and keeps what it was given."""

    def __init__(self, made: StreetGeometry) -> None:
        self.made = made
        self.given: list[tuple[object, ...]] = []

    def __call__(
        self,
        streets: Sequence[StreetRoad],
        junctions: Sequence[Junction],
        features: Sequence[NodeFeature],
        on_step: Callable[[float], None],
    ) -> StreetGeometry:
        on_step(0.5)
        self.given.append((list(streets), list(junctions), list(features)))
        return self.made


def bring_in(unit: WriteUnit, geometry: StreetGeometry, run: str, old: Sequence[str] = ()) -> None:
    """A network as the importer stores it."""
    row = {"uid": run, "kind": "streets", "files": '["a.osm"]', "started_at": STARTED}
    unit.insert(schema.import_run, [row])
    replace_network(
        unit,
        [street.road for street in geometry.roads],
        make_junctions(geometry),
        run_uid=run,
        old_runs=old,
        streets=geometry.roads,
    )
    replace_features(unit, [SIGNAL], run_uid=run, old_runs=old)


def test_the_engine_is_given_what_the_store_holds_and_its_work_is_stored(store: Store) -> None:
    crossing = make_crossing()
    engine = Engine(crossing)
    with store.write(actor="a", action="t") as unit:
        bring_in(unit, crossing, "r1")
        rebuild_street_geometry(unit, make=engine)
    ((streets, junctions, features),) = engine.given
    assert (untold(streets), junctions, features) == (
        list(crossing.roads),
        make_junctions(crossing),
        [SIGNAL],
    )
    with store.read() as connection:
        made = load_street_geometry(connection)
    assert untold(made.roads) == list(crossing.roads)
    assert replace(made, roads=(), shapes=()) == replace(crossing, roads=(), shapes=())


def test_a_cancelled_making_leaves_the_store_as_it_was(store: Store) -> None:
    def stop(code: str, share: float) -> None:
        raise Cancelled

    def bring_and_make() -> None:
        with store.write(actor="a", action="t") as unit:
            bring_in(unit, make_crossing(), "r1")
            rebuild_street_geometry(unit, stop, make=Engine(make_crossing()))

    with pytest.raises(Cancelled):
        bring_and_make()
    with store.read() as connection:
        assert load_streets(connection) == []
        assert load_features(connection) == []


def test_the_same_network_again_changes_no_road_and_another_section_does(store: Store) -> None:
    crossing = make_crossing()
    wider = crossing.roads[0]
    section = replace(wider.section, left_m=wider.section.left_m + 1)
    changed = replace(crossing, roads=(replace(wider, section=section), *crossing.roads[1:]))
    for run, old, geometry in (
        ("r1", [], crossing),
        ("r2", ["r1"], crossing),
        ("r3", ["r2"], changed),
    ):
        with store.write(actor="a", action="t") as unit:
            bring_in(unit, geometry, run, old)
    with store.read() as connection:
        rows = connection.execute(select(schema.road.c.uid, schema.road.c.version)).all()
        assert untold(load_streets(connection)) == list(changed.roads)
    assert sorted(rows) == [
        (street.road.uid, 2 if street is crossing.roads[0] else 1) for street in crossing.roads
    ]


def test_a_road_that_vanishes_takes_what_was_derived_of_it_along(store: Store) -> None:
    crossing = make_crossing()
    left = replace(crossing, roads=crossing.roads[1:])
    with store.write(actor="a", action="t") as unit:
        bring_in(unit, crossing, "r1")
        rebuild_street_geometry(unit, make=Engine(crossing))
    with store.write(actor="a", action="t") as unit:
        bring_in(unit, left, "r2", ["r1"])
    with store.read() as connection:
        found = load_street_geometry(connection)
    assert len(found.bodies) == 3


def recomputed(made: StreetGeometry) -> Callable[[WriteUnit, Progress], None]:
    def again(unit: WriteUnit, progress: Progress) -> None:
        rebuild_street_geometry(unit, progress, make=Engine(made))

    return again


def test_a_check_that_makes_the_geometry_again_finds_what_differs(file_store: Store) -> None:
    crossing = make_crossing()
    with file_store.write(actor="a", action="t") as unit:
        bring_in(unit, crossing, "r1")
        rebuild_street_geometry(unit, make=Engine(crossing))
    path = file_store.location
    assert check(path, recompute=recomputed(crossing)) == []
    moved = replace(crossing.lanes[0], width_m=3.4)
    other = replace(
        crossing, lanes=(moved, *crossing.lanes[1:]), islands=crossing.islands[1:], diagnostics=()
    )
    found = {(defect.table, defect.count) for defect in check(path, recompute=recomputed(other))}
    assert found == {("street_lane", 1), ("street_island", 1), ("street_doubt", 1)}


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("road", {"cross_section": "{}"}),
        ("road", {"cross_section": '{"elements":[{}],"left_m":0,"left_hand":false}'}),
        ("road", {"cross_section": "[1]"}),
        ("street_lane", {"turns": '["sideways"]'}),
        ("street_area", {"junctions": "{}"}),
        ("junction", {"road_names": "[1]"}),
    ],
)
def test_json_of_another_content_is_a_defect_and_no_crash(
    store: Store, table: str, values: dict[str, str]
) -> None:
    crossing = make_crossing()
    with store.write(actor="a", action="t") as unit:
        bring_in(unit, crossing, "r1")
        rebuild_street_geometry(unit, make=Engine(crossing))
        damaged = schema.metadata.tables[table]
        uid = unit.connection.scalars(select(damaged.c.uid).order_by(damaged.c.fid)).first()
        unit.update_many(damaged, [{"uid": uid, **values}])
    with store.read() as connection:
        (found,) = [d for d in check_rules(connection) if d.code == "CHECK_CONTENT_WRONG"]
    assert (found.table, found.count) == (table, 1)
    assert next(iter(values)) in found.detail


def test_doubts_that_differ_are_told_in_words(file_store: Store) -> None:
    crossing = make_crossing()
    with file_store.write(actor="a", action="t") as unit:
        bring_in(unit, crossing, "r1")
        rebuild_street_geometry(unit, make=Engine(crossing))
    other = replace(crossing, diagnostics=())
    (found,) = check(file_store.location, recompute=recomputed(other))
    gone = crossing.diagnostics[0]
    assert f"{gone.code} {gone.detail}" in found.detail
    assert "b'" not in found.detail
