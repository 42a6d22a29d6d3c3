"""Layers read from a store, against the records that were written."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from shapely import LineString

from app.mapping.density_layer import density_layer
from app.mapping.store_layers import (
    crash_layer,
    read_crash_points,
    read_junction_layer,
    read_store_layers,
    read_street_layer,
)
from app.mapping.style_tables import CrashClass, StreetClass
from app.store.crashes import insert_crashes, load_crashes
from app.store.streets import insert_network
from app.tasks import Cancelled
from gis.crashes.records import (
    JunctionUid,
    Party,
    PartyRole,
    PositionFlag,
    RoadUid,
    Severity,
)
from gis.diagrams.build import is_late_death
from gis.mapping.features import Shape
from gis.streets.records import Junction, JunctionSource, Road
from tests.helpers.demo import make_crash

X, Y = 200_000.0, 2_600_000.0


def road(uid, name, road_class, x, *, level=0, to=None):
    line = LineString([(X + x, Y), (X + x, Y + 50), (X + x + 1, Y + 100)])
    return Road(
        uid=RoadUid(uid), name=name, road_class=road_class, line=line, level=level, to_junction=to
    )


ROADS = [
    road("a", "民族路", "primary", 0, to="j"),
    road("b", "", "residential", 10, to="k"),
    road("c", "高架", "residential", 20, level=1),
    road("d", "公園步道", "pedestrian", 30),
    road("e", "匝道", "primary_link", 40),
    road("f", "產業道路", "什麼路", 50),
]
JUNCTIONS = [
    Junction(uid=JunctionUid("j"), name="圓環", road_names=("民族路",), at=(X, Y), arms=3),
    Junction(uid=JunctionUid("k"), name="", road_names=("一路", "二路"), at=(X + 5, Y + 5), arms=4),
]


def crash(number, severity=Severity.A2, flag=PositionFlag.GOOD, **more):
    made = make_crash(at=f"2025-01-01T{number:02d}:00", point=(X + number, Y + 2 * number))
    return replace(made, severity=severity, position_flag=flag, **more)


DIED_AT_HOME = Party(sequence=1, role=PartyRole.RIDER, injury_code="5")
CRASHES = [
    (crash(1, Severity.A1, deaths_24h=1, deaths_30d=1), CrashClass.DEATH),
    (crash(2, deaths_30d=1), CrashClass.LATE_DEATH),
    (crash(3), CrashClass.INJURY),
    (crash(4, Severity.A3), CrashClass.DAMAGE),
    (crash(5, Severity.A1, PositionFlag.DEFAULT_POINT, deaths_24h=1), CrashClass.DOUBTFUL),
    (crash(6, flag=PositionFlag.MISMATCH), CrashClass.DOUBTFUL),
    (crash(7, flag=PositionFlag.SWAPPED), CrashClass.INJURY),
    (crash(8, flag=PositionFlag.UNCHECKED, deaths_30d=0), CrashClass.INJURY),
    (crash(9, parties=(DIED_AT_HOME,)), CrashClass.LATE_DEATH),
    (crash(10, Severity.A1, deaths_24h=1, deaths_30d=2), CrashClass.DEATH),
]
NOWHERE = replace(crash(11, flag=PositionFlag.MISSING), point=None)


@pytest.fixture
def town(store):
    with store.write(actor="test", action="test") as unit:
        insert_network(unit, ROADS, JUNCTIONS, run_uid=None)
        insert_crashes(unit, [NOWHERE, *[made for made, _ in CRASHES]], run_uid=None)
    return store


def fids(store, table):
    with store.read() as connection:
        return dict(connection.exec_driver_sql(f"SELECT uid, fid FROM {table}").all())


def test_every_crash_with_a_point_has_its_row_id_its_place_and_its_class(town):
    points = read_crash_points(town)
    numbers = fids(town, "crash")
    found = dict(
        zip(points.ids.tolist(), zip(points.xy.tolist(), points.classes, strict=True), strict=True)
    )
    assert found == {numbers[made.uid]: (list(made.point), wanted) for made, wanted in CRASHES}
    assert (np.diff(points.ids) > 0).all()


def test_late_deaths_are_those_of_the_diagrams(town):
    points = read_crash_points(town)
    late = set(points.ids[points.classes == CrashClass.LATE_DEATH].tolist())
    numbers = fids(town, "crash")
    with town.read() as connection:
        assert late == {numbers[c.uid] for c in load_crashes(connection) if is_late_death(c)}


def test_positions_that_must_not_be_used_stand_apart(town):
    points = read_crash_points(town)
    assert points.usable.sum() == 8
    assert (points.usable == (points.classes != CrashClass.DOUBTFUL)).all()


def test_a_filter_keeps_the_crashes_it_names_and_the_gravest_lie_on_top(town):
    points = read_crash_points(town)
    numbers = fids(town, "crash")
    wanted = [numbers[CRASHES[place][0].uid] for place in (0, 2, 5)]
    layer = crash_layer(points, points.mask_of(np.array(wanted)), dark=False)
    assert sorted(layer.features.ids) == sorted(wanted)
    assert layer.features.classes.tolist() == [
        CrashClass.DOUBTFUL,
        CrashClass.INJURY,
        CrashClass.DEATH,
    ]
    everything = crash_layer(points, dark=False)
    assert len(everything.features) == len(CRASHES)
    places = dict(zip(points.ids.tolist(), points.xy.tolist(), strict=True))
    assert [places[fid] for fid in everything.features.ids] == everything.features.xy.tolist()


def test_streets_have_the_class_and_the_name_of_their_row(town):
    layer = read_street_layer(town, dark=False)
    assert layer.features.shape is Shape.LINE
    numbers = {fid: uid for uid, fid in fids(town, "road").items()}
    uids = [numbers[fid] for fid in layer.features.ids.tolist()]
    classes = dict(zip(uids, layer.features.classes.tolist(), strict=True))
    assert classes == {
        "a": StreetClass.PRIMARY,
        "b": StreetClass.LOCAL,
        "c": StreetClass.LOCAL,
        "d": StreetClass.MINOR,
        "e": StreetClass.TERTIARY,
        "f": StreetClass.LOCAL,
    }
    assert dict(zip(uids, layer.names, strict=True)) == {one.uid: one.name for one in ROADS}
    ring = layer.features.rings_of(uids.index("d"))[0]
    assert ring.tolist() == [[X + 30, Y], [X + 30, Y + 50], [X + 31, Y + 100]]


def test_bridges_and_important_streets_are_drawn_last(town):
    layer = read_street_layer(town, dark=False)
    numbers = {fid: uid for uid, fid in fids(town, "road").items()}
    uids = [numbers[fid] for fid in layer.features.ids.tolist()]
    assert uids[0] == "d"
    assert uids[-2:] == ["a", "c"]


def test_a_junction_without_a_name_is_called_by_the_roads_that_meet(town):
    layer = read_junction_layer(town, dark=False)
    numbers = fids(town, "junction")
    named = dict(zip(layer.features.ids.tolist(), layer.names, strict=True))
    assert named == {numbers["j"]: "圓環", numbers["k"]: "一路 / 二路"}


def test_a_junction_that_lost_its_roads_is_not_shown(town):
    left = Junction(uid=JunctionUid("l"), name="", road_names=(), at=(X + 9, Y), arms=4)
    known = replace(left, uid=JunctionUid("m"), source=JunctionSource.CRASH_TEXT)
    with town.write(actor="test", action="test") as unit:
        insert_network(unit, [], [left, known], run_uid=None)
    layer = read_junction_layer(town, dark=False)
    numbers = fids(town, "junction")
    assert set(layer.features.ids.tolist()) == {numbers[uid] for uid in "jkm"}


def test_an_empty_store_has_layers_that_hold_nothing(store):
    layers, points = read_store_layers(store, dark=True)
    assert [layer.id for layer in layers] == ["streets", "junctions", "crashes"]
    assert [layer.bounds for layer in layers] == [None, None, None]
    assert len(points) == 0
    assert density_layer(points.xy, dark=True).raster is None


def test_reading_can_be_stopped(town):
    def stop(code, share):
        if share > 0.1:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_store_layers(town, dark=False, progress=stop)


def test_the_legend_of_a_density_runs_from_the_top_of_its_ramp_to_nothing():
    xy = np.random.default_rng(3).normal((X, Y), 300.0, (500, 2))
    layer = density_layer(xy, dark=False, top_per_km2=1000.0)
    assert [one.label for one in layer.style.classes] == [
        "≥ 800",
        "600-800",
        "400-600",
        "200-400",
        "0-200",
    ]
    alphas = [one.fill.alpha for one in layer.style.classes]
    assert alphas == sorted(alphas, reverse=True)
    assert layer.raster.rgba.shape[2] == 4
