"""Objects go into both stores and come back bit by bit; nobody overwrites what was not seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shapely import LineString, Point, Polygon

from app.store.check import check
from app.store.store import Store
from app.store.street_objects import change_objects, load_object_versions, load_objects
from gis.problems import Problem
from gis.streets.objects import (
    ObjectChange,
    ObjectKind,
    ObjectLook,
    ObjectUid,
    StreetObject,
    same_object,
)

SIGN = StreetObject(
    uid=ObjectUid("a"),
    kind=ObjectKind.SIGN,
    code="限5 50",
    shape=Point(170000.1234567, 2600000.7654321),
    bearing_deg=359.9999,
    level=1,
)
BAY = StreetObject(
    uid=ObjectUid("b"),
    kind=ObjectKind.BAY,
    code="bay_car",
    shape=Point(170010.0, 2600000.0),
    length_m=6.0,
    width_m=2.2,
)
LINE = StreetObject(
    uid=ObjectUid("c"),
    kind=ObjectKind.MARKING,
    code="lane_line",
    shape=LineString([(170000.1, 2600000.2), (170005.3, 2600001.4), (170009.5, 2600007.6)]),
    look=ObjectLook(colour="white", width_m=0.1, dash_m=(4.0, 6.0)),
    replaces="road.lane_line.0001",
)
ISLAND = StreetObject(
    uid=ObjectUid("d"),
    kind=ObjectKind.ISLAND,
    shape=Polygon([(170000, 2600000), (170009, 2600000), (170003, 2600009)]),
)
ALL = (SIGN, BAY, LINE, ISLAND)


def put(store: Store, change: ObjectChange) -> dict[ObjectUid, int]:
    with store.write(actor="a", action="t") as unit:
        return change_objects(unit, change, load_object_versions(unit.connection))


def held(store: Store) -> tuple[StreetObject, ...]:
    with store.read() as connection:
        return load_objects(connection)


def test_objects_of_all_kinds_come_back_as_they_were(store: Store) -> None:
    assert put(store, ObjectChange(new=ALL)) == {one.uid: 1 for one in ALL}
    found = held(store)
    assert len(found) == len(ALL)
    for one, other in zip(ALL, found, strict=True):
        assert same_object(one, other)


def test_a_box_finds_what_touches_it(store: Store) -> None:
    put(store, ObjectChange(new=ALL))
    with store.read() as connection:
        found = load_objects(connection, bounds=(170009.8, 2599999.0, 170011.0, 2600001.0))
    assert [one.uid for one in found] == ["b"]


def test_an_object_is_changed_deleted_and_put_back(store: Store) -> None:
    put(store, ObjectChange(new=ALL))
    moved = replace(SIGN, shape=Point(170001.0, 2600001.0))
    assert put(store, ObjectChange(gone=(SIGN, BAY), new=(moved,))) == {SIGN.uid: 2}
    assert held(store) == (moved, LINE, ISLAND)
    put(store, ObjectChange(gone=(moved,), new=(SIGN, BAY)))
    assert held(store) == ALL


@pytest.mark.parametrize("new", [(), (replace(SIGN, level=2),)])
def test_what_somebody_else_changed_is_not_overwritten(
    store: Store, new: tuple[StreetObject, ...]
) -> None:
    put(store, ObjectChange(new=ALL))
    other = replace(SIGN, bearing_deg=90.0)
    put(store, ObjectChange(gone=(SIGN,), new=(other,)))
    with pytest.raises(Problem) as raised, store.write(actor="b", action="t") as unit:
        change_objects(unit, ObjectChange(gone=(SIGN,), new=new), {SIGN.uid: 1})
    assert raised.value.code == "STALE_WRITE"
    assert held(store) == (other, BAY, LINE, ISLAND)


def test_a_check_of_the_store_names_sizes_that_cannot_be(file_store: Store) -> None:
    put(file_store, ObjectChange(new=ALL))
    assert check(file_store.location) == []
    put(file_store, ObjectChange(gone=(BAY,), new=(replace(BAY, length_m=-6.0),)))
    assert [(one.code, one.count) for one in check(file_store.location)] == [
        ("CHECK_OBJECT_SIZE", 1)
    ]
